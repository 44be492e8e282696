"""One reader per format. A new format is a module and a line here.

``READERS`` read text: ``read(name, text) -> Source``. What is packed (``PACKED``) is bytes that a program wrote and that may
be made to do harm: ``read(name, data) -> Source`` runs in a process of its own (``apart``), with limits.
"""

from loaders.readers import markdown, text

READERS = {"markdown": markdown.read, "text": text.read}
PACKED = {"html": "loaders.readers.html", "docx": "loaders.readers.docx", "pdf": "loaders.readers.pdf"}
