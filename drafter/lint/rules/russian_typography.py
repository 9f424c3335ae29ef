"""Rules on Russian quotation marks, dashes, and spaces in abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import RUSSIAN
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.russian_words import IN_RUSSIAN, in_words, russian_body

_MARKS = f"{RUSSIAN} (S/2016/820)"


@rule(
    "ru-quotation-marks",
    WARNING,
    "Use « » as quotation marks.",
    _MARKS,
    bad=russian_body("В гонке победил клуб “Парус”."),
    good=russian_body("В гонке победил клуб «Парус»."),
    safe=True,
    languages=IN_RUSSIAN,
)
def ru_quotation_marks(context: LintContext) -> Iterable[Match]:
    for text in (*context.texts, *context.lines):
        for match in re.finditer(r"«[^»]*»|“([^“”„«»\n]*)”|„([^“”„«»\n]*)[“”]", text.plain):
            quoted = match[1] or match[2]
            if quoted:
                yield text.at(match, "The outer quotation marks are « ».", f"«{quoted}»")


@rule(
    "ru-quotation-nested",
    WARNING,
    "Use „ “ inside « ».",
    _MARKS,
    bad=russian_body("Участники прочли книгу «Клуб «Парус» и море»."),
    good=russian_body("Участники прочли книгу «Клуб „Парус“ и море»."),
    languages=IN_RUSSIAN,
)
def ru_quotation_nested(context: LintContext) -> Iterable[Match]:
    for text in (*context.texts, *context.lines):
        for match in re.finditer(r"(?<=«)[^«»]*((?:«|“)[^«»“”„]*(?:»|”))(?=[^«]*»)", text.plain):
            yield text.at(match, "The inner quotation marks are „ “.", group=1)


@rule(
    "ru-quotation-space",
    NOTE,
    "Write no space inside « ».",
    _MARKS,
    bad=russian_body("В гонке победил клуб « Парус »."),
    good=russian_body("В гонке победил клуб «Парус»."),
    languages=IN_RUSSIAN,
)
def ru_quotation_space(context: LintContext) -> Iterable[Match]:
    for text in (*context.texts, *context.lines):
        for match in re.finditer(r"(?<=«)[ \u00a0\u202f]+|(?<=[^\s\u00a0])[ \u00a0\u202f]+(?=»)", text.plain):
            yield text.at(match, "Write no space inside the quotation marks.")


@rule(
    "ru-quotation-unclosed",
    WARNING,
    "Close every quotation that you open, and open every one that you close.",
    _MARKS,
    bad=russian_body("В гонке победил клуб «Парус."),
    good=russian_body("В гонке победил клуб «Парус»."),
    languages=IN_RUSSIAN,
)
def ru_quotation_unclosed(context: LintContext) -> Iterable[Match]:
    for text in context.texts:
        for index, block in enumerate(text.blocks):
            inside = text.plain[block.start : block.end]
            following = text.blocks[index + 1] if index + 1 < len(text.blocks) else None
            goes_on = following and text.plain[following.start : following.end].lstrip(" >").startswith("«")
            if inside.count("«") != inside.count("»") and not goes_on:
                mark = "«" if inside.count("«") > inside.count("»") else "»"
                at = block.start + inside.rindex(mark)
                yield text.match_at(at, at + 1, "This quotation mark has no partner; add the missing one.")


@rule(
    "ru-dash",
    WARNING,
    "Write a dash with spaces, not a hyphen: «Спорт — это мир».",
    f"{RUSSIAN} (own knowledge)",
    bad=russian_body("Гребля - это дружба."),
    good=russian_body("Гребля — это дружба."),
    safe=True,
    languages=IN_RUSSIAN,
)
def ru_dash(context: LintContext) -> Iterable[Match]:
    for text in (*context.texts, *context.lines):
        tables = tuple(text.of_kind("table"))
        for match in re.finditer(r"(?<=[\w,)»]) (-{1,3}|–)(?= [\w(«])|(?<=[^\W\d])(--|---)(?=[^\W\d])", text.plain):
            before_number = text.plain[match.end() : match.end() + 2].strip().isdigit()
            between_numbers = text.plain[match.start() - 1].isdigit() and before_number
            if not between_numbers and not any(block.start <= match.start() < block.end for block in tables):
                group = 1 if match[1] else 2
                # A hyphen in front of a number may be its minus sign.
                fix = None if before_number else ("—" if group == 1 else " — ")
                yield text.at(match, "Between words, write a dash.", fix, group)


@rule(
    "ru-dash-spaces",
    WARNING,
    "Write a space before and after a dash.",
    f"{RUSSIAN} (own knowledge)",
    bad=russian_body("Гребля—это дружба."),
    good=russian_body("Гребля — это дружба."),
    safe=True,
    languages=IN_RUSSIAN,
)
def ru_dash_spaces(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"(?<=[а-яА-Я»)])(?:—| —|— )(?=[а-яА-Я«(])", "—"):
        if match[0] != " — ":
            yield text.at(match, "A dash has a space on both sides.", " — ")


@rule(
    "ru-abbreviation-space",
    NOTE,
    "Write a space inside abbreviations of several words: «т. е.», «и т. д.».",
    f"{RUSSIAN} (own knowledge)",
    bad=russian_body("Клубы привезут весла, паруса и т.д. и встретятся."),
    good=russian_body("Клубы привезут весла, паруса и т. д. и встретятся."),
    safe=True,
    languages=IN_RUSSIAN,
)
def ru_abbreviation_space(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\b[тТ]\.([дпек]\.)|\b[иИ]\.(о\.)(?=\s[А-Яа-я])", "."):
        group = 1 if match[1] else 2
        yield text.at(match, "Write a space between the letters.", f" {match[group]}", group)


@rule(
    "ru-initial-space",
    NOTE,
    "Write a space between an initial and the name.",
    f"{RUSSIAN} (S/2016/224)",
    bad=russian_body("Судьей гонки был А.Петров."),
    good=russian_body("Судьей гонки был А. Петров."),
    safe=True,
    languages=IN_RUSSIAN,
)
def ru_initial_space(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"(?<![\w.])[А-Я]\.(?:[А-Я]\.)?([А-Я][а-я]+)"):
        yield text.at(match, "Write a space after the initial.", f" {match[1]}", 1)


_LOOKALIKES = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")


@rule(
    "ru-latin-letter",
    WARNING,
    "Write words in Cyrillic letters alone; some Latin ones only look alike.",
    "Web Content Accessibility Guidelines 2.2, 3.1.2 (Language of Parts)",
    bad=russian_body("В гонке победил экипaж Исландии."),
    good=russian_body("В гонке победил экипаж Исландии."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_latin_letter(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(
        context, r"(?<![\w/])(?:[A-Za-z]+[А-Яа-яЁё]|[А-Яа-яЁё]+[A-Za-z])[A-Za-zА-Яа-яЁё]*(?![\w/])"
    ):
        fix = match[0].translate(_LOOKALIKES)
        message = "This word has Latin and Cyrillic letters; a search does not find it."
        yield text.at(match, message, None if re.search(r"[A-Za-z]", fix) else fix)
