"""Cypher text as tokens, and back: the one reading of a statement that every check and every engine shares.

Strict: a character or an escape that is not plainly Cypher is refused, with its place. The engines are given what
``render`` writes from the tokens, never the text itself: comments gone, strings written anew. So an engine cannot see
another statement than the one that was checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graphmodel.errors import QueryError
from graphmodel.messages import catalogue

say = catalogue("queries.cypher")

Kind = Literal["word", "name", "string", "number", "parameter", "mark"]

_TOKEN = re.compile(
    r"""(?P<gap>\s+|//[^\n\r]*|/\*.*?\*/)
      | (?P<word>[^\W\d]\w*)
      | (?P<name>`(?:[^`]|``)*`)
      | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<number>0[xX][0-9a-fA-F]+|0[oO][0-7]+|[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?)
      | (?P<parameter>\$(?:[^\W\d]\w*|`(?:[^`]|``)*`|[0-9]+))
      | (?P<mark>\.\.|(?!/\*)[()\[\]{}.,:;|&=<>+\-*/%^!~?])""",
    re.VERBOSE | re.DOTALL,
)
_BESIDE = 60
"""Characters of a line that an error shows on either side of its place."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "'": "'", '"': '"', "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Token:
    """A token as written; ``at`` is its code point in the statement, ``gap`` whether white space stands before it.

    A ``word`` is a keyword or an unquoted name, a ``name`` stands in backticks.
    """

    kind: Kind
    text: str
    at: int
    gap: bool = True

    @property
    def value(self) -> str:
        """What is meant: a name without backticks, a parameter without the dollar sign, a string's characters."""
        if self.kind == "parameter":
            return Token("name", self.text[1:], self.at).value
        if self.kind == "string":
            return _ESCAPE.sub(_unescaped, self.text[1:-1])
        return self.text[1:-1].replace("``", "`") if self.text[:1] == "`" else self.text

    def says(self, *texts: str) -> bool:
        """Whether this is one of these marks or unquoted words (given in capitals)."""
        return self.kind in ("word", "mark") and self.text.upper() in texts


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a statement. QueryError with the place where it is not Cypher."""
    found: list[Token] = []
    at, gap = 0, True
    while at < len(text):
        match = _TOKEN.match(text, at)
        kind = match and match.lastgroup
        if match is None or kind is None or match[0] == "":
            key = "cypher_open" if text[at] in "'\"`" or text.startswith("/*", at) else "cypher_character"
            raise located(say(key, place=place(text, at), character=text[at]), text, at)
        if kind == "gap":
            gap = True
        else:
            token = Token(kind, match[0], at, gap)  # type: ignore[arg-type]  # the pattern's groups are the kinds
            _check(token, text)
            found.append(token)
            gap = False
        at = match.end()
    return tuple(found)


def render(tokens: Iterable[Token]) -> tuple[str, list[int]]:
    """The tokens as a text of one line, and for each of its code points the place in the statement it stands for."""
    pieces: list[str] = []
    origins: list[int] = []
    before = Token("mark", "(", 0)
    for token in tokens:
        # Ladybug wants no blank inside an index or a slice; tokens put in may have lost the blank they need.
        inside = before.says("(", "[", "..") or token.says(")", "]", "..")
        gap = not inside and (token.gap or {before.kind, token.kind} <= {"word", "number"})
        piece = " " * gap + (quoted(token.value) if token.kind == "string" else token.text)
        pieces.append(piece)
        origins += [token.at] * len(piece)
        before = token
    return "".join(pieces), origins


def quoted(value: str) -> str:
    """A string literal that every engine reads as ``value``."""
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def written(text: str, at: int) -> list[Token]:
    """Tokens that are put in to explain the one at ``at``."""
    return [replace(token, at=at) for token in tokenise(text)]


def inserted(tokens: Sequence[Token], before: Mapping[int, Sequence[Token]]) -> list[Token]:
    """The tokens with others put in before some places."""
    return [other for i in range(len(tokens) + 1) for other in (*before.get(i, ()), *tokens[i : i + 1])]


def place(text: str, at: int) -> str:
    """A place in the statement, for a person: line and column, both from 1."""
    before = text[:at]
    return say("cypher_place", line=before.count("\n") + 1, column=at - (before.rfind("\n") + 1) + 1)


def located(sentence: str, text: str, at: int) -> QueryError:
    """The error that this sentence tells, with the line in which it is and a caret below the place."""
    start = text.rfind("\n", 0, at) + 1
    line = "".join(c if c.isprintable() else " " for c in text[start:].partition("\n")[0])
    column, cut = at - start, max(0, at - start - _BESIDE)
    shown = ("…" if cut else "") + line[cut : column + _BESIDE]
    return QueryError(sentence, f"{shown}\n{' ' * (column - cut + bool(cut))}^")


def _check(token: Token, text: str) -> None:
    if token.kind == "string":
        for escape in _ESCAPE.finditer(token.text):
            if not _means_something(escape):
                at = token.at + escape.start()
                raise located(say("cypher_escape", place=place(text, at), escape=escape[0]), text, at)
    elif token.kind in ("name", "parameter") and ("\\" in token.text or not token.value):
        raise located(say("cypher_name", place=place(text, token.at)), text, token.at)
    for i, character in enumerate(token.text):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            at = token.at + i
            raise located(say("cypher_character", place=place(text, at), character=ascii(character)), text, at)


def _means_something(escape: re.Match[str]) -> bool:
    try:
        return _unescaped(escape) != "\0" and bool(_unescaped(escape).encode())
    except (KeyError, ValueError):  # no such escape, beyond Unicode, or half a pair
        return False


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _PLAIN[escape[3].lower() if escape[3] in "NTRBF" else escape[3]]
