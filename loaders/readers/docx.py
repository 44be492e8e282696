"""Word documents to blocks: headings, lists, tables, footnotes, what is bold and, where Word wrote them down, the pages.

A .docx is a zip of XML. Only the parts of the text are opened, each read in a stream and counted while it is unpacked; a
document type or an entity in them is refused. Deleted passages, field codes, running heads and feet are left out.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat

from loaders.blocks import Source
from loaders.readers.refusal import RefusedError
from loaders.readers.sheet import Sheet

LARGEST = 200 * 1024 * 1024  # bytes of XML unpacked, of all parts together
RATIO = 200  # times that a part may grow while it is unpacked; text grows fifteen times, a bomb a thousand
PARTS = 5_000  # files in the archive
DEEPEST = 256  # elements within one another
_MAIN = "word/document.xml"
_HEADING = re.compile(r"heading\s*([1-9])$", re.I)  # the names of Word's own styles are English in every language
_OFF = ("0", "false", "off", "none")
# Deleted words and field codes have elements of their own, which nobody asks for.
_LEFT_OUT = ("moveFrom", "Fallback", "pPrChange", "rPrChange")

Start = Callable[[str, dict[str, str]], None]


def read(name: str, data: bytes) -> Source:
    """The blocks of a Word document; RefusedError where it is none, is damaged or is made to do harm."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(name, _Package(archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise RefusedError("damaged", kind="Word") from error


def _read(name: str, package: _Package) -> Source:
    if not package.has(_MAIN):
        raise RefusedError("not_word")
    styles = _Styles()
    package.parse("word/styles.xml", styles.start, styles.end)
    body = _Body(styles)
    package.parse(_MAIN, body.start, body.end, body.text)
    body.sheet.end()
    body.note = True
    package.parse("word/footnotes.xml", body.start, body.end, body.text)
    return body.sheet.source(name, "docx")


class _Package:
    """The archive, unpacked no further than ``LARGEST``."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = LARGEST
        infos = archive.infolist()
        if len(infos) > PARTS:
            raise RefusedError("bomb")
        if any(".." in info.filename.split("/") or info.filename.startswith(("/", "\\")) for info in infos):
            raise RefusedError("strange_paths")
        if any(info.flag_bits & 1 for info in infos):
            raise RefusedError("encrypted", kind="Word")
        self._names = {info.filename for info in infos}

    def has(self, name: str) -> bool:
        return name in self._names

    def parse(self, name: str, start: Start, end: Callable[[str], None], text: Callable[[str], None] | None = None) -> None:
        """Read a part in a stream; nothing where the archive has none of that name."""
        if not self.has(name):
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        depth = 0

        def on_start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST:
                raise RefusedError("bomb")
            start(_local(tag), {_local(key): value for key, value in attributes.items()})

        def on_end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            end(_local(tag))

        parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_doctype
        if text is not None:
            parser.CharacterDataHandler = text
        packed = self._archive.getinfo(name).compress_size
        unpacked = 0
        try:
            with self._archive.open(name) as part:
                while piece := part.read(1 << 16):
                    self._left -= len(piece)
                    unpacked += len(piece)
                    if self._left < 0 or unpacked > (packed + 4096) * RATIO:
                        raise RefusedError("bomb")
                    parser.Parse(piece)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise RefusedError("damaged", kind="Word") from error


def _refuse_doctype(*_: object) -> None:
    raise RefusedError("doctype")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


@dataclass(slots=True)
class _Style:
    """What a paragraph style says: a heading's depth, a list, bold letters, the style it is based on."""

    level: int = 0
    listed: bool = False
    bold: bool | None = None
    based_on: str = ""


