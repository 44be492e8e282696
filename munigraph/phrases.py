"""What is said of a post or a tie beside its ends, the same in ``munigraph show`` and in a brief."""

from __future__ import annotations

from graphmodel.messages import catalogue
from munigraph import words
from munigraph.terminal import plain
from queries.dossier import Bond, Post

say = catalogue("munigraph.commands")
_ON_A_DAY = ("MET_WITH", "PARTICIPATED_IN", "ORGANIZED")  # what happened on its date, and does not last since


def of_post(post: Post, told: str = "") -> str:
    """``told`` is the date of the report that says how the post stands, where that is to be said."""
    standing = [words.status(post.status) + (f" {say('told', date=told)}" if told else "")] if post.status else []
    return _marks([*standing, *_period(post.since, post.until)])


def of_bond(bond: Bond) -> str:
    tie = bond.tie
    once = tie.type in _ON_A_DAY and tie.since and tie.until in ("", tie.since)
    marks = [words.status(tie.status)] if tie.status else []
    marks += [say("as", capacity=plain(tie.capacity))] if tie.capacity else []
    return _marks([*marks, *([tie.since] if once else _period(tie.since, tie.until))])


def _period(since: str, until: str) -> list[str]:
    return [say(key, date=date) for key, date in (("since", since), ("until", until)) if date]


def _marks(marks: list[str]) -> str:
    """In brackets, behind a blank; "" where there is none."""
    return f" ({'; '.join(marks)})" if marks else ""
