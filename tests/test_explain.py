"""`drafter explain` knows each rule that can be reported and each key of a letter; its examples are right."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import drafter
from drafter.errors import UsageError
from drafter.lint.example_letter import with_change
from drafter.lint.explain import explainable_names, find_field, format_field, format_rule, rules_page
from drafter.lint.field_examples import FIELDS
from drafter.lint.registry import all_rules
from drafter.pipeline import check

PACKAGE = Path(drafter.__file__).parent
DOCS = PACKAGE.parent / "docs" / "rules.md"
# The functions that create findings; the rule is one of their first two arguments.
FINDING_FUNCTIONS = {"finding", "Finding", "error", "warn", "note", "problem", "say", "broken", "refuse"}


def reported_rules() -> dict[str, str]:
    """Return each rule id that the code reports, with the file that reports it."""
    found: dict[str, str] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", "")) in FINDING_FUNCTIONS
            ):
                for argument in node.args[:2]:
                    value = argument.value if isinstance(argument, ast.Constant) else None
                    if isinstance(value, str) and " " not in value:
                        found[value] = file.name
    return {rule: file for rule, file in found.items() if rule}


def test_every_reported_rule_is_registered() -> None:
    known = all_rules()
    assert len(reported_rules()) > 40
    unknown = {rule: file for rule, file in reported_rules().items() if rule not in known}
    assert not unknown, f"add an entry to drafter/lint/builtin_codes.py: {unknown}"


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_a_rule_is_explained_with_its_authority(rule: str) -> None:
    text = format_rule(all_rules()[rule])
    assert text.startswith(f"{rule} (")
    assert "Authority: " in text


def test_examples_are_headed_wrong_and_right() -> None:
    for text in (format_rule(all_rules()["title-signatories"]), format_field(find_field("date") or pytest.fail())):
        assert text.index("\n\nWrong:\n\n    ") < text.index("\n\nRight:\n\n    ")


@pytest.mark.parametrize("name", [name for name in explainable_names() if name not in all_rules()])
def test_a_field_is_explained(name: str) -> None:
    field = find_field(name)
    assert field
    assert field.description
    assert f"{name}\n" in format_field(field)


@pytest.mark.parametrize("name", ["signatories[2].title", "signatories.0.title", "annexes[1].enclosures[0].body"])
def test_indexes_of_lists_are_ignored(name: str) -> None:
    assert find_field(name) == find_field(name.translate(str.maketrans("", "", "[]0123456789")).replace("..", "."))
    assert find_field(name)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_the_examples_of_a_field_are_right_and_wrong(name: str) -> None:
    assert find_field(name)
    assert [one.message for one in check(with_change(FIELDS[name].good))] == []
    assert [one.message for one in check(with_change(FIELDS[name].bad))] != []


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("title-signatorys", "title-signatories"), ("signatory.title", "signatories.title"), ("double", "double-space")],
)
def test_an_unknown_name_is_answered_with_a_suggestion(asked: str, meant: str) -> None:
    from drafter.cli.commands.explain import _explain

    with pytest.raises(UsageError, match=meant):
        _explain(asked)


def test_the_page_of_rules_is_up_to_date() -> None:
    assert DOCS.read_text(encoding="utf-8") == rules_page(), "run: drafter explain --all > docs/rules.md"
