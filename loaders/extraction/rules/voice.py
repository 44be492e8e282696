"""Who "I" and "we" are: the person interviewed, the author of a column, the body whose bulletin it is."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Reading
from loaders.extraction.runs import QUOTES
from loaders.extraction.units import Unit

HEAD = 8  # blocks in which an interview says whom it is with, and a column whose it is
ASKED = 3  # questions that make an interview


def find(reading: Reading) -> None:
    """The blocks in which somebody speaks of themselves: the answers of an interview, the text of a column."""
    asked = [u.index for u in reading.units if u.block.text.rstrip(' *_»”"').endswith("?") and len(u.tokens) < 60]
    if len(asked) >= ASKED:
        speaker, first = _interviewed(reading), asked[0] + 1
    else:
        asked = []
        speaker, first = _author(reading), 1
    if speaker is None:
        return
    for unit in reading.units[first:]:
        if unit.block.kind == "paragraph" and unit.index not in asked and unit.runs.cue("by", 0) is None:
            reading.voices[unit.index] = speaker


def _interviewed(reading: Reading) -> Entity | None:
    """Whom the head of an interview names: behind "conversación con", else the first who holds a post."""
    for unit in reading.units[:HEAD]:
        runs = reading.runs(unit)
        for k in runs.every("talk_with"):
            end = unit.sentence_of(k)[1]
            if (ref := next((r for r in reading.refs(unit, k, end) if r.entity.kind == "person"), None)) is not None:
                return ref.entity
    heads = [u for u in reading.units[:HEAD] if reading.runs(u).cue("by", 0) is None]
    named = (r.entity for u in heads for r in reading.rows[u.index] if r.entity.kind == "person")
    return next((p for p in named if reading.home(p) is not None), None)


def _author(reading: Reading) -> Entity | None:
    """Whose name stands alone behind "Por", with a post at a body: "Por Ana Paz, alcaldesa de Saya"."""
    for unit in reading.units[:HEAD]:
        first = next(iter(reading.rows[unit.index]), None)
        byline = reading.runs(unit).cue("by", 0) is not None and len(unit.tokens) < 20
        if byline and first is not None and first.entity.kind == "person" and first.first == 1:
            home = reading.home(first.entity)
            return first.entity if home is not None and home.sub == "local_government" else None
    return None


def singular(reading: Reading, unit: Unit, k: int) -> bool:
    """Whether a verb form is the first person's of the past: "firmé", "asistí"."""
    token = unit.tokens[k]
    accented = not token.text[-1].isascii() and not token.capitals
    return accented and token.key.endswith(tuple(reading.lex.words["my_endings"]))


def speaking(reading: Reading, unit: Unit, k: int) -> list[Entity] | None:
    """Who does what a verb in the first person says, outside of quotations; None where the verb is in no such form."""
    voice = reading.voices.get(unit.index)
    if voice is not None and singular(reading, unit, k):
        return [voice]
    if not unit.tokens[k].key.endswith(tuple(reading.lex.words["our_endings"])):
        return None
    if voice is not None:
        home = reading.home(voice)
        return [home] if home is not None else [voice]
    quoted = any(t.text in QUOTES or t.text in QUOTES.values() for t in unit.tokens)
    return [reading.publisher] if reading.publisher is not None and not quoted else []
