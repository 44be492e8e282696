"""What is unsafe in a server's settings, for whoever administers it. Pure: settings in, findings out.

    findings(settings, reachable=True)      settings as ``SHOW SETTINGS`` has them; ``reachable`` from other computers

How grave: serious is what lets somebody without a password in, or lets whoever has one reach beyond the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphmodel.findings import Finding, finding
from graphmodel.messages import catalogue
from graphmodel.neo4j.address import is_here

say = catalogue("graphmodel.neo4j")

_CONNECTORS = ("bolt", "http", "https", "backup")
_SHORTEST = 12  # characters of a password that cannot be guessed by trying


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting's value, and whether somebody set it."""

    value: str
    explicit: bool = False


Settings = Mapping[str, Setting]


def findings(settings: Settings, *, reachable: bool | None) -> Iterator[Finding]:
    """What the settings of a server mean. ``reachable``: whether other computers reach it, None where that is not known."""
    yield _auth(settings)
    yield _listening(settings, reachable)
    yield _procedures(settings)
    yield _files(settings)
    if _value(settings, "dbms.security.auth_max_failed_attempts") == "0":
        yield finding("guessing", "warning", say("doctor_guessing"))
    if _on(settings, "dbms.usage_report.enabled"):
        yield finding("usage_report", "note", say("doctor_usage_report"))
    if kept := _value(settings, "db.tx_log.rotation.retention_policy"):
        yield finding("forgotten", "note", say("doctor_forgotten", policy=kept))


def password_finding(user: str, password: str) -> Finding | None:
    """What there is to say of a password, without saying it."""
    if len(password) >= _SHORTEST and password.lower() != user.lower():
        return None
    return finding("password", "warning", say("doctor_password_short", least=_SHORTEST))


def _auth(settings: Settings) -> Finding:
    if _on(settings, "dbms.security.auth_enabled"):
        return finding("auth", "good", say("doctor_auth_on"))
    return finding("auth", "serious", say("doctor_auth_off"))


def _listening(settings: Settings, reachable: bool | None) -> Finding:
    """Who can knock at the door, and whether what is said there can be overheard."""
    open_to_all = [
        f"{connector} {address}"
        for connector in _CONNECTORS
        if _on(settings, f"server.{connector}.enabled")
        and not _loopback(address := _value(settings, f"server.{connector}.listen_address"))
        and not _encrypted(settings, connector)
    ]
    if not open_to_all:
        encrypted = _encrypted(settings, "bolt")
        return finding("listening", "good", say("doctor_listening_encrypted" if encrypted else "doctor_listening_here"))
    values = {"addresses": ", ".join(open_to_all)}
    if reachable is None:
        return finding("listening", "warning", say("doctor_listening_elsewhere", **values))
    if reachable:
        return finding("listening", "serious", say("doctor_listening_all", **values))
    return finding("listening", "note", say("doctor_listening_shielded", **values))


def _procedures(settings: Settings) -> Finding:
    unrestricted = [p for p in _value(settings, "dbms.security.procedures.unrestricted").split(",") if p.strip()]
    if not unrestricted:
        return finding("procedures", "good", say("doctor_procedures_restricted"))
    level = "serious" if any(p.strip() == "*" or p.strip().startswith("apoc.") for p in unrestricted) else "warning"
    return finding("procedures", level, say("doctor_procedures_unrestricted", patterns=", ".join(unrestricted)))  # type: ignore[arg-type]


def _files(settings: Settings) -> Finding:
    if not _on(settings, "dbms.security.allow_csv_import_from_file_urls"):
        return finding("files", "good", say("doctor_files_closed"))
    folder = settings.get("server.directories.import", Setting(""))
    if folder.explicit:
        return finding("files", "warning", say("doctor_files_folder", folder=folder.value))
    return finding("files", "serious", say("doctor_files_open"))


def _value(settings: Settings, name: str) -> str:
    return settings[name].value if name in settings else ""


def _on(settings: Settings, name: str) -> bool:
    return _value(settings, name).lower() == "true"


def _encrypted(settings: Settings, connector: str) -> bool:
    return connector == "https" or _value(settings, f"server.{connector}.tls_level") == "REQUIRED"


def _loopback(address: str) -> bool:
    """Whether only the server's own computer reaches an address such as "127.0.0.1:7687"; without a host it is all."""
    return is_here(address.rpartition(":")[0].strip("[]"))
