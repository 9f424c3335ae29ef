"""Arabic lists, the preposition ل, the order of names, ordinal numbers in words, and labels of sub-items."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from drafter.languages.names import fold

Form = Literal["f", "m"]

# fmt: off
_UNITS = {
    "f": ("", "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة",
          "العاشرة"),
    "m": ("", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"),
}
_TENS = ("", "", "العشر", "الثلاث", "الأربع", "الخمس", "الست", "السبع", "الثمان", "التسع")
# The letters of sub-items in their order (أ) (ب) (ج): the abjad; the fifth has an elongated stroke.
_LABELS = ("أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق", "ر", "ش",
           "ت", "ث", "خ", "ذ", "ض")
# fmt: on
_ONE_OF_COMPOUND = {"f": "الحادية", "m": "الحادي"}
_TEN_OF_COMPOUND = {"f": "عشرة", "m": "عشر"}
_HUNDRED, _TEN = 100, 10
LAST_ORDINAL = 199
_ARABIC = re.compile("[\u0621-\u064a]")
_ARTICLE = re.compile(r"\bال(?=\w\w)")
_SAME = str.maketrans("ىة", "يه", "ـ")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@lru_cache(maxsize=1024)
def collate(name: str) -> str:
    """Return the key that sorts a name: without the article ال and marks; أ إ آ are ا, ة is ه, ى is ي (S/2020/821).

    The beginning of ألمانيا is not the article.
    """
    return fold(_ARTICLE.sub("", name)).translate(_SAME)


def join_list(items: Iterable[str]) -> str:
    """Return the items as a list: أ وب وج; before digits and Latin letters, و is a separate word: 7 و 133."""
    first, *rest = tuple(items) or ("",)
    return first + "".join(f" {and_(item)}" for item in rest)


def and_(text: str) -> str:
    """Return the text after و, which is attached to an Arabic word."""
    return f"{'و' if _begins_arabic(text) else 'و '}{text}"


def to(name: str) -> str:
    """Return the name after the preposition ل, which contracts with the article: لكندا, للسودان."""
    if name.startswith("ال"):
        return f"لل{name[2:]}"
    return f"ل{name}" if _begins_arabic(name) else f"لـ {name}"


def _begins_arabic(text: str) -> bool:
    return bool(_ARABIC.match(text.lstrip("”“’‘«(\"'")))


def ordinal(number: int, gender: Form = "f", *, genitive: bool = False) -> str:
    """Return a number from 1 to 199 as an ordinal with article, in words; raises ValueError for others.

    In the genitive, the tens end in ين: الدورة الحادية والسبعون, في دورتها الحادية والسبعين.
    """
    if not 1 <= number <= LAST_ORDINAL:
        raise ValueError(f"Ordinals are written in words from 1 to {LAST_ORDINAL}, not {number}.")
    if number == _HUNDRED:
        return "المائة"
    if number > _HUNDRED:
        return f"{ordinal(number - _HUNDRED, gender, genitive=genitive)} بعد المائة"
    if number <= _TEN:
        return _UNITS[gender][number]
    tens, unit = divmod(number, _TEN)
    first = _ONE_OF_COMPOUND[gender] if unit == 1 else _UNITS[gender][unit]
    if tens == 1:
        return f"{first} {_TEN_OF_COMPOUND[gender]}"
    last = _TENS[tens] + ("ين" if genitive else "ون")
    return f"{first} و{last}" if unit else last


def letter_label(label: str) -> str:
    """Return the label of a sub-item by its Latin letter: (a) is (أ); others unchanged."""
    inner = label.strip("()")
    is_letter = len(inner) == 1 and "a" <= inner <= "z"
    return f"({_LABELS[ord(inner) - ord('a')]})" if is_letter else label


def roman_label(label: str) -> str:
    """Return the label of a part of a sub-item by its Roman number: (ii) is ’2‘; others unchanged."""
    inner = label.strip("()")
    return f"’{_ROMAN.index(inner) + 1}‘" if inner in _ROMAN else label


def item_number(number: str) -> str:
    """Return the number of an agenda item with its labels as printed: 3 (b) is 3 (ب), 96 (a) (ii) is 96 (أ) ’2‘."""
    first, *labels = re.findall(r"\d+|\([a-z]+\)", number)
    return " ".join([first, *map(letter_label, labels[:1]), *map(roman_label, labels[1:])])


def latin_label(printed: str) -> str:
    """Return the Latin letter or Roman number of a printed label without brackets; others unchanged."""
    if printed.isdigit() and int(printed) <= len(_ROMAN):
        return _ROMAN[int(printed) - 1]
    bare = "هـ" if printed == "ه" else printed
    return chr(ord("a") + _LABELS.index(bare)) if bare in _LABELS else printed
