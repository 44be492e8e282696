"""What people say about who is who, through the command line, on a real file: done, told, and undone to the byte."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ran, Run

POST = {"a": "Ana Ruiz, Alcaldesa de Almagro", "b": "Ana Ruiz, Concejala de Lota", "c": "Ana Ruiz, Ministra de Salud"}


def facts(report: str, person: str, body: str, quote: str) -> dict[str, Any]:
    """A report with one person in one post, without a text."""
    return {
        "format": "munigraph-facts/1",
        "document": {"id": report, "title": f"Informe {report}"},
        "people": [{"name": person}],
        "organizations": [{"name": body}],
        "roles": [{"person": person, "title": "Vocal", "organization": body, "evidence": quote}],
    }


@pytest.fixture
def people(run: Run, tmp_path: Path) -> Run:
    """Ana Ruiz in three reports, one node, and Ana María Ruiz Soto in a fourth, another."""
    said: Mapping[str, dict[str, Any]] = {
        "a": facts("a", "Ana Ruiz", "Municipio de Almagro", POST["a"]),
        "b": facts("b", "Ana Ruiz", "Municipio de Lota", POST["b"]),
        "c": facts("c", "Ana Ruiz", "Fundación Puente Viejo", POST["c"]),
        "d": facts("d", "Ana María Ruiz Soto", "Municipio de Almagro", "Ana María Ruiz Soto, Alcaldesa de Almagro"),
    }
    for name, document in said.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    assert run("load", *(f"{name}.json" for name in said)).code == 0
    return run


def graph(run: Run) -> str:
    return run("export", "json", "-").out


def named(run: Run) -> list[str]:
    """The people there are."""
    return sorted(n["name"] for n in json.loads(graph(run))["nodes"] if n["kind"] == "Person")


def names(told: str) -> set[str]:
    """The two that a digest says are one now."""
    return set(told.partition("Now one (1)\n  ")[2].partition("\n")[0].partition(" [")[0].split(" and "))


def refused(ran: Ran, *parts: str) -> None:
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: ") and ran.err.count("\n") == 1
    for part in parts:
        assert part in ran.err


def test_two_are_one_and_undone_to_the_byte(people: Run) -> None:
    before = graph(people)
    ran = people("identity", "same", "Ana Ruiz", "ana maría ruiz soto", "--why", "the same e-mail", "--who", "Eva")
    assert ran.code == 0 and '"a/ana ruiz" and "d/ana maria ruiz soto" are the same.' in ran.out
    made = ran.out.partition(":")[0]
    assert f"To undo it: munigraph identity undo {made}\n" in ran.out and names(ran.out) == {"Ana Ruiz", "Ana María Ruiz Soto"}
    assert named(people) == ["Ana María Ruiz Soto"]
    (said,) = people("identity", "log", "--format", "json").json
    assert (said["id"], said["who"], said["why"], said["awake"]) == (made, "Eva", "the same e-mail", True)
    assert said["when"].endswith("Z") and said["one"] == {"report": "a", "kind": "Person", "name": "ana ruiz"}
    log = people("identity", "log", env={"COLUMNS": "160"}).out
    assert log.split("\n")[0].split() == ["id", "verdict", "one", "and", "who", "when", "why", "state"]
    assert "the same e-mail" in log
    assert people("identity", "undo", made[:6]).code == 0
    assert graph(people) == before
    assert people("identity", "log").out == ""


def test_what_was_judged_twice_is_judged_once(people: Run) -> None:
    first = people("identity", "same", "a/Ana Ruiz", "d/Ana María Ruiz Soto", "--who", "Eva", "--format", "json").json
    assert first["changes"]["nodes_removed"] == 1
    again = people("identity", "same", "a/ana ruiz", "d/ana maria ruiz soto", "--who", "Leo")
    assert again.code == 0 and "judged already" in again.out and "undo" not in again.out
    assert [j["who"] for j in people("identity", "log", "--format", "json").json] == ["Eva"]
    refused(people("identity", "same", "Ana Ruiz", "Ana María Ruiz Soto"), "one already")


def test_different_keeps_two_apart_that_a_later_report_would_join(people: Run, tmp_path: Path) -> None:
    later = facts("e", "Eva Soto", "Municipio de Almagro", "Eva Soto, de Almagro")
    later["organizations"][0]["aliases"] = ["Fundación Puente Viejo"]
    (tmp_path / "e.json").write_text(json.dumps(later), encoding="utf-8")
    before = graph(people)
    ran = people("identity", "different", "Fundación Puente Viejo", "Municipio de Almagro", "--store", "./munigraph.db")
    assert ran.code == 0 and "are different" in ran.out and graph(people) == before
    assert people("load", "e.json").code == 0
    bodies = [n["id"] for n in json.loads(graph(people))["nodes"] if "Fundación Puente Viejo" in (n["name"], *n["aliases"])]
    assert people("identity", "undo", ran.out.partition(":")[0]).code == 0
    joined = [n["id"] for n in json.loads(graph(people))["nodes"] if "Fundación Puente Viejo" in (n["name"], *n["aliases"])]
    assert (len(bodies), len(joined)) == (2, 1)


def test_what_makes_no_sense_is_refused(people: Run) -> None:
    assert people("identity", "different", "d/ana maria ruiz soto", "Ana Ruiz").code == 0
    refused(people("identity", "same", "Ana Ruiz", "Ana María Ruiz Soto"), "cannot be both the same and different")
    refused(people("identity", "different", "Ana Ruiz", "ana ruiz"), "one node", "identity split")
    refused(people("identity", "different", "Ana Ruiz", "Municipio de Lota"), "person", "organization")
    refused(people("identity", "different", "Ana Ruiz", "Nobody At All"), "Nobody At All")


def test_two_records_of_one_node_are_parted_and_the_third_belongs_to_neither(people: Run) -> None:
    ran = people("identity", "different", "a/ana ruiz", "b/ana ruiz")
    assert ran.code == 0 and "now 3" in ran.out
    assert named(people) == ["Ana María Ruiz Soto", "Ana Ruiz", "Ana Ruiz", "Ana Ruiz"]


def test_a_contradiction_names_the_third_and_is_not_recorded(people: Run) -> None:
    assert people("identity", "same", "a/ana ruiz", "d/ana maria ruiz soto").code == 0
    assert people("identity", "same", "b/ana ruiz", "d/ana maria ruiz soto").code == 0
    before = people("identity", "log").out
    refused(people("identity", "different", "a/ana ruiz", "b/ana ruiz"), '"d/ana maria ruiz soto"')
    assert people("identity", "log").out == before


def test_a_judgement_sleeps_while_its_report_is_absent(people: Run) -> None:
    people("identity", "same", "Ana Ruiz", "Ana María Ruiz Soto", "--who", "Eva")
    both = graph(people)
    assert people("forget", "d").code == 0
    assert "asleep" in people("identity", "log").out and "dormido" in people("identity", "log", "--lang", "es").out
    assert people("load", "d.json").code == 0
    assert "awake" in people("identity", "log").out and graph(people) == both


def test_an_id_may_be_cut_short_where_that_says_which(people: Run) -> None:
    for other in ("b", "c"):
        people("identity", "same", "a/ana ruiz", f"{other}/ana ruiz")
    refused(people("identity", "undo", "j-"), "several judgements")
    refused(people("identity", "undo", "j-zz"), "j-zz")
    assert len(people("identity", "log", "--format", "json").json) == 2


def test_a_namesake_leaves_and_the_rest_stays_one(people: Run) -> None:
    before = graph(people)
    ran = people("identity", "split", "Ana Ruiz", "--records", "b/Ana Ruiz", "--why", "born elsewhere")
    assert ran.code == 0 and ran.out.count("are different.") == 2
    assert named(people) == ["Ana María Ruiz Soto", "Ana Ruiz", "Ana Ruiz"]
    refused(people("show", "Ana Ruiz"), "Municipio de Lota")
    undo = ran.out.partition("To undo it: munigraph ")[2].split()
    assert people(*undo).code == 0 and graph(people) == before


def test_split_lists_records_with_a_sentence_and_asks(people: Run) -> None:
    before = graph(people)
    none = people("identity", "split", "Ana Ruiz", stdin="\n")
    assert (none.code, none.out, graph(people)) == (0, "", before)
    for name, quote in POST.items():
        assert f"{name}/ana ruiz  Ana Ruiz\n" in none.err and f"“{quote}” — Informe {name}" in none.err
    ran = people("identity", "split", "a/ana ruiz", stdin="2, c/Ana Ruiz\n")
    assert ran.code == 0 and ran.out.count("are different.") == 2 and ran.out.count("are the same.") == 1
    assert named(people) == ["Ana María Ruiz Soto", "Ana Ruiz", "Ana Ruiz"]
    people("load", "a.json")
    refused(people("identity", "split", "a/ana ruiz", "--records", "a/ana ruiz"), "one record")


def test_split_refuses_what_parts_nothing(people: Run) -> None:
    refused(people("identity", "split", "Ana Ruiz", "--records", "d/ana maria ruiz soto"), "a/ana ruiz; b/ana ruiz; c/ana ruiz")
    every = [x for n in "abc" for x in ("--records", f"{n}/ana ruiz")]
    refused(people("identity", "split", "Ana Ruiz", *every), "All records")
    assert people("identity", "same", "a/ana ruiz", "b/ana ruiz").code == 0
    refused(people("identity", "split", "Ana Ruiz", "--records", "b/ana ruiz"), "undo the earlier judgement")
    assert len(people("identity", "log", "--format", "json").json) == 1


def test_what_one_report_says_is_one_is_not_judged_apart(run: Run, tmp_path: Path) -> None:
    document = facts("f", "Ana Ruiz", "Asociación de Municipios Andinos", "Ana Ruiz, de la Asociación de Municipios Andinos")
    document["organizations"].append({"name": "AMA"})
    (tmp_path / "f.json").write_text(json.dumps(document), encoding="utf-8")
    assert run("load", "f.json").code == 0
    refused(run("identity", "different", "f/ama", "f/asociacion de municipios andinos"), "stay together", '"f" has both')
    assert run("identity", "log", "--format", "json").json == []


def test_judgements_go_to_a_file_and_into_another_store(people: Run, tmp_path: Path) -> None:
    people("identity", "split", "Ana Ruiz", "--records", "b/ana ruiz", "--who", "Eva")
    people("identity", "same", "c/ana ruiz", "Ana María Ruiz Soto")
    assert people("identity", "export", "who.json").code == 0
    text = (tmp_path / "who.json").read_text(encoding="utf-8")
    assert people("identity", "export", "-").out == text and json.loads(text)["format"] == "munigraph-judgements/1"
    other = ("--store", "other.db")
    assert people("load", *(f"{n}.json" for n in "dcba"), *other).code == 0
    ran = people("identity", "import", "-", *other, stdin=text)
    assert ran.code == 0 and "3 read, 3 of them new" in ran.out
    assert people("export", "json", "-", *other).out == graph(people)
    assert people("identity", "export", "-", *other).out == text
    again = people("identity", "import", "who.json", "--format", "json").json
    assert (again["read"], again["new"], set(again["changes"].values())) == (3, [], {0})


def test_a_contradictory_file_is_refused_whole(people: Run, tmp_path: Path) -> None:
    def entry(verdict: str, one: str, other: str) -> dict[str, Any]:
        return {
            "verdict": verdict,
            **{end: {"report": r, "kind": "Person", "name": "Ana Ruiz"} for end, r in (("one", one), ("other", other))},
        }

    def taken(*entries: dict[str, Any]) -> Ran:
        return people("identity", "import", "-", stdin=json.dumps({"format": "munigraph-judgements/1", "judgements": entries}))

    refused(taken(entry("same", "a", "b"), entry("same", "b", "c"), entry("different", "a", "c")), '"b/ana ruiz"')
    refused(taken(entry("different", "a", "b"), entry("perhaps", "a", "c")), "judgements[1].verdict")
    refused(taken(entry("same", "a", "b") | {"one": {"report": "a", "kind": "Report", "name": "a"}}), "judgements[0].one")
    refused(people("identity", "import", "-", stdin="{"), "no JSON")
    refused(people("identity", "import", "nowhere.json"), "no file nowhere.json")
    refused(people("identity", "import", "a.json"), "munigraph-judgements/1")
    assert people("identity", "log", "--format", "json").json == []
    assert taken(entry("different", "a", "b")).code == 0
    refused(taken(entry("same", "a", "c"), entry("same", "c", "b")), '"c/ana ruiz"')
    assert len(people("identity", "log", "--format", "json").json) == 1


def test_review_asks_about_what_is_alike_and_keeps_each_answer(people: Run, tmp_path: Path) -> None:
    more = facts("e", "A. Ruiz", "AMA", "A. Ruiz, de la AMA")
    more["organizations"].append({"name": "Asociación de Municipios Altos", "country": "EC"})
    more["organizations"].append({"name": "Asociación de Municipios Andinos", "country": "CO"})
    alike = ("Banco Azul del Sur", "Banco Asul del Sur", "Municipalidad Provincial de Ilo", "Municipalidad Provincial de Islay")
    more["organizations"] += [{"name": name} for name in alike]
    (tmp_path / "e.json").write_text(json.dumps(more), encoding="utf-8")
    assert people("load", "e.json").code == 0
    before = graph(people)
    pairs = people("identity", "review", "--format", "json").json
    found = {(p["one"]["name"], p["other"]["name"]): p["reason"] for p in pairs}
    assert found == {
        ("Ana Ruiz", "Ana María Ruiz Soto"): "shorter",
        ("Ana Ruiz", "A. Ruiz"): "initial",
        ("Ana María Ruiz Soto", "A. Ruiz"): "initial",
        ("Banco Asul del Sur", "Banco Azul del Sur"): "alike",
        ("AMA", "Asociación de Municipios Altos"): "acronym",
        ("AMA", "Asociación de Municipios Andinos"): "acronym",
    }
    for left in ("", "q\n", "u\nwhat\nu\n"):
        ran = people("identity", "review", stdin=left)
        assert (ran.code, graph(people)) == (0, before) and "Judged: 0." in ran.out
    assert [p["reason"] for p in pairs][-2:] == ["acronym"] * 2
    answers = {"shorter": "d", "initial": "u", "alike": "u", "acronym": "s"}
    typed = "".join(answers[p["reason"]] + "\n" for p in pairs)
    ran = people("identity", "review", "--who", "Eva", stdin=typed)
    assert ran.code == 0 and "Alcaldesa de Almagro" in ran.out and "Judged: 2." in ran.out
    verdicts = [j["verdict"] for j in people("identity", "log", "--format", "json").json]
    assert sorted(verdicts) == ["different", "same"]  # once AMA is a body of Ecuador, it is none of Colombia
    left = people("identity", "review", "--format", "json").json
    assert {p["reason"] for p in left} == {"initial", "alike"}


def test_show_says_why_names_are_one_and_where_reports_contradict_each_other(people: Run, tmp_path: Path) -> None:
    first = facts("p", "Eva Paz", "Liga Ribera", "Eva Paz, presidenta de la Liga Ribera (LR)")
    second = facts("q", "Omar Gil", "LR", "Omar Gil, presidente de la LR")
    first["organizations"][0]["aliases"] = ["LR"]
    for document in (first, second):
        document["document"]["date"] = "2024-05-07"
        document["roles"][0]["title"] = "Presidente"
        (tmp_path / f"{document['document']['id']}.json").write_text(json.dumps(document), encoding="utf-8")
    assert people("load", "p.json", "q.json").code == 0
    assert people("identity", "same", "Ana Ruiz", "Ana María Ruiz Soto", "--who", "Eva", "--why", "one e-mail").code == 0
    shown = people("show", "LR").out
    assert "Why these names are one\n  LR (q) — only Liga Ribera is called LR\n" in shown
    assert shown.endswith("passages:\n  Presidente, Liga Ribera: several holders at one time\n")
    ana = people("show", "Ana Ruiz", "--why").out
    assert ", “one e-mail”\n" in ana and "\n  Ana Ruiz — the same name in b, c\n" in ana
    told = people("show", "LR", "--format", "json").json
    assert [w["reason"] for w in told["why"]] == ["short"] and len(told["discrepancies"]) == 1
    assert "Why" not in people("show", "Eva Paz").out and "contradict" not in people("show", "Ana Ruiz").out

    listed = people("identity", "review", "--discrepancies").out
    for line in ("1. Presidente, Liga Ribera: several holders at one time", "   Eva Paz — p", "   Omar Gil — q"):
        assert line in listed.split("\n")
    assert "“Omar Gil, presidente de la LR” — Informe q, 2024-05-07" in listed
    page = people("identity", "review", "--discrepancies", "--format", "md", "--lang", "es").out
    assert page.startswith("# Contradicciones entre informes: 1\n") and "- **Eva Paz**: «Eva Paz, presidenta" in page
    (found,) = people("identity", "review", "--discrepancies", "--format", "json").json
    assert found == told["discrepancies"][0] and [c["said"] for c in found["claims"]] == ["Eva Paz", "Omar Gil"]
    assert people("identity", "review", "--format", "md").code == 2
