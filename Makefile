# Favn: `make` alone lists what you can do. Everything needs only Python 3.11 or newer (with venv).
SHELL  := bash
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready
CHROMIUM := chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable
# Python is compiled once and kept in .venv, also where the surroundings ask for nothing to be written.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(abspath $(VENV))/.pycache

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset demo-check test check bench browser

help: ## List the targets, one line each
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## Prepare .venv with everything locked (incremental)

demo: setup ## Make the demo town once and serve it; keeps what was typed
	@$(BIN)/favn demo

demo-reset: setup ## Start the demo town over, then serve it
	@$(BIN)/favn demo --reset

demo-check: setup ## Walk one child's whole way through the real application; writes demo-report.json
	@$(BIN)/favn demo --check --report demo-report.json

test: setup browser check ## Run every test, the browser tests too, with branch coverage (or some: ARGS=path)
	@$(BIN)/coverage erase; set -o pipefail; \
	$(BIN)/coverage run -m pytest -n 2 $(or $(ARGS),--ignore=tests/house) | tee $(VENV)/.pytest.log; code=$$?; \
	FAVN_MODE=test $(BIN)/favn database stop > /dev/null; \
	$(BIN)/coverage combine --quiet; \
	test -n "$(ARGS)" || $(BIN)/coverage report --fail-under=95 || code=1; \
	tail -n 1 $(VENV)/.pytest.log; exit $$code

# The two slow ones first, two at a time, each step's words together (where make can).
CHECKS := types house django templates catalogue contracts lint format
check: setup ## The fast part: format, lint, types, contracts, house tests, migrations, templates, catalogue
	@$(MAKE) --no-print-directory -j 2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target) \
	$(addprefix check-,$(CHECKS)) && echo "→ i alt $$SECONDS s"

.PHONY: $(addprefix check-,$(CHECKS))
check-types:
	@echo "→ typer"      && FAVN_MODE=test $(BIN)/mypy --no-error-summary
check-house:
	@echo "→ husregler"  && FAVN_MODE=test $(BIN)/python -m pytest -q --no-header --durations=3 tests/house
check-django:
	@echo "→ migrationer" && FAVN_MODE=test $(BIN)/favn django makemigrations --check --dry-run --verbosity 0
check-templates:
	@echo "→ skabeloner" && $(BIN)/djlint --lint --quiet src tests
check-catalogue:
	@echo "→ ordlister"  && $(BIN)/favn catalogue
check-contracts:
	@echo "→ lag"        && $(BIN)/lint-imports > $(VENV)/.imports || { cat $(VENV)/.imports; exit 1; }
check-lint:
	@echo "→ lint"       && $(BIN)/ruff check --quiet .
check-format:
	@echo "→ format"     && $(BIN)/ruff format --check --quiet .

bench: setup ## Measure, and write the figures to docs/benchmarks.md
	@$(BIN)/favn bench

browser: setup
	@for name in $(CHROMIUM); do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Henter Chromium til browsertestene …"; \
	  apt-get update -qq; export DEBIAN_FRONTEND=noninteractive; for name in chromium-headless-shell chromium; do \
	    apt-get install -y -qq --no-install-recommends $$name && exit 0; \
	  done; exit 1; \
	else \
	  echo "Browsertestene skal bruge Chromium, som ikke er på maskinen, og kun root kan hente den med apt."; \
	  echo "Installér den (apt-get install chromium, eller Google Chrome), og kør make test igen."; exit 1; \
	fi

# The stamp carries the hash of everything an installation depends on: nothing changed, nothing done.
LOCKED := requirements/dev.txt pyproject.toml
$(STAMP): $(LOCKED) | python-ok
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if [ "$$(cat $(VENV)/.locked 2>/dev/null)" != "$$(cksum requirements/dev.txt)" ]; then \
	  echo "Henter det, Favn står på (låst med hash) …"; \
	  $(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes -r requirements/dev.txt && \
	  cksum requirements/dev.txt > $(VENV)/.locked; \
	fi
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.PHONY: python-ok
python-ok:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Favn kræver Python 3.11 eller nyere. Angiv en anden med: make setup PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python mangler venv. På Debian og Ubuntu: apt-get install python3-venv"; exit 1; }
