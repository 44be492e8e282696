"""Funds and conferences that are bodies: they pay, are somebody's to speak for, or have members."""

from __future__ import annotations

from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention


def is_body(runs: Runs, mention: Mention) -> bool:
    """Whether what bears the name of a fund or an event is a body by the words around it."""
    if mention.generic or mention.quoted or not runs.tokens[mention.first].capital:
        return False
    if mention.kind == "event":
        return _joined(runs, mention.first)
    return mention.sub == "fund" and (_acts(runs, mention.first) or _apposed(runs, mention.last))


def _joined(runs: Runs, i: int) -> bool:
    """As in "está afiliada a la Conferencia …", "es miembro de la Asamblea …"."""
    for k in range(max(0, i - 4), i - 1):
        to = runs.cue("to", k + 1) or runs.cue("of", k + 1)
        if runs.tokens[k].key in runs.lex.words["belonging_nouns"] and to is not None and runs.skip_articles(to) == i:
            return True
    return False


def _acts(runs: Runs, i: int) -> bool:
    """As in "cofinanciado por el Fondo …", "una misión del Fondo …"."""
    for k in range(max(0, i - 4), i):
        for cue in ("by", "representing"):
            after = runs.cue(cue, k)
            if after is not None and runs.skip_articles(after) == i:
                return True
    return False


def _apposed(runs: Runs, k: int) -> bool:
    """As in "Fondo … (ACR), entidad que agrupa …"."""
    at = runs.skip_articles(k + 1) if runs.text(k, k + 1) == "," else None
    noun = runs.word(at) if at is not None else None
    return noun is not None and noun.key in runs.lex.words["body_words"]
