"""English numbers, dates and lists at their boundaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of

from drafter.languages import load_language
from drafter.languages.common_grammar import roman
from drafter.languages.en.formatting import ordinal


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "first"), (2, "second"), (3, "third"), (5, "fifth"), (8, "eighth"), (9, "ninth"), (12, "twelfth"),
        (19, "nineteenth"), (20, "twentieth"), (21, "twenty-first"), (29, "twenty-ninth"), (30, "thirtieth"),
        (33, "thirty-third"), (40, "fortieth"), (50, "fiftieth"), (60, "sixtieth"), (70, "seventieth"),
        (71, "seventy-first"), (80, "eightieth"), (90, "ninetieth"), (99, "ninety-ninth"), (100, "one hundredth"),
        (101, "one hundred and first"), (119, "one hundred and nineteenth"), (120, "one hundred and twentieth"),
        (199, "one hundred and ninety-ninth"), (200, "two hundredth"),
    ],
)  # fmt: skip
def test_ordinals(number: int, text: str) -> None:
    assert ordinal(number) == text


FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)


def test_the_first_twenty_ordinals() -> None:
    assert " ".join(ordinal(number) for number in range(1, 21)) == FIRST


@pytest.mark.parametrize("number", [-1, 0, 201, 1000])
def test_ordinals_end(number: int) -> None:
    with pytest.raises(ValueError, match=f"from 1 to 200, not {number}"):
        ordinal(number)


@given(st.integers(1, 399))
def test_roman_numbers_are_read_back(number: int) -> None:
    values = {"C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
    read = [values[sign] for sign in roman(number)]
    assert sum(-one if one < after else one for one, after in zip(read, [*read[1:], 0], strict=True)) == number
    assert not any(sign * 4 in roman(number) for sign in values)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (["2010-03-03"], "3 March 2010"),
        (["2010-03-03", "2010-03-03"], "3 March 2010"),
        (["2010-03-05", "2010-03-03"], "3 and 5 March 2010"),
        (["2010-03-03", "2010-03-04", "2010-03-05"], "3, 4 and 5 March 2010"),
        (["2010-02-28", "2010-03-03"], "28 February and 3 March 2010"),
        (["2009-12-31", "2010-01-01"], "31 December 2009 and 1 January 2010"),
        (["2009-12-30", "2009-12-31", "2010-01-01"], "30 and 31 December 2009 and 1 January 2010"),
    ],
)
def test_several_dates_share_what_they_have_in_common(days: list[str], text: str) -> None:
    first, *others = days
    facts = facts_of("letters", date=first, further_dates=others, senders=["Chad"])
    assert facts.title.startswith(f"Letters dated {text} from")


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_lists(items: list[str], text: str) -> None:
    assert load_language("en").join_list(items) == text


@pytest.mark.parametrize(
    ("office", "many", "known"),
    [("the Chargée d’affaires a.i.", False, "charge-d-affaires"), ("the", True, None), ("Chair", True, None)],
)
def test_offices_in_words(office: str, many: bool, known: str | None) -> None:
    assert load_language("en").office_in(office) == known


def test_a_language_without_a_grammar_is_named_with_those_that_there_are() -> None:
    with pytest.raises(LookupError, match="`xx` is not available yet; write one of ar, en,"):
        load_language("xx")
