"""Writing what a command makes to files, or to standard output."""

from __future__ import annotations

from collections.abc import Mapping

from graphmodel.errors import InputError
from graphmodel.messages import catalogue
from munigraph.terminal import put_bytes, talk

say = catalogue("munigraph.commands")


def write_out(data: str | bytes, out: str) -> None:
    """To the file ``out``, whole or not at all, and say so; "-" is standard output.

    Text is written in UTF-8, with a question mark for half a surrogate pair, which is no character.
    """
    from exports.files import write_bytes

    encoded = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if out == "-":
        put_bytes(encoded)
    else:
        write_bytes(out, encoded)
        _tell(out, len(encoded))


def write_folder(texts: Mapping[str, str], out: str) -> None:
    """The files by their names, into a folder or an archive that ends in .zip, and say so."""
    from exports.files import write_files

    if out == "-":
        raise InputError(say("several_files", files=", ".join(texts)))
    write_files(out, texts)
    _tell(out, sum(len(text.encode("utf-8")) for text in texts.values()))


def _tell(out: str, size: int) -> None:
    talk(say("written", file=out, size=max(1, size // 1024)))
