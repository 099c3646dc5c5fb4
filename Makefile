# Hai lệnh chính: `make run` (chạy thử) và `make test` (kiểm tra). The two commands: run and test.
PYTHON ?= python3.11
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: run test check bench soak lock

run: $(VENV)/.run
	$(PY) -m bot

test: check
	$(PY) tests/browser_note.py
	$(PY) -m pytest -n 3 --dist worksteal

check: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/.dev
	$(PY) -m tests.benchmarks

soak: $(VENV)/.dev
	CRASH_KILLS=300 $(PY) -m pytest tests/test_crash.py --timeout 7200

# Pinned versions for everyone, without index addresses.
lock: $(VENV)/.dev
	$(PY) -m pip install -q pip-tools
	$(PY) -m piptools compile -q --strip-extras --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate -o requirements.txt pyproject.toml
	$(PY) -m piptools compile -q --strip-extras --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(PY) -m pip install -q --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/python
	$(PY) -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	touch $@
