"""Facts as lines that a person can write down, for tables of examples and for comparing two readings.

    Marta Olmedo · alcaldesa · Municipio de Ribera Alta · current      a post; "-" where it has no organization
    Marta Olmedo · alcaldesa · Municipio de Ribera Alta · former · 2012 to 2015      with its stated term
    Liga Azul SUPPORTS Plan Ríos Vivos (planned)                        a tie; its status in brackets where it has one
    Organization: Liga Azul                                             an entity, by its kind in the ontology
    Event: II Encuentro de Ríos = 2025-03-04                            an event with its date
    Initiative: Plan Ríos Vivos = planned                               an initiative with its status

A symmetric tie may be written either way round; standing and date may be left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from graphmodel.facts import Document, FactsDocument
from graphmodel.ontology import ontology
from graphmodel.references import entities
from loaders.extraction import extract
from loaders.readers import READERS

Line = tuple[tuple[str, ...], str]


def read(text: str, format: str = "markdown") -> FactsDocument:
    """The facts of a text."""
    return extract(READERS[format]("informe", text), Document(id="informe"))


def lines(facts: FactsDocument) -> Iterator[Line]:
    """Every fact in each of the ways it may be written down, the fullest first, and the rule that read it."""
    for kind, e in entities(facts):
        said, evidence = f"{kind}: {e.name}", getattr(e, "evidence", None)
        more = getattr(e, "date", None) or getattr(e, "status", None)
        yield ((f"{said} = {more}", said) if more else (said,)), (evidence.rule if evidence else "") or ""
    for code in facts.countries:
        yield (f"Country: {code}",), ""
    for r in facts.roles:
        post = f"{r.person} · {r.title} · {r.organization or '-'}"
        term = (f"{post} · {r.status} · {r.since or ''} to {r.until or ''}".rstrip(),) if r.since or r.until else ()
        yield (*term, f"{post} · {r.status}", post), r.evidence.rule or ""
    for t in facts.relations:
        ties = [f"{t.source} {t.type} {t.target}"]
        ties += [f"{t.target} {t.type} {t.source}"] * ontology().ties[t.type].symmetric
        yield (*(f"{tie} ({t.status})" for tie in ties if t.status), *ties), t.evidence.rule or ""


def matching(pattern: str, told: list[Line]) -> list[Line]:
    """The lines that a pattern describes; ``*`` stands for anything."""
    return [line for line in told if any(fnmatchcase(form, pattern) for form in line[0])]
