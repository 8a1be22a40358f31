# What a developer types; each line is also what .ci/run does.
PYTHON := .venv/bin/python

.PHONY: setup check test bless docs fix

setup:
	python3 -m venv .venv && $(PYTHON) -m pip install -q -e '.[dev,bench]'

check: ; .venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports && $(PYTHON) scripts/docs.py --check
test: ; $(PYTHON) -m pytest
bless: ; $(PYTHON) -m pytest --bless
docs: ; $(PYTHON) scripts/docs.py && $(PYTHON) -m scripts.man_pages && .venv/bin/mkdocs build --quiet
fix: ; .venv/bin/ruff check --fix . && .venv/bin/ruff format .
