"""The site of the gallery in a real browser, opened from the file system, on a phone and on a wide screen."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support.sampling import sampled

from drafter.cli.doctor.checks import chromium
from drafter.site.build import build
from drafter.site.pages import title_of
from drafter.templates import find_sample, find_template

SCREENS = {"phone": {"width": 390, "height": 844}, "wide": {"width": 1600, "height": 1000}}
SHOWN = ("letter", "as-sent", "joint-letter")
SAMPLES = [find_sample(name) for name in sorted(SHOWN)]
CARDS = [title_of(one) for sample in SAMPLES for one in (sample, *sample.editions)]
IN_ENGLISH = [title_of(sample) for sample in SAMPLES]
OF_LETTER = [title_of(one) for one in (find_sample("letter"), *find_sample("letter").editions)]
OF_LETTER_AS_SENT = [title_of(one) for one in (find_sample("as-sent"), *find_sample("as-sent").editions)]
PAGES = ("index.html", "letter/index.html", "letter.fr/index.html", "as-sent/index.html", "joint-letter/index.html")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gallery") / "site"
    build(folder, SAMPLES)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on a screen ("wide", unless a test says otherwise) without a network, which is to say nothing."""
    screen = getattr(request, "param", "wide")
    context = browser.new_context(viewport=SCREENS[screen], offline=True, accept_downloads=True)
    opened, said = context.new_page(), []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("requestfailed", lambda failed: said.append(failed.url) if failed.url.startswith("http") else None)
    yield opened
    context.close()
    assert said == []


def lit(page: Page, what: str) -> list[str]:
    """The words of the pieces of YAML, or the labels of the regions, that are lit."""
    texts: list[str] = page.eval_on_selector_all(
        f"{what}.lit", "found => found.map(one => one.getAttribute('aria-label') ?? one.textContent)"
    )
    return texts


@pytest.mark.parametrize("page", SCREENS, indirect=True)
@pytest.mark.parametrize("file", sampled(PAGES, 4))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_read_it(theme: str, file: str, page: Page, site: Path) -> None:
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.goto((site / file).as_uri())
    found = Axe().run(page, options={"preload": False})
    assert [one["id"] for one in found.response["violations"]] == []


