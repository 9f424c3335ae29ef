"""Rules on Chinese punctuation: marks as wide as a character, titles of documents, names, dashes, emphasis, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.lint.authorities import CHINESE, CHINESE_PUNCTUATION
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

IN_CHINESE = ("zh",)
HAN = r"[\u3005\u3400-\u4dbf\u4e00-\u9fff]"
# An ideograph, or the end of what was written in Chinese before the mark.
_BEFORE = r"(?<=[\u3005\u3400-\u4dbf\u4e00-\u9fff”’》)）])"
_WIDE = str.maketrans(",:;?!.", "，：；？！。")


def chinese_body(*paragraphs: str) -> str:
    """Return a change to the Chinese example letter: these paragraphs, then the request for circulation."""
    return f"language: zh\n{body_example(*paragraphs)}"


def in_words(context: LintContext, pattern: str, *needs: str) -> Iterator[tuple[TextView, re.Match[str]]]:
    """Yield matches of a pattern in the author's own words: the body, titles and names."""
    for text in (*context.bodies, *context.lines):
        for match in text.find(pattern, needs=needs):
            yield text, match


def in_text(context: LintContext, pattern: str, *needs: str) -> Iterator[tuple[TextView, re.Match[str]]]:
    """Yield matches of a pattern in the body, titles and names, with the words in quotation marks."""
    for text in (*context.bodies, *context.lines):
        for match in re.finditer(pattern, text.plain) if any(need in text.plain for need in needs) else ():
            yield text, match


@rule(
    "zh-punctuation-width",
    WARNING,
    "Write punctuation as wide as a character in Chinese text: ，。：；？！.",
    CHINESE_PUNCTUATION,
    bad=chinese_body("两国俱乐部将会面,并举行比赛。"),
    good=chinese_body("两国俱乐部将会面，并举行比赛。"),
    safe=True,
    languages=IN_CHINESE,
)
def zh_punctuation_width(context: LintContext) -> Iterable[Match]:
    for text, match in in_text(context, rf"{_BEFORE}[,:;?!](?!\w*//)|(?<={HAN})\.(?![\w.])", *",:;?!."):
        wide = match[0].translate(_WIDE)
        yield text.at(match, f"After a Chinese character, write “{wide}”.", wide)


@rule(
    "zh-bracket-width",
    NOTE,
    "Write narrow brackets ( ), as documents of the United Nations do.",
    f"{CHINESE} (own knowledge)",
    bad=chinese_body("雷克雅未克（冰岛）的俱乐部将举行比赛。"),
    good=chinese_body("雷克雅未克(冰岛)的俱乐部将举行比赛。"),
    safe=True,
    languages=IN_CHINESE,
)
def zh_bracket_width(context: LintContext) -> Iterable[Match]:
    for text, match in in_text(context, "[（）]", "（", "）"):
        narrow = "(" if match[0] == "（" else ")"
        yield text.at(match, f"Write “{narrow}”.", narrow)


@rule(
    "zh-title-marks",
    NOTE,
    "Write titles of documents and books between 《 and 》: 《联合国宪章》.",
    f"{CHINESE_PUNCTUATION}; {CHINESE}",
    bad=chinese_body("我们回顾“联合国海洋法公约”和联合国宪章。"),
    good=chinese_body("我们回顾《联合国海洋法公约》和《联合国宪章》。"),
    suggested=True,
    languages=IN_CHINESE,
)
def zh_title_marks(context: LintContext) -> Iterable[Match]:
    documents = "公约|宪章|宣言|议定书|协定|条约"
    pattern = rf"[“\"]([^“”\"《》]{{2,40}}(?:{documents}))[”\"]|(?<!《)联合国宪章(?!》)"
    for text, match in in_text(context, pattern, *documents.split("|")):
        title = match[1] or match[0]
        yield text.at(match, f"Write 《{title}》.", f"《{title}》")


