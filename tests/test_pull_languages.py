"""Edits of letters in Chinese and Arabic, and of resolutions: what Drafter sets itself is no edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from support.colleague import Edit, add, at, cut_out, delete, edited, font, render, replace
from test_colleague import changed_lines

from drafter.load import LetterInput, from_file
from drafter.pull.pull import Pulled, pull

CHINESE = """\
template: letter
language: zh
date: 2026-02-17
addressees: [secretary-general]
agenda_items:
  - {number: 77, title: 海洋和海洋法}
body: |
  我们在**港口**开设了*安静*的阅览室，并回顾
  各国的话：灯塔照亮所有人，不问他们从
  *哪里*来。

  {{ circulation_request }}
signatories:
  - {given: 阿罗哈, family: 惠特科姆, state: 新西兰, gender: f}
  - {given: 遥香, family: 源, state: 日本, family_first: true, gender: f}
"""
ARABIC = """\
template: letter
language: ar
date: 2026-02-17
addressees: [secretary-general]
agenda_items:
  - {number: 77, title: المحيطات وقانون البحار}
body: |
  سيفتح حراس *المنارات* أربعين **منارة** أمام الزوار في أول يوم أحد.

  {{ circulation_request }}
signatories:
  - {given: أروها, family: ويتكومب, state: نيوزيلندا, gender: f}
"""
RESOLUTION = """\
template: draft-resolution
subject: Rowing on shared lakes
symbols: [A/80/L.20]
date: 2026-02-17
on_behalf_of: [Malta, Fiji]
agenda_items:
  - {number: 12, title: Sport for development}
body: |
  *The General Assembly*,

  *Recalling* the lakes,

  *Invites* States to row;

  *Thanks* the rowing clubs;

  *Requests* the Secretary-General to count the oars.
