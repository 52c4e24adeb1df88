# One command for each thing. Needs Python 3.11 or later with its venv module, and make; all else goes into .venv.
#   make demo    read the sample pages
#   make test    every check and test
#   make bench   the time of a record as a ratio to the bare parse
#   make lock    pin the newest versions that pyproject.toml admits
SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin
PYTHONS := $(PYTHON) python3.12 python3.13 python3.11 python3 python
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
WORKERS ?= 2

.DELETE_ON_ERROR:
.PHONY: help demo test lint unit shared bench lock clean

help:
	@sed -n 's/^#   //p' Makefile

demo: $(VENV)/installed
	@$(BIN)/memcon read samples/*.txt samples/*.html --format text

test: lint unit

lint: $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/installed-dev
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not shared"

# Tests over the shared data, which lie beside the project and are no part of it.
shared: $(VENV)/installed-dev
	$(BIN)/python -m pytest -q -n $(WORKERS) -m shared

bench: $(VENV)/installed
	$(BIN)/python bench/run.py

# The environment is made once; a file stands for each state that it can be in.
$(VENV)/made:
	@for python in $(PYTHONS); do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "making $(VENV) with $$($$python -c 'import sys; print(sys.executable)')"; \
	    $$python -m venv $(VENV) && touch $@ && exit 0; \
	    exit 1; \
	  fi; \
	done; \
	echo "memcon needs Python 3.11 or later with its venv module: install it (on Debian python3 and python3-venv), or name it: make PYTHON=/path/to/python3" >&2; \
	exit 1

$(VENV)/installed: requirements.lock pyproject.toml $(VENV)/made
	@echo "installing what memcon needs into $(VENV)"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	@echo "installing what the tests need into $(VENV)"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# Locks hold names, versions and hashes: no index, no path of this machine.
LOCKER := $(VENV)/lock
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(LOCKER)/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: $(VENV)/made
	$(BIN)/python -m venv --clear $(LOCKER)
	$(LOCKER)/bin/python -m pip --disable-pip-version-check --quiet install --upgrade pip pip-tools
	$(COMPILE) --upgrade --build-deps-for editable --output-file requirements.lock pyproject.toml
	$(COMPILE) --upgrade --extra dev --build-deps-for editable --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	rm -r $(LOCKER)
	@if grep -nE '://|^-|file:/|[ =]/' requirements.lock requirements-dev.lock; then echo "a lock names an index or a path: see above" >&2; exit 1; fi

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
