"""Counts and lists of names in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from graphmodel.messages import catalogue

say = catalogue("munigraph.commands")

_NAMED = 5


def counted(what: str, n: int) -> str:
    """ "1 report", "2 reports": ``what`` is reports, nodes, ties, evidence or judgements."""
    return say(f"count_{what}_one") if n == 1 else say(f"count_{what}", n=n)


def listed(names: Sequence[str]) -> str:
    """The first names, and how many more."""
    first = ", ".join(names[:_NAMED])
    return say("and_more", names=first, n=len(names) - _NAMED) if len(names) > _NAMED else first
