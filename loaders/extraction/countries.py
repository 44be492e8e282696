"""Which words name a country: many are also towns, given names or streets."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.tokens import Token, fold

ENDS = ("", ".", ";", ":", ")")


def country_at(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int, str] | None:
    """The country named at token i, and where its name ends; None where the word is a town's or a person's ("Mauricio Paz")."""
    found = lex.countries.match(tokens, i)
    if found is None or not tokens[i].capital:
        return None
    end = found[0]
    if _text(tokens, i - 1) == "(" and _text(tokens, end) == ")" and i > 1 and tokens[i - 2].capital:
        return found  # "Roseau (Dominica)"
    named_on = _capital(tokens, end)
    if named_on and end == i + 1 and tokens[i].key in lex.given_names:
        return None
    rule = lex.ambiguous.get(" ".join(t.key for t in tokens[i:end]))
    if rule is None:
        return found
    if tokens[i].text.casefold() in rule.get("not_written", ()):
        return None
    if "only" in rule or (rule.get("given_name") and named_on):
        return None
    if "unless" in rule:
        beside = {t.key for t in tokens[max(0, i - 3) : end + 3]}
        if any(fold(w) in beside for w in rule["unless"]):
            return None
    return None if rule.get("town") and _is_town(tokens, end, lex) else found


def _is_town(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """From the comma at i: one place, and then no more of a list: "Liberia, Guanacaste.", not "Liberia, Senegal y Ghana"."""
    if _text(tokens, i) != "," or not _capital(tokens, i + 1):
        return False
    region = lex.places.match(tokens, i + 1) or lex.countries.match(tokens, i + 1)
    if region is None:
        return False
    end = region[0]
    return _text(tokens, end) in ENDS or (_text(tokens, end) == "," and lex.countries.match(tokens, end + 1) is None)


def _text(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


def _capital(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].capital
