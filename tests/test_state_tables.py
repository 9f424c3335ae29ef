"""A table of States: its columns, their defaults, and by what a State is found."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.languages import names
from drafter.languages.names import StateName

ROW = "XXX,Club,the,the Rowing Club,the Royal Club,Rowing,2001-02-03,2004-05-06,Crew|Oars,a list"
HEAD = "code,short,article,running,formal,sort_key,valid_from,valid_to,aliases,source"


def test_each_column_of_the_table_has_its_meaning() -> None:
    read = names.parse_names([f"{HEAD},genitive", f"{ROW},Clubs"], "xx")
    [row] = read.rows
    assert read.language == "xx"
    assert row == StateName(
        code="XXX",
        short="Club",
        article="the",
        running="the Rowing Club",
        formal="the Royal Club",
        sort_key="Rowing",
        valid_from=date(2001, 2, 3),
        valid_to=date(2004, 5, 6),
        aliases=("Crew", "Oars"),
        source="a list",
        forms=(("genitive", "Clubs"),),
    )
    assert (row.form("genitive"), row.form("dative")) == ("Clubs", "")


def test_what_a_row_leaves_out() -> None:
    [row] = names.parse_names(["code,short,article", "XXX,Club,the"], "xx").rows
    assert (row.running, row.formal, row.sort_key) == ("the Club", "the Club", "Club")
    assert (row.valid_from, row.valid_to, row.aliases, row.source) == (date.min, date.max, (), "")
    [bare] = names.parse_names(["code,short", "XXX,Club"], "xx").rows
    assert (bare.article, bare.running) == ("", "Club")


@pytest.mark.parametrize(
    ("day", "covered"), [("2001-02-02", False), ("2001-02-03", True), ("2004-05-06", True), ("2004-05-07", False)]
)
def test_a_name_is_in_use_on_its_first_and_last_day(day: str, covered: bool) -> None:
    [row] = names.parse_names([HEAD, ROW], "xx").rows
    assert row.covers(date.fromisoformat(day)) is covered


@pytest.mark.parametrize(
    ("text", "found", "was_alias"),
    [
        ("Club", True, False),
        ("the Club", True, False),
        ("the Rowing Club", True, False),
        ("Rowing Club", True, False),
        ("the Royal Club", True, False),
        ("ROYAL CLUB", True, False),
        ("Crew", True, True),
        ("the oars", True, True),
        ("XXX", True, True),
        ("a Club", False, False),
        ("Rowing", False, False),
    ],
)
def test_by_what_a_state_is_found(text: str, found: bool, was_alias: bool) -> None:
    state = names.parse_names([HEAD, ROW], "xx").find(text)
    assert (state is not None, bool(state and state.was_alias)) == (found, was_alias)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d’Ivoire", "cote divoire"), ("Timor-Leste", "timor leste"), ("  A   B ", "a b"), ("A & B", "a and b"),
        ("U.S.", "us"), ("Türkiye", "turkiye"), ("ABC", "abc"), ("", ""), ("St. Kitts", "st kitts"),
    ],
)  # fmt: skip
def test_names_as_they_are_compared(text: str, folded: str) -> None:
    assert names.fold(text) == folded
