"""Rules on the request for circulation: messages, places of the findings, and suggested fixes."""

from __future__ import annotations

import pytest
from support.lint import Found, findings_of, with_body, words_of

ASK = "We should be grateful if you would have the present letter circulated as a document of"
ITEM = "agenda_items: [{number: 12, title: Sport for development and peace}]\n"
ITEMS = "agenda_items: [{number: 12, title: Sport}, {number: 3 (b), title: Lakes, sub_title: Shores}]\n"
BOTH = f"{ASK} the General Assembly, under agenda item 12, and of the Security Council."
NOTE = "template: note-verbale\naddressees: [secretary-general]\norgans: [general-assembly, security-council]\n"
NOTED = "The Permanent Mission would be grateful if the present note verbale could be circulated as a document of"
REQUESTS = [
    "request-missing", "request-items", "request-without-item", "request-organs", "request-session", "request-agenda",
    "request-voice", "request-kind", "request-annexes",
]  # fmt: skip


@pytest.mark.parametrize("rule", REQUESTS)
@pytest.mark.parametrize(
    ("title", "change"),
    [
        ("as composed", with_body(BOTH)),
        ("a fact", with_body("{{ circulation_request }}")),
        ("no request, and a fact", with_body("The clubs met.\n\n{{ circulation_request }}")),
    ],
)
def test_a_request_that_is_right(rule: str, title: str, change: str) -> None:
    assert findings_of(rule, change) == [], title


_REPORT = "signatories: null\nsenders: [Malta]\naddressees: [chair-of-committee-1718]\n"


@pytest.mark.parametrize(
    ("title", "change", "words"),
    [
        ("no request", with_body("The clubs met."), ["."]),
        ("after two paragraphs", with_body("The clubs met.\n\nThey rowed"), ["d"]),
        ("distribution is asked in other words", with_body("Please distribute it."), []),
        ("the attention of the members is asked", with_body("Please bring it to the attention of the members."), []),
        ("the attention of others", with_body("I bring to the attention of the Council that they met."), ["."]),
        ("circulation is asked in other words", with_body("Please circulate it."), []),
        ("a meeting of the Council is asked", with_body("We ask for a meeting of the Security Council."), []),
        ("a meeting of something else", with_body("We ask for a meeting of the clubs."), ["."]),
        ("no signatory", with_body("The clubs met.", "signatories: null\nsenders: [Iceland, Malta]\n"), []),
        (
            "a note without signatories",
            with_body("The clubs met.", NOTE + "signatories: null\nsenders: [Malta]\n"),
            ["."],
        ),
        (
            "a report to a committee",
            with_body(
                "The clubs met.", NOTE + "signatories: null\nsenders: [Malta]\naddressees: [chair-of-committee-1718]\n"
            ),
            [],
        ),
    ],
)
def test_request_missing(title: str, change: str, words: list[str]) -> None:
    assert words_of("request-missing", change) == words, title


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        (
            "another item",
            with_body(BOTH.replace("12", "21")),
            [Found("21", ("21", "12"), "12")],
        ),
        (
            "one item too many",
            with_body(BOTH.replace("item 12", "items 12 and 21")),
            [Found("21", ("21", "12"), None)],
        ),
        (
            "two items too many",
            with_body(BOTH.replace("item 12", "items 12, 21 and 22")),
            [Found("21", ("21", "22", "12"), None)],
        ),
        (
            "one item too few",
            with_body(BOTH, ITEMS),
            [Found("agenda item", ("3 (b)",), None)],
        ),
        (
            "a sub-item without its space",
            with_body(BOTH.replace("item 12", "items 3(c) and 12"), ITEMS),
            [Found("3(c)", ("3 (c)", "3 (b)", "12"), "3 (b)")],
        ),
        ("all items in another order", with_body(BOTH.replace("item 12", "items 12 and 3 (b)"), ITEMS), []),
        (
            "items of a letter that has none",
            with_body(BOTH, "agenda_items: null\norgans: [general-assembly, security-council]\n"),
            [Found("12", ("12",), None)],
        ),
        ("no item at all", with_body(f"{ASK} the General Assembly and of the Security Council."), []),
    ],
)
def test_request_items(title: str, change: str, found: list[Found]) -> None:
    assert findings_of("request-items", change) == found, title


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        (
            "of the Assembly",
            with_body(f"{ASK} the General Assembly and of the Security Council."),
            [Found("General Assembly", ("“under agenda item 12”",), None)],
        ),
        (
            "of several items",
            with_body(f"{ASK} the General Assembly and of the Security Council.", ITEMS),
            [Found("General Assembly", ("“under agenda items 3 (b) and 12”",), None)],
        ),
        (
            "by its short name",
            with_body(f"{ASK} the Assembly and of the Security Council."),
            [Found("Assembly", ("“under agenda item 12”",), None)],
        ),
        ("of the Council alone", with_body(f"{ASK} the Security Council."), []),
        (
            "where there are none",
            with_body(f"{ASK} the General Assembly.", "agenda_items: null\norgans: [general-assembly]\n"),
            [],
        ),
    ],
)
def test_request_without_item(title: str, change: str, found: list[Found]) -> None:
    assert findings_of("request-without-item", change) == found, title


