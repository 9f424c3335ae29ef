"""The parts of a letter of Drafter that depend on its addressee or are numbers of its masthead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import get_args

from msgspec.structs import replace

from drafter.compare.model import Item
from drafter.languages import load_language
from drafter.languages.protocol import Attached, Gender, Language, Party, Receiver, Title, TitleKind
from drafter.un import offices

ADDRESSEE, DAY, NUMBER = "\ufdd0", "\ufdd1", "\ufdd2"
# Maximum lines of an inside address, and maximum characters of its lines and of a salutation.
_ADDRESS_LINES, _LINE_CHARACTERS = 12, 90
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# A symbol, or the part of it after the letter of its organ.
_SYMBOL = re.compile(r"[A-Z]*/[\w./…–*()-]+\s*")

# Days between which the words for an addressee changed in some languages.
_DAYS = (date(2000, 1, 1), date(2020, 1, 1))

Mask = Callable[[str], str]


def without_numbers(text: str) -> str:
    """Return a symbol, such as A/71/999, with its numbers replaced; any other text as it is."""
    return _DIGITS.sub(NUMBER, text) if _SYMBOL.fullmatch(text) else text


def without_addressees(code: str, headings: Sequence[str], *, has_title: bool) -> Mask:
    """Return a function that replaces the addressees of a letter in its title, and in headings that repeat it.

    The addressees are those that the title names, the first of these headings, if it begins as a title in this language
    does. In a letter without a title, they are those in the heading of the first annex.
    """
    language, pattern = _language(code), _addressees_of_title(code)
    if language is None or pattern is None:
        return str
    known = _starts_of_titles(language) if has_title else _labels_of_annexes(language)
    title = next((text for text in headings[: 1 if has_title else None] if known.search(text)), "")
    found = pattern.search(title)
    return lambda text: text.replace(found[0], f"{found[1]}{ADDRESSEE}") if found else text


def _starts_of_titles(language: Language) -> re.Pattern[str]:
    """Return the pattern of the first words of a title, before the date and the sender: Letter dated."""
    sender, receiver = Party(office="\0", office_in_title="\0"), Receiver("secretary-general")
    kinds = ((kind, days) for kind in TitleKind for days in (_DAYS[:1], _DAYS))
    titles = (language.title(Title(kind, days, (sender,), (receiver,))) for kind, days in kinds)
    starts = {re.split(r"[\d\0]", title)[0] for title in titles}
    return re.compile("|".join(f"^{re.escape(start)}" for start in sorted(starts)))


def _labels_of_annexes(language: Language) -> re.Pattern[str]:
    labels = (language.annex_heading(kind, None, None) for kind in get_args(Attached))
    return re.compile("|".join(map(re.escape, labels)))


def without_day(code: str) -> Mask:
    """Return a function that replaces a text that is a day in this language, such as 11 October 2016."""
    language = _language(code)
    return lambda text: DAY if language and _is_day(text.strip(), language) else text


def without_address(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items without the inside address and the salutation.

    They are one range, in the order of the template: date, address, salutation. Any other order is left unchanged.
    """
    ends = [at for at, item in enumerate(items) if item.mark == "salutation"]
    end = ends[0] if len(ends) == 1 else 0
    start = end
    while start > 0 and items[start - 1].mark == "address":
        start -= 1
    if start == end or not _follows_date(items[:start]) or not _is_address(items[start : end + 1]):
        return tuple(items)
    following = [replace(item, rise=None) for item in items[end + 1 : end + 2]]
    return (*items[:start], *following, *items[end + 2 :])


def _follows_date(items: Sequence[Item]) -> bool:
    """True if the last of these items with a text is the date; the ends of a table may follow it."""
    return next((item.mark for item in reversed(items) if item.text), "") == "date"


def _is_address(items: Sequence[Item]) -> bool:
    """True if these items are an address of a few short lines and a short salutation."""
    return len(items) - 1 <= _ADDRESS_LINES and all(_is_short(item) for item in items)


def _is_short(item: Item) -> bool:
    return item.plain and len(item.text) <= _LINE_CHARACTERS


def _language(code: str) -> Language | None:
    try:
        return load_language(code.partition("-")[0])
    except LookupError:
        return None


def _is_day(text: str, language: Language) -> bool:
    """True if the language prints some day so."""
    year = _YEAR.search(text)
    numbers = {int(number) for number in _DIGITS.findall(text) if len(number) <= 2}  # noqa: PLR2004
    if not year or not int(year[0]):
        return False
    days = (_day(int(year[0]), month, day) for month in range(1, 13) for day in numbers)
    return any(language.day(day) == text for day in days if day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=16)
def _addressees_of_title(code: str) -> re.Pattern[str] | None:
    """Return the pattern of the known addressees of a title; group 1 are the words that precede them."""
    language = _language(code)
    if language is None:
        return None
    names = "|".join(re.escape(name) for name in sorted(_names(language), key=len, reverse=True))
    separators = "|".join(re.escape(text) for text in _separators(language))
    around = sorted({_words_around(language, kind) for kind in TitleKind})
    before = "|".join(re.escape(text) for text, _ in around)
    after = "|".join({re.escape(text) or "$" for _, text in around})
    return re.compile(f"({before})(?:{names})(?:(?:{separators})(?:{names}))*(?={after})")


def _names(language: Language) -> set[str]:
    """Return the known addressees as a title prints them, men and women."""
    genders: tuple[Gender | None, ...] = (None, "f", "m")
    receivers = (Receiver(office, gender) for office in offices.ADDRESSEES for gender in genders)
    return {language.addressees_in_title((receiver,), day) for receiver in receivers for day in _DAYS}


def _separators(language: Language) -> set[str]:
    return set(language.join_list("\0\0\0").split("\0")) - {""}


def _words_around(language: Language, kind: TitleKind) -> tuple[str, str]:
    """Return the words of a title before and after the addressees: addressed to; adressée, par."""
    receiver, day = Receiver("secretary-general"), _DAYS[-1]
    title = language.title(Title(kind, (day,), (Party(office="\0", office_in_title="\0"),), (receiver,)))
    before, _, after = title.partition(language.addressees_in_title((receiver,), day))
    words = before.rpartition("\0")[2] if "\0" in before else f"{before.split()[-1]} "
    return words, after.partition("\0")[0]
