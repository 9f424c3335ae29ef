"""Writing a text in the form of the studio: its buttons, Enter, its direction, what is refused, and its light."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from support.command import LETTER
from support.studio_page import at_rest, letter_window, text_of

from drafter.cli.doctor.checks import chromium
from drafter.source import parse_yaml

pytestmark = [pytest.mark.slow, pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with letter_window(LETTER, tmp_path_factory.mktemp("letters")) as one:
        yield one


@pytest.fixture(autouse=True)
def as_at_first(page: Page) -> Iterator[None]:
    yield
    while text_of(page) != LETTER:
        page.get_by_role("button", name="Undo").click()
    at_rest(page)


def begin(page: Page) -> None:
    """Put the cursor into an empty text."""
    page.get_by_role("textbox", name="Text", exact=True).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")


def body_of(page: Page) -> str:
    body: str = parse_yaml(text_of(page), "letter.yaml").data["body"]
    return body.rstrip("\n")


# What is pressed and typed, one after the other: `[...]` is a button.
TYPED = [
    (["One.", "Enter", "Two."], "One.\n\nTwo."),
    (["One.", "Enter", "Enter", "Enter", "Two."], "One.\n\nTwo."),
    (["[Quotation]", "Row.", "Enter", "Enter", "After."], '> "Row."\n\nAfter.'),
    (["Row.", "[Quotation]", "Enter", "Enter", "After."], '> "Row."\n\nAfter.'),
    (["[List]", "oars", "Enter", "boats", "Enter", "Enter", "After."], "- oars\n- boats\n\nAfter."),
    (["[Numbered list]", "oars", "Enter", "boats", "Enter", "Enter", "After."], "1. oars\n2. boats\n\nAfter."),
    (["[Heading]", "Boats"], "## Boats"),
    (["A ", "[Emphasis]", "boat"], "A *boat*"),
    (["One.", "[Table]", "Year"], "One.\n\n| Year | Heading |\n|---|---|\n| Cell | Cell |"),
]


@pytest.mark.parametrize(("pressed", "body"), TYPED, ids=[" ".join(pressed) for pressed, _ in TYPED])
def test_what_is_typed_is_the_text(pressed: list[str], body: str, page: Page) -> None:
    begin(page)
    for one in pressed:
        if one.startswith("["):
            page.get_by_role("toolbar", name="Text:").get_by_role("button", name=one[1:-1], exact=True).click()
        elif one == "Enter":
            page.keyboard.press(one)
        else:
            page.keyboard.type(one)
    assert body_of(page) == body


def test_a_text_keeps_the_indentation_of_its_lines(page: Page) -> None:
    begin(page)
    for typed in ("One.", "Two.", "Three."):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    assert "\n  One.\n\n  Two.\n\n  Three.\n" in text_of(page)


def paste(page: Page, plain: str, html: str = "") -> None:
    page.evaluate(
        """([plain, html]) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", plain);
          if (html) clipboardData.setData("text/html", html);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
        }""",
        [plain, html],
    )


# Text as Word, a spreadsheet and a PDF reader put it on the clipboard, and what becomes of it.
PASTED = [
    ("paragraphs", "The oars.\r\n\tThe boats.\r\n", "", "The oars.\n\nThe boats."),
    ("paragraphs in HTML", "The oars\nThe boats", "<p>The oars</p><p>The boats</p>", "The oars\n\nThe boats"),
    (
        "lists",
        "Have:\r\n•\toars;\r\n•\tboats.\r\n1.\tRow;\r\n2.\tRest.",
        "",
        "Have:\n\n- oars;\n- boats.\n\n1. Row;\n2. Rest.",
    ),
    ("a table", "Year\tBoats\r\n2026\t4|5\r\n", "", "| Year | Boats |\n|---|---|\n| 2026 | 4\\|5 |"),
    (
        "wrapped lines",
        "We have the\r\nhonour to write\r\nabout boats.",
        "",
        "We have the\nhonour to write\nabout boats.",
    ),
    ("empty lines", "One,\ntwo.\n\nThree,\nfour.", "", "One,\ntwo.\n\nThree,\nfour."),
    ("a line break", "Rue de la Paix 1\v1200 Geneva", "", "Rue de la Paix 1\\\n1200 Geneva"),
]


@pytest.mark.parametrize(("plain", "html", "body"), [case[1:] for case in PASTED], ids=[case[0] for case in PASTED])
def test_what_is_pasted_keeps_its_paragraphs(plain: str, html: str, body: str, page: Page) -> None:
    begin(page)
    paste(page, plain, html)
    assert body_of(page) == body


def test_a_paste_of_10_mb_changes_nothing_and_says_so(page: Page) -> None:
    text = page.get_by_role("textbox", name="Text", exact=True)
    text.click()
    page.keyboard.press("Control+End")
    paste(page, "All work and no play. " * 500_000)
    expect(page.get_by_role("alert").filter(has_text="1,000,000 bytes")).to_be_visible()
    expect(text).not_to_contain_text("All work")
    assert text_of(page) == LETTER
    page.keyboard.type("More.")
    expect(page.get_by_role("alert").filter(has_text="1,000,000 bytes")).to_be_hidden()
    assert body_of(page).endswith("More.")


def test_arabic_runs_from_right_to_left(page: Page) -> None:
    page.get_by_label("Language", exact=True).select_option("ar")
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_have_css("direction", "rtl")
    title = page.get_by_label("Title", exact=True)
    title.fill("المحيطات")
    expect(title).to_have_css("direction", "rtl")
    title.fill("Oceans")
    expect(title).to_have_css("direction", "ltr")


# The pages.


def test_a_line_below_the_text_lights_nothing(page: Page) -> None:
    page.locator("#pages .region").first.wait_for()
    page.get_by_role("textbox", name="Text", exact=True).click()
    page.keyboard.press("Control+End")
    expect(page.locator("#pages .lit").first).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#pages .lit")).to_have_count(0)


def test_the_pages_grow_and_shrink(page: Page) -> None:
    def width() -> float:
        return float(page.locator("#pages .page").first.evaluate("one => one.getBoundingClientRect().width"))

    fitting = width()
    for _ in range(2):
        page.get_by_role("button", name="Larger").click()
    assert width() > 1.2 * fitting
    page.get_by_role("button", name="Fit").click()
    assert width() == fitting


def test_the_number_of_a_finding_can_be_read(page: Page) -> None:
    begin(page)
    page.keyboard.type("We have the honour to write to the UN.")
    pin = page.locator("#pages .pin:not(.n)").first
    colours = pin.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert colours == ["rgb(253, 252, 250)", "rgb(122, 80, 0)"]


def test_a_text_may_change_around_a_selection(page: Page) -> None:
    """The selected words are replaced by undo; what is typed next is at their place."""
    begin(page)
    page.keyboard.type("Pqqq rsss ttttt.")
    for key in ["ArrowLeft"] * 4 + ["Shift+ArrowLeft"] * 4 + ["Control+z"]:
        page.keyboard.press(key)
    assert text_of(page) == LETTER
    page.keyboard.type("X")
    assert len(body_of(page)) == len(parse_yaml(LETTER, "letter.yaml").data["body"].rstrip()) + 1
