"""Rules on Chinese: mistakes in further forms, the fixes, correct texts, and the note that asks for a reader."""

from __future__ import annotations

import pytest

from drafter.autofix import fix_letter
from drafter.lint.examples import with_change
from drafter.lint.rules.chinese_punctuation import chinese_body
from drafter.load import LetterInput
from drafter.pipeline import check


def found(*paragraphs: str) -> list[tuple[str, str | None]]:
    """The rules that find something in a Chinese body, with their fixes."""
    return [(one.rule, one.fix) for one in check(with_change(chinese_body(*paragraphs)))]


@pytest.mark.parametrize(
    ("text", "rule", "fix"),
    [
        ("比赛在雷克雅未克举行.", "zh-punctuation-width", "。"),
        ("奖品如下:一条船。", "zh-punctuation-width", "："),
        ("谁赢了?大家。", "zh-punctuation-width", "？"),
        ("船（旧）已修好。", "zh-bracket-width", "("),
        ("我们遵守联合国宪章。", "zh-title-marks", "《联合国宪章》"),
        ("我们遵守“海员公约”。", "zh-title-marks", "《海员公约》"),
        ("队长阿达•贝里来了。", "zh-middle-dot", "·"),
        ("船有桨、帆。。。", "zh-ellipsis", "……"),
        ("船有桨、帆…", "zh-ellipsis", "……"),
        ("奖品--一条船--已选定。", "zh-dash", "——"),
        ("比赛在 2026 年举行。", "zh-space", ""),
        ("两国 俱乐部来了。", "zh-space", ""),
        ("这是*友谊*赛。", "zh-emphasis", None),
        ("我们回顾第2139号(2014)决议。", "zh-resolution-number", "第2139(2014)号决议"),
        ("我们回顾2419(2018)号决议。", "zh-resolution-number", "第2419(2018)号决议"),
        ("我们回顾第73/24决议。", "zh-resolution-number", "第73/24号决议"),
        ("结果将告知联大。", "zh-organ-name", "大会"),
        ("兩國俱乐部来了。", "zh-traditional", "两国"),
        ("文件Ａ/80/1已印发。", "zh-wide-character", "A"),
        ("俱乐部来自不丹、冰岛，马耳他。", "zh-list-comma", "和"),
        ("俱乐部来自不丹、冰岛、马耳他。", "zh-list-comma", "和"),
        ("俱乐部来自不丹、马耳他和冰岛。", "zh-list-order", None),
    ],
)  # fmt: skip
def test_a_mistake_is_found(text: str, rule: str, fix: str | None) -> None:
    assert (rule, fix) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "比赛于2026年6月3日上午9:30举行，共有3 400名观众。",
        "见文件A/80/1和S/2026/1，以及https://example.org/a,b。",
        "船长说：“船很稳：‘海鸥’号……”——大家都笑了。",
        "我们回顾大会第73/24号决议、安全理事会第2419(2018)号和第2250(2015)号决议。",
        "我们回顾《联合国宪章》第一条(见附件)。",
        "俱乐部来自不丹、冰岛和马耳他，也来自智利。",
        "阿达·贝里(Ada Berg)和Côte d'Azur俱乐部来了。",
        "这是**友谊**赛，占12.5%。",
        "船长说：“天气很好。”\n\n  大家都笑了。",
    ],
)
def test_correct_texts_have_no_findings(text: str) -> None:
    assert found(text) == []


def test_fixes_of_punctuation_are_applied() -> None:
    letter = with_change(chinese_body("比赛在雷克雅未克（冰岛）举行,奖品--一条船--已选定."))
    fixed = fix_letter(LetterInput("letter.yaml", letter.encode(), None))
    ((_, after),) = fixed.changed.values()
    assert "比赛在雷克雅未克(冰岛)举行，奖品——一条船——已选定。" in after


def test_one_note_asks_for_a_reader() -> None:
    letter = with_change("language: zh\nignore: null\nsenders: [{state: 马耳他, office: charge-d-affaires}]\n")
    notes = [one for one in check(letter) if one.rule == "word-unconfirmed"]
    assert len(notes) == 1
    assert "kinds.identical-letters" in notes[0].message
    assert "offices.charge-d-affaires" in notes[0].message
    assert "sessions.year" in notes[0].message
    assert notes[0].message.endswith("ask a reader of Chinese to check them.")


def test_the_note_names_an_uncertain_state() -> None:
    letter = with_change("language: zh\ntemplate: letter\naddressees: [SG]\ndate: 1955-03-04\nignore: null\n"
                         "senders: [Ceylon]\nsignatories: null\n")  # fmt: skip
    assert any("the name 锡兰" in one.message for one in check(letter) if one.rule == "word-unconfirmed")


def test_a_confirmed_letter_has_no_note() -> None:
    letter = with_change("language: zh\ntemplate: letter\naddressees: [secretary-general]\nignore: null\n"
                         "signatories:\n  - {given: 阿达, family: 贝里斯多蒂尔, state: 冰岛}\n")  # fmt: skip
    assert check(letter) == []
