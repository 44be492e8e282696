"""Suggestions: whom an actor has no tie to yet and might want to meet, with reasons, their quotations, and one reason against.

answer = suggest(graph, actor_id, k=5)       to_json() is the machine form
as_text(answer), as_markdown(answer)         for people, in the language in use
"""

from queries.suggestions.answer import Reason, Suggestion, Suggestions
from queries.suggestions.find import suggest
from queries.suggestions.render import as_markdown, as_text

__all__ = ["Reason", "Suggestion", "Suggestions", "as_markdown", "as_text", "suggest"]
