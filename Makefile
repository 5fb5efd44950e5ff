# Everything runs in an environment of its own, made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-spark test-peers lint bench docs lock clean

$(VENV)/.installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.dev: $(VENV)/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -r requirements-dev.lock
	touch $@

demo: $(VENV)/.installed
	$(BIN)/plumb demo --dir demo

test: $(VENV)/.dev
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

test-spark: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pyspark>=4.0,<4.1"
	$(BIN)/python -m pytest tests/actions/test_spark.py

# FollowTheMoney's own package: large, and needs a compiler with ICU's headers, so it stays out of `test`.
test-peers: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "followthemoney>=4,<5"
	$(BIN)/python -m pytest tests/exports

lint: $(VENV)/.dev
	$(BIN)/ruff format src tests benchmarks
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check ocdscardinal==0.0.8
	$(BIN)/python benchmarks/all.py

docs: $(VENV)/.dev
	$(BIN)/python docs/build.py

lock:
	$(PYTHON) -m venv .lock-env
	.lock-env/bin/python -m pip install --quiet --disable-pip-version-check -e .
	.lock-env/bin/python -m pip freeze --exclude-editable > requirements.lock
	.lock-env/bin/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	.lock-env/bin/python -m pip freeze --exclude-editable > requirements-dev.lock
	rm -rf .lock-env

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build dist
