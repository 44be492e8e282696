"""A file to a report: bytes → text → blocks → facts, or a facts document as it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from graphmodel.errors import InputError
from graphmodel.facts import Document, FactsDocument
from graphmodel.messages import catalogue
from graphmodel.report import Report
from loaders.blocks import Source
from loaders.extraction import extract
from loaders.files import LONGEST_FACTS, check_kind, decode, format_of, read_bytes, slug
from loaders.origin import origin_of
from loaders.readers import PACKED, READERS
from loaders.readers.apart import read_apart
from loaders.readers.refusal import RefusedError

say = catalogue("loaders")


def read_report(path: Path, *, report_id: str | None = None, text: str | None = None, data: bytes | None = None) -> Report:
    """See ``loaders.read_report``."""
    return read_whole(path, report_id=report_id, text=text, data=data)[0]


def read_whole(
    path: Path, *, report_id: str | None = None, text: str | None = None, data: bytes | None = None
) -> tuple[Report, tuple[str, ...]]:
    """The report in a file, and what of the file could not be read: a sentence each."""
    data = read_bytes(path) if data is None else data
    origin = origin_of(path, data)
    name = format_of(path)
    check_kind(path, data, name)
    if name == "facts":
        return replace(_facts(path, decode(data, path, LONGEST_FACTS, LONGEST_FACTS), report_id, text), origin=origin), ()
    source = _source(path, name, data)
    if not any(block.text.strip() for block in source.blocks):
        raise InputError(say("no_text", file=path))
    about = Document(
        id=report_id or slug(path.stem),
        sha256=hashlib.sha256(source.text.encode()).hexdigest(),
        source=path.name,
        format=name,
    )
    remarks = (say("pages_without_text", pages=_listed(source.pictures), n=len(source.pictures)),) if source.pictures else ()
    return Report(extract(source, about), source.text, origin), remarks


def _listed(pages: Sequence[int]) -> str:
    """Pages as people write them: 3, 7-9."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}\u2013{b}" for a, b in runs)


def _source(path: Path, name: str, data: bytes) -> Source:
    if name not in PACKED:
        return READERS[name](path.name, decode(data, path))
    try:
        return read_apart(name, path.name, data)
    except RefusedError as refusal:
        raise InputError(say(refusal.sentence, file=path, **refusal.values)) from refusal


def _facts(path: Path, decoded: str, report_id: str | None, text: str | None) -> Report:
    try:
        data = json.loads(decoded)
    except (ValueError, RecursionError) as error:
        raise InputError(say("bad_json", file=path, why=error)) from error
    facts = FactsDocument.from_json(data, path.name)
    if report_id is not None:
        facts = replace(facts, document=replace(facts.document, id=report_id))
    return Report(facts.verified(text) if text is not None else facts, text)
