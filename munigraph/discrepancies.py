"""Contradictions between reports as text for a person: each side with its passage, report and date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from graphmodel.countries import country_name
from graphmodel.discrepancies import Claim, Discrepancy
from graphmodel.discrepancies.whole import discrepancies_in
from graphmodel.messages import catalogue
from graphmodel.store import Store
from munigraph import words
from munigraph.terminal import plain, put_bytes, put_json, put_prose, talk
from queries.dossier import sources
from queries.paths.answer import Source
from queries.paths.render import citation, escaped

say = catalogue("munigraph.commands")

_NAMED = 3  # reports, before the rest is counted


def put_discrepancies(store: Store, form: str) -> None:
    """Print all contradictions of a store in one of the formats table (text), json, md."""
    graph = store.graph()
    found = store.look(lambda memory: discrepancies_in(graph, memory))
    cited = sources(graph, [c.statement for d in found for c in d.claims])
    if form == "json":
        put_json([d.to_json() for d in found])
    elif form == "md":
        put_bytes(as_markdown(found, cited))
    elif found:
        put_prose("\n\n".join(as_text(found, cited)))
        talk("\n" + say("discrepancies_advice"))
    else:
        talk(say("discrepancies_none", store=store.name))


def heading(d: Discrepancy, text: Callable[[str], str] = plain) -> str:
    """What contradicts what, in one line."""
    return say(f"discrepancy_{d.kind}", subject=text(d.subject))


def as_text(found: Sequence[Discrepancy], cited: Mapping[str, Source]) -> Iterator[str]:
    """A paragraph for each contradiction: what each side says, where, and its passage below."""
    for n, d in enumerate(found, 1):
        lines = [f"{n}. {heading(d)}"]
        for c in d.claims:
            lines += [f"   {said(d, c)} — {plain(named_reports(c.reports))}", f"      {_quoted(c, cited, plain)}"]
        yield "\n".join(lines)


def as_markdown(found: Sequence[Discrepancy], cited: Mapping[str, Source]) -> str:
    """A section for each contradiction, ready to paste; ends with a line break."""
    lines = [f"# {say('discrepancies_heading', n=len(found))}"]
    for d in found:
        lines += ["", f"## {heading(d, escaped)}", ""]
        lines += (
            f"- **{escaped(said(d, c))}**: {_quoted(c, cited, escaped)} ({escaped(named_reports(c.reports))})" for c in d.claims
        )
    return "\n".join([*lines, ""])


def said(d: Discrepancy, claim: Claim) -> str:
    """What one side says, in the reader's words."""
    ways: dict[str, Callable[[str], str]] = {"ended": words.status, "ladder": words.status, "country": country_name}
    return plain(ways.get(d.kind, str)(claim.said))


def named_reports(reports: Sequence[str]) -> str:
    """Reports by their ids, a few of them."""
    names, rest = ", ".join(reports[:_NAMED]), len(reports) - _NAMED
    return say("and_more", names=names, n=rest) if rest > 0 else names


def _quoted(claim: Claim, cited: Mapping[str, Source], text: Callable[[str], str]) -> str:
    source = cited[claim.statement.report]
    return citation(claim.statement, source, text) if claim.statement.quote else text(source.title)
