"""Sheets of key and value: "Donante: …", "Ejecutor: …", "Cobertura: …" below the title of a project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extraction.entities.types import Entity, Ref, place_named
from loaders.extraction.marks.entries import about, heads_a_sheet
from loaders.extraction.reading import Group, Reading
from loaders.extraction.rules.arguments import behind, entry, pairwise
from loaders.extraction.rules.located import country
from loaders.extraction.tables import PORTFOLIO, key_at
from loaders.extraction.units import Mention, Unit

RELATIONS = {
    "sheet_funder": ("SUPPORTS", ("organization",)),
    "sheet_executor": ("LEADS", ("organization",)),
    "sheet_partner": ("PARTICIPATES_IN", ("organization",)),
    "sheet_lead": ("LEADS", ("person",)),
}
ENOUGH = 3  # lines with a known key make a sheet


def name_titles(reading: Reading) -> None:
    """The initiative that each sheet is about, by the value of its title line."""
    for title, lines in _sheets(reading):
        if title.block.kind == "heading" or not _is_sheet(reading, lines):
            continue
        at = _value(reading, title)
        if any(r.entity.kind == "initiative" and r.first == at for r in reading.rows[title.index]):
            continue
        name = " ".join(title.text(at, len(title.tokens)).split()).rstrip(".")
        entity = reading.actors.new(Entity("initiative", name, "project", mentions=[(title.index, at, len(title.tokens))]))
        entity.status = _status(reading, lines)
        mention = Mention("initiative", title.index, at, len(title.tokens), name, "project")
        reading.rows[title.index] = [Ref(entity, title.index, at, len(title.tokens), mention)]


def _named(reading: Reading, title: Unit) -> Entity | None:
    """The initiative that a title line names: not the one that "Nombre del proyecto:" itself may seem to mean."""
    if title.block.kind == "heading" and heads_a_sheet(title):
        title = reading.units[about(reading.units, title.index)]
    at = 0 if not title.block.cells and not _is_key(reading, title, "sheet_title") else _value(reading, title)
    return next((r.entity for r in reading.rows[title.index] if r.entity.kind == "initiative" and r.first >= at), None)


def _is_sheet(reading: Reading, lines: Sequence[Unit]) -> bool:
    return sum(_key(reading, unit) is not None for unit in lines) >= ENOUGH


def find_sections(reading: Reading) -> None:
    """Which blocks stand below a heading that names an initiative: what they leave out is that one."""
    thing: Entity | None = None
    for unit in reading.units:
        if unit.block.kind == "heading":
            first = next(iter(reading.rows[unit.index]), None)
            named = first is not None and first.entity.kind == "initiative" and not first.entity.known
            thing = (
                first.entity
                if first is not None and named and first.entity.sub not in reading.lex.words["worlds_own"]
                else None
            )
        elif thing is not None:
            reading.sections[unit.index] = thing
    for title, lines in _sheets(reading):
        about = _named(reading, title)
        if about is not None and title.block.kind != "heading" and _is_sheet(reading, lines):
            reading.sections.update({unit.index: about for unit in lines})


def apply(reading: Reading) -> None:
    """What each line states of its sheet's initiative."""
    for title, lines in _sheets(reading):
        thing = _named(reading, title)
        if thing is None:
            continue
        for unit in lines:
            key = _key(reading, unit)
            if key is not None:
                _line(reading, unit, key, thing)
    _portfolios(reading)
    for unit in reading.units:
        _inline(reading, unit)


def _inline(reading: Reading, unit: Unit) -> None:
    """As in "**Pozos Seguros.** Ejecutor: X. Donante: Y.": keys inside the block that an initiative's title opens."""
    runs = reading.runs(unit)
    for begin, end in unit.sentences[1:] if ":" in unit.block.text else ():
        keys = (cue for cue in (*RELATIONS, "sheet_place") if (k := runs.cue(cue, begin)) and runs.text(k, k + 1) == ":")
        thing = next(iter(entry(reading, unit, begin)), reading.sections.get(unit.index))
        if thing is not None and (key := next(keys, None)) is not None:
            _state(reading, unit, key, thing, reading.refs(unit, begin, end))


