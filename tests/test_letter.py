"""The letter: every key is read or refused, and everything that does not fit is said at once, where it stands."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from drafter.errors import InvalidLetterError
from drafter.letter import Addressee, AgendaItem, Annex, Letter, Masthead, Sender, Signatory, parse_letter
from drafter.source import parse_yaml

LEAST = "template: letter\ndate: 2016-10-11\n"
DAY = datetime.date(2016, 10, 17)


def letter_of(text: str) -> Letter:
    return parse_letter(parse_yaml(LEAST + text, "letter.yaml"))


def findings_of(text: str) -> list[tuple[str, int, int, str]]:
    with pytest.raises(InvalidLetterError) as raised:
        parse_letter(parse_yaml(text, "letter.yaml"))
    return [(one.rule, *one.place[1:3], one.message) for one in raised.value.findings if one.place]


KEYS: list[tuple[str, str, Any]] = [
    ("further_dates", "[2016-10-17]", (DAY,)),
    ("symbols", "[A/71/999, S/2016/999]", ("A/71/999", "S/2016/999")),
    ("distributed", "2016-10-17", DAY),
    ("distribution", "Limited", "Limited"),
    ("language", "fr", "fr"),
    ("original", "[en, fr]", ("en", "fr")),
    ("senders", "[NO, {state: Lebanon, gender: f}]", ("NO", Sender(state="Lebanon", gender="f"))),
    (
        "senders",
        "[{organization: the League, office: chair, capacity: x}]",
        (Sender(None, "the League", "chair", None, "x"),),
    ),
    ("addressees", "[SG, {office: PSC, gender: f}]", ("SG", Addressee("PSC", "f"))),
    ("addressees", "[{office: x, name: A, address: B, salutation: C}]", (Addressee("x", None, "A", "B", "C"),)),
    ("agenda_items", "[{number: 34, title: The situation}]", (AgendaItem("34", "The situation"),)),
    (
        "agenda_items",
        "[{number: 3 (b), title: x, sub_title: y, session: ES-10}]",
        (AgendaItem("3 (b)", "x", "y", "ES-10"),),
    ),
    ("agenda", "provisional", "provisional"),
    ("agenda_document", "A/72/150", "A/72/150"),
    ("session", "71", "71"),
    ("session", "[ES-10, 71]", ("ES-10", "71")),
    ("year", "71", 71),
    ("organs", "[security-council]", ("security-council",)),
    ("on_behalf_of", "[NO, Albania]", ("NO", "Albania")),
    ("body", "Text.", "Text."),
    ("body_file", "text.md", "text.md"),
    ("signatories", "[{given: Ada, family: Berg, state: IS}]", (Signatory("Berg", "Ada", "IS"),)),
    ("signatories", "[{family: Qin, family_first: true}]", (Signatory("Qin", family_first=True),)),
    (
        "signatories",
        "[{family: a, organization: b, office: c, title: d, gender: m, capacity: e}]",
        (Signatory("a", None, None, "b", "c", "d", "m", "e"),),
    ),
    ("signatory_order", "as-given", "as-given"),
    ("annexes", "[{title: Log, original: ar, body: x}]", (Annex("Log", "ar", "x"),)),
    (
        "annexes",
        "[{body_file: a.md, signatories: [{family: b}], enclosures: [{title: c}], appendices: [{title: d}]}]",
        (Annex(None, None, None, "a.md", (Signatory("b"),), (Annex("c"),), (Annex("d"),)),),
    ),
    ("title", "Letter dated", "Letter dated"),
    ("title_size", "12", 12),
    ("reissued", "2016-10-17", DAY),
    ("job_number", "16-17956", "16-17956"),
    ("published", "2016-10-17", DAY),
    ("masthead", "{emblem: my.png}", Masthead("my.png")),
    ("letterhead", "Permanent Mission", "Permanent Mission"),
    ("reference", "12/2016", "12/2016"),
    ("written_at", "Geneva", "Geneva"),
    ("salutation", "Sir,", "Sir,"),
    ("courtesy", "Accept", "Accept"),
    ("conference", "A Model", "A Model"),
    ("draft", "true", True),
    ("draft", "false", False),
    ("ignore", "{title-signatories: signed later}", {"title-signatories": "signed later"}),
]


@pytest.mark.parametrize(("key", "given", "value"), KEYS)
def test_every_key_is_read(key: str, given: str, value: Any) -> None:
    assert getattr(letter_of(f"{key}: {given}\n"), key) == value


def test_no_key_of_the_model_is_without_its_case() -> None:
    assert {key for key, *_ in KEYS} | {"template", "date"} == {field.name for field in fields(Letter)}
    for kind in (Sender, Addressee, AgendaItem, Signatory, Annex, Masthead):
        names = {field.name for field in fields(kind)}
        assert names
        assert all(any(f"{name}:" in given for _, given, _ in KEYS) for name in names)


@pytest.mark.parametrize(
    ("symbols", "draft", "is_draft"),
    [
        ("", "", True),
        ("symbols: [A/71/1]\n", "", False),
        ("symbols: [A/71/1]\n", "draft: true", True),
        ("", "draft: false", True),
    ],
)
def test_a_letter_without_symbols_is_a_draft(symbols: str, draft: str, is_draft: bool) -> None:
    assert letter_of(symbols + draft).is_draft is is_draft


A_DATE = "write a date that exists, as 2016-10-11."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("template: x", [("missing-key", 1, 1, f"`date` is missing; {A_DATE}")]),
        ("date: 2016-10-11", [("missing-key", 1, 1, "`template` is missing; write text.")]),
        ("template: x\ndate: 2016-02-30", [("bad-date", 2, 7, f'`date` cannot be "2016-02-30"; {A_DATE}')]),
        ("template: x\ndate: 11 May 2016", [("bad-date", 2, 7, f'`date` cannot be "11 May 2016"; {A_DATE}')]),
        (
            "template: x\ndate: 1945-10-24",
            [("bad-date", 2, 7, "The General Assembly first met on 10 January 1946; 1945-10-24 is before that.")],
        ),
        (
            "template: x\ndate: 2145-01-01",
            [("bad-date", 2, 7, "2145-01-01 is after 2144, the last year that Drafter counts to.")],
        ),
        ("template: x\ndate: 2016-10-11T10", [("bad-date", 2, 7, f'`date` cannot be "2016-10-11T10"; {A_DATE}')]),
    ],
)
def test_what_a_letter_must_have(text: str, found: list[tuple[str, int, int, str]]) -> None:
    assert findings_of(text) == found


@pytest.mark.parametrize(
    ("text", "rule", "column", "message"),
    [
        ("adressees: [SG]", "unknown-key", 1, "no key `adressees`; did you mean `addressees`?"),
        ("colour: red", "unknown-key", 1, "no key `colour`; there are template, date"),
        ("senders: [{stat: x}]", "unknown-key", 12, "no key `stat` of `senders[1]`; did you mean `state`?"),
        ("annexes: [{enclosures: [{bodyfile: x}]}]", "unknown-key", 26, "of `annexes[1].enclosures[1]`; did you"),
        ("'<<': x", "unknown-key", 1, "There is no key `<<`"),
        ("symbols: A/71/1", "wrong-type", 10, "write a list of at most 6 texts. Did you mean `[A/71/1]`?"),
        ("title: [x]", "wrong-type", 8, "`title` cannot be a list; write text."),
        ("masthead: [x]", "wrong-type", 11, "cannot be a list; write keys and values, as {emblem: ...}."),
        ("signatories: {family: x}", "wrong-type", 14, "cannot be a mapping; write a list of keys and values"),
        ("body: {x: y}", "wrong-type", 7, "`body` cannot be a mapping; write text."),
        ("symbols: [~]", "wrong-type", 10, "`symbols[1]` is empty; write text."),
        ("title: ''", "wrong-type", 8, "`title` is empty; write text."),
        ("original: []", "wrong-type", 11, "`original` cannot be an empty list"),
        ("symbols: [a,b,c,d,e,f,g]", "wrong-type", 10, "cannot be a list of 7; write a list of at most 6 texts."),
        ("agenda: final", "bad-choice", 9, "write one of adopted, preliminary, provisional."),
        ("agenda: adoptd", "bad-choice", 9, "Did you mean `adopted`?"),
        ("organs: [ga]", "bad-choice", 10, '`organs[1]` cannot be "ga"'),
        ("year: soon", "wrong-type", 7, '`year` cannot be "soon"; write a number from 1 to 200.'),
        ("year: 0", "wrong-type", 7, "write a number from 1 to 200."),
        ("year: 99999999999999999999", "wrong-type", 7, "write a number from 1 to 200."),
        ("draft: no", "wrong-type", 8, '`draft` cannot be "no"; write true or false.'),
        ("title_size: 13", "bad-choice", 13, "write one of 12, 14."),
        ("agenda_items: [{number: IV, title: x}]", "wrong-type", 25, "write text of the form 34 or 3 (b)."),
        ("agenda_items: [{number: 34}]", "missing-key", 16, "`agenda_items[1].title` is missing"),
        ("signatories: [{given: Ada}]", "missing-key", 15, "`signatories[1].family` is missing"),
        ("job_number: 1617956", "wrong-type", 13, "write text of the form 16-17956."),
        ("ignore: {x: [y]}", "wrong-type", 13, "`ignore.x` cannot be a list; write text."),
        ("further_dates: [2016-10-12, 2016-13-01]", "bad-date", 29, '`further_dates[2]` cannot be "2016-13-01"'),
    ],
)
def test_what_does_not_fit(text: str, rule: str, column: int, message: str) -> None:
    [(found_rule, line, found_column, said)] = findings_of(LEAST + text)
    assert (found_rule, line, found_column) == (rule, 3, column)
    assert message in said


def test_everything_is_said_at_once() -> None:
    text = "templat: x\ndate: 2016-02-30\nsymbols: A/71/1\nsenders: [{stat: x}, [y]]\nsignatories: [{given: z}]\n"
    assert [(rule, line, column) for rule, line, column, _ in findings_of(text)] == [
        ("unknown-key", 1, 1),
        ("bad-date", 2, 7),
        ("wrong-type", 3, 10),
        ("unknown-key", 4, 12),
        ("wrong-type", 4, 22),
        ("missing-key", 5, 15),
        ("missing-key", 1, 1),
    ]


ANYTHING = st.recursive(
    st.sampled_from(["x", "", "1", "0", "true", "2016-10-11", "en", "12", "f", "ES-10"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "title", "office", "state", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Letter)]), ANYTHING, max_size=4))
def test_any_letter_is_read_or_something_is_said(data: dict[str, Any]) -> None:
    import json

    try:
        letter = parse_letter(
            parse_yaml(json.dumps({"template": "letter", "date": "2016-10-11", **data}), "letter.yaml")
        )
    except InvalidLetterError as error:
        assert error.findings
        assert all(one.place and one.message for one in error.findings)
    else:
        assert letter.date