@dataclass(slots=True)
class _Styles:
    """The styles of a document by id; also the handlers that read them."""

    known: dict[str, _Style] = field(default_factory=dict)
    _now: _Style = field(default_factory=_Style)

    def start(self, tag: str, values: dict[str, str]) -> None:
        value = values.get("val", "")
        if tag == "style":
            self._now = self.known.setdefault(values.get("styleId", ""), _Style())
        elif tag == "name":
            heading = _HEADING.match(value)
            self._now.level = int(heading[1]) if heading else 1 if value.lower() == "title" else 0
            self._now.listed = value.lower().startswith("list ")
        elif tag == "outlineLvl" and value.isdigit() and int(value) < 9:
            self._now.level = self._now.level or int(value) + 1
        elif tag == "numPr":
            self._now.listed = True
        elif tag == "b":
            self._now.bold = value not in _OFF
        elif tag == "basedOn":
            self._now.based_on = value

    def end(self, tag: str) -> None:
        pass

    def of(self, style: str) -> _Style:
        """A style with what it inherits."""
        found, met = _Style(), set[str]()
        while style in self.known and style not in met:
            met.add(style)
            own = self.known[style]
            bold = found.bold if found.bold is not None else own.bold
            found = _Style(found.level or own.level, found.listed or own.listed, bold)
            style = own.based_on
        return found


class _Body:
    """Handlers that write the text of a document on a sheet."""

    def __init__(self, styles: _Styles) -> None:
        self.sheet = Sheet()
        self.note = False
        self._styles = styles
        self._left_out = 0
        self._in_text = False
        self._run = False
        self._bold: bool | None = None
        self._style = _Style()
        self._level = 0
        self._listed: bool | None = None
        self._tables = 0  # open ones
        self._first_cell = True
        self._begun = False
        self._separator = False

    def start(self, tag: str, values: dict[str, str]) -> None:
        if self._left_out or tag in _LEFT_OUT:
            self._left_out += 1
            return
        value = values.get("val", "")
        match tag:
            case "p":
                self._style, self._level, self._listed, self._begun = self._styles.of(""), 0, None, False
            case "pStyle":
                self._style = self._styles.of(value)
            case "outlineLvl" if value.isdigit() and int(value) < 9 and not self._run:
                self._style = _Style(int(value) + 1, self._style.listed, self._style.bold)
            case "ilvl":
                self._level = int(value) if value.isdigit() else 0
            case "numId":
                self._listed = value != "0"
            case "tbl":
                self._tables += 1
            case "tr":
                self.sheet.begin("row")
                self._first_cell = True
            case "tc" if self._tables:
                if not self._first_cell:
                    self.sheet.cell()
                self._first_cell = False
            case "r":
                self._run, self._bold = True, None
            case "b" if self._run:
                self._bold = value not in _OFF
            case "t":
                self._in_text = True
            case "tab" if self._run:
                self._write("\t")
            case "noBreakHyphen":
                self._write("-")
            case "br" | "cr" if self._run:
                self._break(values.get("type", ""))
            case "lastRenderedPageBreak":
                self.sheet.page = (self.sheet.page or 1) + 1
            case "footnote":
                self._separator = values.get("type", "normal") != "normal"

    def end(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        match tag:
            case "t":
                self._in_text = False
            case "r":
                self._run = False
            case "p" if self._tables:
                self.sheet.write(" ")
            case "p":
                self.sheet.end()
            case "tr":
                self.sheet.end()
            case "tbl":
                self._tables -= 1

    def text(self, data: str) -> None:
        if self._in_text and not self._left_out and not self._separator:
            self._write(data)

    def _write(self, data: str) -> None:
        if not self._begun and not self._tables:
            self._begin()
        bold = self._style.bold if self._bold is None else self._bold
        self.sheet.write(data, bold=bool(bold) and not self._style.level)

    def _break(self, kind: str) -> None:
        if kind not in ("page", "column"):
            self.sheet.line()

    def _begin(self) -> None:
        self._begun = True
        if self.note:
            self.sheet.begin("note")
        elif self._style.level:
            self.sheet.begin("heading", self._style.level)
        elif self._style.listed if self._listed is None else self._listed:
            self.sheet.begin("item", self._level)
        else:
            self.sheet.begin("paragraph")
