"""A brief as Markdown, ready to paste; nothing that a report says is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exports.brief.model import Brief, Item, numbers

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def as_markdown(brief: Brief) -> str:
    """The brief, ending with a line break."""
    lines = [f"# {_inert(brief.title)}", ""]
    lines += ["  \n".join(map(_inert, brief.lines)), ""]
    for section in brief.sections:
        lines += [f"## {_inert(section.heading)}", ""]
        lines += [_inert(section.lead), ""] if section.lead else []
        lines += [line for item in section.items for line in _item(item)]
        lines += ["", f"*{_inert(section.more)}*"] if section.more else []
        lines.append("")
    return "\n".join([*lines, f"<small>{_inert(brief.foot)}</small>"]) + "\n"


def _item(item: Item) -> Iterator[str]:
    said = (f"**{_inert(item.name)}**" if item.name else "") + _inert(item.text)
    line = " ".join(filter(None, (said, _inert(numbers(item.notes)))))
    indent = "" if item.name or not line else "  "
    if line:
        yield f"{indent}- {line}"
    for quote in item.quotes:
        said = _inert(f"[{quote.number}] {quote.text} — {quote.source}")
        yield f"{indent}  > {said}" if line else f"> {said}\n"


def _inert(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
