"""Rules on the request for circulation: what they find, where, and what they suggest."""

from __future__ import annotations

import pytest
from linting import Seen, at, fixes, says, seen

ASK = "We should be grateful if you would have the present letter circulated as a document of"
ITEM = "agenda_items: [{number: 12, title: Sport for development and peace}]\n"
ITEMS = "agenda_items: [{number: 12, title: Sport}, {number: 3 (b), title: Lakes, sub_title: Shores}]\n"
BOTH = f"{ASK} the General Assembly, under agenda item 12, and of the Security Council."
NOTE = "template: note-verbale\naddressees: [secretary-general]\norgans: [general-assembly, security-council]\n"
NOTED = "The Permanent Mission would be grateful if the present note verbale could be circulated as a document of"
ONE = "annexes: [{title: Log, body: x}]\n"
TWO = "annexes: [{title: Log, body: x}, {title: Map, body: y}]\n"
REQUESTS = [
    "request-missing", "request-items", "request-without-item", "request-organs", "request-session", "request-agenda",
    "request-voice", "request-kind", "request-annexes",
]  # fmt: skip


@pytest.mark.parametrize("rule", REQUESTS)
@pytest.mark.parametrize(
    ("title", "change"),
    [
        ("as composed", says(BOTH)),
        ("a fact", says("{{ circulation_request }}")),
        ("no request, and a fact", says("The clubs met.\n\n{{ circulation_request }}")),
    ],
)
def test_a_request_that_is_right(rule: str, title: str, change: str) -> None:
    assert seen(rule, change) == [], title


@pytest.mark.parametrize(
    ("title", "change", "words"),
    [
        ("nothing is asked", says("The clubs met."), ["."]),
        ("after two paragraphs", says("The clubs met.\n\nThey rowed"), ["d"]),
        ("distribution is asked in other words", says("Please distribute it."), []),
        ("circulation is asked in other words", says("Please circulate it."), []),
        ("a meeting of the Council is asked", says("We ask for a meeting of the Security Council."), []),
        ("a meeting of something else", says("We ask for a meeting of the clubs."), ["."]),
        ("nobody signs", says("The clubs met.", "signatories: null\nsenders: [Iceland, Malta]\n"), []),
        ("a note, which nobody signs", says("The clubs met.", NOTE + "signatories: null\nsenders: [Malta]\n"), ["."]),
    ],
)
def test_request_missing(title: str, change: str, words: list[str]) -> None:
    assert at("request-missing", change) == words, title


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        (
            "another item",
            says(BOTH.replace("12", "21")),
            [Seen("21", "The request names item 21, but the session block has 12.", "12")],
        ),
        (
            "one item too many",
            says(BOTH.replace("item 12", "items 12 and 21")),
            [Seen("21", "The request names item 21, but the session block has 12.", None)],
        ),
        (
            "two items too many",
            says(BOTH.replace("item 12", "items 12, 21 and 22")),
            [Seen("21", "The request names item 21 and 22, but the session block has 12.", None)],
        ),
        (
            "one item too few",
            says(BOTH, ITEMS),
            [Seen("agenda item", "The request leaves out item 3 (b).", None)],
        ),
        (
            "a sub-item without its space",
            says(BOTH.replace("item 12", "items 3(c) and 12"), ITEMS),
            [Seen("3(c)", "The request names item 3 (c), but the session block has 3 (b) and 12.", "3 (b)")],
        ),
        ("all items in another order", says(BOTH.replace("item 12", "items 12 and 3 (b)"), ITEMS), []),
        (
            "items of a letter that has none",
            says(BOTH, "agenda_items: null\norgans: [general-assembly, security-council]\n"),
            [Seen("12", "The request names item 12, but the session block has none.", None)],
        ),
        ("no item at all", says(f"{ASK} the General Assembly and of the Security Council."), []),
    ],
)
def test_request_items(title: str, change: str, found: list[Seen]) -> None:
    assert seen("request-items", change) == found, title


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        (
            "of the Assembly",
            says(f"{ASK} the General Assembly and of the Security Council."),
            [Seen("General Assembly", "The request names no item; say “under agenda item 12”.", None)],
        ),
        (
            "of several items",
            says(f"{ASK} the General Assembly and of the Security Council.", ITEMS),
            [Seen("General Assembly", "The request names no item; say “under agenda items 3 (b) and 12”.", None)],
        ),
        (
            "by its short name",
            says(f"{ASK} the Assembly and of the Security Council."),
            [Seen("Assembly", "The request names no item; say “under agenda item 12”.", None)],
        ),
        ("of the Council alone", says(f"{ASK} the Security Council."), []),
        (
            "where there are none",
            says(f"{ASK} the General Assembly.", "agenda_items: null\norgans: [general-assembly]\n"),
            [],
        ),
    ],
)
def test_request_without_item(title: str, change: str, found: list[Seen]) -> None:
    assert seen("request-without-item", change) == found, title


