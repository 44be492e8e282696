"""What the ontology's kinds, ties and statuses are called in the reader's language: the words of the page, for all."""

from __future__ import annotations

from exports.html.content import words
from graphmodel.messages import catalogue, language

say = catalogue("munigraph.commands")


def kind(name: str, *, many: bool = False) -> str:
    """A kind of node."""
    return _word(f"kinds.{name}" if many else f"kind.{name}", name)


def tie(type_: str, direction: str = "forward") -> str:
    """A type of tie, as the heading over those at its other end."""
    return _word(f"inverse.{type_}" if direction == "backward" else f"tie.{type_}", type_)


def status(name: str) -> str:
    """A step of the ladder or the standing of a post."""
    return _word(f"status.{name}", name)


def value(name: str) -> str:
    """What sort a body, an initiative or a report is; a value without a word of its own is itself."""
    return _word(f"value.{name}", name)


def sort(name: str) -> str:
    """What sort a body or an initiative is; of a person, that it is one."""
    return _word(f"value.{name}", kind(name))


def country(code: str) -> str:
    """A country's name by its code; the code where it is none."""
    from babel import Locale

    return str(Locale(language()).territories.get(code, code))


def column(name: str) -> str:
    """The heading of a column of an answer of the catalogue."""
    try:
        return say(f"column_{name}")
    except KeyError:
        return name.replace("_", " ")


def _word(key: str, otherwise: str) -> str:
    return words()[language()].get(key, otherwise)
