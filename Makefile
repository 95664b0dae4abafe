# Commands of the project; `make` lists them. Only python3 (3.11 or later), git and make are needed:
# the rest is installed on first use, docs/howto/install.md says how.

PYTHON ?= python3
export EGOV_VAR ?= $(CURDIR)/instance/var
export EGOV_PORT ?= 8080

VENV := .venv
UV := $(VENV)/bin/uv
PACKAGE := src/egov.policy
LOCALES := $(PACKAGE)/src/egov/policy/locales
CATALOGUES = $(patsubst %.po,%.mo,$(wildcard $(LOCALES)/*/LC_MESSAGES/*.po))
TIMES := 20
PART := 1
WALKS := tests/core/engine/test_properties.py $(wildcard tests/*/*/test_random_walks.py)
# Packages published later are not seen by `make lock`.
CUT_OFF := 2026-11-15T00:00:00Z

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- use

.PHONY: start
start: bin/instance | system-packages ## Install what is missing, create the demo commune if there is none, serve it
	@test -e "$(EGOV_VAR)/site-created" || { bin/egov create-site && touch "$(EGOV_VAR)/site-created"; }
	@exec bin/instance console

.PHONY: demo
demo: bin/instance ## Run the main job over REST and print each step
	@bin/egov demo

.PHONY: bench
bench: bin/instance | system-packages ## Measure, side by side with stock Plone: 15 minutes
	@$(VENV)/bin/python -m benchmarks

# --- prove

.PHONY: test
test: $(VENV)/test.stamp bin/instance ## Install what is missing, run every test
	@$(VENV)/bin/pytest -n auto --maxprocesses 4 --no-loadscope-reorder tests

.PHONY: walks
walks: $(VENV)/test.stamp bin/instance ## Take 20 times as many random walks, others each time (TIMES=40; SEED=7: the same again)
	@EGOV_EXAMPLES=$(TIMES) $(VENV)/bin/pytest -q $(if $(SEED),--hypothesis-seed=$(SEED)) $(WALKS)

.PHONY: year
year: $(VENV)/test.stamp bin/instance | system-packages ## Simulate a year of an office, kill -9 ten times in between (PART=0.1: a tenth)
	@EGOV_YEAR=$(PART) $(VENV)/bin/pytest -q -s tests/server/year

.PHONY: test-core
test-core: $(VENV)/test.stamp ## Run the tests that need no Plone: seconds
	@$(VENV)/bin/pytest -q tests/core

.PHONY: lint
lint: $(VENV)/test.stamp bin/instance ## Check format, code, types, spelling and definitions
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/zpretty --check src profiles
	$(VENV)/bin/codespell docs instance news src $(wildcard *.md)
	bin/egov check workflows --pack profiles/commune
	bin/egov test workflows

.PHONY: catch-mail
catch-mail: $(VENV)/test.stamp ## Show mails sent to 127.0.0.1:8025, and send none
	$(VENV)/bin/python -m aiosmtpd --nosetuid --listen 127.0.0.1:8025 --class aiosmtpd.handlers.Debugging stdout

# --- change

.PHONY: format
format: $(VENV)/test.stamp ## Put Python, ZCML and templates into the house format
	$(VENV)/bin/ruff check --fix --select I .
	$(VENV)/bin/ruff format .
	$(VENV)/bin/zpretty --inplace src profiles

.PHONY: i18n
i18n: $(VENV)/product.stamp ## Refresh the message catalogues from the source
	$(VENV)/bin/python -m egov.policy.locales.refresh

.PHONY: docs
docs: bin/instance ## Write the generated parts of docs/reference
	bin/egov reference docs/reference

.PHONY: lock
lock: $(UV) ## Resolve the versions again into both lock files and versions.cfg
	$(call compile,requirements.lock,requirements.in)
	$(call compile,requirements-test.lock,--constraint requirements.lock requirements.in requirements-test.in)
	$(PYTHON) instance/versions.py

.PHONY: dist
dist: $(VENV)/product.stamp $(CATALOGUES) ## Build the wheel and the source archive into dist/
	$(UV) build --quiet --offline --no-build-isolation --python $(VENV)/bin/python --out-dir dist $(PACKAGE)

.PHONY: clean
clean: ## Remove what was installed or built; data in instance/var stays
	rm -rf $(VENV) bin parts dist $(PACKAGE)/build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find $(PACKAGE) tests -name __pycache__ -prune -exec rm -rf {} +

# --- what the commands above stand on

# $(call compile,LOCK,INPUTS): versions and hashes, a function of inputs, constraints and CUT_OFF only.
define compile
$(UV) pip compile --quiet --upgrade --custom-compile-command "make lock" --python-version 3.11 \
	--prerelease if-necessary --exclude-newer $(CUT_OFF) --generate-hashes --no-annotate \
	--constraint constraints.txt $(2) --output-file $(1)
endef

# $(call install,LOCK): exactly the packages of LOCK, and egov.policy from the source tree.
# Source archives are built with the setuptools of the lock, not with one from the network.
# Compiled here once: who may not write beside the packages would compile them at each start.
define install
$(UV) pip sync --quiet --compile-bytecode --python $(VENV)/bin/python --require-hashes --no-build-isolation $(1)
$(UV) pip install --quiet --python $(VENV)/bin/python --offline --no-deps --no-build-isolation --editable $(PACKAGE)
touch $@
endef

.PHONY: system-packages system-packages-test
system-packages:
	@instance/system-packages.sh instance/system-packages.txt
system-packages-test:
	@instance/system-packages.sh instance/system-packages.txt instance/system-packages-test.txt

# uv, and what builds source archives, come from the lock through pip, which checks their hashes.
$(UV): requirements.lock | system-packages
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed.")'
	$(PYTHON) -m venv $(VENV)
	awk '/^(setuptools|uv|wheel)==/ {wanted = 1} wanted; !/\\$$/ {wanted = 0}' requirements.lock > $(VENV)/bootstrap.lock
	$(VENV)/bin/python -m pip install --quiet --require-hashes --no-deps --requirement $(VENV)/bootstrap.lock
	touch $@

$(VENV)/product.stamp: requirements.lock $(PACKAGE)/pyproject.toml | $(UV)
	$(call install,requirements.lock)

$(VENV)/test.stamp: requirements-test.lock $(VENV)/product.stamp | $(CATALOGUES) system-packages-test
	$(call install,requirements-test.lock)

bin/instance: buildout.cfg versions.cfg $(PACKAGE)/pyproject.toml $(VENV)/product.stamp | $(CATALOGUES)
	PYTHONWARNINGS=ignore $(VENV)/bin/buildout -q
	touch $@

# Beside the catalogues, and not in the repository: whatever needs them asks for them here.
%.mo: %.po | $(VENV)/product.stamp
	$(VENV)/bin/pybabel --quiet compile --input-file $< --output-file $@
