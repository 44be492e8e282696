"""Why an actor's names are one, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphmodel.identity.judgements import Judgement
from graphmodel.identity.why import Because
from graphmodel.messages import catalogue
from munigraph.discrepancies import named_reports
from munigraph.terminal import plain
from queries.paths.answer import Source
from queries.paths.render import citation

say = catalogue("munigraph.commands")
_SHOWN = 3  # reasons, unless all are asked for


def reasons(why: Sequence[Because], cited: Mapping[str, Source], *, whole: bool, quotes: int) -> Iterator[str]:
    """A heading and a line for each further name with its passage: the first few, or all.

    Nothing where there is one name only, unless all is asked for: that several reports write it alike surprises nobody.
    """
    shown = list(why) if whole else [b for b in why if b.reason != "same"]
    if not shown:
        return
    yield f"\n{say('why_heading')}"
    few = len(shown) if whole else _SHOWN
    for because in shown[:few]:
        yield f"  {_sentence(because)}"
        if because.statement and quotes:
            yield f"      {citation(because.statement, cited[because.statement.report], plain)}"
    if len(shown) > few:
        yield f"  {say('why_more', n=len(shown) - few)}"


def _sentence(b: Because) -> str:
    values = {"name": b.name, "other": b.other_name, "key": b.key, "reports": named_reports(b.reports)}
    if b.judgement:
        values |= {"id": b.judgement.id, "who": _spoken(b.judgement)}
    return say(f"why_{b.reason}", **{k: plain(v) for k, v in values.items()})


def _spoken(j: Judgement) -> str:
    """Who judged, when and why, as far as it is known."""
    return ", ".join(filter(None, (j.who, j.when[:10], say("quote", quote=j.why) if j.why else ""))) or j.verdict
