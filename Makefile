# Everything here works from a fresh clone with Python 3.11 or newer, pip and make.
# No root, no Node, no gettext and no database server is needed.

PYTHON ?= python3
PORT ?= 8000
VENV ?= .venv
RUN = $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test test-latest bench lint format messages lock clean

help: ## say what each command does
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: $(VENV)/runtime-installed ## install, load the starter toolkit once, serve it on http://127.0.0.1:8000 (PORT=… moves it)
	@$(RUN) manage.py demo --port $(PORT)

test: $(VENV)/dev-installed ## lint, then the whole suite on SQLite, on PostgreSQL and in Chromium, where they are found (ARGS=tests/… runs a part)
	@$(RUN) -m tests.run $(ARGS)

test-latest: ## the same suite on the newest Python found, which brings the newest Django
	@$(PYTHON) tests/newest_python.py

bench: $(VENV)/dev-installed ## measure, print a table and write var/bench.json
	@$(RUN) -m tests.bench

lint: $(VENV)/dev-installed ## every check that needs no test: style, types, templates, import rules, migrations, catalogues
	@$(RUN) -m tests.lint

format: $(VENV)/dev-installed ## let the formatters rewrite the sources
	@$(RUN) -m tests.lint --fix

messages: $(VENV)/dev-installed ## find the interface's messages and merge them into locale/<lang>/LC_MESSAGES/django.po
	@$(RUN) manage.py update_catalogues

lock: $(VENV)/dev-installed ## resolve pyproject.toml anew into requirements/*.txt
	@$(RUN) -m uv pip compile $(LOCK) pyproject.toml -o requirements/runtime.txt
	@$(RUN) -m uv pip compile $(LOCK) pyproject.toml --group dev -c requirements/runtime.txt -o requirements/dev.txt

LOCK = --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock"

clean: ## remove what can be made again; keeps var/ with the database and the uploads
	rm -rf .venv .venv-latest .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian's Python comes without the part of venv that installs pip: then the pip that is there installs into the new place.
$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv $(VENV) > /dev/null 2>&1 || $(PYTHON) -m venv --clear --without-pip $(VENV)
	@touch $@

$(VENV)/runtime-installed: requirements/runtime.txt $(VENV)/made
	@echo "Installing …"
	@$(PYTHON) -m pip --python $(RUN) install --quiet --require-hashes -r $<
	@touch $@

$(VENV)/dev-installed: requirements/dev.txt $(VENV)/made
	@echo "Installing what developers need …"
	@$(PYTHON) -m pip --python $(RUN) install --quiet --require-hashes -r $<
	@touch $@ $(VENV)/runtime-installed
