"""Sentences for people, in Spanish and English, kept as data beside the code that says them.

Each package has a ``messages.toml``: one table per sentence, with the keys ``en`` and ``es``. TOML, because the standard
library reads it fast and a translator can, too.

    say = catalogue("loaders")
    raise InputError(say("no_such_file", path=path))
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pkgutil import get_data

LANGUAGES = ("en", "es")
_current = "en"


def use_language(language: str) -> None:
    """Set the language of every sentence said from now on ("en" or "es"; a locale such as "es_EC.UTF-8" will do)."""
    global _current
    code = language[:2].lower()
    _current = code if code in LANGUAGES else "en"


def language() -> str:
    """The language in use."""
    return _current


def catalogue(package: str) -> Callable[..., str]:
    """The ``say(key, **values)`` of one package; a key or value that is missing is a programming error and raises KeyError."""

    def say(key: str, /, **values: object) -> str:
        return _sentences(package)[key][_current].format(**values)

    return say


@cache
def _sentences(package: str) -> dict[str, dict[str, str]]:
    # Not importlib.resources, which costs every start of the command line as much as all else together.
    return tomllib.loads((get_data(package, "messages.toml") or b"").decode("utf-8"))
