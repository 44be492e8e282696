"""At which words alone something may begin, so that nothing is looked for at the others: word lists made of other lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.lexicon import Lexicon


def openings(lex: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """By word, the kinds of mention that may begin with it. An acronym, an ordinal in figures and a mere name may anywhere."""
    words = lex.words
    kinds: dict[str, tuple[Iterable[str], ...]] = {
        "honorific": (lex.honorifics.firsts,),
        "post": (lex.posts.firsts, lex.status.firsts, lex.ordinals, lex.credits.firsts),
        "organization": (
            lex.known_bodies.firsts,
            lex.body_heads.firsts,
            lex.unit_heads.firsts,
            words["small_governments"],
            words["small_bodies"],
        ),
        "event": (lex.event_heads.firsts, lex.ordinals),
        "initiative": (lex.initiative_heads.firsts, lex.known_initiatives.firsts, words["agreement_acronyms"]),
        "geography": (lex.countries.firsts, lex.regions.firsts, lex.demonyms),
        "venue": (lex.cues["venues"].firsts,),
    }
    found: dict[str, tuple[str, ...]] = {}
    for kind, lists in kinds.items():
        for word in set().union(*lists):
            found[word] = (*found.get(word, ()), kind)
    return found


def word_lists(lex: Lexicon) -> dict[str, frozenset[str]]:
    """Words that open what is looked up as a whole: ``descriptions`` ("el programa"), ``set_phrases`` ("con el apoyo de"),
    ``offices``, ``legal_forms``, ``initiative_heads``; ``verbs`` and ``finite_verbs``: their forms."""
    words = lex.words
    described = (words["plural_things"], words["body_words"], lex.body_heads.firsts, lex.unit_heads.firsts)
    return {
        "descriptions": lex.event_generic.union(*described),
        "set_phrases": words["joining_nouns"].union(words["support_nouns"], words["bonds"], lex.predicates.phrases.firsts),
        "verbs": frozenset(lex.predicates.forms),
        "finite_verbs": lex.predicates.finite,
        "offices": frozenset(lex.offices.firsts),
        "legal_forms": frozenset(lex.suffixes.firsts),
        "initiative_heads": frozenset(lex.initiative_heads.firsts),
    }