@rule(
    "zh-quotation-paragraphs",
    NOTE,
    "Begin every paragraph of a long quotation with “.",
    f"{CHINESE} (S/PRST/2007/2, S/PRST/2010/13)",
    bad=chinese_body("船长说：“天气很好。", "船很稳。”"),
    good=chinese_body("船长说：“天气很好。", "“船很稳。”"),
    safe=True,
    languages=IN_CHINESE,
)
def zh_quotation_paragraphs(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        is_open = False
        for block in text.blocks:
            inside = text.plain[block.start : block.end]
            if is_open and inside.strip() and not inside.lstrip().startswith("“"):
                start = block.start + len(inside) - len(inside.lstrip())
                yield text.match_at(start, start + 1, "The quotation goes on; begin with “.", f"“{text.text[start]}")
            is_open = inside.rfind("“") > inside.rfind("”") or (is_open and "”" not in inside)


@rule(
    "zh-middle-dot",
    WARNING,
    "Write · (U+00B7) between the names of a foreign person.",
    f"{CHINESE} (A/76/743)",
    bad=chinese_body("队长阿达・贝里将参加比赛。"),
    good=chinese_body("队长阿达·贝里将参加比赛。"),
    suggested=True,
    languages=IN_CHINESE,
)
def zh_middle_dot(context: LintContext) -> Iterable[Match]:
    for text, match in in_text(context, rf"(?<={HAN})[・•‧．●](?={HAN})", *"・•‧．●"):
        yield text.at(match, "Between names, write · (U+00B7).", "·")


@rule(
    "zh-emphasis",
    NOTE,
    "Leave out italics, which Chinese does not have.",
    f"{CHINESE} (own knowledge)",
    bad=chinese_body("这是一次*友谊*赛。"),
    good=chinese_body("这是一次“友谊”赛。"),
    languages=IN_CHINESE,
)
def zh_emphasis(context: LintContext) -> Iterable[Match]:
    message = "Word prints these words in KaiTi and the PDF as the others; use quotation marks, or **bold**."
    for text in context.bodies:
        for match in re.finditer(rf"(?<![*\\\w])\*(?![*\s])[^*\n]*{HAN}[^*\n]*(?<![\s\\])\*(?!\*)", text.text):
            yield text.at(match, message)
        for match in re.finditer(rf"(?<=[\u3400-\u9fff])\*(?![*\s])[^*\n]*{HAN}[^*\n]*\*(?!\*)", text.text):
            yield text.at(match, message)


@rule(
    "zh-space",
    NOTE,
    "Leave out spaces next to a Chinese character; the page has its own there.",
    f"{CHINESE} (A/76/743)",
    bad=chinese_body("比赛将于 2026 年举行。"),
    good=chinese_body("比赛将于2026年举行。"),
    suggested=True,
    languages=IN_CHINESE,
)
def zh_space(context: LintContext) -> Iterable[Match]:
    wide = "\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef"
    for text, match in in_text(context, rf"(?<=[{wide}])[ ]+(?=[\w(“])|(?<=[\w)”])[ ]+(?=[{wide}])", " "):
        yield text.at(match, "Drafter does not print this space; remove it.", "")


@rule(
    "zh-ellipsis",
    WARNING,
    "Write six points, ……, for an ellipsis.",
    CHINESE_PUNCTUATION,
    bad=chinese_body("比赛有划船、帆船..."),
    good=chinese_body("比赛有划船、帆船……"),
    safe=True,
    languages=IN_CHINESE,
)
def zh_ellipsis(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<![….])(?:\.{3,6}|。{2,6}|…)(?![….])"
    for text, match in in_words(context, pattern, "...", "…", "。。"):
        yield text.at(match, "Write …… (two times U+2026).", "……")


@rule(
    "zh-dash",
    WARNING,
    "Write a dash as long as two characters: ——.",
    CHINESE_PUNCTUATION,
    bad=chinese_body("比赛的奖品—一条旧船—已经选定。"),
    good=chinese_body("比赛的奖品——一条旧船——已经选定。"),
    safe=True,
    languages=IN_CHINESE,
)
def zh_dash(context: LintContext) -> Iterable[Match]:
    for text, match in in_text(context, rf"(?<={HAN})(?:(?<!—)—(?!—)|–|--)(?={HAN})", "—", "–", "--"):
        yield text.at(match, "Write —— (two times U+2014).", "——")
