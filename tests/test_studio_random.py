"""Random edits in the form and the editor in turn: no crash, no stale page, one text, and every comment kept."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright
from support.command import LETTER
from support.sampling import PROOF
from support.studio import Studio, studio
from support.studio_page import at_rest, digests, text_of, window

from drafter.cli.doctor.checks import chromium
from drafter.errors import InvalidLetterError
from drafter.source import parse_yaml

pytestmark = [pytest.mark.slow, pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")]

ROUNDS = 10_000 if PROOF else 8
# In so many rounds once, the page comes to rest and is compared.
COMPARED = 8
START = f"# a comment at the top\n{LETTER}# and one at the end\n"
WORDS = [
    "Chile",
    "Côte d'Ivoire",
    "a: b",
    "# x",
    "[",
    "{{ date }}",
    "{% if %}",
    "'",
    '"',
    "\n",
    "\n\n## A heading\n\n",
    "é",
    "🙂",
    "- x",
    "***",
    "<b>",
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder: Path = tmp_path_factory.mktemp("letters")
    (folder / "letter.yaml").write_text(START, encoding="utf-8")
    with studio(folder, "letter.yaml") as one:
        yield one


def type_in_editor(page: Page, chance: random.Random) -> None:
    page.keyboard.press("Alt+2")
    page.keyboard.press("Control+Home")
    for _ in range(chance.randrange(12)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press(chance.choice(["Home", "End"]))
    page.keyboard.insert_text(chance.choice(WORDS))


def undo_or_redo(page: Page, chance: random.Random) -> None:
    page.keyboard.press(chance.choice(["Control+z", "Control+z", "Control+Shift+z"]))


def use_form(page: Page, chance: random.Random) -> None:
    """Change one field of the form, and see that no comment is lost."""
    page.keyboard.press("Alt+1")
    if page.locator("#panel-form .q[inert]").count():
        page.keyboard.press("Control+z")
        return
    before = text_of(page)
    chance.choice(FORM)(page, chance)
    after = text_of(page)
    assert comments(before) <= comments(after), (before, after)


def comments(text: str) -> set[str]:
    return set(re.findall(r"^#.*$", text, re.MULTILINE))


def fill(label: str) -> Callable[[Page, random.Random], None]:
    def change(page: Page, chance: random.Random) -> None:
        field = page.get_by_label(label, exact=True).first
        if field.count():
            field.fill(" ".join(chance.choices(WORDS, k=chance.randrange(3))).replace("\n", " "))

    return change


def click(name: str) -> Callable[[Page, random.Random], None]:
    def change(page: Page, _: random.Random) -> None:
        found = page.locator("#panel-form").get_by_role("button", name=re.compile(name)).first
        if found.count():
            found.click()

    return change


def write(page: Page, chance: random.Random) -> None:
    page.get_by_role("textbox", name="Text", exact=True).click()
    page.keyboard.press(chance.choice(["Control+Home", "Control+End"]))
    page.keyboard.insert_text(chance.choice(WORDS))


def tick(page: Page, chance: random.Random) -> None:
    chance.choice(page.get_by_role("checkbox").all()).click()


FORM = [
    *map(fill, ("Given name, 1", "Family name, 1", "State, 1", "Date", "On whose behalf", "Title", "Number")),
    *map(click, ("Add a signatory", "^Remove ", "Add an item", "Add an annex")),
    write,
    tick,
]
STEPS = [type_in_editor, use_form, use_form, use_form, undo_or_redo]


def compare(page: Page, opened: Studio) -> None:
    """See that the pages, the form and the YAML are those of one text, and the studio still answers."""
    at_rest(page)
    text = text_of(page)
    made = opened.ask("/pages", name="letter.yaml", text=text, scale=1.5).json
    if "pages" in made:
        assert digests(page) == [sheet["digest"] for sheet in made["pages"]]
    else:
        assert page.locator("#pages.stale .over, #pages .blank:visible").count() == 1
    page.keyboard.press("Alt+1")
    try:
        data = parse_yaml(text, "letter.yaml").data
    except InvalidLetterError:
        return
    if not page.locator("#panel-form .q[inert]").count():
        assert form_values(page) == {label: written(data, label) for label in form_values(page)}


def form_values(page: Page) -> dict[str, str]:
    idle = "all.filter(one => one !== document.activeElement)"
    script = f"all => {idle}.map(one => [one.getAttribute('aria-label'), one.value])"
    return dict(page.eval_on_selector_all(".signers [data-path*=given], .signers [data-path*=family]", script))


def written(data: dict[str, object], label: str) -> str:
    key, number = re.fullmatch(r"(Given|Family) name, (\d+)", label).groups()  # type: ignore[union-attr]
    person = data["signatories"][int(number) - 1]  # type: ignore[index]
    value: str = (person.get(key.lower()) if isinstance(person, dict) else "") or ""
    return value.replace("\n", "")


def test_random_edits(opened: Studio) -> None:
    chance = random.Random(7)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        with window(browser, opened) as page:
            at_rest(page)
            for number in range(ROUNDS):
                chance.choice(STEPS)(page, chance)
                if number % COMPARED == COMPARED - 1:
                    compare(page, opened)
        browser.close()
