# `make site` builds the demonstration site, `make test` is all of CI. Both create what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PROFILE ?= internal
READY := $(VENV)/.ready

.PHONY: site test check lock clean

site: $(READY)
	$(BIN)/briefing build --profile $(PROFILE)

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

# The medium English model asks for Python 3.12 but its files load on 3.11 (CONTRIBUTING.md), hence --ignore-requires-python.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --ignore-requires-python -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

lock:
	$(PYTHON) tools/lock.py

clean:
	rm -rf $(VENV) site .briefing
