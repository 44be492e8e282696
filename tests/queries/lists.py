"""The statements of ``statements/*.cypher``: one a paragraph, comments included."""

from __future__ import annotations

from pathlib import Path


def statements(name: str) -> list[str]:
    text = Path(__file__).with_name("statements").joinpath(f"{name}.cypher").read_text(encoding="utf-8")
    return [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
