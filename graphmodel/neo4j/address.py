"""Where a Neo4j is and who asks: a URI without secrets, credentials from the environment.

    NEO4J_USERNAME   default neo4j
    NEO4J_PASSWORD   required, or
    NEO4J_PASSWORD_FILE   a file with nothing but the password, that only its owner may read
    NEO4J_DATABASE   default: the user's home database

Without encryption (``neo4j://``, ``bolt://``) only this computer is spoken to, unless ``MUNIGRAPH_ALLOW_PLAIN_BOLT`` is set.
"""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graphmodel.errors import StoreError
from graphmodel.messages import catalogue

say = catalogue("graphmodel.neo4j")

_OTHERS = 0o077  # the rights of all but a file's owner; Windows keeps them elsewhere
_PLAIN = ("neo4j", "bolt")
_SCHEMES = (*_PLAIN, "neo4j+s", "bolt+s", "neo4j+ssc", "bolt+ssc")


@dataclass(frozen=True, slots=True)
class Address:
    """A database and how to log in; the password is never shown. ``name`` is how a person would call it."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None

    @property
    def name(self) -> str:
        return f"{self.uri}/{self.database}" if self.database else self.uri


def from_environment(uri: str) -> Address:
    """The address at ``uri``. StoreError for one that holds a password, leads elsewhere in plain text, or lacks a password.

    No sentence repeats more of the URI than scheme, host and port.
    """
    if "@" in uri:
        raise StoreError(say("uri_password"))
    try:
        parts = urlsplit(uri)
        scheme, host, port = parts.scheme, parts.hostname, parts.port
    except ValueError:
        raise StoreError(say("uri_unreadable")) from None  # its message repeats what it was given
    if scheme not in _SCHEMES or not host or parts.path.strip("/") or parts.query or parts.fragment:
        raise StoreError(say("uri_unreadable"))
    clean = f"{scheme}://{f'[{host}]' if ':' in host else host}{f':{port}' if port else ''}"
    if scheme in _PLAIN and not is_here(host) and not _allowed():
        raise StoreError(say("plain_bolt", name=clean, scheme=scheme))
    file = os.environ.get("NEO4J_PASSWORD_FILE")
    password = os.environ.get("NEO4J_PASSWORD") or (password_in(Path(file)) if file else "")
    if not password:
        raise StoreError(say("no_password", name=clean))
    return Address(clean, os.environ.get("NEO4J_USERNAME") or "neo4j", password, os.environ.get("NEO4J_DATABASE") or None)


def password_in(file: Path) -> str:
    """The password in a file. StoreError, which does not repeat it, where others may read the file, or where it has none."""
    try:
        if os.name == "posix" and file.stat().st_mode & _OTHERS:
            raise StoreError(say("password_file_open", file=file))
        password = file.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        raise StoreError(say("password_file_empty", file=file)) from None
    except OSError as error:
        raise StoreError(say("password_file_unreadable", file=file, reason=error.strerror or type(error).__name__)) from error
    if not password or len(password.splitlines()) > 1:
        raise StoreError(say("password_file_empty", file=file))
    return password


def is_here(host: str) -> bool:
    """Whether a host is this computer, reached without a network."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _allowed() -> bool:
    return os.environ.get("MUNIGRAPH_ALLOW_PLAIN_BOLT", "0") not in ("", "0")
