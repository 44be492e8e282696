"""Writes the pages of docs/ that follow from the program, so that they cannot say anything else.

    python scripts/docs.py            write them
    python scripts/docs.py --check    say which are stale, and leave with 1 if one is

docs/ontology.md   from graphmodel/ontology.yaml and docs/vocabularies.yaml
docs/commands.md   from the command line
docs/queries.md    from the catalogue of queries
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH = 100  # of the commands' help


def main() -> int:
    arguments = argparse.ArgumentParser(description="Write the generated pages of docs/.")
    arguments.add_argument("--check", action="store_true", help="write nothing, say which pages are stale")
    check = arguments.parse_args().check
    stale = 0
    for name, page in PAGES.items():
        file, text = DOCS / name, page()
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if check:
            print(f"docs/{name} is stale; make docs writes it anew")
        else:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"docs/{name} written")
    return int(check and stale > 0)


def ontology_page() -> str:
    from graphmodel.ontology import ontology

    o, source = ontology(), (DOCS.parent / "graphmodel" / "ontology.yaml").read_text("utf-8")
    # What a tie's property says stands behind it in the file, where whoever changes it reads it.
    remarks = dict(re.findall(r"^  (\w+): \w+ *#? *(.*)$", source.partition("\ntie_properties:\n")[2], re.MULTILINE))
    terms: Mapping[str, Mapping[str, Mapping[str, str | None]]] = yaml.safe_load(
        (DOCS / "vocabularies.yaml").read_text("utf-8")
    )
    return page(
        "Ontology",
        "graphmodel/ontology.yaml and docs/vocabularies.yaml",
        "What the graph is made of. Every node and every tie has at least one passage of a report that states it; the facts "
        "document (facts-format.md) is checked against this page's data.",
        "## Nodes",
        table(
            ("kind", "in Spanish", "what it is", "properties", "listed in the facts document as"),
            (
                (
                    code(n.name),
                    n.es,
                    n.meaning,
                    ", ".join(f"{code(p)} {kind}" for p, kind in n.properties.items()),
                    code(n.facts) if n.facts else "",
                )
                for n in o.nodes.values()
            ),
        ),
        "Every node has an `id`, a `name` and its `aliases`, too.",
        *(f"`{n.name}.kind` is one of: {', '.join(map(code, n.kinds))}." for n in o.nodes.values() if n.kinds),
        "For Cypher there are also `(:Passage {id, quote, page, start, end})-[:FROM]->(:Report)` and "
        "`(:Passage)-[:MENTIONS]->(actor)`: the quotations themselves.",
        "## Ties",
        table(
            ("type", "in Spanish", "from", "to", "what it says"),
            (
                (
                    code(t.name),
                    t.es,
                    ", ".join(t.sources),
                    ", ".join(t.targets),
                    t.meaning + (" Symmetric." if t.symmetric else ""),
                )
                for t in o.ties.values()
            ),
        ),
        "A tie is identified by its type, its two ends and its stated begin: two spells of one post are two ties. Symmetric "
        "ties are stored once, from the smaller id; ask for them without a direction.",
        "Every tie carries:",
        table(("property", "type", "what it says"), ((code(p), kind, remarks[p]) for p, kind in o.tie_properties.items())),
        "## Statuses",
        "Of an initiative or an agreement, in the order of the ladder: "
        + " < ".join(map(code, o.ladder))
        + ". What a report says "
        "is planned stays planned until a report says more.",
        "Of a post: " + ", ".join(map(code, o.post_statuses)) + ".",
        "Of a report (`kind`): " + ", ".join(map(code, o.document_kinds)) + ".",
        "## The same terms elsewhere",
        "[Popolo](https://www.popoloproject.com/specs/) · [W3C ORG](https://www.w3.org/TR/vocab-org/) · "
        "[schema.org](https://schema.org/), [PROV](https://www.w3.org/TR/prov-o/) · "
        "[FollowTheMoney](https://followthemoney.tech/). An empty cell: that vocabulary has no term for it.",
        *(
            table(
                ("ours", "Popolo", "W3C ORG", "schema.org, PROV", "FollowTheMoney"),
                ((code(t), *(e[v] or "" for v in VOCABULARIES)) for t, e in rows.items()),
            )
            for rows in terms.values()
        ),
    )


VOCABULARIES = ("popolo", "org", "schema", "ftm")


def commands_page() -> str:
    import click

    from munigraph.cli import commands

    def walk(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
        context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH)
        yield f"{'#' * (2 if parent is None or parent.parent is None else 3)} {context.command_path}"
        yield f"```text\n{command.get_help(context).rstrip()}\n```"
        if isinstance(command, click.Group):
            for child in sorted(command.list_commands(context)):
                found = command.get_command(context, child)
                if found and not found.hidden:
                    yield from walk(found, child, context)

    return page("Commands", "the command line itself (each command's `--help`)", *walk(commands(), "munigraph", None))


def queries_page() -> str:
    from graphmodel.messages import catalogue
    from queries.catalogue import NamedQuery, queries

    say = catalogue("munigraph.commands")

    def entry(q: NamedQuery) -> Iterator[str]:
        yield f"### {q.name}"
        yield f"{q.en}  \n{q.es}"
        if q.parameters:
            head = ("parameter", "type", "without it", "for example", "what it is")
            rows = (
                (
                    code(p.name),
                    p.type,
                    code(json.dumps(p.default, ensure_ascii=False)) if p.optional else "must be given",
                    code(",".join(p.example) if p.type == "strings" else str(p.example)),
                    p.en,
                )
                for p in q.parameters
            )
            yield table(head, rows)
        yield f"Columns: {', '.join(map(code, q.columns))}."
        yield f"```cypher\n{q.statement}\n```"

    return page(
        "Queries",
        "the files of queries/catalogue",
        "Ready-made questions, the same rows, in the same order, of every store: `munigraph query NAME -p parameter=value`. "
        "A new one is a file, see CONTRIBUTING.md.",
        "A parameter of type `name` or `part` is typed without regard to case and accents: `garcia` finds *García*. The "
        "statement gets a regular expression for it; in Neo4j Browser give one yourself: `:param organization => "
        "'(?i).*municipio.*'`, and `''` for all.",
        *(
            part
            for group, some in groupby(queries(), key=lambda q: q.group)
            for part in (f"## {say(f'group_{group}')}", *(part for q in some for part in entry(q)))
        ),
    )


PAGES: Mapping[str, Callable[[], str]] = {
    "ontology.md": ontology_page,
    "commands.md": commands_page,
    "queries.md": queries_page,
}


def page(title: str, source: str, *parts: str) -> str:
    """A page of Markdown; its second line says where to change it."""
    return "\n\n".join((f"# {title}", f"<!-- Generated from {source} by `make docs`: change it there. -->", *parts)) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines
    )


def code(text: str) -> str:
    return f"`{text}`"


if __name__ == "__main__":
    raise SystemExit(main())
