"""Requests for circulation as authors word them: voices, organs, sessions, items and what is attached."""

from __future__ import annotations

import pytest

from drafter.languages import load_language
from drafter.languages.protocol import RequestFound

EN = load_language("en")
GA, SC, ES, HR = "general-assembly", "security-council", "economic-and-social-council", "human-rights-council"


def read(text: str) -> RequestFound:
    found = EN.find_request(text)
    assert found is not None
    return found


@pytest.mark.parametrize("verb", ["circulated", "distributed", "issued", "published", "transmitted", "CIRCULATED"])
def test_each_verb_asks(verb: str) -> None:
    assert read(f"I ask that it be {verb} as a document of the Security Council.").request.voice == "one"


@pytest.mark.parametrize(
    "text",
    [
        "It is listed as a document of the Security Council.",
        "I circulate it. It is listed as a document of the Security Council.",
        "I ask that it be circulated in the Security Council.",
        "I ask that it be circulated as a document of the club.",
    ],
)
def test_what_does_not_ask(text: str) -> None:
    assert EN.find_request(text) is None


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("I ask", "one"), ("It is my wish", "one"), ("Let me ask", "one"),
        ("We ask", "several"), ("Today we ask", "several"), ("It is our wish", "several"), ("Let us ask", "several"),
        ("My country and I ask that we", "several"),
        ("The Permanent Mission asks", "mission"), ("The Observer Mission asks", "mission"),
        ("The Permanent Missions ask", "missions"), ("The Observer Missions ask", "missions"),
        ("Our Permanent Mission asks", "mission"), ("It is asked", "none"),
    ],
)  # fmt: skip
def test_the_voice(words: str, voice: str) -> None:
    assert read(f"{words} that it be circulated as a document of the Security Council.").request.voice == voice


@pytest.mark.parametrize("name", ["a.i.", "No. 5", "Mr. Berg", "Mrs. Berg", "Ms. Berg", "1.5 m", "A/71/1.Add"])
def test_a_stop_inside_a_sentence_does_not_end_it(name: str) -> None:
    text = f"They met. I ask that what {name} wrote be circulated as a document of the Security Council. They left."
    found = read(text)
    assert text[found.start : found.end].startswith("I ask that what")
    assert text[found.start : found.end].endswith("Council.")


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("a document of the Security Council", [SC]),
        ("an official document of the General Assembly", [GA]),
        ("a separate official document of the Assembly", [GA]),
        ("documents in the Council", [SC]),
        ("a document for the Economic and Social Council", [ES]),
        ("a Security Council document", [SC]),
        ("a General Assembly official document", [GA]),
        ("a document of the General Assembly and the Security Council", [GA, SC]),
        ("a document of both the General Assembly and of the Security Council", [GA, SC]),
        ("a document of the General Assembly, of the Security Council and of the Human Rights Council", [GA, SC, HR]),
        ("a document of the General Assembly, the Security Council, and the Economic and Social Council", [GA, SC, ES]),
        ("a document of the General Assembly as well as of the Security Council", [GA, SC]),
        ("a document of the General Assembly, as well as the Security Council", [GA, SC]),
        ("a document of the General Assembly and also as a document of the Security Council", [GA, SC]),
        ("a document of the General Assembly and as an official document in the Security Council", [GA, SC]),
        ("a document of the General Assembly and of the General Assembly", [GA]),
        ("a document of the General Assembly, “Rivers”, and “Lakes, the Security Council”", [GA]),
        ('a document of the General Assembly, "Rivers and the Security Council"', [GA]),
        ("a document of the General  Assembly\nand of the Security\nCouncil", [GA, SC]),
    ],
)
def test_the_organs(text: str, organs: list[str]) -> None:
    found = read(f"I ask that it be circulated as {text}.").request
    assert [one.organ for one in found.circulations] == organs


@pytest.mark.parametrize(
    ("under", "items", "agenda"),
    [
        ("", (), "adopted"),
        (", under agenda item 15", ("15",), "adopted"),
        (" under item 3(b)", ("3 (b)",), "adopted"),
        (", under agenda items 3 (b), 15 and 129", ("3 (b)", "15", "129"), "adopted"),
        (", in connection with agenda item 15", ("15",), "adopted"),
        (", in relation to the agenda item 15", ("15",), "adopted"),
        (", with reference to agenda item 15", ("15",), "adopted"),
        (", under item 15 of the provisional agenda", ("15",), "provisional"),
        (", under item 15 of the preliminary list", ("15",), "preliminary"),
        (", under items 3 (b) (ii) and 15, “Rivers”, of the provisional agenda", ("3 (b) (ii)", "15"), "provisional"),
        (", under agenda items 15, entitled “Rivers”, and 16", ("15", "16"), "adopted"),
        (", under article 15", (), "adopted"),
    ],
)
def test_the_items(under: str, items: tuple[str, ...], agenda: str) -> None:
    [found] = read(f"I ask that it be circulated as a document of the General Assembly{under}.").request.circulations
    assert (found.items, found.agenda) == (items, agenda)


def test_items_belong_to_the_organ_before_them_and_never_to_the_council() -> None:
    text = "a document of the Security Council, under agenda item 5, and of the General Assembly, under agenda item 15"
    found = read(f"I ask that it be circulated as {text}.").request.circulations
    assert [(one.organ, one.items) for one in found] == [(SC, ()), (GA, ("15",))]


@pytest.mark.parametrize(
    ("session", "shown"),
    [
        ("its tenth emergency special session of ", "ES-10"),
        ("the resumed tenth emergency special session of ", "ES-10"),
        ("the twenty-seventh special session of ", "S-27"),
        ("the seventy-first session of ", "None"),
        ("the umpteenth special session of ", "None"),
        ("", "None"),
    ],
)
def test_the_session(session: str, shown: str) -> None:
    [found] = read(f"I ask that it be circulated as a document of {session}the General Assembly.").request.circulations
    assert str(found.session) == shown


@pytest.mark.parametrize(
    ("attached", "annexes", "enclosures"),
    [
        ("", 0, 0),
        (" and its annex", 1, 0),
        (" and its annexes", 2, 0),
        (" together with the two annexes", 2, 0),
        (" with its appendix", 1, 0),
        (" and its appendices", 2, 0),
        (" and its attachment", 1, 0),
        (" as well as its enclosure", 0, 1),
        (" and its enclosures", 0, 2),
        (" and its annex and the enclosures", 1, 2),
    ],
)
def test_what_is_attached(attached: str, annexes: int, enclosures: int) -> None:
    found = read(f"I ask that the letter{attached} be circulated as a document of the Security Council.").request
    assert (found.annexes, found.enclosures) == (annexes, enclosures)


@pytest.mark.parametrize(
    ("what", "note"), [("note verbale", True), ("notes verbales", True), ("letter", False), ("note", False)]
)
def test_a_note_verbale_is_called_one(what: str, note: bool) -> None:
    found = read(f"I ask that the present {what} be circulated as a document of the Security Council.").request
    assert found.note_verbale is note


def test_the_last_of_two_requests_counts() -> None:
    first = "I ask that it be circulated as a document of the Security Council."
    second = "We ask that it be circulated as a document of the General Assembly."
    assert [one.organ for one in read(f"{first} {second}").request.circulations] == [GA]
