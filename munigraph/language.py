"""Which language to speak, settled before a word is said: ``--lang``, MUNIGRAPH_LANG, the system's, English."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from graphmodel.messages import LANGUAGES, language

_VARIABLES = ("MUNIGRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides
_CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "types", "utils")


def wanted_language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language for these arguments of the command line, wherever ``--lang`` stands among them."""
    for n, argument in enumerate(arguments):
        value = arguments[n + 1 : n + 2] if argument == "--lang" else [argument[7:]] if argument.startswith("--lang=") else []
        if value and value[0] in LANGUAGES:
            return value[0]
    found = next((environment[v] for v in _VARIABLES if environment.get(v)), None)
    return found if found is not None else _of_windows()


def teach_click() -> None:
    """Let click speak the language in use, too.

    Click asks gettext, which wants a compiled catalogue; ours is TOML. A sentence that click words anew stays English.
    """
    if language() == "en":
        return
    import tomllib
    from pkgutil import get_data

    known: dict[str, str] = tomllib.loads((get_data("munigraph", "click_es.toml") or b"").decode("utf-8"))

    def translated(sentence: str) -> str:
        return known.get(sentence, sentence)

    def counted(one: str, many: str, n: int) -> str:
        return translated(one if n == 1 else many)

    for name in _CLICK:
        module = import_module(f"click.{name}")
        for attribute, words in (("_", translated), ("ngettext", counted)):
            if hasattr(module, attribute):
                setattr(module, attribute, words)


def _of_windows() -> str:
    """The language of the user's Windows, which sets no variable; elsewhere English."""
    if sys.platform != "win32":
        return "en"
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "en")
