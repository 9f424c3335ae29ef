"""The patterns of Russian requests for circulation, in the wordings of A/56/441, S/2016/224 and their time."""

from __future__ import annotations

import re
from functools import cache

from drafter.languages.lexicon import load_lexicon
from drafter.languages.protocol import Voice
from drafter.languages.request_reader import RequestPatterns
from drafter.languages.ru.formatting import LAST_ORDINAL, ordinal
from drafter.un.sessions import Session

# Words with which published communications ask for circulation as a document.
_ASKS = re.compile(r"\b(?:распростран|опубликов|публик|выпус|выпущ|издан|издат|разосла|довести)\w*", re.IGNORECASE)
# A full stop after an abbreviation or an initial does not end a sentence.
_SENTENCE = re.compile(
    r"(?:[^.?!]|[.?!](?![\s\u00a0]|$)|(?<=\bг)\.|(?<=\bгг)\.|(?<=\bст)\.|(?<=\bп)\.|(?<=\bпп)\.|(?<=\bсм)\.|(?<=\bт)\.|"
    r"(?<=\bтов)\.|(?<=\bим)\.|(?<=\b[А-Я])\.)+[.?!]?",
    re.DOTALL,
)
_SESSION = r"(?:(?P<session>(?:\w+\s+){{1,4}}?сессии)\s+)?"
_OFFICIAL = r"(?:отдельн\w+\s+)?(?:официальн\w+\s+)?"
# A short name must not be the beginning of another: Совета Европы.
_END = r"\b(?!\s+(?!Организации\b|ООН\b)[А-Я])"
_FIRST = rf"\b(?:в\s+качестве|как)\s+{_OFFICIAL}документ(?:а|ов|ы)?\s+{_SESSION}{{organs}}{_END}"
_FURTHER = (
    rf"(?:,|(?:,|(?<!\s))\s++(?:и|а\s+также))\s+(?:также\s+)?(?:в\s+качестве\s+)?(?:{_OFFICIAL}документ(?:а|ов)\s+)?{_SESSION}"
    rf"{{organs}}{_END}"
)
# The accusative plural of an annex is its genitive singular: распространить письмо и приложения, распространение письма
# и приложения.
_ATTACHED = re.compile(
    r"\b(?:(?P<accusative>письмо|ноту)|письма|ноты|текста?)(?:\s+настоящ\w+\s+(?:вербальной\s+)?(?:письма|ноты))?,?\s+"
    r"(?:и|а\s+также|вместе\s+со?|со?|включая)\s+(?:(?:его|ее|прилагаем\w+|содержащ\w+ся\s+в)\s+)?"
    r"(?:(?P<enclosure>добавлени|дополнени)|приложени)(?P<several>(?(accusative)я|й)\b|ями\b|ях\b|ям\b)?"
)
_NUMBER = r"\d{1,3}(?:[\s\u00a0]?\(?[a-zа-я]{1,2}\))*(?:[\s\u00a0]?\(?[ivx]+\))*"
_ITEMS = re.compile(
    r"\b(?:по|в\s+связи\s+с|в\s+рамках)\s+(?:под)?пункт(?:у|ам|ом|ами|а|ов)\s+"
    rf"(?P<numbers>{_NUMBER}(?:(?:,?\s+и\s+|,\s*){_NUMBER})*)"
    r"(?:\s+(?P<agenda>предварительной(?=\s+повестки)|первоначального\s+перечня))?"
)
_VOICES: tuple[tuple[re.Pattern[str], Voice], ...] = (
    (re.compile(r"\bПостоянные\s+(?:представительства|миссии)\b"), "missions"),
    (re.compile(r"\bПостоянн(?:ое|ая)\s+(?:представительство|миссия)\b"), "mission"),
    (re.compile(r"\b(?:[Бб]удем|[Бб]ыли\s+бы|[Пп]росим|[Мм]ы|[Нн]аш\w*)\b"), "several"),
    (re.compile(r"\b(?:[Бб]уду|[Бб]ыла?\s+бы|[Пп]рошу|[Яя]|[Мм]о(?:й|его|ему|е|я|ей|и|их))\b"), "one"),
)
_KINDS = {" чрезвычайной специальной сессии": "emergency", " специальной сессии": "special"}
# Cyrillic letters of sub-items: those that look like a Latin letter, and the others in the order of the alphabet.
_LETTERS = str.maketrans("абвгдесо", "abcdeeco")


@cache
def request_patterns() -> RequestPatterns:
    """Return the patterns of Russian requests."""
    names = {name: organ for organ, name in load_lexicon("ru").forms["organs"].items()}
    return RequestPatterns(
        sentence=_SENTENCE,
        asks=_ASKS,
        organs=names | {"Ассамблеи": "general-assembly", "Совета": "security-council"},
        first=(_FIRST,),
        further=_FURTHER,
        attached=_ATTACHED,
        items=_ITEMS,
        number=re.compile(_NUMBER),
        agendas={"предварительной": "provisional", "первоначального перечня": "preliminary"},
        voices=_VOICES,
        note_verbale=re.compile(r"\bвербальн\w+\s+нот\w+"),
        special_session=_special_session,
        item=_item,
        quoted=re.compile(
            r"(?:,|(?<!\s))\s*+(?:озаглавленн\w{1,6}\s+)?(?:«[^»]{0,500}+»|[“„\"][^”“\"]{0,500}+[”“\"]),?"
        ),
        quotation_marks=("«", "»"),
    )


def _item(number: str) -> str:
    """Return a number as in YAML: 108 k) is 108 (k); 3 б) is 3 (b)."""
    first, *parts = re.findall(r"\d+|[a-zа-я]+", number)
    return str(first) + "".join(f" ({part.translate(_LETTERS)})" for part in parts)


def _special_session(text: str) -> Session | None:
    """Return the special or emergency special session that a text names; None for a regular one."""
    name = text.casefold()
    ending = next((words for words in _KINDS if name.endswith(words)), None)
    if ending is None:
        return None
    numbers = {ordinal(number, "f", "gen"): number for number in range(1, LAST_ORDINAL + 1)}
    number = numbers.get(name.removesuffix(ending))
    return Session("emergency" if _KINDS[ending] == "emergency" else "special", number) if number else None
