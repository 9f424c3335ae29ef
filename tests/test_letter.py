"""Parsing a letter: every key is read or rejected, and all errors are reported in one run, with their places."""

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
    ("extends", "letter.yaml", "letter.yaml"),
    ("roster", "roster.csv", "roster.csv"),
    ("further_dates", "[2016-10-17]", (DAY,)),
    ("symbols", "[A/71/999, S/2016/999]", ("A/71/999", "S/2016/999")),
    ("distributed", "2016-10-17", DAY),
    ("distribution", "Limited", "Limited"),
    ("language", "fr", "fr"),
    ("digits", "arabic-indic", "arabic-indic"),
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
    (
        "senders",
        "[{office: a, office_in_title: b, organization: c, organization_in_title: d}]",
        (Sender(None, "c", "a", None, None, "b", "d"),),
    ),
    ("addressees", "[{office: a, office_in_title: b}]", (Addressee("a", office_in_title="b"),)),
    ("senders", "[{state: Chad, at: geneva}]", (Sender("Chad", at="geneva"),)),
    ("addressees", "[{office: a, organization: b}]", (Addressee("a", organization="b"),)),
    (
        "signatories",
        "[{family: a, office_in_title: b, organization_in_title: c}]",
        (Signatory("a", office_in_title="b", organization_in_title="c"),),
    ),
    ("signatory_order", "as-given", "as-given"),
    ("annexes", "[{title: Log, original: ar, body: x}]", (Annex("Log", "ar", "x"),)),
    (
        "annexes",
        "[{body_file: a.md, signatories: [{family: b}], enclosures: [{title: c}], appendices: [{title: d}]}]",
        (Annex(None, None, None, "a.md", (Signatory("b"),), (Annex("c"),), (Annex("d"),)),),
    ),
    (
        "annexes",
        "[{heading: '', date: 2016-10-17, senders: [Chad], addressees: [SG], notes: ['* a']}]",
        (Annex(heading="", date=DAY, senders=("Chad",), addressees=("SG",), notes=("* a",)),),
    ),
    ("title", "Letter dated", "Letter dated"),
    ("title_size", "12", 12),
    ("reissued", "2016-10-17", DAY),
    ("relates_to", "S/2016/99", "S/2016/99"),
    ("notes", '["* Reproduced as received."]', ("* Reproduced as received.",)),
    ("job_number", "16-17956", "16-17956"),
    ("published", "2016-10-17", DAY),
    ("masthead", "{emblem: my.png}", Masthead("my.png")),
    ("masthead", "{organ: a, body: b}", Masthead(organ="a", body="b")),
    ("letterhead", "Permanent Mission", "Permanent Mission"),
    ("reference", "12/2016", "12/2016"),
    ("written_at", "Geneva", "Geneva"),
    ("salutation", "Sir,", "Sir,"),
    ("courtesy", "Accept", "Accept"),
    ("conference", "A Model", "A Model"),
    ("subject", "Lighthouses", "Lighthouses"),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("template: x", [("missing-key", 1, 1, "`date` is missing; add `date: 2026-11-28`.")]),
        ("date: 2016-10-11", [("missing-key", 1, 1, "`template` is missing; add `template: ...`.")]),
        (
            "template: x\ndate: 2016-02-30",
            [("bad-date", 2, 7, "`date` is not in the calendar: February 2016 has 29 days.")],
        ),
        (
            "template: x\ndate: 11 May 2016",
            [("bad-date", 2, 7, '`date` must be year-month-day: write 2016-05-11, not "11 May 2016".')],
        ),
        (
            "template: x\ndate: 1945-10-24",
            [("bad-date", 2, 7, "1945-10-24 is before 10 January 1946, when the General Assembly first met.")],
        ),
        (
            "template: x\ndate: 2145-01-01",
            [("bad-date", 2, 7, "2145-01-01 is after 2144, the last year whose session Drafter can name.")],
        ),
        (
            "template: x\ndate: 2016-10-11T10",
            [("bad-date", 2, 7, '`date` must be a date such as 2026-11-28, not "2016-10-11T10".')],
        ),
    ],
)
def test_required_keys_and_dates(text: str, found: list[tuple[str, int, int, str]]) -> None:
    assert findings_of(text) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("November 28, 2026", "`date` must be year-month-day: write 2026-11-28, not"),
        ("Nov 3, 2026", "`date` must be year-month-day: write 2026-11-03, not"),
        ("3 Nov 2026", "`date` must be year-month-day: write 2026-11-03, not"),
        ("2026-2-3", "`date` must be year-month-day: write 2026-02-03, not"),
        ("2026/02/03", "`date` must be year-month-day: write 2026-02-03, not"),
        ("03/02/2026", "`date` must be year-month-day: write 2026-02-03 or 2026-03-02, not"),
        ("2100-02-29", "`date` is not in the calendar: February 2100 has 28 days."),
        ("2026-00-10", "`date` is not in the calendar: the month is 00, not 01 to 12."),
        ("0000-01-01", "`date` must be a date such as 2026-11-28, not"),
    ],
)
def test_a_wrong_date_is_explained(text: str, message: str) -> None:
    [(rule, *_, found_message)] = findings_of(f"template: x\ndate: {text}\n")
    assert rule == "bad-date"
    assert found_message.startswith(message)


