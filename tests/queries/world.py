"""Small graphs for tests, written as a person would tell them.

    w = World()
    w.report("r25", "2025")
    w.tie("MET_WITH", "Ana", "Beto", "r25")
    w.post("Ana", "Alcaldesa", "Municipio", "r25")
    w.at("Panel", "r25", "Ana", "Beto")
    answer = find_paths(w.graph(), "Ana", "Beto")

A node's id is its name; its kind is told by the place where it first stands, else given with ``node``.
"""

from __future__ import annotations

from graphmodel.graph import Graph, Node, Statement, Tie
from graphmodel.ontology import ontology


class World:
    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.statements: dict[tuple[str, str, str, str], list[Statement]] = {}
        self.places = 0

    def node(self, name: str, label: str, /, **properties: str) -> str:
        self.nodes.setdefault(name, Node(name, label, name, properties=properties))
        return name

    def report(self, name: str, date: str = "") -> str:
        return self.node(name, "Report", report=name, **({"date": date} if date else {}))

    def programme(self, name: str, **properties: str) -> str:
        return self.node(name, "Initiative", **({"kind": "programme"} | properties))

    def statement(self, report: str, confidence: float = 1.0, status: str = "", until: str = "", quote: str = "") -> Statement:
        self.places += 100
        return Statement(
            report, self.places, self.places + 50, quote or f"quotation {self.places}", 0, "", confidence, status, "", until
        )

    def tie(
        self,
        kind: str,
        source: str,
        target: str,
        report: str,
        *,
        confidence: float = 1.0,
        status: str = "",
        since: str = "",
        until: str = "",
    ) -> Statement:
        allowed = ontology().ties[kind]
        self.node(source, allowed.sources[0])
        self.node(target, allowed.targets[0])
        self.report(report)
        if allowed.symmetric:
            source, target = sorted((source, target))
        said = self.statement(report, confidence, status, until)
        self.statements.setdefault((kind, source, target, since), []).append(said)
        return said

    def post(self, person: str, title: str, organization: str, report: str, **stated: str) -> None:
        role = self.node(f"{title} / {organization}", "Role")
        self.nodes[role] = Node(role, "Role", title)
        self.tie("HOLDS", person, role, report, **({"status": "current"} | stated))  # type: ignore[arg-type]
        self.tie("AT", role, organization, report)

    def at(self, event: str, report: str, *people: str, date: str = "", confidence: float = 1.0) -> None:
        self.node(event, "Event", **({"date": date} if date else {}))
        for person in people:
            self.tie("PARTICIPATED_IN", person, event, report, confidence=confidence)

    def newest_first(self, said: list[Statement]) -> list[Statement]:
        dates = {s.report: self.nodes[s.report].properties.get("date", "") for s in said}
        return sorted(said, key=lambda s: (dates[s.report], s.report.removeprefix("z-"), s.confidence, s.status), reverse=True)

    def graph(self) -> Graph:
        ties = [
            Tie(
                id="|".join(key),
                type=key[0],
                source=key[1],
                target=key[2],
                since=key[3],
                status=next((s.status for s in self.newest_first(said) if s.status), ""),
                until=next((s.until for s in self.newest_first(said) if s.until), ""),
                reports=len({s.report for s in said}),
                evidence=tuple(sorted(said)),
            )
            for key, said in self.statements.items()
        ]
        return Graph.of(self.nodes.values(), ties)
