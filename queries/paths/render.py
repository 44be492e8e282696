"""A path answer as text for a terminal and as Markdown for a brief; pure, in the language in use.

Whom to ask first and in which post, one sentence a hop with its quotation, report, page and date (once, however many routes
take it), the weakest hop marked, and why this route. A brief also has the settings that it was weighed with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from graphmodel.graph import Statement
from graphmodel.messages import catalogue
from graphmodel.quotations import legible
from queries.paths.answer import Contact, Goal, Hop, Path, PathAnswer, Source
from queries.paths.network import pair
from queries.paths.settings import OTHERWISE, Settings
from queries.paths.words import euphonic, is_planned, number

say = catalogue("queries.paths")
_NAMED = 8
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")


def as_text(answer: PathAnswer, *, note: bool = True) -> str:
    """Plain lines, ending with a line break; the last says where weights are explained, unless that is not wanted."""
    lines = [_heading(answer, one_line), ""]
    for n, path in enumerate(answer.paths, 1):
        lines.append(f"{n}. {_route(path, one_line)}  ({say('score', score=number(path.score))})")
        lines += [f"   {line}" for line in _introduction(answer, n, one_line)]
        for m, (sentence, quoted) in enumerate(_hops(answer, n, one_line), 1):
            lines += [f"   {n}.{m} {sentence}", *(f"       {c}" for c in quoted)]
        lines.append("")
    lines += [part for line in _remarks(answer, one_line) for part in (line, "")]
    return "\n".join([*lines, say("note")] if note and answer.paths else lines[:-1]) + "\n"


def as_markdown(answer: PathAnswer) -> str:
    """A brief ready to paste, ending with a line break."""
    lines = [f"## {_heading(answer, escaped)}", ""]
    for n, path in enumerate(answer.paths, 1):
        first, *others = _introduction(answer, n, escaped)
        lines += [f"### {n}. {_route(path, escaped)}", "", f"**{first}**", ""]
        lines += [part for line in others for part in (line, "")]
        for m, (sentence, quoted) in enumerate(_hops(answer, n, escaped), 1):
            lines += [f"{m}. {sentence}", *(part for c in quoted for part in ("", f"   > {c}")), ""]
    lines += [part for line in _remarks(answer, escaped) for part in (line, "")]
    settings = f"<small>{escaped(settings_line(answer.settings))}</small>"
    return "\n".join([*lines, settings] if answer.paths else lines[:-1]) + "\n"


def _introduction(answer: PathAnswer, n: int, text: Callable[[str], str]) -> Iterator[str]:
    """Whom to ask, whom the n-th route reaches where any of several will do, and why this route."""
    path = answer.paths[n - 1]
    yield _ask(path, text)
    if isinstance(answer.target, Goal) and path.target not in [p.target for p in answer.paths[: n - 1]]:
        yield _reach(answer, path, answer.target, text)
    yield text(path.why)


def _reach(answer: PathAnswer, path: Path, goal: Goal, text: Callable[[str], str]) -> str:
    """That a route reaches one of those asked for, and why that is one."""
    target, ground = text(path.target.name), path.ground
    if goal.kind == "country":
        return say("reach_country", target=target, goal=text(goal.name))
    if not ground:
        return say("reach_topic_by_name", target=target, word=text(goal.key))
    said = citation(ground.statement, answer.sources[ground.statement.report], text)
    if ground.through:
        return say("reach_topic_through", target=target, through=text(ground.through.name), said=said)
    return say("reach_topic", target=target, said=said)


def _hops(answer: PathAnswer, n: int, text: Callable[[str], str]) -> Iterator[tuple[str, list[str]]]:
    """The sentence of each hop of the n-th route, and its quotations where no better route has them."""
    told: dict[tuple[str, str], str] = {}
    for better, path in enumerate(answer.paths[:n], 1):
        weakest = path.weakest_hop
        for m, hop in enumerate(path.hops, 1):
            where = told.setdefault(pair(hop.source.id, hop.target.id), f"{better}.{m}")
            if better == n:
                again = where if where != f"{n}.{m}" else ""
                sentence = hop_sentence(hop, text, weakest=hop is weakest, quoted_at=again)
                yield sentence, [] if again else list(citations(hop, answer.sources, text))


def _remarks(answer: PathAnswer, text: Callable[[str], str]) -> Iterator[str]:
    """Why there is no route, or to whom there is none."""
    if answer.reason:
        yield text(answer.reason)
    if answer.unreached:
        names = [text(a.name) for a in answer.unreached[:_NAMED]]
        more = len(answer.unreached) - len(names)
        yield say("unreached_more" if more else "unreached", names=", ".join(names), n=more)


def hop_sentence(hop: Hop, text: Callable[[str], str] = str, *, weakest: bool = False, quoted_at: str = "") -> str:
    """One sentence on a hop, with its strength and what is to be minded; ``text`` prepares names."""
    subject, other = (hop.target, hop.source) if hop.direction == "backward" else (hop.source, hop.target)
    sentence = say(
        _key(hop),
        a=text(subject.name),
        b=text(other.name),
        post=text(hop.post),
        event=text(hop.via.name) if hop.via else "",
        n=hop.participants,
        period=_period(hop),
    )
    marks = [say("mark_strength", s=number(hop.strength))]
    marks += [say("mark_planned")] if is_planned(hop.type, hop.status) and hop.type != "COOPERATES_WITH" else []
    marks += [] if hop.dated else [say("mark_undated")]
    marks += [say("mark_about")] if hop.about else []
    marks += [say("mark_weakest")] if weakest else []
    marks += [say("mark_quoted", where=quoted_at)] if quoted_at else []
    return f"{euphonic(sentence)} · {'; '.join(marks)}"


def settings_line(settings: Settings) -> str:
    """All weights and constants in one line, so that a change of any is visible in the answer."""
    ties = []
    for name, tie in settings.ties.items():
        weights = [f"{say(status) if status == OTHERWISE else status} {w:g}" for status, w in tie.weights.items()]
        ties.append(f"{name} {', '.join(weights) if len(weights) > 1 else f'{tie.weight(OTHERWISE):g}'} / {tie.half_life:g}")
    e = settings.event
    values = {k: f"{getattr(settings, k):g}" for k in ("undated", "ceiling", "hub_free", "hub_power", "step", "threshold")}
    return say(
        "settings",
        ties="; ".join([*ties, f"{say('event')} {e.weight:g}·(n−1)^−{e.power:g}, n ≤ {e.largest} / {e.half_life:g}"]),
        initiatives=", ".join(settings.initiatives),
        max_hops=settings.max_hops,
        overlap=f"{settings.overlap:g}",
        **values,
    )


def _key(hop: Hop) -> str:
    """The sentence that says this hop."""
    if hop.via:
        return "hop_event"
    if hop.type == "HOLDS":
        return f"hop_HOLDS_{hop.status}"
    if hop.type == "COOPERATES_WITH":
        talked_of = "planned" if hop.status in ("proposed", "planned") else "unsigned"
        return f"hop_COOPERATES_WITH_{talked_of if is_planned(hop.type, hop.status) else hop.status}"
    return f"hop_{hop.type}"


def _heading(answer: PathAnswer, text: Callable[[str], str]) -> str:
    values = {"a": text(answer.source.name), "b": text(answer.target.name), "as_of": answer.as_of or say("undated")}
    if answer.topic:
        values["b"] = say("heading_about", b=values["b"], word=text(answer.topic))
    key = "heading_none" if not answer.paths else "heading_one" if len(answer.paths) == 1 else "heading"
    return say(key, n=len(answer.paths), **values)


def _route(path: Path, text: Callable[[str], str]) -> str:
    return " → ".join(text(a.name) for a in path.actors)


def _ask(path: Path, text: Callable[[str], str]) -> str:
    c = path.ask or Contact(path.actors[1])
    if not c.post:
        return say("ask" if c.actor.kind == "Person" else "ask_nobody", name=text(c.actor.name))
    told = say("ask_told", date=c.told) if c.told else say("ask_undated")
    return say(
        "ask_post",
        name=text(c.actor.name),
        post=text(c.post),
        organization=text(c.organization),
        status=say(f"standing_{c.status}"),
        told=told,
    )


def citations(hop: Hop, sources: Mapping[str, Source], text: Callable[[str], str] = str) -> Iterator[str]:
    """The best quotation, and for an event one for each end; then how many more there are."""
    shown = 2 if hop.via else 1
    for s in hop.evidence[:shown]:
        yield citation(s, sources[s.report], text)
    if len(hop.evidence) > shown:
        yield say("more", n=len(hop.evidence) - shown) if len(hop.evidence) > shown + 1 else say("more_one")


def citation(s: Statement, source: Source, text: Callable[[str], str] = str) -> str:
    """A quotation with its report, page and date."""
    parts = [
        text(source.title),
        say("page", page=s.page) if s.page else "",
        source.date,
        "" if s.verified else say("unverified"),
    ]
    return f"{say('quote', quote=text(legible(s.quote)))} — {', '.join(p for p in parts if p)}"


def _period(hop: Hop) -> str:
    if not (hop.since or hop.until) or (hop.via and hop.since[:4] in hop.via.name):
        return ""
    key = (
        "period_once"
        if hop.type == "MET_WITH" or hop.via
        else "period"
        if hop.since and hop.until
        else "period_since"
        if hop.since
        else "period_until"
    )
    return " " + say(key, since=hop.since, until=hop.until)


def one_line(text: str) -> str:
    """Text in one line, without control characters."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def escaped(text: str) -> str:
    """The same, with nothing that Markdown would take for markup."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))
