"""Russian lists, and ordinal numbers in words by gender and case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Case = Literal["nom", "gen"]
Form = Literal["f", "m"]

# fmt: off
_UNITS = ("", "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат",
          "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат")
_TENS = ("", "", "двадцат", "тридцат", "сороков", "пятидесят", "шестидесят", "семидесят", "восьмидесят", "девяност")
_CARDINAL_TENS = ("", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят",
                  "девяносто")
# fmt: on
_ENDINGS = {("nom", "f"): "ая", ("nom", "m"): "ый", ("gen", "f"): "ой", ("gen", "m"): "ого"}
_THIRD = {("nom", "f"): "третья", ("nom", "m"): "третий", ("gen", "f"): "третьей", ("gen", "m"): "третьего"}
# Their masculine nominative ends in -ой.
_STRESSED = frozenset(("втор", "шест", "седьм", "восьм", "сороков"))
_HUNDRED, _TWENTY = 100, 20
LAST_ORDINAL = 199


def join_list(items: Iterable[str]) -> str:
    """Return the items as a list: А, Б и В; empty if there are no items."""
    *first, last = tuple(items) or ("",)
    return f"{', '.join(first)} и {last}" if first else last


def ordinal(number: int, gender: Form = "f", case: Case = "nom") -> str:
    """Return a number from 1 to 199 as an ordinal in words; raises ValueError for others.

    Only the last word is an ordinal: семьдесят первая сессия, семьдесят первый год, семьдесят первой сессии.
    """
    if not 1 <= number <= LAST_ORDINAL:
        raise ValueError(f"Ordinals are written in words from 1 to {LAST_ORDINAL}, not {number}.")
    if number > _HUNDRED:
        return f"сто {ordinal(number - _HUNDRED, gender, case)}"
    tens, unit = divmod(number, 10)
    if _TWENTY < number < _HUNDRED and unit:
        return f"{_CARDINAL_TENS[tens]} {ordinal(unit, gender, case)}"
    stem = "сот" if number == _HUNDRED else _UNITS[number] if number < _TWENTY else _TENS[tens]
    if stem == "трет":
        return _THIRD[case, gender]
    is_stressed = (case, gender) == ("nom", "m") and stem in _STRESSED
    return stem + ("ой" if is_stressed else _ENDINGS[case, gender])
