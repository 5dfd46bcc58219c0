# Everything a person runs; each target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BINDINGS := $(wildcard components/sdks/elasticstack/pyproject.toml components/sdks/elasticstack/pulumi_elasticstack/*.py)
STACK ?= dev

.PHONY: rehearse plan test lint bench clean

rehearse: $(VENV)/.program ## Show what `pulumi up` would create: no account, no CLI
	@$(BIN)/python -m rehearsal preview --stack $(STACK)

plan: $(VENV)/.program ## Write plans/<stack>.json for every stack
	@$(BIN)/python -m rehearsal plan

test: $(VENV)/.tests ## Run the tests
	@$(BIN)/python -m pytest

lint: $(VENV)/.tests ## Format, lint and type-check
	@$(BIN)/ruff format $(if $(CI),--check)
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/python components/sdks/generate.py --check
	@$(BIN)/python -m components.catalog.readme_table --check
	@$(BIN)/python -m rehearsal plan --check

bench: $(VENV)/.tests ## Measure, side by side
	@$(BIN)/python -m bench

clean: ## Remove what the other targets made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.program: requirements.txt $(BINDINGS)
	@echo "Setting up $(VENV) with the pinned packages of requirements.txt (about a minute, once) ..." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=python3.x")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(VENV)/.tests: tests/requirements.txt $(VENV)/.program
	@echo "Adding the packages of tests/requirements.txt ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement tests/requirements.txt
	@touch $@
