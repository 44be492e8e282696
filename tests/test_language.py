"""Spanish is data, in YAML and TOML: the code has no Spanish word, so that a colleague can teach it one without a program.

Looked for in the strings and names of the packages, not in comments and docstrings, which quote reports. The list is
explicit, ``spanish_words.txt``; what is English, too (plan, director, red, sin), is not on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.repository import PACKAGES, files, identifiers, strings, text

WORDS = {w for line in text(Path("tests/spanish_words.txt")).splitlines() if line[0] != "#" for w in line.split()}
LETTERS = re.compile("[áéíóúüñ¿¡]", re.IGNORECASE)
QUOTED = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`]*)`')


@pytest.mark.parametrize("file", files(".py", under=tuple(PACKAGES)), ids=str)
def test_python_has_no_spanish_word(file: Path) -> None:
    assert list(_spanish([*strings(file), *identifiers(file)])) == []


@pytest.mark.parametrize("file", files(".js", under=("exports",)), ids=str)
def test_javascript_has_no_spanish_word(file: Path) -> None:
    lines = enumerate((re.sub(r"(^|\s)//.*", "", line) for line in text(file).splitlines()), 1)
    assert list(_spanish((n, "".join(quoted)) for n, line in lines for quoted in QUOTED.findall(line))) == []


def _spanish(said: Iterable[tuple[int, str]]) -> Iterator[str]:
    for line, value in said:
        # Capitals alone are acronyms: UN is not an article.
        words = {w.lower() for w in re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", value)) if not w.isupper()}
        if words & WORDS or LETTERS.search(value):
            yield f"line {line}: {value!r}"
