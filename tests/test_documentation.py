"""The pages of the documentation say what is so: their commands run, and print what the pages say."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.documentation import ROOT, blocks_of, follow, is_said

from drafter.cli.doctor.requirements import REQUIREMENTS
from drafter.diagnostics import Severity
from drafter.lint.examples import with_change
from drafter.pipeline import check

pytestmark = pytest.mark.slow

DOCS = ROOT / "docs"
# Pages with tests for themselves: those generated from the code, and the steps to an own template.
TESTED_ELSEWHERE = {"rules.md", "facts.md", "safety.md", "templates.md"}
PAGES = sorted(path.name for path in DOCS.glob("*.md") if path.name not in TESTED_ELSEWHERE)
# Blocks that no test runs: commands that install software, on systems that a test does not have.
NOT_RUN = {"install.md": {"sh", "powershell"}, "browser.md": {"sh"}, "pull.md": {"text"}}
LANGUAGES = {"console", "yaml", "csv", "toml", "python", "jinja", "html", "markdown"}


@pytest.mark.parametrize("name", PAGES)
def test_its_commands_print_what_it_says(name: str, tmp_path: Path) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    results = list(follow(page, tmp_path))
    if os.environ.get("DRAFTER_GOLDENS"):
        (DOCS / name).write_text(_with_outputs(page, iter(results)), encoding="utf-8")
        return
    wrong = [(step.command, step.printed, printed) for step, printed in results if not is_said(step.printed, printed)]
    assert wrong == []


@pytest.mark.parametrize("name", PAGES)
def test_its_keys_are_keys_of_a_letter(name: str) -> None:
    blocks = blocks_of((DOCS / name).read_text(encoding="utf-8"))
    changes = [block.text for block in blocks if block.language == "yaml" and not block.file]
    found = [finding for change in changes for finding in check(with_change(change))]
    assert [finding.message for finding in found if finding.severity == Severity.ERROR] == []


@pytest.mark.parametrize("name", PAGES)
def test_each_block_says_what_it_is(name: str) -> None:
    blocks = blocks_of((DOCS / name).read_text(encoding="utf-8"))
    assert {block.language for block in blocks} <= LANGUAGES | NOT_RUN.get(name, set())


@pytest.mark.parametrize("system", ["debian", "darwin", "win32"])
def test_what_pdf_needs_is_what_the_doctor_asks_for(system: str) -> None:
    page = (DOCS / "install.md").read_text(encoding="utf-8")
    needed = [one for one in REQUIREMENTS if one.need in ("letters", "comfort")]
    packages = " ".join(one.packages.get(system, "") for one in needed).split()
    names = [package.rpartition("|")[2].removeprefix("cask:") for package in packages]
    assert len(names) > 1
    assert [name for name in names if name not in page] == []


def _with_outputs(page: str, results: Iterator[tuple[object, list[str]]]) -> str:
    """Return a page with what its commands print, for `make goldens`."""
    for block in reversed(list(_console_blocks(page, results))):
        start, end, text = block
        page = page[:start] + text + page[end:]
    return page


def _console_blocks(page: str, results: Iterator[tuple[object, list[str]]]) -> Iterator[tuple[int, int, str]]:
    for block in blocks_of(page):
        if block.language == "python" and not block.file:
            next(results)
        elif block.language == "console":
            lines = [line for line in block.text.splitlines() if line.startswith("$ ")]
            found = [next(results) for _ in lines]
            kept = [step.printed if is_said(step.printed, printed) else printed for step, printed in found]  # type: ignore[attr-defined]
            text = "".join("\n".join((line, *said)) + "\n" for line, said in zip(lines, kept, strict=True))
            yield block.start, block.end, text