"""


def bold(words: str, is_set: bool = True) -> Edit:
    return font(words, bold=is_set, cs_bold=is_set)


def italic(words: str) -> Edit:
    return font(words, italic=True, cs_italic=True)


def without_style(words: str) -> Edit:
    def edit(document: Document) -> None:
        cut_out(document, words).style = None  # type: ignore[assignment]

    return edit


FIRST, SECOND, THIRD = (f"  {line}" for line in CHINESE.split("\n  ")[2:5])
LIGHTS = "  سيفتح حراس *المنارات* أربعين **منارة** أمام الزوار في أول يوم أحد."
# The letter, the edit, and the lines that go and come.
TAKEN: dict[str, tuple[str, Edit, list[str]]] = {
    "a word in Chinese, in the middle of a line": (
        CHINESE,
        replace("照亮", "照耀"),
        [f"-{SECOND}", f"+{SECOND.replace('照亮', '照耀')}"],
    ),
    "a word in English, between spaces that Chinese does not print": (
        CHINESE,
        replace("照亮", " lights "),
        [f"-{SECOND}", f"+{SECOND.replace('照亮', ' lights ')}"],
    ),
    "emphasis in Chinese, which is a font": (
        CHINESE,
        italic("灯塔"),
        [f"-{SECOND}", f"+{SECOND.replace('灯塔', '*灯塔*')}"],
    ),
    "bold in Chinese, which is a font": (
        CHINESE,
        bold("灯塔"),
        [f"-{SECOND}", f"+{SECOND.replace('灯塔', '**灯塔**')}"],
    ),
    "no emphasis in Chinese": (CHINESE, without_style("安静"), [f"-{FIRST}", f"+{FIRST.replace('*安静*', '安静')}"]),
    "no bold in Chinese": (CHINESE, without_style("港口"), [f"-{FIRST}", f"+{FIRST.replace('**港口**', '港口')}"]),
    "a word in English in a Chinese title": (
        CHINESE,
        replace("海洋和海洋法", "Oceans"),
        ["-  - {number: 77, title: 海洋和海洋法}", "+  - {number: 77, title: Oceans}"],
    ),
    "a Chinese name": (
        CHINESE,
        replace("惠特科姆", "灯匠"),
        [
            "-  - {given: 阿罗哈, family: 惠特科姆, state: 新西兰, gender: f}",
            "+  - {given: 阿罗哈, family: 灯匠, state: 新西兰, gender: f}",
        ],
    ),
    "a Japanese name, in which nothing separates the two": (
        CHINESE,
        replace("源", "平"),
        [
            "-  - {given: 遥香, family: 源, state: 日本, family_first: true, gender: f}",
            "+  - {given: 遥香, family: 平, state: 日本, family_first: true, gender: f}",
        ],
    ),
    "italics in Arabic, which prints them bold": (
        ARABIC,
        italic("الزوار"),
        [f"-{LIGHTS}", f"+{LIGHTS.replace('الزوار', '*الزوار*')}"],
    ),
    "bold in Arabic": (ARABIC, bold("الزوار"), [f"-{LIGHTS}", f"+{LIGHTS.replace('الزوار', '**الزوار**')}"]),
    "bold in Arabic alone, as LibreOffice sets it": (
        ARABIC,
        font("الزوار", cs_bold=True),
        [f"-{LIGHTS}", f"+{LIGHTS.replace('الزوار', '**الزوار**')}"],
    ),
    "no emphasis in Arabic": (
        ARABIC,
        bold("المنارات", is_set=False),
        [f"-{LIGHTS}", f"+{LIGHTS.replace('*المنارات*', 'المنارات')}"],
    ),
    "no bold in Arabic": (
        ARABIC,
        without_style("منارة"),
        [f"-{LIGHTS}", f"+{LIGHTS.replace('**منارة**', 'منارة')}"],
    ),
    "a new paragraph of a resolution without a number": (
        RESOLUTION,
        add("Thanks", "\tNotes the harbour;"),
        ["+  Notes the harbour;", "+"],
    ),
    "a new paragraph of a resolution with a number": (
        RESOLUTION,
        add("Thanks", "\t3.\tNotes the harbour;"),
        ["+  Notes the harbour;", "+"],
    ),
    "a paragraph of a resolution goes": (RESOLUTION, delete("Thanks"), ["-  *Thanks* the rowing clubs;", "-"]),
}
NUMBERED = [case for case, (letter, _, _) in TAKEN.items() if letter == RESOLUTION]
TAKEN["a letter of a resolution"] = (
    RESOLUTION.replace("States to row;\n", "States:\n\n  (a) To row;\n"),
    replace("(a)", "(c)"),
    ["-  (a) To row;", "+  (c) To row;"],
)


@pytest.fixture
def pulled(tmp_path: Path) -> Callable[[str, Edit], Pulled]:
    def run(text: str, edit: Edit) -> Pulled:
        letter = written(tmp_path, text)
        return pull(edited(render(letter), edit), "edited.docx", letter)

    return run


def written(folder: Path, text: str) -> LetterInput:
    path = folder / "letter.yaml"
    path.write_text(text, encoding="utf-8")
    return from_file(path)


@pytest.mark.parametrize("case", TAKEN)
def test_an_edit_is_taken(case: str, pulled: Callable[[str, Edit], Pulled]) -> None:
    text, edit, lines = TAKEN[case]
    result = pulled(text, edit)
    assert [finding.message for finding in result.refused] == []
    assert sorted(changed_lines(result)) == sorted(lines)


@pytest.mark.parametrize("text", [CHINESE, ARABIC, RESOLUTION])
def test_a_file_without_edits_changes_nothing(text: str, tmp_path: Path) -> None:
    letter = written(tmp_path, text)
    assert pull(render(letter), "edited.docx", letter) == Pulled({})


@pytest.mark.parametrize("case", NUMBERED)
def test_other_numbers_of_a_resolution_are_said(case: str, pulled: Callable[[str, Edit], Pulled]) -> None:
    text, edit, _ = TAKEN[case]
    (finding,) = pulled(text, edit).comments
    assert "Drafter numbers these paragraphs itself" in finding.message
    assert finding.place is not None


def test_bold_that_arabic_does_not_show_is_no_edit(pulled: Callable[[str, Edit], Pulled]) -> None:
    assert pulled(ARABIC, font("الزوار", bold=True)).changes == {}


def test_a_number_of_the_author_in_a_letter_is_compared(pulled: Callable[[str, Edit], Pulled], tmp_path: Path) -> None:
    text = CHINESE.replace("  {{", "  1. 灯塔。\n\n  {{")
    result = pulled(text, _renumber)
    assert changed_lines(result) == ["-  1. 灯塔。", "+  3. 灯塔。"]


def _renumber(document: Document) -> None:
    run = next(run for run in at(document, "1.").runs if "1." in run.text)
    run.text = run.text.replace("1.", "3.")
