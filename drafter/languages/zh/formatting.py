"""Chinese lists, dates, and numbers in characters."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.languages.dates import DateFormat

_DIGITS = "零一二三四五六七八九"
_TEN, _TWENTY, _HUNDRED = 10, 20, 100
LAST_ORDINAL = 199


def join_list(items: Iterable[str]) -> str:
    """Return the items as a list: 甲、乙和丙 (A/62/193, A/76/743); empty if there are no items."""
    *first, last = tuple(items) or ("",)
    return f"{'、'.join(first)}和{last}" if first else last


def number(value: int) -> str:
    """Return a number from 1 to 199 in characters: 十, 七十一, 一百零九; raises ValueError for others.

    一百零九 and 一百一十二 are in 第一百零九届 and 第一百一十二届会议 of published documents.
    """
    if not 1 <= value <= LAST_ORDINAL:
        raise ValueError(f"Numbers are written in characters from 1 to {LAST_ORDINAL}, not {value}.")
    if value < _TWENTY:
        return _below_hundred(value).removeprefix("一") if value >= _TEN else _DIGITS[value]
    hundreds, rest = divmod(value, _HUNDRED)
    if not hundreds:
        return _below_hundred(rest)
    return "一百" + ("零" if 0 < rest < _TEN else "") + (_below_hundred(rest) if rest else "")


def _below_hundred(value: int) -> str:
    tens, unit = divmod(value, _TEN)
    return (f"{_DIGITS[tens]}十" if tens else "") + (_DIGITS[unit] if unit else "")


class ChineseDates(DateFormat, frozen=True):
    """The form of dates: 2016年10月11日; several days of a month are 3日和5日."""

    first: str = "1日"
    month: str = "{month}{days}"
    year: str = "{year}年{days}"

    def _day(self, day: object) -> str:
        return f"{getattr(day, 'day', day)}日"