def _portfolios(reading: Reading) -> None:
    """What each row of a table of initiatives states."""
    for table in reading.tables.portfolios:
        for row in table.rows:
            name = table.cell(row, PORTFOLIO[0])
            things = (
                [r.entity for r in reading.refs(row.unit, *name) if r.entity.kind == "initiative"] if name is not None else []
            )
            for key, cell in zip(table.columns, row.cells, strict=False):
                if things and key and key != PORTFOLIO[0] and cell[0] < cell[1]:
                    _state(reading, row.unit, key, things[0], reading.refs(row.unit, *cell))


def _sheets(reading: Reading) -> Iterator[tuple[Unit, list[Unit]]]:
    """Each title line and the lines below it, up to the next title or heading."""
    title: Unit | None = None
    lines: list[Unit] = []
    for unit in reading.units:
        if _is_key(reading, unit, "sheet_title") or unit.block.kind == "heading":
            if title is not None:
                yield title, lines
            title, lines = unit, []
        elif title is not None:
            lines.append(unit)
    if title is not None:
        yield title, lines


def _is_key(reading: Reading, unit: Unit, cue: str) -> bool:
    return key_at(reading.runs(unit), cue) is not None


def _key(reading: Reading, unit: Unit) -> str | None:
    cues = (*RELATIONS, "sheet_place", "sheet_aligned", "sheet_status")
    return next((cue for cue in cues if _is_key(reading, unit, cue)), None)


def _value(reading: Reading, unit: Unit) -> int:
    """Where a line's value begins."""
    k = next(k for k, t in enumerate(unit.tokens) if t.text in (":", "|"))
    return next((n for n in range(k, len(unit.tokens)) if unit.tokens[n].text not in (":", "|")), k)


def _status(reading: Reading, lines: list[Unit]) -> str:
    """What the status line says: planned, concluded, or active."""
    for unit in lines:
        if _is_key(reading, unit, "sheet_status"):
            runs = reading.runs(unit)
            for cue, standing in (("concluded", "concluded"), ("not_begun", "planned"), ("plan", "planned")):
                if runs.said(cue):
                    return standing
            return "active"
    return ""


def _line(reading: Reading, unit: Unit, key: str, thing: Entity) -> None:
    _state(reading, unit, key, thing, reading.refs(unit, _value(reading, unit)))


def _state(reading: Reading, unit: Unit, key: str, thing: Entity, refs: Sequence[Ref]) -> None:
    """What the names of a value are to the initiative, by the key."""
    rule = key.replace("_", ".")
    if key == "sheet_lead" and not any(r.entity.kind == "person" for r in refs):
        key = "sheet_executor"  # "Coordinador: Intendencia de X"
    for ref in refs:
        span = (unit.index, 0, ref.last)
        if key in RELATIONS:
            type_, kinds = RELATIONS[key]
            held = any(p.organization is ref.entity for p in reading.posts_in(unit.index))
            beside = type_ == "LEADS" and ref is not refs[0] and behind(reading, unit, Group.over([ref]), "with")
            if ref.entity.kind in kinds and not held:
                # "Ejecutor: X, en alianza con Y"
                reading.ties.add("PARTICIPATES_IN" if beside else type_, ref.entity, thing, span, rule)
                if beside:
                    pairwise(reading, [refs[0].entity, ref.entity], span, rule, "")
        elif key == "sheet_place" and ref is not refs[0] and _around(reading, unit, ref):
            continue
        elif key == "sheet_place" and ref.entity.kind in ("place", "country"):
            target = country(reading, ref.entity.country) if ref.entity.kind == "country" else ref.entity
            several = sum(r.entity.kind == "place" for r in refs) > 0
            if ref.entity.kind == "place" or not several:
                reading.ties.add("TARGETS", thing, target, span, rule)
        elif key == "sheet_place" and ref.entity.sub == "local_government" and ref.entity.place:
            reading.ties.add("TARGETS", thing, place_named(reading.actors, ref.entity.place), span, rule)
        elif key == "sheet_aligned" and ref.entity.kind == "initiative":
            reading.ties.add("ALIGNED_WITH", thing, ref.entity, span, rule)


def _around(reading: Reading, unit: Unit, ref: Ref) -> bool:
    """As in "A y B, departamento de C": where the places named before lie."""
    runs = reading.runs(unit)
    within = range(max(0, ref.first - 4), ref.first)
    return any(
        unit.tokens[k].key in reading.lex.words["wider_places"]
        and unit.tokens[k - 1].text in (",", "(")
        and runs.skip_articles(runs.cue("of_the", k + 1) or runs.cue("of", k + 1) or k) == ref.first
        for k in within
    )
