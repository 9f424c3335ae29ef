"""Rules on Chinese words and numbers: resolutions, organs, simplified characters, digits, lists of States."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from drafter.languages.names import StateNames, fold
from drafter.lint.authorities import CHINESE, COUNTRIES
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.chinese_punctuation import IN_CHINESE, chinese_body, in_text, in_words
from drafter.lint.text_view import TextView
from drafter.tables import packaged

_NUMBER = r"\d{1,4}[(（]\d{4}[)）]|(?:ES-)?\d{1,3}/\d{1,3}"


@rule(
    "zh-resolution-number",
    WARNING,
    "Write the number of a resolution between 第 and 号: 第2139(2014)号决议.",
    f"{CHINESE} (S/PRST/2010/13, A/ES-11/L.1)",
    bad=chinese_body("我们回顾大会73/24号决议。"),
    good=chinese_body("我们回顾大会第73/24号决议。"),
    suggested=True,
    languages=IN_CHINESE,
)
def zh_resolution_number(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"第?(\d{1,4})号[(（](\d{4})[)）]决议", "决议"):
        fix = f"第{match[1]}({match[2]})号决议"
        yield text.at(match, "The year is before 号.", fix)
    for text, match in in_words(context, rf"(?<![A-Za-z\d/、和及第(（-])({_NUMBER})号?决议|第({_NUMBER})决议", "决议"):
        fix = f"第{match[1] or match[2]}号决议"
        yield text.at(match, "The number is between 第 and 号.", fix)


_ORGANS = {"联大": "大会", "安理会": "安全理事会", "经社理事会": "经济及社会理事会"}


@rule(
    "zh-organ-name",
    NOTE,
    "Write the names of organs in full: 安全理事会, 大会.",
    f"{CHINESE} (S/RES/2446 (2018), A/76/743)",
    bad=chinese_body("俱乐部将把结果告知安理会。"),
    good=chinese_body("俱乐部将把结果告知安全理事会。"),
    suggested=True,
    languages=IN_CHINESE,
)
def zh_organ_name(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, "|".join(_ORGANS), *_ORGANS):
        name = _ORGANS[match[0]]
        yield text.at(match, f"Letters write {name}.", name)


@rule(
    "zh-traditional",
    WARNING,
    "Write simplified characters.",
    f"{CHINESE} (S/RES/2446 (2018))",
    bad=chinese_body("兩國俱乐部将举行比赛。"),
    good=chinese_body("两国俱乐部将举行比赛。"),
    suggested=True,
    languages=IN_CHINESE,
)
def zh_traditional(context: LintContext) -> Iterable[Match]:
    simplified = _simplified()
    for text, match in in_text(context, f"[{''.join(simplified)}]+", *simplified):
        fix = "".join(simplified[character] for character in match[0])
        yield text.at(match, f"The simplified form is {fix}.", fix)


@cache
def _simplified() -> dict[str, str]:
    """Return the simplified form of common traditional characters."""
    return {row["traditional"]: row["simplified"] for row in packaged(Path(__file__).with_name("traditional.csv"))}


@rule(
    "zh-wide-character",
    WARNING,
    "Write digits and Latin letters of the usual width: 2026, A/80/1.",
    f"{CHINESE} (A/76/743)",
    bad=chinese_body("比赛将于２０２６年举行。"),
    good=chinese_body("比赛将于2026年举行。"),
    suggested=True,
    languages=IN_CHINESE,
)
def zh_wide_character(context: LintContext) -> Iterable[Match]:
    for text, match in in_text(
        context, "[０-９Ａ-Ｚａ-ｚ]+", *"０１２３４５６７８９", *map(chr, range(0xFF21, 0xFF5B))
    ):
        narrow = "".join(chr(ord(character) - 0xFEE0) for character in match[0])
        yield text.at(match, f"Write {narrow}.", narrow)


@rule(
    "zh-list-comma",
    WARNING,
    "Separate the States of a list by 、, with 和 before the last.",
    f"{CHINESE} (A/62/193, A/76/743)",
    bad=chinese_body("俱乐部来自冰岛，马耳他，不丹。"),
    good=chinese_body("俱乐部来自不丹、冰岛和马耳他。"),
    suggested=True,
    languages=IN_CHINESE,
)
def zh_list_comma(context: LintContext) -> Iterable[Match]:
    for text, states in _lists(context, "[,，、]"):
        *first, last = pairwise(states)
        for before, after in [*first, last]:
            gap = text.plain[before.end() : after.start()]
            right = "和" if (before, after) == last else "、"
            if gap in ",，、" and gap != right:
                yield text.match_at(before.end(), after.start(), f"Between these States, write {right}.", right)


@rule(
    "zh-list-order",
    WARNING,
    "List States in the order of their English names.",
    f"{COUNTRIES}; {CHINESE} (A/62/193)",
    bad=chinese_body("俱乐部来自马耳他、不丹和冰岛。"),
    good=chinese_body("俱乐部来自不丹、冰岛和马耳他。"),
    languages=IN_CHINESE,
)
def zh_list_order(context: LintContext) -> Iterable[Match]:
    names, day = context.language.names, context.letter.date
    for text, states in _lists(context, "[,，、和及]"):
        found = [names.find(match[0], day) for match in states]
        keys = [fold(names.on(one.code, day).sort_key) for one in found if one]
        wrong = next((index for index in range(1, len(keys)) if keys[index] < keys[index - 1]), None)
        if wrong is not None:
            message = f"{states[wrong][0]} is before {states[wrong - 1][0]} in the order of the English names."
            yield text.at(states[wrong], message)


def _lists(context: LintContext, separator: str) -> Iterator[tuple[TextView, Sequence[re.Match[str]]]]:
    """Yield the lists of three or more States in the author's own words."""
    pattern = _state_pattern(context.language.names)
    for text in context.bodies:
        states = list(pattern.finditer(text.own))
        row: list[re.Match[str]] = []
        for match in states:
            if row and not re.fullmatch(f"{separator}|以及|和|及", text.own[row[-1].end() : match.start()]):
                yield from [(text, row)] if len(row) > 2 else []  # noqa: PLR2004
                row = []
            row.append(match)
        yield from [(text, row)] if len(row) > 2 else []  # noqa: PLR2004


@cache
def _state_pattern(names: StateNames) -> re.Pattern[str]:
    texts = {text for row in names.rows for text in (row.short, row.formal)}
    return re.compile("|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True)))
