"""Sessions of the General Assembly and years of the Security Council."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.facts.circulation import sessions_of, shown_sessions, shown_year, year_of
from drafter.un import sessions
from drafter.un.sessions import Session, council_year, opening_date, parse_session, regular_session
from drafter.un.symbols import parse_symbol

DAYS = st.dates(date(1946, 1, 10), date(2100, 12, 31))
NUMBERS = st.integers(1, 154)


@given(DAYS)
def test_every_day_has_one_regular_session(day: date) -> None:
    number = regular_session(day)
    assert opening_date(number) <= day < opening_date(number + 1)


@given(DAYS)
def test_every_day_has_one_year_of_the_council(day: date) -> None:
    assert council_year(day) == day.year - 1945


@given(NUMBERS)
def test_a_session_begins_on_its_opening_day_and_not_before(number: int) -> None:
    assert regular_session(opening_date(number)) == number
    assert number == 1 or regular_session(opening_date(number) - timedelta(days=1)) == number - 1


@given(NUMBERS.filter(lambda number: number not in {1, 53, 56, 11}))
def test_sessions_open_on_a_tuesday(number: int) -> None:
    assert opening_date(number).strftime("%A") == "Tuesday"


@pytest.mark.parametrize(
    ("title", "number", "day"),
    [
        ("London", 1, "1946-01-10"),
        ("third Tuesday", 2, "1947-09-16"),
        ("Paris", 6, "1951-11-06"),
        ("after the elections", 7, "1952-10-14"),
        ("after the emergency sessions", 11, "1956-11-12"),
        ("put off", 19, "1964-12-01"),
        ("a week late", 23, "1968-09-24"),
        ("third Tuesday", 45, "1990-09-18"),
        ("a Wednesday", 53, "1998-09-09"),
        ("before the Millennium Summit", 55, "2000-09-05"),
        ("put off by a day", 56, "2001-09-12"),
        ("Tuesday after the second Monday", 57, "2002-09-10"),
        ("third week, first under A/RES/57/301", 58, "2003-09-16"),
        ("third week, September begins on a Saturday", 62, "2007-09-18"),
        ("third week, September begins on a Thursday", 71, "2016-09-13"),
        ("third week, last", 77, "2022-09-13"),
        ("second week, first", 78, "2023-09-05"),
        ("second week", 79, "2024-09-10"),
        ("second week, September begins on a Monday", 80, "2025-09-09"),
    ],
)
def test_opening_days(title: str, number: int, day: str) -> None:
    assert opening_date(number) == date.fromisoformat(day), title


@pytest.mark.parametrize("day", [date(1946, 1, 9), date(1945, 12, 31)])
def test_days_before_the_first_session(day: date) -> None:
    with pytest.raises(ValueError, match="10 January 1946"):
        regular_session(day)


def test_days_before_the_first_year_of_the_council() -> None:
    with pytest.raises(ValueError, match="1946"):
        council_year(date(1945, 12, 31))


@pytest.mark.parametrize(
    ("written", "kind", "number", "printed"),
    [
        (71, "regular", 71, 71),
        ("71", "regular", 71, 71),
        ("S-27", "special", 27, "S-27"),
        ("ES-10", "emergency", 10, "ES-10"),
        ("es-11", "emergency", 11, "ES-11"),
    ],
)
def test_parsing_sessions(written: int | str, kind: str, number: int, printed: int | str) -> None:
    read = parse_session(written)
    assert (read.kind, read.number, read.written) == (kind, number, printed)


@pytest.mark.parametrize("written", [0, 201, "seventy-first", "ES-", "X-3", "", "7 1"])
def test_texts_that_are_not_sessions(written: int | str) -> None:
    with pytest.raises(ValueError, match="is not a session"):
        parse_session(written)


@given(st.sampled_from(["regular", "special", "emergency"]), st.integers(1, 200))
def test_written_sessions_are_parsed_back(kind: sessions.Kind, number: int) -> None:
    assert parse_session(Session(kind, number).written) == Session(kind, number)


def test_special_sessions_are_numbered_through_and_met_in_order() -> None:
    for kind, count in (("special", 32), ("emergency", 11)):
        meetings = [meeting for meeting in sessions.special_sessions() if meeting.session.kind == kind]
        assert [meeting.session.number for meeting in meetings] == list(range(1, count + 1))
        assert [meeting.opened for meeting in meetings] == sorted(meeting.opened for meeting in meetings)
        assert all(meeting.source and meeting.opened <= meeting.closed for meeting in meetings)


@pytest.mark.parametrize(
    ("title", "symbols", "day", "shown", "year"),
    [
        ("the day alone", "", "2016-10-11", "71", 71),
        ("the day before the opening", "", "2016-09-12", "70", 71),
        ("a new year", "", "2017-01-02", "71", 72),
        ("the symbols confirm the day", "A/71/9001 S/2017/9001", "2017-02-14", "71", 72),
        ("issued early under the coming session", "A/72/9001 S/2017/9001", "2017-03-01", "72", 72),
        ("distributed in the next year", "S/2017/9001", "2016-12-14", "71", 72),
        ("emergency special session", "A/ES-10/9001 S/2016/9001", "2016-09-02", "ES-10", 71),
        ("emergency special and regular session", "A/71/9001 A/ES-10/9001", "2016-11-02", "ES-10 71", 71),
        ("special session", "A/S-27/9001", "2002-05-01", "S-27", 57),
        ("numbered through, before 1976", "A/19001 S/19001", "1975-10-01", "30", 30),
        ("December letter of the coming session", "A/42/9001 S/19001", "1986-12-10", "42", 42),
        ("a document of the Human Rights Council", "A/HRC/31/9001", "2016-03-01", "70", 71),
    ],
)
def test_the_sessions_and_the_year_of_a_document(title: str, symbols: str, day: str, shown: str, year: int) -> None:
    read = tuple(map(parse_symbol, symbols.split()))
    on = date.fromisoformat(day)
    assert " ".join(map(str, sessions_of(read, on))) == shown, title
    assert year_of(read, on) == year, title


def test_symbols_without_a_session_or_year() -> None:
    symbols = (parse_symbol("A/19001"), parse_symbol("S/19001"), parse_symbol("E/2016/1"))
    assert (shown_sessions(symbols), shown_year(symbols)) == ((), None)


@pytest.mark.parametrize(
    ("number", "opened"),
    [(68, "2013-09-17"), (70, "2015-09-15"), (71, "2016-09-13"), (78, "2023-09-05"), (81, "2026-09-08")],
)
def test_the_days_around_an_opening(number: int, opened: str) -> None:
    day = date.fromisoformat(opened)
    around = [regular_session(day + timedelta(days=more)) for more in (-1, 0, 1)]
    assert around == [number - 1, number, number]


@pytest.mark.parametrize("number", [1, 2, 199, 200])
def test_numbers_of_sessions_at_their_boundary(number: int) -> None:
    assert parse_session(number).number == parse_session(f"S-{number}").number == number


@pytest.mark.parametrize("written", [-1, 0, 201, "S-0", "ES-201"])
def test_numbers_of_sessions_beyond_their_boundary(written: int | str) -> None:
    with pytest.raises(ValueError, match="is not a session"):
        parse_session(written)


@pytest.mark.parametrize(
    ("day", "number", "year"), [("1946-01-10", 1, 1), ("1946-12-31", 1, 1), ("1947-01-01", 1, 2), ("1947-09-16", 2, 2)]
)
def test_the_first_days(day: str, number: int, year: int) -> None:
    on = date.fromisoformat(day)
    assert (regular_session(on), council_year(on)) == (number, year)
