"""The studio without Python on the machine: `make browser` puts Drafter itself into the page of a folder."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support.sampling import PROOF, sampled
from support.studio_page import at_rest, download, text_of, window
from support.web_server import Served, served

from drafter import draft
from drafter.cli.doctor.checks import chromium
from drafter.studio import in_browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")]

LETTERS = sampled(sorted([*Path("templates").glob("*/sample*.yaml"), *Path("examples").glob("*.yaml")]), every=6)
# A busy machine may take minutes to load Python; in milliseconds.
LOADING = 300_000
PRINT = "document.querySelector('iframe.print').contentDocument"
# Asks the worker of the page one question after the other, in its place.
ASK = """async (questions) => {
  const [post, answers] = [self.postMessage, []];
  self.postMessage = ({ answer, failed }) => answers.push(failed ?? answer);
  for (const [path, body] of questions) await self.onmessage({ data: { number: 0, path, body } });
  self.postMessage = post;
  return answers;
}"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Served]:
    """A web site, with the studio beside its page."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("<!DOCTYPE html><title>A site</title>", encoding="utf-8")
    subprocess.run(["make", "--silent", "studio/node_modules/.package-lock.json"], check=True, timeout=300)
    command = [sys.executable, "-m", "distribution.browser", str(folder / "studio")]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": "scripts"}, check=True, timeout=600)
    with served(folder) as one:
        yield one


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield launched
        launched.close()


def opened(site: Served) -> Any:
    """Return the studio of the site for `window`, which lets it ask the site only."""
    return SimpleNamespace(server=SimpleNamespace(url=f"{site.url}studio/", host=site.host))


# The page.


@contextmanager
def sample(browser: Browser, site: Served, screen: str = "wide", allowed: str = "nothing") -> Iterator[Page]:
    """Open a window with the sample of identical letters."""
    with window(browser, opened(site), screen, allowed=allowed) as page:
        page.locator(".card img").first.wait_for()
        page.get_by_role("link", name="Identical letters", exact=True).click()
        expect(page.locator("#pages")).to_have_attribute("aria-busy", "false", timeout=LOADING)
        yield page


def printed(page: Page, selector: str = "body") -> str:
    """Return the text of an element of the print, in whose frame no script runs."""
    found: str = page.evaluate(f"{PRINT}.querySelector('{selector}').innerText")
    return found


# In one window, in this order: to load Python takes seconds.


def the_print_follows_the_form(page: Page) -> None:
    page.get_by_label("Family name, 1").fill("Ndiaye")
    at_rest(page)
    assert "Identical letters dated" in printed(page) and "Ndiaye" in printed(page)


def what_differs_from_pages_is_said(page: Page) -> None:
    expect(page.locator("#pages")).to_contain_text("A print, not the page")
    page.get_by_role("button", name="Take away").click()
    page.get_by_role("menuitem", name="PDF").click()
    expect(page.locator(".banner")).to_contain_text("save it as PDF")
    page.get_by_role("button", name="Close").click()


def other_files_need_drafter_itself(page: Page) -> None:
    expect(page.get_by_role("button", name="Compare")).to_have_count(0)
    brought = {"name": "sent.docx", "mimeType": "application/octet-stream", "buffer": b"PK"}
    page.locator("input[type=file]").set_input_files(brought)
    expect(page.locator(".banner")).to_contain_text("one letter in YAML")
    page.get_by_role("button", name="Close").click()


def the_print_leads_to_its_field_and_its_line(page: Page) -> None:
    page.evaluate(f"{PRINT}.querySelector('main .text').click()")
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_be_focused()
    page.keyboard.press("Alt+2")
    page.evaluate(f"{PRINT}.querySelector('.signature').click()")
    expect(page.locator(".editing .cm-activeLine")).to_contain_text("given: ")
    assert "(Signed)" in printed(page, ".signature[data-lit]")
    page.keyboard.press("Alt+1")


def an_error_keeps_the_last_print_with_the_reason(page: Page) -> None:
    page.get_by_label("Date", exact=True).fill("30 February 2026")
    expect(page.locator("#pages.stale .over")).to_contain_text("February")
    assert "Identical letters dated" in printed(page)
    page.get_by_role("button", name="Go to the error").click()
    expect(page.get_by_label("Date", exact=True)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#pages.stale")).to_have_count(0)


def axe_finds_nothing(page: Page) -> None:
    for keys in ("Alt+2", "Alt+3", "Alt+p", "Alt+1") if PROOF else ("Alt+p", "Alt+1"):
        page.keyboard.press(keys)
        assert faults(page) == [], keys


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"preload": False}).response
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert len(found["passes"]) > 10
    return [one["id"] for one in found["violations"]] + ["runs off"] * wide


def python_answers_byte_for_byte_as_on_this_machine(page: Page) -> None:
    asked = [(path, json.dumps(body)) for letter in LETTERS for path, body in questions(letter)]
    asked += [("/names", json.dumps({"language": "fr", "date": "2026-01-01"})), ("/none", "{}")]
    answers = page.workers[0].evaluate(ASK, asked)
    expected = [in_browser.answer(path, body) for path, body in asked]
    different = [asked[at] for at, one in enumerate(answers) if comparable(one) != comparable(expected[at])]
    assert different == []
    refused = [body for (path, body), one in zip(asked, answers, strict=True) if "error" in json.loads(one)]
    assert [body for body in refused if '"format": "pdf"' not in body] == ["{}"]


def questions(letter: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    text = letter.read_text(encoding="utf-8")
    body = {"name": letter.name, "text": text}
    yield "/check", body
    yield "/pages", body
    for form in ("docx", "html", "text", "yaml", "zip") if PROOF else ("docx", "zip"):
        yield "/take", {**body, "format": form}
    yield "/take", {**body, "format": "pdf"}
    yield "/fix", {**body, "findings": [["double-space", 1, 1]]}


def comparable(answer: str) -> Any:
    """Return an answer without the fonts that this machine may lack, and a browser does not need."""
    value = json.loads(answer)
    if isinstance(value, dict) and "findings" in value:
        value["findings"] = [one for one in value["findings"] if one["rule"] != "missing-glyph"]
    return value


def it_writes_and_saves_without_the_network(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_label("Given name, 1").fill("Fatou")
    at_rest(page)
    assert "Fatou" in printed(page)
    with TemporaryDirectory() as name:
        files = [download(page, label, Path(name)).read_bytes() for label in ("Word", "Text")]
    page.keyboard.press("Control+s")
    with page.expect_download() as started:
        page.get_by_role("dialog").get_by_role("button", name="Save").click()
    source = started.value.path().read_text(encoding="utf-8")
    expect(page.locator(".state")).to_contain_text("Saved")
    assert source == text_of(page) and "Fatou" in source
    drafted = draft(source, ["docx", "text"])
    assert files == [drafted["letter.docx"], drafted["letter.txt"]]


IN_ONE_WINDOW = [
    the_print_follows_the_form,
    what_differs_from_pages_is_said,
    other_files_need_drafter_itself,
    the_print_leads_to_its_field_and_its_line,
    an_error_keeps_the_last_print_with_the_reason,
    axe_finds_nothing,
    python_answers_byte_for_byte_as_on_this_machine,
    it_writes_and_saves_without_the_network,
]


# In windows of their own.


def neither_page_nor_python_reaches_another_site(browser: Browser, site: Served) -> None:
    with (
        TemporaryDirectory() as name,
        served(Path(name)) as other,
        window(browser, opened(site), allowed="Content Security Policy") as page,
    ):
        page.locator(".card img").first.wait_for()
        assert faults(page) == []
        attempt = f"fetch('{other.url}', {{mode: 'no-cors'}}).then(() => 'sent', () => 'refused')"
        assert [one.evaluate(attempt) for one in (page, *page.workers)] == ["refused", "refused"]
        assert page.evaluate("import('data:text/javascript,1').then(() => 'run', () => 'refused')") == "refused"
    assert other.asked == []


def axe_finds_nothing_on_a_phone(browser: Browser, site: Served) -> None:
    with sample(browser, site, "phone") as page:
        for view in ("Form", "Page", "Findings"):
            page.get_by_role("navigation", name="Views").get_by_role("button", name=view).click()
            assert faults(page) == [], view


def python_that_never_answers_is_replaced(browser: Browser, site: Served) -> None:
    # Playwright tries to replace the clock of the print as well, where no script runs.
    with sample(browser, site, allowed="Blocked script execution") as page:
        page.clock.install()
        page.workers[0].evaluate("() => { setTimeout(() => { for (;;); }, 0); }")
        page.get_by_label("Family name, 1").fill("Ndiaye")
        page.wait_for_timeout(500)
        page.clock.fast_forward("00:31")
        expect(page.locator("#pages")).to_have_attribute("aria-busy", "false", timeout=LOADING)
        assert "Ndiaye" in printed(page)
        assert len(page.workers) == 1


IN_OTHER_WINDOWS = [
    neither_page_nor_python_reaches_another_site,
    *([axe_finds_nothing_on_a_phone, python_that_never_answers_is_replaced] if PROOF else []),
]


# One test, so that only one process builds the folder.
def test_drafter_in_the_browser(browser: Browser, site: Served) -> None:
    with sample(browser, site) as page:
        for case in IN_ONE_WINDOW:
            case(page)
    for case in IN_OTHER_WINDOWS:
        case(browser, site)