ORGANS = "organs: [general-assembly, security-council, economic-and-social-council]\n"
ALSO = "The request omits the General Assembly; the document is also of that organ."
LONG = "The request omits the Economic and Social Council; the document is also of that organ."


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        (
            "one too few",
            with_body(f"{ASK} the Security Council."),
            [Found("as a document of", ("General Assembly",), None)],
        ),
        (
            "one too few of documents",
            with_body(f"{ASK.replace('a document', 'documents')} the Security Council."),
            [Found("as documents of", ("General Assembly",), None)],
        ),
        (
            "one too few of an official document",
            with_body(f"{ASK.replace('a document', 'an official document')} the Security Council."),
            [Found("as an official document of", ("General Assembly",), None)],
        ),
        (
            "one too many",
            with_body(BOTH[:-1] + ", and of the Economic and Social Council."),
            [
                Found(
                    "Economic and Social Council",
                    ("Economic and Social Council", "General Assembly", "Security Council"),
                    None,
                )
            ],
        ),
        (
            "one too few of three",
            with_body(BOTH, ORGANS),
            [Found("as a document of", ("Economic and Social Council",), None)],
        ),
        ("all of three", with_body(BOTH[:-1] + ", and of the Economic and Social Council.", ORGANS), []),
    ],
)
def test_request_organs(title: str, change: str, found: list[Found]) -> None:
    assert findings_of("request-organs", change) == found, title


TENTH = BOTH.replace("the General", "the tenth emergency special session of the General")
CORRECT = "of the General Assembly; correct the request."


@pytest.mark.parametrize(
    ("title", "change", "messages"),
    [
        ("no session of a regular one", with_body(BOTH), []),
        ("a special session of a regular one", with_body(TENTH), [("General Assembly",)]),
        ("no session of a special one", with_body(BOTH, "session: ES-10\n"), [("ES-10", "General Assembly")]),
        ("the special session", with_body(TENTH, "session: ES-10\n"), []),
        ("another special session", with_body(TENTH, "session: ES-9\n"), [("ES-9", "General Assembly")]),
        ("the Council alone", with_body(f"{ASK} the Security Council.", "session: ES-10\n"), []),
    ],
)
def test_request_session(title: str, change: str, messages: list[str]) -> None:
    found = findings_of("request-session", change)
    assert [one.data for one in found] == messages, title
    assert {one.words for one in found} <= {"General Assembly"}


@pytest.mark.parametrize(
    ("title", "agenda", "asked", "words"),
    [
        ("both adopted", "adopted", "under agenda item 12", []),
        ("provisional in the request", "adopted", "under item 12 of the provisional agenda", ["provisional agenda"]),
        ("preliminary in the request", "adopted", "under item 12 of the preliminary list", ["preliminary list"]),
        ("adopted in the request", "provisional", "under agenda item 12", ["agenda item"]),
        ("both provisional", "provisional", "under item 12 of the provisional agenda", []),
        (
            "provisional for preliminary",
            "preliminary",
            "under item 12 of the provisional agenda",
            ["provisional agenda"],
        ),
        ("both preliminary", "preliminary", "under item 12 of the preliminary list", []),
    ],
)
def test_request_agenda(title: str, agenda: str, asked: str, words: list[str]) -> None:
    lead = f"agenda: {agenda}\nagenda_document: A/81/150\n" if agenda != "adopted" else ""
    change = with_body(BOTH.replace("under agenda item 12", asked), lead)
    assert words_of("request-agenda", change) == words, title


SINGLE = (
    "template: letter\naddressees: [secretary-general]\nsignatories: [{given: Ada, family: Berg, state: Iceland}]\n"
)


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        ("we of two", with_body(BOTH), []),
        (
            "I of two",
            with_body(BOTH.replace("We", "I")),
            [Found("I ", ("“I”", "“We”"), None)],
        ),
        (
            "we of one",
            with_body(BOTH, SINGLE),
            [Found("We ", ("“We”", "“I”"), None)],
        ),
        ("we of one, on behalf of others", with_body(f"We write on behalf of Chile.\n\n{BOTH}", SINGLE), []),
        ("I of one", with_body(BOTH.replace("We", "I"), SINGLE), []),
        (
            "I of one, on behalf of others",
            with_body(f"I write on behalf of Chile.\n\n{BOTH.replace('We', 'I')}"),
            [Found("I ", ("“I”", "“We”"), None)],
        ),
        ("no person", with_body(BOTH.replace("We should be grateful if you would have", "Kindly have")), []),
        (
            "I of a mission",
            with_body(
                f"{BOTH.replace('We', 'I').replace('letter', 'note verbale')}",
                NOTE + "signatories: null\nsenders: [Malta]\n",
            ),
            [Found("I ", ("“I”", "“The Permanent Mission”"), None)],
        ),
        (
            "one mission of two",
            with_body(
                f"{NOTED} the General Assembly, under agenda item 12, and of the Security Council.",
                NOTE + "signatories: null\nsenders: [Malta, Iceland]\n",
            ),
            [],
        ),
    ],
)
def test_request_voice(title: str, change: str, found: list[Found]) -> None:
    assert findings_of("request-voice", change) == found, title


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        (
            "a note in a letter",
            with_body(BOTH.replace("letter", "note verbale")),
            [Found("note verbale", (), None)],
        ),
        (
            "a letter in a note",
            with_body(BOTH, NOTE + "signatories: null\nsenders: [Malta]\n"),
            [Found("letter", (), "note verbale")],
        ),
        (
            "a note in a note",
            with_body(BOTH.replace("letter", "note verbale"), NOTE + "signatories: null\nsenders: [Malta]\n"),
            [],
        ),
        (
            "neither in a note",
            with_body(BOTH.replace("the present letter", "it"), NOTE + "signatories: null\nsenders: [Malta]\n"),
            [],
        ),
    ],
)
def test_request_kind(title: str, change: str, found: list[Found]) -> None:
    assert findings_of("request-kind", change) == found, title
