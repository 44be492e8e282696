"""The organization of a stretch of the report: its heading's, its introduction's, its credits', the report's own."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity, Ref, words_of
from loaders.extraction.posts import Post
from loaders.extraction.reading import Reading
from loaders.extraction.units import Unit

ENOUGH = 2  # mentions of a body that the report is about


def named(reading: Reading, unit_index: int) -> list[Ref]:
    """The organizations of a block, those left out that are only an organ of one ("Junta Directiva") or a line of credits."""
    unit = reading.units[unit_index]
    runs = reading.runs(unit)
    return [
        r
        for r in reading.rows[unit_index]
        if r.entity.kind == "organization"
        and " ".join(words_of(r.entity.name)) not in reading.lex.words["organs"]
        and (runs.lex.credits.match(unit.tokens, r.first) or (0,))[0] != r.last
        and not (r.first == 0 and r.last == 1 and runs.text(1, 2) == ":")  # "ABSENT:", "SPEAKER:"
    ]


def headed(reading: Reading, unit: Unit) -> Entity | None:
    """The body that a short heading above consists of."""
    for u in range(unit.index - 1, max(-1, unit.index - 20), -1):
        if reading.units[u].block.kind == "heading":
            bodies = named(reading, u)
            alone = len(bodies) == 1 and len(reading.units[u].tokens) - (bodies[0].last - bodies[0].first) < 3
            return bodies[0].entity if alone else None
    return None


def below_line(reading: Reading, unit: Unit, post: Post) -> Entity | None:
    """The body that stands alone on the line below a post's, as under a signature."""
    below = unit.index + 1
    if post.rule != "post.line" or below >= len(reading.units):
        return None
    bodies = named(reading, below)
    tokens = reading.units[below].tokens
    return bodies[0].entity if bodies and bodies[0].first <= 1 and len(tokens) - bodies[0].last < 3 else None


def introduced(reading: Reading, unit: Unit) -> Entity | None:
    """The body that a line with a colon above a list or table is about: "La junta de la Liga quedó integrada así:"."""
    for u in range(unit.index - 1, max(-1, unit.index - 25), -1):
        above = reading.units[u]
        if above.block.kind == "heading":
            return None
        if above.tokens and above.tokens[-1].text == ":" and above.block.kind not in ("row", "item"):
            begin, _ = above.sentence_of(len(above.tokens) - 1)
            bodies = [r for r in named(reading, u) if r.first >= begin]
            return bodies[0].entity if bodies else None
        if above.block.kind != unit.block.kind:
            return None
    return None


def of_credits(reading: Reading, index: int, own: Entity | None) -> Entity | None:
    """The body of a credits page: the heading's, the one of the posts above, or the publisher."""
    if (heading := heading_body(reading, index)) is not None:
        return heading
    for u in range(index, max(-1, index - 14), -1):
        body = next((r.entity for r in named(reading, u)), None)
        if body is not None and in_credits(reading, u):
            return body
    return own


def in_credits(reading: Reading, unit: int) -> bool:
    """A short block with a name in capitals, or below a heading of credits."""
    tokens = reading.units[unit].tokens
    if len(tokens) > 20:
        return False
    if sum(t.capitals for t in tokens[:6]) > 1:
        return True
    for u in range(unit, max(-1, unit - 12), -1):
        if reading.units[u].block.kind == "heading":
            heading = reading.runs(reading.units[u])
            return heading.said("credits_heading")
    return False


def heading_body(reading: Reading, unit: int) -> Entity | None:
    """The organization in the heading above: "EQUIPO TÉCNICO DE LA …"."""
    for u in range(unit, max(-1, unit - 30), -1):
        if reading.units[u].block.kind == "heading":
            return next((r.entity for r in named(reading, u)), None)
    return None


def principal(reading: Reading) -> Entity | None:
    """The body that the report speaks of most, descriptions included; one that its first blocks name counts more."""
    every = {id(r.entity): r.entity for u in range(len(reading.units)) for r in named(reading, u)}.values()
    bodies = [e for e in every if e.sub not in ("local_government", "multilateral") and not is_part(reading, e)]
    weight = {id(e): len(e.mentions) + len(e.described) + 2 * any(u < 3 for u, _, _ in e.mentions) for e in every}
    first = max(bodies, key=lambda e: weight[id(e)], default=None)
    if first is not None and weight[id(first)] < ENOUGH:
        return None  # one of the bodies that the report happens to name
    return first or only_town(reading)


def is_part(reading: Reading, body: Entity) -> bool:
    """A unit inside a body ("Jefatura de Gabinete"), or letters met once that are nobody's known acronym."""
    words = words_of(body.name)
    once = len(body.mentions) + len(body.described) < ENOUGH and not any(u == 0 for u, _, _ in body.mentions)
    letters = len(words) == 1 and body.name.isupper() and not body.known and once
    return letters or (body.sub == "other" and words[0] in reading.lex.words["parts"])


def only_town(reading: Reading) -> Entity | None:
    """The one local government that the report names, if it is one."""
    towns = [e for e in reading.actors.of_kind("organization") if e.sub == "local_government"]
    return towns[0] if len(towns) == 1 else None
