# Everything below works on a fresh machine with Python 3.11 or newer and a package index.
# PYTHON may name the interpreter that makes the environment.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
SOURCES := src tests benchmarks tools
# An editable install leaves the compiling to the first start, and to every start where Python may not write beside its
# sources; then each costs 70 ms more.
COMPILE := $(BIN)/python -m compileall -q src

.PHONY: demo test test-slow check catalogues keys bench clean
.DEFAULT_GOAL := demo

demo: $(VENV)/.installed
	@$(BIN)/campaigntui demo

# What takes long lies together: a worker that has nothing left takes half of what another one still has to do.
PYTEST := $(BIN)/pytest -n auto --dist worksteal

test: $(VENV)/.development
	$(PYTEST)

test-slow: $(VENV)/.development
	$(PYTEST) -m slow

check: $(VENV)/.development
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/catalogues.py --check
	$(BIN)/python tools/keytable.py --check

# Extract messages, merge them into the catalogue, compile it.
catalogues: $(VENV)/.development
	$(BIN)/python tools/catalogues.py

# Write the key table of the README from the bindings.
keys: $(VENV)/.development
	$(BIN)/python tools/keytable.py

bench: $(VENV)/.development
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "campaigntui needs Python 3.11 or newer; none was found. Set PYTHON=/path/to/python3." >&2; exit 1; }
	@echo "Setting up $(VENV) (once) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@$(COMPILE)
	@touch $@

$(VENV)/.development: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed
