"""Files on the page of the studio: what a Word file, a PDF, a text or two versions become, chosen or dropped."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support.command import LETTER
from support.studio import Studio, studio
from support.studio_page import at_rest, faults, text_of, window

from drafter import draft
from drafter.cli.doctor.checks import chromium

pytestmark = [pytest.mark.slow, pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")]

CHANGED = LETTER.replace("to write.", "to write about libraries.")
SCRIPT = "<img src=x onerror=alert(1)>"
INCOMPLETE = """\
Letter dated 5 May 2025 from the Permanant Representative of Tuvalu to the United Nations addressed to the
Secretary-General

I have the honour to inform you that the library boat of Funafuti sails again.

(Signed) Lagi Teo
Permanent Representative
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("letters")
    (folder / "letter.yaml").write_text(LETTER, encoding="utf-8")
    with studio(folder) as one:
        yield one


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    (folder / "letter.docx").write_bytes(draft(CHANGED, "docx")["letter.docx"])
    (folder / "old.docx").write_bytes(draft(LETTER, "docx")["letter.docx"])
    (folder / "letter.pdf").write_bytes(draft(LETTER, "pdf")["letter.pdf"])
    (folder / f"{SCRIPT}.txt").write_bytes(draft(LETTER, "text")["letter.txt"] + SCRIPT.encode())
    (folder / f"{SCRIPT}.docx").write_bytes(b"PK" + SCRIPT.encode())
    (folder / "old.yaml").write_text(LETTER, encoding="utf-8")
    (folder / "new.yaml").write_text(LETTER.replace("2026-03-03", "2026-03-04"), encoding="utf-8")
    (folder / "incomplete.txt").write_text(INCOMPLETE, encoding="utf-8")
    (folder / "letter.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "letter.exe").write_bytes(b"MZ")
    return folder


def choose(page: Page, *paths: Path) -> None:
    page.locator("input[type=file]").first.set_input_files([str(path) for path in paths])


def drop(page: Page, path: Path, where: str) -> None:
    """Drop a file as a browser does: with a list of files in its event."""
    page.locator(where).wait_for()
    page.evaluate(
        """([name, data, where]) => {
            const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0)), items = new DataTransfer();
            items.items.add(new File([bytes], name));
            const target = document.querySelector(where);
            const event = {dataTransfer: items, bubbles: true, cancelable: true};
            for (const type of ["dragover", "drop"]) target.dispatchEvent(new DragEvent(type, event));
        }""",
        [path.name, base64.b64encode(path.read_bytes()).decode(), where],
    )


def answer(page: Page, label: str) -> None:
    page.get_by_label(re.compile(f"^{label}")).check()
    page.get_by_role("button", name="Go on").click()


def over(page: Page) -> str:
    """Return what the view over the studio says, when it is there."""
    expect(page.locator(".over-all .fhead")).to_be_visible()
    return page.locator(".over-all .findings").inner_text()


def test_a_pdf_becomes_a_letter(browser: Browser, opened: Studio, files: Path) -> None:
    with window(browser, opened) as page:
        drop(page, files / "letter.pdf", ".drop")
        said = over(page)
        assert "words of your file are in the letter" in said and "Proved" in said and "[object" not in said
        expect(page.locator(".over-all .page img")).to_have_count(1)
        assert faults(page) == []
        page.get_by_role("button", name="Open the letter").click()
        expect(page.locator(".state")).to_have_text("Not saved yet")
        assert "family: Camilleri" in text_of(page) and "# Imported from letter.pdf" in text_of(page)
        assert [one.name for one in opened.folder.iterdir()] == ["letter.yaml"]


def test_an_incomplete_letter_says_what_is_missing_in_words(browser: Browser, opened: Studio, files: Path) -> None:
    with window(browser, opened) as page:
        choose(page, files / "incomplete.txt")
        said = over(page)
        page.get_by_role("button", name="Leave it").click()
    assert "“Permanant Representative” is not a known office" in said
    assert "\nTuvalu, Permanant Representative\n" in said and "\nsecretary-general\n" in said and "5 May 2025" in said
    assert "Three things to look at" in said
    assert "of your file are in the letter" not in said and "[{" not in said
    assert "Drafter cannot list it before the page can be set: compare the letter with your file." in said


def test_two_files_are_compared(browser: Browser, opened: Studio, files: Path) -> None:
    with window(browser, opened) as page:
        choose(page, files / "old.docx", files / "letter.docx")
        assert "One change" in over(page)
        expect(page.locator(".over-all .findings ins")).to_have_text(" about libraries")
        expect(page.locator(".over-all .page img")).to_have_count(1)
        for label, name in (("As Word", "letter - changes.docx"), ("As PDF", "letter - changes.pdf")):
            with page.expect_download() as started:
                page.get_by_role("button", name=label).click()
            assert started.value.suggested_filename == name
        assert faults(page) == []
        page.get_by_role("button", name="Swap them").click()
        expect(page.locator(".over-all .findings del")).to_have_text(" about libraries")
        page.keyboard.press("Escape")
        expect(page.locator(".over-all")).to_have_count(0)


def test_dates_are_compared_in_words(browser: Browser, opened: Studio, files: Path) -> None:
    with window(browser, opened) as page:
        choose(page, files / "old.yaml", files / "new.yaml")
        assert "\n3 March 2026 4 March 2026\n" in over(page)


def test_an_edited_word_file_gives_its_changes_back(browser: Browser, opened: Studio, files: Path) -> None:
    with window(browser, opened) as page:
        choose(page, files / "letter.docx")
        answer(page, "An edited copy")
        assert "One change" in over(page) and "Text · line " in over(page)
        assert (opened.folder / "letter.yaml").read_text(encoding="utf-8") == LETTER
        assert faults(page) == []
        page.get_by_role("button", name="Write them").click()
        expect(page.locator(".state")).to_have_text("Changed")
        assert text_of(page) == CHANGED
        page.get_by_role("button", name="Undo").click()
        assert text_of(page) == LETTER


def test_a_word_file_dropped_on_the_open_letter(browser: Browser, opened: Studio, files: Path) -> None:
    with window(browser, opened) as page:
        page.get_by_role("link", name="letter.yaml").click()
        at_rest(page)
        page.get_by_label("Date", exact=True).fill("4 March 2025")
        drop(page, files / "letter.docx", "#pages .scroll")
        answer(page, "An edited copy")
        assert "This cannot be brought back" in over(page)
        page.get_by_role("button", name="Back").click()
        drop(page, files / "letter.docx", "#pages .scroll")
        answer(page, "Another version")
        assert "about libraries" in over(page) and "4 March 2025" in over(page)
        page.get_by_role("button", name="Done").click()
        assert text_of(page) == LETTER.replace("2026-03-03", "2025-03-04")


def test_a_file_changed_or_removed_outside(browser: Browser, opened: Studio, files: Path) -> None:
    path = opened.folder / "letter.yaml"
    with window(browser, opened) as page:
        page.get_by_role("link", name="letter.yaml").click()
        at_rest(page)
        page.get_by_label("Date", exact=True).fill("4 March 2026")
        path.write_text(CHANGED, encoding="utf-8")
        page.keyboard.press("Control+s")
        page.get_by_role("button", name="Compare the two").click()
        assert "on disk" in over(page) and "about libraries" in over(page) and "4 March 2026" in over(page)
        page.get_by_role("button", name="Done").click()
        page.get_by_role("button", name="Keep mine, and save").click()
        expect(page.locator(".state")).to_have_text(re.compile("^Saved [0-9]"))
        path.unlink()
        expect(page.locator(".state")).to_have_text("No longer on disk")
        page.keyboard.press("Control+s")
        expect(page.locator(".state")).to_have_text(re.compile("^Saved [0-9]"))
        expect(page.locator(".banner")).to_have_count(0)
        assert path.read_text(encoding="utf-8") == LETTER.replace("2026-03-03", "2026-03-04")
    path.write_text(LETTER, encoding="utf-8")


def test_compare_proposes_to_compare(browser: Browser, opened: Studio, files: Path) -> None:
    with window(browser, opened) as page:
        page.get_by_role("link", name="letter.yaml").click()
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Compare", exact=True).click()
        chooser.value.set_files(files / "letter.docx")
        expect(page.get_by_label(re.compile("^Another version"))).to_be_checked()


def test_names_and_texts_run_nothing(browser: Browser, opened: Studio, files: Path) -> None:
    said: list[str] = []
    with window(browser, opened) as page:
        page.on("dialog", lambda dialog: said.append(dialog.message))
        choose(page, files / f"{SCRIPT}.txt")
        assert "words of your file" in over(page)
        page.get_by_role("button", name="Leave it").click()
        choose(page, files / f"{SCRIPT}.docx")
        expect(page.locator("dialog h2")).to_have_text(f"What is {SCRIPT}.docx?")
        answer(page, "A letter that is not here yet")
        expect(page.locator(".over-all [role=alert]")).to_contain_text(SCRIPT)
        page.get_by_role("button", name="Back").click()
        choose(page, files / "letter.doc")
        expect(page.locator(".banner")).to_contain_text("Save it as a Word file (.docx)")
        choose(page, files / "letter.exe")
        expect(page.locator(".banner")).to_contain_text("letter.exe is neither")
        assert page.locator("img[src=x]").count() == 0
    assert said == []
