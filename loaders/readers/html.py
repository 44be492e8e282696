"""HTML to blocks: what a reader of the page reads, without menus, banners, scripts and feet.

By the standard library's parser, which takes whatever people and programs write; nothing that a page names is fetched.
What is around the report (navigation, sharing, cookies) is told by its element, its role or the names of its classes; where
a page marks its ``main`` part or its ``article``, and most of its text is there, only that is read.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from loaders.blocks import Source
from loaders.encodings import decode
from loaders.readers.refusal import RefusedError
from loaders.readers.sheet import Sheet


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID = _set("area base br col embed hr img input link meta param source track wbr")
_AROUND = _set("script style noscript template nav footer aside form button select svg iframe object canvas math")
_BLOCKS = _set(
    "p div section article main header figure figcaption blockquote address dl dt dd pre body center caption ul ol table "
    "thead tbody tfoot details summary fieldset"
)
_ROLES = _set("navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|cookies?|share|sharing|social|sidebar|pagination|pager|newsletter|"
    r"skip-link|masthead|site-header|site-footer|page-footer|popup|modal|related)(?:$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_MAIN = ("main", "article")


def read(name: str, data: bytes) -> Source:
    """The blocks of a page."""
    text = _decoded(data)
    page = _Page(only_main=False)
    page.feed(text)
    page.close()
    whole = page.sheet.source(name, "html", page.metadata)
    if page.main_length * 2 < len(whole.text) or not page.main_length:
        return whole
    page = _Page(only_main=True)
    page.feed(text)
    page.close()
    return page.sheet.source(name, "html", page.metadata)


def _decoded(data: bytes) -> str:
    try:
        return decode(data, declared=True)
    except UnicodeDecodeError as error:
        raise RefusedError("not_text") from error


class _Page(HTMLParser):
    """Follows the tags; end tags that close nothing are passed over."""

    def __init__(self, *, only_main: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.sheet = Sheet()
        self.metadata: dict[str, str] = {}
        self.main_length = 0
        self._only_main = only_main
        self._open: list[tuple[str, bool, bool]] = []  # tag, is what it holds left out, is it bold
        self._names: Counter[str] = Counter()
        self._out = 0
        self._bold = 0
        self._lists = 0
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "meta":
            self._meta(values)
        if tag == "br" and not self._silent:
            self.sheet.line()
        if tag in _VOID:
            return
        if tag == "title" and not self._names["svg"]:
            self._title = []
        out = tag == "title" or _left_out(tag, values)
        bold = tag in ("b", "strong", "th") or bool(_BOLD.search(values.get("style", "")))
        self._open.append((tag, out, bold))
        self._names[tag] += 1
        self._out += out
        self._bold += bold
        if tag in ("ul", "ol"):
            self._lists += 1
        if not self._silent:
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._names[tag]:
            return
        if tag == "title" and self._title is not None:
            self.metadata.setdefault("title", " ".join("".join(self._title).split()))
            self._title = None
        while self._open:
            last, out, bold = self._open.pop()
            if not self._silent and (last in _BLOCKS or last in ("li", "tr") or last[0] == "h"):
                self._end(last)
            self._names[last] -= 1
            self._out -= out
            self._bold -= bold
            if last in ("ul", "ol"):
                self._lists -= 1
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)
        within = any(self._names[tag] for tag in _MAIN)
        # the head of a site holds its name and, now and then, the title of the page
        if self._silent or (self._names["header"] and not within and not any(self._names[f"h{n}"] for n in (1, 2, 3))):
            return
        if within:
            self.main_length += len(data.strip())
        first, *others = data.split("\n") if self._names["pre"] else (data,)
        self.sheet.write(first, bold=self._bold > 0)
        for line in others:
            self.sheet.line()
            self.sheet.write(line, bold=self._bold > 0)

    @property
    def _silent(self) -> bool:
        return self._out > 0 or (self._only_main and not any(self._names[tag] for tag in _MAIN))

    def _begin(self, tag: str) -> None:
        if tag in ("td", "th") and self._names["tr"]:
            if not self.sheet.empty or self.sheet.cells > 1:
                self.sheet.cell()
        elif tag == "tr":
            self.sheet.begin("row")
        elif tag == "li":
            self.sheet.begin("item", self._lists)
        elif re.fullmatch("h[1-6]", tag):
            self.sheet.begin("heading", int(tag[1]))
        elif tag in _BLOCKS:
            self._apart()

    def _end(self, tag: str) -> None:
        if tag not in ("tr", "li") and not re.fullmatch("h[1-6]", tag):
            self._apart()
        else:
            self.sheet.end()

    def _apart(self) -> None:
        """A new paragraph, unless a cell or a list item has only just begun and this is its text."""
        if self._names["tr"] and self._names["td"] + self._names["th"]:
            self.sheet.write(" ")
        elif not self.sheet.empty:
            self.sheet.begin("paragraph")

    def _meta(self, values: dict[str, str]) -> None:
        key = (values.get("property") or values.get("name") or "").lower()
        if key in ("og:title", "dc.title"):
            self.metadata["title"] = " ".join(values.get("content", "").split())


def _left_out(tag: str, values: dict[str, str]) -> bool:
    """Whether an element is no part of the text."""
    if tag in _AROUND or "hidden" in values or values.get("aria-hidden") == "true" or values.get("role") in _ROLES:
        return True
    named = f"{values.get('class', '')} {values.get('id', '')}"
    return tag not in ("body", "html", *_MAIN) and bool(_FURNITURE.search(named) or _HIDDEN.search(values.get("style", "")))
