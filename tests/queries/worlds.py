"""Random small worlds for laws: a few people, organizations, initiatives, events and reports, tied at random."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.queries.world import World

PEOPLE = ("Ana", "Beto", "Caro", "Dani")
BODIES = ("OrgA", "OrgB", "OrgC")
INITIATIVES = {"Init": "programme", "Plan": "plan", "Agenda": "agenda"}
REPORTS = {"r1": "2016", "r2": "2023-05", "r3": "2025", "r4": ""}
YEAR = 2026

_report = st.sampled_from(sorted(REPORTS))
_confidence = st.floats(0.3, 1.0)
_person = st.sampled_from(PEOPLE)
_body = st.sampled_from(BODIES)
_meeting = st.tuples(st.just("MET_WITH"), _person, st.sampled_from((*PEOPLE, *BODIES)), _report, _confidence, st.just(""))
_cooperation = st.tuples(
    st.just("COOPERATES_WITH"), _body, _body, _report, _confidence, st.sampled_from(("signed", "concluded", "planned", ""))
)
_part = st.tuples(
    st.sampled_from(("LEADS", "PARTICIPATES_IN")),
    _body,
    st.sampled_from(sorted(INITIATIVES)),
    _report,
    _confidence,
    st.just(""),
)
_member = st.tuples(st.just("MEMBER_OF"), _body, _body, _report, _confidence, st.just(""))
_post = st.tuples(st.just("HOLDS"), _person, _body, _report, _confidence, st.sampled_from(("current", "former", "elect")))
_fact = st.one_of(_meeting, _cooperation, _part, _member, _post).filter(lambda f: f[1] != f[2])
_event = st.tuples(st.lists(st.sampled_from((*PEOPLE, *BODIES)), unique=True, max_size=6), _report, st.sampled_from((0, 0, 9)))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    w = World()
    for name, date in REPORTS.items():
        w.report(name, date)
    for name in PEOPLE:
        w.node(name, "Person")
    for name in BODIES:
        w.node(name, "Organization")
    for name, kind in INITIATIVES.items():
        w.programme(name, kind=kind, status=draw(st.sampled_from(("", "planned"))))
    for kind, a, b, report, confidence, status in draw(st.lists(_fact, min_size=3, max_size=14)):
        if kind == "HOLDS":
            w.post(a, f"Post of {a}", b, report, status=status, confidence=confidence)
        else:
            w.tie(kind, a, b, report, confidence=confidence, status=status)
    for n, (present, report, crowd) in enumerate(draw(st.lists(_event, max_size=2))):
        w.at(f"Event {n}", report, *present, *(f"Guest {n}.{i}" for i in range(crowd)), confidence=draw(_confidence))
    return w
