"""The JSON Schema of a letter: valid, and in agreement with the letters that Drafter accepts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import fields

from drafter.letter import Letter
from drafter.letter.schema import schema

ROOT = Path(__file__).parent.parent
LETTERS = [*ROOT.glob("examples/*.yaml"), *ROOT.glob("templates/*/sample.yaml")]
SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
LEAST = {"template": "letter", "date": "2016-10-11"}


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 as editors read it: digits are numbers, true is a boolean, dates and yes are text."""


AsEditorsRead.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in known if not tag.endswith(("timestamp", "bool"))]
    for sign, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_letter_of_drafter_is_valid(letter: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(yaml.load(letter.read_text(), AsEditorsRead))] == []


@pytest.mark.parametrize(
    "data",
    [
        {"session": 71},
        {"session": "ES-10"},
        {"session": ["ES-10", 71]},
        {"year": 71},
        {"agenda_items": [{"number": 34, "title": "x", "session": 71}]},
        {"agenda_items": [{"number": "3 (b)", "title": "x"}]},
        {"body": None},
        {"draft": True},
    ],
)
def test_valid_letters(data: dict[str, Any]) -> None:
    assert [error.message for error in VALIDATOR.iter_errors({**LEAST, **data})] == []


@pytest.mark.parametrize(
    "data",
    [
        {"dat": "x"},
        {"date": "2016-02-30"},
        {"date": None},
        {"symbols": "A/71/1"},
        {"agenda_items": [{"number": "IV", "title": "x"}]},
        {"year": 0},
        {"signatories": [{"given": "x"}]},
        {"language": "de"},
    ],
)
def test_invalid_letters(data: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors({**LEAST, **data}))


def test_every_key_has_a_description() -> None:
    keys = list(described(SCHEMA["$defs"]))
    assert {name for _, name, _ in keys} >= {field.name for field in fields(Letter)}
    assert [(kind, name) for kind, name, text in keys if len(text) < 8] == []


def described(definitions: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for kind, definition in definitions.items():
        for name, key in definition["properties"].items():
            yield kind, name, key.get("description", "")
