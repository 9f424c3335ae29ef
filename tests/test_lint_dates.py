"""Rules for dates in the text and for the dates of a letter, tested around each boundary."""

from __future__ import annotations

import pytest
from support.lint import Found, findings_of, fixes_of, with_request, words_of

DAYS: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    ("date-impossible", "They met on 31 January 2025, 29 February 2024 and 30 April 2025.", []),
    ("date-impossible", "They met on 31 April 2025.", [("31 April 2025", None)]),
    ("date-impossible", "They met on 29 February 2025.", [("29 February 2025", None)]),
    ("date-impossible", "They met on 0 May 2025 and 32 May 2025.", [("0 May 2025", None), ("32 May 2025", None)]),
    ("date-order", "They met on June 30, 2025.", [("June 30, 2025", "30 June 2025")]),
    ("date-order", "They met on Sept. 3rd 2025.", [("Sept. 3rd 2025", "3 September 2025")]),
    ("date-order", "They met on June 30,\n2025.", [("June 30,\n  2025", None)]),
    ("date-order", "They met on May 05, 2025.", [("May 05, 2025", "5 May 2025")]),
    ("date-order", "They met in June 2025.", []),
    ("date-ordinal", "They met on 30th June 2025.", [("30th June", "30 June")]),
    ("date-ordinal", "They met on the 1st of June.", [("the 1st of June", "1 June")]),
    ("date-ordinal", "They met on the 2nd day of June.", [("the 2nd day of June", "2 June")]),
    ("date-ordinal", "They met on 3rd\nJune.", [("3rd\n  June", None)]),
    ("date-ordinal", "They met for the 3rd time in June.", []),
    ("date-abbreviated", "They met on 30 Sept. 2025 and 1 Jan 2024.", [
        ("30 Sept. 2025", "30 September 2025"), ("1 Jan 2024", "1 January 2024")]),
    ("date-abbreviated", "They met on 1\nJan 2024.", [("1\n  Jan 2024", None)]),
    ("date-abbreviated", "They met on 30 May 2025.", []),
    ("date-figures", "They met on 2025-06-30.", [("2025-06-30", "30 June 2025")]),
    ("date-figures", "They met on 30/06/2025 and 30.6.2025.", [
        ("30/06/2025", "30 June 2025"), ("30.6.2025", "30 June 2025")]),
    ("date-figures", "They met on 06-30-2025.", [("06-30-2025", "30 June 2025")]),
    ("date-figures", "They met on 03/04/2025.", [("03/04/2025", None)]),
    ("date-figures", "They met on 04/04/2025.", [("04/04/2025", "4 April 2025")]),
    ("date-figures", "They met on 12/12/2025.", [("12/12/2025", "12 December 2025")]),
    ("date-figures", "They met on 12/11/2025.", [("12/11/2025", None)]),
    ("date-figures", "They met on 12/13/2025.", [("12/13/2025", "13 December 2025")]),
    ("date-figures", "They met on 13/12/2025.", [("13/12/2025", "13 December 2025")]),
    ("date-figures", "They met on 13/13/2025.", [("13/13/2025", None)]),
    ("date-figures", "They met on 2025-13-01, 2025-00-01 and 2025-01-00.", [
        ("2025-13-01", None), ("2025-00-01", None), ("2025-01-00", None)]),
    ("date-figures", "They met on 2025-12-01 and 2025-01-31.", [
        ("2025-12-01", "1 December 2025"), ("2025-01-31", "31 January 2025")]),
    ("date-figures", "See A/2025-06-30, 1/30/06/2025 and 30/06-2025.", []),
    ("weekday", "They met on Sunday, 29 June 2025, Monday 30 June 2025 and Tuesday, the 1 July 2025.", []),
    ("weekday", "They met on Monday, 29 June 2025.", [("Monday", "Sunday")]),
    ("weekday", "They met on Sunday 30 June 2025.", [("Sunday", "Monday")]),
    ("weekday", "They met on Saturday, 31 June 2025.", []),
    ("weekday", "They met on Saturday. 30 June 2025 was fine.", []),
    ("century", "In the 1st, the 9th century.", [("9th", "ninth")]),
    ("century", "In the 20th century and the 21st-century boats.", [("20th", "twentieth"), ("21st", "twenty-first")]),
    ("century", "In the 29th century and the 30th century.", [("29th", "twenty-ninth")]),
    ("decade", "In the 1990's and the 1800’s.", [("1990's", "1990s"), ("1800’s", "1800s")]),
    ("decade", "In the 1990s, and 1995's boats.", []),
    ("time-of-day", "At 3:30 PM.", [("3:30 PM.", "3.30 p.m.")]),
    ("time-of-day", "At 3.30 p.m. and 11 a.m. they met.", []),
    ("time-of-day", "At 3:00 pm they met.", [("3:00 pm", "3 p.m.")]),
    ("time-of-day", "At 3 AM they met.", [("3 AM", "3 a.m.")]),
    ("time-of-day", "At 3 am they met.", []),
    ("time-of-day", "At 3:05 a.m. they met.", [("3:05 a.m.", "3.05 a.m.")]),
    ("time-of-day", "At 12:59 p.m. and 12:60 p.m. they met.", [("12:59 p.m.", "12.59 p.m.")]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "found"), DAYS, ids=[f"{rule}-{text[:40]}" for rule, text, _ in DAYS])
