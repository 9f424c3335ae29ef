"""The studio without Python on the machine: `make browser` puts Drafter itself into the page of a folder."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support.sampling import PROOF, sampled
from support.studio_page import SCREENS, at_rest, download, text_of, window
from support.web_server import Served, served

from drafter import draft
from drafter.cli.doctor.checks import chromium
from drafter.studio import in_browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")]

LETTERS = sampled(sorted([*Path("templates").glob("*/sample*.yaml"), *Path("examples").glob("*.yaml")]), every=6)
PRINT = "document.querySelector('iframe.print').contentDocument"
# A worker of the folder, without its page, answers these questions one after the other.
ASK = """async ({ base, questions }) => {
  const worker = new Worker(`${base}worker.js`, { type: "module" });
  const next = () => new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
  let message = next();
  worker.postMessage({ base });
  await message;
  const answers = [];
  for (const [path, body] of questions) {
    message = next();
    worker.postMessage({ number: 0, path, body });
    const { answer, failed } = await message;
    answers.push(failed ?? answer);
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A web site, with the studio beside its page."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text("<!DOCTYPE html><title>A site</title>", encoding="utf-8")
    subprocess.run(["make", "--silent", "studio/node_modules/.package-lock.json"], check=True, timeout=300)
    command = [sys.executable, "-m", "distribution.browser", str(folder / "studio")]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": "scripts"}, check=True, timeout=600)
    with served(folder) as one:
        yield one


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield launched
        launched.close()


def opened(site: Served) -> Any:
    """Return the studio of the site for `window`, which lets it ask the site only."""
    return SimpleNamespace(server=SimpleNamespace(url=f"{site.url}studio/", host=site.host))


# What Python writes in the browser.


def test_it_answers_byte_for_byte_as_on_this_machine(browser: Browser, site: Served) -> None:
    asked = [(path, json.dumps(body)) for letter in LETTERS for path, body in questions(letter)]
    asked += [("/names", json.dumps({"language": "fr", "date": "2026-01-01"})), ("/none", "{}")]
    page = browser.new_page()
    page.goto(site.url)
    answers = page.evaluate(ASK, {"base": f"{site.url}studio/", "questions": asked})
    page.close()
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


# The page.


@pytest.fixture(scope="module")
def page(browser: Browser, site: Served) -> Iterator[Page]:
    """A window with the sample of identical letters: loading takes seconds, so the tests share it."""
    with window(browser, opened(site)) as one:
        one.get_by_role("link", name="Identical letters", exact=True).click()
        at_rest(one)
        yield one


def printed(page: Page, selector: str = "body") -> str:
    """Return the text of an element of the print, in whose frame no script runs."""
    found: str = page.evaluate(f"{PRINT}.querySelector('{selector}').innerText")
    return found


def test_the_print_follows_the_form(page: Page) -> None:
    page.get_by_label("Family name, 1").fill("Ndiaye")
    at_rest(page)
    assert "Identical letters dated" in printed(page) and "Ndiaye" in printed(page)


def test_what_differs_from_pages_is_said(page: Page) -> None:
    expect(page.locator("#pages")).to_contain_text("A print, not the page")
    page.get_by_role("button", name="Take away").click()
    page.get_by_role("menuitem", name="PDF").click()
    expect(page.locator(".banner")).to_contain_text("save it as PDF")
    page.get_by_role("button", name="Close").click()


def test_the_print_leads_to_its_field_and_its_line(page: Page) -> None:
    page.evaluate(f"{PRINT}.querySelector('main .text').click()")
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_be_focused()
    page.keyboard.press("Alt+2")
    page.evaluate(f"{PRINT}.querySelector('.signature').click()")
    expect(page.locator(".editing .cm-activeLine")).to_contain_text("given: ")
    assert "(Signed)" in printed(page, ".signature[data-lit]")
    page.keyboard.press("Alt+1")


def test_an_error_keeps_the_last_print_with_the_reason(page: Page) -> None:
    page.get_by_label("Date", exact=True).fill("30 February 2026")
    expect(page.locator("#pages.stale .over")).to_contain_text("February")
    assert "Identical letters dated" in printed(page)
    page.get_by_role("button", name="Go to the error").click()
    expect(page.get_by_label("Date", exact=True)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#pages.stale")).to_have_count(0)


@pytest.mark.parametrize("keys", ["Alt+1", "Alt+2", "Alt+3", "Alt+p"] if PROOF else ["Alt+1"])
def test_axe_finds_nothing(keys: str, page: Page) -> None:
    page.keyboard.press(keys)
    assert faults(page) == []
    page.keyboard.press("Alt+1")


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_on_the_start_page(screen: str, browser: Browser, site: Served) -> None:
    with window(browser, opened(site), screen) as page:
        page.locator(".card img").first.wait_for()
        assert faults(page) == []


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"preload": False}).response
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert len(found["passes"]) > 10
    return [one["id"] for one in found["violations"]] + ["runs off"] * wide


def test_it_writes_and_saves_without_the_network(page: Page, site: Served, tmp_path: Path) -> None:
    page.context.set_offline(True)
    before = len(site.asked)
    page.get_by_label("Given name, 1").fill("Fatou")
    at_rest(page)
    assert "Fatou" in printed(page)
    files = [download(page, label, tmp_path).read_bytes() for label in ("Word", "Text")]
    page.keyboard.press("Control+s")
    with page.expect_download() as started:
        page.get_by_role("dialog").get_by_role("button", name="Save").click()
    started.value.save_as(tmp_path / "saved.yaml")
    expect(page.locator(".state")).to_contain_text("Saved")
    source = (tmp_path / "saved.yaml").read_text(encoding="utf-8")
    assert source == text_of(page) and "Fatou" in source
    drafted = draft(source, ["docx", "text"])
    assert files == [drafted["letter.docx"], drafted["letter.txt"]]
    assert site.asked[before:] == []


# Safety.


def test_neither_page_nor_python_reaches_another_site(browser: Browser, site: Served, tmp_path: Path) -> None:
    with served(tmp_path) as other, window(browser, opened(site), allowed="Content Security Policy") as page:
        page.locator(".card img").first.wait_for()
        attempt = f"fetch('{other.url}', {{mode: 'no-cors'}}).then(() => 'sent', () => 'refused')"
        assert [one.evaluate(attempt) for one in (page, *page.workers)] == ["refused", "refused"]
        assert page.evaluate("import('data:text/javascript,1').then(() => 'run', () => 'refused')") == "refused"
    assert other.asked == []
