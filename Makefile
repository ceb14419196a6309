# Two commands do all the set-up on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check lint types floors format clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "drugkg needs Python 3.11 or newer: run make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q kg_builder
	touch $@

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.ready
	$(BIN)/mypy

floors: $(VENV)/.ready
	$(BIN)/lint-imports

test: lint types floors
	$(BIN)/pytest -n auto

demo: $(VENV)/.ready
	$(BIN)/drugkg build examples/monographs -o demo/release
	$(BIN)/drugkg query demo/release safety/adverse_effects_of_drug --param drug=ocrelizumab --format table
	$(BIN)/drugkg facts demo/release --drug ocrelizumab --relation indication --relation target --format table
	$(BIN)/drugkg query demo/release indications/drugs_for_condition --param condition="demyelinating disease" --format table
	$(BIN)/drugkg show demo/release ocrelizumab

clean:
	rm -rf $(VENV) demo dist build .mypy_cache .ruff_cache .pytest_cache
