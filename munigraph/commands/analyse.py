"""``munigraph analyse``: network measures."""

from __future__ import annotations

from collections.abc import Callable

import click

from graphmodel.messages import catalogue
from munigraph.options import F, command, format_option, group, store_option
from munigraph.stores import opened
from munigraph.table import as_csv
from munigraph.terminal import put_bytes, put_json, put_prose
from queries import analytics
from queries.analytics.answer import Answer
from queries.analytics.brokerage import GROUPINGS
from queries.analytics.crossing import two_countries

say = catalogue("munigraph.commands")


def measured(top: int) -> Callable[[F], F]:
    """The options that every measure has; ``top`` is how many it shows."""
    shown = click.option(
        "--top", type=click.IntRange(min=1), default=top, show_default=True, metavar="N", help=say("help_analyse_top")
    )
    date = click.option("--as-of", metavar=say("date_metavar"), help=say("help_as_of"))
    steady = click.option("--leave-out", type=click.IntRange(min=0), metavar="N", help=say("help_analyse_leave_out"))
    form = format_option("table", "csv", "json")
    return lambda function: shown(date(steady(form(store_option(function)))))


@command("centrality", say("help_centrality"))
@click.option(
    "--measure",
    type=click.Choice(list(analytics.MEASURES)),
    default=next(iter(analytics.MEASURES)),
    show_default=True,
    help=say("help_centrality_measure"),
)
@measured(top=10)
def centrality(measure: str, top: int, as_of: str | None, leave_out: int | None, store: str, form: str) -> None:
    with opened(store) as at:
        graph = at.graph()
    _put(analytics.centrality(graph, measure, top, as_of=as_of, leave_out=leave_out), form)


@command("communities", say("help_communities"))
@measured(top=10)
def communities(top: int, as_of: str | None, leave_out: int | None, store: str, form: str) -> None:
    with opened(store) as at:
        graph = at.graph()
    _put(analytics.communities(graph, top, as_of=as_of, leave_out=leave_out), form)


@command("brokers", say("help_brokers"))
@click.option("--by", type=click.Choice(GROUPINGS), default=GROUPINGS[0], show_default=True, help=say("help_brokers_by"))
@click.option("--between", "countries", metavar=say("countries_metavar"), help=say("help_brokers_between"))
@measured(top=10)
def brokers(by: str, countries: str | None, top: int, as_of: str | None, leave_out: int | None, store: str, form: str) -> None:
    pair = two_countries(countries) if countries else None
    with opened(store) as at:
        graph = at.graph()
    if pair:
        _put(analytics.brokers_between(graph, *pair, top, as_of=as_of, leave_out=leave_out), form)
    else:
        _put(analytics.brokers(graph, top, by=by, as_of=as_of, leave_out=leave_out), form)


def _put(answer: Answer, form: str) -> None:
    if form == "json":
        put_json(answer.to_json())
    elif form == "csv":
        put_bytes(as_csv(*answer.table()))
    else:
        put_prose(answer.as_text())


analyse = group("analyse", say("help_analyse"), centrality, communities, brokers)
