"""``python -m munigraph`` is the command."""

from munigraph.cli import main

main()
