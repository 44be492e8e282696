"""A brief as one page of HTML that opens offline and prints on paper; it has no script and fetches nothing.

The Content-Security-Policy allows the one style sheet, by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from exports.brief.model import Brief, Item, numbers


def as_html(brief: Brief) -> str:
    """The page, the same text for the same brief."""
    style = _style()
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    head = [
        "<!doctype html>",
        f'<html lang="{escape(brief.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{allowed}'; "
        "base-uri 'none'; form-action 'none'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(brief.title)}</title>",
        f"<style>{style}</style>",
        "</head>",
    ]
    return "\n".join([*head, "<body>", *_body(brief), "</body>", "</html>"]) + "\n"


def _body(brief: Brief) -> Iterator[str]:
    yield f"<header><h1>{escape(brief.title)}</h1>"
    yield from (f"<p>{escape(line)}</p>" for line in brief.lines)
    yield "</header>"
    for section in brief.sections:
        yield f"<section><h2>{escape(section.heading)}</h2>"
        if section.lead:
            yield f"<p>{escape(section.lead)}</p>"
        yield "<ul>"
        yield from map(_item, section.items)
        yield "</ul>"
        if section.more:
            yield f'<p class="more">{escape(section.more)}</p>'
        yield "</section>"
    yield f"<footer>{escape(brief.foot)}</footer>"


def _item(item: Item) -> str:
    notes = f'<span class="notes">{escape(numbers(item.notes))}</span>' if item.notes else ""
    said = (f"<strong>{escape(item.name)}</strong>" if item.name else "") + escape(item.text)
    quotes = "".join(
        f'<blockquote><span class="notes">[{q.number}]</span> {escape(q.text)} <cite>— {escape(q.source)}</cite></blockquote>'
        for q in item.quotes
    )
    opening = "<li>" if item.name else '<li class="below">'
    return f"{opening}{' '.join(filter(None, (said, notes)))}{quotes}</li>"


@cache
def _style() -> str:
    return (Path(__file__).parent / "brief.css").read_text(encoding="utf-8")