ORGANS = "organs: [general-assembly, security-council, economic-and-social-council]\n"
ALSO = "The document is also of the General Assembly, which the request does not name."
LONG = "The document is also of the Economic and Social Council, which the request does not name."


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        ("one too few", says(f"{ASK} the Security Council."), [Seen("as a document of", ALSO, None)]),
        (
            "one too few of documents",
            says(f"{ASK.replace('a document', 'documents')} the Security Council."),
            [Seen("as documents of", ALSO, None)],
        ),
        (
            "one too few of an official document",
            says(f"{ASK.replace('a document', 'an official document')} the Security Council."),
            [Seen("as an official document of", ALSO, None)],
        ),
        (
            "one too many",
            says(BOTH[:-1] + ", and of the Economic and Social Council."),
            [
                Seen(
                    "Economic and Social Council",
                    "The request names the Economic and Social Council, but the document is of the General Assembly "
                    "and the Security Council.",
                    None,
                )
            ],
        ),
        ("one too few of three", says(BOTH, ORGANS), [Seen("as a document of", LONG, None)]),
        ("all of three", says(BOTH[:-1] + ", and of the Economic and Social Council.", ORGANS), []),
    ],
)
def test_request_organs(title: str, change: str, found: list[Seen]) -> None:
    assert seen("request-organs", change) == found, title


TENTH = BOTH.replace("the General", "the tenth emergency special session of the General")
ELSE = "of the General Assembly; the request says otherwise."


@pytest.mark.parametrize(
    ("title", "change", "messages"),
    [
        ("no session of a regular one", says(BOTH), []),
        ("a special session of a regular one", says(TENTH), [f"The document is of a regular session {ELSE}"]),
        ("no session of a special one", says(BOTH, "session: ES-10\n"), [f"The document is of session ES-10 {ELSE}"]),
        ("the special session", says(TENTH, "session: ES-10\n"), []),
        ("another special session", says(TENTH, "session: ES-9\n"), [f"The document is of session ES-9 {ELSE}"]),
        ("the Council alone", says(f"{ASK} the Security Council.", "session: ES-10\n"), []),
    ],
)
def test_request_session(title: str, change: str, messages: list[str]) -> None:
    found = seen("request-session", change)
    assert [one.message for one in found] == messages, title
    assert {one.words for one in found} <= {"General Assembly"}


@pytest.mark.parametrize(
    ("title", "agenda", "asked", "words"),
    [
        ("both adopted", "adopted", "under agenda item 12", []),
        ("provisional in the request", "adopted", "under item 12 of the provisional agenda", ["provisional agenda"]),
        ("preliminary in the request", "adopted", "under item 12 of the preliminary list", ["preliminary list"]),
        ("adopted in the request", "provisional", "under agenda item 12", ["agenda item"]),
        ("both provisional", "provisional", "under item 12 of the provisional agenda", []),
        ("the one for the other", "preliminary", "under item 12 of the provisional agenda", ["provisional agenda"]),
        ("both preliminary", "preliminary", "under item 12 of the preliminary list", []),
    ],
)
def test_request_agenda(title: str, agenda: str, asked: str, words: list[str]) -> None:
    lead = f"agenda: {agenda}\nagenda_document: A/81/150\n" if agenda != "adopted" else ""
    change = says(BOTH.replace("under agenda item 12", asked), lead)
    assert at("request-agenda", change) == words, title


