"""Members and observers by date."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.un import members

DAYS = st.dates(date(1945, 10, 24), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1945-10-23", 0),
        ("1945-12-31", 51),
        ("1946-12-31", 55),
        ("1950-12-31", 60),
        ("1955-12-31", 76),
        ("1960-12-31", 99),
        ("1965-12-31", 117),
        ("1966-12-31", 122),
        ("1970-12-31", 127),
        ("1980-12-31", 154),
        ("1990-12-31", 159),
        ("1992-12-31", 179),
        ("1993-12-31", 184),
        ("1999-12-31", 188),
        ("2000-12-31", 189),
        ("2002-12-31", 191),
        ("2006-12-31", 192),
        ("2011-12-31", 193),
        ("2025-09-09", 193),
    ],
)
def test_the_membership_grows_as_the_united_nations_lists_it(day: str, count: int) -> None:
    assert len(members.members_on(date.fromisoformat(day))) == count


@pytest.mark.parametrize(
    ("title", "code", "day", "status"),
    [
        ("an original Member on Charter day", "CAN", "1945-11-09", "member"),
        ("not yet admitted", "ISL", "1946-11-18", None),
        ("Syria within the United Arab Republic", "SYR", "1960-06-01", None),
        ("Egypt, which went on as the United Arab Republic", "EGY", "1960-06-01", "member"),
        ("Syria after the union", "SYR", "1961-10-13", "member"),
        ("Indonesia while it stayed away", "IDN", "1965-12-31", None),
        ("Indonesia back", "IDN", "1966-09-28", "member"),
        ("Zanzibar, a Member for four months", "ZNZ", "1964-03-01", "member"),
        ("Zanzibar after the union with Tanganyika", "ZNZ", "1964-04-26", None),
        ("the last day of the German Democratic Republic", "DDR", "1990-10-02", "member"),
        ("the German Democratic Republic after the accession", "DDR", "1990-10-03", None),
        ("Democratic Yemen after the union", "YMD", "1990-05-22", None),
        ("Czechoslovakia on its last day", "CSK", "1992-12-31", "member"),
        ("Yugoslavia, kept in the list until 2000", "YUG", "1995-01-01", "member"),
        ("Yugoslavia when the Federal Republic was admitted", "YUG", "2000-11-01", None),
        ("the Federal Republic of Yugoslavia, then Serbia", "SRB", "2000-11-01", "member"),
        ("the Soviet Union and the Russian Federation, one Member", "RUS", "1991-12-25", "member"),
        ("Belarus since 1945", "BLR", "1945-10-24", "member"),
        ("Switzerland as an observer", "CHE", "1990-01-01", "observer"),
        ("Switzerland as a Member", "CHE", "2002-09-10", "member"),
        ("the Republic of Korea before its admission", "KOR", "1985-01-01", "observer"),
        ("the Holy See", "VAT", "2020-01-01", "observer"),
        ("Palestine", "PSE", "2020-01-01", "observer"),
        ("the Cook Islands", "COK", "2020-01-01", "non-member"),
        ("a code that no State has", "XXX", "2020-01-01", None),
    ],
)
def test_the_status_of_a_state_on_a_day(title: str, code: str, day: str, status: str | None) -> None:
    on = date.fromisoformat(day)
    assert members.status(code, on) == status, title
    assert members.is_member(code, on) == (status == "member"), title
    assert members.is_observer(code, on) == (status == "observer"), title


@given(DAYS)
def test_members_are_named_once_and_are_members(day: date) -> None:
    on_that_day = members.members_on(day)
    assert len(on_that_day) == len(set(on_that_day)) > 0
    assert all(members.is_member(code, day) for code in on_that_day)


def test_the_periods_of_a_state_do_not_overlap_and_have_a_source() -> None:
    codes = {period.code for period in members.periods()}
    assert len(codes) > 193
    for code in codes:
        own = members.periods_of(code)
        assert all(period.source and period.admitted <= period.ended for period in own), code
        assert all(before.ended < after.admitted for before, after in pairwise(own)), code


def test_predecessors_and_successors_are_on_record() -> None:
    codes = {period.code for period in members.periods()}
    related = {code for period in members.periods() for code in (*period.predecessors, *period.successors)}
    assert related
    assert related <= codes


@pytest.mark.parametrize(
    ("code", "states"),
    [
        ("FRA", ("FRA",)),
        ("FR", ("FRA",)),
        ("SUN", ("RUS",)),
        ("ZAR", ("COD",)),
        ("CS", ("CSK", "SRB")),
        ("VA", ("VAT",)),
    ],
)
def test_iso_codes_present_and_withdrawn(code: str, states: tuple[str, ...]) -> None:
    assert members.codes()[code] == states


@pytest.mark.parametrize(("code", "states"), [("DHY", ("BEN",)), ("DY", ("BEN",)), ("HV", ("BFA",)), ("DHY|DY", None)])
def test_each_former_code_is_one_of_its_own(code: str, states: tuple[str, ...] | None) -> None:
    assert members.codes().get(code) == states


@pytest.mark.parametrize(
    ("title", "code", "days"),
    [
        ("the day before, the first day, the day after", "ISL", [
            ("1946-11-18", None), ("1946-11-19", "member"), ("1946-11-20", "member")]),
        ("an observer until the day of its admission", "CHE", [
            ("2002-09-09", "observer"), ("2002-09-10", "member"), ("2002-09-11", "member")]),
        ("the last day, and the day after", "DDR", [
            ("1990-10-01", "member"), ("1990-10-02", "member"), ("1990-10-03", None)]),
    ],
)  # fmt: skip
def test_the_days_around_a_period(title: str, code: str, days: list[tuple[str, str | None]]) -> None:
    assert [(day, members.status(code, date.fromisoformat(day))) for day, _ in days] == days, title
