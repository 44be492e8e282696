"""Neo4j's jars: those of ``jars.json``, each with its SHA-256, from the local Maven repository or Maven Central.

The lock makes a start the same everywhere and needs no walk through POM files. jgo's own builder is not used: it only
warns of a wrong checksum, writes in place, and asks for another Java. Here a jar is fetched into a folder of its own,
compared, and moved into the repository in one step, so that nobody ever sees half a jar.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from graphmodel.errors import StoreError
from graphmodel.messages import catalogue

say = catalogue("graphmodel.neo4j")

Progress = Callable[[int, int], None]
"""Called with bytes fetched and bytes to fetch, from more than one thread."""

_AT_ONCE = 8
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar: its Maven coordinates, size in bytes and SHA-256."""

    group: str
    artifact: str
    version: str
    classifier: str
    size: int
    sha256: str

    def is_at(self, path: Path) -> bool:
        """Whether the file is this jar, every byte of it."""
        try:
            return path.stat().st_size == self.size and hashlib.sha256(path.read_bytes()).hexdigest() == self.sha256
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Lock:
    """Which Neo4j, the class that starts it, and its jars in the order of the class path."""

    neo4j: str
    main: str
    jars: tuple[Jar, ...]


@cache
def lock() -> Lock:
    """The lock of ``jars.json``."""
    raw: dict[str, Any] = json.loads(files("graphmodel.neo4j").joinpath("jars.json").read_text(encoding="utf-8"))
    return Lock(raw["neo4j"], raw["main"], tuple(Jar(**jar) for jar in raw["jars"]))


def fetch(jars: Sequence[Jar], progress: Progress | None = None, remotes: Mapping[str, str] | None = None) -> list[Path]:
    """The jars' paths, all verified; what is missing or damaged is fetched.

    The local repository is ``$M2_REPO``, else ``~/.m2/repository``; ``remotes`` are names and addresses of Maven
    repositories, by default Maven Central. StoreError where a jar cannot be had or is not the one that was locked.
    """
    repository, paths = _repository(jars)
    absent = _absent(jars, paths)
    if not absent:
        return paths
    from jgo.maven import MavenContext

    total, done = sum(jar.size for jar, _ in absent), 0
    try:
        repository.mkdir(parents=True, exist_ok=True)
        # In the repository, so that the move stays on one disk.
        with tempfile.TemporaryDirectory(prefix=".munigraph-", dir=repository) as folder:
            context = MavenContext(repo_cache=Path(folder), remote_repos=dict(remotes) if remotes else None, timeout=_SECONDS)
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                for size in pool.map(lambda pair: _fetch_one(context, *pair), absent):
                    done += size
                    if progress:
                        progress(done, total)
    except OSError as error:
        # requests' exceptions are OSErrors, too.
        raise StoreError(say("jars_not_fetched", reason=_first_line(error))) from error
    return paths


def missing(jars: Sequence[Jar]) -> list[Jar]:
    """Those that are not in the local repository, by a quick look at their sizes; StoreError without the extra ``local``."""
    return [jar for jar, path in zip(jars, _repository(jars)[1], strict=True) if not _has_size(path, jar.size)]


def _repository(jars: Sequence[Jar]) -> tuple[Path, list[Path]]:
    """The local Maven repository, and where in it the jars are or will be."""
    try:
        from jgo.maven import MavenContext
    except ImportError as error:
        raise StoreError(say("no_local_extra")) from error
    repository = MavenContext().repo_cache.expanduser()
    context = MavenContext(repo_cache=repository)
    return repository, [_path(context, jar) for jar in jars]


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def _absent(jars: Sequence[Jar], paths: Sequence[Path]) -> list[tuple[Jar, Path]]:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        good = list(pool.map(Jar.is_at, jars, paths))
    return [(jar, path) for jar, path, ok in zip(jars, paths, good, strict=True) if not ok]


def _path(context: Any, jar: Jar) -> Path:
    return Path(_artifact(context, jar).cached_path)


def _artifact(context: Any, jar: Jar) -> Any:
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    return component.artifact(classifier=jar.classifier, packaging="jar")


def _fetch_one(context: Any, jar: Jar, target: Path) -> int:
    artifact = _artifact(context, jar)
    try:
        found = Path(artifact.resolve())
    except RuntimeError as error:  # jgo's word for "in no repository"
        raise StoreError(say("jar_not_found", jar=target.name)) from error
    if not jar.is_at(found):
        raise StoreError(say("jar_differs", jar=target.name))
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        found.replace(target)
    except OSError:
        # Windows: another start put it there a moment ago and its Java holds it open.
        if not jar.is_at(target):
            raise
    return jar.size


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
