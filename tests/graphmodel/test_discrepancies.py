"""Where reports contradict each other: what is told, and what is none."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given

from graphmodel.changes.update import Base
from graphmodel.discrepancies import discrepancies
from graphmodel.identity.judgements import RecordKey, judge
from graphmodel.report import Report
from tests.graphmodel.test_projection import report
from tests.strategies import report_sets

Found = tuple[str, str, tuple[str, ...]]


def found(*reports: Report, judgements: Any = ()) -> list[Found]:
    """What is found, whatever the order of the reports: kind, subject, and what is claimed."""
    lists = [discrepancies(Base({r.id: r for r in order}, judgements)) for order in permutations(reports)]
    assert all(other == lists[0] for other in lists)
    return [(d.kind, d.subject, tuple(c.said for c in d.claims)) for d in lists[0]]


def post(id: str, date: str | None, person: str, body: str = "Liga Azul", title: str = "Presidente", **more: Any) -> Report:
    role = {"person": person, "title": title, "organization": body, "evidence": f"{person}, {title}"} | more
    return report(id, date=date, people=[{"name": person}], organizations=[{"name": body}], roles=[role])


def things(id: str, listed: str, of: str | None = None, **entity: Any) -> Report:
    return report(id, date=of, **{listed: [entity]})


def body(id: str, name: str, *aliases: str, **more: Any) -> Report:
    return things(id, "organizations", name=name, aliases=list(aliases), **more)


HOLDERS = ("holders", "Presidente, Liga Azul", ("Ana Ruiz", "Omar Lara"))
ENDED = ("ended", "Ana Ruiz: Presidente, Liga Azul", ("former", "current"))

TOLD: list[tuple[Found, list[Report]]] = [
    (HOLDERS, [post("a", "2024-05-07", "Ana Ruiz"), post("b", "2024-05-07", "Omar Lara")]),
    (HOLDERS, [post("a", "2024-05", "Ana Ruiz", title="presidente"), post("b", "2024-05", "Omar Lara")]),
    (HOLDERS, [post("a", "2024-05-07", "Ana Ruiz"), post("b", "2025-01", "Omar Lara", **{"from": "2023"})]),
    (ENDED, [post("a", "2024-02", "Ana Ruiz", status="former"), post("b", "2024-05", "Ana Ruiz")]),
    (
        ("ended", "Ana Ruiz: Presidente, Liga Azul", ("current", "former")),
        [post("a", "2024-05", "Ana Ruiz"), post("b", "2025", "Ana Ruiz", status="former", to="2023-12")],
    ),
    (
        ("exclusive", "Ana Ruiz", ("Alcaldesa, Municipio de Lota", "Gobernadora, Gobierno de Lima")),
        [
            post("a", "2024-05-07", "Ana Ruiz", "Municipio de Lota", "Alcaldesa"),
            post("b", "2024-05-07", "Ana Ruiz", "Gobierno de Lima", "Gobernadora"),
        ],
    ),
    (
        ("acronym", "AME", ("Asociación de Municipalidades Ecuatorianas", "Asociación de Municipalidades de las Américas")),
        [
            body("a", "Asociación de Municipalidades Ecuatorianas (AME)"),
            body("b", "Asociación de Municipalidades de las Américas (AME)"),
        ],
    ),
    (
        ("acronym", "AME", ("Asociación de Municipalidades Ecuatorianas", "Asociación de Municipalidades de las Américas")),
        [body("a", "Asociación de Municipalidades Ecuatorianas", "AME", "Asociación de Municipalidades de las Américas (AME)")],
    ),
    (
        ("ladder", "Ríos Vivos", ("signed", "planned")),
        [
            things("a", "initiatives", "2023", name="Ríos Vivos", status="signed"),
            things("b", "initiatives", "2024-03", name="Ríos Vivos", status="planned"),
            things("c", "initiatives", "2025", name="Ríos Vivos", status="mentioned"),
        ],
    ),
    (
        ("date", "Cumbre Ribera", ("2025-11-03", "2025-11-04")),
        [
            things("a", "events", name="Cumbre Ribera", date="2025-11-03"),
            things("b", "events", name="Cumbre Ribera", date="2025-11-04"),
        ],
    ),
    (
        ("date", "XIV Congreso Ribera", ("2024", "2025-03")),
        [
            things("a", "events", name="XIV Congreso Ribera", date="2024"),
            things("b", "events", name="XIV Congreso Ribera", date="2025-03"),
        ],
    ),
    (
        ("country", "Fundación Tarde Azul", ("EC", "PE")),
        [body("a", "Fundación Tarde Azul", country="EC"), body("b", "Fundación Tarde Azul", country="PE")],
    ),
]

NONE = [
    # one after the other, or it is not known; acting, elect and several vice-presidents stand beside each other
    [post("a", "2024-05-07", "Ana Ruiz"), post("b", "2024-05-08", "Omar Lara")],
    [post("a", "2024", "Ana Ruiz"), post("b", "2024", "Omar Lara")],
    [post("a", None, "Ana Ruiz"), post("b", None, "Omar Lara")],
    [post("a", "2024-05", "Ana Ruiz"), post("b", "2024-05", "Omar Lara", status="acting")],
    [post("a", "2024-05", "Ana Ruiz"), post("b", "2024-05", "Omar Lara", status="elect")],
    [post("a", "2024-05", "Ana Ruiz", title="Vicepresidenta"), post("b", "2024-05", "Omar Lara", title="Vicepresidente")],
    [post("a", "2024-05", "Ana Ruiz"), post("b", "2024-05", "Omar Lara", "Liga Roja")],
    [post("a", "2024-05-07", "Ana Ruiz"), post("b", "2025-01", "Omar Lara", **{"from": "2024-06"})],
    # it ended later, or began anew
    [post("a", "2024-02", "Ana Ruiz"), post("b", "2024-05", "Ana Ruiz", status="former")],
    [post("a", "2024-02", "Ana Ruiz", status="former"), post("b", "2024-05", "Ana Ruiz", **{"from": "2024-03"})],
    [post("a", "2024", "Ana Ruiz", status="former"), post("b", "2024", "Ana Ruiz")],
    # posts that go together
    [
        post("a", "2024-05", "Ana Ruiz", "Municipio de Lota", "Alcaldesa"),
        post("b", "2024-05", "Ana Ruiz", "Liga Azul", "Presidenta"),
    ],
    # another body, a translation, a name cut short
    [body("a", "Federación Argentina de Municipios (FAM)"), body("b", "Fundación Aguas del Mar (FAM)")],
    [body("a", "Asociación de Municipios Bolivianos (AMB)"), body("b", "Asociación de Municipios Brasileños (AMB)")],
    [body("a", "Blue Evening Foundation (BEF)"), body("b", "Fundación Tarde Azul (BEF)")],
    [body("a", "Federación Colombiana de Municipios (FCM)"), body("b", "Federación de Municipios (FCM)")],
    [
        things("a", "initiatives", "2023", name="Ríos Vivos", status="planned"),
        things("b", "initiatives", "2024", name="Ríos Vivos", status="active"),
    ],
    [things(r, "initiatives", None, name="Ríos Vivos", status=s) for r, s in (("a", "signed"), ("b", "planned"))],
    [things(r, "events", name="Foro Ribera", date=d) for r, d in (("a", "2023-05-02"), ("b", "2024-05-07"))],
    [things(r, "events", name="Foro Ribera", date=d) for r, d in (("a", "2024-05"), ("b", "2024-05-07"))],
    [things(r, "events", name="reunión", date=d) for r, d in (("a", "2024-05-06"), ("b", "2024-05-07"))],
    [body(r, "Municipio de Córdoba", country=c, kind="local_government") for r, c in (("a", "AR"), ("b", "ES"))],
    [body(r, "Ministerio de Ambiente", country=c) for r, c in (("a", "EC"), ("b", "PE"))],
]


@pytest.mark.parametrize(("said", "reports"), TOLD, ids=lambda v: " ".join(v[:2]) if isinstance(v, tuple) else "")
def test_a_contradiction_is_told(said: Found, reports: list[Report]) -> None:
    assert found(*reports) == [said]


@pytest.mark.parametrize("reports", NONE, ids=range(len(NONE)))
def test_what_goes_together_is_none(reports: list[Report]) -> None:
    assert found(*reports) == []


def test_one_report_contradicts_itself() -> None:
    roles = [{"person": p, "title": "Presidente", "organization": "Liga Azul"} for p in ("Ana Ruiz", "Omar Lara")]
    people = [{"name": p} for p in ("Ana Ruiz", "Omar Lara")]
    several = report("a", people=people, organizations=[{"name": "Liga Azul"}], roles=roles)
    assert found(several) == [HOLDERS]
    terms = [roles[0] | {"to": "2022"}, roles[1] | {"from": "2022"}]
    assert found(report("a", people=people, organizations=[{"name": "Liga Azul"}], roles=terms)) == []


def test_who_judged_two_different_has_answered() -> None:
    reports = [body("a", "Fundación Tarde Azul", country="EC"), body("b", "Fundación Tarde Azul", country="PE")]
    one, other = (RecordKey(r, "Organization", "fundacion tarde azul") for r in "ab")
    assert found(*reports, judgements=[judge("different", one, other)]) == []
    assert len(found(*reports, judgements=[judge("same", one, other)])) == 1


def test_each_side_quotes_its_newest_report() -> None:
    text = "Habló la Asociación de Municipalidades de las Américas (AME) en Quito. Otra frase."
    other = {"name": "Asociación de Municipalidades de las Américas", "aliases": ["AME"]}
    reports = [
        body("a", "Asociación de Municipalidades Ecuatorianas", "AME"),
        report("b", text, "2024", organizations=[other]),
        report("c", text, "2025", organizations=[other]),
    ]
    (one,) = discrepancies(Base({r.id: r for r in reports}))
    assert [(c.date, c.reports, c.statement.report) for c in one.claims] == [("", ("a",), "a"), ("2025", ("b", "c"), "c")]
    assert one.claims[1].statement.quote == text.partition(". ")[0] + "."
    assert discrepancies(Base({r.id: r for r in reports[:2]}))[0].key == one.key


@given(report_sets(min_size=1))
def test_every_contradiction_has_two_sides_that_reports_state(reports: list[Report]) -> None:
    for d in discrepancies(Base({r.id: r for r in reports})):
        assert len({c.said for c in d.claims}) == len(d.claims) > 1
        assert d.actors and all(c.statement.report in c.reports for c in d.claims)
