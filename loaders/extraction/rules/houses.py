"""Councils and ministries that a post is held at without a name of their own behind it: "la presidenta del Concejo"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from loaders.extraction.entities.types import Entity, words_of
from loaders.extraction.marks.posts import ordinary_case
from loaders.extraction.posts import Post
from loaders.extraction.reading import Reading
from loaders.extraction.runs import Runs


def at_ministry(reading: Reading, post: Post) -> Post:
    """As in "el ministro de Ambiente, Luis Paz", where the report names the Ministry of that field."""
    words = words_of(post.title)
    if post.organization is not None or len(words) < 3 or post.lemma not in reading.lex.words["posts_with_ministries"]:
        return post
    for e in reading.actors.of_kind("organization"):
        own = words_of(e.name)
        if own[0][:6] == post.lemma.removeprefix("vice")[:6] and own[1 : len(words)] == words[1:]:
            return replace(post, organization=e)
    return post


def at_university(reading: Reading, post: Post) -> Post:
    """As in "el decano de Ingeniería, Luis Paz": at the one university that the report names."""
    if post.organization is not None or post.lemma not in reading.lex.words["posts_of_universities"]:
        return post
    found = [e for e in reading.actors.of_kind("organization") if e.sub == "university"]
    return replace(post, organization=found[0]) if len(found) == 1 else post


def at_council(reading: Reading, post: Post, council: Callable[[], Entity | None] | None) -> Post:
    """As in "la presidenta del Concejo Deliberante, Ana Paz"; those of a list are of the ``council`` spoken of elsewhere."""
    if post.organization is not None or post.weak:
        return post
    unit = reading.units[post.span[0]]
    runs = reading.runs(unit)
    at = runs.cue("of_the", post.end)
    end = _bare(runs, at) if at is not None else None
    if at is not None and end is not None:
        return replace(post, organization=_council(reading, runs, unit.index, at, end))
    words = reading.lex.words
    fitting = post.lemma in words["council_posts"] or post.lemma in words["posts_of_boards"]
    home = council() if council is not None and fitting else None
    return replace(post, organization=home) if home is not None else post


def spoken_of(reading: Reading) -> Entity | None:
    """The one council that a report names, else the first that it calls by its noun alone."""
    councils = reading.lex.words["councils"]
    named = [e for e in reading.actors.of_kind("organization") if e.place and words_of(e.name)[0] in councils]
    if len(named) == 1:
        return named[0]
    for unit in reading.units:
        for k in (k for k, t in enumerate(unit.tokens) if t.key in councils):
            runs = reading.runs(unit)
            if (end := _bare(runs, k)) is not None:
                return _council(reading, runs, unit.index, k, end)
    return None


def _bare(runs: Runs, i: int) -> int | None:
    """The end of a council's noun of two words at i that no name follows: "Concejo Municipal"."""
    token = runs.word(i)
    if token is None or not token.capital or token.key not in runs.lex.words["councils"]:
        return None
    head = runs.lex.body_heads.match(runs.tokens, i)
    if head is None or head[1].plural or head[1].kind != "local_government" or head[0] - i < 2:
        return None
    named = runs.cue("of", head[0]) is not None and runs.is_name_word(head[0] + 1) and not runs.names_field(head[0] + 1)
    return None if named or (runs.is_name_word(head[0]) and not runs.shouting) else head[0]


def _council(reading: Reading, runs: Runs, unit: int, first: int, last: int) -> Entity:
    name = ordinary_case(runs, runs.text(first, last))
    found = next((e for e in reading.actors.of_kind("organization") if e.name == name), None)
    council = found or reading.actors.new(Entity("organization", name, "local_government"))
    council.mentions.append((unit, first, last))
    return council


def of_whole(reading: Reading, post: Post) -> Post:
    """As in "Informe de la Secretaría Técnica. Ana Paz, secretaria técnica": of the body whose unit she is the head of."""
    body, whole = post.organization, reading.publisher
    own = body is not None and words_of(body.name) == words_of(post.title)
    return replace(post, organization=whole) if own and whole is not None and whole is not body else post
