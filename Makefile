# Everything a person runs; each target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BINDINGS := $(wildcard components/sdks/elasticstack/pyproject.toml components/sdks/elasticstack/pulumi_elasticstack/*.py)
APM := $(wildcard apm/pyproject.toml apm/azure_openai_apm/*.py apm/example/requirements.txt)
STACK ?= dev

.PHONY: rehearse example plan test lint bench clean

rehearse: $(VENV)/.program ## Show what `pulumi up` would create: no account, no CLI
	@$(BIN)/python -m rehearsal preview --stack $(STACK)

example: $(VENV)/.tests ## Run the example application against a local stand-in: no account
	@$(BIN)/python -m apm.example

plan: $(VENV)/.program ## Write plans/<stack>.json for every stack
	@$(BIN)/python -m rehearsal plan

test: $(VENV)/.tests $(VENV)/.openai-2 ## Run the tests
	@$(BIN)/python -m pytest
	@$(BIN)/python -m pytest tests/apm
	@PYTHONPATH=$(VENV)/openai-2 $(BIN)/python -m pytest tests/apm/library

lint: $(VENV)/.tests ## Format, lint and type-check
	@$(BIN)/ruff format $(if $(CI),--check)
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/mypy --package azure_openai_apm
	@$(BIN)/python components/sdks/generate.py --check
	@$(BIN)/python components/catalog/generate_prices.py --check
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

$(VENV)/.tests: tests/requirements.txt $(APM) $(VENV)/.program
	@echo "Adding the packages of tests/requirements.txt ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement tests/requirements.txt
	@touch $@

# The last 2.x of the OpenAI SDK, beside the one that is installed: it comes first on the path.
$(VENV)/.openai-2: $(VENV)/.tests
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --target $(VENV)/openai-2 --upgrade 'openai==2.54.0'
	@touch $@
