# Everything runs in an environment of its own, made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-spark test-peers lint bench docs messages lock clean

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

# Spark and its Java, for the tests that compare both engines: put there where that is possible and
# permitted; else those tests skip and say why.
$(VENV)/.spark: $(VENV)/.dev
	-$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check "pyspark>=4.0,<4.1"
	@if ! command -v java >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get install --yes --quiet default-jre-headless >/dev/null 2>&1 \
		|| { apt-get update --quiet >/dev/null 2>&1 && apt-get install --yes --quiet default-jre-headless >/dev/null 2>&1; } \
		|| echo "Java could not be installed; tests on Spark will skip"; \
	fi
	touch $@

# A browser and its driver, for the tests of pages; where they cannot be had, those tests skip and
# say why.
$(VENV)/.browser: $(VENV)/.dev
	-$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check "playwright>=1.50"
	@if ! command -v chromium >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get install --yes --quiet chromium >/dev/null 2>&1 \
		|| { apt-get update --quiet >/dev/null 2>&1 && apt-get install --yes --quiet chromium >/dev/null 2>&1; } \
		|| echo "Chromium could not be installed; tests of pages will skip"; \
	fi
	touch $@

test: $(VENV)/.dev $(VENV)/.spark $(VENV)/.browser
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

test-spark: $(VENV)/.spark
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

messages: $(VENV)/.dev
	$(BIN)/python docs/messages.py

lock:
	$(PYTHON) -m venv .lock-env
	.lock-env/bin/python -m pip install --quiet --disable-pip-version-check -e .
	.lock-env/bin/python -m pip freeze --exclude-editable > requirements.lock
	.lock-env/bin/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	.lock-env/bin/python -m pip freeze --exclude-editable > requirements-dev.lock
	rm -rf .lock-env

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build dist
