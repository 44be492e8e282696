"""What a brief on one actor says: a dossier put into few lines, for ``exports.brief`` to write down.

brief = compose(graph, dossier(graph, node_id), answer)         as_markdown(brief), as_html(brief), as_docx(brief)
"""

from munigraph.brief.compose import compose

__all__ = ["compose"]
