"""Judgements as JSON, "munigraph-judgements/1": what ``munigraph identity export`` writes, and a team keeps in git.

    {"format": "munigraph-judgements/1",
     "judgements": [{"id": "j-0a1b2c3d", "verdict": "same",
                     "one": {"report": "acta", "kind": "Person", "name": "ana ruiz"}, "other": {…},
                     "who": "Ana", "when": "2025-03-01T10:00:00Z", "why": "…"}]}

In the order of their records. An id follows from verdict and records; who writes a file by hand may leave it out, and names
may be written as the report has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from graphmodel.errors import InputError
from graphmodel.identity.judgements import Judgement, RecordKey, judge
from graphmodel.identity.resolution import KINDS
from graphmodel.messages import catalogue
from graphmodel.names import fold

say = catalogue("graphmodel")
FORMAT = "munigraph-judgements/1"
_SAID = ("who", "when", "why")


def as_json(j: Judgement) -> dict[str, Any]:
    """A judgement as JSON-ready data."""
    one, other = (dict(zip(RecordKey._fields, record, strict=True)) for record in (j.one, j.other))
    return {"id": j.id, "verdict": j.verdict, "one": one, "other": other, "who": j.who, "when": j.when, "why": j.why}


def write(judgements: Iterable[Judgement]) -> str:
    """The text of a file of judgements; equal judgements give equal bytes."""
    ordered = sorted(judgements, key=lambda j: (j.one, j.other, j.verdict))
    return json.dumps({"format": FORMAT, "judgements": [as_json(j) for j in ordered]}, ensure_ascii=False, indent=1) + "\n"


def read(text: str | bytes, name: str) -> list[Judgement]:
    """The judgements of such a text; ``name`` says in errors whose it is. InputError names the place that is wrong."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:  # RecursionError: brackets in brackets, thousands deep
        raise InputError(say("judgements_no_json", file=name, why=error)) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("judgements"), list):
        raise InputError(say("judgements_other_format", file=name, format=FORMAT))
    return [from_json(item, name, f"judgements[{n}]") for n, item in enumerate(data["judgements"])]


def from_json(item: object, name: str, place: str) -> Judgement:
    """The judgement of what ``as_json`` gives; InputError names the file and the place in it that is wrong."""
    data = item if isinstance(item, dict) else {}
    verdict = data.get("verdict")
    if verdict not in ("same", "different"):
        raise InputError(say("judgements_wrong", file=name, place=f"{place}.verdict", wanted='"same", "different"'))
    for key in _SAID:
        if not _is_text(data.get(key, "")):
            raise InputError(say("judgements_wrong", file=name, place=f"{place}.{key}", wanted='"…"'))
    one, other = (_record(data.get(end), name, f"{place}.{end}") for end in ("one", "other"))
    return judge(verdict, one, other, **{key: data.get(key, "") for key in _SAID})


def _record(item: object, name: str, place: str) -> RecordKey:
    data = item if isinstance(item, dict) else {}
    parts = [data.get(key) for key in RecordKey._fields]
    if not all(_is_text(p) and p for p in parts) or parts[1] not in KINDS:
        wanted = '{"report": "…", "kind": "' + "|".join(KINDS) + '", "name": "…"}'
        raise InputError(say("judgements_wrong", file=name, place=place, wanted=wanted))
    report, kind, written = map(str, parts)
    return RecordKey(report, kind, fold(written))


def _is_text(value: object) -> bool:
    """Whether it is a text that can be stored: half a character cannot."""
    return isinstance(value, str) and value.encode(errors="replace").decode() == value
