"""Ids of nodes and ties: a hash of what they are, so that the same facts give the same ids everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from graphmodel.identity.judgements import RecordKey
from graphmodel.ontology import ontology

_KINDS = {kind.lower(): kind for kind in ontology().nodes}


@lru_cache(maxsize=1 << 16)
def node_id(record: RecordKey) -> str:
    """The id of the node whose smallest record this is: "organization-" and twelve hexadecimal digits."""
    return f"{record.kind.lower()}-{_hash(*record)}"


def kind_of(node_id: str) -> str:
    """The kind of the node with this id."""
    return _KINDS[node_id.partition("-")[0]]


def post_id(title: str, owner: str) -> str:
    """The id of a post: its title's key at the node of its organization, else of its person."""
    return f"role-{_hash(title, owner)}"


def tie_id(kind: str, source: str, target: str, since: str) -> str:
    """The id of the tie with this key."""
    return f"tie-{_hash(kind, source, target, since)}"


def _hash(*parts: str) -> str:
    return hashlib.sha256(joined(parts)).hexdigest()[:12]


def joined(parts: Iterable[str]) -> bytes:
    """Texts as one; different texts never give the same."""
    return "".join(f"{len(part)}:{part}" for part in parts).encode()
