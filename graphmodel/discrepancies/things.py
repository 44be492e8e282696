"""Contradictions about names and things: an acronym spelt out differently, a status that goes down, dates, countries.

Dates and countries keep equal names apart, so two nodes of one name may be one thing of which reports say different
things. That is told where the name has words of its own, and is no local government's: places share names, words do not.
Who judged two nodes different has answered it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from graphmodel.countries import countries_in
from graphmodel.discrepancies.claims import Claim, Discrepancy, Told, discrepancy, first, last
from graphmodel.discrepancies.rules import rules
from graphmodel.graph import Statement
from graphmodel.identity import keys
from graphmodel.identity.buckets import components
from graphmodel.identity.judgements import RecordKey
from graphmodel.identity.records import Record
from graphmodel.identity.witnesses import named
from graphmodel.names import bare_words, content, fold, is_acronym, numbers, spells, split_acronym, vocabulary
from graphmodel.ontology import ontology
from graphmodel.stated import NodeShare

_MONTH = 7


def of_things(told: Told) -> Iterator[Discrepancy]:
    """All contradictions about names and things."""
    yield from _acronyms(told)
    yield from _ladders(told)
    yield from _dates(told)
    yield from _countries(told)


# --- statuses


def _ladders(told: Told) -> Iterator[Discrepancy]:
    steps = {step: n for n, step in enumerate(ontology().ladder)}
    for i, shares in told.of("Initiative"):
        said = sorted(
            (told.date(s.report), steps[status], s.report)
            for s in shares
            if s.properties.get("kind") not in rules().without_ladder
            and steps.get(status := s.properties.get("status", ""))
            and told.date(s.report)
        )
        down = [(a, b) for a, b in combinations(said, 2) if a[1] > b[1] and last(a[0]) < first(b[0])]
        fallen = sorted({step for pair in down for _, step, _ in pair})
        claims = [
            told.claim(ontology().ladder[step], [s for pair in down for _, n, r in pair if n == step for s in told.about(i, r)])
            for step in fallen
        ]
        if claims:
            yield discrepancy("ladder", told.name(i), claims, (i,))


# --- dates and countries


def _dates(told: Told) -> Iterator[Discrepancy]:
    for nodes in _alike(told, "Event"):
        said = _values(told, nodes, "date")
        for values in _disagreeing(sorted(said), numbers(told.name(nodes[0]))):
            claims = [told.claim(v, said[v]) for v in values]
            yield discrepancy("date", told.name(nodes[0]), claims, _saying(told, nodes, "date", values))


def _disagreeing(dates: Sequence[str], number: str) -> Iterator[list[str]]:
    """Dates of one event that cannot be one: of a numbered one any, else those of one month; meetings come again."""
    pairs = [
        (a, b)
        for a, b in combinations(dates, 2)
        if (last(a) < first(b)) and (number or (len(a) > _MONTH and a[:_MONTH] == b[:_MONTH]))
    ]
    for crowd in components(pairs, lambda pair: pair):
        yield sorted({date for pair in crowd for date in pair})


def _countries(told: Told) -> Iterator[Discrepancy]:
    for nodes in _alike(told, "Organization"):
        said = _values(told, nodes, "country")
        if len(said) > 1:
            claims = [told.claim(c, _speaking_of(c, said[c])) for c in sorted(said)]
            yield discrepancy("country", told.name(nodes[0]), claims, _saying(told, nodes, "country", said))


def _speaking_of(country: str, statements: Sequence[Statement]) -> Sequence[Statement]:
    """Those that name the country, where any does."""
    return [s for s in statements if country in countries_in(s.quote)] or statements


def _values(told: Told, nodes: Sequence[str], key: str) -> dict[str, list[Statement]]:
    """What is said of a property, with the passages of the reports that say it."""
    found: dict[str, list[Statement]] = {}
    for i in nodes:
        for share in told.nodes[i]:
            if value := share.properties.get(key):
                found.setdefault(value, []).extend(told.about(i, share.report))
    return found


def _saying(told: Told, nodes: Sequence[str], key: str, values: Mapping[str, object] | Sequence[str]) -> list[str]:
    """The nodes of which one of these values is said."""
    return [i for i in nodes if any(s.properties.get(key) in values for s in told.nodes[i])]


def _alike(told: Told, kind: str) -> Iterator[list[str]]:
    """Nodes of one name that only a bar keeps apart, and each node of which reports say different things."""
    nodes = {i: _own_names(shares) for i, shares in told.of(kind)}
    by_name: dict[str, list[str]] = {}
    for i, names in nodes.items():
        for name in names:
            by_name.setdefault(name, []).append(i)
    pairs = [p for found in by_name.values() for p in combinations(found, 2) if frozenset(p) not in told.parted]
    edges: dict[str, set[tuple[str, ...]]] = {}
    for pair in pairs:
        for i in pair:
            edges.setdefault(i, set()).add(pair)
    yield from components(list(nodes), lambda i: edges.get(i, ()))


def _own_names(shares: Sequence[NodeShare]) -> set[str]:
    """The names by which a node would be found elsewhere, without those that are anybody's."""
    found: set[str] = set()
    for s in shares:
        record = _record(s)
        keyed = keys.organization(record, ()) if s.kind == "Organization" else keys.thing(record, (), "")
        found |= {name for name in keyed.full if ":" not in name and "@" not in name}
    return found


