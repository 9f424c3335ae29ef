"""What colleagues do to a letter in Word, and `pull` takes: the lines of the letter that change."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from support.colleague import (
    LETTER,
    Edit,
    add,
    at,
    delete,
    edited,
    font,
    link,
    move,
    note_text,
    number,
    render,
    replace,
    set_property,
    write_letter,
)
from support.colleague_edits import (
    change_target,
    copy_behind,
    drop_link,
    drop_note_in_cell,
    drop_picture,
    drop_table,
    join,
    move_note,
    move_picture,
    move_row,
    move_table,
    other_alternative,
    paste_from_web,
    second_note_paragraph,
    split,
    track_both,
    track_end,
    track_move,
    track_row,
)

from drafter.load import LetterInput
from drafter.pull.pull import Pulled, pull

SECOND = "  The **second** paragraph speaks of the harbour, the pier and the light that burns there at night."
WE = LETTER[LETTER.index("  We write") : LETTER.index("\n\n  The **second**")].split("\n")
TABLE = LETTER[LETTER.index("  | Room") : LETTER.index("\n\n  ![")].split("\n")
SEE = "  See [the catalogue](https://example.org/a_b) for more of them.[^three]"
SHUT = "      The door is shut at night by the keeper of the harbour."
NIGHT = " at night."


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> LetterInput:
    return write_letter(tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def word_file(letter: LetterInput) -> bytes:
    return render(letter)


# The edit, and the lines of the letter or of programme.md that go and come.
TAKEN: dict[str, tuple[Edit, list[str]]] = {
    "a paragraph moves between annexes": (
        move("The evenings", "The door is shut"),
        [
            "+",
            "+      The evenings belong to the old sailors of the port.",
            "-",
            "-The evenings belong to the old sailors of the port.",
        ],
    ),
    "a paragraph is copied into an annex": (
        copy_behind("The second", "The door is open"),
        [f"+    {SECOND}", "+"],
    ),
    "a note is changed in a cell": (
        note_text("north room", "north-east room"),
        ["-  [^two]: A note about the north room.", "+  [^two]: A note about the north-east room."],
    ),
    "a note is deleted in a cell": (
        drop_note_in_cell,
        ["-  | North[^two] | 12 |", "+  | North | 12 |", "-  [^two]: A note about the north room."],
    ),
    "a note gets more words": (
        second_note_paragraph,
        ["-  [^one]: A note about the lamp.", "+  [^one]: A note about the lamp, in full."],
    ),
    "a note moves to another paragraph": (
        move_note,
        [
            f"-{WE[1]}",
            f"+{WE[1].removesuffix('[^one]')}",
            f"-{SECOND}",
            f"+{SECOND}[^one]",
        ],
    ),
    "a link leads elsewhere": (
        change_target("catalogue", "https://example.org/new"),
        [f"-{SEE}", f"+{SEE.replace('a_b', 'new')}"],
    ),
    "a link of a citation leads elsewhere": (
        change_target("resolution 70", "https://example.org/own"),
        [f"-{WE[1]}", f"+{WE[1].replace('70/1', '[70/1](https://example.org/own)')}"],
    ),
    "a link goes": (
        drop_link,
        [f"-{SEE}", f"+{SEE.replace('[the catalogue](https://example.org/a_b)', 'the catalogue')}"],
    ),
    "a word becomes an address": (
        link("harbour", "mailto:a@example.org"),
        [f"-{SECOND}", f"+{SECOND.replace('harbour', '[harbour](mailto:a@example.org)')}"],
    ),
    "quotation marks become guillemets": (
        replace("“own”", "«own»"),
        [f"-{WE[1]}", f"+{WE[1].replace(chr(34) + 'own' + chr(34), '«own»')}"],
    ),
    "invisible signs come with pasted words": (
        replace("harbour, the pier", "har\u200bbour,\u00a0the new\ufeff pier"),
        [f"-{SECOND}", f"+{SECOND.replace('pier', 'new pier')}"],
    ),
    "an emoji": (replace("harbour,", "harbour 😀,"), [f"-{SECOND}", f"+{SECOND.replace('harbour', 'harbour 😀')}"]),
    "a list item is split": (
        split("about the stairs", "A bullet", "about the stairs;"),
        ["-  - A bullet about the stairs;", "+  - A bullet", "+  - about the stairs;"],
    ),
    "two paragraphs are joined, and the tab of the second stays": (
        join("The second", "first item"),
        [
            f"-{SECOND}",
            "-",
            "-  (a) The first item of the list speaks of oil;",
            f"+{SECOND} (a) The first item of the list speaks of oil;",
        ],
    ),
    "two items are joined": (
        join("about the stairs", "about the door"),
        [
            "-  - A bullet about the stairs;",
            "-  - A bullet about the door.",
            "+  - A bullet about the stairs;A bullet about the door.",
        ],
    ),
    "a picture goes": (drop_picture, ["-  ![The plan of the rooms](plan.png)", "-"]),
    "a picture moves": (
        move_picture,
        ["+", "+  ![The plan of the rooms](plan.png)", "-", "-  ![The plan of the rooms](plan.png)"],
    ),
    "a picture gets another alternative text": (
        other_alternative,
        ["-  ![The plan of the rooms](plan.png)", r"+  ![The rooms, seen from \[above\]](plan.png)"],
    ),
    "a table moves": (move_table, [*(f"+{line}" for line in TABLE), "+", "-", *(f"-{line}" for line in TABLE)]),
    "a table goes with its note": (
        drop_table,
        [*(f"-{line}" for line in TABLE), "-", "-  [^two]: A note about the north room."],
    ),
    "rows change places": (
        move_row,
        [
            f"-{TABLE[2]}",
            f"+{TABLE[2].replace('two', '1')}",
            "-  [^two]: A note about the north room.",
            "+  [^1]: A note about the north room.",
        ],
    ),
    "a cell is emptied": (replace("South", ""), ["-  | South | 9 |", "+  |  | 9 |"]),
    "a cell becomes bold": (font("South", bold=True), ["-  | South | 9 |", "+  | **South** | 9 |"]),
    "a paragraph gets a number of Word": (
        number("The second", "decimal", "%1."),
        [f"-{SECOND}", f"+  1. {SECOND[2:]}"],
    ),
    "a paragraph gets a letter of Word": (
        number("The second", "lowerLetter", "(%1)"),
        [f"-{SECOND}", f"+  (a) {SECOND[2:]}"],
    ),
    "a paragraph gets a bullet of Word": (number("The second", "bullet", "•"), [f"-{SECOND}", f"+  - {SECOND[2:]}"]),
    "a bullet goes": (
        set_property("about the door", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
        ["-  - A bullet about the door.", "+", "+  A bullet about the door."],
    ),
    "letters become numbers": (
        lambda document: [replace("(a)", "(i)")(document), replace("(b)", "(ii)")(document)],
        [
            "-  (a) The first item of the list speaks of oil;",
            "+  (i) The first item of the list speaks of oil;",
            "-  (b) The second item of the list speaks of wicks.",
            "+  (ii) The second item of the list speaks of wicks.",
        ],
    ),
    "a tracked move": (track_move, ["-", f"-{SECOND}", f"+{SECOND}", "+"]),
    "a tracked row": (track_row, ["-  | South | 9 |"]),
    "a tracked end of a paragraph": (
        track_end,
        [
            f"-{SECOND}",
            "-",
            "-  (a) The first item of the list speaks of oil;",
            f"+{SECOND} (a) The first item of the list speaks of oil;",
        ],
    ),
    "tracked deletions and insertions": (
        track_both,
        [f"-{SECOND}", f"+{SECOND.replace('harbour', '').replace('pier', 'jetty')}"],
    ),
    "words behind the request": (
        lambda document: at(document, "circulated").add_run(" We thank you."),
        ["-  {{ circulation_request }}", "+  {{ circulation_request }} We thank you."],
    ),
    "the request goes": (delete("circulated"), ["-  {{ circulation_request }}", "-"]),
    "a name": (
        replace("Whitcombe", "Whitcombe-Reid"),
        [
            "-  - {given: Aroha, family: Whitcombe, state: New Zealand}",
            "+  - {given: Aroha, family: Whitcombe-Reid, state: New Zealand}",
        ],
    ),
    "an address before everything": (
        lambda document: [add("We write", "Excellency,")(document), move("We write", "Excellency,")(document)],
        ["+  Excellency,", "+"],
    ),
    "a last paragraph of an annex": (add("The door is shut", "The end."), ["+", "+      The end."]),
    "the beginning of a statement": (add("The second", "A sign {% if"), ["+", r"+  A sign {\% if"]),
    "hidden words": (font("harbour", hidden=True), [f"-{SECOND}", f"+{SECOND.replace('harbour', '')}"]),
    "capitals": (
        replace(" paragraph speaks of", " PARAGRAPH SPEAKS OF"),
        [f"-{SECOND}", f"+{SECOND.replace('paragraph speaks of', 'PARAGRAPH SPEAKS OF')}"],
    ),
}


@pytest.mark.parametrize("case", TAKEN)
def test_an_edit_is_taken(case: str, letter: LetterInput, word_file: bytes) -> None:
    edit, lines = TAKEN[case]
    result = pull(edited(word_file, edit), "edited.docx", letter)
    assert [finding.message for finding in result.refused] == []
    assert changed_lines(result) == lines


def changed_lines(result: Pulled) -> list[str]:
    """Return the lines that go and come, without the white space at their ends."""
    lines: list[str] = []
    for before, after in result.changes.values():
        shown = difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), lineterm="", n=0)
        lines += [line.rstrip() for line in shown if not line.startswith(("---", "+++", "@@"))]
    return lines


def test_a_pasted_text_becomes_commonmark(letter: LetterInput, word_file: bytes) -> None:
    result = pull(edited(word_file, paste_from_web), "edited.docx", letter)
    assert [finding.message for finding in result.refused] == []
    written = r"  Read our news [here \[now\]](<https://example.org/?q=a%20b&c=(d)>) and \*there\* | \{\{ x }\}."
    assert changed_lines(result) == ["+", f"+{written}"]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200e", "\u200f", "\ufeff"])
def test_signs_of_the_author_that_nobody_sees_stay(sign: str, tmp_path: Path) -> None:
    text = LETTER.replace("speaks of the harbour", f"speaks of the har{sign}bour")
    letter = write_letter(tmp_path, text)
    data = render(letter)
    assert pull(data, "edited.docx", letter) == Pulled({})
    (change,) = pull(edited(data, replace("burns there", "shines there")), "edited.docx", letter).changes.values()
    assert change[1].decode() == text.replace("burns there", "shines there")
