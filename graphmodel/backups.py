"""A backup: one file that holds all that is not computed, and moves between stores of every kind.

    data = packed(store.base())                 bytes for a file
    store.restore(unpacked(data, "b.gz"))       InputError where the file is no backup, or not whole

gzip of JSON Lines in UTF-8: ``{"format": "munigraph-backup/1"}``; a line ``{"facts", "text", "origin"}`` for each report and
``{"judgement"}`` for each judgement as ``judgements_json`` has it, in the order of ids; at the end ``{"reports", "judgements",
"sha256"}``, how many there are and the digest of all lines before. The same store gives the same bytes. The graph is not in
it: it is computed.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graphmodel.changes.update import Base
from graphmodel.errors import InputError
from graphmodel.facts import FactsDocument
from graphmodel.identity.judgements import Judgement
from graphmodel.identity.judgements_json import as_json, from_json
from graphmodel.messages import catalogue
from graphmodel.report import Origin, Report

say = catalogue("graphmodel")

FORMAT = "munigraph-backup/1"
_MAGIC = b"\x1f\x8b"  # of gzip
_LEVEL = 6


def packed(base: Base) -> bytes:
    """The backup of these reports and judgements."""
    digest, held = hashlib.sha256(), io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=held, mtime=0) as out:
        for line in map(_line, _parts(base)):
            digest.update(line)
            out.write(line)
        counts = {"reports": len(base.reports), "judgements": len(base.judgements)}
        out.write(_line(counts | {"sha256": digest.hexdigest()}))
    return held.getvalue()


def unpacked(data: bytes, name: str) -> Base:
    """The reports and judgements of a backup; ``name`` is its file's, for the InputError that says what is wrong with it."""
    parts = _read(data, name)
    try:
        return _base(parts)
    except (EOFError, gzip.BadGzipFile, zlib.error, InputError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(say("backup_damaged", file=name)) from error


def may_be_backup(path: Path) -> bool:
    """Whether there is a file that begins as a backup does; ``unpacked`` knows whether it is one."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _parts(base: Base) -> Iterator[dict[str, Any]]:
    yield {"format": FORMAT}
    for _, r in sorted(base.reports.items()):
        yield {"facts": r.facts.to_json(), "text": r.text, "origin": asdict(r.origin) if r.origin else None}
    for j in sorted(base.judgements, key=lambda j: j.id):
        yield {"judgement": as_json(j)}


def _line(part: dict[str, Any]) -> bytes:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read(data: bytes, name: str) -> Iterator[bytes]:
    """The lines behind the first, which says that this is a backup that can be read."""
    if not data.startswith(_MAGIC):
        raise InputError(say("backup_unknown", file=name))
    lines = iter(gzip.GzipFile(fileobj=io.BytesIO(data)))
    try:
        found = str(json.loads(next(lines, b""))["format"])
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(say("backup_damaged", file=name)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(say("backup_unknown", file=name)) from error
    if found != FORMAT:
        raise InputError(say("backup_newer" if found.startswith(FORMAT[:-1]) else "backup_unknown", file=name, found=found))
    return lines


def _base(lines: Iterator[bytes]) -> Base:
    """What the lines hold; ValueError and its like where they are not what ``packed`` writes, to the last byte."""
    digest = hashlib.sha256(_line({"format": FORMAT}))
    reports: dict[str, Report] = {}
    judgements: list[Judgement] = []
    for line in lines:
        part = json.loads(line)
        if "sha256" in part:
            expected = {"reports": len(reports), "judgements": len(judgements), "sha256": digest.hexdigest()}
            if part != expected or next(lines, None) is not None:
                raise ValueError(part)
            return Base(reports, judgements)
        digest.update(line)
        if "judgement" in part:
            judgements.append(from_json(part["judgement"], "backup", "judgement"))
        else:
            report = _report(part)
            reports[report.id] = report
    raise EOFError


def _report(part: dict[str, Any]) -> Report:
    origin = part["origin"]
    return Report(FactsDocument.from_json(part["facts"]), part["text"], Origin(**origin) if origin else None)
