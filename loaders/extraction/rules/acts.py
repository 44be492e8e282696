"""The act that a press note is about where nothing names it: "firmaron hoy el Convenio X. El acto …" is the signing of X."""

from __future__ import annotations

from loaders.extraction.entities.types import Entity
from loaders.extraction.reading import Reading
from loaders.extraction.units import Unit

LEAD = 5  # blocks in which a note says what was done


def find(reading: Reading) -> None:
    """Where no event is named but a report speaks of "el acto": the signing or opening that its first blocks tell of."""
    if reading.main_event is not None or not _spoken_of(reading):
        return
    for unit in reading.units[:LEAD]:
        if unit.block.kind == "heading":
            continue
        for begin, end in unit.sentences:
            if (event := _act(reading, unit, begin, end)) is not None:
                reading.main_event = event
                return


def _spoken_of(reading: Reading) -> bool:
    """Whether some block speaks of "el acto" or "la ceremonia"."""
    return any(
        reading.runs(u).cue("definite", k - 1) == k or reading.runs(u).cue("contracted", k - 1) == k
        for u in reading.units
        for k in reading.runs(u).words("act_words")
        if k
    )


def _act(reading: Reading, unit: Unit, begin: int, end: int) -> Entity | None:
    """The act that a sentence tells of: an agreement that is signed, named and not denied."""
    runs = reading.runs(unit)
    forms = reading.lex.predicates.forms
    verbs = [
        k
        for k in runs.words("verbs", begin, end)
        if forms[unit.tokens[k].key].verb in reading.lex.words["signing_verbs"]
        and forms[unit.tokens[k].key].tense in ("past", "present")
    ]
    nouns = [k for k in runs.words("act_nouns", begin, end) if k]
    at = min([*verbs, *nouns], default=None)
    if at is None or any(runs.said(c, begin, end) for c in ("negation", "refusal", "cancelled", "wished")):
        return None
    for ref in reading.refs(unit, at, end):
        if ref.entity.kind == "initiative" and ref.entity.sub in ("agreement", "twinning") and not ref.entity.generic:
            noun = reading.lex.act_name
            k = ref.first - 1
            joint = reading.lex.contractions.get(unit.tokens[k].key, reading.lex.contractions[""])
            name = f"{noun} {joint} {ref.entity.name}"
            event = reading.actors.new(Entity("event", name, aliases=[noun], mentions=[(unit.index, at, ref.last)]))
            for p in reading.refs(unit, begin, at):
                if p.entity.kind == "person":
                    span = (unit.index, p.first, ref.last)
                    for who in filter(None, (p.entity, reading.home(p.entity))):
                        reading.ties.add("PARTICIPATED_IN", who, event, span, "attendance.signer")
            return event
    return None
