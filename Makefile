# make letter        writes the example as Word and PDF; installs what is missing
# make quick         runs the tests that most changes need, in less than a minute
# make test          runs all tests, with a sample of each long loop; installs what is missing
# make coverage      prints the share of the code that the tests of make quick reach
# make mutants       breaks the code in one place at a time and prints the share that a test notices
# make proof         runs every long loop in full, then fuzzing and mutants; hours
# make fuzz          runs a million random inputs; make fuzz FUZZ="reader --seconds 60" runs fewer
# make bench         measures speed and compares it with other programs; installs them separately
# make measure       prints the place of every line on the page of the example
# make safety        writes docs/safety.md from the limits and the attacks
# make facts         writes docs/facts.md from the code
# make goldens       writes the expected files of the kitchen-sink letter
# make site          writes the documentation and the gallery as a site in out/site
# make pictures      draws the pictures of the README
# make studio        bundles the page of the studio; needs Node and npm
# make browser       builds the studio that runs in the browser, without Python, in out/browser; needs Node and npm
# make release       checks and builds a release with digests, bill of materials and licences
# make bundle        builds Drafter for machines without it: a .pyz for Python, and a folder for Linux
# make declarations  writes the functions of Pango that WeasyPrint declares, for its installed version
# make precompiled   writes the built-in templates as code, for the installed version of Jinja
# On Debian and Ubuntu, make installs everything. On other systems, `drafter doctor` prints what to install.

EXAMPLE := examples/identical-letters.yaml
BIN := .venv/bin
SETUP := pyproject.toml setup/prepare.sh
NAMES := out/identical-letters
# One more than there are processors, because many tests wait for another program.
PYTEST := -n $(shell python3 -c 'import os; print(min(len(os.sched_getaffinity(0)) + 1, 4))' 2>/dev/null || echo 2)

.PHONY: help letter quick test proof coverage mutants declarations precompiled goldens safety facts measure bench fuzz
.PHONY: pictures site studio browser clean release bundle second-engine

# Rebuild a virtual environment that was moved or has lost its Python.
ifneq ($(shell $(BIN)/python -c '' 2>/dev/null && cat .venv/.place 2>/dev/null),$(CURDIR))
.PHONY: .venv/.letter .venv/.test
endif

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

letter: .venv/.letter
	@$(BIN)/drafter render $(EXAMPLE) --to docx,pdf --force -o out
	@echo "Written: $(NAMES).docx and $(NAMES).pdf"
	@echo "Next: $(BIN)/drafter new"

# Run every step, even after a failure.
test: .venv/.test
	@failed=; \
	for step in "ruff check ." "ruff format --check ." "mypy --strict drafter scripts" "pytest $(PYTEST)"; do \
		$(BIN)/$$step || failed=yes; \
	done; \
	test -z "$$failed"

# Leave out the tests that start processes, a browser or a word processor.
quick: .venv/.test
	@$(BIN)/ruff check .
	@$(BIN)/pytest $(PYTEST) -m "not slow"

proof: export DRAFTER_PROOF=50
proof: second-engine test fuzz mutants

# Another program for redlines, to compare Drafter's with.
second-engine: .venv/.test
	@$(BIN)/python -c 'import python_redlines' 2>/dev/null || $(BIN)/python -m pip install --quiet --editable '.[proof]'

# Separate from `make test`, because tracing makes tests 75 % slower.
coverage: .venv/.test
	@$(BIN)/pytest $(PYTEST) -m "not slow" --cov=drafter --cov-report=term:skip-covered

mutants: .venv/.test
	@$(BIN)/python -c 'import mutmut' 2>/dev/null || $(BIN)/python -m pip install --quiet --editable '.[mutants]'
	@PYTHONPATH=scripts $(BIN)/python -m mutation $(MUTANTS)

goldens: .venv/.test
	@DRAFTER_GOLDENS=1 $(BIN)/pytest tests/test_kitchen_sink.py tests/test_kitchen_sink_editions.py

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
	@$(BIN)/python scripts/draw_first_page.py $(NAMES).pdf docs/page-1.png
	@sed -e 's/a decade of public/a decade of travelling/; s/stays open when it rains/*stays* open late/; s/2025-10-14/2025-10-20/' \
		$(EXAMPLE) > out/changed.yaml
	@$(BIN)/drafter diff $(EXAMPLE) out/changed.yaml -o out/changes.pdf --force || test $$? = 1
	@$(BIN)/python scripts/draw_first_page.py out/changes.pdf docs/changes.png 0.35 0.68
	@$(BIN)/python scripts/draw_pull.py docs/pull.png
	@$(BIN)/python scripts/draw_studio.py $(EXAMPLE) docs/studio.png

# The tests need the same packages, so that an environment for tests is enough.
site: .venv/.letter
	@$(BIN)/python -c 'import material' 2>/dev/null || $(BIN)/python -m pip install --quiet --editable '.[site]'
	@PYTHONPATH=scripts $(BIN)/python -m website

release: .venv/.test
	@$(BIN)/python -c 'import build, cyclonedx_py' 2>/dev/null || $(BIN)/python -m pip install --quiet --editable '.[release]'
	@PYTHONPATH=scripts $(BIN)/python -m distribution.release

bundle: .venv/.test
	@$(BIN)/python -c 'import PyInstaller, shiv' 2>/dev/null || $(BIN)/python -m pip install --quiet --editable '.[bundle]'
	@PYTHONPATH=scripts $(BIN)/python -m distribution.bundle

# The bundle is kept in the repository, so that letters and the studio need no Node.
studio: studio/node_modules/.package-lock.json
	@node studio/build.mjs

browser: .venv/.test studio/node_modules/.package-lock.json
	@PYTHONPATH=scripts $(BIN)/python -m distribution.browser

studio/node_modules/.package-lock.json: studio/package-lock.json
	@cd studio && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

clean:
	rm -rf .venv bench/.venv studio/node_modules out build dist

.venv/.test: $(SETUP)
	@sh setup/prepare.sh test
	@touch .venv/.letter

.venv/.letter: $(SETUP)
	@sh setup/prepare.sh letter