@pytest.mark.parametrize(
    ("text", "rule", "column", "message"),
    [
        ("adressees: [SG]", "unknown-key", 1, "`adressees` is not a key of a letter; did you mean `addressees`?"),
        ("colour: red", "unknown-key", 1, "`colour` is not a key of a letter; there are template, date"),
        ("senders: [{stat: x}]", "unknown-key", 12, "`stat` is not a key of `senders[1]`; did you mean `state`?"),
        ("annexes: [{enclosures: [{bodyfile: x}]}]", "unknown-key", 26, "of `annexes[1].enclosures[1]`; did you"),
        ("'<<': x", "unknown-key", 1, "`<<` is not a key of a letter"),
        (
            "symbols: A/71/1",
            "wrong-type",
            10,
            'must be a list of at most 4 texts, not "A/71/1". Did you mean `[A/71/1]`?',
        ),
        ("title: [x]", "wrong-type", 8, "`title` must be text, not a list."),
        ("masthead: [x]", "wrong-type", 11, "must be keys and values such as {emblem: ..., organ: ...}, not a list."),
        (
            "signatories: {family: x}",
            "wrong-type",
            14,
            "must be a list such as [{family: ..., given: ...}], not keys and values.",
        ),
        ("body: {x: y}", "wrong-type", 7, "`body` must be text, not keys and values."),
        ("symbols: [~]", "wrong-type", 10, "`symbols[1]` is empty; write text."),
        ("title: ''", "wrong-type", 8, "`title` is empty; write text."),
        ("original: []", "wrong-type", 11, "`original` must be a list of ar, en, es, fr, ru or zh, not an empty list."),
        ("symbols: [a,b,c,d,e,f,g]", "wrong-type", 10, "must be a list of at most 4 texts, not a list of 7."),
        ("agenda: final", "bad-choice", 9, 'must be adopted, preliminary or provisional, not "final".'),
        ("agenda: adoptd", "bad-choice", 9, "Did you mean `adopted`?"),
        ("original: Chinese", "bad-choice", 11, "Did you mean `zh`?"),
        ("organs: [ga]", "bad-choice", 10, 'human-rights-council or security-council, not "ga".'),
        ("year: soon", "wrong-type", 7, '`year` must be a number from 1 to 200, not "soon".'),
        ("year: 0", "wrong-type", 7, "must be a number from 1 to 200, not "),
        ("year: 99999999999999999999", "wrong-type", 7, "must be a number from 1 to 200, not "),
        ("draft: no", "wrong-type", 8, '`draft` must be true or false, not "no".'),
        ("title_size: 13", "bad-choice", 13, "must be 12 or 14, not "),
        ("agenda_items: [{number: IV, title: x}]", "wrong-type", 25, "must be text such as 34 or 3 (b), not "),
        ("agenda_items: [{number: 34}]", "missing-key", 16, "`agenda_items[1].title` is missing; add `title: ...`."),
        ("signatories: [{given: Ada}]", "missing-key", 15, "`signatories[1].family` is missing"),
        ("job_number: 1617956", "wrong-type", 13, "must be text such as 16-17956, not "),
        ("ignore: {x: [y]}", "wrong-type", 13, "`ignore.x` must be text, not a list."),
        (
            "further_dates: [2016-10-12, 2016-13-01]",
            "bad-date",
            29,
            "`further_dates[2]` is not in the calendar: the month is 13, not 01 to 12.",
        ),
    ],
)
def test_invalid_values(text: str, rule: str, column: int, message: str) -> None:
    [(found_rule, line, found_column, found_message)] = findings_of(LEAST + text)
    assert (found_rule, line, found_column) == (rule, 3, column)
    assert message in found_message


def test_all_errors_are_reported_in_one_run() -> None:
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
def test_any_letter_is_parsed_or_reported(data: dict[str, Any]) -> None:
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
