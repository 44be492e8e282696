"""Bytes to letters: which of the encodings that reports come in a file is written in.

No statistics: a byte order mark, what a page says of itself, UTF-8 where the bytes are that, and otherwise the old encoding
in which the bytes beyond ASCII are the letters and signs of Spanish.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_OLD = ("cp1252", "mac_roman", "cp850")  # Windows, the old Macintosh, DOS; the first wins a tie
_ACCENTED = [*(letter + "\u0301" for letter in "aeiouAEIOU"), "u\u0308", "U\u0308", "n\u0303", "N\u0303"]
_LETTERS = frozenset(
    [*(unicodedata.normalize("NFC", letter) for letter in _ACCENTED), chr(0xA1), chr(0xBF), *"«»“”‘’–—…ºª°€·•\u00a0"]
)
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset\s*=|\?xml[^>]{0,100}?encoding\s*=)\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I
)
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes, *, declared: bool = False) -> str:
    """The text of bytes, its characters as they are; only a byte order mark is dropped. UnicodeDecodeError if it is no text.

    ``declared`` says to believe what a web page says of its encoding.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding), data)
    text = _wide(data)
    if text is None and declared and (said := _DECLARED.search(data[:4096])):
        text = _as_declared(data, said[1].decode("ascii"))
    if text is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = _old(data)
    return _checked(text, data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    head = data[:2000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[first::2].count(0)
        if len(data) % 2 == 0 and zeros > len(head) * 0.4 and not head[1 - first :: 2].count(0):
            return data.decode(encoding)
    return None


def _as_declared(data: bytes, name: str) -> str | None:
    try:
        found = codecs.lookup(name)
        # what calls itself Latin-1 on the web is Windows-1252; binary codecs (zip, base64) are no encodings of text
        return data.decode("cp1252" if found.name in ("iso8859-1", "ascii") else found.name)
    except (LookupError, UnicodeDecodeError):
        return None


def _old(data: bytes) -> str:
    beyond = bytes(b for b in data[:200_000] if b > 127)
    return data.decode(max(_OLD, key=lambda e: sum(c in _LETTERS for c in beyond.decode(e, "replace"))), "replace")


def _checked(text: str, data: bytes) -> str:
    """The text, if most of it are letters and signs."""
    head = text[:20_000]
    controls = sum((unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\v\x85") or c == "\ufffd" for c in head)
    if "\0" in text or controls > max(3, len(head) // 200):
        raise UnicodeDecodeError("text", data[:20], 0, 1, "no letters")
    return text
