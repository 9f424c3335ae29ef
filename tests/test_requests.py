"""Requests for circulation in English: composed from facts, and found in texts of authors."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of

from drafter.languages import load_language
from drafter.languages.protocol import Circulation, Request
from drafter.un.sessions import Session

EN = load_language("en")
ITEM = {"number": "15", "title": "Rivers"}
OTHER = {"number": "3 (b)", "title": "Lakes", "sub_title": "Shores"}
ASK = "I should be grateful if you would have the present letter circulated as a document of"
TENTH = Session("emergency", 10)


@pytest.mark.parametrize(
    ("keys", "request_text"),
    [
        (
            {"organs": ["security-council"]},
            f"{ASK} the Security Council.",
        ),
        (
            {"agenda_items": [ITEM]},
            f"{ASK} the General Assembly, under agenda item 15.",
        ),
        (
            {"agenda_items": [ITEM, OTHER], "organs": ["general-assembly", "security-council"]},
            f"{ASK} the General Assembly, under agenda items 3 (b) and 15, and of the Security Council.",
        ),
        (
            {"organs": ["general-assembly", "security-council"]},
            f"{ASK} the General Assembly and of the Security Council.",
        ),
        (
            {"organs": ["security-council"], "annexes": [{"body": "x"}]},
            ASK.replace("letter", "letter and its annex") + " the Security Council.",
        ),
        (
            {"organs": ["security-council"], "annexes": [{"body": "x"}, {"body": "y"}], "senders": ["Chad", "Mali"]},
            ASK.replace("letter", "letter and its annexes").replace("I should", "We should") + " the Security Council.",
        ),
        (
            {"agenda_items": [ITEM], "agenda": "provisional", "session": "71"},
            f"{ASK} the General Assembly, under item 15 of the provisional agenda.",
        ),
        (
            {"agenda_items": [ITEM, OTHER], "agenda": "preliminary", "session": "71"},
            f"{ASK} the General Assembly, under items 3 (b) and 15 of the preliminary list.",
        ),
        (
            {"agenda_items": [ITEM], "session": "ES-10", "year": 71},
            f"{ASK} the tenth emergency special session of the General Assembly, under agenda item 15,"
            " and of the Security Council.",
        ),
        (
            {"agenda_items": [ITEM], "symbols": ["A/70/1", "S/2016/1", "E/2016/1"]},
            f"{ASK} the General Assembly, under agenda item 15, of the Security Council"
            " and of the Economic and Social Council.",
        ),
    ],
)
def test_letters_ask(keys: dict[str, Any], request_text: str) -> None:
    assert facts_of(**{"senders": ["Chad"], **keys}).circulation_request == request_text


@pytest.mark.parametrize(
    ("senders", "annexes", "beginning"),
    [
        (["Chad"], [], "The Permanent Mission would be grateful if the present note verbale could be circulated"),
        (
            ["Chad", "Mali"],
            [{"body": "x"}],
            "The Permanent Missions would be grateful if the present note verbale and its annex could be circulated",
        ),
    ],
)
def test_notes_verbales_ask_in_the_third_person(senders: list[str], annexes: list[Any], beginning: str) -> None:
    facts = facts_of("note-verbale", senders=senders, annexes=annexes, organs=["security-council"])
    assert facts.circulation_request == f"{beginning} as a document of the Security Council."


@pytest.mark.parametrize(("count", "voice"), [(1, "I should"), (2, "We should")])
def test_i_or_we_by_the_number_of_signatories(count: int, voice: str) -> None:
    signatories = [{"family": "A", "state": "Chad"}, {"family": "B", "state": "Mali"}][:count]
    facts = facts_of(senders=["Chad", "Mali"], signatories=signatories, organs=["security-council"])
    assert (facts.circulation_request or "").startswith(voice)


GA = Circulation("general-assembly")
SC = Circulation("security-council")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kindly have this letter distributed as a Security Council document.",
            Request("none", (SC,)),
        ),
        (
            "I ask that the present letter and its two annexes be issued as an official document of the Assembly.",
            Request("one", (GA,), annexes=2),
        ),
        (
            "We ask that it be circulated as a document of both the General Assembly and the Security Council.",
            Request("several", (GA, SC)),
        ),
        (
            "We ask for circulation as a document of the Security Council and of the General Assembly, under items 7 "
            "and 9 of the provisional agenda.",
            Request("several", (SC, Circulation("general-assembly", ("7", "9"), None, "provisional"))),
        ),
        (
            "I hope to see it circulated as a document of the General Assembly under agenda item 9 on the reform of "
            "the Security Council and of rivers related to the Security Council.",
            Request("one", (Circulation("general-assembly", ("9",)),)),
        ),
        (
            "I ask that it be circulated as a document of the General Assembly, under agenda items 7, “Rivers”, and 9, "
            "“Lakes of the Security Council and the Assembly”, and of the Security Council.",
            Request("one", (Circulation("general-assembly", ("7", "9")), SC)),
        ),
        (
            "The Permanent Mission asks that the present note verbale and its enclosure be circulated as a document of "
            "the sixty-third session of the General Assembly, under agenda items 8, 51 (b) and 52.",
            Request("mission", (Circulation("general-assembly", ("8", "51 (b)", "52")),), True, 0, 1),
        ),
        (
            "I ask to have it circulated as a document of the tenth emergency special session of the General Assembly, "
            "under agenda item 5, and of the Security Council.",
            Request("one", (Circulation("general-assembly", ("5",), TENTH), SC)),
        ),
    ],
)
def test_finding_requests(text: str, found: Request) -> None:
    read = EN.find_request(f"The river rose. Mr. Smith a.i. saw it. {text} The rain went on.")
    assert read is not None
    assert read.request == found
    assert f"The river rose. Mr. Smith a.i. saw it. {text} The rain went on."[read.start : read.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The river rose.",
        "The Council considered a document of the General Assembly.",
        "Please circulate both papers to the members of the Security Council.",
    ],
)
def test_texts_without_a_request(text: str) -> None:
    assert EN.find_request(text) is None


NUMBERS = st.lists(
    st.one_of(
        st.integers(1, 180).map(str),
        st.tuples(st.integers(1, 180), st.sampled_from("abuz")).map("{0[0]} ({0[1]})".format),
    ),
    max_size=4,
).map(tuple)
ASSEMBLY = st.builds(
    Circulation,
    st.just("general-assembly"),
    NUMBERS,
    st.one_of(st.none(), st.builds(Session, st.sampled_from(["special", "emergency"]), st.integers(1, 30))),
    st.sampled_from(["adopted", "provisional", "preliminary"]),
).map(lambda one: one if one.items else Circulation(one.organ, (), one.session))
PLACES = st.one_of(st.tuples(ASSEMBLY), st.tuples(ASSEMBLY, st.just(SC)), st.just((SC,)))


@given(st.sampled_from(["one", "several"]), PLACES, st.integers(0, 2), st.sampled_from(["annexes", "enclosures"]))
def test_composed_requests_are_found(voice: Any, places: tuple[Circulation, ...], count: int, attached: str) -> None:
    request = Request(voice, places, **{attached: count})
    found = EN.find_request(EN.request(request))
    assert found is not None
    assert found.request == request
