"""From a dossier, and from the routes to its actor, to a brief; pure, in the language in use.

Who it is, posts now and before, agreements with their status, partners, initiatives, events, whom to ask, and the reports.
All of it where that fits on two pages or is wanted; else of each section the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from exports.brief import Brief, Item, Quote, Section
from graphmodel.graph import Graph, Statement
from graphmodel.lookup import kind_name
from graphmodel.messages import catalogue, language
from graphmodel.quotations import legible
from munigraph import phrases, words
from munigraph.brief.sections import Group, day_of, grouped, newest, status_of
from munigraph.notes import Notes
from munigraph.terminal import plain
from queries.dossier import Bond, Dossier, Post
from queries.paths.answer import Path, PathAnswer
from queries.paths.render import hop_sentence

say = catalogue("munigraph.brief")
T = TypeVar("T")
# Of each section so many where all would be more than two pages of A4.
MOST = {"posts_now": 8, "posts_before": 3, "agreements": 5, "partners": 5, "initiatives": 4, "events": 4, "places": 2}
_TIES = 2  # with one other actor
_ROUTES = 1
_NAMED = 3
_TWO_PAGES = 88  # lines, of so many characters, as Chromium prints the page
_LINE = 105


def compose(graph: Graph, known: Dossier, answer: PathAnswer | None = None, *, whole: bool = False) -> Brief:
    """The brief of a dossier; ``answer`` has the routes to its actor, ``whole`` leaves nothing out."""
    everything = _written(_Writer(graph, known, answer, cut=False, routes=None if whole else _ROUTES))
    if whole or _length(everything) <= _TWO_PAGES:
        return everything
    return _written(_Writer(graph, known, answer, cut=True, routes=_ROUTES))


def _written(writer: _Writer) -> Brief:
    sections = [*writer.posts(), *writer.ties(), *writer.named(), *writer.routes(), writer.reports()]
    return Brief(
        plain(writer.known.node.name),
        tuple(_who(writer.graph, writer.known)),
        tuple(s for s in sections if s.items or s.lead),
        say("foot"),
        language(),
    )


class _Writer:
    """The sections of one brief, to be asked for in their order: a quotation stands in full where it is first needed."""

    def __init__(self, graph: Graph, known: Dossier, answer: PathAnswer | None, *, cut: bool, routes: int | None) -> None:
        self.graph = graph
        self.known = known
        self._answer = answer
        self._cut = cut
        self._routes = routes
        self._sources = {**known.sources, **(answer.sources if answer else {})}
        self._notes = Notes()
        self._letters: dict[str, str] = {}

    def posts(self) -> Iterator[Section]:
        """Those in office, by the newest report first, then those who were."""
        told = sorted(self.known.posts, key=self._told, reverse=True)
        for key, former in (("posts_now", False), ("posts_before", True)):
            yield self._section(key, [p for p in told if (p.status == "former") == former], self._post)

    def ties(self) -> Iterator[Section]:
        """Agreements, partners, initiatives, events and places, each with all ties to one."""
        groups = grouped(self.graph, self.known)
        for key in ("agreements", "partners", "initiatives", "events", "places"):
            yield self._section(key, getattr(groups, key), self._group)

    def named(self) -> Iterator[Section]:
        """Where an actor is named of whom no report states anything."""
        if not self.known.posts and not self.known.ties:
            item = self._item("", "", self.known.node.evidence[:_NAMED])
            yield Section(say("named"), (item,), lead=say("named_here"))

    def routes(self) -> Iterator[Section]:
        """Whom to ask, with each hop of the best routes; or why there is none."""
        if self._answer:
            items = tuple(item for path in self._answer.paths[: self._routes] for item in self._route(path))
            heading = say("routes", name=plain(self._answer.source.name))
            yield Section(heading, items, lead=plain(self._answer.reason))

    def reports(self) -> Section:
        """The reports that were cited, with their pages and the numbers of their quotations."""
        nodes = {n.properties.get("report", n.id): n for n in self.graph.of_kind("Report")}
        items = []
        for report, letter in self._letters.items():
            pages = ", ".join(map(str, self._notes.pages(report)))
            file = nodes[report].properties.get("source", "") if report in nodes else ""
            told = (self._sources[report].date or say("undated"), file, say("pages", pages=pages) if pages else "")
            text = " · ".join(filter(None, map(plain, told)))
            items.append(
                Item(f"{letter}. {plain(self._sources[report].title).rstrip('.')}", f", {text}", self._notes.of(report))
            )
        return Section(say("reports"), tuple(items))

    def _section(self, key: str, subjects: Sequence[T], tell: Callable[[T], Item]) -> Section:
        shown = subjects[: MOST[key]] if self._cut else subjects
        rest = len(subjects) - len(shown)
        return Section(say(key), tuple(map(tell, shown)), more=say("more", n=rest) if rest else "")

    def _post(self, post: Post) -> Item:
        of_person = self.known.node.kind == "Person"
        other = post.organization if of_person else post.person
        name, beside = (post.title, other.name if other else "") if of_person else (other.name if other else "", post.title)
        told = "" if post.status == "former" else self._told(post)
        text = (f", {plain(beside)}" if beside else "") + phrases.of_post(post, told)
        return self._item(plain(name) or say("vacant"), text, post.evidence[:1])

    def _told(self, post: Post) -> str:
        """The date of the newest report that states it."""
        return max((self._sources[s.report].date for s in post.evidence), default="")

    def _group(self, group: Group) -> Item:
        shown = newest(group)[:_TIES] if self._cut else group
        told = [day_of(self.graph, group) if group[0].other.kind == "Event" else "", *map(self._relation, shown)]
        rest = len(group) - len(shown)
        told += [say("more_ties", n=rest) if rest > 1 else say("more_ties_one")] if rest else []
        best = sorted((s for bond in shown for s in bond.evidence[:1]), key=lambda s: -len(s.quote))
        text = "; ".join(dict.fromkeys(filter(None, told)))
        return self._item(plain(group[0].other.name), f": {text}", best)

    def _relation(self, bond: Bond) -> str:
        """What the actor is to the other, or the other to it, in the words of the ontology, and how far it is."""
        phrase = say(f"inverse_{bond.type}") if bond.direction == "backward" else words.tie(bond.type)
        status = status_of(self.graph, bond) or ("unknown" if bond.type == "COOPERATES_WITH" else "")
        return phrase + phrases.of_bond(replace(bond, tie=replace(bond.tie, status=status)))

    def _route(self, path: Path) -> Iterator[Item]:
        yield Item(" → ".join(plain(a.name) for a in path.actors), f". {_ask(path)}")
        weakest = path.weakest_hop
        for hop in path.hops:
            yield self._item("", hop_sentence(hop, plain, weakest=hop is weakest), hop.evidence[:1])

    def _item(self, name: str, text: str, evidence: Iterable[Statement]) -> Item:
        known, new = self._notes.cite(evidence)
        return Item(name, text, tuple(known), tuple(self._quote(n, s) for n, s in new))

    def _quote(self, number: int, s: Statement) -> Quote:
        letter = self._letters.setdefault(s.report, _letter(len(self._letters)))
        parts = (letter, say("page", page=s.page) if s.page else "", "" if s.verified else say("unverified"))
        return Quote(number, say("quote", quote=plain(legible(s.quote))), ", ".join(filter(None, parts)))


def _who(graph: Graph, known: Dossier) -> Iterator[str]:
    """What it is, its other names, and what is known of it in numbers."""
    node = known.node
    own = node.properties
    status = own.get("status", "")
    what = [kind_name(node.kind).capitalize(), words.value(own["kind"]) if own.get("kind") not in (None, "other") else ""]
    what += [words.country(own["country"]) if own.get("country") else "", own.get("date", ""), own.get("place", "")]
    what += [words.status(status) if status not in ("", "unknown") else ""]
    yield ", ".join(plain(part) for part in what if part)
    if node.aliases:
        yield say("aliases", names="; ".join(map(plain, node.aliases)))
    ties = [t for t in graph.touching[node.id] if t.type != "HAS_TOPIC"]
    dates = sorted(s.date for s in known.sources.values() if s.date)
    counts = {"ties": len(ties), "reports": len(known.sources)}
    if dates:
        span = dates[0] if dates[0] == dates[-1] else say("span", first=dates[0], last=dates[-1])
        yield say("counted", **counts, span=span)
    else:
        yield say("counted_undated", **counts)


def _length(brief: Brief) -> int:
    """About so many lines it takes on paper."""
    texts = [f"{i.name}{i.text}" for s in brief.sections for i in s.items if i.name or i.text]
    texts += [q.text for s in brief.sections for i in s.items for q in i.quotes]
    return 2 * len(brief.sections) + len(brief.lines) + sum(1 + len(text) // _LINE for text in texts)


def _letter(n: int) -> str:
    """The letter of the n-th report, from 0: A to Z, then A1 to Z1, and so on."""
    return chr(ord("A") + n % 26) + (str(n // 26) if n >= 26 else "")


def _ask(path: Path) -> str:
    """Whom to ask first, in which post."""
    ask = path.ask
    if not ask or not ask.post:
        return say("ask", name=plain(ask.actor.name if ask else path.actors[1].name))
    return say("ask_post", name=plain(ask.actor.name), post=plain(", ".join(filter(None, (ask.post, ask.organization)))))
