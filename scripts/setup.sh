#!/bin/sh
# Puts the project and its tools into .venv: with uv where it is found, else with python3 -m venv and pip.
# Called by make. Says one line at the start, and a sentence where something is missing.
set -eu

NEEDS='.[local,dev]'

say() {
    printf 'munigraph: %s\n' "$1" >&2
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

has_ensurepip() {
    "$1" -c 'import ensurepip' >/dev/null 2>&1
}

# PYTHON names one; else the first on the path that is new enough. A name may exist and still not run (pyenv).
find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if new_enough "$python"; then return; fi
    done
    say "${PYTHON:-Python 3.11 or newer} was not found, or is older than 3.11. Install a newer one (https://www.python.org/downloads/) or name it: make PYTHON=/path/to/python3.12"
    exit 1
}

# Debian and Ubuntu keep ensurepip in a package of its own.
get_ensurepip() {
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null || true
    fi
    if ! has_ensurepip "$1"; then
        say "$1 cannot make a virtual environment, because it lacks ensurepip. On Debian or Ubuntu: sudo apt install $package. Or install uv (https://docs.astral.sh/uv/). Then call make again"
        exit 1
    fi
}

with_uv() {
    new_enough .venv/bin/python || uv venv --quiet --clear --python "${PYTHON:->=3.11}" .venv
    uv pip install --quiet --python .venv/bin/python --editable "$NEEDS"
}

with_pip() {
    if ! new_enough .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        find_python
        has_ensurepip "$python" || get_ensurepip "$python"
        "$python" -m venv --clear .venv
    fi
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable "$NEEDS"
}

say 'setting up .venv (once, about a minute)'
if command -v uv >/dev/null; then with_uv; else with_pip; fi
