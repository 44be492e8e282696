"""The statements of ``statements/*.cypher``: one a paragraph, comments included."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).with_name("statements")


def statements(name: str) -> list[str]:
    """Those of all files whose names begin like this."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob(f"{name}*.cypher"))]
    return [paragraph.strip() for text in texts for paragraph in text.split("\n\n") if paragraph.strip()]
