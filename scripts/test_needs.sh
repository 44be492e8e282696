#!/bin/sh
# What the tests need beside Python packages: a Chromium, and the jars of the local Neo4j (fetched once, checksums locked).
# Brings up what it can. What then is missing is a sentence, and the tests that need it are skipped; where CI is set, a failure.
set -eu

PYTHON=$1

missing() {
    printf 'munigraph: %s\n' "$1" >&2
    [ -z "${CI:-}" ] || exit 1
}

# The names that tests/exports/conftest.py looks for. (Not called after any of them: command -v finds functions, too.)
find_browser() {
    for name in "${MUNIGRAPH_CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable chrome msedge; do
        command -v "$name" && return
    done
    return 1
}

if ! find_browser >/dev/null; then
    if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
        echo 'munigraph: installing Chromium for the tests of the page (once, about half a minute)' >&2
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation; } >/dev/null || true
    fi
    find_browser >/dev/null ||
        missing 'no Chromium or Chrome was found, so the page is not tested in a browser. Install one, or name it in MUNIGRAPH_CHROMIUM'
fi

"$PYTHON" scripts/neo4j_jars.py || missing 'the tests on a real Neo4j are skipped'
