"""Plain text to blocks: pages, running heads, footnotes, bullets and wrapped paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.blocks import Source, View
from loaders.lexicon import lexicon
from loaders.readers.lines import Line, paragraphs, split_lines
from loaders.tokens import fold

_ITEM = re.compile(r"(\s*)(?:[-*+•▪◦‣–]|[a-z]\))\s+")
_PAGE_NUMBER = re.compile(r"(?:(?P<word>[^\W\d]+)\.?\s*)?-?\s*(?P<number>\d{1,4})\s*-?(?:\s*(?:/|de)\s*\d{1,4})?")
_RULE = re.compile(r"\s*[_=*~–—-]{3,}\s*$")
_RULED = re.compile(r"\s*[-=_]{2,}(?:[ +|]+[-=_]{2,})+\s*")  # the line below the heading of a table, one stroke a column
_NOTE = re.compile(r"\s*(\d{1,2})\s+(?=\S)")
_LEADER = re.compile(r"\s*(?:\.{3,}|…+|·{3,}|_{3,}|(?:\. ){3,}\.?)\s*|\s\.{2}\s")  # between a key and its value
_ENTRY = re.compile(
    rf"\s*([^\W\d_](?:[^:.…·]|\.(?! ?\.))*?)(?:{_LEADER.pattern})(?!(?:\d{{1,3}}|[ivxlIVXL]+)\s*$)([^.…·\s].*)"
)  # not a page
_NUMBERED = re.compile(r"\s*(?:\d{1,2}\.)+\d*\s+\S|\s*[IVX]{1,5}\.\s+\S")

_CLOCK = re.compile(r"\s*(?:0?[7-9]|1\d|2[0-3])[.:][0-5][05](?!\.?\d)")  # a programme's line, not section 10.15


def read(name: str, text: str) -> Source:
    """The blocks of a plain text."""
    lines = list(split_lines(text))
    running = _running_heads([raw for _, raw in lines])
    found: list[Line] = []
    page: int | None = 1 if running or "\f" in text else None
    in_note = False
    met: set[str] = set()
    ruled: list[int] = []  # where the columns of a table with a ruled heading begin
    for n, (at, raw) in enumerate(lines):
        stripped = raw.strip()
        view = View.of(raw, at).strip()
        if "\f" in text[at - 1 : at] and at:
            in_note = False
            page = (page or 1) + 1
        if not stripped:
            ruled = []
            found.append(Line("blank"))
            in_note = in_note and not _next_is_body(lines, n)
        elif stripped in running:
            in_note = False
            found.append(Line("furniture" if stripped in met else "heading", view, level=1, page=page))
            met.add(stripped)
        elif (number := page_number(stripped)) is not None and _lonely(lines, n, running):
            page = number if page is not None else None
            found.append(Line("furniture", view, page=page))
        elif _RULED.fullmatch(raw) and found and found[-1].kind in ("row", "text", "heading"):
            ruled = [m.start() for m in re.finditer(r"[-=_]+", raw)]
            found[-1] = _row(_columns(lines[n - 1][1], lines[n - 1][0], ruled), page)
        elif ruled and raw.startswith(" ") and (more := _wrapped(found[-1], raw, at, ruled)) is not None:
            found[-1] = more
        elif _RULE.match(raw):
            in_note = _starts_note(lines, n)
            found.append(Line("rule"))
        elif in_note and (note := _NOTE.match(raw)):
            found.append(Line("note", View.of(raw[note.end() :], at + note.end()).strip(), page=page))
        elif in_note:
            found.append(Line("notetext", view, page=page))
        elif found and (value := _goes_on(found[-1], lines[n - 1][0], raw, at, text)) is not None:
            found[-1] = value
        elif entry := _ENTRY.fullmatch(raw):
            found.append(_row([View.of(entry[k], at + entry.start(k)).strip() for k in (1, 2)], page))
        elif item := _ITEM.match(raw):
            found.append(Line("item", View.of(raw[item.end() :], at + item.end()).strip(), level=len(item[1]), page=page))
        elif _is_heading(lines, n):
            found.append(Line("heading", view, level=2, page=page))
        elif len(cells := _columns(raw, at, ruled or _starts(found, lines, n))) > 1:
            found.append(_row(cells, page))
        else:
            found.append(Line("text", view, page=page))
    return Source(name, "text", text, tuple(paragraphs(_settle(_signatures(found, text)))), {})


def _row(cells: Sequence[View], page: int | None) -> Line:
    return Line("row", View.join(cells, " | "), page=page, cells=tuple(cells))


def _wrapped(row: Line, raw: str, at: int, ruled: Sequence[int]) -> Line | None:
    """A row of a ruled table with this line added, whose cells stand below some of its own; None where they do not."""
    cells = _columns(raw, at, ruled)
    columns = [ruled.index(c.at[0] - at) if c.at[0] - at in ruled else None for c in cells]
    if row.kind != "row" or len(row.cells) != len(ruled) or None in columns:
        return None
    below = dict(zip(columns, cells, strict=True))
    return _row([View.join([c, below[k]], " ") if k in below else c for k, c in enumerate(row.cells)], row.page)


def _columns(raw: str, at: int, starts: Sequence[int]) -> list[View]:
    """The columns of a line that are set apart by three blanks or more, or by two where a column of the row above begins."""
    found: list[View] = []
    for cell in re.finditer(r"\S+(?: {1,2}\S+)*", raw):
        cuts = [k for k in starts if cell.start() < k < cell.end() and raw[k - 2 : k] == "  " and raw[k] != " "]
        for first, last in pairwise([cell.start(), *cuts, cell.end()]):
            found.append(View.of(raw[first:last], at + first).strip())
    return found


def _starts(found: Sequence[Line], lines: Sequence[tuple[int, str]], n: int) -> list[int]:
    """Where the columns of the row above begin in its line; none where there is no row above."""
    above = found[-1] if found else None
    return [c.at[0] - lines[n - 1][0] for c in above.cells if c.text] if above is not None and above.kind == "row" else []


def _goes_on(line: Line, begins: int, raw: str, at: int, text: str) -> Line | None:
    """The row of a key and its value with this line added, where it stands below the value: as another, where it need not."""
    cells = _columns(raw, at, ())
    if line.kind != "row" or len(line.cells) != 2 or len(cells) != 1:
        return None
    key, value = line.cells
    if not key.text.endswith(":") and not _led(line, text):
        return None
    column = value.at[0] - begins
    if value.at[0] < begins:  # a third line: below the second
        column = cells[0].at[0] - at if value.at[-1] >= begins else -1
    if not raw.startswith(" ") or cells[0].at[0] - at != column:
        return None
    joint = " | " if _another(value.text, cells[0].text) else " "
    return _row([key, View.join([value, cells[0]], joint)], line.page)


def _another(value: str, below: str) -> bool:
    """Whether what stands below a value is another one, and not the rest of it: a name begins there, and none was cut."""
    words = lexicon().words
    if fold(value.split()[-1]) in words["small_words"] | words["conjunctions"] or value.endswith(("-", ",")):
        return False
    return value.endswith((")", ";")) or "organization" in lexicon().openings.get(fold(below.split()[0]), ())


def _led(line: Line, text: str) -> bool:
    """Whether dots lead from a row's first cell to its second."""
    return len(line.cells) == 2 and bool(_LEADER.fullmatch(text[line.cells[0].at[-1] + 1 : line.cells[1].at[0]]))


