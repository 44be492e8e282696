"""What can go wrong, as one small tree.

    MunigraphError            one sentence for a person: what, where, what to try
    ├── InputError            a file, a facts document or a name somebody typed
    ├── StoreError            a store or a server that cannot be used
    └── QueryError            a question that cannot be asked or answered

The command line prints the sentence and leaves with exit code 1. Foreign exceptions (sqlite3, neo4j, OS) are mapped to
these in the one module that calls the foreign library, with the original as ``__cause__``.
"""


class MunigraphError(Exception):
    """Base of every error that is meant for a person; its text is already in the reader's language."""


class InputError(MunigraphError):
    """Something given to us cannot be read or found."""


class StoreError(MunigraphError):
    """A store or a server cannot be opened, read or written."""


class QueryError(MunigraphError):
    """A question cannot be asked or answered. ``excerpt`` shows where: the line and a caret below it; empty for nowhere."""

    def __init__(self, sentence: str, excerpt: str = "") -> None:
        super().__init__(sentence)
        self.excerpt = excerpt
