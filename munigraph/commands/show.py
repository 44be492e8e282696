"""``munigraph show``: all that is known of one actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

import click

from graphmodel.discrepancies.whole import discrepancies_in
from graphmodel.graph import Node, Statement
from graphmodel.identity.known import Known
from graphmodel.identity.why import explained
from graphmodel.lookup import kind_name
from graphmodel.messages import catalogue
from munigraph import phrases, words
from munigraph.discrepancies import heading
from munigraph.notes import Notes
from munigraph.options import command, format_option, store_option
from munigraph.stores import opened
from munigraph.terminal import plain, put_json, put_prose
from munigraph.why import reasons
from queries.dossier import Bond, Dossier, Post, dossier, find_subject, sources
from queries.paths.answer import Source
from queries.paths.render import citation

say = catalogue("munigraph.commands")


@command("show", say("help_show"))
@click.argument("name", metavar=say("name_metavar"))
@click.option("-q", "--quotes", type=click.IntRange(min=0), default=1, show_default=True, help=say("help_show_quotes"))
@click.option("--why", "whole", is_flag=True, help=say("help_show_why"))
@format_option("table", "json")
@store_option
def show(name: str, quotes: int, whole: bool, store: str, form: str) -> None:
    with opened(store) as at:
        graph = at.graph()
        subject = find_subject(graph, name)
        why = at.look(lambda memory: explained(Known(memory, graph), subject))
        contradictions = at.look(lambda memory: discrepancies_in(graph, memory, subject.id))
    known = dossier(graph, subject.id)
    if form == "json":
        more = {"why": [b.to_json() for b in why], "discrepancies": [d.to_json() for d in contradictions]}
        put_json(known.to_json() | more)
        return
    cited = sources(graph, [b.statement for b in why if b.statement])
    told = [*lines(known, quotes), *reasons(why, cited, whole=whole, quotes=quotes)]
    if contradictions:
        told += ["", say("discrepancies_here"), *(f"  {heading(d)}" for d in contradictions)]
    put_prose("\n".join(told))


def lines(known: Dossier, quotes: int) -> Iterator[str]:
    """A dossier as lines for a person, each tie with at most so many quotations, each quotation once and numbered."""
    node, notes = known.node, Notes()
    yield f"{plain(node.name)} — {', '.join([kind_name(node.kind), *_properties(node)])}"
    if node.aliases:
        yield say("aliases", names="; ".join(map(plain, node.aliases)))
    if known.posts:
        yield f"\n{say('posts')}"
    for post in known.posts:
        yield from _quoted(f"  {_post(post, of_person=node.kind == 'Person')}", post.evidence, known.sources, quotes, notes)
    for (type_, direction), bonds in groupby(known.ties, key=lambda b: (b.type, b.direction)):
        heading = words.tie(type_, direction)
        yield f"\n{heading[:1].upper()}{heading[1:]}"
        for bond in bonds:
            yield from _quoted(f"  {_bond(bond)}", bond.evidence, known.sources, quotes, notes)
    if not known.posts and not known.ties:
        yield from _quoted(f"\n{say('no_ties')}", node.evidence, known.sources, max(quotes, 1), notes)


def _properties(node: Node) -> Iterator[str]:
    for key, value in sorted(node.properties.items(), reverse=True):
        if node.kind != "Report" or key not in ("report", "title"):
            yield words.value(value) if key == "kind" else words.status(value) if key == "status" else plain(value)


def _post(post: Post, *, of_person: bool) -> str:
    other = post.organization if of_person else post.person
    title = plain(post.title)
    named = say("post_at", post=title, organization=plain(other.name)) if of_person and other else title
    if not of_person:
        named = f"{plain(other.name)}, {title}" if other else say("post_vacant", post=title)
    return named + phrases.of_post(post)


def _bond(bond: Bond) -> str:
    return plain(bond.other.name) + phrases.of_bond(bond)


def _quoted(
    line: str, evidence: tuple[Statement, ...], sources: Mapping[str, Source], quotes: int, notes: Notes
) -> Iterator[str]:
    """A line with its quotations: those told before by their number, the others below it."""
    known, new = notes.cite(evidence[:quotes])
    yield " ".join([line, *(f"[{n}]" for n in known)])
    for n, statement in new:
        yield f"      [{n}] {citation(statement, sources[statement.report], plain)}"
    rest = len(evidence) - quotes
    if quotes and rest > 0:
        yield f"      {say('more_quotes', n=rest) if rest > 1 else say('more_quotes_one')}"
