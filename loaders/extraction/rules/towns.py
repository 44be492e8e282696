"""Local governments near a post: which of them it may be held at, and the town's own where its council is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.entities.types import Entity, Ref, provincial, words_of
from loaders.extraction.gazetteer import dateline
from loaders.extraction.posts import Post, organization
from loaders.extraction.reading import Reading


def fits(reading: Reading, body: Entity, lemma: str) -> bool:
    """Whether a government is not one that is named after another post ("Intendencia" of an intendente, not of a mayor)."""
    head = words_of(reading.lex.government_of.get(lemma, ""))
    if head and (head[0] in reading.lex.words["higher_governments"]) != _higher(reading, body):
        return False
    houses = {word[:6] for word in reading.lex.words["small_governments"]}
    namesakes = ({k[:6] for k in reading.lex.government_of} & houses) - {reading.lex.town[:6].casefold()}  # any mayor's
    own, wanted = words_of(body.name)[0][:6], lemma[:6]
    return own == wanted or own not in namesakes or wanted not in namesakes


def _higher(reading: Reading, body: Entity) -> bool:
    """Whether a government is a province's, a region's or a state's."""
    words = words_of(body.name)
    town = any(w in reading.lex.words["town_adjectives"] for w in words)
    return provincial(body.name) or (words[0] in reading.lex.words["higher_governments"] and not town)


def spoken_of(reading: Reading, refs: Sequence[Ref], lemma: str) -> Iterator[Ref]:
    """Places and local governments, the last one first; no province behind its town ("Ribera (Cuenca)")."""
    for n, ref in reversed(list(enumerate(refs))):
        e = ref.entity
        runs = reading.runs(reading.units[ref.unit])
        if lemma in reading.lex.words["governors"] and e.kind == "place" and dateline(runs, ref.first, ref.last):
            continue  # "TALCA.- El gobernador …": where the note was written
        sign = reading.units[ref.unit].tokens[ref.first - 1].text if ref.first else ""
        if sign in ("(", ",") and any(o.entity.kind == "place" and o.last == ref.first - 1 for o in refs[:n]):
            continue
        if any(o.first <= ref.first and ref.last <= o.last and o.entity.kind == "organization" for o in refs if o is not ref):
            continue  # "Diputación de Cuenca"
        if (e.kind == "place" and e.sub != "region") or (e.sub == "local_government" and fits(reading, e, lemma)):
            yield ref


def rules_town(reading: Reading, body: Entity) -> bool:
    """A local government, or the council of one."""
    return body.sub == "local_government" or words_of(body.name)[0] in reading.lex.words["councils"]


def ruled(reading: Reading, post: Post) -> Post:
    """A mayor's post at the town's government, where only its council is named: "Concejo Municipal de X"."""
    body, words = post.organization, reading.lex.words
    if body is None or post.lemma not in words["executives"] or words_of(body.name)[0] not in words["councils"]:
        return post
    if not body.place:
        parent = next((p for part, p, _ in reading.actors.inner if part is body), None)
        return replace(post, organization=parent) if parent is not None else post
    home = organization.governing(reading.actors, post.lemma, body.place, (post.span[0], post.at, post.end))
    return replace(post, organization=home)
