# make letter   writes the example as Word and PDF; installs what that needs
# make quick    runs the tests that most changes need, in less than a minute
# make test     runs all tests, of long loops a sample; installs what they need
# make proof    runs all of the long loops too, the fuzzing and the mutants; it takes hours
# make coverage prints the share of the code that the tests of make quick reach
# make mutants  breaks the code in one place at a time and prints the share of mutants that a test notices
# make measure  prints where everything stands on the page of the example
# make bench    measures how fast Drafter is beside other programs; installs them in an environment of their own
# make fuzz     tries a million inputs that nobody would write; make fuzz FUZZ="reader --seconds 60" fewer
# make pictures draws the pictures of the README again
# make safety   writes docs/safety.md anew: the bounds, the places that are opened, and the attacks
# make facts    writes docs/facts.md again: the names of the facts, from the code
# make declarations  writes the functions of Pango that WeasyPrint declares, for its installed version
# make precompiled  writes the built-in templates as code, for the installed version of Jinja
# make goldens  writes anew what the kitchen-sink letter is to become in each format
# On Debian and Ubuntu this is all. Elsewhere `drafter doctor` says what to install.

EXAMPLE := examples/identical-letters.yaml
BIN := .venv/bin
SETUP := pyproject.toml setup/prepare.sh
NAMES := out/identical-letters
PYTEST := -n auto --maxprocesses 4

.PHONY: help letter quick test proof coverage mutants declarations precompiled goldens safety facts measure bench fuzz
.PHONY: pictures clean

# A virtual environment that was moved, or whose Python is gone, is made again.
ifneq ($(shell $(BIN)/python -c '' 2>/dev/null && cat .venv/.place 2>/dev/null),$(CURDIR))
.PHONY: .venv/.letter .venv/.test
endif

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

letter: .venv/.letter
	@$(BIN)/drafter render $(EXAMPLE) --to docx,pdf --force -o out
	@echo "Written: $(NAMES).docx and $(NAMES).pdf"
	@echo "Next: $(BIN)/drafter new"

# All of it runs, whatever fails first.
test: .venv/.test
	@failed=; \
	for step in "ruff check ." "ruff format --check ." "mypy --strict drafter scripts" "pytest $(PYTEST)"; do \
		$(BIN)/$$step || failed=yes; \
	done; \
	test -z "$$failed"

# Starting processes, a browser and a word processor is left out.
quick: .venv/.test
	@$(BIN)/ruff check .
	@$(BIN)/pytest $(PYTEST) -m "not slow"

proof: export DRAFTER_WHOLE=1
proof: export DRAFTER_PROOF=50
proof: test fuzz mutants

# Tracing makes the tests take three quarters longer, so that `make test` goes without.
coverage: .venv/.test
	@$(BIN)/pytest $(PYTEST) -m "not slow" --cov=drafter --cov-report=term:skip-covered

mutants: .venv/.test
	@$(BIN)/python -c 'import mutmut' 2>/dev/null || $(BIN)/python -m pip install --quiet --editable '.[mutants]'
	@PYTHONPATH=scripts $(BIN)/python -m mutation $(MUTANTS)

goldens: .venv/.test
	@DRAFTER_GOLDENS=1 $(BIN)/pytest tests/test_kitchen_sink.py

declarations: .venv/.test
	@$(BIN)/python scripts/declare_pango.py

precompiled: .venv/.test
	@$(BIN)/python scripts/precompile_templates.py

safety: .venv/.test
	@PYTHONPATH=tests $(BIN)/python -m attacks > docs/safety.md

facts: .venv/.test
	@$(BIN)/python scripts/facts_page.py > docs/facts.md

measure: .venv/.test
	$(BIN)/python scripts/measure.py $(EXAMPLE) --geometry tests/page.yaml

bench: .venv/.test
	$(BIN)/python -m bench

fuzz: .venv/.test
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	@$(BIN)/python -m fuzz $(FUZZ)

pictures: .venv/.test
	@$(BIN)/drafter render $(EXAMPLE) --to pdf --force -o out
	@$(BIN)/python scripts/picture.py $(NAMES).pdf docs/page-1.png

clean:
	rm -rf .venv bench/.venv out build dist

.venv/.test: $(SETUP)
	@sh setup/prepare.sh test
	@touch .venv/.letter

.venv/.letter: $(SETUP)
	@sh setup/prepare.sh letter
