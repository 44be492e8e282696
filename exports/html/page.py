"""The page: one HTML file that opens by double click with no network.

pyvis (0.3.2) holds the network and renders our own ``template.html``. Its ``add_edge`` looks through all edges for each
new one, so the lists are filled directly. Everything a report says travels in an inert JSON block, from which the
scripts put it on the page as text; a Content-Security-Policy allows exactly these scripts and no address at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from exports.files import write_text
from exports.html.content import (
    HERE,
    LANGUAGES,
    PLANNED,
    Quotations,
    kinds,
    node_content,
    reports,
    tie_content,
    tie_types,
    words,
)
from exports.html.drawing import Drawing, DrawnTie, draw
from exports.html.layout import arrange
from exports.html.space import spaces_of
from exports.html.strongest import strongest
from graphmodel.graph import Graph

SCRIPTS = (
    *("data", "filters", "words", "elements", "view"),
    *("paint", "groups", "labels", "picture", "pointing"),
    *("legend", "timeline", "panel", "paths", "search", "svg", "download", "main"),
)


def page(
    graph: Graph, *, title: str | None = None, part: str = "", language: str = "es", paths: Sequence[Mapping[str, Any]] = ()
) -> str:
    """The page of a graph as HTML, the same text for the same graph; the graph is not touched.

    Without a ``title`` the page takes its one report's, else a general one. ``part`` says what part of a graph this is, where
    it is not all of it. ``language`` is the one it opens in ("es" or "en"; the reader can switch). ``paths`` are answers of
    ``munigraph path --format json``, to be shown with their quotations.
    """
    from pyvis.network import Network

    quotations = Quotations()
    drawing = draw(graph)
    shown = kinds(drawing)
    net = Network(directed=True)
    net.nodes = _nodes(drawing, {k["name"] for k in shown if k["hidden"]}, quotations)
    net.edges = [_line(tie) | tie_content(tie, quotations) for tie in drawing.ties]
    net.options = {"physics": {"enabled": False}}
    content = {
        "title": title or _only_title(graph),
        "part": part,
        "language": language if language in LANGUAGES else LANGUAGES[0],
        "kinds": shown,
        "types": tie_types(drawing),
        "reports": reports(graph),
        "quotes": quotations.list,
        "paths": list(paths),
        "words": words(),
    }
    return _render(net, content)


def write_page(
    graph: Graph, target: str | Path, *, title: str | None = None, language: str = "es", paths: Sequence[Mapping[str, Any]] = ()
) -> None:
    """Write ``page(graph, …)`` to ``target``, whole or not at all; errors as of ``exports.files.write_text``."""
    write_text(target, page(graph, title=title, language=language, paths=paths))


def _nodes(drawing: Drawing, hidden_kinds: set[str], quotations: Quotations) -> list[dict[str, Any]]:
    hidden = {n.id for n in drawing.nodes if n.kind in hidden_kinds}
    spaces = spaces_of(drawing, hidden)
    places, groups = arrange({n: s.box for n, s in spaces.items()}, [(t.source, t.target) for t in drawing.ties], later=hidden)
    first = strongest(drawing, hidden)
    return [
        node_content(n, quotations)
        | {"x": places[n.id][0], "y": places[n.id][1] - spaces[n.id].above, "community": groups[n.id]}
        | {"size": spaces[n.id].radius, "lines": list(spaces[n.id].lines)}
        | ({"first": True} if n.id in first else {})
        for n in drawing.nodes
    ]


def _line(drawn: DrawnTie) -> dict[str, Any]:
    """How a tie is drawn: dotted while planned, dashed on one report's word, else solid."""
    if drawn.tie.status in PLANNED:
        return {"line": "dotted"}
    return {"line": "dashed" if drawn.tie.reports == 1 else "solid"}


def _only_title(graph: Graph) -> str:
    found = [r["title"] for r in reports(graph).values()]
    return found[0] if len(found) == 1 else ""


def _render(net: Any, content: Mapping[str, Any]) -> str:
    library = _read("vendor/vis-network.min.js").replace("//# sourceMappingURL=vis-network.min.js.map", "").strip()
    script = "(() => {\n'use strict';\n" + "\n".join(_read(f"js/{name}.js") for name in SCRIPTS) + "\n})();"
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    net.set_template_dir(str(HERE), "template.html")
    net.templateEnv.filters["inert"] = inert
    ours = {"content": content, "policy": policy, "library": library, "script": script, "style": _read("page.css")}
    net.templateEnv.globals.update(ours)
    return str(net.generate_html())


def inert(value: object) -> str:
    """JSON that no HTML parser can take for markup, and no line of script for its end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _hash(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
