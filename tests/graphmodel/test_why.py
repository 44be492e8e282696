"""Why an actor is called as it is, as ``munigraph show`` tells it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from graphmodel.identity.judgements import judge
from graphmodel.identity.known import Known
from graphmodel.identity.why import Because, explained
from graphmodel.lookup import find_actor
from graphmodel.report import Report
from graphmodel.sqlite.store import SqliteStore
from tests.graphmodel.entities import Entity, facts, key, org, person, town

LONG, TEXT = "Liga de Ferias del Jazmín", "Habló la Liga de Ferias del Jazmín (LFJ) en Quito. Nada más se dijo."


def why(*entities: Entity, judgements: Any = (), text: str | None = None) -> list[Because]:
    """The reasons for the names of the one node that these make, each of a report of its own."""
    read = [Report(facts("abcdef"[n], e), text if n == 0 else None) for n, e in enumerate(entities)]
    with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "m.db") as store:
        store.load(read)
        store.judge(judgements)
        node = find_actor(store.graph(), entities[0]["name"])
        return list(store.look(lambda memory: explained(Known(memory), node)))


def told(found: list[Because]) -> list[tuple[str, str, str, str]]:
    return [(b.reason, b.name, "".join(b.reports), b.other_name) for b in found]


def test_each_further_name_has_its_reason() -> None:
    found = why(org(LONG, "LFJ", "la Liga"), org(LONG.upper()), org(f"{LONG} (LFJ)"), org("LFJ"), text=TEXT)
    assert told(found) == [
        ("same", LONG.upper(), "bc", LONG),
        ("short", "LFJ", "d", LONG),
        ("alias", "la Liga", "a", LONG),
    ]
    assert found[1].statement is not None and found[1].statement.quote == TEXT.partition(". ")[0] + "."
    cuenca = [town(n) for n in ("Municipio de Cuenca", "Alcaldía de Cuenca", "Cuenca")]
    assert told(why(*cuenca)) == [
        ("government", "Municipio de Cuenca", "a", "Alcaldía de Cuenca"),
        ("short", "Cuenca", "c", "Alcaldía de Cuenca"),
    ]
    assert told(why(org("Fundación Tarde Azul", "Blue Evening Foundation"), org("Blue Evening Foundation"))) == [
        ("name", "Blue Evening Foundation", "b", "Fundación Tarde Azul")
    ]


def test_an_acronym_is_quoted_where_it_is_spelt_out() -> None:
    (only,) = why(org(LONG, "LFJ"), text=TEXT)
    assert (only.reason, only.name, only.reports) == ("acronym", "LFJ", ("a",))
    assert only.statement is not None and (only.statement.report, only.statement.verified) == ("a", True)


def test_people() -> None:
    league = org("Liga Ribera")
    assert told(
        why(person("Ana García Pérez", at=league), person("Dra. Ana García Pérez"), person("Ana García", at=league))
    ) == [
        ("same", "Dra. Ana García Pérez", "b", "Ana García Pérez"),
        ("surname", "Ana García", "c", "Ana García Pérez"),
    ]
    ana, maria = person("Ana Ruiz Paz"), person("María Soto")
    said = judge("same", key("a", ana), key("b", maria), who="Eva", when="2025-03-01T10:00:00Z", why="the same e-mail")
    (judged,) = why(ana, maria, judgements=[said])
    assert (judged.reason, judged.judgement, judged.to_json()["judgement"]["why"]) == ("judged", said, "the same e-mail")


def test_one_name_in_one_report_needs_no_reason() -> None:
    assert why(org("Liga Ribera")) == []
