"""Ordinals in words, Roman numerals, lists and dates in English."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.languages import load_language
from drafter.languages.common_grammar import roman
from drafter.languages.en.formatting import LAST_ORDINAL, format_dates, join_list, ordinal

EN = load_language("en")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (8, "eighth"),
        (9, "ninth"),
        (12, "twelfth"),
        (19, "nineteenth"),
        (20, "twentieth"),
        (40, "fortieth"),
        (71, "seventy-first"),
        (80, "eightieth"),
        (100, "one hundredth"),
        (101, "one hundred and first"),
        (112, "one hundred and twelfth"),
        (130, "one hundred and thirtieth"),
        (199, "one hundred and ninety-ninth"),
        (200, "two hundredth"),
    ],
)
def test_ordinals_in_words(number: int, words: str) -> None:
    assert ordinal(number) == words


@given(st.sets(st.integers(1, LAST_ORDINAL), min_size=2, max_size=2))
def test_two_numbers_never_share_an_ordinal(numbers: set[int]) -> None:
    assert len({ordinal(number) for number in numbers}) == 2


@pytest.mark.parametrize("number", [0, -1, LAST_ORDINAL + 1])
def test_numbers_without_an_ordinal(number: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 200"):
        ordinal(number)


@given(st.integers(1, LAST_ORDINAL))
def test_sessions_and_years_begin_with_a_capital(number: int) -> None:
    assert re.fullmatch(r"[A-Z][a-z -]+ year", EN.year(number))


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["Chad"], "Chad"),
        (["Chad", "Mali"], "Chad and Mali"),
        (["Chad", "Mali", "the Niger"], "Chad, Mali and the Niger"),
    ],
)
def test_lists_have_no_comma_before_and(items: list[str], text: str) -> None:
    assert join_list(items) == text


@pytest.mark.parametrize(("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX")])
def test_annexes_are_counted_in_roman_numbers(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ([date(2016, 5, 3)], "3 May 2016"),
        ([date(2016, 5, 3), date(2016, 5, 5)], "3 and 5 May 2016"),
        ([date(2016, 6, 1), date(2016, 5, 3), date(2016, 5, 5)], "3 and 5 May and 1 June 2016"),
        ([date(2016, 12, 30), date(2017, 1, 2)], "30 December 2016 and 2 January 2017"),
        ([date(2016, 5, 3), date(2016, 5, 3)], "3 May 2016"),
    ],
)
def test_several_dates_share_what_they_have_in_common(days: list[date], text: str) -> None:
    assert format_dates(days, EN.words.months) == text
