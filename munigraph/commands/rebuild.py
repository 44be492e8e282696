"""``munigraph rebuild``: the graph, computed anew."""

from __future__ import annotations

from graphmodel.messages import catalogue
from munigraph.options import command, format_option, store_option
from munigraph.stores import opened
from munigraph.terminal import put, put_json

say = catalogue("munigraph.commands")


@command("rebuild", say("help_rebuild"))
@format_option("table", "json")
@store_option
def rebuild(store: str, form: str) -> None:
    with opened(store) as at:
        other = at.rebuild()
    if form == "json":
        put_json({"different": other})
    else:
        put(say("rebuilt_other" if other else "rebuilt_same"))
