"""``munigraph verify``: whether the store is as it should be."""

from __future__ import annotations

from graphmodel.messages import catalogue
from graphmodel.verification import Verdict, verified
from munigraph.counts import counted, listed
from munigraph.options import command, format_option, store_option
from munigraph.outcome import FAILED, complain
from munigraph.stores import opened
from munigraph.terminal import put, put_json

say = catalogue("munigraph.commands")


@command("verify", say("help_verify"))
@format_option("table", "json")
@store_option
def verify(store: str, form: str) -> int | None:
    with opened(store) as at:
        contents = at.contents()
    verdict = verified(contents)
    if form == "json":
        put_json(verdict.to_json())
    elif verdict.well:
        names = ("reports", "nodes", "ties", "evidence")
        put(say("verified_well", **{name: counted(name, getattr(verdict, name)) for name in names}))
    else:
        _complain(verdict)
    return None if verdict.well else FAILED


def _complain(verdict: Verdict) -> None:
    """What differs, and what to do, in one line. A wrong text comes first: the graph of it is no better when it is rebuilt."""
    nodes, ties, evidence = len(verdict.wrong_nodes), len(verdict.wrong_ties), verdict.wrong_evidence
    if verdict.texts:
        complain(say("verified_texts", reports=listed(verdict.texts)))
    elif nodes or ties or evidence:
        wrong = {"nodes": nodes, "ties": ties, "evidence": evidence}
        complain(say("verified_computed", **{name: counted(name, n) for name, n in wrong.items()}))
    else:
        complain(say("verified_memory"))
