"""``munigraph extract``: what a report states, without a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from graphmodel.errors import InputError
from graphmodel.facts import Evidence, FactsDocument, Relation
from graphmodel.messages import catalogue
from graphmodel.quotations import legible
from loaders import find_files
from munigraph import words
from munigraph.loading import read_file
from munigraph.options import command, format_option
from munigraph.outcome import FAILED, complain
from munigraph.table import table
from munigraph.terminal import paragraph, plain, put, put_json, width, wrapped

say = catalogue("munigraph.commands")


@command("extract", say("help_extract"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=say("paths_metavar"))
@format_option("table", "json")
def extract(files: tuple[Path, ...], form: str) -> int | None:
    several = len(files) > 1 or files[0].is_dir()
    refused = False
    for file, found in _read(files):
        if isinstance(found, InputError):
            refused = True
            complain(found)
        elif form == "json":
            put_json(found.to_json(), one_line=several)
        else:
            _tell(found, file)
    return FAILED if refused else None


def _read(paths: Iterable[Path]) -> Iterator[tuple[Path, FactsDocument | InputError]]:
    """The facts of every file, or why there are none."""
    for path in paths:
        try:
            files = find_files([path])
        except InputError as error:
            yield path, error
            continue
        for file in files:
            try:
                yield file, read_file(file).facts
            except InputError as error:
                yield file, error


def _tell(facts: FactsDocument, file: Path) -> None:
    names = {e.id: e.name for kind in (facts.people, facts.organizations, facts.places) for e in kind if e.id}
    names |= {e.id: e.name for kind in (facts.initiatives, facts.events) for e in kind if e.id}

    def name(reference: str | None) -> str:
        return names.get(reference or "", reference or "")

    put(paragraph(say("extracted", title=plain(facts.document.title or facts.document.id), file=file, n=facts.count)))
    _section("Person", ("name", "aliases"), [(p.name, list(p.aliases)) for p in facts.people])
    _section(
        "Organization",
        ("name", "kind", "country", "aliases"),
        [(o.name, words.value(o.kind), o.country, list(o.aliases)) for o in facts.organizations],
    )
    _section("Country", ("code",), [(", ".join(facts.countries),)] if facts.countries else [])
    _section("Place", ("name", "country"), [(p.name, p.country) for p in facts.places])
    _section(
        "Role",
        ("person", "post", "organization", "status"),
        [(name(r.person), r.title, name(r.organization), words.status(r.status)) for r in facts.roles],
        [r.evidence for r in facts.roles],
    )
    _section(
        "Initiative",
        ("name", "kind", "status"),
        [(i.name, words.value(i.kind), words.status(i.status)) for i in facts.initiatives],
        [i.evidence for i in facts.initiatives],
    )
    _section("Event", ("name", "date", "place"), [(e.name, e.date, name(e.place)) for e in facts.events])
    _ties(facts.relations, name)
    _section("Topic", ("name",), [("; ".join(t.name for t in facts.topics),)] if facts.topics else [])
    put()


def _section(kind: str, columns: tuple[str, ...], rows: list[tuple[object, ...]], evidence: Iterable[Evidence] = ()) -> None:
    if rows:
        put(f"\n{words.kind(kind, many=True)}")
        put(table([say(f"column_{c}") for c in columns], rows, width(), notes=[[_quoted(e)] for e in evidence]))


def _ties(relations: Iterable[Relation], name: Callable[[str], str]) -> None:
    """A line for each tie; neighbours that one quotation states have it once, below the last."""
    groups = [(quoted, list(ties)) for quoted, ties in groupby(relations, key=lambda r: _quoted(r.evidence))]
    if groups:
        put(f"\n{say('ties')}")
    for quoted, ties in groups:
        for r in ties:
            status = f" ({words.status(r.status)})" if r.status else ""
            put(wrapped(plain(f"{name(r.source)} · {words.tie(r.type)} · {name(r.target)}{status}"), width()))
        put(wrapped(f"    {plain(quoted)}", width()))


def _quoted(e: Evidence) -> str:
    quote = say("quote", quote=legible(e.quote))
    return f"{quote} ({say('page', page=e.page)})" if e.page else quote
