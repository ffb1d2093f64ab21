# Every development command, defined once: people, hooks and CI call these.
# A machine needs Python 3.11+, git and make; everything else is installed into .uv and .venv.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
UV_VERSION := 0.13.8
UV := .uv/bin/uv
RUN := $(UV) run --frozen --no-sync
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
# Containers often forbid Python to write byte code: without it every process compiles everything.
export UV_COMPILE_BYTECODE := 1
export PYTHONDONTWRITEBYTECODE :=
# One for each core; `make test` takes one more, because many of its tests wait.
WORKERS ?= 2
# Named by folder, not by mark: the others are then not even imported.
FAST := tests/contract tests/unit
# Of `make crash-test` and `make crash-publish`: docs/crash-tests.md.
N ?= 500
DATABASE ?= sqlite

.PHONY: help setup demo test fast fmt lint types imports check crash-test crash-publish bench docs gallery clean

help: ## Show these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | sort | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit("Reelwright needs Python 3.11 or later; set PYTHON=/path/to/python3.11") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.synced: $(UV) pyproject.toml uv.lock
	@$(UV) sync --frozen --quiet --python $(PYTHON)
	@.venv/bin/python -m compileall -q src
	@touch $@

setup: .venv/.synced ## Install everything into .venv; leaves a working .venv/bin/reelwright

demo: setup ## Make the example article into a 1080p video and its Short
	@$(RUN) reelwright make examples/deep-sea.md --format 16:9 --format 9:16 --output demo

test: setup ## Run every test that this machine can run
	@$(RUN) pytest -n $$(($(WORKERS) + 1)) --dist worksteal --cov --cov-report=term:skip-covered $(ARGS)

fast: setup ## Run the fast tests only (under 30 s)
	@$(RUN) pytest -n $(WORKERS) --dist worksteal --hypothesis-profile=fast $(FAST) $(ARGS)

fmt: setup ## Format the code
	@$(RUN) ruff format . && $(RUN) ruff check --fix --quiet .

lint: setup ## Check style and rules
	@$(RUN) ruff format --check . && $(RUN) ruff check .

types: setup ## Check types
	@$(RUN) mypy

imports: setup ## Check that the floors hold
	@$(RUN) lint-imports

check: lint types imports ## lint, types and imports

crash-test: setup ## Kill workers N times and check that nothing came of it
	@PYTHONPATH=tests $(RUN) python -m crash.harness --kills $(N) --database $(DATABASE) $(if $(SEED),--seed $(SEED)) $(if $(ROUND),--round $(ROUND)) $(ARGS)

crash-publish: setup ## Publish N releases on the local YouTube while everything breaks
	@PYTHONPATH=tests $(RUN) python -m crash.publishing --releases $(N) --database $(DATABASE) $(if $(SEED),--seed $(SEED)) $(if $(ROUND),--round $(ROUND)) $(ARGS)

bench: setup ## Measure speed and quality against peers and limits
	@$(RUN) python benchmarks/run.py $(ARGS)

docs: setup ## Re-make the generated reference pages
	@$(RUN) python docs/generate.py

gallery: setup ## Re-make the pictures in the README
	@$(RUN) python docs/gallery.py

clean: ## Remove what these commands made
	@rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage* demo
