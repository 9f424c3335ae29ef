"""The parts of a letter of Drafter that depend on its addressee or are numbers of its masthead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from drafter.compare.model import Item
from drafter.languages import load_language
from drafter.languages.protocol import Language, Party, Receiver, Title, TitleKind
from drafter.un import offices

ADDRESSEE, DAY, NUMBER = "\ufdd0", "\ufdd1", "\ufdd2"
# Maximum lines of an inside address, and maximum characters of its lines and of a salutation.
_ADDRESS_LINES, _LINE_CHARACTERS = 12, 90
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")

Mask = Callable[[str], str]


def without_numbers(text: str) -> str:
    """Return a symbol, such as A/71/999, with its numbers replaced."""
    return _DIGITS.sub(NUMBER, text)


def without_addressees(code: str) -> Mask:
    """Return a function that replaces the addressees at the end of a title in this language."""
    pattern = _title_end(code)
    return lambda text: pattern.sub(ADDRESSEE, text) if pattern else text


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
    if start in (0, end) or not _is_address(items[start - 1 : end + 1]):
        return tuple(items)
    following = [replace(item, rise=None) for item in items[end + 1 : end + 2]]
    return (*items[:start], *following, *items[end + 2 :])


def _is_address(items: Sequence[Item]) -> bool:
    """True if these items are the date, an address of a few short lines, and a short salutation."""
    few = len(items) - 2 <= _ADDRESS_LINES
    return few and items[0].mark == "date" and all(_is_short(item) for item in items[1:])


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
def _title_end(code: str) -> re.Pattern[str] | None:
    """Return the pattern of the known addressees at the end of a title, after the words that precede them."""
    language = _language(code)
    if language is None:
        return None
    receivers = [Receiver(office) for office in offices.ADDRESSEES]
    names = "|".join(re.escape(language.addressee(receiver)) for receiver in receivers)
    separators = "|".join(re.escape(text) for text in _separators(language))
    before = re.escape(_words_before(language, receivers[0]))
    return re.compile(f"(?<={before})(?:{names})(?:(?:{separators})(?:{names}))*$")


def _separators(language: Language) -> set[str]:
    return set(language.join_list("\0\0\0").split("\0")) - {""}


def _words_before(language: Language, receiver: Receiver) -> str:
    """Return the words between senders and addressees in a title: addressed to."""
    sender = Party(office="\0")
    title = language.title(Title(TitleKind.LETTER, (date(2000, 1, 1),), (sender,), (receiver,)))
    return title.rpartition("\0")[2].removesuffix(language.addressee(receiver))
