"""The page of the studio in Chromium: a window that says nothing in its console and asks nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from drafter.cli.doctor.checks import chromium
from support.studio import Studio, studio

SCREENS = {"phone": {"width": 390, "height": 844}, "wide": {"width": 1440, "height": 1000}}
# A machine that does other things as well is waited for; in milliseconds.
SECONDS = 60_000
expect.set_options(timeout=SECONDS)


@contextmanager
def window(
    browser: Browser, studio: Studio, screen: str = "wide", theme: str = "light", allowed: str = "nothing"
) -> Iterator[Page]:
    """Open a window of the studio; fail if it printed to its console or sent a request to anybody else.

    Messages with `allowed` in them are expected.
    """
    context = browser.new_context(viewport=SCREENS[screen], color_scheme=theme, accept_downloads=True)  # type: ignore[arg-type]
    context.set_default_timeout(SECONDS)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not is_own(request.url, studio) else None)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(studio.server.url)
    yield page
    context.close()
    unexpected = [one for one in said if allowed not in one]
    assert unexpected == [], unexpected


@contextmanager
def letter_window(text: str, folder: Path) -> Iterator[Page]:
    """Open a window of a new studio on a letter, with its pages and their regions."""
    (folder / "letter.yaml").write_text(text, encoding="utf-8")
    with studio(folder, "letter.yaml") as opened, sync_playwright() as playwright:
        opened.answers.warm_up()
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        with window(browser, opened) as page:
            at_rest(page)
            page.locator("#pages .region").first.wait_for()
            yield page
        browser.close()


def is_own(url: str, studio: Studio) -> bool:
    """True for the studio's own addresses, and for data that the page made itself."""
    return url.startswith((f"http://{studio.server.host}/", f"blob:http://{studio.server.host}/", "data:"))


def at_rest(page: Page) -> None:
    """Wait until the pages are those of the text, or say why they are not."""
    expect(page.locator("#pages")).to_have_attribute("aria-busy", "false", timeout=SECONDS)


def text_of(page: Page) -> str:
    """Return the text of the letter, as the window keeps it."""
    text: str = page.evaluate("JSON.parse(sessionStorage.getItem('letter')).text")
    return text


def digests(page: Page) -> list[str]:
    """Return the digests of the pages that are shown."""
    found: list[str] = page.eval_on_selector_all("#pages .page > img", "all => all.map(one => one.dataset.digest)")
    return found


def download(page: Page, label: str, folder: Path) -> Path:
    """Take a file away with the mouse and return its path."""
    page.get_by_role("button", name="Take away").click()
    with page.expect_download(timeout=SECONDS) as started:
        page.get_by_role("menuitem", name=label).click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def faults(page: Page) -> list[str]:
    """Return what axe finds, and whether the page is wider than the window."""
    found = Axe().run(page, options={"preload": False}).response
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert len(found["passes"]) > 10
    return [one["id"] for one in found["violations"]] + ["runs off"] * wide
