"""What ``munigraph shell`` knows beside the engine: when a statement ends, what Tab completes, where its history is.

A statement may have many lines; it ends with a semicolon at the end of a line, or with an empty line. A line that begins with
a colon is an order to the shell itself.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from typing import Any

from graphmodel.ontology import ontology
from graphmodel.rows import labels, node_columns, patterns, tie_columns
from queries.engines.cache import cache_folder

ORDERS = (":help", ":quit", ":schema", ":format", ":param", ":queries", ":query")
_KEYWORDS = (
    *(
        "MATCH",
        "OPTIONAL MATCH",
        "WHERE",
        "RETURN",
        "WITH",
        "UNWIND",
        "ORDER BY",
        "LIMIT",
        "SKIP",
        "DISTINCT",
        "AS",
        "AND",
        "OR",
    ),
    *("NOT", "IN", "IS NULL", "IS NOT NULL", "CONTAINS", "STARTS WITH", "ENDS WITH", "CASE", "WHEN", "THEN", "ELSE", "END"),
    *("EXISTS", "COUNT", "UNION", "count(", "collect(", "coalesce(", "toLower(", "size(", "type(", "labels(", "min(", "max("),
)
_BREAKS = " \t\n()[]{},;|<>=+-*/'\"`:."
_LINES = 1000


def statements(ask: Callable[[bool], str]) -> Iterator[str]:
    """What is typed, a statement or an order at a time. ``ask(begun)`` gives the next line; EOFError ends it."""
    begun: list[str] = []
    while True:
        try:
            line = ask(bool(begun))
        except EOFError:
            if begun:
                yield "\n".join(begun)
            return
        except KeyboardInterrupt:
            begun = []
            yield ""
            continue
        if not begun and line.lstrip().startswith(":"):
            yield line.strip()
        elif line.rstrip().endswith(";") or (begun and not line.strip()):
            yield "\n".join([*begun, line]).strip()
            begun = []
        elif line.strip():
            begun.append(line)


def completions(line: str, begin: int) -> list[str]:
    """What the word that begins at ``begin`` in ``line`` may become: labels, types, properties, or Cypher's own words."""
    before, word = line[:begin], line[begin:]
    if before.strip() in ("", ":") and line.lstrip().startswith(":"):
        return [order[1:] for order in ORDERS if order[1:].startswith(word)]
    if before.endswith("."):
        known = _properties()
    elif re.search(r"\[[^\]()]*[:|]$", before):
        known = sorted({p.type for p in patterns()})
    elif re.search(r"\([^\[\])]*[:|]$", before):
        known = labels()
    else:
        known = [w if word.isupper() or not word or not w.isupper() else w.lower() for w in _KEYWORDS]
    return [w for w in known if w.lower().startswith(word.lower())]


def schema() -> Iterator[str]:
    """Every label and pattern with its properties, a line each."""
    for label in labels():
        yield f"(:{label} {{{', '.join(node_columns(label))}}})"
    for tie in ontology().ties.values():
        yield f"(:{'|'.join(tie.sources)})-[:{tie.name}]->(:{'|'.join(tie.targets)})"
    yield "(:Passage)-[:FROM]->(:Report)   (:Passage)-[:MENTIONS]->(…)"
    yield f"[… {{{', '.join(tie_columns(next(iter(ontology().ties))))}}}]"


@contextlib.contextmanager
def line_editing() -> Iterator[None]:
    """History and completion where Python has them (on Windows it has not: typing works all the same)."""
    try:
        import readline
    except ImportError:
        yield
        return
    file = cache_folder().parent / "shell_history"
    with contextlib.suppress(OSError):
        readline.read_history_file(file)
    readline.set_history_length(_LINES)
    readline.set_completer_delims(_BREAKS)
    readline.set_completer(_Completer(readline))
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            file.touch(mode=0o600)  # questions name people
            readline.write_history_file(file)


class _Completer:
    """As readline wants it: the words one by one, by their number."""

    def __init__(self, readline: Any) -> None:
        self._readline = readline
        self._found: list[str] = []

    def __call__(self, word: str, number: int) -> str | None:
        if number == 0:
            self._found = completions(
                self._readline.get_line_buffer()[: self._readline.get_endidx()], self._readline.get_begidx()
            )
        return self._found[number] if number < len(self._found) else None


def _properties() -> list[str]:
    return sorted(
        {c for columns in (*map(node_columns, labels()), *(tie_columns(p.type) for p in patterns())) for c in columns}
    )