def _signatures(lines: list[Line], text: str) -> list[Line]:
    """Names side by side above their posts ("A     B / Presidenta     Secretaria"), put one below the other."""
    out: list[Line] = []
    n = 0
    while n < len(lines):
        rows = list(lines[n : n + 3])
        last = next(
            (k for k, line in enumerate(rows) if line.kind != "row" or len(line.cells) != len(lines[n].cells)), len(rows)
        )
        names = [c.text for c in lines[n].cells]
        if (
            lines[n].kind == "row"
            and last in (2, 3)
            and not _led(lines[n], text)
            and all(re.fullmatch(r"[^\W\d_][^,:]*\s[^,:]+", c) for c in names)
        ):
            for column in range(len(names)):
                out += [Line("blank"), *(Line("text", row.cells[column], page=row.page) for row in rows[:last])]
            n += last
        else:
            out.append(lines[n])
            n += 1
    return out


def _running_heads(lines: list[str]) -> set[str]:
    """Lines that return on page after page: at least three times, and never as part of a paragraph."""
    counts = Counter(line.strip() for line in lines if len(line.strip()) > 3 and not _RULE.match(line))
    return {line for line, times in counts.items() if times >= 3 and len(line.split()) > 2 and not line.endswith((".", ","))}


def page_number(line: str) -> int | None:
    """The number of a line such as "3", "- 3 -", "3/10" or "Página 3"; None for any other ("Mesa 2")."""
    found = _PAGE_NUMBER.fullmatch(line)
    if found is None or (found["word"] and fold(found["word"]) not in lexicon().words["page_words"]):
        return None
    return int(found["number"])


def _lonely(lines: list[tuple[int, str]], n: int, running: set[str]) -> bool:
    """Whether a number stands alone: beside blank lines, running heads or page ends only."""
    beside = [lines[k][1].strip() for k in (n - 1, n + 1) if 0 <= k < len(lines)]
    return all(not line or line in running for line in beside)


def _starts_note(lines: list[tuple[int, str]], n: int) -> bool:
    return n + 1 < len(lines) and bool(_NOTE.match(lines[n + 1][1]))


def _next_is_body(lines: list[tuple[int, str]], n: int) -> bool:
    after = [raw for _, raw in lines[n + 1 : n + 3] if raw.strip()]
    return bool(after) and not _NOTE.match(after[0])


def _is_heading(lines: list[tuple[int, str]], n: int) -> bool:
    """A short line alone between blank lines: numbered, or all in capitals, without a full stop."""
    raw = lines[n][1].strip()
    alone = (n == 0 or not lines[n - 1][1].strip()) and (n + 1 == len(lines) or not lines[n + 1][1].strip())
    if raw.endswith((".", ",", ";")) or len(raw) > 100 or _CLOCK.match(raw):
        return False
    wrapped = len(raw) > 55 and n + 1 < len(lines) and bool(lines[n + 1][1].strip())  # a numbered paragraph, cut by its margin
    return bool(_NUMBERED.match(raw) and not wrapped) or (alone and raw.isupper())


def _settle(lines: list[Line]) -> list[Line]:
    """Running heads and page numbers out, footnotes behind the text they interrupt, a sentence cut by a page end whole."""
    body: list[Line] = []
    notes: list[Line] = []
    for line in lines:
        if line.kind in ("note", "notetext"):
            notes.append(replace(line, kind="note" if line.kind == "note" else "text"))
        elif line.kind != "furniture":
            body.append(line)
    return [*body, Line("blank"), *notes]
