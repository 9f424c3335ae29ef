"""The page of the studio in a real browser: from the start page to Word and PDF, by mouse and by keyboard."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support.command import LETTER
from support.sampling import PROOF
from support.studio import Studio, studio
from support.studio_page import SCREENS, at_rest, digests, download, faults, text_of, window

from drafter import check, draft
from drafter.cli.doctor.checks import chromium

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed"),
]

COMMENTED = f"# kept at the top\n{LETTER}\n# kept at the end\n"
LONG_LETTER = Path("examples/identical-letters.yaml").read_text(encoding="utf-8")
FAULTY = LETTER.replace("to write.", "to write  to the UN on October 14, 2025.").replace("date:", "date: 2026-02-30 #")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    with studio(tmp_path_factory.mktemp("letters")) as one:
        one.answers.warm_up()
        yield one


@pytest.fixture
def letter(opened: Studio) -> Iterator[Path]:
    """A letter with which the studio begins."""
    path = opened.folder / "letter.yaml"
    path.write_text(COMMENTED, encoding="utf-8")
    opened.answers.first = path.name
    yield path
    opened.answers.first = ""


# From the start page to Word and PDF.


def test_two_senders_in_the_form_alone(browser: Browser, opened: Studio, tmp_path: Path) -> None:
    with window(browser, opened) as page:
        page.get_by_role("link", name="Identical letters", exact=True).click()
        for name in ("Iceland", "Malta"):
            page.get_by_role("button", name=f"Remove {name}", exact=True).click()
        typed = page.get_by_role("combobox", name="Add a State")
        for state in ("cote", "kor"):
            typed.fill(state)
            page.locator(".list:visible [role=option]").first.click()
        for row, (given, family) in enumerate((("Aya", "Kouamé"), ("Seo-yeon", "Han")), 1):
            page.get_by_label(f"Given name, {row}").fill(given)
            page.get_by_label(f"Family name, {row}").fill(family)
        page.get_by_label("Date", exact=True).fill("3 March 2026")
        page.get_by_label("Number", exact=True).fill("14")
        page.get_by_label("Title", exact=True).fill("Culture of peace")
        text = page.get_by_role("textbox", name="Text", exact=True)
        text.fill("We have the honour to write about libraries. ")
        page.get_by_role("button", name="Fact…").click()
        page.get_by_role("menuitem", name="request for circulation").click()
        at_rest(page)
        files = [download(page, label, tmp_path) for label in ("Word", "PDF")]
        source = text_of(page)
    assert "Côte d’Ivoire" in source and "Aya" in source
    assert [one.message for one in check(source) if one.severity == "error"] == []
    drafted = draft(source)
    assert [one.read_bytes() for one in files] == [drafted["letter.docx"], drafted["letter.pdf"]]


def test_a_letter_begins_in_another_language(browser: Browser, opened: Studio) -> None:
    with window(browser, opened) as page:
        page.get_by_label("Language of the letter").select_option(label="In Arabic")
        expect(page.get_by_role("status")).to_contain_text(re.compile("^[0-9]+ letters in Arabic"))
        expect(page.get_by_role("link", name="Explanation of vote")).to_have_count(0)
        page.get_by_role("link", name="Letter", exact=True).click()
        expect(page.locator("h1")).to_have_text(re.compile(r"^letter\.ar(-2)?\.yaml$"))
        assert "language: ar" in text_of(page)
        at_rest(page)


def press(page: Page, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def tab_to(page: Page, name: str, backwards: bool = False) -> None:
    """Press Tab until the element with that name has the focus."""
    for _ in range(150):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        named = page.evaluate(
            "(e => e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent)(document.activeElement)"
        )
        if named == name:
            return
    raise AssertionError(f"{name} cannot be reached by the keyboard")


def the_same_by_keyboard_alone(browser: Browser, opened: Studio, letter: Path) -> None:
    opened.answers.first = ""
    tmp_path = letter.parent
    with window(browser, opened) as page:
        page.get_by_role("link", name="Letter", exact=True).wait_for()
        tab_to(page, "Letter")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(
            "letter-2.yaml" if (opened.folder / "letter.yaml").exists() else "letter.yaml"
        )
        tab_to(page, "Add a State")
        press(page, "Backspace")
        for state in ("cote", "kor"):
            page.keyboard.type(state)
            page.locator(".list:not([hidden])").wait_for()
            press(page, "Enter")
        tab_to(page, "Given name, 1")
        for _ in range(2):
            page.keyboard.type("Aya")
            press(page, "Tab")
            page.keyboard.type("Kouamé")
            press(page, "Tab Tab Tab Tab Tab")
        press(page, "Control+Shift+e")
        with page.expect_download() as started:
            press(page, "ArrowDown Enter")
        started.value.save_as(tmp_path / "letter.pdf")
        source = text_of(page)
    assert source.count("Kouamé") == 2
    assert (tmp_path / "letter.pdf").read_bytes() == draft(source, "pdf")["letter.pdf"]


# What it looks like to everybody.

VIEWS = {"form": "Alt+1", "yaml": "Alt+2", "findings": "Alt+3", "pages": "Alt+p"}
SHOWN = [(screen, theme) for screen in SCREENS for theme in ("light", "dark")]


@pytest.mark.parametrize(("screen", "theme"), SHOWN if PROOF else SHOWN[1:2])
def test_axe_finds_nothing_and_nothing_runs_off(
    screen: str, theme: str, browser: Browser, opened: Studio, letter: Path
) -> None:
    if PROOF:
        opened.answers.first = ""
        with window(browser, opened, screen, theme) as page:
            page.locator(".card").first.wait_for()
            assert faults(page) == []
        opened.answers.first = letter.name
    for text in (LETTER, FAULTY, LONG_LETTER) if PROOF else (LONG_LETTER,):
        letter.write_text(text, encoding="utf-8")
        with window(browser, opened, screen, theme) as page:
            at_rest(page)
            for key in VIEWS.values() if PROOF else (VIEWS["form"],):
                page.keyboard.press(key)
                assert faults(page) == [], key


def test_a_menu_stays_in_the_window(browser: Browser, opened: Studio, letter: Path) -> None:
    with window(browser, opened, "phone") as page:
        at_rest(page)
        page.get_by_role("button", name="Fact…").click()
        box = page.get_by_role("menu").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= SCREENS["phone"]["width"]


# Both ways.


def a_click_on_the_page_leads_to_the_line_and_the_field(page: Page) -> None:
    page.keyboard.press("Alt+2")
    region = page.locator("#pages .region", has_text="").and_(page.get_by_label(re.compile("honour to write")))
    region.first.click()
    assert "honour to write" in page.locator(".editing .cm-activeLine").inner_text()
    page.keyboard.press("Alt+1")
    region.first.click()
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_be_focused()


def the_cursor_lights_its_region(page: Page) -> None:
    page.locator("#pages .region").first.wait_for()
    page.get_by_label("Family name, 1").click()
    expect(page.locator("#pages .lit").first).to_be_visible()
    assert page.locator("#pages .tag").inner_text() == "Who signs"


def undo_is_one_for_form_and_editor(page: Page) -> None:
    page.get_by_label("Family name, 1").fill("Ndiaye")
    page.keyboard.press("Alt+2")
    assert "Ndiaye" in page.locator(".editing .cm-content").inner_text()
    page.keyboard.press("Control+z")
    page.keyboard.press("Alt+1")
    assert page.get_by_label("Family name, 1").input_value() != "Ndiaye"
    assert text_of(page) == COMMENTED


def the_form_keeps_comments_and_layout(page: Page) -> None:
    page.get_by_label("Family name, 1").fill("Ndiaye")
    assert len(text_of(page).splitlines()) == len(COMMENTED.splitlines())
    changed = [
        pair for pair in zip(text_of(page).splitlines(), COMMENTED.splitlines(), strict=True) if len(set(pair)) > 1
    ]
    assert len(changed) == 1 and "Ndiaye" in changed[0][0]


def an_edition_stands_beside_its_letter(browser: Browser, opened: Studio, letter: Path) -> None:
    edition = letter.with_suffix(".fr.yaml")
    edition.write_text("extends: letter.yaml\nlanguage: fr\nbody: J’ai l’honneur de vous écrire.\n", encoding="utf-8")
    with window(browser, opened) as page:
        page.get_by_label("Edition beside it").select_option(edition.name)
        expect(page.locator(".other img")).to_have_count(1)
    edition.unlink()


# Findings.


def a_finding_is_fixed_under_its_field(page: Page) -> None:
    page.get_by_label("On whose behalf", exact=True).fill("Swaziland, Chile, Chile")
    page.get_by_role("button", name="Write “Eswatini”").click()
    page.get_by_role("button", name="Remove the second").click()
    expect(page.locator(".count")).to_have_text("2")
    assert "[Eswatini, Chile]" in text_of(page)


def a_fix_is_not_lost_while_the_text_is_checked(page: Page) -> None:
    page.get_by_label("On whose behalf", exact=True).fill("Swaziland, Chile, Chile")
    page.get_by_role("button", name="Remove the second").wait_for()
    page.evaluate(
        "for (const label of ['Write “Eswatini”', 'Remove the second'])"
        " [...document.querySelectorAll('button')].find((one) => one.textContent === label).click()"
    )
    expect(page.locator(".editing .cm-content")).to_contain_text("[Eswatini, Chile]")


def why_shows_the_rule(page: Page) -> None:
    page.get_by_label("On whose behalf", exact=True).fill("Chile, Chile")
    page.locator("#panel-form").get_by_role("button", name="Why?").first.click()
    expect(page.locator(".rule:visible")).to_contain_text("on_behalf_of")


def bad_input_keeps_the_last_good_page_with_the_reason(page: Page) -> None:
    before = digests(page)
    page.get_by_label("Date", exact=True).fill("30 February 2026")
    expect(page.locator("#pages.stale .over")).to_contain_text("February")
    assert digests(page) == before
    page.get_by_role("button", name="Go to the error").click()
    expect(page.get_by_label("Date", exact=True)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#pages.stale")).to_have_count(0)


def a_text_that_is_not_yaml_can_be_mended(page: Page) -> None:
    page.keyboard.press("Alt+2")
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("x: [\n")
    expect(page.locator("#tab-findings .tally.error")).to_be_visible()
    page.keyboard.press("Control+z")
    at_rest(page)
    assert text_of(page) == COMMENTED


# Saving.


def save_and_come_back(browser: Browser, opened: Studio, letter: Path) -> None:
    # The address without its token is refused; the window then gives the token that it kept.
    with window(browser, opened, allowed="403") as page:
        page.get_by_label("Family name, 1").fill("Ndiaye")
        page.keyboard.press("Control+s")
        expect(page.locator(".state")).to_have_text(re.compile("^Saved [0-9]"))
        assert "Ndiaye" in letter.read_text(encoding="utf-8")
        page.get_by_label("Given name, 1").fill("Fatou")
        page.reload()
        expect(page.get_by_label("Given name, 1")).to_have_value("Fatou")
        assert "token" not in page.url


def two_windows_and_changes_outside(browser: Browser, opened: Studio, letter: Path) -> None:
    with window(browser, opened) as page:
        at_rest(page)
        with window(browser, opened) as other:
            other.get_by_label("Family name, 1").fill("Other")
            other.keyboard.press("Control+s")
            expect(other.locator(".state")).to_contain_text("Saved")
        expect(page.get_by_label("Family name, 1")).to_have_value("Other")
        page.get_by_label("Family name, 1").fill("Mine")
        letter.write_text(COMMENTED, encoding="utf-8")
        page.keyboard.press("Control+s")
        expect(page.locator(".banner")).to_contain_text("has changed on disk")
        assert letter.read_text(encoding="utf-8") == COMMENTED
        page.get_by_role("button", name="Keep mine, and save").click()
        expect(page.locator(".state")).to_contain_text("Saved")
        assert "Mine" in letter.read_text(encoding="utf-8")
        letter.unlink()
        expect(page.locator(".banner")).to_contain_text("no longer on disk")
        page.get_by_role("button", name="Write it again").click()
        expect(page.locator(".banner")).to_have_count(0)
        expect(page.locator(".state")).to_contain_text("Saved")
        assert letter.exists()


# Hostile texts.

SCRIPT = "<img src=x onerror=alert(1)><script>alert(1)</script>\"'>{{7*7}}`${alert(1)}`"


def a_hostile_letter_runs_nothing(browser: Browser, opened: Studio, _: Path) -> None:
    opened.answers.first = ""
    quoted = '"' + SCRIPT.replace('"', '\\"') + '"'
    name = "<img src=x onerror=alert(1)>.yaml"
    folder = opened.folder / "templates" / "evil"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "template.yaml").write_text(f"title: {quoted}\nsummary: {quoted}\nkind: letter\n")
    (folder / "letter.html.j2").write_text(f"<p>{SCRIPT}</p>")
    (folder / "sample.yaml").write_text(f"# {SCRIPT}.\n{LETTER}")
    text = re.sub(r"(given|family|state): [^,}]+", rf"\1: {quoted}".replace("\\", "\\\\"), LETTER)
    text = (
        text.replace("to write.", f"to write. {SCRIPT}")
        + f"{quoted}: 1\nsenders: [{quoted}]\non_behalf_of: [{quoted}]\n"
    )
    (opened.folder / name).write_text(text, encoding="utf-8")
    said: list[str] = []
    with window(browser, opened) as page:
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.get_by_text(name).click()
        expect(page.locator("h1")).to_have_text(name)
        for key in VIEWS.values():
            at_rest(page)
            page.keyboard.press(key)
        assert page.locator("img[src=x], .sheets script").count() == 0
    assert said == []


def the_answer_for_an_undone_text_is_not_shown(page: Page) -> None:
    """The pages of a text take longer than to undo it: they would replace those of the letter for a moment."""
    page.evaluate(
        "new MutationObserver((all) => { window.seen = [...(window.seen ?? []), ...all.map((one) => one.oldValue)]; })"
        ".observe(document.querySelector('#pages .page > img'), {attributeFilter: ['src'], attributeOldValue: true})"
    )
    page.get_by_label("Family name, 1").fill("Abroad")
    page.keyboard.press("Control+z")
    at_rest(page)
    page.wait_for_timeout(1_500)
    assert page.evaluate("window.seen ?? []") == []


def a_paste_of_10_mb_is_said_and_undone(page: Page) -> None:
    page.keyboard.press("Alt+2")
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("# " + "x" * 10_000_000)
    expect(page.locator("#pages .over")).to_contain_text("1,000,000 bytes", timeout=60_000)
    page.keyboard.press("Control+z")
    at_rest(page)
    assert text_of(page) == COMMENTED


# All of these in one window; those that take seconds only in `make proof`.
IN_ONE_WINDOW = [
    a_click_on_the_page_leads_to_the_line_and_the_field,
    the_cursor_lights_its_region,
    undo_is_one_for_form_and_editor,
    the_form_keeps_comments_and_layout,
    a_finding_is_fixed_under_its_field,
    a_fix_is_not_lost_while_the_text_is_checked,
    why_shows_the_rule,
    bad_input_keeps_the_last_good_page_with_the_reason,
    the_answer_for_an_undone_text_is_not_shown,
    *([a_text_that_is_not_yaml_can_be_mended, a_paste_of_10_mb_is_said_and_undone] if PROOF else []),
]


def test_in_one_window(browser: Browser, opened: Studio, letter: Path) -> None:
    with window(browser, opened) as page:
        for case in IN_ONE_WINDOW:
            at_rest(page)
            page.keyboard.press("Alt+1")
            case(page)
            undo_all(page)


def undo_all(page: Page) -> None:
    page.keyboard.press("Escape")
    for _ in range(30):
        if text_of(page) == COMMENTED:
            return
        page.keyboard.press("Control+z")
    assert text_of(page) == COMMENTED


# Each opens windows of its own: one of them in `make test`, all in `make proof`.
IN_OTHER_WINDOWS = [
    a_hostile_letter_runs_nothing,
    the_same_by_keyboard_alone,
    an_edition_stands_beside_its_letter,
    save_and_come_back,
    two_windows_and_changes_outside,
]


@pytest.mark.parametrize("case", IN_OTHER_WINDOWS if PROOF else IN_OTHER_WINDOWS[:1], ids=lambda case: case.__name__)
def test_in_other_windows(
    case: Callable[[Browser, Studio, Path], None], browser: Browser, opened: Studio, letter: Path
) -> None:
    case(browser, opened, letter)
