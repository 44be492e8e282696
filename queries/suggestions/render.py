"""Suggestions as text for a terminal and as Markdown for a brief; pure, in the language in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graphmodel.messages import catalogue
from queries.paths.contact import IN_POST
from queries.paths.render import citation, citations, escaped, hop_sentence, one_line
from queries.paths.words import number
from queries.suggestions.answer import Reason, Suggestion, Suggestions
from queries.suggestions.settings import Weights

say = catalogue("queries.suggestions")
_REASONS_SHOWN = 3


def as_text(answer: Suggestions) -> str:
    """Plain lines, ending with a line break; the last tells the settings."""
    lines = [_heading(answer, one_line), say("exploratory"), ""]
    for n, row in enumerate(answer.rows, 1):
        lines.append(f"{n}. {_name(row, one_line)}  ({say('score', score=number(row.score))})")
        for reason in row.reasons[:_REASONS_SHOWN]:
            lines.append(f"   + {_sentence(row, reason, one_line)}")
            for said, quoted in _proof(answer, reason, one_line):
                lines += [f"       {said}"] if said else []
                lines += [f"           {q}" for q in quoted]
        lines += [f"   + {more}" for more in _more(row)]
        lines += [f"   − {one_line(row.against)}", ""]
    if answer.reason:
        lines += [one_line(answer.reason), ""]
    return "\n".join([*lines, settings_line(answer.weights)]) + "\n"


def as_markdown(answer: Suggestions) -> str:
    """A brief ready to paste, ending with a line break."""
    lines = [f"## {_heading(answer, escaped)}", "", escaped(say("exploratory")), ""]
    for n, row in enumerate(answer.rows, 1):
        lines += [f"### {n}. {_name(row, escaped)}", ""]
        for reason in row.reasons[:_REASONS_SHOWN]:
            lines += [f"- **{_sentence(row, reason, escaped)}**", ""]
            for said, quoted in _proof(answer, reason, escaped):
                lines += [f"  {said}", ""] if said else []
                for q in quoted:
                    lines += [f"  > {q}", ""]
        lines += [f"- {escaped(more)}\n" for more in _more(row)]
        lines += [f"**{say('against')}** {escaped(row.against)}", ""]
    if answer.reason:
        lines += [escaped(answer.reason), ""]
    return "\n".join([*lines, f"<small>{escaped(settings_line(answer.weights))}</small>"]) + "\n"


def settings_line(weights: Weights) -> str:
    """All weights in one line, so that a change of any is visible in the answer."""
    return say("settings", **{k: f"{v:g}" for k, v in weights.to_json()["weights"].items()}, hub=weights.hub)


def _heading(answer: Suggestions, text: Callable[[str], str]) -> str:
    values = {"name": text(answer.actor.name), "as_of": answer.as_of or say("undated"), "n": len(answer.rows)}
    return say("heading" if len(answer.rows) > 1 else "heading_one" if answer.rows else "heading_none", **values)


def _name(row: Suggestion, text: Callable[[str], str]) -> str:
    """Who it is and in which post, which is marked where it is not held now."""
    if not row.post:
        return text(row.actor.name)
    standing = "" if row.post.status in IN_POST else f" ({say(f'standing_{row.post.status}')})"
    return f"{text(row.actor.name)} – {text(row.post.post)}, {text(row.post.organization)}{standing}"


def _sentence(row: Suggestion, reason: Reason, text: Callable[[str], str]) -> str:
    kind = "initiative" if reason.kind == "partner" and reason.shared.kind == "Initiative" else reason.kind
    ends = {"a": text(reason.member.name), "b": text(row.actor.name)}
    return say(f"shared_{kind}", name=text(reason.shared.name), n=reason.sharing, **ends)


def _proof(answer: Suggestions, reason: Reason, text: Callable[[str], str]) -> Iterator[tuple[str, list[str]]]:
    """What carries a reason: each tie as a sentence with its quotations, or the quotations alone."""
    for tie in reason.ties:
        yield hop_sentence(tie, text), list(citations(tie, answer.sources, text))
    if reason.evidence:
        yield "", [citation(s, answer.sources[s.report], text) for s in reason.evidence]


def _more(row: Suggestion) -> Iterator[str]:
    rest = [r.shared.name for r in row.reasons[_REASONS_SHOWN:]]
    if rest:
        yield say("more", n=len(rest)) if len(rest) > 1 else say("more_one", name=one_line(rest[0]))
