"""What the commands that judge have in common: who speaks, and the account of what was judged."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime

from graphmodel.diff import Changes
from graphmodel.identity import Known, Plan, Said
from graphmodel.judgements import spoken
from graphmodel.judgements_json import as_json
from graphmodel.messages import catalogue
from munigraph.changes import change_lines
from munigraph.cli import DEFAULT_STORE
from munigraph.demonstration import command_line
from munigraph.terminal import put, put_json

say = catalogue("munigraph.commands")


def said_now(who: str | None, why: str) -> Said:
    """Said now; by the user of this computer, unless somebody else is named."""
    return Said(_user() if who is None else who, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), why)


def tell_judged(plan: Plan, known: Known, changes: Changes, store: str, form: str) -> None:
    """Print what was judged, what that changed, and how to undo it; ``known`` is what was judged before."""
    before = {j.id: j for j in known.judgements}
    if form == "json":
        made = [as_json(before.get(j.id, j)) for j in plan.judgements]
        put_json({"judgements": made, "changes": changes.to_json()})
        return
    for j in plan.judgements:
        put(say(f"judged_{j.verdict}", id=j.id, one=spoken(j.one), other=spoken(j.other)))
    new = [j.id for j in plan.judgements if j.id not in before]
    if not new:
        put(say("judged_before"))
        return
    if plan.nodes > 2:
        put(say("judged_nodes", n=plan.nodes))
    put(change_lines(changes))
    named = None if store == DEFAULT_STORE else store
    put(say("judged_undo", command=command_line("identity", "undo", *new, store=named)))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without a user, Windows without one
        return ""
