"""The digest of a change as people read it, and as the commands print it."""

from munigraph.digest.telling import digest_options, tell
from munigraph.digest.text import as_markdown, as_text

__all__ = ["as_markdown", "as_text", "digest_options", "tell"]
