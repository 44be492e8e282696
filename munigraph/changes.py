"""What a change did to the graph, as lines for a person."""

from __future__ import annotations

from graphmodel.diff import Changes
from graphmodel.messages import catalogue

say = catalogue("munigraph.commands")


def change_lines(changes: Changes) -> str:
    """A line for each count that is not zero, or one that says that nothing changed."""
    counts = {name: n for name, n in changes.to_json().items() if n}
    if not counts:
        return say("nothing_changed")
    return "\n".join([say("changed"), *(f"{n:>6}  {_said(name, n)}" for name, n in counts.items())])


def _said(name: str, n: int) -> str:
    return say(f"changed_{name}_one") if n == 1 else say(f"changed_{name}")
