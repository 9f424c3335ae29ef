"""The session block: sessions and years, agenda items with their note, a column for each organ."""

from typing import Any

import pytest
from support.derive import facts_of

from drafter.facts import facts_to_json
from drafter.un.sessions import opening_date

RIVERS = {"number": "15", "title": "Rivers"}
LAKES = {"number": "3(b)", "title": "Lakes", "sub_title": "Shores and 'beaches'"}
BOTH = ["general-assembly", "security-council"]


def json_of(**keys: Any) -> dict[str, Any]:
    return facts_to_json(facts_of(**{"senders": ["Chad"], **keys}))


@pytest.mark.parametrize(
    ("keys", "session", "year"),
    [
        ({"organs": BOTH}, "Seventieth session", "Seventy-first year"),
        ({"organs": BOTH, "date": "2016-09-14"}, "Seventy-first session", "Seventy-first year"),
        (
            {"organs": BOTH, "date": "2016-12-30", "distributed": "2017-01-03"},
            "Seventy-first session",
            "Seventy-second year",
        ),
        ({"symbols": ["A/71/1", "S/2016/1"]}, "Seventy-first session", "Seventy-first year"),
        ({"symbols": ["A/ES-10/1", "S/2017/1"]}, "Tenth emergency special session", "Seventy-second year"),
        ({"symbols": ["A/S-30/1"]}, "Thirtieth special session", None),
        ({"symbols": ["A/70/1"], "year": 71}, "Seventieth session", "Seventy-first year"),
        ({"symbols": ["S/2016/1"]}, None, "Seventy-first year"),
        ({"symbols": ["E/2016/1"]}, "2016 session", None),
        ({"symbols": ["A/HRC/32/1"]}, "Thirty-second session", None),
        ({"symbols": ["A/AC.1/1"]}, None, None),
        ({"agenda_items": [RIVERS], "session": "69"}, "Sixty-ninth session", None),
    ],
)
def test_sessions_and_years(keys: dict[str, Any], session: str | None, year: str | None) -> None:
    json = json_of(**keys)
    assert (json["session"] and json["session"]["text"]) == session
    assert (json["year"] and json["year"]["text"]) == year


@pytest.mark.parametrize(
    ("keys", "rules"),
    [
        ({"symbols": ["A/70/1"], "session": "71"}, ["session-symbol"]),
        ({"symbols": ["A/70/1"], "session": "70"}, []),
        ({"symbols": ["S/2016/1"], "year": 72}, ["year-symbol"]),
        ({"symbols": ["S/2016/1"], "year": 71}, []),
        ({"symbols": ["S/2016/1"], "organs": ["general-assembly"]}, ["organs-symbols"]),
        ({}, ["missing-organs"]),
        ({"symbols": ["A/71/1"]}, []),
    ],
)
def test_contradictions_to_the_symbols_are_findings(keys: dict[str, Any], rules: list[str]) -> None:
    findings = facts_of(**{"senders": ["Chad"], **keys}).findings
    assert [finding.rule for finding in findings] == rules
    assert {finding.severity for finding in findings} <= {"warning"}


@pytest.mark.parametrize(
    ("keys", "heading", "titles"),
    [
        ({"agenda_items": [RIVERS]}, "Agenda item 15", ["Rivers"]),
        ({"agenda_items": [RIVERS, LAKES]}, "Agenda items 3 (b) and 15", ["Lakes: Shores and ‘beaches’", "Rivers"]),
        (
            {"agenda_items": [RIVERS], "agenda": "preliminary", "agenda_document": "A/71/50"},
            "Item 15 of the preliminary list*",
            ["Rivers"],
        ),
        (
            {"agenda_items": [RIVERS, LAKES], "agenda": "provisional", "reissued": "2016-06-01"},
            "Items 3 (b) and 15 of the provisional agenda**",
            ["Lakes: Shores and ‘beaches’", "Rivers"],
        ),
    ],
)
def test_agenda_lines(keys: dict[str, Any], heading: str, titles: list[str]) -> None:
    json = json_of(**keys)
    assert (json["agenda_heading"], json["agenda_titles"]) == (heading, titles)


@pytest.mark.parametrize(
    ("keys", "notes"),
    [
        ({"agenda": "provisional", "agenda_document": "A/71/150"}, ["* A/71/150."]),
        ({"agenda": "preliminary"}, ["* A/71/50."]),
        ({"reissued": "2016-06-01"}, ["* Reissued for technical reasons on 1 June 2016."]),
        (
            {"reissued": "2016-06-01", "agenda": "provisional"},
            ["* Reissued for technical reasons on 1 June 2016.", "** A/71/150."],
        ),
    ],
)
def test_notes_of_page_1(keys: dict[str, Any], notes: list[str]) -> None:
    assert json_of(agenda_items=[RIVERS], **keys)["page_1_notes"] == notes


def test_an_agenda_not_yet_adopted_is_of_the_coming_session() -> None:
    session = json_of(agenda_items=[RIVERS], agenda="preliminary", agenda_document="A/71/50")["session"]
    assert session == {"number": 71, "text": "Seventy-first session"}
    first_day = opening_date(71).isoformat()
    assert json_of(agenda_items=[RIVERS], agenda="provisional", date=first_day)["session"]["number"] == 71


def test_two_organs_have_two_columns() -> None:
    facts = facts_of(senders=["Chad"], organs=BOTH, agenda_items=[RIVERS])
    assembly, council = (column[0] for column in facts.columns)
    assert (assembly.name, assembly.session, assembly.agenda_heading) == (
        "General Assembly",
        "Seventieth session",
        "Agenda item 15",
    )
    assert (council.name, council.session, council.agenda_heading) == ("Security Council", "Seventy-first year", None)


@pytest.mark.parametrize(
    ("organ", "names"),
    [("general-assembly", [None]), ("security-council", []), ("human-rights-council", ["Human Rights Council"])],
)
def test_one_organ_is_not_named_twice(organ: str, names: list[str | None]) -> None:
    facts = facts_of(senders=["Chad"], organs=[organ], session="32" if organ != "security-council" else None)
    assert [block.name for column in facts.columns for block in column] == names


def test_two_sessions_are_one_above_the_other() -> None:
    items = [{**RIVERS, "session": "ES-10"}, LAKES]
    facts = facts_of(senders=["Chad"], organs=BOTH, agenda_items=items, session=["ES-10", "70"])
    emergency, regular = facts.columns[0]
    assert (emergency.session, emergency.agenda_heading) == ("Tenth emergency special session", "Agenda item 15")
    assert (regular.session, regular.agenda_heading) == ("Seventieth session", "Agenda item 3 (b)")
    assert [session["number"] for session in facts_to_json(facts)["session"]] == ["ES-10", 70]


def test_the_masthead_of_the_human_rights_council_is_the_general_assembly() -> None:
    assert facts_of(senders=["Chad"], symbols=["A/HRC/32/1"]).masthead_organs == ("General Assembly",)
