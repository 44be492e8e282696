"""Writing what a command makes to a file, or to standard output."""

from __future__ import annotations

from graphmodel.messages import catalogue
from munigraph.terminal import put_bytes, talk

say = catalogue("munigraph.commands")


def write_out(text: str, out: str) -> None:
    """To the file ``out``, whole or not at all, and say so; "-" is standard output."""
    from exports.files import write_text

    if out == "-":
        put_bytes(text)
    else:
        write_text(out, text)
        talk(say("written", file=out, size=max(1, len(text.encode()) // 1024)))
