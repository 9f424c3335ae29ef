"""The site: every link leads somewhere, nothing comes from outside, and everybody can read and search it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support.html_page import HtmlPage, read_page
from support.sampling import PROOF
from website.build import build_site

from drafter.cli.doctor.checks import chromium
from drafter.templates import find_sample

SCREENS = {"phone": {"width": 390, "height": 844}, "wide": {"width": 1280, "height": 900}}
SAMPLES = ("letter", "joint-letter", "model-un")
# Pages of every kind; the long ones last, which take a minute.
SHOWN = ("index", "mission", "keys-addressees", "rules-accessibility", "template-list", "letter", "rules", "safety")

pytestmark = pytest.mark.slow
# A machine that does other things as well is waited for; in milliseconds.
expect.set_options(timeout=60_000)
in_browser = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    return build_site(folder / "pages", folder / "site", map(find_sample, SAMPLES), is_sample=not PROOF).parent


@pytest.fixture(scope="module")
def pages(site: Path) -> list[HtmlPage]:
    return [read_page(path) for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


def test_every_link_leads_to_a_file_and_an_anchor_that_exist(pages: list[HtmlPage]) -> None:
    ids = {page.path: page.ids for page in pages}
    dead = []
    for page in pages:
        for _, address in page.references:
            target = page.target(address)
            if target and not (target[0].is_file() and (not target[1] or target[1] in ids.get(target[0], {target[1]}))):
                dead.append(f"{page.path.name}: {address}")
    assert sum(len(page.references) for page in pages) > 1000
    assert dead == []


def test_nothing_is_loaded_from_outside(pages: list[HtmlPage], site: Path) -> None:
    outside = [address for page in pages for address in page.loaded if address.startswith(("http", "//"))]
    assert outside == []
    styles = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert "url(http" not in styles and "@import" not in styles


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on a screen ("wide", unless a test says otherwise) that asks nobody, and says nothing in its console."""
    context = browser.new_context(viewport=SCREENS[getattr(request, "param", "wide")], offline=True)
    opened, said = context.new_page(), []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda one: said.append(one.url) if not one.url.startswith(("file:", "data:")) else None)
    yield opened
    context.close()
    assert said == []


@in_browser
@pytest.mark.parametrize(("page", "theme"), [("phone", "dark"), ("wide", "light")], indirect=["page"])
@pytest.mark.parametrize("name", SHOWN if PROOF else SHOWN[:4])
def test_everybody_can_read_it(name: str, theme: str, page: Page, site: Path) -> None:
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.goto((site / f"{name}.html").as_uri())
    found = Axe().run(page, options={"preload": False})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@in_browser
@pytest.mark.parametrize(
    ("words", "page_of"),
    [
        ("lighthouse", "gallery/letter/index.html"),
        ("distribution block", "facts.html"),
        ("complimentary-close", "rules-structure.html#complimentary-close"),
        ("further_dates", "keys-masthead.html#further_dates"),
    ],
)
def test_search_finds_it(words: str, page_of: str, page: Page, site: Path) -> None:
    page.goto((site / "mission.html").as_uri())
    # The page listens to keys, as a reader presses them.
    page.locator(".md-search__input").press_sequentially(words)
    # A result has the words in its address, before the anchor.
    file, _, anchor = page_of.partition("#")
    found = page.locator(f".md-search-result__link[href*='{file}'][href$='{anchor or words.replace(' ', '+')}']")
    expect(page.locator(".md-search-result__link").first).to_be_attached()
    # The page shows further results when the reader scrolls to the end of the list.
    for _ in range(40):
        if found.count():
            break
        page.locator(".md-search__scrollwrap").evaluate("list => list.scrollTo(0, list.scrollHeight)")
        page.wait_for_timeout(100)
    assert found.count()
