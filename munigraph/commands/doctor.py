"""``munigraph doctor``: whether computer, store and server are in order and safe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from graphmodel.findings import LEVELS, Finding, Level
from graphmodel.messages import catalogue
from munigraph.examination import examined
from munigraph.options import command, format_option, store_option
from munigraph.outcome import FAILED
from munigraph.terminal import put, put_json, put_prose

say = catalogue("munigraph.commands")


@command("doctor", say("help_doctor"))
@format_option("table", "json")
@store_option
def doctor(store: str, form: str) -> int | None:
    found = list(examined(store))
    counts = Counter(f.level for f in found)
    if form == "json":
        put_json({"counts": {level: counts[level] for level in LEVELS}, "findings": [f.to_json() for f in found]})
    else:
        _tell(found, counts)
    return FAILED if counts["serious"] else None


def _tell(found: Sequence[Finding], counts: Mapping[Level, int]) -> None:
    """What is grave comes last, where it is read."""
    wide = max(len(say(f"level_{level}")) for level in LEVELS)
    for finding in sorted(found, key=lambda f: LEVELS.index(f.level)):
        put_prose(f"{say(f'level_{finding.level}').ljust(wide)}  {finding.what}")
        if finding.advice:
            put_prose(f"{' ' * wide}  → {finding.advice}")
    put()
    put_prose(
        say("doctor_serious" if counts["serious"] else "doctor_well", serious=counts["serious"], warning=counts["warning"])
    )
