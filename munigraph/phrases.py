"""What is said of a post or a tie beside its ends, the same in ``munigraph show`` and in a brief."""

from __future__ import annotations

from graphmodel.messages import catalogue
from munigraph import words
from munigraph.terminal import plain
from queries.dossier import Bond, Post

say = catalogue("munigraph.commands")
_ON_A_DAY = ("MET_WITH", "PARTICIPATED_IN", "ORGANIZED")  # what happened on its date, and does not last since


def of_post(post: Post) -> str:
    return _marks(post.status, "", _period(post.since, post.until))


def of_bond(bond: Bond) -> str:
    tie = bond.tie
    once = tie.type in _ON_A_DAY and tie.since and tie.until in ("", tie.since)
    return _marks(tie.status, tie.capacity, [tie.since] if once else _period(tie.since, tie.until))


def _period(since: str, until: str) -> list[str]:
    return [say(key, date=date) for key, date in (("since", since), ("until", until)) if date]


def _marks(status: str, capacity: str, period: list[str]) -> str:
    """Marks in brackets, behind a blank; "" where there is none."""
    marks = [words.status(status)] if status else []
    marks += [say("as", capacity=plain(capacity))] if capacity else []
    marks += period
    return f" ({'; '.join(marks)})" if marks else ""
