"""PART_OF: a unit named with its parent ("Centro de Desarrollo de la OCDE", "Sección … en ONU-Hábitat")."""

from __future__ import annotations

import itertools

from loaders.extraction.reading import Reading


def apply(reading: Reading) -> None:
    """Every unit that stands with its parent."""
    for child, parent, ref in reading.actors.inner:
        reading.ties.add("PART_OF", child, parent, (ref.unit, ref.first, ref.last), "part.name")
    for unit in reading.units:
        runs = reading.runs(unit)
        bodies = [r for r in reading.rows[unit.index] if r.entity.kind == "organization"]
        for a, b in itertools.pairwise(bodies):
            joined = runs.cue("in", a.last) or runs.cue("of_the", a.last) or runs.cue("of", a.last)
            headed = reading.lex.unit_heads.match(unit.tokens, a.first) is not None
            if headed and joined is not None and runs.skip_articles(joined) == b.first:
                reading.ties.add("PART_OF", a.entity, b.entity, (unit.index, a.first, b.last), "part.beside")
            section = runs.cue("articles", a.last + 1) if runs.text(a.last, a.last + 1) == "," else None
            if section is not None and (kind := runs.cue("sections", section)) is not None:
                within = range(kind, min(kind + 4, b.first + 1))
                if any(
                    (runs.cue("of", k) or k) == b.first or runs.skip_articles(runs.cue("of", k) or k) == b.first for k in within
                ):
                    reading.ties.add("PART_OF", a.entity, b.entity, (unit.index, a.first, b.last), "part.described")