def test_dates_in_text(rule: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert fixes_of(rule, with_request(text)) == found


@pytest.mark.parametrize(
    ("title", "text", "lead", "found"),
    [
        ("the day before the letter", "The clubs met on 3 March 2026.", "", []),
        ("the day of the letter", "The clubs met on 4 March 2026.", "", []),
        ("the day after the letter", "The clubs met on 5 March 2026.", "", ["5 March 2026"]),
        ("the day of a later letter", "The clubs met on 9 March 2026.", "further_dates: [2026-03-09]\n", []),
        ("the day after a later letter", "The clubs met on 10 March 2026.", "further_dates: [2026-03-09]\n", [
            "10 March 2026"]),
        ("the future", "The clubs will meet on 5 March 2026.", "", []),
        ("a plan that was made", "The clubs decided to meet by 5 March 2026.", "", []),
        ("a meeting to be held", "We noted the debate to be held in the hall on Wednesday, 5 March 2026.", "", []),
        ("the present", "The clubs meet on 5 March 2026.", "", []),
        ("the future, later in the sentence", "On 5 March 2026 the clubs that met shall row.", "", []),
    ],
)  # fmt: skip
def test_a_past_event_after_the_date_of_the_letter(title: str, text: str, lead: str, found: list[str]) -> None:
    assert words_of("date-ahead", with_request(text, lead)) == found, title


@pytest.mark.parametrize(
    ("rule", "change", "found"),
    [
        # The masthead's date: the day of the last letter, and 180 days after the first.
        ("distributed-before", "distributed: 2026-03-03\n", ["2026-03-03"]),
        ("distributed-before", "distributed: 2026-03-04\n", []),
        ("distributed-before", "distributed: 2026-03-05\n", []),
        ("distributed-before", "further_dates: [2026-03-09]\ndistributed: 2026-03-08\n", ["2026-03-08"]),
        ("distributed-before", "further_dates: [2026-03-09]\ndistributed: 2026-03-09\n", []),
        ("distributed-late", "distributed: 2026-08-30\n", []),
        ("distributed-late", "distributed: 2026-08-31\n", []),
        ("distributed-late", "distributed: 2026-09-01\n", ["2026-09-01"]),
        # The date code, and the day of a reissue.
        ("published-before", "published: 2026-03-03\n", ["2026-03-03"]),
        ("published-before", "published: 2026-03-04\n", []),
        ("published-before", "published: 2026-03-05\n", []),
        ("published-before", "distributed: 2026-03-09\npublished: 2026-03-08\n", ["2026-03-08"]),
        ("published-before", "distributed: 2026-03-09\npublished: 2026-03-09\n", []),
        ("reissued-before", "reissued: 2026-03-03\n", ["2026-03-03"]),
        ("reissued-before", "reissued: 2026-03-04\n", ["2026-03-04"]),
        ("reissued-before", "reissued: 2026-03-05\n", []),
        ("reissued-before", "distributed: 2026-03-09\nreissued: 2026-03-09\n", ["2026-03-09"]),
        ("reissued-before", "distributed: 2026-03-09\nreissued: 2026-03-10\n", []),
        ("further-date-order", "further_dates: [2026-03-03]\n", ["2026-03-03"]),
        ("further-date-order", "further_dates: [2026-03-04]\n", ["2026-03-04"]),
        ("further-date-order", "further_dates: [2026-03-05]\n", []),
        ("further-date-order", "further_dates: [2026-03-05, 2026-03-01]\n", ["2026-03-01"]),
        # The session of the date is the eightieth.
        ("symbol-session", "symbols: [A/79/999]\n", ["A/79/999"]),
        ("symbol-session", "symbols: [A/80/999]\n", []),
        ("symbol-session", "symbols: [A/81/999]\n", []),
        ("symbol-session", "symbols: [A/82/999]\n", ["A/82/999"]),
        ("symbol-session", "symbols: [A/ES-10/999]\n", []),
        # The Human Rights Council met for the sixty-first to sixty-third time in 2026.
        ("symbol-session", "symbols: [A/HRC/59/G/1]\n", ["A/HRC/59/G/1"]),
        ("symbol-session", "symbols: [A/HRC/60/G/1]\n", []),
        ("symbol-session", "symbols: [A/HRC/64/G/1]\n", []),
        ("symbol-session", "symbols: [A/HRC/65/G/1]\n", ["A/HRC/65/G/1"]),
        ("symbol-session", "symbols: [A/HRC/80/G/1]\n", ["A/HRC/80/G/1"]),
        ("symbol-session", "symbols: [S/2026/9, ' A/79/999 ']\n", ["' A/79/999 '"]),
        ("symbol-session", "date: 2026-09-07\nsymbols: [A/81/999]\n", []),
        ("symbol-session", "date: 2026-09-07\nsymbols: [A/82/999]\n", ["A/82/999"]),
        ("symbol-session", "date: 2026-09-08\nsymbols: [A/82/999]\n", []),
        ("symbol-session", "date: 2026-09-08\nsymbols: [A/80/999]\n", ["A/80/999"]),
        ("symbol-session", "date: 2026-09-07\ndistributed: 2026-09-08\nsymbols: [A/80/999]\n", []),
        ("symbol-session", "date: 2026-09-07\ndistributed: 2026-09-08\nsymbols: [A/82/999]\n", []),
        ("symbol-year", "symbols: [S/2025/999]\n", ["S/2025/999"]),
        ("symbol-year", "symbols: [S/2026/999]\n", []),
        ("symbol-year", "symbols: [S/2027/999]\n", []),
        ("symbol-year", "symbols: [S/2028/999]\n", ["S/2028/999"]),
        ("symbol-year", "distributed: 2026-03-09\nsymbols: [S/2027/999]\n", ["S/2027/999"]),
        ("symbol-year", "date: 2026-12-30\ndistributed: 2027-01-03\nsymbols: [S/2027/999]\n", []),
        ("symbol-year", "date: 2026-12-30\ndistributed: 2027-01-03\nsymbols: [S/2026/999]\n", []),
        ("symbol-year", "symbols: [E/2020/999]\n", []),
        ("session-date", "session: 79\n", ["79"]),
        ("session-date", "session: 80\n", []),
        ("session-date", "session: 81\n", []),
        ("session-date", "session: 82\n", ["82"]),
        ("session-date", "session: ES-10\n", []),
        ("session-date", "session: 79\nsymbols: [A/79/999]\n", []),
        ("year-date", "year: 80\n", ["80"]),
        ("year-date", "year: 81\n", []),
        ("year-date", "year: 82\n", ["82"]),
        ("year-date", "year: 80\nsymbols: [A/80/1, S/2025/999]\n", []),
        ("year-date", "date: 2026-12-30\ndistributed: 2027-01-03\nyear: 82\n", []),
        # A job number of the year, or of the year before.
        ("job-number-year", "job_number: 24-01234\n", ["24-01234"]),
        ("job-number-year", "job_number: 25-01234\n", []),
        ("job-number-year", "job_number: 26-01234\n", []),
        ("job-number-year", "job_number: 27-01234\n", ["27-01234"]),
        ("job-number-year", "job_number: 27-01234\npublished: 2027-01-04\n", []),
        ("job-number-year", "job_number: 99-01234\ndate: 2000-03-04\n", []),
        ("job-number-year", "job_number: 98-01234\ndate: 2000-03-04\n", ["98-01234"]),
        ("reissue-mark", "symbols: [A/80/999, 'S/2026/999*']\n", ["'S/2026/999*'"]),
        ("reissue-mark", "symbols: ['A/80/999*', 'S/2026/999*']\n", ["'A/80/999*'"]),
        ("reissue-mark", "symbols: ['A/80/999*', 'S/2026/999*']\nreissued: 2026-04-01\n", []),
    ],
)
def test_the_dates_of_a_letter(rule: str, change: str, found: list[str]) -> None:
    assert words_of(rule, change) == found


@pytest.mark.parametrize(
    ("rule", "change", "message", "fix"),
    [
        ("distributed-before", "distributed: 2026-03-03\n",
         ("`distributed`", "4", "2026"), None),
        ("distributed-late", "distributed: 2026-09-01\n",
         ("`distributed`", "181", "4", "2026"), None),
        ("symbol-session", "symbols: [A/82/999]\n",
         ("82", "80"), None),
        ("symbol-session", "date: 2026-09-07\ndistributed: 2026-09-08\nsymbols: [A/83/999]\n",
         ("83", "80", "81"), None),
        ("symbol-year", "symbols: [S/2028/999]\n",
         ("2028", "2026"), None),
        ("symbol-year", "date: 2026-12-30\ndistributed: 2027-01-03\nsymbols: [S/2029/999]\n",
         ("2029", "2026", "2027"), None),
        ("session-date", "session: 82\n", ("`session`", "82", "80"), None),
        ("year-date", "year: 82\n", ("`year`", "82", "81"), "81"),
        ("job-number-year", "job_number: 24-01234\n",
         ("26-", "24-"), None),
        ("weekday", with_request("They met on Sunday 30 June 2025."), ("30", "2025"), "Monday"),
    ],
)  # fmt: skip
def test_what_is_reported_of_dates(rule: str, change: str, message: str, fix: str | None) -> None:
    assert [(one.data, one.fix) for one in findings_of(rule, change)] == [(message, fix)]


def test_the_year_of_a_date_is_that_of_both_days() -> None:
    [found] = findings_of("year-date", "date: 2026-12-30\ndistributed: 2027-01-03\nyear: 83\n")
    assert found == Found("83", ("`year`", "83", "81", "82"), None)


MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip


@pytest.mark.parametrize(("place", "month"), list(enumerate(MONTHS, 1)))
def test_each_month(place: int, month: str) -> None:
    assert fixes_of("date-figures", with_request(f"They met on 2025-{place:02}-20.")) == [
        (f"2025-{place:02}-20", f"20 {month} 2025")
    ]
    assert fixes_of("date-order", with_request(f"They met on {month} 5, 2025.")) == [
        (f"{month} 5, 2025", f"5 {month} 2025")
    ]
    assert fixes_of("date-ordinal", with_request(f"They met on 5th {month}.")) == [(f"5th {month}", f"5 {month}")]
    assert words_of("date-impossible", with_request(f"They met on 32 {month} 2025.")) == [f"32 {month} 2025"]
    short = month[:3] + "."
    wanted = [] if month == "May" else [(f"5 {short} 2025", f"5 {month} 2025")]
    assert fixes_of("date-abbreviated", with_request(f"They met on 5 {short} 2025.")) == wanted


DAYS_OF_A_WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(("place", "name"), list(enumerate(DAYS_OF_A_WEEK)))
def test_each_weekday(place: int, name: str) -> None:
    """The second of June 2025 was a Monday."""
    assert words_of("weekday", with_request(f"They met on {name}, {2 + place} June 2025.")) == []
    assert fixes_of("weekday", with_request(f"They met on {name}, {3 + place} June 2025.")) == [
        (name, DAYS_OF_A_WEEK[(place + 1) % 7])
    ]


@pytest.mark.parametrize("ordinal", ["1st", "2nd", "3rd", "4th", "9th", "10th", "20th", "31st"])
def test_the_end_of_an_ordinal(ordinal: str) -> None:
    assert words_of("date-ordinal", with_request(f"They met on {ordinal} June.")) == [f"{ordinal} June"]
    assert words_of("date-ordinal", with_request(f"They met for the {ordinal} time.")) == []
