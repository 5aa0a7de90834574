# `make demo` and `make test` are all that a newcomer needs; both set everything up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
READY := $(VENV)/.ready
DEMO := results/demo

.PHONY: setup demo test proof test-versions lint types verify bench pages docs terminals release clean

setup: $(READY)

# torchvision is what a submission may import, as the book does. Its own list of requirements would bring a CUDA build of
# torch; with torch there, it needs no more.
$(READY): pyproject.toml constraints.txt
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(PIP) install -c constraints.txt torch==2.13.0 numpy pillow
	$(PIP) install -c constraints.txt --no-deps torchvision
	$(PIP) install -c constraints.txt -e ".[instructor,cluster]" mypy ruff import-linter pytest-xdist junitparser pexpect pyte selenium axe-core-python mkdocs-material
	touch $@

demo: setup
	rm -rf $(DEMO)
	$(BIN)/autograder grade tests/zoo/class --assignment softmax_regression --out $(DEMO)
	@echo
	@echo "What a student reads:  $(DEMO)/pages/dana.html, or as text: cat $(DEMO)/feedback/dana.txt"
	@echo "What you read:         $(DEMO)/class.html"

# Two at a time, a file to each: much of a test is waiting for a program to start. Plain `pytest` does as well.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations=10

test: setup lint types
	$(PYTEST) -m "not proof"
	$(BIN)/autograder verify --changed

# The kit against all that it knows: the Try-it code and the name of every known mistake, every hostile program in both
# sandboxes. And what is played from beginning to end in a place of its own: an evening, a term, a bundle, another
# assignment, classes that are killed. CI runs it after `make test`.
proof: setup
	$(PYTEST) -m proof

# With the oldest and the newest versions that pyproject.toml allows, each in an environment of its own.
test-versions: setup
	$(BIN)/python -m tests.versions

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: setup
	$(BIN)/mypy

verify: setup
	$(BIN)/autograder verify

# What people see in a browser, as pictures in results/pages. Needs Chromium and its driver.
pages: setup
	$(BIN)/python -m tests.pictures results/pages
	$(BIN)/python -m tests.pages results/pages

# The site of all pages in results/docs; a link that leads nowhere fails, here and in `make test`.
docs: setup
	$(BIN)/python -m tests.docs.api
	$(BIN)/mkdocs build --strict --quiet --site-dir results/docs

# Anew, from what the commands print today.
terminals: setup
	$(BIN)/python -m tests.docs.terminals

release: setup
	for toml in reference/*/assignment.toml; do $(BIN)/autograder release $$(basename $$(dirname $$toml)) --to exercises; done

bench: setup
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) .venvs results .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
