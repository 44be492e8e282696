"""Options that say which part of the graph a command is about; ``graphmodel.selection`` says what they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from graphmodel.graph import Graph
from graphmodel.messages import catalogue

if TYPE_CHECKING:
    from graphmodel.selection import Selection

say = catalogue("munigraph.commands")


@dataclass(frozen=True, slots=True)
class Asked:
    """The part that is asked for, as typed; ``stated`` and ``shown`` of the graph are what it leaves."""

    focus: tuple[str, ...]
    hops: int
    report: tuple[str, ...]
    as_of: str | None
    kind: tuple[str, ...]
    min_reports: int

    def stated(self, graph: Graph) -> Graph:
        """What the chosen reports state, as known on the day, in enough of them: routes are found in this."""
        from graphmodel.selection import Selection, select

        return select(graph, Selection(reports=self.report, as_of=self.as_of or "", min_reports=self.min_reports))

    def shown(self, graph: Graph, keep: tuple[str, ...] = ()) -> Graph:
        """The whole selection; the nodes ``keep`` stay whatever their kind and distance."""
        from graphmodel.selection import select

        return select(graph, replace(self._selection(graph), keep=keep))

    def described(self, graph: Graph) -> str:
        """What part it is, for those who see it; empty where it is everything."""
        from graphmodel.selection import described

        return described(graph, self._selection(graph))

    def _selection(self, graph: Graph) -> Selection:
        from graphmodel.lookup import find_kind
        from graphmodel.selection import Selection
        from queries.dossier import find_subject

        kinds = tuple(dict.fromkeys(map(find_kind, self.kind)))
        focus = tuple(dict.fromkeys(find_subject(graph, name).id for name in self.focus))
        return Selection(focus, self.hops, self.report, self.as_of or "", kinds, self.min_reports)


def selection_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--focus``, ``--hops``, ``--report``, ``--as-of``, ``--kind`` and ``--min-reports``, given as one ``asked``."""

    @wraps(function)
    def gathered(*arguments: Any, **given: Any) -> Any:
        asked = Asked(**{name: given.pop(name) for name in Asked.__slots__})
        return function(*arguments, asked=asked, **given)

    least = click.IntRange(min=1)
    options = (
        click.option("--focus", multiple=True, metavar=say("name_metavar"), help=say("help_select_focus")),
        click.option("--hops", type=least, default=1, show_default=True, metavar="N", help=say("help_select_hops")),
        click.option("--report", multiple=True, metavar=say("report_metavar"), help=say("help_select_report")),
        click.option("--as-of", metavar=say("date_metavar"), help=say("help_select_as_of")),
        click.option("--kind", multiple=True, metavar=say("kind_metavar"), help=say("help_select_kind")),
        click.option("--min-reports", type=least, default=1, metavar="N", help=say("help_select_min_reports")),
    )
    for option in reversed(options):
        gathered = option(gathered)
    return gathered
