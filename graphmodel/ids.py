"""Ids of nodes and ties: a hash of what they are, so that the same facts give the same ids everywhere."""

from __future__ import annotations

import hashlib
import json

from graphmodel.judgements import RecordKey


def node_id(record: RecordKey) -> str:
    """The id of the node whose smallest record this is: "organization-" and twelve hexadecimal digits."""
    return f"{record.kind.lower()}-{_hash(*record)}"


def post_id(title: str, owner: str) -> str:
    """The id of a post: its title's key at the node of its organization, else of its person."""
    return f"role-{_hash(title, owner)}"


def tie_id(kind: str, source: str, target: str, since: str) -> str:
    """The id of the tie with this key."""
    return f"tie-{_hash(kind, source, target, since)}"


def _hash(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:12]
