"""``munigraph server``: the local Neo4j."""

from __future__ import annotations

from graphmodel.messages import catalogue
from graphmodel.neo4j import server as local
from munigraph.options import command, format_option, group
from munigraph.terminal import meter, put, put_json, talk

say = catalogue("munigraph.commands")
frame = catalogue("munigraph")


@command("start", say("help_server_start"))
def start() -> None:
    if not local.status().running:
        talk(frame("local_starting"))
    running = local.start(meter(frame("local_fetching")))
    put(say("server_running", uri=running.uri))


@command("stop", say("help_server_stop"))
def stop() -> None:
    how = local.stop()
    put(say(f"server_{how.replace(' ', '_')}"))


@command("status", say("help_server_status"))
@format_option("table", "json")
def status(form: str) -> None:
    now = local.status()
    if form == "json":
        known = {"running": now.running, "version": now.version, "uri": now.uri, "pid": now.pid, "home": str(now.home)}
        put_json(known)
    elif now.running:
        put(say("server_status", version=now.version, uri=now.uri, pid=now.pid, home=now.home))
    else:
        put(say("server_status_not", version=now.version, home=now.home))


server = group("server", say("help_server"), start, stop, status)
