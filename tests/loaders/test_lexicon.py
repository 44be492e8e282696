"""The lexicon as data: well formed, nothing twice, of the ontology's kinds, known to the code by every name it asks for."""

from __future__ import annotations

import ast
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graphmodel.countries import country_name
from graphmodel.ontology import ontology
from loaders.lexicon import lexicon
from loaders.lexicon.verbs import conjugate
from loaders.tokens import fold, tokenize
from tests.repository import ROOT, files, strings, text, tree

FILES = sorted((ROOT / "loaders" / "lexicon").glob("*.yaml"))
# Lists that wait for the rules which will ask for them.
NOT_YET = {
    "after_name", "bare", "because", "cancelled", "country_words", "demonym_prefixes", "demonyms_weak", "editions",
    "organizations_in_general", "plural_only", "propose", "short", "since", "title_joins", "today",
    "until", "who",
}  # fmt: skip
CORPUS = os.environ.get("MUNIGRAPH_CORPUS")


class _Strict(yaml.SafeLoader):
    """Refuses a key that stands twice, which YAML would let win in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key) for key, _ in node.value]
        twice = [key for key, n in Counter(keys).items() if n > 1]
        assert not twice, f"{node.start_mark}: {twice} twice"
        return super().construct_mapping(node, deep)


@pytest.fixture(scope="module")
def data() -> dict[str, dict[str, Any]]:
    return {f.stem: yaml.load(f.read_text("utf-8"), Loader=_Strict) for f in FILES}


def lists(value: object, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of words below a value, with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{path}.{key}")
    elif isinstance(value, list):
        yield path, [v for v in value if isinstance(v, str)]
        for n, inner in enumerate(value):
            yield from lists(inner, f"{path}[{n}]")


def test_every_word_is_a_string_with_letters_and_stands_once_in_its_list(data: dict[str, Any]) -> None:
    """YAML reads ``no`` and ``on`` as truth values: such words need quotes."""
    for name, content in data.items():
        for place, words in lists(content, name):
            assert [w for w, n in Counter(words).items() if n > 1] == [], place
            assert [w for w in words if w != w.strip() or not w] == [], place
    booleans = [f"{name}: {line}" for name, content in data.items() for line in _booleans(content)]
    assert booleans == []


def _booleans(value: object, key: str = "") -> Iterator[str]:
    flags = ("nested", "given_name", "town", "reflexive", "direct", "inverse", "scope", "gives")
    if isinstance(value, bool) and key not in flags:
        yield key
    for inner_key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _booleans(inner, key if isinstance(value, list) else str(inner_key))


def test_every_list_is_asked_for_by_the_code(data: dict[str, Any]) -> None:
    said = {value for file in files(".py", under=("loaders",)) for _, value in strings(file)}
    assert {key for content in data.values() for key in content} - said <= NOT_YET


def test_no_list_stands_in_two_files_of_which_one_would_win(data: dict[str, Any]) -> None:
    assert data["words"].keys() & data["fields"].keys() == set()


def test_every_name_the_code_asks_for_is_a_list() -> None:
    lex = lexicon()
    known = {"words": set(lex.words), "cues": set(lex.cues), "frames": set(lex.predicates.frames)}
    for file in files(".py", under=("loaders",)):
        if "extraction" not in file.parts:
            continue
        for node in ast.walk(tree(file)):
            if (
                isinstance(node, ast.Subscript)
                and isinstance(node.value, ast.Attribute)
                and isinstance(node.slice, ast.Constant)
            ):
                names = known.get(node.value.attr)
                assert names is None or node.slice.value in names, f"{file}:{node.lineno}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "cue":
                first = node.args[0]
                assert not isinstance(first, ast.Constant) or first.value in lex.cues, f"{file}:{node.lineno}"


def test_kinds_and_countries_are_the_ontology_s(data: dict[str, Any]) -> None:
    for name, label in (("organizations", "Organization"), ("initiatives", "Initiative")):
        kinds = set(ontology().nodes[label].kinds)
        assert set(data[name]["heads"]) <= kinds
        known = data[name]["known"]
        assert {k: e["kind"] for k, e in known.items() if e["kind"] not in kinds} == {}
        assert [k for k, e in known.items() if e.get("country") and not country_name(e["country"])] == []
    for codes in ("demonyms", "names"):
        assert [c for c in data["countries"][codes] if country_name(c) == c] == []


def test_no_adjective_means_two_countries(data: dict[str, Any]) -> None:
    said = Counter(fold(w) for forms in data["countries"]["demonyms"].values() for w in dict.fromkeys(map(fold, forms)))
    assert [w for w, n in said.items() if n > 1] == []


def test_posts_have_forms_and_a_standing_of_the_ontology(data: dict[str, Any]) -> None:
    titles = data["titles"]
    assert [p for p in titles["posts"] if not {"m", "f"} <= set(p) <= {"m", "f", "pl", "abbr"}] == []
    assert set(titles["status"]) <= set(ontology().post_statuses)
    posts = {fold(p["m"]) for p in titles["posts"]}
    for name in ("weak", "capitalised_only"):
        assert [w for w in titles[name] if fold(w) not in posts | {fold(p["f"]) for p in titles["posts"]}] == [], name
    assert {fold(k) for k in titles["government_of"]} <= posts


def test_predicates_fit_the_ontology(data: dict[str, Any]) -> None:
    ties = ontology().ties
    for name, frame in data["predicates"]["frames"].items():
        tie = ties[frame["relation"]]
        ends = (frame["theme"], frame["agent"]) if frame.get("inverse") else (frame["agent"], frame["theme"])
        for kinds, allowed in zip(ends, (tie.sources, tie.targets), strict=True):
            assert {k.capitalize() for k in kinds} <= set(allowed), name
        assert frame.get("verbs") or frame.get("phrases"), name
        assert frame.get("also", "COOPERATES_WITH") in ties and frame.get("parties", "COOPERATES_WITH") in ties, name
    assert set(data["verbs"]["standing"].values()) <= set(ontology().ladder)


def test_every_verb_that_something_asks_for_is_bent(data: dict[str, Any]) -> None:
    lex = lexicon()
    wanted = {v for frame in data["predicates"]["frames"].values() for v in frame.get("verbs", ())}
    wanted |= {v for name, verbs in data["fields"].items() if name.endswith("_verbs") for v in verbs}
    wanted |= set(data["predicates"]["auxiliaries"])
    assert sorted(v for v in wanted if not re.fullmatch(r"[a-zñ]+[aei]r", v)) == []
    bent = {form.verb for form in lex.predicates.forms.values()}
    assert sorted(v for v in wanted if fold(v) not in bent) == []
    assert set(data["verbs"]["changes"]) >= {v for v in wanted if v.endswith(("ner", "venir", "uir", "ducir"))}  # irregular


FORMS = {
    "firmar": "firmó firmaron firma firman firmará firmaría firme firmar firmando firmado firmadas",
    "organizar": "organizó organiza organice organicen",
    "publicar": "publicó publique publicada",
    "entregar": "entregue entreguen",
    "sostener": "sostuvo sostuvieron sostiene sostendrá sostenido",
    "promover": "promovió promueve promueven promovida",
    "suscribir": "suscribió suscrito suscrita suscribirán",
    "construir": "construyó construyeron construye construido",
    "contribuir": "contribuyó contribuye contribuyendo",
    "dirigir": "dirigió dirige dirija dirigida",
    "reunir": "reunió reúne reúnen reunidos",
    "adherir": "adhirió adhiere adherida",
    "renovar": "renovó renueva renovado",
    "aprobar": "aprobó aprueba apruebe aprobada",
    "cerrar": "cerró cierra",
    "expedir": "expidió expide",
    "exponer": "expuso expone expuesto",
    "intervenir": "intervino interviene intervendrá",
    "pertenecer": "pertenece pertenezca",
    "ser": "fue es será siendo",
}


@pytest.mark.parametrize("verb", FORMS)
def test_conjugation(verb: str, data: dict[str, Any]) -> None:
    made = {form for form, _ in conjugate(verb, data["verbs"])}
    assert [w for w in FORMS[verb].split() if fold(w) not in made] == []


def test_tenses_tell_plans_from_facts(data: dict[str, Any]) -> None:
    tense = dict(conjugate("firmar", data["verbs"]))
    standing = data["verbs"]["standing"]
    said = {w: standing[tense[fold(w)]] for w in ("firmó", "firmará", "firmaría", "firme", "firmado")}
    assert said == {"firmó": "active", "firmará": "planned", "firmaría": "proposed", "firme": "planned", "firmado": "active"}


@pytest.mark.parametrize(
    ("phrase", "list_name"),
    [("con la participación de", "present"), ("en reemplazo de", "replaces"), ("con sede en", "located")],
)
def test_cues_are_found_without_regard_to_capitals_and_accents(phrase: str, list_name: str) -> None:
    for said in (phrase, phrase.upper(), phrase.upper().replace("Ó", "O")):
        assert lexicon().cues[list_name].match(tokenize(said), 0) is not None


@pytest.mark.skipif(not CORPUS, reason="MUNIGRAPH_CORPUS names no corpus")
def test_no_name_of_an_annotated_report_is_in_lexicon_or_tests() -> None:
    """Rules hold for a kind of report, never for one: no person and no town hall of a report is known, save the sample's."""
    ours = FILES + [ROOT / f for f in files(".py", ".yaml", under=("tests",)) if f.parts[1] == "loaders"]
    said = {f: " ".join(re.findall(r"[a-z]+", fold(text(f.relative_to(ROOT))))) for f in ours}
    names: set[str] = set()
    for gold in Path(CORPUS or "").glob("*.gold.json"):
        facts = json.loads(gold.read_text("utf-8"))
        bodies = [o for o in facts["organizations"] if o.get("kind") == "local_government" and o["name"].count(" ") > 1]
        names |= {" ".join(re.findall(r"[a-z]+", fold(e["name"]))) for e in facts["people"] + bodies}
    ours_too = " ".join(re.findall(r"[a-z]+", fold(text(Path("munigraph/sample/informe-de-ejemplo.md")))))
    names = {name for name in names if name not in ours_too}
    found = [(str(f.relative_to(ROOT)), n) for f, words in said.items() for n in names if " " in n and f" {n} " in f" {words} "]
    assert len(names) > 50 and found == []
