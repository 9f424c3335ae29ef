"""`drafter explain` knows every rule that can be printed and every key of a letter, and its examples hold."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import drafter
from drafter.errors import UsageError
from drafter.lint.example_letter import with_change
from drafter.lint.explain import find_field, format_field, format_rule, names, rules_page
from drafter.lint.field_examples import FIELDS
from drafter.lint.registry import all_rules
from drafter.pipeline import check

PACKAGE = Path(drafter.__file__).parent
DOCS = PACKAGE.parent / "docs" / "rules.md"
# The functions that make findings; the rule is one of their first two arguments.
MAKERS = {"finding", "Finding", "error", "warn", "note", "problem", "say", "broken", "refuse"}


def printed() -> dict[str, str]:
    """Every rule that a finding is made under, with the file that makes it."""
    found: dict[str, str] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in MAKERS:
                for given in node.args[:2]:
                    if isinstance(given, ast.Constant) and isinstance(given.value, str) and " " not in given.value:
                        found[given.value] = file.name
    return {rule: file for rule, file in found.items() if rule}


def test_every_rule_that_is_printed_is_in_the_catalogue() -> None:
    known = all_rules()
    assert len(printed()) > 40
    unknown = {rule: file for rule, file in printed().items() if rule not in known}
    assert not unknown, f"add an entry in drafter/lint/rules (reading, deriving or writing): {unknown}"


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_a_rule_is_explained_with_its_authority(rule: str) -> None:
    said = format_rule(all_rules()[rule])
    assert said.startswith(f"{rule} (")
    assert "Authority: " in said


@pytest.mark.parametrize("name", [name for name in names() if name not in all_rules()])
def test_a_field_is_explained(name: str) -> None:
    field = find_field(name)
    assert field
    assert field.description
    assert f"{name}\n" in format_field(field)


@pytest.mark.parametrize("name", ["signatories[2].title", "signatories.0.title", "annexes[1].enclosures[0].body"])
def test_places_in_lists_are_left_out(name: str) -> None:
    assert find_field(name) == find_field(name.translate(str.maketrans("", "", "[]0123456789")).replace("..", "."))
    assert find_field(name)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_the_examples_of_a_field_hold(name: str) -> None:
    assert find_field(name)
    assert [one.message for one in check(with_change(FIELDS[name].good))] == []
    assert [one.message for one in check(with_change(FIELDS[name].bad))] != []


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("title-signatorys", "title-signatories"), ("signatory.title", "signatories.title"), ("double", "double-space")],
)
def test_what_is_not_known_is_answered_with_what_may_be_meant(asked: str, meant: str) -> None:
    from drafter.cli.commands.explain import _explain

    with pytest.raises(UsageError, match=meant):
        _explain(asked)


def test_the_page_of_the_documentation_is_the_catalogue() -> None:
    assert DOCS.read_text(encoding="utf-8") == rules_page(), "write it again: drafter explain --all > docs/rules.md"
