"""Overrides: values of the command line that replace those of the file."""

from typing import Any

import pytest

from drafter.errors import InvalidLetterError, UsageError
from drafter.source import apply_overrides, parse_yaml

LETTER = "date: 2016-10-11\nsymbols: [A/71/999, S/2016/999]\nsignatories:\n  - {given: Ada, family: Berg}\n"


@pytest.mark.parametrize(
    ("title", "key", "value", "data"),
    [
        ("another value", "date", "2017-01-01", {"date": "2017-01-01"}),
        ("a new key", "language", "fr", {"language": "fr"}),
        ("a list", "symbols", "[A/72/1]", {"symbols": ["A/72/1"]}),
        ("one item", "symbols.2", "S/2017/1", {"symbols": ["A/71/999", "S/2017/1"]}),
        ("one item more", "symbols.3", "E/2017/1", {"symbols": ["A/71/999", "S/2016/999", "E/2017/1"]}),
        ("one item less", "symbols.1", "null", {"symbols": ["S/2016/999"]}),
        ("within", "signatories.1.given", "Ann", {"signatories": [{"given": "Ann", "family": "Berg"}]}),
        ("a list that was not there", "annexes.1.title", "Log", {"annexes": [{"title": "Log"}]}),
        ("a mapping that was not there", "masthead.emblem", "e.png", {"masthead": {"emblem": "e.png"}}),
        ("null removes", "symbols", "null", {"symbols": None}),
        ("nothing is empty text", "title", "", {"title": ""}),
        ("numbers stay text", "session", "071", {"session": "071"}),
        ("a text with a colon, in quotation marks", "title", '"One: two"', {"title": "One: two"}),
        ("a text of lines", "body", '"One.\\n\\nTwo."', {"body": "One.\n\nTwo."}),
    ],
)
def test_values(title: str, key: str, value: str, data: dict[str, Any]) -> None:
    source = apply_overrides(parse_yaml(LETTER, "letter.yaml"), [(key, value)])
    kept = parse_yaml(LETTER, "letter.yaml").data
    assert source.data == {name: value for name, value in {**kept, **data}.items() if value is not None}


def test_the_last_of_two_values_counts() -> None:
    assert apply_overrides(parse_yaml(LETTER, "l"), [("date", "a"), ("date", "b")]).data["date"] == "b"


@pytest.mark.parametrize(
    ("path", "file"),
    [(("date",), "--set date"), (("symbols",), "letter.yaml"), (("symbols", 0), "letter.yaml")],
)
def test_places_name_the_option(path: tuple[str | int, ...], file: str) -> None:
    source = apply_overrides(parse_yaml(LETTER, "letter.yaml"), [("date", "2017-01-01")])
    assert source.place(path).file == file


def test_places_inside_a_value_name_the_option() -> None:
    source = apply_overrides(parse_yaml(LETTER, "letter.yaml"), [("symbols", "[x, y]"), ("symbols.1", "z")])
    assert source.place(("symbols", 1)).file == "--set symbols"
    assert source.place(("symbols", 0)).file == "--set symbols.1"
    assert source.key_place(("symbols",)).file == "--set symbols"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("a part of a text", "date.year"),
        ("a number of a text", "date.1"),
        ("an item 0", "symbols.0"),
        ("an item 0 in a key", "signatories.0.given"),
        ("a place that is too far", "symbols.7"),
        ("a word in a list", "symbols.first"),
        ("a number that is not a decimal", "symbols.²"),
        ("a very long number", "symbols." + "9" * 5000),
    ],
)
def test_keys_that_cannot_be_set(title: str, key: str) -> None:
    with pytest.raises(UsageError, match="--set"):
        apply_overrides(parse_yaml(LETTER, "letter.yaml"), [(key, "x")])


def test_item_0_is_an_error_that_says_where_lists_begin() -> None:
    with pytest.raises(UsageError, match=r"count from 1; write `signatories\.1\.given` for the first one"):
        apply_overrides(parse_yaml(LETTER, "letter.yaml"), [("signatories.0.given", "x")])
    with pytest.raises(UsageError, match=r"`4` is not an item of this list; write a number from 1 to 3"):
        apply_overrides(parse_yaml(LETTER, "letter.yaml"), [("symbols.4", "x")])


@pytest.mark.parametrize("value", ["[x", "a: b: c", "'x", "\x07", "\udcff", "!!python/name:os x", "[" * 5000])
def test_values_that_are_not_yaml(value: str) -> None:
    with pytest.raises(InvalidLetterError) as raised:
        apply_overrides(parse_yaml(LETTER, "letter.yaml"), [("title", value)])
    assert {one.place.file for one in raised.value.findings if one.place} == {"--set title"}
