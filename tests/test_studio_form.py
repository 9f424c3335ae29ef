"""The form of the studio: its help, the title, what it leaves to the YAML, and the way from and to the pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from support.command import LETTER
from support.studio_page import at_rest, letter_window, text_of

from drafter.cli.doctor.checks import chromium
from drafter.lint.explain import find_field
from drafter.source import parse_yaml

pytestmark = [pytest.mark.slow, pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")]

REST = """\
# a comment
notes: ["* Reproduced as received."]
relates_to: A/80/1
annexes:
  - {title: The map, original: fr, date: 2026-03-01, senders: [Malta], addressees: [SG], body: The map.}
"""
TEXT = (LETTER + REST).replace("state: Malta", "state: Malta\n  capacity: Chair of the Group")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with letter_window(TEXT, tmp_path_factory.mktemp("letters")) as one:
        yield one


@pytest.fixture(autouse=True)
def as_at_first(page: Page) -> Iterator[None]:
    yield
    page.keyboard.press("Alt+1")
    while text_of(page) != TEXT:
        page.get_by_role("button", name="Undo").click()
    at_rest(page)


def test_the_title_in_the_writers_words(page: Page) -> None:
    composed = page.locator(".got .set").first.inner_text()
    page.get_by_role("button", name="Write it myself").click()
    title = page.get_by_label("The title, in your words")
    expect(title).to_be_focused()
    assert title.input_value() == composed
    title.fill("Letters of two islands")
    assert parse_yaml(text_of(page), "letter.yaml").data["title"] == "Letters of two islands"
    page.get_by_role("button", name="Let Drafter write it").click()
    assert text_of(page) == TEXT


@pytest.mark.parametrize(("question", "key"), [("Date", "date"), ("To whom", "addressees"), ("Text", "body")])
def test_help_is_that_of_explain(question: str, key: str, page: Page) -> None:
    page.get_by_role("button", name=f"Help: {question}", exact=True).click()
    field = find_field(key)
    assert field is not None
    expect(page.locator(".explained:visible").first).to_contain_text(field.description.split("`")[0].split('"')[0])
    page.get_by_role("button", name=f"Help: {question}", exact=True).click()


def test_every_field_of_the_folds_has_its_help(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details.more').forEach((one) => { one.open = true; })")
    fields = page.locator("details.more .inside > .field")
    assert fields.count() > 12
    assert all(fields.nth(number).locator(".help").inner_text() for number in range(fields.count()))


def test_what_only_the_yaml_has_is_named_and_left_alone(page: Page) -> None:
    kept = page.locator(".kept button")
    names = ["signatories 1 capacity", "notes", "annexes 1 date", "annexes 1 senders", "annexes 1 addressees"]
    assert kept.all_text_contents() == names
    page.get_by_label("Family name, 2").fill("Ndiaye")
    changed = parse_yaml(text_of(page), "letter.yaml").data
    changed["signatories"][1]["family"] = "Berg"
    assert changed == parse_yaml(TEXT, "letter.yaml").data and "# a comment" in text_of(page)
    page.evaluate("document.querySelectorAll('details.more').forEach((one) => { one.open = true; })")
    page.get_by_role("button", name="notes", exact=True).click()
    assert "Reproduced as received" in page.locator(".editing .cm-activeLine").inner_text()


def test_undo_reaches_the_field_one_is_in(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details.more').forEach((one) => { one.open = true; })")
    number = page.get_by_label("Job number")
    number.click()
    page.keyboard.type("16-17956")
    page.keyboard.press("Control+z")
    expect(number).to_have_value("")


def test_two_quotation_marks_are_a_heading_without_words(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details.more').forEach((one) => { one.open = true; })")
    heading = page.get_by_role("textbox", name="Heading", exact=True)
    heading.fill('""')
    assert parse_yaml(text_of(page), "letter.yaml").data["annexes"][0]["heading"] == ""
    heading.blur()
    heading.fill("Appendix")
    assert parse_yaml(text_of(page), "letter.yaml").data["annexes"][0]["heading"] == "Appendix"


# Findings in the words of the form.

MISTAKES = [
    ("Date", "3/4/2026", "“Date” must be written out: 3 April 2026 or 4 March 2026, not “3/4/2026”."),
    ("Date", "tomorrow", "“Date” must be a date such as 28 November 2026, not “tomorrow”."),
    ("Date", "", "“Date” is missing; write a date such as 28 November 2026."),
    ("Given name, 1", "", "The given name of signatory 1 is still empty."),
    ("On whose behalf", "Ruritania", "“Ruritania” is not the name of a State. Write its usual name or ISO code."),
    (
        "On whose behalf",
        "Chile",
        "The text does not name these States; print them with “the States, in order”, under “Fact…”.",
    ),
    ("Text", "{{ nonsense }}", "nonsense is not a fact; choose one under “Fact…”, or remove it."),
    (
        "Text",
        "Hello.",
        "The letter does not ask for circulation; end it with “request for circulation”, under “Fact…”.",
    ),
]


@pytest.mark.parametrize(("label", "typed", "said"), MISTAKES)
def test_a_finding_says_what_to_do_in_the_form(label: str, typed: str, said: str, page: Page) -> None:
    page.get_by_label(label, exact=True).fill(typed)
    expect(page.locator("#panel-form .finding p").filter(has_text=said)).to_have_count(1)


def test_unknown_names_are_said_also_while_something_else_is_missing(page: Page) -> None:
    page.get_by_label("Given name, 1", exact=True).fill("")
    behalf = page.get_by_label("On whose behalf", exact=True)
    behalf.fill("Chile, Argentna, Mozambik")
    expect(page.locator(".sum")).to_have_text("Of 3 names, 2 are not States: “Argentna”, “Mozambik”.")
    behalf.fill("Chile, Argentina")
    expect(page.locator(".sum")).to_have_text("2 States")


def test_a_fact_that_is_none_looks_so(page: Page) -> None:
    page.get_by_role("textbox", name="Text", exact=True).fill("{{ title }} {{ nonsense }}")
    expect(page.locator(".fact.unknown")).to_have_text(["nonsense"])


def test_a_date_is_fixed_and_the_focus_stays(page: Page) -> None:
    page.get_by_label("Date", exact=True).fill("3/4/2026")
    page.get_by_role("button", name="Write “3 April 2026”").click()
    expect(page.get_by_label("Date", exact=True)).to_be_focused()
    assert parse_yaml(text_of(page), "letter.yaml").data["date"] == "2026-04-03"


def test_the_request_is_added_at_the_end(page: Page) -> None:
    page.get_by_role("textbox", name="Text", exact=True).fill("Hello.[^1]\n\n[^1]: A note.")
    page.get_by_role("button", name="Add the request for circulation").click()
    body = parse_yaml(text_of(page), "letter.yaml").data["body"]
    assert body == "Hello.[^1]\n\n[^1]: A note.\n\n{{ circulation_request }}\n"


def test_a_gender_is_given_with_a_button(page: Page) -> None:
    page.get_by_label("Language", exact=True).select_option("fr")
    # One for each addressee, each signatory, and both parties of the annex.
    buttons = page.get_by_role("button", name="Write the feminine")
    for left in range(6, 0, -1):
        expect(buttons).to_have_count(left)
        buttons.first.click()
    expect(buttons).to_have_count(0)
    data = parse_yaml(text_of(page), "letter.yaml").data
    assert data["addressees"] == [{"office": "SG", "gender": "f"}, {"office": "PSC", "gender": "f"}]
    assert [one["gender"] for one in data["signatories"]] == ["f", "f"]
    assert data["annexes"][0]["senders"] == [{"state": "Malta", "gender": "f"}]
    assert data["annexes"][0]["addressees"] == [{"office": "SG", "gender": "f"}]


# From the pages to the field, and back.

REGIONS = [
    ("Identical letters dated", "Add a State"),
    ("Agenda item 12", "Number"),
    ("Eightieth session", "Date"),
    ("Camilleri", "Family name, 1"),
    ("We have the honour", "Text"),
    ("We should be grateful", "Text"),
    ("The map", "Title of annex 1"),
]


@pytest.mark.parametrize(("shown", "label"), REGIONS)
def test_a_region_leads_to_its_field(shown: str, label: str, page: Page) -> None:
    click_region(page, shown)
    expect(page.get_by_label(label, exact=True)).to_be_focused()


def click_region(page: Page, shown: str) -> None:
    page.locator(f"#pages .region[aria-label*='“{shown}']").first.dispatch_event("click")


def test_a_region_that_the_form_does_not_show_leads_to_its_line(page: Page) -> None:
    click_region(page, "* Reproduced" if page.locator("[aria-label*='“* Repro']").count() else "Reproduced")
    assert "notes:" in page.locator(".editing .cm-activeLine").inner_text()


LIT = [
    ("Date", "session"),
    ("Secretary-General", "Identical letters"),
    ("Add a State", "Identical letters"),
    ("Family name, 1", "Camilleri"),
    ("Number", "Agenda item"),
]


@pytest.mark.parametrize(("label", "shown"), LIT)
def test_a_field_lights_its_regions(label: str, shown: str, page: Page) -> None:
    page.get_by_label(label, exact=True).focus()
    assert lit(page, shown)


def lit(page: Page, shown: str) -> bool:
    """True if a light lies on the region that shows some words."""
    script = """(shown) => {
        const boxes = (selector) => [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
        const regions = boxes(`#pages .region[aria-label*="${shown}"]`), lights = boxes("#pages .lit");
        const covers = (light, x, y) => light.left <= x && x <= light.right && light.top <= y && y <= light.bottom;
        return regions.some((one) => lights.some((light) => covers(light, one.x + 2, one.y + one.height / 2)));
    }"""
    found: bool = page.evaluate(script, shown)
    return found


def test_the_line_of_the_request_lights_it(page: Page) -> None:
    page.keyboard.press("Alt+2")
    page.locator(".editing .cm-line", has_text="circulation_request").first.click()
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    assert lit(page, "grateful") or lit(page, "honour")