@pytest.mark.parametrize("page", SCREENS, indirect=True)
@pytest.mark.parametrize("file", sampled(PAGES, 2))
def test_nothing_runs_off_the_screen(file: str, page: Page, site: Path) -> None:
    page.goto((site / file).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("[...document.images].every(one => one.loading === 'lazy' || one.naturalWidth > 0)")


def test_a_card_leads_to_its_letter_and_back(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Joint letter").click()
    assert page.locator("h1").inner_text() == "Joint letter"
    page.get_by_role("link", name="All letters").click()
    assert page.locator("h1").inner_text() == "Letters to start from"


IN_FRENCH = ["Letter as sent in French", "Letter in French"]
FILTERS = [
    ("a word of the text", "search", "choir", ["Joint letter"]),
    ("a word of no letter", "search", "submarine", []),
    ("a word of the summary", "search", "several states", ["Joint letter"]),
    ("a kind", "Kind", "Letter as sent", OF_LETTER_AS_SENT),
    ("an organ", "Organ", "Security Council", [*OF_LETTER_AS_SENT, "Joint letter"]),
    ("a sender", "Sender", "New Zealand", OF_LETTER),
    ("a language", "Language", "French", IN_FRENCH),
    ("another language", "Language", "English", IN_ENGLISH),
]


@pytest.mark.parametrize(("kind", "value", "names"), [case[1:] for case in FILTERS], ids=[case[0] for case in FILTERS])
def test_filters(kind: str, value: str, names: list[str], page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    if kind == "search":
        page.get_by_label("Search").fill(value)
    elif kind == "Language":
        page.get_by_role("radio", name=value).check()
    else:
        page.get_by_label(kind, exact=True).select_option(value)
    assert page.locator(".card:visible h2").all_inner_texts() == names
    assert page.locator("[data-count]").inner_text().startswith(f"{len(names)} letter")
    page.reload()
    assert page.locator(".card:visible h2").all_inner_texts() == names
    page.get_by_role("button", name="Show all").click()
    # Showing all is asynchronous: the page follows its address.
    expect(page.locator(".card:visible")).to_have_count(len(CARDS))


def test_each_page_leads_to_the_other_languages_of_its_letter(page: Page, site: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    page.get_by_role("link", name="French").click()
    assert page.locator("h1").inner_text() == "Letter in French"
    assert page.locator("[aria-current]").inner_text() == "French"
    assert "drafter new --language fr letter letter.yaml" in page.locator(".start").inner_text()
    assert page.locator(".top p").get_attribute("lang") == "fr"


def test_yaml_in_arabic_runs_from_right_to_left(page: Page, site: Path) -> None:
    page.goto((site / "letter.ar" / "index.html").as_uri())
    word = page.locator(".line span", has_text="أتشرف").first
    left, right = word.evaluate(
        "span => { const range = document.createRange(), box = span.parentElement.getBoundingClientRect();"
        "const text = document.createTreeWalker(span, NodeFilter.SHOW_TEXT).nextNode();"
        "const at = text.data.indexOf('أ'); range.setStart(text, at); range.setEnd(text, at + 1);"
        "const first = range.getBoundingClientRect(); return [first.left - box.left, box.right - first.right] }"
    )
    assert left > right
    assert page.locator(".top p").get_attribute("dir") == "rtl"


def test_a_region_of_the_page_lights_its_part_of_the_yaml(page: Page, site: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    page.get_by_role("button", name="Whitcombe", exact=True).hover()
    assert lit(page, "[data-parts]") == ["Whitcombe"]
    page.mouse.move(1, 1)
    assert lit(page, "[data-parts]") == []


def test_a_part_of_the_yaml_lights_its_region_of_the_page(page: Page, site: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    page.locator("[data-parts]", has_text="Aroha").hover()
    assert lit(page, "[data-part]") == ["Aroha"]
    page.locator("[data-parts]", has_text="77").hover()
    assert "I should be grateful" in " ".join(lit(page, "[data-part]"))


def test_what_is_lit_is_brought_into_view(page: Page, site: Path) -> None:
    page.goto((site / "joint-letter" / "index.html").as_uri())
    page.get_by_role("button", name="We invite all other Member States to join us.").hover()
    page.wait_for_function("""() => {
      const lit = document.querySelector("[data-parts].lit").getBoundingClientRect();
      return lit.top > 0 && lit.bottom < innerHeight;
    }""")


def test_what_is_clicked_stays_lit(page: Page, site: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    page.get_by_role("button", name="Whitcombe", exact=True).click()
    page.mouse.move(1, 1)
    assert lit(page, "[data-parts]") == ["Whitcombe"]
    page.keyboard.press("Escape")
    assert lit(page, "[data-parts]") == []


def test_the_line_at_the_bottom_lets_clicks_through(page: Page, site: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    page.get_by_role("button", name="Whitcombe", exact=True).hover()
    box = page.locator("[data-told]").bounding_box()
    assert box and box["height"] > 0
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).dataset.told", middle) is None


def test_every_region_lies_over_its_words(page: Page, site: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    boxes = page.eval_on_selector_all(
        ".regions > *",
        """found => found.map(({offsetLeft: x, offsetTop: y, offsetWidth: w, offsetHeight: h, offsetParent: p}) =>
             [x / p.offsetWidth, y / p.offsetHeight, (x + w) / p.offsetWidth, (y + h) / p.offsetHeight])""",
    )
    with Image.open(site / "letter" / "letter-1.png") as picture:
        paper = picture.convert("L")
    across, down = paper.size
    stretches = [(left * across, top * down, right * across, bottom * down) for left, top, right, bottom in boxes]
    darkest = [paper.crop(tuple(map(round, stretch))).getextrema()[0] for stretch in stretches]
    assert len(darkest) > 10
    assert max(darkest) < 120, "a region lies over white paper"


def test_the_keyboard_moves_between_regions(page: Page, site: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    page.locator(".regions button").first.focus()
    first = lit(page, "[data-parts]")
    page.keyboard.press("ArrowDown")
    second = lit(page, "[data-parts]")
    assert first and second and first != second
    assert "of the YAML" in page.locator("[data-told]").inner_text()
    assert page.evaluate("document.querySelectorAll('.regions button[tabindex=\"0\"]').length") == 1


def test_the_keyboard_moves_between_lines_of_the_yaml(page: Page, site: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    page.locator("[data-source]").focus()
    lines = find_template("letter").sample.read_text(encoding="utf-8").splitlines()
    for _ in range(next(number for number, line in enumerate(lines, 1) if "Aroha" in line)):
        page.keyboard.press("ArrowDown")
    assert lit(page, "[data-part]")
    assert page.locator("[data-told]").inner_text().startswith("Makes: ")


def test_copying(page: Page, site: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto((site / "letter" / "index.html").as_uri())
    page.get_by_role("button", name="Copy the YAML").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == find_template("letter").sample.read_text(encoding="utf-8")
    page.get_by_role("button", name="Copy the command").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('drafter new')")


def test_every_download_opens(page: Page, site: Path) -> None:
    starts = {".docx": b"PK", ".pdf": b"%PDF", ".yaml": b"# "}
    links = []
    for name in SHOWN:
        page.goto((site / name / "index.html").as_uri())
        links += page.eval_on_selector_all("a[download]", "found => found.map(one => one.href)")
    assert len(links) == 3 + 3 + (1 + 2 * 3)
    for link in links:
        file = Path(unquote(urlsplit(link).path))
        assert file.read_bytes().startswith(starts[file.suffix])


def test_a_word_file_is_downloaded(page: Page, site: Path, tmp_path: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    with page.expect_download() as download:
        page.get_by_role("link", name="Word").click()
    download.value.save_as(tmp_path / "letter.docx")
    assert (tmp_path / "letter.docx").read_bytes() == (site / "letter" / "letter.docx").read_bytes()


def test_zoom(page: Page, site: Path) -> None:
    page.goto((site / "letter" / "index.html").as_uri())
    before = page.locator(".page img").first.bounding_box()
    page.get_by_role("button", name="Larger").click()
    after = page.locator(".page img").first.bounding_box()
    assert before and after
    assert after["width"] == pytest.approx(before["width"] * 1.25, rel=0.02)


def test_light_and_dark_can_be_chosen(page: Page, site: Path) -> None:
    page.emulate_media(color_scheme="light")
    page.goto((site / "index.html").as_uri())
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Switch between light and dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_without_scripts_all_is_there(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    assert page.locator(".card:visible h2").all_inner_texts() == CARDS
    page.get_by_role("radio", name="French").check()
    assert page.locator(".card:visible h2").all_inner_texts() == IN_FRENCH
    page.goto((site / "letter" / "index.html").as_uri())
    assert page.locator(".line").count() == len(find_template("letter").sample.read_text(encoding="utf-8").splitlines())
    context.close()
