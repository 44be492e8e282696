"""A Cypher statement that asks and does nothing else, as far as its text can tell.

``parse`` is the first half of the gate, the same for every engine: one statement that begins as a question begins, reads
no file, calls no procedure but a few that describe the graph, no function of a plugin, and asks no other database. The
second half is each engine's own plan of the statement (``queries.engines``): a word can lie, a plan cannot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphmodel.errors import QueryError
from queries.cypher.clauses import BEGINNINGS, clauses, split
from queries.cypher.tokens import Token, located, place, say, tokenise

PROCEDURES = (
    "db.labels",
    "db.relationshipTypes",
    "db.propertyKeys",
    "db.schema.visualization",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "show_tables",
    "table_info",
    "db_version",
)
"""What may be called: these tell what there is in a graph, the last three in Ladybug."""

_NAMESPACES = ("date", "time", "datetime", "localtime", "localdatetime", "duration", "point", "vector")
"""Whose functions are Cypher's own. All others with a dot belong to plugins, and a plugin's function may do anything."""

_CHARACTERS, _TOKENS, _DEPTH, _SIGNS, _TIES = 20_000, 2_000, 50, 10, 50
"""Characters and words of a statement, brackets (or CASE) within brackets, signs in a row, relationships in patterns: more than
a person writes, less than makes a parser or a planner run away, which no deadline of a server ends."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that may be asked; ``text`` as a person wrote it."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of its parameters, in the order of their first use."""
        return tuple(dict.fromkeys(t.value for t in self.tokens if t.kind == "parameter"))

    @property
    def columns(self) -> tuple[str, ...] | None:
        """The columns of the answer, named as written; None where ``*`` leaves them to the engine."""
        for clause in clauses(self.tokens):
            if clause.keyword == "RETURN" and clause.depth == 0:
                return self._columns(clause.start + 1, clause.end)
        return None

    def bound(self, given: Mapping[str, object]) -> dict[str, object]:
        """The values of its parameters, out of all that are given. QueryError for one that is missing."""
        for token in self.tokens:
            if token.kind == "parameter" and token.value not in given:
                sentence = say("parameter_missing", name=token.value, place=place(self.text, token.at))
                raise located(sentence, self.text, token.at)
        return {name: given[name] for name in self.parameters}

    def _columns(self, start: int, end: int) -> tuple[str, ...] | None:
        names = []
        for first, last in split(self.tokens, start, end, ","):
            item = self.tokens[first:last]
            item = item[1:] if item and item[0].says("DISTINCT") else item
            if not item or item[0].says("*"):
                return None
            named = len(item) > 2 and item[-2].says("AS")
            names.append(item[-1].value if named else self.text[item[0].at : item[-1].at + len(item[-1].text)])
        return tuple(names)


def parse(text: str) -> Statement:
    """The statement in ``text``. QueryError, with the place, for one that may not be asked."""
    if len(text) > _CHARACTERS:
        raise QueryError(say("too_complicated", what=len(text), most=_CHARACTERS))
    tokens = tokenise(text)
    while tokens and tokens[-1].says(";"):
        tokens = tokens[:-1]
    if not tokens:
        raise QueryError(say("cypher_empty"))

    def refuse(key: str, at: int, **values: object) -> QueryError:
        return located(say(key, place=place(text, tokens[at].at), **values), text, tokens[at].at)

    if len(tokens) > _TOKENS:
        raise QueryError(say("too_long_a_statement", what=len(tokens), most=_TOKENS))
    depth = ties = signs = 0
    for i, token in enumerate(tokens):
        named = i > 0 and tokens[i - 1].says(".", ":")
        depth += (
            token.says("(", "[", "{") - token.says(")", "]", "}") + (0 if named else token.says("CASE") - token.says("END"))
        )
        ties += token.says("-") and i > 0 and tokens[i - 1].says(")", "<")
        signs = signs + 1 if token.says("NOT", "-", "+") else 0
        if depth > _DEPTH or signs > _SIGNS:
            raise refuse("too_deep", i, most=_DEPTH if depth > _DEPTH else _SIGNS)
        if ties > _TIES:
            raise refuse("too_many_ties", i, most=_TIES)
    for clause in clauses(tokens):
        if clause.keyword == "LOAD":
            raise refuse("reads_files", clause.start)
    if not tokens[0].says(*BEGINNINGS):
        raise refuse("not_a_question", 0, word=tokens[0].text)
    before = Token("mark", ";", 0)
    for i, token in enumerate(tokens):
        if token.says(";"):
            raise refuse("several_statements", i)
        if token.says("USE") and before.says("{"):
            raise refuse("other_database", i)
        if token.kind in ("word", "name") and not before.says("."):
            name, end = _dotted(tokens, i)
            if before.says("CALL"):
                if name.lower() not in {p.lower() for p in PROCEDURES}:
                    raise refuse("procedure", i, name=name, allowed=", ".join(PROCEDURES))
            elif "." in name and tokens[end].says("(") and name.split(".")[0].lower() not in _NAMESPACES:
                raise refuse("plugin_function", i, name=name)
        before = token
    return Statement(text, tokens)


def _dotted(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """The name that begins here with all that dots join to it, and the place behind it (at most the last token)."""
    end = start + 1
    while end + 1 < len(tokens) and tokens[end].says(".") and tokens[end + 1].kind in ("word", "name"):
        end += 2
    return "".join(t.value for t in tokens[start:end]), min(end, len(tokens) - 1)
