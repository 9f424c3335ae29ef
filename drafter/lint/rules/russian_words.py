"""Rules on Russian words: names, capitals, offices and organs as the United Nations prints them in Russian."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.lint.authorities import RUSSIAN, TERMINOLOGY
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

IN_RUSSIAN = ("ru",)


def russian_body(*paragraphs: str) -> str:
    """Return a change to the Russian example letter: these paragraphs, then the request for circulation."""
    return f"language: ru\n{body_example(*paragraphs)}"


def in_words(context: LintContext, pattern: str, *needs: str) -> Iterator[tuple[TextView, re.Match[str]]]:
    """Yield matches of a pattern in the author's own words: the body, titles and names."""
    for text in (*context.bodies, *context.lines):
        for match in text.find(pattern, needs=needs):
            yield text, match


@rule(
    "ru-yo",
    NOTE,
    "Write е, not ё: «Объединенных», «четвертый».",
    f"{RUSSIAN} (S/2017/613)",
    bad=russian_body("Судьи пройдут весь путь на вёслах."),
    good=russian_body("Судьи пройдут весь путь на веслах."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_yo(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"(?<!\w)[^\WёЁ]*+[ёЁ]\w*", "ё", "Ё"):
        # A name keeps its letters; after the first word of a sentence, capitals begin names.
        is_name = match[0][0].isupper() and not match[0].startswith("Объедин") and not _starts_sentence(text, match)
        fix = None if is_name else match[0].replace("ё", "е").replace("Ё", "Е")
        yield text.at(match, "Documents in Russian print е, not ё.", fix)


def _starts_sentence(text: TextView, match: re.Match[str]) -> bool:
    return re.search(r"(?:^|[.!?…:]|\n)\s*$", text.plain[max(match.start() - 20, 0) : match.start()]) is not None


_FACT = r"(?<!\w)(?!как\b|\d)\w+[ \n]+(\{\{-?\s*on_behalf_of\s*(?:\||-?\}\}))"


@rule(
    "ru-list-case",
    WARNING,
    "Print a list of States after a colon, a dash or a bracket: it is in the nominative.",
    RUSSIAN,
    bad="on_behalf_of: [Исландия, Мальта, Чили]\n" + russian_body("Мы пишем от имени {{ on_behalf_of }}."),
    good="on_behalf_of: [Исландия, Мальта, Чили]\n"
    + russian_body("Мы пишем от имени следующих государств: {{ on_behalf_of }}."),
    languages=IN_RUSSIAN,
)
def ru_list_case(context: LintContext) -> Iterable[Match]:
    for text in context.texts_with("on_behalf_of"):
        for match in re.finditer(_FACT, text.text):
            advice = "write, for example, «от имени следующих государств: {{ on_behalf_of }}», or type the names."
            yield text.at(match, f"The names are printed in the nominative, as after a colon; {advice}", None, 1)


_SIGNED_IN_LATIN = """language: ru
signatories:
  - {given: Ada, family: Bergsdóttir, state: Исландия}
  - {given: Карману, family: Захра, state: Мальта}
"""


@rule(
    "ru-latin-name",
    WARNING,
    "Write the names of signatories in Cyrillic.",
    f"{RUSSIAN} (A/56/441, S/2016/224)",
    bad=_SIGNED_IN_LATIN,
    good=_SIGNED_IN_LATIN.replace("Ada", "Ада").replace("Bergsdóttir", "Бергсдоттир"),
    languages=IN_RUSSIAN,
)
def ru_latin_name(context: LintContext) -> Iterable[Match]:
    for index, signatory in enumerate(context.letter.signatories):
        for key in ("given", "family"):
            if re.search(r"[A-Za-zÀ-ɏ]", getattr(signatory, key) or ""):
                message = "The name is in Latin letters; write it as Russian transcribes it."
                yield context.match_at(("signatories", index, key), message)


@rule(
    "ru-plural-capital",
    WARNING,
    "Write several permanent representatives with a small letter: «постоянные представители».",
    f"{RUSSIAN} (A/43/58)",
    bad=russian_body("Экипажи посетят Постоянных представителей Исландии и Мальты."),
    good=russian_body("Экипажи посетят постоянных представителей Исландии и Мальты."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_plural_capital(context: LintContext) -> Iterable[Match]:
    pattern = r"\b(?:Постоянны|Временны)(?:е|х|м|ми)\s+(?:представител|наблюдател|представительств|поверенн)\w+"
    for text, match in in_words(context, pattern, "Постоянны", "Временны"):
        if not text.begins_sentence(match.start()):
            yield text.at(match, "The plural has a small letter.", match[0][0].lower() + match[0][1:])


@rule(
    "ru-singular-capital",
    WARNING,
    "Write the Permanent Representative with a capital: «Постоянный представитель».",
    f"{RUSSIAN} (A/56/441, S/2017/613)",
    bad=russian_body("Экипажи посетит постоянный представитель Исландии."),
    good=russian_body("Экипажи посетит Постоянный представитель Исландии."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_singular_capital(context: LintContext) -> Iterable[Match]:
    pattern = r"\bпостоянн(?:ый|ого|ому|ым|ом)\s+(?:представител|наблюдател)(?:ь|я|ю|ем|е)\b"
    for text, match in in_words(context, pattern, "постоянн"):
        # Until about 1985, documents had a small letter.
        yield text.at(match, "The office of one person has a capital.", match[0][0].upper() + match[0][1:])


@rule(
    "ru-government-capital",
    NOTE,
    "Write «мое правительство» with a small letter.",
    f"{RUSSIAN} (S/2016/251, S/2016/611)",
    bad=russian_body("По поручению наших Правительств сообщаем о гонке."),
    good=russian_body("По поручению наших правительств сообщаем о гонке."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_government_capital(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\b[мМнН](?:о|аш)\w{1,3}\s+(Правительств\w*)", "Правительств"):
        yield text.at(match, "After a pronoun, this word has a small letter.", match[1].lower(), 1)


_CAPITALS = {
    r"Генеральн\w+\s+(ассамбле\w+)": str.capitalize,
    r"Совет\w*\s+(безопасности)": str.capitalize,
    r"Генеральн\w+\s+(Секретар\w+)": str.lower,
    r"Организаци\w+\s+(объединенных\s+[Нн]аций)": str.title,
    r"Организаци\w+\s+Объединенных\s+(наций)": str.capitalize,
    r"Экономическ\w+\s+и\s+(социальн\w+)\s+[Сс]овет\w*": str.capitalize,
    r"Экономическ\w+\s+и\s+Социальн\w+\s+(совет\w*)": str.capitalize,
    r"Временн\w+\s+(Поверенн\w+)\s+в\s+[Дд]елах": str.lower,
    r"Постоянн\w+\s+(Представител(?:ь|я|ю|ем|е))\b": str.lower,
}


@rule(
    "ru-organ-capitals",
    WARNING,
    "Write the capitals of Russian names of organs and offices: «Генеральная Ассамблея».",
    f"{RUSSIAN} (A/56/441, S/2017/68)",
    bad=russian_body("О гонке узнает Генеральная ассамблея."),
    good=russian_body("О гонке узнает Генеральная Ассамблея."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_organ_capitals(context: LintContext) -> Iterable[Match]:
    for pattern, corrected in _CAPITALS.items():
        for text, match in in_words(context, rf"\b{pattern}"):
            fix = corrected(match[1])
            if fix != match[1]:
                yield text.at(match, f"In this name, write “{fix}”.", fix, 1)


@rule(
    "ru-united-nations-abbreviated",
    WARNING,
    "Write «при Организации Объединенных Наций» after a mission or an office.",
    f"{RUSSIAN} (S/2017/613)",
    bad=russian_body("Экипажи посетит Постоянный представитель Исландии при ООН."),
    good=russian_body("Экипажи посетит Постоянный представитель Исландии при Организации Объединенных Наций."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_united_nations_abbreviated(context: LintContext) -> Iterable[Match]:
    office = r"\b[Пп]остоянн\w+\s+(?:представител|наблюдател|представительств|мисси)[^.;:\n]{0,120}?\s+"
    for text, match in in_words(context, rf"{office}((?:при|в)\s+ООН)\b|\b(при\s+ООН)\b|\b(в\s+ООН)\b", "ООН"):
        # Outside titles, «в ООН» may be right: the clubs were at the United Nations.
        if text.role == "line" or not match[3]:
            group = next(number for number in (1, 2, 3) if match[number])
            yield text.at(match, "Write the name in full.", "при Организации Объединенных Наций", group)


# The name in use outside the United Nations, by its stem, and the name in UNTERM.
_NATIONAL_NAMES = {
    r"Белорусси(?:я|и|ю|ей)": "Беларусь",
    r"Молдави(?:я|и|ю|ей)": "Республика Молдова",
    r"Киргизи(?:я|и|ю|ей)": "Кыргызстан",
    r"Туркмени(?:я|и|ю|ей)": "Туркменистан",
    r"Северн(?:ая|ой|ую)\s+Коре(?:я|и|е|ю|ей)": "Корейская Народно-Демократическая Республика",
    r"Южн(?:ая|ой|ую)\s+Коре(?:я|и|е|ю|ей)": "Республика Корея",
    r"Тюркие": "Турция",
    r"Святейш\w+\s+Престол\w*|Ватикан(?:а|у|ом|е)?": "Святой Престол",
}


@rule(
    "ru-state-name",
    NOTE,
    "Use the names that the United Nations gives States: «Беларусь», «Республика Молдова».",
    TERMINOLOGY,
    bad=russian_body("В гонке участвуют экипажи Белоруссии."),
    good=russian_body("В гонке участвуют экипажи Беларуси."),
    languages=IN_RUSSIAN,
)
def ru_state_name(context: LintContext) -> Iterable[Match]:
    for pattern, name in _NATIONAL_NAMES.items():
        for text, match in in_words(context, rf"\b(?:{pattern})\b"):
            yield text.at(match, f"The United Nations calls this State “{name}”; write its name in the same case.")


@rule(
    "ru-member-states",
    NOTE,
    "Write «государства-члены» with a small letter.",
    f"{RUSSIAN} (own knowledge)",
    bad=russian_body("Клубы приглашают все Государства-члены."),
    good=russian_body("Клубы приглашают все государства-члены."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_member_states(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\bГосударств\w*(?=-член|\s+—\s+член|-участни)", "Государств"):
        if not text.begins_sentence(match.start()):
            yield text.at(match, "Inside a sentence, this word has a small letter.", match[0].lower())


@rule(
    "ru-member-states-of",
    NOTE,
    "Write a dash in «государства — члены Организации» where further words follow.",
    f"{RUSSIAN} (S/2016/66)",
    bad=russian_body("Клубы приглашают все государства-члены Организации Объединенных Наций."),
    good=russian_body("Клубы приглашают все государства — члены Организации Объединенных Наций."),
    safe=True,
    languages=IN_RUSSIAN,
)
def ru_member_states_of(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"\b[Гг]осударств\w*(-)(?:член|участни)\w*\s+"
        r"(?:(?:\w+(?:ого|ой)\s+)?[Гг]руппы|Организации|Совета|(?:\w+ого\s+)?[Сс]оюза|Движения|Конвенции|Лиги)\b"
    )
    for text, match in in_words(context, pattern, "осударств"):
        yield text.at(match, "Before further words, write a dash with spaces.", " — ", 1)


@rule(
    "ru-annex-capital",
    NOTE,
    "Write «см. приложение» with a small letter.",
    f"{RUSSIAN} (S/2017/613)",
    bad="language: ru\nannexes:\n  - {title: Журнал, body: Журнал гонки.}\n"
    + body_example("Имеем честь препроводить журнал (см. Приложение)."),
    good="language: ru\nannexes:\n  - {title: Журнал, body: Журнал гонки.}\n"
    + body_example("Имеем честь препроводить журнал (см. приложение)."),
    suggested=True,
    languages=IN_RUSSIAN,
)
def ru_annex_capital(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\b[Сс]м\.\s+(Приложени\w+|Добавлени\w+)", "Приложени", "Добавлени"):
        yield text.at(match, "Inside a sentence, this word has a small letter.", match[1].lower(), 1)