def names_of(share: NodeShare) -> set[str]:
    """The names, acronyms among them, under which what may contradict a share is found."""
    spelt = {fold(acronym) for acronym, _ in _spelt_out(share)} if share.kind == "Organization" else set()
    return _own_names([share]) | spelt


def _record(share: NodeShare) -> Record:
    key = RecordKey(share.report, share.kind, fold(share.name))
    said = share.properties
    return Record(key, share.name, share.aliases, said.get("country", ""), said.get("kind", ""), said.get("date", ""))


# --- acronyms


def _acronyms(told: Told) -> Iterator[Discrepancy]:
    spelt: dict[str, dict[str, list[tuple[str, NodeShare, str]]]] = {}
    for i, shares in told.of("Organization"):
        for share in shares:
            for acronym, long in _spelt_out(share):
                spelt.setdefault(fold(acronym), {}).setdefault(" ".join(bare_words(long)), []).append((i, share, long))
    for acronym in sorted(spelt):
        names = spelt[acronym]
        pairs = [(a, b) for a, b in combinations(sorted(names), 2) if _at_odds(told, acronym, names[a], names[b])]
        for crowd in components(pairs, lambda pair: pair):
            involved = sorted({name for pair in crowd for name in pair})
            actors = [i for name in involved for i, _, _ in names[name]]
            yield discrepancy("acronym", acronym.upper(), [_spelling(told, acronym, names[n]) for n in involved], actors)


def _spelt_out(share: NodeShare) -> set[tuple[str, str]]:
    """Acronyms with the long names that a report gives them: in brackets, else the name itself."""
    forms = (share.name, *share.aliases)
    found = {(acronym, outer) for outer, acronym in map(split_acronym, forms) if acronym}
    long, _ = split_acronym(share.name)
    bracketed = {fold(acronym) for acronym, _ in found}
    alone = {a for a in share.aliases if is_acronym(a) and (spells(a, long) or fold(a) not in bracketed)}
    return found | {(a, long) for a in alone if " " in long and (spells(a, long) or not any(spells(a, f) for f in forms))}


def _at_odds(
    told: Told, acronym: str, one: Sequence[tuple[str, NodeShare, str]], other: Sequence[tuple[str, NodeShare, str]]
) -> bool:
    """Whether two long names look like two spellings of one acronym, and are not known to be two bodies.

    A name that is the other cut short, or that shares no word of its own with it (a translation, another body), does not.
    """
    (i, _, name), (j, _, other_name) = one[0], other[0]
    here, there = (set(content(bare_words(n))) for n in (name, other_name))
    if here <= there or there <= here or not (here & there) - vocabulary().generic_bodies:
        return False
    if not spells(acronym, name) and not spells(acronym, other_name):
        return False
    countries = {keys.organization(_record(s), ()).bars[0] for _, s, _ in (*one, *other)} - {""}
    return len(countries) < 2 and frozenset((i, j)) not in told.parted


def _spelling(told: Told, acronym: str, found: Sequence[tuple[str, NodeShare, str]]) -> Claim:
    statements = []
    for i, share, long in found:
        exact = named(told.reports[share.report], f"{long} ({acronym.upper()})", long)
        statements += [exact] if exact else told.about(i, share.report)
    return told.claim(min(long for _, _, long in found), statements)
