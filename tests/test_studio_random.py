"""Random edits in the form and the editor in turn: no crash, no stale page, one text, and every comment kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright
from support.command import LETTER
from support.sampling import shortened
from support.studio import Studio, studio
from support.studio_page import at_rest, digests, text_of, window

from drafter.cli.doctor.checks import chromium
from drafter.errors import InvalidLetterError
from drafter.source import parse_yaml

pytestmark = [pytest.mark.slow, pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")]

EDITS = shortened(10_000, 250)
# After so many edits, the page comes to rest and is compared.
COMPARED = 40
START = f"# a comment at the top\n{LETTER}# and one at the end\n"
SCRIPT = (Path(__file__).parent / "support" / "random_edits.js").read_text(encoding="utf-8")
# Fields with one line of text, as it is written in the letter.
AS_WRITTEN = {"given", "family", "number", "title", "subject", "conference", "reference", "job_number"}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder: Path = tmp_path_factory.mktemp("letters")
    (folder / "letter.yaml").write_text(START, encoding="utf-8")
    with studio(folder, "letter.yaml") as one:
        yield one


def test_random_edits(opened: Studio) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        # Chromium gives what is typed over a fact a style of its own; the policy refuses it.
        with window(browser, opened, allowed="Applying inline style") as page:
            at_rest(page)
            before = text_of(page)
            for seed in range(EDITS // COMPARED):
                edits = page.evaluate(f"({SCRIPT})({COMPARED}, {seed + 1})")
                assert len(edits) == COMPARED
                before = check_edits(before, edits)
                compare(page, opened)
        browser.close()


def check_edits(before: str, edits: Sequence[Mapping[str, Any]]) -> str:
    """See that the form shows the text after each edit and loses no comment; return the text after the last one."""
    for edit in edits:
        text = edit["text"]
        if edit["kind"] == "form":
            assert [one for one in comments(before) if one not in text] == [], (before, text)
        if edit["shown"] is not None:
            check_form(text, edit["shown"])
        before = text
    return before


def comments(text: str) -> set[str]:
    return set(re.findall(r"^#.*$", text, re.MULTILINE))


def check_form(text: str, shown: Sequence[tuple[list[str | int], str]]) -> None:
    try:
        data = parse_yaml(text, "letter.yaml").data
    except InvalidLetterError:
        return
    for path, value in shown:
        if path[-1] in AS_WRITTEN:
            assert value.split() == written(data, path).split(), (path, text)


def written(data: Any, path: Sequence[str | int]) -> str:
    """Return the value at a path as text; empty without one."""
    for step in path:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return ""
    return "" if data is None else str(data)


def compare(page: Page, opened: Studio) -> None:
    """See that the pages are those of the text, or say why they are not, and that the studio still answers."""
    at_rest(page)
    text = text_of(page)
    made = opened.ask("/pages", name="letter.yaml", text=text, scale=1.5).json
    if "pages" in made:
        assert digests(page) == [sheet["digest"] for sheet in made["pages"]]
    else:
        assert page.locator("#pages.stale .over, #pages .blank:visible").count() == 1
