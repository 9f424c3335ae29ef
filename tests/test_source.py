"""The source: YAML as text, each value with its place, all errors in one run."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.diagnostics import Place
from drafter.errors import InvalidLetterError
from drafter.limits import MAX_LETTER_BYTES
from drafter.source import Source, format_path, parse_path, parse_plain_text, parse_yaml


def data_of(text: str | bytes) -> dict[str, Any]:
    return parse_yaml(text, "letter.yaml").data


def findings_of(text: str | bytes) -> list[tuple[str, int, int]]:
    with pytest.raises(InvalidLetterError) as raised:
        parse_yaml(text, "letter.yaml")
    return [
        (one.rule, one.place.line, one.place.column) if one.place else (one.rule, 0, 0) for one in raised.value.findings
    ]


def text_at(source: Source, place: Place) -> str:
    """Return the text of the file at a place."""
    lines = source.text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("title", "text", "data"),
    [
        ("numbers stay text", "a: 071\nb: 1e3\nc: 1_0", {"a": "071", "b": "1e3", "c": "1_0"}),
        ("dates stay text", "a: 2016-10-11", {"a": "2016-10-11"}),
        ("NO is Norway", "a: [NO, no, off, Yes]", {"a": ["NO", "no", "off", "Yes"]}),
        ("true stays text", "a: true", {"a": "true"}),
        ("an empty value is a missing key", "a:\nb: ~\nc: null\nd: x", {"d": "x"}),
        ("null in quotation marks is text", "a: 'null'\nb: \"\"", {"a": "null", "b": ""}),
        ("an alias repeats", "a: &x [y]\nb: *x", {"a": ["y"], "b": ["y"]}),
        ("folded", "a: >\n  one\n  two\n", {"a": "one two\n"}),
        ("literal with its own indentation", "a: |2\n    one\n   two\n", {"a": "  one\n two\n"}),
        ("escapes", r'a: "\u00e9\x41\n\U0001D11E"', {"a": "éA\n𝄞"}),
        ("line ends of Windows", "a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}),
        ("line ends of old Mac OS", "a: b\rc: d\r", {"a": "b", "c": "d"}),
        ("a byte order mark", b"\xef\xbb\xbfa: b", {"a": "b"}),
        ("beyond the basic plane", "a: 𝄞 𐍈", {"a": "𝄞 𐍈"}),
        (
            "invisible, combining and right-to-left",
            "a: \u202ex\u00ad\u0301\u200b\u00a0y",
            {"a": "\u202ex\u00ad\u0301\u200b\u00a0y"},
        ),
        ("a mapping in a list", "a:\n  - {b: c}\n  - d", {"a": [{"b": "c"}, "d"]}),
        ("JSON", '{"a": ["b", 1]}', {"a": ["b", "1"]}),
    ],
)
def test_values(title: str, text: str | bytes, data: dict[str, Any]) -> None:
    assert data_of(text) == data


@pytest.mark.parametrize(
    ("title", "text", "word", "place"),
    [
        ("plain", "a: some words", "words", (1, 9)),
        ("plain over lines", "a: some\n  more\n\n  words", "words", (4, 3)),
        ("folded", "a: >-\n  some\n  more words", "words", (3, 8)),
        ("literal", "a: |\n  some\n\n  more words\n", "words", (4, 8)),
        ("literal with an indicator", "a: |1\n   some\n  words\n", "words", (3, 3)),
        ("literal with a comment", "a: | # remark\n  words\n", "words", (2, 3)),
        ("single quotation marks", "a: 'it''s words'", "words", (1, 11)),
        ("double quotation marks", r'a: "\x41\n\"words"', "words", (1, 13)),
        ("double, an escape that looks like its character", r'a: "\n n words"', "words", (1, 10)),
        ("double, an escaped line end", 'a: "so\\\n  me words"', "words", (2, 6)),
        ("double over lines", 'a: "some\n\n  words"', "words", (3, 3)),
        ("after a wide character", "a: 你好 words", "words", (1, 7)),
        ("after a character beyond the basic plane", "a: 𝄞 words", "words", (1, 6)),
        ("line ends of Windows", "a: b\r\nc: |\r\n  some words\r\n", "words", (3, 8)),
        ("after a byte order mark", "\ufeffa: words", "words", (1, 4)),
        ("in a list of mappings", "a:\n  - {b: 1, c: some words}", "words", (2, 20)),
        ("through an alias", "a: &x some words\nb: *x", "words", (1, 12)),
    ],
)
def test_places_of_words(title: str, text: str, word: str, place: tuple[int, int]) -> None:
    source = parse_yaml(text, "letter.yaml")
    path, value = next((path, value) for path, value in leaves(source.data) if word in value)
    start = value.index(word)
    found = source.place(path, start, start + len(word))
    assert found[1:3] == place
    assert text_at(source, found) == word


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        return [(path, data)]
    items = data.items() if isinstance(data, dict) else enumerate(data)
    return [leaf for step, value in items for leaf in leaves(value, (*path, step))]


@given(
    st.text(alphabet="ab \n\t'\"\\é𝄞你:#-|>x08uU\u00a0\u0301", min_size=1, max_size=40),
    st.sampled_from(["|", ">", "'", '"', ""]),
    st.integers(8, 30),
    st.booleans(),
)
def test_any_word_is_found_at_its_place(value: str, style: str, width: int, plain: bool) -> None:
    text = yaml.dump({"k": [{"a": value, "b": "c"}]}, default_style=style or None, width=width, allow_unicode=plain)
    source = parse_yaml(text, "letter.yaml")
    got = source.data["k"][0].get("a")
    assume(got is not None)
    for word in re.finditer(r"[^ \n\t]+", got):
        found = text_at(source, source.place(("k", 0, "a"), word.start(), word.end()))
        assert word.group() in (found, found.replace("''", "'"), unescaped(found))


def unescaped(text: str) -> str | None:
    """Return the meaning of a text between double quotation marks, or None if it is invalid there."""
    try:
        return str(yaml.safe_load(f'"{text}"'))
    except yaml.YAMLError:
        return None


@given(st.text(max_size=60))
def test_words_of_a_plain_file_are_found_at_their_places(text: str) -> None:
    try:
        source = parse_plain_text(text.encode(errors="surrogatepass"), "annex.md")
    except InvalidLetterError:
        return
    for word in re.finditer(r"\S+", source.text):
        assert text_at(source, source.place((), word.start(), word.end())) == word.group()


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("empty", "", [("empty", 1, 1)]),
        ("white space", " \n\n", [("empty", 1, 1)]),
        ("only a comment", "# nothing\n", [("empty", 1, 1)]),
        ("a list", "- a\n- b", [("not-a-letter", 1, 1)]),
        ("a text", "a letter", [("not-a-letter", 1, 1)]),
        ("two documents", "a: b\n---\nc: d", [("yaml", 2, 1)]),
        ("a tab", "a:\n\tb: c", [("yaml", 2, 1)]),
        ("a list not closed", "a: b\nc: [d\ne: f", [("yaml", 2, 4)]),
        ("a quotation mark not closed", 'a: b\nc: "d\ne: f', [("yaml", 2, 4)]),
        ("a colon in a text", "title: one: two", [("yaml", 1, 11)]),
        ("a character that cannot start a value", "a: @b", [("yaml", 1, 4)]),
        ("an undefined alias", "a: *b", [("yaml", 1, 4)]),
        ("a duplicate", "a: b\nc: d\na: e", [("duplicate-key", 3, 1)]),
        ("a duplicate within", "a: {b: c, b: d}", [("duplicate-key", 1, 11)]),
        ("a key that is a list", "? [a]\n: b", [("bad-key", 1, 3)]),
        ("a key that repeats itself", "? &x [*x]\n: b", [("bad-key", 1, 3)]),
        ("an object of Python", "a: !!python/object:os.system x", [("bad-tag", 1, 4)]),
        ("data in base 64", "a: !!binary aGk=", [("bad-tag", 1, 4)]),
        ("a custom tag", "a: !mine x", [("bad-tag", 1, 4)]),
        (
            "control characters, all of them",
            "a: \x07b\nc: d\x1b",
            [("control-character", 1, 4), ("control-character", 2, 5)],
        ),
        ("a control character as an escape", r'a: "b\x07"', [("control-character", 1, 4)]),
        ("a private-use character", "a: \ue000", [("control-character", 1, 4)]),
        ("a private-use character as an escape", r'a: "\U000F0000"', [("control-character", 1, 4)]),
        ("a noncharacter", "a: \uffff", [("control-character", 1, 4)]),
        ("an unpaired surrogate", "a: \ud800", [("control-character", 1, 4)]),
        ("not UTF-8", b"a: b\nc: \xc3\xa9 \xff", [("not-text", 2, 6)]),
        ("UTF-16", "a: b".encode("utf-16"), [("not-text", 1, 1)]),
        (
            "null characters",
            b"PK\x03\x04\x00",
            [("control-character", 1, 3), ("control-character", 1, 4), ("control-character", 1, 5)],
        ),
        (
            "several at once",
            "a: b\na: c\nd: !x e\n? [f]\n: g",
            [("duplicate-key", 2, 1), ("bad-tag", 3, 4), ("bad-key", 4, 3)],
        ),
    ],
)
def test_errors(title: str, text: str | bytes, found: list[tuple[str, int, int]]) -> None:
    assert findings_of(text) == found


TENFOLD = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join([f'*{chr(97 + i)}'] * 10)}]\n" for i in range(12)
)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("aliases of aliases", TENFOLD),
        ("an alias of itself", "a: &x [*x]"),
        ("an alias of itself in a mapping", "a: &x {b: *x}"),
        ("brackets", "a: " + "[" * 1_000_000),
        ("braces", "a: " + "{" * 100_000),
        ("dashes", "- " * 100_000),
        ("indentation", "\n".join(" " * depth + "a:" for depth in range(1000))),
        ("many values", "a: [" + "x," * 100_001 + "]"),
        ("many bytes", "a: " + "x" * MAX_LETTER_BYTES),
    ],
)
def test_limits(title: str, text: str) -> None:
    assert [rule for rule, *_ in findings_of(text)] == ["too-much"]


@given(st.text(alphabet="ab:-[]{}\"'|>&*!?# \n\t,~\ufeff\x85é", max_size=60) | st.binary(max_size=60).map(repr))
def test_any_text_is_parsed_or_reported(text: str) -> None:
    try:
        source = parse_yaml(text, "letter.yaml")
    except InvalidLetterError as error:
        assert error.findings
        assert all(one.place and one.place.line >= 1 and one.place.column >= 1 for one in error.findings)
    else:
        assert isinstance(source.data, dict)


def test_a_path_is_formatted_as_authors_count() -> None:
    path = parse_path("signatories.1.given")
    assert path == ("signatories", 0, "given")
    assert format_path(path) == "signatories[1].given"


@pytest.mark.parametrize(
    ("title", "text", "place", "advice"),
    [
        ("a colon missing", "a: b\nc d\ne: f\n", (2, 1), "put a colon after this key"),
        ("text after a quotation", 'title: "a" b\nc: d', (1, 12), "put quotation marks around the whole value"),
        ("a key with other indentation", "a: b\nc:\n   d: e\n  f: g", (4, 3), "indented like the keys above it"),
        ("an item with other indentation", "- a\nb: c\n", (2, 1), "start it with `- `"),
        ("a backslash", r'a: "\q"', (1, 5), r"write \\ for a backslash"),
        ("a list behind its key", "a: - b", (1, 4), "start the list on a new line"),
        ("an undefined alias", "a: *b", (1, 4), "around a value that starts with *"),
        ("a brace not closed", "a: {b: c\nd: e", (1, 4), "this { is never closed"),
        ("a tab", "a:\n\tb: c", (2, 1), "replace the tab with spaces"),
    ],
)
def test_errors_of_yaml_say_what_to_do(title: str, text: str, place: tuple[int, int], advice: str) -> None:
    with pytest.raises(InvalidLetterError) as raised:
        parse_yaml(text, "letter.yaml")
    (finding,) = raised.value.findings
    assert finding.place is not None
    assert finding.place[1:3] == place
    assert advice in finding.message


@given(st.text(alphabet="ab:-[]{}\"'|>&*!?#%@` \n\t,~\\", max_size=40))
def test_messages_never_quote_the_yaml_library(text: str) -> None:
    try:
        parse_yaml(text, "letter.yaml")
    except InvalidLetterError as error:
        assert not any(re.search(r"while (parsing|scanning)|found |expected", one.message) for one in error.findings)
