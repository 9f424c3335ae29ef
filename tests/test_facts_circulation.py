"""Where a letter circulates: organs, sessions, agendas, symbols and notes, each table at its boundaries."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of

from drafter.facts import Facts

GA, SC, ES, HR = "general-assembly", "security-council", "economic-and-social-council", "human-rights-council"
RIVERS = {"number": "15", "title": "Rivers"}
LAKES = {"number": "3 (b)", "title": "Lakes", "sub_title": "Shores"}
ASK = "I should be grateful if you would have the present letter circulated as a document of"


def chad(**keys: Any) -> Facts:
    """The facts of a letter of Chad of 3 May 2016."""
    return facts_of(**{"senders": ["Chad"], **keys})


@pytest.mark.parametrize(
    ("organs", "items", "end"),
    [
        ([GA], [], "the General Assembly."),
        ([GA, SC], [], "the General Assembly and of the Security Council."),
        ([GA, SC, ES], [], "the General Assembly, of the Security Council and of the Economic and Social Council."),
        (
            [GA, SC, ES, HR],
            [],
            "the General Assembly, of the Security Council, of the Economic and Social Council and of the Human Rights "
            "Council.",
        ),
        ([GA], [RIVERS], "the General Assembly, under agenda item 15."),
        ([GA, SC], [RIVERS], "the General Assembly, under agenda item 15, and of the Security Council."),
        (
            [GA, SC, ES],
            [RIVERS],
            "the General Assembly, under agenda item 15, of the Security Council and of the Economic and Social "
            "Council.",
        ),
        ([SC, ES], [RIVERS], "the Security Council and of the Economic and Social Council, under agenda item 15."),
    ],
)
def test_commas_between_organs(organs: list[str], items: list[Any], end: str) -> None:
    assert chad(organs=organs, agenda_items=items).circulation_request == f"{ASK} {end}"


@pytest.mark.parametrize(
    ("title", "day", "agenda", "session"),
    [
        # The seventieth session opened on 15 September 2015, the seventy-first on 13 September 2016.
        ("the day before the opening", "2016-09-12", "adopted", 70),
        ("the opening day", "2016-09-13", "adopted", 71),
        ("ahead of the next session", "2016-05-03", "provisional", 71),
        ("ahead of the next session, a list", "2016-05-03", "preliminary", 71),
        ("the day before the opening, provisional", "2016-09-12", "provisional", 71),
        ("the opening day, provisional", "2016-09-13", "provisional", 71),
        ("the last day before it is adopted", "2016-10-03", "provisional", 71),
        ("the day on which it is adopted", "2016-10-04", "provisional", 72),
        ("the day after", "2016-10-05", "provisional", 72),
        ("the day on which it is adopted, a list", "2016-10-04", "preliminary", 72),
        ("long after", "2017-01-02", "provisional", 72),
    ],
)
def test_the_session_of_an_agenda_by_the_day(title: str, day: str, agenda: str, session: int) -> None:
    facts = chad(date=day, agenda=agenda, agenda_items=[RIVERS])
    assert [one.number for one in facts.sessions] == [session], title


@pytest.mark.parametrize(
    ("keys", "session"),
    [
        ({"agenda_document": "A/71/150"}, [71]),
        ({"agenda_document": "A/72/50", "agenda": "preliminary"}, [72]),
        ({"agenda_document": "no symbol"}, [71]),
        ({"distributed": "2016-10-04"}, [72]),
        ({"distributed": "2016-10-03"}, [71]),
        ({"symbols": ["A/70/9"]}, [70]),
        ({"session": "69"}, [69]),
        ({"session": ["70", "ES-10"]}, ["ES-10", 70]),
    ],
)
def test_what_comes_before_the_day(keys: dict[str, Any], session: list[Any]) -> None:
    facts = chad(**{"agenda": "provisional", "agenda_items": [RIVERS], **keys})
    assert [one.number for one in facts.sessions] == session


@pytest.mark.parametrize(
    ("keys", "note"),
    [
        ({}, []),
        ({"agenda": "provisional"}, ["* A/71/150."]),
        ({"agenda": "preliminary"}, ["* A/71/50."]),
        ({"agenda": "preliminary", "agenda_document": " A/71/50/Rev.1 "}, ["* A/71/50/Rev.1."]),
        ({"agenda": "provisional", "agenda_items": []}, []),
        ({"agenda": "provisional", "session": "ES-10"}, []),
        ({"reissued": "2016-06-01"}, ["* Reissued for technical reasons on 1 June 2016."]),
        (
            {"agenda": "provisional", "reissued": "2016-06-01"},
            ["* Reissued for technical reasons on 1 June 2016.", "** A/71/150."],
        ),
    ],
)
def test_notes_at_the_foot_of_page_1(keys: dict[str, Any], note: list[str]) -> None:
    facts = chad(**{"agenda_items": [RIVERS], **keys})
    assert list(facts.page_1_notes) == note
    marks = [text.split(" ")[0] for text in note if "A/71" in text]
    assert [heading.endswith(mark) for heading in facts.agenda_headings for mark in marks] == [True] * len(marks)


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ({"symbols": ["A/70/9*"], "reissued": "2016-06-01"}, "A/70/9*"),
        ({"symbols": ["A/70/9", "S/2016/9*"], "reissued": "2016-06-01"}, "A/70/9–S/2016/9*"),
        ({"organs": [GA], "reissued": "2016-06-01"}, "A/70/…*"),
        ({"organs": [HR], "session": "32"}, "A/HRC/32/…"),
        ({"organs": [HR]}, "A/HRC/…"),
        ({"organs": [ES], "distributed": "2017-01-03"}, "E/2017/…"),
        ({"organs": [SC], "date": "2016-12-31"}, "S/2016/…"),
        ({"organs": [SC], "date": "2016-12-31", "distributed": "2017-01-01"}, "S/2017/…"),
        ({"organs": [SC], "year": "72"}, "S/2017/…"),
        ({"addressees": ["the Club"]}, None),
    ],
)
def test_open_symbols(keys: dict[str, Any], line: str | None) -> None:
    assert chad(**keys).symbol_line == line


def test_the_running_head_has_no_asterisks() -> None:
    assert chad(symbols=["A/70/9*", "S/2016/9"], reissued="2016-06-01").running_symbols == ("A/70/9", "S/2016/9")
    assert chad(organs=[GA]).running_symbols == ("A/70/…",)


@pytest.mark.parametrize(
    ("keys", "organs"),
    [
        ({"addressees": ["SG"]}, []),
        ({"addressees": ["PGA"]}, [GA]),
        ({"addressees": ["PSC"]}, [SC]),
        ({"addressees": ["PSC"], "agenda_items": [RIVERS]}, [GA, SC]),
        ({"addressees": ["PGA"], "agenda_items": [RIVERS]}, [GA]),
        ({"addressees": ["PECOSOC"], "agenda_items": [RIVERS]}, [ES]),
        ({"addressees": ["PHRC"], "agenda_items": [RIVERS]}, [HR]),
        ({"addressees": ["PHRC", "PGA"], "agenda_items": [RIVERS]}, [GA, HR]),
        ({"addressees": ["PHRC", "PGA"]}, [HR]),
        ({"addressees": ["SG"], "year": "71"}, [SC]),
        ({"addressees": ["SG"], "session": "ES-10"}, [GA]),
        ({"addressees": ["PGA"], "year": "71"}, [SC]),
        ({"symbols": ["S/2016/9"]}, [SC]),
        ({"symbols": ["S/2016/9"], "session": "70"}, [GA, SC]),
        ({"symbols": ["A/70/9"], "year": "71"}, [GA, SC]),
        ({"symbols": ["E/2016/9"], "session": "70"}, [ES]),
        ({"symbols": ["A/HRC/32/9"], "session": "32"}, [HR]),
        ({"organs": [SC, GA]}, [GA, SC]),
    ],
)
def test_organs(keys: dict[str, Any], organs: list[str]) -> None:
    assert list(facts_of("identical-letters", **{"senders": ["Chad"], **keys}).organs) == organs


@pytest.mark.parametrize(
    ("keys", "blocks"),
    [
        ({"organs": [SC]}, []),
        ({"organs": [GA], "agenda_items": [RIVERS]}, [(0, None, "Seventieth session", "Agenda item 15", ["Rivers"])]),
        ({"organs": [GA]}, [(0, None, "Seventieth session", None, [])]),
        (
            {"organs": [GA, SC], "agenda_items": [RIVERS, LAKES]},
            [
                (0, "General Assembly", "Seventieth session", "Agenda items 3 (b) and 15", ["Lakes: Shores", "Rivers"]),
                (1, "Security Council", "Seventy-first year", None, []),
            ],
        ),
        (
            {"organs": [GA, SC], "session": ["ES-10", "70"], "agenda_items": [RIVERS, {**LAKES, "session": " es-10 "}]},
            [
                (0, "General Assembly", "Tenth emergency special session", "Agenda item 3 (b)", ["Lakes: Shores"]),
                (0, None, "Seventieth session", "Agenda item 15", ["Rivers"]),
                (1, "Security Council", "Seventy-first year", None, []),
            ],
        ),
        (
            {"organs": [SC, ES], "agenda_items": [RIVERS]},
            [
                (0, "Security Council", "Seventy-first year", None, []),
                (1, "Economic and Social Council", "2016 session", "Agenda item 15", ["Rivers"]),
            ],
        ),
        ({"organs": [HR], "session": "32"}, [(0, "Human Rights Council", "Thirty-second session", None, [])]),
        ({"organs": [HR]}, []),
        (
            {"organs": [HR], "agenda_items": [RIVERS]},
            [(0, "Human Rights Council", "", "Agenda item 15", ["Rivers"])],
        ),
        ({"organs": [HR], "symbols": ["A/HRC/31/9"]}, [(0, "Human Rights Council", "Thirty-first session", None, [])]),
    ],
)
def test_the_session_block(keys: dict[str, Any], blocks: list[Any]) -> None:
    found = chad(**keys).blocks
    assert [(one.column, one.name, one.session, one.agenda_heading, list(one.agenda_titles)) for one in found] == blocks


def test_the_human_rights_council_has_the_head_of_the_assembly() -> None:
    assert chad(organs=[HR, SC], session="32").masthead_organs == ("Security Council", "General Assembly")
    assert chad(organs=[GA, HR]).masthead_organs == ("General Assembly",)


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        (["37", "3 (b)", "36"], ["3 (b)", "36", "37"]),
        (["3(b)", "3", "3 (a)"], ["3", "3 (a)", "3 (b)"]),
        (["9 (aa)", "9 (z)", "9 (b)"], ["9 (b)", "9 (z)", "9 (aa)"]),
        (["100", "20", "3"], ["3", "20", "100"]),
        (["3 (b) (ii)", "3 (b) (i)", "3 (c)"], ["3 (b) (i)", "3 (b) (ii)", "3 (c)"]),
    ],
)
def test_items_stand_in_the_order_of_the_agenda(numbers: list[str], order: list[str]) -> None:
    items = [{"number": number, "title": number} for number in numbers]
    facts = chad(organs=[GA], agenda_items=items)
    assert facts.request is not None
    assert [item for one in facts.request.circulations for item in one.items] == order


def test_the_session_of_a_document_of_the_assembly_and_the_human_rights_council() -> None:
    facts = chad(organs=[GA, HR], agenda_items=[RIVERS])
    assert [(one.name, one.session) for one in facts.blocks] == [
        ("General Assembly", "Seventieth session"),
        ("Human Rights Council", "Seventieth session"),
    ]


@pytest.mark.parametrize(
    ("symbols", "sessions"),
    [(["A/HRC/32/9"], [32]), (["A/HRC/32/9", "S/2016/9"], [32]), (["A/HRC/RES/32/9"], [32]), (["A/70/9"], [])],
)
def test_the_human_rights_council_has_the_sessions_of_its_symbols(symbols: list[str], sessions: list[int]) -> None:
    assert [one.number for one in chad(organs=[HR, SC], symbols=symbols).sessions] == sessions
