"""Pairs of actors that may be one, for a person to decide. Nothing here merges anything. Pure.

    proposals(known)             those alike first; none that is one already, or on which somebody has judged
    doubtful(known, pair)        the same pair as things are now, None where it is decided

Compared are actors of one kind that share a word, or an acronym and the name that spells it: a word that very many share
says nothing, and is no reason to compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from graphmodel.graph import Node
from graphmodel.identity.judgements import RecordKey
from graphmodel.identity.known import Known
from graphmodel.ids import node_id
from graphmodel.lookup import ACTORS
from graphmodel.names import content, fold, numbers, person_words, split_acronym

_CROWD = 60  # actors that share a word, beyond which it says nothing
_SHORTEST = 3  # letters of a word that is a reason to compare
_ALIKE, _WORD_ALIKE = 0.88, 0.75


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors by their smallest records; ``reason`` is equal, initial, shorter, acronym or alike; ``likeness`` up to 1."""

    one: RecordKey
    other: RecordKey
    reason: str
    likeness: float


def proposals(known: Known) -> list[Proposal]:
    """All pairs worth a look, the likest first."""
    decided = _decided(known)
    pairs = (
        (one, other) for one, other in _pairs(known.nodes.of_kind(*ACTORS)) if frozenset((one.id, other.id)) not in decided
    )
    found = filter(None, (_proposal(known, one, other) for one, other in pairs))
    return sorted(found, key=lambda p: (-p.likeness, p.one, p.other))


def doubtful(known: Known, pair: Proposal) -> Proposal | None:
    """A pair as it is after judgements on it or on others."""
    ids = [node_id(known.cluster(r) or r) for r in (pair.one, pair.other)]
    if frozenset(ids) in _decided(known) or len(set(ids)) == 1:
        return None
    return _proposal(known, *(known.nodes.nodes[i] for i in ids))


def _decided(known: Known) -> set[frozenset[str]]:
    """The pairs of nodes on which somebody has judged."""
    return {frozenset(node_id(known.cluster(r) or r) for r in (j.one, j.other)) for j in known.judgements if known.awake(j)}


def _proposal(known: Known, one: Node, other: Node) -> Proposal | None:
    reason = _reason(one, other)
    if not reason:
        return None
    first, second = sorted(known.members(n.id)[0] for n in (one, other))
    return Proposal(first, second, reason, round(_likeness(one, other), 3))


def _pairs(nodes: Iterable[Node]) -> list[tuple[Node, Node]]:
    """Pairs that have something in common, in the order of their ids."""
    blocks: dict[tuple[str, str], dict[str, Node]] = {}
    for node in nodes:
        for block in _blocks(node):
            blocks.setdefault((node.kind, block), {})[node.id] = node
    crowds = (list(block.values()) for block in blocks.values() if len(block) <= _CROWD)
    found = {(a.id, b.id): (a, b) for crowd in crowds for a, b in combinations(sorted(crowd, key=lambda n: n.id), 2)}
    return [found[ids] for ids in sorted(found)]


def _blocks(node: Node) -> Iterator[str]:
    for form in (node.name, *node.aliases):
        words = fold(split_acronym(form)[0]).split()
        yield from (w for w in content(words) if len(w) >= _SHORTEST)
        if node.kind != "Person" and len(words) > 1:
            yield from _initials(form)


def _initials(name: str) -> set[str]:
    """What an acronym of this name may be."""
    words = fold(split_acronym(name)[0]).split()
    return {"".join(w[0] for w in some) for some in (words, content(words)) if len(some) > 1}


def _reason(one: Node, other: Node) -> str:
    """Why two may be one; "" where nothing says so, or their countries or numbers say that they are not."""
    countries = {n.properties.get("country", "") for n in (one, other)} - {""}
    if len(countries) > 1 or numbers(one.name) != numbers(other.name):
        return ""
    if one.kind == "Person":
        found = _of_people(person_words(one.name), person_words(other.name))
    else:
        found = "acronym" if _spelt(one, other) or _spelt(other, one) else ""
    if fold(one.name) == fold(other.name):
        return "equal"
    return found or ("alike" if _likeness(one, other) >= _ALIKE and _misspelt(one, other) else "")


def _misspelt(one: Node, other: Node) -> bool:
    """Whether the words in which two names differ are alike, too: two municipalities differ in all that counts."""
    here, there = (fold(n.name).split() for n in (one, other))
    only, others = (" ".join(w for w in a if w not in b) for a, b in ((here, there), (there, here)))
    return not only or not others or SequenceMatcher(None, only, others).ratio() >= _WORD_ALIKE


def _of_people(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    short, full = sorted((one, other), key=lambda w: (len(w), len(w[0])))
    if len(short) > 1 and len(short[0]) == 1 < len(full[0]):
        return "initial" if full[0][0] == short[0] and set(short[1:]) <= set(full[1:]) else ""
    if 1 < len(short) < len(full) and short[0] == full[0] and _in_order(short, full):
        return "shorter"
    return ""


def _in_order(short: Iterable[str], full: Iterable[str]) -> bool:
    """Whether the words of one stand in the other, in their order."""
    rest = iter(full)
    return all(word in rest for word in short)


def _spelt(short: Node, long: Node) -> bool:
    """Whether the one is called by an acronym alone that the other's name spells."""
    acronym = fold(short.name)
    return " " not in acronym and any(acronym in _initials(form) for form in (long.name, *long.aliases))


def _likeness(one: Node, other: Node) -> float:
    return SequenceMatcher(None, fold(one.name), fold(other.name)).ratio()
