"""Small graphs made by hand."""

from __future__ import annotations

from graphmodel.graph import Graph, Node, Statement, Tie
from tests.exports.payloads import PAYLOADS


def said(report: str, quote: str, **more: object) -> Statement:
    return Statement(report, 0, len(quote), quote, **more)  # type: ignore[arg-type]


def small() -> Graph:
    """Two reports; a post, a post without an organization, a planned tie, a tie of two reports, parallel and opposite ties."""
    first, second = "acta-2024", "boletin-2025"
    post = said(first, "Inés Núñez, Alcaldesa de Río Claro", page=3, status="current")
    met_once = said(first, "Río Claro recibió a la Red Andina", page=4)
    met_again = said(second, "La Red Andina y Río Claro se reunieron otra vez")
    plan = said(second, "Se prevé un convenio entre Río Claro y la Red Andina", status="planned")
    nodes = [
        Node("p1", "Person", "Inés Núñez", ("I. Núñez",), evidence=(post,)),
        Node("p2", "Person", "Óscar Peña"),
        Node("o1", "Organization", "Municipio de Río Claro", ("Río Claro",), {"kind": "local_government", "country": "EC"}),
        Node("o2", "Organization", "Red Andina", (), {"kind": "network"}),
        Node("r1", "Role", "Alcaldesa", evidence=(post,)),
        Node("r2", "Role", "Consultor", evidence=(said(second, "el consultor Óscar Peña"),)),
        Node("i1", "Initiative", "Plan Agua", (), {"kind": "plan", "status": "planned"}),
        Node("t1", "Topic", "agua"),
        Node("d1", "Report", "Acta de marzo", (), {"report": first, "title": "Acta de marzo", "date": "2024-03-14"}),
        Node("d2", "Report", "Boletín", (), {"report": second, "title": "Boletín", "date": "2025"}),
    ]
    ties = [
        Tie("h1", "HOLDS", "p1", "r1", status="current", evidence=(post,)),
        Tie("a1", "AT", "r1", "o1", evidence=(post,)),
        Tie("h2", "HOLDS", "p2", "r2", status="current", evidence=(said(second, "el consultor Óscar Peña"),)),
        Tie("m1", "MET_WITH", "o1", "o2", reports=2, evidence=(met_once, met_again)),
        Tie("c1", "COOPERATES_WITH", "o1", "o2", status="planned", evidence=(plan,)),
        Tie("b1", "MEMBER_OF", "o1", "o2", evidence=(said(first, "Río Claro, miembro de la Red Andina"),)),
        Tie("b2", "MEMBER_OF", "o2", "o1", evidence=(said(second, "la Red Andina, miembro de Río Claro"),)),
        Tie("l1", "LEADS", "o1", "i1", evidence=(said(first, "Río Claro impulsa el Plan Agua"),)),
        Tie("s1", "HAS_TOPIC", "d1", "t1", evidence=(said(first, "agua"),)),
    ]
    return Graph.of(nodes, ties)


def hostile() -> Graph:
    """Every text field of every node, tie, statement and report holds a payload."""
    nodes, ties = [], []
    kinds = ("Person", "Organization", "Initiative", "Event", "Place", "Country")
    for n, text in enumerate(PAYLOADS):
        report = f"r{n}{text}"
        quote = Statement(report, -1, -1, text, page=n, rule=text, status=text, capacity=text, until=text)
        facts = dict.fromkeys(("kind", "country", "status", "date", "place", "code", "source", "title", "language"), text)
        nodes.append(Node(f"n{n}{text}", kinds[n % len(kinds)], text, (text, f"x{text}"), facts, (quote,)))
        nodes.append(Node(f"d{n}{text}", "Report", text, (text,), facts | {"report": report}, (quote,)))
        nodes.append(Node(f"p{n}{text}", "Role", text, (text,), facts, (quote,)))
        stated = {"since": text, "until": text, "status": text, "capacity": text, "first_report": text, "last_report": text}
        around = nodes[0].id if n else nodes[1].id
        ties.append(Tie(f"t{n}{text}", "MET_WITH", nodes[-3].id, around, **stated, evidence=(quote,)))
        ties.append(Tie(f"h{n}{text}", "HOLDS", nodes[-3].id, nodes[-1].id, **stated, evidence=(quote,)))
        ties.append(Tie(f"a{n}{text}", "AT", nodes[-1].id, around, **stated, evidence=(quote,)))
    return Graph.of(nodes, ties)


def hostile_paths(graph: Graph) -> list[dict[str, object]]:
    """Answers of the path engine whose every text is a payload."""
    answers: list[dict[str, object]] = []
    for text in PAYLOADS:
        actor = {"id": text, "kind": "Person", "name": text}
        known = {"id": next(iter(graph.nodes)), "kind": text, "name": text}
        evidence = [{"report": text, "page": 1, "start": None, "end": None, "quote": text, "rule": text}]
        ends = {"source": known, "target": actor, "via": actor if len(answers) % 2 else None}
        hop = {**ends, "type": text, "direction": text, "status": text, "post": text, "strength": 0.5, "evidence": evidence}
        route = {"score": 0.5, "weakest": 0.5, "why": text, "hops": [hop]}
        answers.append({"from": actor, "to": actor, "as_of": text, "settings": {}, "paths": [route], "reason": None})
        goal = {("country", "topic")[len(answers) % 4 // 2]: text, "actors": [actor]}
        answers.append({"from": actor, "to": goal, "as_of": text, "settings": {}, "paths": [], "reason": text})
    return answers


# Names and quotations that a spreadsheet would run, and some that only look so.
RISKY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-1", "'plain", "plain")


def risky() -> Graph:
    """Names and quotations that a spreadsheet would run."""
    nodes = [Node(f"o{n}", "Organization", name, (name,), evidence=(said("r", name),)) for n, name in enumerate(RISKY)]
    ties = [Tie(f"t{n}", "MEMBER_OF", "o0", f"o{n}", evidence=(said("r", name),)) for n, name in enumerate(RISKY)]
    return Graph.of([*nodes, Node("r", "Report", "-", (), {"report": "r"})], ties)