SINGLE = (
    "template: letter\naddressees: [secretary-general]\nsignatories: [{given: Ada, family: Berg, state: Iceland}]\n"
)


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        ("we of two", says(BOTH), []),
        (
            "I of two",
            says(BOTH.replace("We", "I")),
            [Seen("I ", "This letter says “We”, the request “I”.", None)],
        ),
        (
            "we of one",
            says(BOTH, SINGLE),
            [Seen("We ", "This letter says “I”, the request “We”.", None)],
        ),
        ("we of one, on behalf of others", says(f"We write on behalf of Chile.\n\n{BOTH}", SINGLE), []),
        ("I of one", says(BOTH.replace("We", "I"), SINGLE), []),
        (
            "I of one, on behalf of others",
            says(f"I write on behalf of Chile.\n\n{BOTH.replace('We', 'I')}"),
            [Seen("I ", "This letter says “We”, the request “I”.", None)],
        ),
        ("nobody", says(BOTH.replace("We should be grateful if you would have", "Kindly have")), []),
        (
            "I of a mission",
            says(
                f"{BOTH.replace('We', 'I').replace('letter', 'note verbale')}",
                NOTE + "signatories: null\nsenders: [Malta]\n",
            ),
            [Seen("I ", "This letter says “The Permanent Mission”, the request “I”.", None)],
        ),
        (
            "one mission of two",
            says(
                f"{NOTED} the General Assembly, under agenda item 12, and of the Security Council.",
                NOTE + "signatories: null\nsenders: [Malta, Iceland]\n",
            ),
            [],
        ),
    ],
)
def test_request_voice(title: str, change: str, found: list[Seen]) -> None:
    assert seen("request-voice", change) == found, title


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        (
            "a note in a letter",
            says(BOTH.replace("letter", "note verbale")),
            [Seen("note verbale", "This is a letter, not a note verbale.", None)],
        ),
        (
            "a letter in a note",
            says(BOTH, NOTE + "signatories: null\nsenders: [Malta]\n"),
            [Seen("letter", "This is a note verbale, not a letter.", "note verbale")],
        ),
        (
            "a note in a note",
            says(BOTH.replace("letter", "note verbale"), NOTE + "signatories: null\nsenders: [Malta]\n"),
            [],
        ),
        (
            "neither in a note",
            says(BOTH.replace("the present letter", "it"), NOTE + "signatories: null\nsenders: [Malta]\n"),
            [],
        ),
    ],
)
def test_request_kind(title: str, change: str, found: list[Seen]) -> None:
    assert seen("request-kind", change) == found, title


def annexed(words: str, lead: str = "") -> str:
    return says(BOTH.replace("letter", f"letter{words}"), lead)


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        ("none of none", annexed(""), []),
        ("one of one", annexed(" and its annex", ONE), []),
        ("several of two", annexed(" and its annexes", TWO), []),
        ("an annex of none", annexed(" and its annex"), [("annex", None)]),
        ("annexes of none", annexed(" and its annexes"), [("annexes", None)]),
        ("an enclosure of none", annexed(" and its enclosure"), [("enclosure", None)]),
        ("none of one", annexed("", ONE), [("the present letter", None)]),
        ("none of two", annexed("", TWO), [("the present letter", None)]),
        ("annexes of one", annexed(" and its annexes", ONE), [("annexes", "annex")]),
        ("an annex of two", annexed(" and its annex", TWO), [("annex", "annexes")]),
        ("an enclosure of one", annexed(" and its enclosure", ONE), []),
        ("enclosures of one", annexed(" and its enclosures", ONE), [("enclosures", None)]),
        ("what follows is named otherwise", annexed(" together with the log", ONE), []),
    ],
)
def test_request_annexes(title: str, change: str, found: list[tuple[str, str | None]]) -> None:
    assert fixes("request-annexes", change) == found, title


@pytest.mark.parametrize(
    ("title", "change", "message"),
    [
        ("none is attached", annexed(" and its annex"), "The request names an annex, but none is attached."),
        ("one is attached", annexed(" and its annexes", ONE), "One annex is attached: “its annex”."),
        ("two are attached", annexed(" and its annex", TWO), "2 annexes are attached: “its annexes”."),
        ("one is not named", annexed("", ONE), "One annex is attached; the request names none."),
        ("two are not named", annexed("", TWO), "2 annexes are attached; the request names none."),
    ],
)
def test_request_annexes_are_counted(title: str, change: str, message: str) -> None:
    assert [one.message for one in seen("request-annexes", change)] == [message], title
