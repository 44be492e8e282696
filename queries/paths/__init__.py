"""Partnership paths: ranked, explained routes from one actor to another, with a quotation at every hop.

answer = find_paths(graph, source_id, target_id, k=5)      to_json() is the machine form
find_paths(graph, source_id, in_country(graph, "BR"))      any of several will do; or on_topic(graph, "financiamiento")
as_text(answer), as_markdown(answer)                       for people, in the language in use
"""

from queries.paths.answer import Actor, Contact, Goal, Hop, Path, PathAnswer
from queries.paths.find import find_paths, paths_in
from queries.paths.goals import in_country, on_topic
from queries.paths.network import Network
from queries.paths.render import as_markdown, as_text
from queries.paths.settings import Settings, default_settings

__all__ = [
    "Actor",
    "Contact",
    "Goal",
    "Hop",
    "Network",
    "Path",
    "PathAnswer",
    "Settings",
    "as_markdown",
    "as_text",
    "default_settings",
    "find_paths",
    "in_country",
    "on_topic",
    "paths_in",
]
