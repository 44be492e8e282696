"""The commands on the sample report, as a user types them; machine formats as the design has them."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib import import_module
from pathlib import Path

from munigraph.commands.export import FORMATS
from tests.cli.conftest import SAMPLE, Run

ACTOR = {"id", "kind", "name"}
EVIDENCE = {"report", "page", "start", "end", "quote", "rule", "confidence"}
CHANGES = {
    *("nodes_added", "nodes_removed", "ties_added", "ties_removed", "ties_confirmed"),
    *("posts_begun", "posts_ended", "agreements_moved", "contradictions"),
}


def test_extract_prints_a_facts_document_that_load_takes(run: Run, tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    ran = run("extract", SAMPLE, "--format", "json")
    facts = ran.json
    assert (ran.code, ran.err, facts["format"], facts["document"]["id"]) == (0, "", "munigraph-facts/1", SAMPLE.stem)
    assert facts["roles"] and facts["relations"]
    for fact in [*facts["roles"], *facts["relations"], *facts["initiatives"], *facts["events"]]:
        assert text[fact["start"] : fact["end"]].split() == fact["evidence"].split()
    (tmp_path / "facts.json").write_text(ran.out, encoding="utf-8")
    assert run("load", "facts.json", "--text", SAMPLE).code == 0
    graph = run("export", "json", "-").out
    assert run("load", SAMPLE, "--store", "other.db").code == 0
    assert run("export", "json", "-", "--store", "other.db").out == graph


def test_facts_go_from_extract_to_load_through_a_pipe(run: Run) -> None:
    facts = run("extract", SAMPLE, "--format", "json").out
    assert run("load", "-", "--text", SAMPLE, stdin=facts).code == 0
    assert [r["id"] for r in run("reports", "--format", "json").json] == [SAMPLE.stem]
    text = "Ana Ruiz, Alcaldesa de Almagro, saludó.\n"
    assert run("extract", "-", "--format", "json", stdin=text).json["people"][0]["name"] == "Ana Ruiz"
    assert run("load", "-", stdin="").code == 1


def test_extract_of_several_is_json_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("Ana Ruiz, Alcaldesa de Almagro, saludó.\n", encoding="utf-8")
    ran = run("extract", SAMPLE, "b.md", "nowhere.md", "--format", "json")
    assert [json.loads(line)["document"]["id"] for line in ran.out.splitlines()] == [SAMPLE.stem, "b"]
    assert ran.code == 1 and "nowhere.md" in ran.err


def test_extract_for_a_person(run: Run) -> None:
    ran = run("extract", SAMPLE)
    assert (ran.code, ran.err) == (0, "")
    assert "Cristian Zamora, Alcalde de Cuenca" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "Organizaciones" in run("extract", SAMPLE, "--lang", "es").out


def test_loading_twice_changes_nothing(run: Run) -> None:
    first = run("load", SAMPLE, "--format", "json")
    assert set(first.json) == {"read", "refused", "changes"}
    assert set(first.json["changes"]) == CHANGES
    assert first.json["changes"]["ties_added"] > 0
    assert [(r["id"], r["facts"] > 0) for r in first.json["read"]] == [(SAMPLE.stem, True)]
    graph = run("export", "json", "-").out
    second = run("load", SAMPLE, "--format", "json")
    assert (second.code, set(second.json["changes"].values())) == (0, {0})
    assert "Nothing changed" in run("load", SAMPLE).out
    assert run("export", "json", "-").out == graph


def test_order_and_forgetting_leave_no_trace(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("Cristian Zamora, Alcalde de Cuenca, se reunió con Ana Ruiz.\n", encoding="utf-8")
    assert run("load", SAMPLE, "b.md").code == 0
    both = run("export", "json", "-").out
    for file in ("b.md", SAMPLE):
        assert run("load", file, "--store", "other.db").code == 0
    assert run("export", "json", "-", "--store", "other.db").out == both
    forgotten = run("forget", "b", "--format", "json")
    assert forgotten.json["forgotten"] == "b" and set(forgotten.json["changes"]) == CHANGES
    assert run("load", SAMPLE, "--store", "alone.db").code == 0
    assert run("export", "json", "-").out == run("export", "json", "-", "--store", "alone.db").out


def test_the_store_is_named_before_or_behind_the_command_or_in_the_environment(run: Run, tmp_path: Path) -> None:
    assert run("--store", "a.db", "load", SAMPLE).code == 0
    for ran in (
        run("reports", "--store", "a.db"),
        run("--store", "a.db", "reports"),
        run("reports", env={"MUNIGRAPH_STORE": "a.db"}),
    ):
        assert ran.code == 0 and SAMPLE.stem in ran.out
    assert run("--store", "none.db", "reports", "--store", "a.db").code == 0
    assert not (tmp_path / "munigraph.db").exists()


def test_reports(loaded: Run) -> None:
    (report,) = loaded("reports", "--format", "json").json
    assert {"id", "title", "source", "date", "facts"} <= set(report)
    assert (report["id"], report["source"], report["date"]) == (SAMPLE.stem, SAMPLE.name, "2025")
    assert str(report["facts"]) in loaded("reports").out


def test_show(loaded: Run) -> None:
    ran = loaded("show", "ame")
    assert ran.out.startswith("Asociación de Municipalidades Ecuatorianas — organization, association, EC\n")
    for part in ("Esteban Orellana, Director Ejecutivo (current)", "\nMet with\n", "Plenario de Municipios de Uruguay"):
        assert part in ran.out
    assert "“Esteban Orellana, Director Ejecutivo de la AME” — Informe sobre el Buró de FLACMA 2025, 2025" in ran.out
    assert "\nSe reunió con\n" in loaded("show", "ame", "--lang", "es").out
    assert "“" not in loaded("show", "ame", "--quotes", "0").out
    quotations = re.findall(r"^      \[(\d+)\] “(.*)” — ", ran.out, re.MULTILINE)
    assert [int(n) for n, _ in quotations] == list(range(1, len(quotations) + 1))
    assert len({q for _, q in quotations}) == len(quotations)
    assert re.search(r"^  Plenario de Municipios de Uruguay.* \[\d+\]$", ran.out, re.MULTILINE)
    known = loaded("show", "ame", "--format", "json").json
    assert set(known["actor"]) == ACTOR
    assert all(set(e) >= EVIDENCE for tie in [*known["ties"], *known["posts"]] for e in tie["evidence"])
    assert loaded("show", known["actor"]["id"]).out == ran.out
    assert loaded("show", "México").out.startswith("México — country")


def test_brief(loaded: Run, tmp_path: Path) -> None:
    ran = loaded("export", "brief", "AME", "--from", "FLACMA")
    assert ran.out.startswith("# Asociación de Municipalidades Ecuatorianas\n")
    assert "## The way there from FLACMA" in ran.out
    assert loaded("export", "brief", "AME", "ame.docx").code == 0
    assert (tmp_path / "ame.docx").read_bytes().startswith(b"PK")
    wrong = loaded("export", "brief", "AME", "ame.pdf")
    assert (wrong.code, "ame.pdf" in wrong.err) == (2, True)


def test_formats_of_other_tools(loaded: Run, tmp_path: Path) -> None:
    assert all(getattr(import_module(f"exports.formats.{name}"), name) for name in FORMATS)
    assert loaded("export", "ftm", "-").out.startswith('{"id": ')
    assert loaded("export", "csv", "tables").code == 0
    assert (tmp_path / "tables" / "nodes.csv").read_text(encoding="utf-8-sig").startswith("id:ID,name:string,")
    assert loaded("export", "csv", "-").code == 1


def test_path(loaded: Run) -> None:
    ends = ("Asociación de Municipalidades Ecuatorianas", "KFW")
    answer = loaded("path", *ends, "--format", "json").json
    assert set(answer) == {"from", "to", "as_of", "settings", "paths", "reason"}
    assert set(answer["from"]) == ACTOR and answer["paths"]
    for path in answer["paths"]:
        assert set(path) == {"score", "weakest", "why", "hops"}
        for hop in path["hops"]:
            assert {"source", "target", "type", "direction", "via", "status", "post", "from", "to", "strength"} <= set(hop)
            assert all(set(e) >= EVIDENCE for e in hop["evidence"]) and hop["evidence"]
            assert "Country" not in (hop["source"]["kind"], hop["target"]["kind"])
    quote = answer["paths"][0]["hops"][0]["evidence"][0]["quote"]
    text = loaded("path", *ends)
    assert (text.code, text.err) == (0, "") and f"“{quote}”" in text.out
    assert loaded("path", *ends, "--format", "md").out.startswith("## ")
    assert len(loaded("path", *ends, "-k", "1", "--format", "json").json["paths"]) == 1
    first = answer["paths"][0]["hops"][0]["target"]["name"]
    past = loaded("path", *ends, "--avoid", first, "--format", "json").json
    assert all(h["target"]["name"] != first for p in past["paths"] for h in p["hops"])
    through = loaded("path", *ends, "--via", "Cristian Zamora", "--as-of", "2026", "--current-only", "--format", "json").json
    assert through["as_of"] == "2026"
    assert all(any(h["target"]["name"] == "Cristian Zamora" for h in p["hops"]) for p in through["paths"])
    assert loaded("path", *ends, "--avoid", "KFW").code == 1


def test_path_to_a_country_or_a_topic(loaded: Run) -> None:
    answer = loaded("path", "AME", "--to-country", "uruguay", "--format", "json").json
    assert answer["to"]["country"] == "UY" and answer["paths"]
    assert {p["target"]["id"] for p in answer["paths"]} <= {a["id"] for a in answer["to"]["actors"]}
    on_topic = loaded("path", "AME", "--to-topic", "crédito", "--topic", "crédito", "--avoid", "KfW", "--format", "json").json
    assert on_topic["topic"] == on_topic["to"]["topic"] == "crédito"
    assert all(any(h["about"] for h in p["hops"]) for p in on_topic["paths"])
    page = loaded("path", "AME", "--to-country", "UY", "--format", "html").out
    assert "How to get from Asociación de Municipalidades Ecuatorianas to Uruguay" in page
    for wrong in (("AME",), ("AME", "KfW", "--to-country", "UY")):
        refused = loaded("path", *wrong)
        assert refused.code == 2 and refused.err.count("--to-topic") == 1
    unknown = loaded("path", "AME", "--to-country", "Uruguy")
    assert unknown.code == 1 and "did you mean" in unknown.err


def test_questions_of_the_catalogue(loaded: Run) -> None:
    listed = loaded("queries", "--format", "json").json
    assert len(listed) >= 24
    for query in [q for q in listed if q["name"] in ("dossier", "countries", "open-plans")]:  # tests/queries asks them all
        given = [x for p in query["parameters"] if p["required"] for x in ("-p", f"{p['name']}=AME")]
        answer = loaded("query", query["name"], *given, "--format", "json").json
        assert set(answer) == {"columns", "rows"} and answer["columns"] == query["columns"]
        assert answer["rows"], query["name"]
    text = loaded("query", "posts", "-p", "person=Zamora").out
    assert "Alcalde" in text and "“Cristian Zamora, Alcalde de Cuenca” — informe-de-ejemplo" in text
    assert "organización" in loaded("query", "posts", "-p", "person=Zamora", "--lang", "es").out
    assert loaded("query", "posts", "-p", "person=Nobody").out == "Nothing in the reports answers this question.\n"
    assert loaded("query", "dossier", "-p", "name=ame", "--format", "csv").out.startswith("actor,tie,direction,other,")
    shown = loaded("queries", "posts").out
    assert "-p person=Zamora" in shown and "\nMATCH (p:Person)-[h:HOLDS]->(r:Role)\n" in shown


def test_the_shell_completes_questions_and_their_parameters(run: Run) -> None:
    def offered(words: str) -> list[str]:
        given = {"_MUNIGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        return run(env=given).out.split()

    assert offered("munigraph query two") == ["plain,two-bodies", "plain,two-holders"]
    assert offered("munigraph query posts -p ") == ["plain,person=", "plain,organization=", "plain,status="]
    assert offered("munigraph query nothing -p ") == []


def test_cypher(loaded: Run, tmp_path: Path) -> None:
    statement = "MATCH (c:Country) RETURN c.code AS code, c.name AS name ORDER BY code"
    answer = loaded("cypher", statement, "--format", "json").json
    assert answer["columns"] == ["code", "name"] and ["EC", "Ecuador"] in answer["rows"]
    assert loaded("cypher", "-", "--format", "json", stdin=statement).json == answer
    (tmp_path / "q.cypher").write_text(statement, encoding="utf-8")
    assert loaded("cypher", "@q.cypher", "--format", "json").json == answer
    rows = list(csv.reader(io.StringIO(loaded("cypher", statement, "--format", "csv").out)))
    assert rows == [answer["columns"], *answer["rows"]]
    values = ["-p", "n=2", "-p", "x=0.5", "-p", "b=true", "-p", "s=007", "-p", "t=a=b"]
    typed = loaded("cypher", "RETURN $n + 1 AS n, $x AS x, $b AS b, $s AS s, $t AS t", *values, "--format", "json").json
    assert typed["rows"] == [[3, 0.5, True, "007", "a=b"]]
    refused = loaded("cypher", "MATCH (n) DETACH DELETE n")
    assert (refused.code, refused.out) == (1, "") and loaded("cypher", statement, "--format", "json").json == answer


def test_csv_is_inert(loaded: Run) -> None:
    out = loaded("cypher", "RETURN '=1+1' AS a, '@x' AS b, -2 AS c, ['-x', 'y'] AS d", "--format", "csv").out
    assert out.splitlines()[1] == "'=1+1,'@x,-2,'-x; y"


def test_centrality(loaded: Run) -> None:
    answer = loaded("analyse", "centrality", "--top", "3", "--format", "json").json
    assert len(answer["rows"]) == 3 and answer["rows"][0]["ties"][0]["evidence"]
    ran = loaded("analyse", "centrality", "--measure", "degree", "--top", "1")
    assert ran.out.count("“") >= 1 and "\n2. " not in ran.out


def test_communities_and_brokers(loaded: Run) -> None:
    answer = loaded("analyse", "communities", "--top", "2", "--format", "json").json
    assert len(answer["rows"]) == 2 and answer["rows"][0]["ties"][0]["evidence"] and answer["modularity"] > 0
    rows = list(csv.DictReader(io.StringIO(loaded("analyse", "brokers", "--by", "country", "--format", "csv").out)))
    assert rows and all(row["quotes"] and None not in row and None not in row.values() for row in rows)
    told = loaded("analyse", "brokers", "--between", "EC,Brasil", "--top", "1", "--lang", "es").out
    assert "un solo informe" in told and "«" in told and "% de las rutas" in told
    refused = loaded("analyse", "brokers", "--between", "EC")
    assert (refused.code, refused.out) == (1, "") and "EC,BR" in refused.err


def test_suggest(loaded: Run) -> None:
    answer = loaded("suggest", "AME", "-k", "2", "--format", "json").json
    assert set(answer) == {"actor", "as_of", "settings", "suggestions", "reason"}
    assert len(answer["suggestions"]) == 2 and set(answer["suggestions"][0]["actor"]) == ACTOR
    told = loaded("suggest", "AME", "-k", "1", "--lang", "es")
    assert "Exploratorio" in told.out and "\n   − " in told.out and "«" in told.out


def test_export(loaded: Run, tmp_path: Path) -> None:
    graph = loaded("export", "json", "-").json
    assert set(graph) == {"nodes", "edges"}
    assert {"id", "kind", "name", "aliases"} <= set(graph["nodes"][0])
    assert {"id", "type", "source", "target", "reports", "evidence"} <= set(graph["edges"][0])
    assert loaded("export", "json", "g.json").out == ""
    assert json.loads((tmp_path / "g.json").read_text(encoding="utf-8")) == graph
    ran = loaded("export", "html", "g.html", "--title", "Un título", "--lang", "es")
    assert (ran.code, ran.out) == (0, "") and "g.html" in ran.err
    assert (tmp_path / "g.html").read_text(encoding="utf-8") == loaded(
        "export", "html", "-", "--title", "Un título", "--lang", "es"
    ).out
    assert "Un título" in (tmp_path / "g.html").read_text(encoding="utf-8")


def test_a_page_shows_what_is_asked_for_and_the_routes_that_path_finds(loaded: Run, tmp_path: Path) -> None:
    found = loaded("path", "AME", "KFW", "--format", "json").json
    assert loaded("export", "html", "g.html", "--focus", "KFW", "--kind", "organización", "--path", "AME", "KFW").code == 0
    assert loaded("path", "AME", "KFW", "--format", "html", "--out", "p.html").out == ""
    for name in ("g.html", "p.html"):
        page = (tmp_path / name).read_text(encoding="utf-8")
        drawn, content = (json.loads(page.split(f'id="{id}">')[1].split("</script>")[0]) for id in ("drawing", "content"))
        assert content["paths"] == [found] and content["part"]
        ends = {hop[end]["id"] for path in found["paths"] for hop in path["hops"] for end in ("source", "target")}
        assert ends <= {n["id"] for n in drawn["nodes"]} < {n["id"] for n in loaded("export", "json", "-").json["nodes"]}
    graph = loaded("export", "json", "-", "--focus", "KFW", "--hops", "2").json
    assert "KFW" in {n["name"] for n in graph["nodes"]}
    ran = loaded("export", "html", "-", "--min-reports", "2")
    assert (ran.code, ran.out) == (1, "") and "at least 2 reports" in ran.err and ran.err.count("\n") == 1
    assert loaded("path", "AME", "KFW", "--out", "p.md").code == 2
