"""Facts documents made up by Hypothesis, with all that makes identity hard: shared names, homonyms, acronyms, dates.

reports()                  one Report, with a text that has every quotation
report_sets(max_size=4)    several with distinct ids, drawn from one small pool of names, so that they overlap
"""

from __future__ import annotations

from hypothesis import strategies as st

from graphmodel.facts import (
    Document,
    Event,
    Evidence,
    FactsDocument,
    Initiative,
    Mention,
    Organization,
    Person,
    Place,
    Relation,
    Role,
    Topic,
)
from graphmodel.ontology import ontology
from graphmodel.report import Report

PEOPLE = (
    "Ana Ruiz Paz",
    "Ana Ruiz",
    "Ruiz",
    "Dra. Eva Soto",
    "EVA SOTO",
    "Eva Soto",
    "Mario Lara",
    "María Lara",
    "Omar de la Vega",
)
ORGANIZATIONS = (
    ("Federación Andina de Ciudades (FAC)", (), None),
    ("Federación Andina de Ciudades", ("FAC",), None),
    ("FAC", (), None),
    ("FAC", (), "PE"),
    ("Fundación Agua Clara", ("FAC",), "CL"),
    ("Asociación Chilena de Comunas", ("ACC",), None),
    ("Asociación Peruana de Comunas", ("ACC",), None),
    ("ACC", (), None),
    ("Municipio de Almagro", ("Almagro",), "CL"),
    ("Alcaldía de Almagro", (), "PE"),
    ("Ayuntamiento de Almagro", (), None),
    ("Banco Azul", (), None),
)
PLACES = (("Almagro", "CL"), ("Almagro", "PE"), ("Almagro", None), ("Valle Hondo", None))
INITIATIVES = ("Programa Ríos Vivos", "Ríos Vivos", "Plan de Desarrollo Urbano", "convenio", "Agenda 2030")
EVENTS = ("II Encuentro de Ríos Vivos", "Encuentro de Ríos Vivos", "panel", "Cumbre Ribera")
TITLES = ("Alcaldesa", "Alcalde", "Director Ejecutivo", "Directora Ejecutiva", "jefe de Obras")
TOPICS = ("agua", "Agua", "vivienda")
DATES = (None, "2023", "2024-05", "2024-05-07", "2025")

_ends = {
    "PARTICIPATED_IN": ("people", "events"),
    "ORGANIZED": ("organizations", "events"),
    "MEMBER_OF": ("organizations", "organizations"),
    "LOCATED_IN": ("organizations", "places"),
    "MET_WITH": ("people", "organizations"),
    "COOPERATES_WITH": ("organizations", "organizations"),
    "LEADS": ("organizations", "initiatives"),
    "PARTICIPATES_IN": ("people", "initiatives"),
    "TARGETS": ("initiatives", "countries"),
}


class _Writer:
    """Writes the text as the facts are made, so that every quotation is in it."""

    def __init__(self) -> None:
        self.text = ""

    def sentence(self, words: str, confidence: float = 1.0) -> Evidence:
        start = len(self.text)
        self.text += words + ".\n"
        return Evidence(words, start, start + len(words), rule="made-up", confidence=confidence)


@st.composite
def reports(draw: st.DrawFn, report_id: str = "r") -> Report:
    """A report with this id."""
    w = _Writer()
    confidence = st.sampled_from((1.0, 0.9, 0.5))
    names = draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=4))
    people = []
    for name in names:
        e = w.sentence(f"Estuvo {name}")
        people.append(Person(name=name, mentions=(Mention((e.end or 0) - len(name), e.end or 0),)))
    bodies = draw(st.lists(st.sampled_from(ORGANIZATIONS), unique_by=lambda o: o[0], max_size=4))
    organizations = [Organization(name=n, aliases=a, country=c, kind="association") for n, a, c in bodies]
    places = [
        Place(name=n, country=c) for n, c in draw(st.lists(st.sampled_from(PLACES), unique_by=lambda p: p[0], max_size=2))
    ]
    statuses = st.sampled_from((*ontology().ladder, "unknown"))
    initiatives = [
        Initiative(name=n, status=draw(statuses), evidence=w.sentence(f"Se trató {n}", draw(confidence)))
        for n in draw(st.lists(st.sampled_from(INITIATIVES), unique=True, max_size=2))
    ]
    events = [
        Event(name=n, date=draw(st.sampled_from(DATES)), evidence=w.sentence(f"Hubo {n}"))
        for n in draw(st.lists(st.sampled_from(EVENTS), unique=True, max_size=2))
    ]
    topics = [
        Topic(name=n, evidence=w.sentence(f"Sobre {n}"))
        for n in draw(st.lists(st.sampled_from(TOPICS), unique=True, max_size=1))
    ]
    countries = draw(st.lists(st.sampled_from(("CL", "PE", "EC")), unique=True, max_size=2))
    roles = []
    for _ in range(draw(st.integers(0, 3)) if people else 0):
        person, title = draw(st.sampled_from(people)).name, draw(st.sampled_from(TITLES))
        body = draw(st.sampled_from([None, *(o.name for o in organizations)]))
        roles.append(
            Role(
                person=person,
                title=title,
                organization=body,
                status=draw(st.sampled_from(ontology().post_statuses)),
                since=draw(st.sampled_from((None, "2023"))),
                evidence=w.sentence(f"{person}, {title}, {body or 'sin más'}", draw(confidence)),
            )
        )
    here = {
        "people": [p.name for p in people],
        "organizations": [o.name for o in organizations],
        "places": [p.name for p in places],
        "initiatives": [i.name for i in initiatives],
        "events": [e.name for e in events],
        "countries": ["CL", "PE"],
    }
    possible = [kind for kind, ends in _ends.items() if all(here[e] for e in ends)]
    relations = []
    for _ in range(draw(st.integers(0, 4)) if possible else 0):
        kind = draw(st.sampled_from(possible))
        source, target = (draw(st.sampled_from(here[end])) for end in _ends[kind])
        relations.append(
            Relation(
                type=kind,
                source=source,
                target=target,
                status=draw(st.sampled_from((None, "planned", "signed"))),
                evidence=w.sentence(f"{source} y {target}", draw(confidence)),
            )
        )
    facts = FactsDocument(
        document=Document(id=report_id, title=f"Informe {report_id}", date=draw(st.sampled_from(DATES))),
        people=tuple(people),
        organizations=tuple(organizations),
        countries=tuple(countries),
        places=tuple(places),
        roles=tuple(roles),
        initiatives=tuple(initiatives),
        events=tuple(events),
        relations=tuple(relations),
        topics=tuple(topics),
    )
    return Report(facts, draw(st.sampled_from((w.text, w.text, None))))


@st.composite
def report_sets(draw: st.DrawFn, min_size: int = 0, max_size: int = 4) -> list[Report]:
    """Reports with distinct ids, in the order of their ids."""
    size = draw(st.integers(min_size, max_size))
    return [draw(reports(f"informe-{n}")) for n in range(size)]
