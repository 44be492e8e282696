"""The catalogue: questions that people ask again and again, one ``.cypher`` file each in ``queries/catalogue``.

A file is its name. It begins with a header in comments, YAML, and goes on with one statement, which Neo4j and the embedded
engine answer with the same rows in the same order:

    // group: posts
    // es: ¿Quién ocupa qué cargo?
    // en: Who holds which post?
    // parameters:
    //   person: {type: part, default: "", example: Ana, es: parte del nombre, en: part of the name}
    // columns: [person, post]
    MATCH (p:Person)-[:HOLDS]->(r:Role) WHERE $person = '' OR p.name =~ $person
    RETURN p.name AS person, r.name AS post ORDER BY p.name, p.id, r.name, r.id

A parameter without a default must be given. Names are typed without regard to case and accents: a statement gets a regular
expression, for a ``name`` of all of it, for a ``part`` of any part. What a header does not say, or says of something that is
not there, is an error that names file and line.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import dropwhile
from typing import Any

import yaml

from graphmodel.errors import QueryError
from graphmodel.messages import language
from queries.cypher.spelling import spelling
from queries.cypher.statement import parse
from queries.cypher.tokens import say
from queries.engines import Answer, CypherEngine

GROUPS = ("posts", "ties", "agreements", "initiatives", "events", "countries", "evidence")
"""What questions are about, in the order in which they are listed."""

_HEADER = {"group", "es", "en", "parameters", "columns"}
_PARAMETER = {"type", "default", "example", "es", "en"}


def _truth(given: object) -> bool:
    if isinstance(given, bool):
        return given
    return {"true": True, "false": False}[str(given).strip().lower()]


def _texts(given: object) -> list[str]:
    """A list of texts, or one text with commas between them."""
    if isinstance(given, str):
        return [part.strip() for part in given.split(",") if part.strip()]
    if isinstance(given, Sequence):
        return [str(part) for part in given]
    raise TypeError


_TYPES: Mapping[str, Callable[[Any], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": _truth,
    "strings": _texts,
    "name": lambda given: spelling(str(given)),
    "part": lambda given: spelling(str(given), part=True),
}
_NAMES = ("name", "part")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query. ``type`` is string, integer, number, boolean, strings, name or part; without
    ``optional`` it must be given, ``default`` is then None."""

    name: str
    type: str
    optional: bool
    default: Any
    example: Any
    es: str
    en: str

    @property
    def meaning(self) -> str:
        """What it means, in the language in use."""
        return self.es if language() == "es" else self.en

    def value(self, given: object) -> object:
        """A value of the parameter's type, out of one or of its text. QueryError with the example where it is none."""
        try:
            return _TYPES[self.type](given)
        except (TypeError, ValueError, KeyError) as error:
            sentence = say("query_value", name=self.name, value=given, type=self.type, example=self.example)
            raise QueryError(sentence) from error


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question of the catalogue: what it asks, what it takes, what it gives, and its Cypher."""

    name: str
    group: str
    es: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str

    @property
    def question(self) -> str:
        """What it asks, in the language in use."""
        return self.es if language() == "es" else self.en

    @property
    def statement(self) -> str:
        """Its Cypher without the header."""
        return "\n".join(dropwhile(lambda line: line.startswith("//"), self.text.splitlines())).strip()

    def arguments(self, given: Mapping[str, object]) -> dict[str, object]:
        """Values for every parameter: those given, as themselves or as text, and else the defaults.

        QueryError for a name it does not know, a value of another type, or one that is needed and missing.
        """
        known = [p.name for p in self.parameters]
        if unknown := next((name for name in given if name not in known), None):
            near = difflib.get_close_matches(unknown, known, n=1, cutoff=0.5)
            key = "query_parameter_near" if near else "query_parameter"
            raise QueryError(say(key, query=self.name, name=unknown, known=(near or [", ".join(known) or "—"])[0]))
        for p in self.parameters:
            if not p.optional and p.name not in given:
                raise QueryError(say("query_needs", query=self.name, name=p.name, meaning=p.meaning, example=p.example))
        return {p.name: p.value(given[p.name]) if p.name in given else p.default for p in self.parameters}


def queries() -> list[NamedQuery]:
    """All named queries, by their groups and names."""
    return sorted(_all().values(), key=lambda query: (GROUPS.index(query.group), query.name))


def named(name: str) -> NamedQuery:
    """The query of this name; QueryError with the nearest one."""
    found = _all()
    if name not in found:
        near = difflib.get_close_matches(name, list(found), n=1, cutoff=0.5)
        raise QueryError(say("query_near", name=name, near=near[0]) if near else say("query_unknown", name=name))
    return found[name]


def ask(engine: CypherEngine, name: str, /, **values: object) -> Answer:
    """The answer of an engine to the question of this name; QueryError for a name or a value that does not fit."""
    question = named(name)
    return engine.run(question.text, question.arguments(values))


@cache
def _all() -> dict[str, NamedQuery]:
    folder = files("queries").joinpath("catalogue")
    texts = sorted((f.name, f.read_text(encoding="utf-8")) for f in folder.iterdir() if f.name.endswith(".cypher"))
    return {query.name: query for query in (read(file, text) for file, text in texts)}


def read(file: str, text: str) -> NamedQuery:
    """The named query in the text of a file. QueryError with file and line for one that is not as it should be."""

    def wrong(problem: str, line: int, **values: object) -> QueryError:
        return QueryError(say("query_file", file=file, line=line, problem=say(problem, **values)))

    lines = text.splitlines()
    header = [line.removeprefix("//").removeprefix(" ") for line in _leading_comments(lines)]
    try:
        data = yaml.safe_load("\n".join(header))
    except yaml.MarkedYAMLError as error:
        raise wrong("query_yaml", (error.problem_mark.line if error.problem_mark else 0) + 1, reason=error.problem) from error
    if not isinstance(data, dict) or not _HEADER - {"parameters"} <= data.keys() <= _HEADER:
        raise wrong("query_header", 1, keys=", ".join(sorted(_HEADER)))
    if data["group"] not in GROUPS:
        raise wrong("query_group", _line(header, "group"), groups=", ".join(GROUPS))
    parameters = [_parameter(name, given, _line(header, name), wrong) for name, given in (data.get("parameters") or {}).items()]
    try:
        statement = parse(text)
    except QueryError as error:
        raise QueryError(f"{file}: {error}") from error
    for token in statement.tokens:
        if token.kind == "parameter" and token.value not in [p.name for p in parameters]:
            raise wrong("query_undeclared", text[: token.at].count("\n") + 1, name=token.value)
    for parameter in parameters:
        if parameter.name not in statement.parameters:
            raise wrong("query_unused", _line(header, parameter.name), name=parameter.name)
    columns = tuple(map(str, data["columns"]))
    if columns != statement.columns:
        raise wrong("query_columns", _line(header, "columns"), found=", ".join(statement.columns or ("*",)))
    return NamedQuery(file.removesuffix(".cypher"), data["group"], data["es"], data["en"], tuple(parameters), columns, text)


def _parameter(name: str, given: Any, line: int, wrong: Callable[..., QueryError]) -> Parameter:
    if not isinstance(given, dict) or not {"type", "example", "es", "en"} <= given.keys() <= _PARAMETER:
        raise wrong("query_parameter_header", line, name=name, keys=", ".join(sorted(_PARAMETER)))
    if given["type"] not in _TYPES:
        raise wrong("query_parameter_type", line, name=name, types=", ".join(_TYPES))
    optional = "default" in given
    parameter = Parameter(name, given["type"], optional, given.get("default"), given["example"], given["es"], given["en"])
    for value in (given["example"], *([given["default"]] if optional else [])):
        if parameter.type not in _NAMES and parameter.value(value) != value:
            raise wrong("query_parameter_value", line, name=name, value=value, type=parameter.type)
    return parameter


def _leading_comments(lines: Sequence[str]) -> list[str]:
    end = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return list(lines[:end])


def _line(header: Sequence[str], name: str) -> int:
    """The line of the header that begins with this key."""
    return next((n for n, line in enumerate(header, 1) if line.strip().startswith(f"{name}:")), 1)
