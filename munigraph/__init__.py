"""munigraph: a relationship graph of municipal actors, with a sentence behind every tie.

    from munigraph import find_actor, find_paths, open_store, read_report

    with open_store("munigraph.db") as store:
        store.load([read_report(Path("informe.md"))])
        graph = store.graph()
    answer = find_paths(graph, find_actor(graph, "AME").id, find_actor(graph, "KfW").id)

    with open_store("munigraph.db") as store, open_engine(store) as engine:
        posts = ask(engine, "posts", organization="ame").records

What can be had from here is listed below; each name is imported from its own module when it is first used. The command
line is ``munigraph.cli``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exports.html import page as page
    from exports.html import write_page as write_page
    from exports.json_export import write_json as write_json
    from graphmodel.changes.diff import Changes as Changes
    from graphmodel.changes.diff import diff as diff
    from graphmodel.errors import InputError as InputError
    from graphmodel.errors import MunigraphError as MunigraphError
    from graphmodel.errors import QueryError as QueryError
    from graphmodel.errors import StoreError as StoreError
    from graphmodel.facts import FactsDocument as FactsDocument
    from graphmodel.graph import Graph as Graph
    from graphmodel.graph import Node as Node
    from graphmodel.graph import Statement as Statement
    from graphmodel.graph import Tie as Tie
    from graphmodel.lookup import find_actor as find_actor
    from graphmodel.messages import use_language as use_language
    from graphmodel.news.digest import Digest as Digest
    from graphmodel.ontology import ontology as ontology
    from graphmodel.report import Report as Report
    from graphmodel.store import Store as Store
    from graphmodel.store import open_store as open_store
    from loaders import find_files as find_files
    from loaders import read_report as read_report
    from munigraph.loading import load_files as load_files
    from queries.analytics import brokers as brokers
    from queries.analytics import brokers_between as brokers_between
    from queries.analytics import centrality as centrality
    from queries.analytics import communities as communities
    from queries.catalogue import ask as ask
    from queries.dossier import dossier as dossier
    from queries.engines import open_engine as open_engine
    from queries.paths import find_paths as find_paths
    from queries.suggestions import suggest as suggest

__version__ = "0.1.0"

_HOMES = {
    "exports.html": ("page", "write_page"),
    "exports.json_export": ("write_json",),
    "graphmodel.changes.diff": ("Changes", "diff"),
    "graphmodel.news.digest": ("Digest",),
    "graphmodel.errors": ("InputError", "MunigraphError", "QueryError", "StoreError"),
    "graphmodel.facts": ("FactsDocument",),
    "graphmodel.graph": ("Graph", "Node", "Statement", "Tie"),
    "graphmodel.lookup": ("find_actor",),
    "graphmodel.messages": ("use_language",),
    "graphmodel.ontology": ("ontology",),
    "graphmodel.report": ("Report",),
    "graphmodel.store": ("Store", "open_store"),
    "loaders": ("find_files", "read_report"),
    "munigraph.loading": ("load_files",),
    "queries.analytics": ("brokers", "brokers_between", "centrality", "communities"),
    "queries.catalogue": ("ask",),
    "queries.dossier": ("dossier",),
    "queries.engines": ("open_engine",),
    "queries.paths": ("find_paths",),
    "queries.suggestions": ("suggest",),
}
_PUBLIC = {name: home for home, names in _HOMES.items() for name in names}
__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_PUBLIC])
