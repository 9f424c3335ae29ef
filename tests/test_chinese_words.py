"""Chinese typography, numbers, lines joined without spaces, citations and offices."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of

from drafter.languages.protocol import Receiver
from drafter.languages.zh.formatting import join_list, number
from drafter.languages.zh.grammar import LANGUAGE as ZH
from drafter.lint.examples import with_change
from drafter.pipeline import draft


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('他说："好。"', "他说：“好。”"),
        ("他说：\"读'灯塔'一书。\"", "他说：“读‘灯塔’一书。”"),
        ('他说："读\'灯塔"之光"\'一书。"', "他说：“读‘灯塔“之光”’一书。”"),
        ("“读'灯塔'一书”", "“读‘灯塔’一书”"),
        ("科特迪瓦(Côte d'Ivoire)和'灯塔'", "科特迪瓦(Côte d’Ivoire)和‘灯塔’"),
        ("Harbour Club's 杂志", "Harbour Club’s杂志"),
        ("在 2016 年，Sigrún 说", "在2016年，Sigrún说"),
        ("共3 400名，Harbour Reading Club", "共3_400名，Harbour Reading Club"),
        ("A/71/999-S/2016/999", "A/71/999-S/2016/999"),
        ("", ""),
    ],
)
def test_typography(typed: str, printed: str) -> None:
    assert ZH.smart_quotes(typed).replace("\u00a0", "_") == printed
    assert ZH.smart_quotes(ZH.smart_quotes(typed)) == ZH.smart_quotes(typed)


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        ("两国\n俱乐部", "两国俱乐部"),
        ("好，\n谢谢", "好，谢谢"),
        ("在\nReykjavík", "在Reykjavík"),
        ("**两国**\n*俱乐部*", "两国俱乐部"),
        ("Harbour\nReading Club", "Harbour Reading Club"),
        ("共\n{{ on_behalf_of.count }}\n国", "共2国"),
    ],
)
def test_lines_are_joined_without_a_space(lines: str, printed: str) -> None:
    body = lines.replace("\n", "\n  ")
    keys = "language: zh\non_behalf_of: [Chile, Fiji]\n"
    letter = with_change(f"{keys}body: |\n  {body}\n\n  {{{{ circulation_request }}}}\n")
    text = next(iter(draft(letter, ["text"]).values())).decode()
    assert f"\n{printed}\n" in text


@given(st.text(alphabet="灯塔 “”‘’\"'，。 0123%\u00a0A", max_size=30))
def test_typography_changes_no_word(text: str) -> None:
    def words(of_text: str) -> str:
        return "".join(char for char in of_text if char.isalnum() or char in "%，。")

    assert words(ZH.smart_quotes(text)) == words(text)


@given(st.lists(st.text(alphabet="灯塔 “\"'，A1", max_size=6), max_size=5))
def test_pieces_are_set_as_the_whole(pieces: list[str]) -> None:
    typesetter = ZH.typesetter()
    printed = ""
    for index, piece in enumerate(pieces):
        following = "".join(pieces[index + 1 :])[:1]
        printed += typesetter.typeset(piece, following)
    assert printed.replace(" ", "") == ZH.smart_quotes("".join(pieces)).replace(" ", "")


NUMBERS = {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 71: "七十一", 100: "一百", 101: "一百零一",
           109: "一百零九", 110: "一百一十", 111: "一百一十一", 112: "一百一十二", 120: "一百二十"}  # fmt: skip


@pytest.mark.parametrize(("value", "text"), NUMBERS.items())
def test_numbers(value: int, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("value", [0, 200])
def test_numbers_end(value: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 199"):
        number(value)


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["甲"], "甲"), (["甲", "乙"], "甲和乙"), (["甲", "乙", "丙"], "甲、乙和丙")]
)
def test_lists(items: list[str], text: str) -> None:
    assert join_list(items) == text


def test_the_table_has_only_characters_of_the_language() -> None:
    for row in ZH.names.rows:
        for text in (row.short, row.running, row.formal):
            assert re.fullmatch(r"[\u4e00-\u9fff()-]+", text), text


def test_listed_states_are_in_the_english_order() -> None:
    facts = facts_of(language="zh", senders=["Chad"], on_behalf_of=["瑞典", "ALB", "中国", "Zambia"])
    assert facts.on_behalf_of is not None
    assert facts.on_behalf_of.text == "阿尔巴尼亚、中国、瑞典和赞比亚"


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("第2139(2014)号决议", ["S/RES/2139(2014)"]),
        ("第2139（2014）号决议", ["S/RES/2139(2014)"]),
        ("安全理事会第2118(2013)、2209(2015)和2235(2015)号决议",
         ["S/RES/2118(2013)", "S/RES/2209(2015)", "S/RES/2235(2015)"]),
        ("第2118(2013)号和第2209(2015)号决议", ["S/RES/2118(2013)", "S/RES/2209(2015)"]),
        ("大会第71/248号决议", ["A/RES/71/248"]),
        ("人权理事会第31/1号决议", ["A/HRC/RES/31/1"]),
        ("妇女地位委员会第31/1号决议", []),
        ("第七十一届会议通过的第71/248号决议", ["A/RES/71/248"]),
        ("作为文件S/2016/790分发", ["S/2016/790"]),
    ],
)  # fmt: skip
def test_citations(text: str, symbols: list[str]) -> None:
    assert [citation.symbol for citation in ZH.citations(text)] == symbols


def test_a_citation_is_printed_without_a_space() -> None:
    assert [citation.printed for citation in ZH.citations("第2139(2014)号决议")] == ["2139(2014)"]


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("冰岛常驻联合国代表", "permanent-representative"),
        ("冰岛常驻联合国代表团临时代办", "charge-d-affaires"),
        ("大使", "permanent-representative"),
        ("马耳他司法部长", None),
    ],
)
def test_offices_of_title_lines(line: str, office: str | None) -> None:
    assert ZH.office_of_line(line) == office


def test_salutation_and_courtesy() -> None:
    assert ZH.salutation(Receiver("secretary-general")) == "阁下："
    assert ZH.courtesy(Receiver("secretary-general"), several=True) == "顺致最崇高的敬意。"
