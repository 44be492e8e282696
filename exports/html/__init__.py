"""The graph as one HTML file that opens offline and answers questions by itself.

    drawing     what is drawn: a post becomes one tie from its person to its organization
    layout      where: communities, packed, the same for the same graph
    strongest   what a large graph begins with
    content     what is said: names, quotations, reports, words in both languages
    page        all of it through pyvis and ``template.html``, with ``page.css`` and the scripts in ``js/``

``appearance.toml`` holds colours, shapes and what is hidden at first; ``words.toml`` what the page says.
"""

from exports.html.page import page, write_page

__all__ = ["page", "write_page"]
