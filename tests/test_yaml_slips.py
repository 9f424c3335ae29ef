"""Slips in YAML: each is reported at its own place, with what to type instead."""

from __future__ import annotations

import pytest

from drafter.errors import InvalidLetterError
from drafter.source import parse_yaml

QUOTE = "put quotation marks around a value that"


def reported(text: str | bytes) -> list[tuple[str, str]]:
    """The places and messages of a text that is not valid."""
    with pytest.raises(InvalidLetterError) as raised:
        parse_yaml(text, "letter.yaml")
    return [(f"{one.place.line}:{one.place.column}" if one.place else "", one.message) for one in raised.value.findings]


@pytest.mark.parametrize(
    ("title", "text", "place", "words"),
    [
        ("a quotation mark missing", 'a: "77\nb: "c"\n', "1:4", 'never closed; add " at the end of the value'),
        ("an apostrophe missing", "a: '77\nb: 'c'\n", "1:4", "never closed; add ' at the end of the value"),
        ("a quotation mark missing until the end", 'a: b\nc: "d\ne: f\n', "2:4", "add the closing quotation mark"),
        ("a quotation mark missing in { }", 'a:\n  - {n: "7, t: O}\nb: "c"\n', "2:9", "this quotation mark is never"),
        ("an apostrophe inside apostrophes", "a: 'The people's choice'\nb: c\n", "1:15", '`"The people\'s choice"`'),
        ("an apostrophe in { }", "a:\n  - {g: S, f: 'O'Brien', s: M}\n", "2:17", 'use other marks: `"O\'Brien"`'),
        ("marks inside marks", 'a: "He said "no" today"\nb: c\n', "1:13", "`'He said \"no\" today'`"),
        ("text after a quotation", 'a: "Peace" and "War"\n', "1:12", '`\'"Peace" and "War"\'`'),
        ("text after a quotation in { }", '- {a: "b" c, d: e}\n', "1:11", "`'\"b\" c'`"),
        ("a comma missing before a key", "- {given: Aroha family: W}\n", "1:17", "put a comma before `family:`"),
        ("a semicolon for a comma", "- {given: Aroha; family: W}\n", "1:18", "put a comma before `family:`"),
        ("a comma missing in a list", 'a: ["A" "B"]\n', "1:9", "put a comma before this entry"),
        ("a comma missing after marks", '- {a: "A" b: c}\n', "1:11", "put a comma before this entry"),
        ("a brace missing", "a:\n  - {n: 77, t: O\nb: c\n", "2:5", "this { is never closed"),
        ("a bracket missing", "a: [A, B\nb: c\n", "1:4", "this [ is never closed"),
        ("a bracket too many", "a: [A, B]]\nb: c\n", "1:10", "remove this ]"),
        ("a brace too many", "- {a: b}}\nc: d\n", "1:9", "remove this }"),
        ("the wrong bracket", "- {a: b]\nc: d\n", "1:8", "close { with }, not with ]"),
        ("the wrong brace", "a: [b, c}\nd: e\n", "1:9", "close [ with ], not with }"),
        ("a space missing after a colon", "a: b\ndate:2026\ne: f\n", "2:5", "after this colon: `date: 2026`"),
        ("a space missing in the first line", "a:b\nd: e\n", "1:2", "put a space after this colon: `a: b`"),
        ("a space missing in the last line", "a: b\nd:e\n", "2:2", "put a space after this colon: `d: e`"),
        ("a space missing in a list", "s:\n  - given:A\n    family: W\n", "2:10", "`given: A`"),
        ("a space missing after a key of a list", "s:\n  - given: A\n    family:W\n", "3:11", "`family: W`"),
        ("a colon in a text", "a: one: two\n", "1:7", f'{QUOTE} contains ": ": `a: "one: two"`'),
        ("a colon in a text of { }", "- {n: 7, t: Oceans: law}\n", "1:19", '`t: "Oceans: law"`'),
        ("a colon at the end", "a: b:\nc: d\n", "1:5", '`a: "b:"`'),
        ("a colon before several lines", "a: b: c\n  d\ne: f\n", "1:5", "write `a: |`, and put the text below it"),
        ("curved marks around a colon", "a: “A: B”\nc: d\n", "1:6", '`a: "A: B"`'),
        ("curved marks around a colon in { }", "- {n: 7, t: “A: b”}\n", "1:13", 'instead of “ and ”: `t: "A: b"`'),
        (
            "curved marks around words in { }",
            "- {t: “For peace: b”}\n",
            "1:7",
            'instead of “ and ”: `t: "For peace: b"`',
        ),
        ("a comment after no space", "a: b\nd:2026   # day\n", "2:2", "put a space after this colon: `d: 2026`."),
        ("a hash in { }", "- {n: 7, t: O #1 of}\nb: c\n", "1:15", '# needs quotation marks: `t: "O #1 of"`'),
        ("a hash in [ ]", "a: [A #1, B]\nb: c\n", "1:7", '# needs quotation marks: `"A #1"`'),
        ("| missing", "a: b\nbody:\n  One: two\n  three\nc: d\n", "2:5", "write `body: |` before a text"),
        ("| missing, a colon later", "body:\n  One two\n  three: four\nc: d\n", "1:5", "write `body: |`"),
        ("| missing, on the same line", "body: One two\n  three: four\nc: d\n", "1:5", "write `body: |`"),
        ("a body that is not indented", "body: |\nText here\nb: c\n", "2:1", "indent the text below `body: |`"),
        ("bold at the start", "a: **Bold** x\n", "1:4", '`a: "**Bold** x"`'),
        ("italics at the start", "a: *x* y\nc: d\n", "1:4", '`a: "*x* y"`'),
        ("an asterisk at the start", "a: * x\nc: d\n", "1:4", f'{QUOTE} starts with *: `a: "* x"`'),
        ("a fact", "a: {{ x }}\n", "1:4", f'{QUOTE} starts with {{{{: `"{{{{ x }}}}"`'),
        ("a fact and more", "a: {{ x }} and\nc: d\n", "1:4", '`a: "{{ x }} and"`'),
        ("a fact in a list", "a: [{{ x }}, c]\n", "1:5", '`"{{ x }}"`'),
        ("a choice", "a: {% if x %}y\nc: d\n", "1:4", f"{QUOTE} starts with {{%"),
        ("a bracket at the start", "a: [1] text\nc: d\n", "1:4", '`a: "[1] text"`'),
        ("a name of an anchor", "a: &b c\n", "1:4", "`&b` is not printed"),
        ("a per cent sign", "a: %b\n", "1:4", '`a: "%b"`'),
        ("a list behind a dash", "a: - b\n", "1:4", "start the list on a new line"),
        ("a tab", "a:\n\tb: c\n", "2:1", "replace the tab with spaces"),
        ("a tab below |", "a: |\n\tb\nc: d\n", "2:1", "replace the tab with spaces"),
        ("a no-break space", "a:\u00a0b\nc: d\n", "1:3", "(no-break space, U+00A0) with an ordinary space"),
        ("a no-break space as indentation", "a:\n\u00a0\u00a0- x\nc: d\n", "2:1", "no-break space, U+00A0"),
        ("a no-break space in a text", "a: |\n\u00a0\u00a0text\nc: d\n", "2:1", "no-break space, U+00A0"),
        ("a no-break space before a key", "a: b\n\u00a0c: d\n", "2:1", "no-break space, U+00A0"),
        ("a no-break space in { }", "a: {b:\u00a0c}\n", "1:5", "no-break space, U+00A0"),
        ("a line separator", "a: |\n  b\u2028c\nd: e\n", "2:4", "an invisible character (line separator, U+2028)"),
        ("a full-width colon", "a\uff1a b\nc: d\n", "1:2", "with an ordinary colon and a space"),
        ("no colon", "a: b\nc\nd: e\n", "2:1", "put a colon after this key"),
        ("= for a colon", "a = b\nc: d\n", "1:1", "put a colon after the key in this line"),
        ("a key below a value", "a: b\n  c: d\n", "2:3", "indent this key like the keys above it"),
        ("an item without a dash", "a:\n  - b\n  c: d\n", "3:3", "start it with `- `"),
    ],
)
def test_a_slip_is_reported_at_its_place(title: str, text: str, place: str, words: str) -> None:
    ((at, message),) = reported(text)
    assert at == place, message
    assert words in message


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        (
            "a comma in a text",
            "a:\n  - {n: 77, t: Oceans, seas and rivers}\n",
            [("2:24", '`seas and rivers` has no value: a text with a comma inside { } needs quotation marks: '
              '`t: "Oceans, seas and rivers"`.')],
        ),
        (
            "two commas in a text",
            "a: {t: A, b, c, n: d}\n",
            [
                ("1:11", '`b` has no value: a text with a comma inside { } needs quotation marks: `t: "A, b, c"`.'),
                ("1:14", '`c` has no value: a text with a comma inside { } needs quotation marks: `t: "A, b, c"`.'),
            ],
        ),
        (
            "curved marks",
            "a: {t: “A, b”, n: d}\n",
            [("1:12", '`b”` has no value: a text with a comma inside { } needs quotation marks: `t: "A, b"`.')],
        ),
        (
            "no space after a colon",
            "a: {given:Aroha, family: W}\n",
            [("1:5", "`given:Aroha` has no value: the space after the colon is missing; write `given: Aroha`.")],
        ),
        (
            "no space before marks",
            'a: {given:"Aroha", family: W}\n',
            [("1:5", '`given:"Aroha"` has no value: the space after the colon is missing; write `given: "Aroha"`.')],
        ),
        ("alone", "a: {given}\n", [("1:5", "`given` has no value; write `given: ...`, or remove it.")]),
    ],
)  # fmt: skip
def test_a_key_without_a_value_in_braces_is_an_error(title: str, text: str, found: list[tuple[str, str]]) -> None:
    assert reported(text) == found


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_named(encoding: str) -> None:
    ((place, message),) = reported("template: letter\n".encode(encoding))
    assert place == "1:1"
    assert "in UTF-16, not UTF-8; save it again with the encoding UTF-8" in message


@pytest.mark.parametrize(
    "text", ["a: {b: , c: d}", "a: {b: null, c: d}", "a: {b: http://x.y}", "a: {? b : c}", "a: &x b\nc: *x", "a: 1#2"]
)
def test_what_is_meant_as_written_is_not_reported(text: str) -> None:
    assert parse_yaml(text, "letter.yaml").data


def test_a_long_value_is_not_repeated_as_an_example() -> None:
    ((_, message),) = reported(f"a: one: {'two ' * 40}\n")
    assert message == 'The file is not valid YAML: put quotation marks around a value that contains ": ".'
