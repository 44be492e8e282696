"""A brief: two pages on one actor, as Markdown, as a page of HTML, or as a Word document.

Brief(title, lines, sections, …)       what it says; whoever knows the graph fills it
as_markdown(brief) -> str              as_html(brief) -> str              as_docx(brief) -> bytes
"""

from exports.brief.docx import as_docx
from exports.brief.html import as_html
from exports.brief.markdown import as_markdown
from exports.brief.model import Brief, Item, Quote, Section

__all__ = ["Brief", "Item", "Quote", "Section", "as_docx", "as_html", "as_markdown"]
