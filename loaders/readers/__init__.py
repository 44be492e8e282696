"""One reader per format: text in, blocks out. A new format is a module with ``read(name, text) -> Source`` and a line here."""

from loaders.readers import markdown, text

READERS = {"markdown": markdown.read, "text": text.read}
