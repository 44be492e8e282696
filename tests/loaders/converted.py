"""A Markdown report as HTML, DOCX and PDF, as people's programs write them: made when a test runs, kept nowhere."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

Runs = list[tuple[str, bool]]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Part:
    """A heading (level), an item, a paragraph of one or more lines, or the rows of a table."""

    kind: str
    lines: list[Runs]
    level: int = 0
    rows: list[list[str]] | None = None


def parts(markdown: str) -> Iterator[Part]:
    """The parts of a Markdown text: ATX headings, dashes, bold, tables with outer bars."""
    for paragraph in re.split(r"\n\s*\n", markdown.strip()):
        lines: list[str] = []
        table: list[list[str]] = []
        for line in [*paragraph.splitlines(), ""]:
            heading = re.match(r"(#+)\s*(.*)", line)
            special = heading or line.startswith("- ") or line.startswith("|") or not line
            if lines and special:
                yield Part("paragraph", _runs(lines))
                lines = []
            if table and not line.startswith("|"):
                yield Part("table", [], rows=table)
                table = []
            if heading:
                yield Part("heading", _runs([heading[2]]), len(heading[1]))
            elif line.startswith("- "):
                yield Part("item", _runs([line[2:]]))
            elif line.startswith("|"):
                if not re.fullmatch(r"[|\s:-]+", line):
                    table.append([cell.strip() for cell in line.strip("| ").split("|")])
            elif line:
                lines.append(line)


def _runs(lines: list[str]) -> list[Runs]:
    bold = False
    out: list[Runs] = []
    for line in lines:
        runs: Runs = []
        for n, piece in enumerate(line.split("**")):
            bold = bold != (n > 0)
            if piece:
                runs.append((re.sub(r"^\*|\*$", "", piece), bold))
        out.append(runs)
    return out


def html(markdown: str) -> str:
    """A page of a content management system: menu, banner, foot, script, and the report in divisions."""
    body = []
    for part in parts(markdown):
        inner = "<br>\n".join(
            "".join(f"<strong>{escape(t)}</strong>" if bold else escape(t) for t, bold in runs) for runs in part.lines
        )
        rows = "".join(f"<tr>{''.join(f'<td><p>{escape(c)}</p></td>' for c in row)}</tr>" for row in part.rows or [])
        tag = {"heading": f"h{part.level}", "item": "li", "paragraph": "p", "table": "table"}[part.kind]
        body.append(f"<{tag}>{inner or rows}</{tag}>")
    text = re.sub(r"((?:<li>.*?</li>\n?)+)", r"<ul>\1</ul>", "\n".join(body), flags=re.S)
    return f"""<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Portal</title>
<style>p {{ margin: 0 }}</style></head>
<body><header><a href="/">Municipio de Villa Falsa</a></header><nav><ul><li><a href="/">Alcalde Juan Falso</a></li></ul></nav>
<div class="cookie-banner"><p>Usamos cookies de la Universidad Falsa.</p></div><div id="content"><div>{text}</div></div>
<script>var autor = "María Falsa, Alcaldesa de Nada";</script><footer><p>© Fundación Falsa</p></footer></body></html>"""


def docx(markdown: str) -> bytes:
    """A Word document as Word in Spanish names its styles."""
    body = []
    for part in parts(markdown):
        if part.rows:
            cells = ["".join(f"<w:tc><w:p>{_run(c, False)}</w:p></w:tc>" for c in row) for row in part.rows]
            body.append("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>")
            continue
        style = {"heading": f'<w:pStyle w:val="Ttulo{part.level}"/>', "item": '<w:pStyle w:val="Prrafodelista"/>'}
        number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if part.kind == "item" else ""
        lines = "<w:r><w:br/></w:r>".join("".join(_run(t, bold) for t, bold in runs) for runs in part.lines)
        body.append(f"<w:p><w:pPr>{style.get(part.kind, '')}{number}</w:pPr>{lines}</w:p>")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Ttulo{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 7)
    )
    return packed({"word/document.xml": document("".join(body)), "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>"})


def document(body: str, before: str = "") -> str:
    """The main part of a Word document."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'


def packed(files: dict[str, str | bytes]) -> bytes:
    """Files in a zip."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _run(text: str, bold: bool) -> str:
    # Word cuts runs where somebody typed later
    middle = len(text) // 2
    pieces = "".join(
        f'<w:r><w:rPr>{"<w:b/>" if bold else ""}</w:rPr><w:t xml:space="preserve">{escape(t)}</w:t></w:r>'
        for t in (text[:middle], text[middle:])
    )
    return pieces


def pdf(markdown: str, head: str = "") -> bytes:
    """Pages set in columns of lines, with a running head and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

    styles = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=styles["Normal"], fontSize=10.5, leading=13.5, spaceAfter=7)
    item = ParagraphStyle("item", parent=body, leftIndent=16, bulletIndent=4, spaceAfter=2)
    story: list[Flowable] = []
    for part in parts(markdown):
        if part.rows:
            story += [Table([[Paragraph(escape(c), body) for c in row] for row in part.rows]), Spacer(1, 8)]
            continue
        text = "<br/>".join("".join(f"<b>{escape(t)}</b>" if b else escape(t) for t, b in runs) for runs in part.lines)
        if part.kind == "item":
            story.append(Paragraph(text, item, bulletText="•"))
        else:
            story.append(Paragraph(text, styles[f"Heading{min(part.level, 4)}"] if part.kind == "heading" else body))
    out = BytesIO()

    def furniture(canvas: object, template: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
        canvas.drawString(72, 810, head)  # type: ignore[attr-defined]
        canvas.drawCentredString(297, 30, f"Página {template.page}")  # type: ignore[attr-defined]

    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(story, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def write(folder: Path, markdown: Path) -> dict[str, Path]:
    """The report in every format, by format."""
    text = markdown.read_text("utf-8")
    made = {"html": html(text).encode(), "docx": docx(text), "pdf": pdf(text, head="Boletín de ejemplo")}
    files = {form: folder / f"{markdown.stem}.{form}" for form in made}
    for form, data in made.items():
        files[form].write_bytes(data)
    return files
