# Everything a contributor types. Python 3.11 or newer is all it needs; the rest it sets up by itself, once.
.DEFAULT_GOAL := help
.PHONY: help demo test soak lint docs picture quality clean

BIN := .venv/bin
# Made when .venv is complete; a later call with the same pyproject.toml has nothing to do.
READY := .venv/.ready

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

demo: $(READY)  ## the walk through: sample report, summary, a path, Cypher, graph.html
	@$(BIN)/munigraph demo

test: lint  ## all checks: style, types, floors, and every test (brings up Neo4j and Chromium)
	@sh scripts/test_needs.sh $(BIN)/python
	@$(BIN)/python -m pytest

soak: $(READY)  ## long: 500 processes killed, a Neo4j killed 20 times, crowds of loaders, every Cypher bomb; nothing may be lost or hang
	@MUNIGRAPH_CRASHES=500 MUNIGRAPH_CROWD=1600 MUNIGRAPH_SERVER_KILLS=20 MUNIGRAPH_BOMBS=100 \
		$(BIN)/python -m pytest tests/store/test_crashes.py tests/cli/test_crowds.py tests/neo4j/test_own_server.py \
		tests/queries/test_engine_limits.py

lint: $(READY)  ## style, types and floors
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > .venv/lint-imports.txt || { cat .venv/lint-imports.txt; exit 1; }

docs: $(READY)  ## write the generated pages in docs/ anew
	@$(BIN)/python scripts/docs.py

picture: $(READY)  ## photograph the demo's page for the README: docs/images/graph.png
	@$(BIN)/python scripts/picture.py

quality: $(READY)  ## how well the extraction reads: the table of README.md
	@$(BIN)/python -m benchmarks.quality

clean:  ## remove .venv and everything that tools left behind
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist

$(READY): pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh
	@touch $(READY)
