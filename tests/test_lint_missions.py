"""A note verbale, and a letterhead, speak for the mission of the sender."""

from __future__ import annotations

import pytest
from support.lint import with_request, words_of

RULE = "mission-of-another"
NOTE = "template: note-verbale\nsignatories: null\naddressees: [secretary-general]\nsenders: [{}]\n"
COMPLIMENTS = "presents its compliments to the Secretary-General and has the honour to refer to rowing."
TEXTS = [
    (f"The Permanent Mission of Uruguay to the United Nations {COMPLIMENTS}", "France", ["Uruguay"]),
    (f"The Permanent Mission of Uruguay to the United Nations {COMPLIMENTS}", "Uruguay", []),
    (f"The Permanent Mission of the\nRussian Federation {COMPLIMENTS}", "Russia", []),
    (f"The Permanent Mission of Turkey {COMPLIMENTS}", "Türkiye", []),
    (f"The Permanent Observer Mission of the Holy See {COMPLIMENTS}", "State of Palestine", ["the Holy See"]),
    (f"The Permanent Mission of Trinidad and Tobago {COMPLIMENTS}", "Trinidad and Tobago", []),
    (f"The Permanent Missions of Chile and Fiji {COMPLIMENTS}", "Chile, Fiji", []),
    (f"The Permanent Missions of Chile and Fiji {COMPLIMENTS}", "Chile, Malta", ["Fiji"]),
    (f"The Permanent Mission of Narnia to the United Nations {COMPLIMENTS}", "Chile", ["Narnia"]),
    (f"The Embassy of Peru {COMPLIMENTS}", "Chile", ["Peru"]),
    (f"The Ministry of Foreign Affairs of Peru {COMPLIMENTS}", "Chile", ["Peru"]),
    (f"The Permanent Mission of the European Union {COMPLIMENTS}", "Chile", ["the European Union"]),
    (f"On instructions from its Government, the Permanent Mission of Peru {COMPLIMENTS}", "Chile", ["Peru"]),
    (
        f"The Permanent Mission of Chile {COMPLIMENTS}\n\nThe Permanent Mission of Peru avails itself.",
        "Chile",
        ["Peru"],
    ),
    (f"The Permanent Mission of Chile {COMPLIMENTS} The Permanent Mission of Peru has lent its oars.", "Chile", []),
    (
        "The Permanent Mission of Chile presents its compliments and refers to that of the Permanent Mission of Peru.",
        "Chile",
        [],
    ),
    ("The Permanent Mission presents its compliments and has the honour to row.", "Chile", []),
    ("The mission that we read of is “The Permanent Mission of Peru presents its compliments”.", "Chile", []),
]


@pytest.mark.parametrize(("text", "senders", "others"), TEXTS)
def test_the_mission_of_a_note(text: str, senders: str, others: list[str]) -> None:
    assert words_of(RULE, with_request(text, NOTE.format(senders))) == others


def test_an_organization_sends_the_note() -> None:
    text = f"The Permanent Observer Mission of the African Union {COMPLIMENTS}"
    assert words_of(RULE, with_request(text, NOTE.format("{organization: the African Union}"))) == []
    assert words_of(RULE, with_request(text, NOTE.format("{organization: the League of Arab States}"))) != []


def test_a_letter_may_speak_of_other_missions() -> None:
    assert words_of(RULE, with_request(f"The Permanent Mission of Uruguay {COMPLIMENTS}")) == []


@pytest.mark.parametrize(("mission", "is_wrong"), [("Malta", True), ("Iceland", False)])
def test_the_letterhead(mission: str, is_wrong: bool) -> None:
    change = (
        f"template: as-sent\nletterhead: Permanent Mission of {mission} to the United Nations\n"
        "signatories:\n  - {given: Ada, family: Berg, state: Iceland}\n"
    )
    assert bool(words_of(RULE, change)) is is_wrong
