"""`drafter explain` knows each rule that can be reported and each key of a letter; its examples are right."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import drafter
from drafter.cli.app import main
from drafter.errors import UsageError
from drafter.facts.to_json import FACTS
from drafter.letter import Letter
from drafter.lint.examples import with_change
from drafter.lint.explain import explainable_names, find_field, format_field, format_rule, names_list, rules_page
from drafter.lint.field_examples import FIELDS
from drafter.lint.registry import all_rules
from drafter.pipeline import check
from drafter.un.offices import ADDRESSEES, SENDERS

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


def test_a_summary_fits_on_a_line() -> None:
    assert [rule.id for rule in all_rules().values() if len(rule.summary) > 90] == []


FACT_NAMES = [fact.name for fact in FACTS]


@pytest.mark.parametrize("name", [name for name in explainable_names() if name not in {*all_rules(), *FACT_NAMES}])
def test_a_field_is_explained(name: str) -> None:
    field = find_field(name)
    assert field
    assert field.description
    assert f"{name}\n" in format_field(field)


@pytest.mark.parametrize("name", FACT_NAMES)
def test_a_fact_is_explained(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name]) == 0
    assert f"{{{{ {name} }}}}" in capsys.readouterr().out


@pytest.mark.parametrize("written", ["{{ circulation_request }}", "on_behalf_of.count"])
def test_a_fact_may_be_written_as_in_a_body(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", written]) == 0
    assert "Drafter derives this fact." in capsys.readouterr().out


@pytest.mark.parametrize("key", ["senders.office", "signatories.office", "addressees", "addressees.office"])
def test_the_offices_are_listed_where_one_is_written(key: str) -> None:
    offices = ADDRESSEES if key.startswith("addressees") else SENDERS
    text = format_field(find_field(key) or pytest.fail())
    assert all(f"\n  {office} " in text for office in offices)


def test_the_list_has_keys_facts_and_rules() -> None:
    names = {line.split()[0] for line in names_list().splitlines() if line.startswith("  ")}
    assert {*all_rules(), *FACT_NAMES, *Letter.__struct_fields__} <= names


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


def indented(example: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in example.rstrip().split("\n"))


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("double-space", "Safe fix: `drafter check --fix` applies it."),
        ("spelling-ize", "Suggested fix: `drafter check --unsafe-fixes` applies it."),
        ("date-ahead", ""),
    ],
)
def test_a_rule_in_words(name: str, fix: str) -> None:
    rule = all_rules()[name]
    said = format_rule(rule)
    head, summary, authority, *rest = said.split("\n\n")
    assert (head, summary, authority) == (f"{name} (warning)", rule.summary, f"Authority: {rule.authority}.")
    assert rest[0] == (fix or "Wrong:")
    assert said.index(indented(rule.bad)) < said.index(indented(rule.good))
    assert said.endswith(f"{indented(rule.good)}\n")


def test_a_rule_without_examples_shows_none() -> None:
    rule = all_rules()["internal"]
    assert format_rule(rule) == f"internal (error)\n\n{rule.summary}\n\nAuthority: {rule.authority}.\n"


def test_a_field_in_words() -> None:
    field, example = find_field("signatory_order"), FIELDS["signatory_order"]
    assert field
    said = format_field(field)
    head, description, takes, *rest = said.split("\n\n")
    assert (head, description) == ("signatory_order", field.description)
    assert field.accepts in takes
    assert rest[0] == f"Authority: {example.authority}."
    assert said.index(indented(example.bad)) < said.index(indented(example.good))


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("title", ()),
        ("agenda_items", ("number", "title", "sub_title", "session")),
        ("agenda_items.number", ()),
        ("masthead", ("emblem", "organ", "body")),
        ("addressees", ("office", "gender", "name", "address", "salutation", "office_in_title", "organization")),
        ("annexes.enclosures.appendices", find_field("annexes").keys if find_field("annexes") else ()),
    ],
)
def test_the_keys_inside_a_field(name: str, inner: tuple[str, ...]) -> None:
    field = find_field(name)
    assert field
    assert (field.name, field.keys) == (name, inner)
    said = format_field(field)
    assert not inner or ", ".join(inner) in said


@pytest.mark.parametrize("name", ["nothing", "title.nothing", "agenda_items.number.x", ""])
def test_what_is_no_field(name: str) -> None:
    assert find_field(name) is None


def test_names_reach_three_levels_deep() -> None:
    depths = {name.count(".") for name in explainable_names() if name not in all_rules()}
    assert depths == {0, 1, 2}
    assert "annexes.enclosures.title" in explainable_names()
