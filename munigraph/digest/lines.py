"""One line for one piece of news, in the language in use."""

from __future__ import annotations

from collections.abc import Callable

from graphmodel.changes.comparison import status
from graphmodel.discrepancies import Claim, Discrepancy
from graphmodel.graph import Node, Statement, Tie
from graphmodel.messages import catalogue
from graphmodel.news.digest import Digest, Item
from graphmodel.ontology import ontology
from munigraph import words
from queries.paths.answer import Source
from queries.paths.render import citation

say = catalogue("munigraph.digest")
TITLE, _LONGEST = 60, 160
_LADDER = ("agreements_moved", "agreements_back")

Text = Callable[[str], str]
"""Prepares what comes from a report for where it is printed."""


def item_line(told: Digest, section: str, item: Item, text: Text) -> str:
    """What is new, without its passage."""
    row = item.row
    if isinstance(item.was, Node) and isinstance(item.now, Node) and section in ("joined", "parted"):
        return _two(told, item.was, item.now, text, joined=section == "joined")
    said = _node(row, text) if isinstance(row, Node) else _tie(told, item, row, text)
    if section in _LADDER:
        return f"{said}: {_step(item.was)} → {_step(item.now)}"
    if isinstance(row, Tie):
        said += _marks(row, text, confirmed=section == "confirmed")
    return said


def claim_line(told: Digest, found: Discrepancy, claim: Claim, text: Text) -> str:
    """One side of a contradiction with its passage."""
    said = words.status(claim.said) if found.kind in ("ended", "ladder") else text(claim.said)
    return say("claim", said=said, passage=quotation(told, claim.statement, text, claim.date))


def quotation(told: Digest, s: Statement, text: Text, date: str = "") -> str:
    """A passage, cut where it is long, with its report, page and date; ``date`` is that of a report that is no news."""
    report = told.report(s.report)
    source = Source(short(report.name, TITLE), report.properties.get("date", "")) if report else Source(s.report, date)
    return citation(s, source, lambda quote: text(short(quote, _LONGEST)))


def where(s: Statement, text: Text) -> str:
    """Only where a passage stands: the report's id and the page."""
    return text(say("where_page", report=s.report, page=s.page) if s.page else say("where", report=s.report))


def _two(told: Digest, was: Node, now: Node, text: Text, *, joined: bool) -> str:
    """The two that became one, by their names before, or the two that one became."""
    c = told.comparison
    one, other = (was, c.before.nodes.get(now.id, now)) if joined else (c.after.nodes.get(was.id, was), now)
    names = {"one": text(one.name), "other": text(other.name)}
    return say("two_called", name=names["one"]) if one.name == other.name else say("both", **names)


def _node(node: Node, text: Text) -> str:
    said = [words.value(node.properties["kind"])] if node.properties.get("kind") not in (None, "other") else []
    said += [] if node.kind in ("Organization", "Person", "Initiative", "Event") else [words.kind(node.kind).lower()]
    said += [node.properties[key] for key in ("country", "date") if node.properties.get(key)]
    return text(node.name) + (f" ({text(', '.join(said))})" if said else "")


def _tie(told: Digest, item: Item, tie: Tie, text: Text) -> str:
    source, target = (text(told.end(item, end).name) for end in (tie.source, tie.target))
    if tie.type == "HOLDS":
        body = told.body(item, tie.target)
        post = say("post_at", post=target, organization=text(body.name)) if body else target
        return say("post_of", person=source, post=post)
    if ontology().ties[tie.type].symmetric:
        source, target = sorted((source, target))
    return f"{source} – {target}" if tie.type == "COOPERATES_WITH" else f"{source} {words.tie(tie.type)} {target}"


def _marks(tie: Tie, text: Text, *, confirmed: bool) -> str:
    """What else is said of a tie, in brackets; that somebody is in office goes without saying."""
    marks = [words.status(tie.status)] if tie.status not in ("", "current", "unknown") else []
    marks += [say("as", capacity=text(tie.capacity))] if tie.capacity else []
    marks += [say("since", date=tie.since)] if tie.since else []
    marks += [say("until", date=tie.until)] if tie.until else []
    marks += [say("by", n=tie.reports)] if confirmed else []
    return f" ({', '.join(marks)})" if marks else ""


def _step(row: Node | Tie | None) -> str:
    return words.status((status(row) if row else "") or "unknown")


def short(given: str, longest: int) -> str:
    """At most so many letters of it, cut between words."""
    flat = " ".join(given.split())
    return flat if len(flat) <= longest else flat[:longest].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
