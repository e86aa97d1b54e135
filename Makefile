# Every target makes the environment first, if needed. A machine needs Python 3.11 or later (with venv), make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lock environment types clean
.DEFAULT_GOAL := demo

## demo: read the invented example reports, print the incident table, write a page for each
demo: $(READY)
	$(BIN)/tawthiq demo

## test: all tests that this machine can run; names the programs that the others would need
test: $(READY)
	$(BIN)/python -m pytest $(TESTS)

## check: lint, format, types, the shape of the code, the data files, the documents
check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/design
	$(BIN)/tawthiq check
	$(BIN)/python scripts/check_docs.py

## lock: pin every dependency again, with hashes
lock: $(READY)
	UV=$$(command -v uv || echo $(BIN)/uv); \
	$$UV pip compile pyproject.toml --universal --all-extras --group dev --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --upgrade --quiet --output-file requirements.lock

environment: $(READY)

# uv is used where it is installed; elsewhere pip brings it into the environment.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	command -v uv >/dev/null || test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	UV=$$(command -v uv || echo $(BIN)/uv); export VIRTUAL_ENV="$(CURDIR)/$(VENV)"; \
	$$UV pip install --quiet --require-hashes -r requirements.lock && \
	$$UV pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

clean:
	rm -rf $(VENV) build dist tawthiq-demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
