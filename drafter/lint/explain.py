"""Rules and fields in words: for `drafter explain`, and for the page of the documentation that lists all rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent
from typing import NamedTuple

from msgspec import inspect

from drafter.letter import Letter
from drafter.letter.describe_type import describe_type
from drafter.lint.field_examples import FIELDS
from drafter.lint.registry import all_rules, rule_families
from drafter.lint.rule import Rule

_PAGE = """\
# Rules

What `drafter check` looks for, family by family; `drafter explain RULE` says the same with its examples. A finding
that is meant is answered in the letter, with its reason: `ignore: {title-signatories: France signed later}`. Rules
marked *mends* have a fix that `drafter check --fix` writes back.

The Editorial Manual is that of the United Nations: <https://www.un.org/dgacm/en/content/editorial-manual>.
This page is made by `drafter explain --all`.
"""


class Field(NamedTuple):
    """A key of a letter: its dotted name, what it is, what it takes, and the keys inside it."""

    name: str
    description: str
    takes: str
    inner: tuple[str, ...]


def format_rule(rule: Rule) -> str:
    """A rule with its authority and examples."""
    parts = [f"{rule.id} ({rule.severity})", rule.summary, f"Authority: {rule.authority}."]
    if rule.safe:
        parts.append("`drafter check --fix` mends it.")
    for label, example in (("Found in", rule.bad), ("Not found in", rule.good)):
        parts += [f"{label}:\n\n{indent(example.rstrip(), '    ')}"] if example.strip() else []
    return "\n\n".join(parts) + "\n"


def format_field(field: Field) -> str:
    """A key with what it takes, its authority and examples."""
    parts = [field.name, field.description, f"Write {field.takes}."]
    if field.inner:
        parts.append("It has the keys: " + ", ".join(field.inner) + ".")
    example = FIELDS.get(field.name)
    if example:
        parts.append(f"Authority: {example.authority}.")
        parts += [f"{label}:\n\n{indent(text.rstrip(), '    ')}" for label, text in
                  (("Right", example.good), ("Wrong", example.bad))]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def find_field(name: str) -> Field | None:
    """The key of that name, places in lists left out: signatories.title, signatories[2].title, signatories.0.title."""
    steps = [step for step in re.sub(r"\[\d+\]", "", name).split(".") if not step.isdigit()]
    expected_type: inspect.Type = inspect.type_info(Letter)
    description = ""
    for step in steps:
        held = _struct(expected_type)
        field = next((one for one in held.fields if one.encode_name == step), None) if held else None
        if field is None:
            return None
        expected_type, description = field.type, _description(field.type)
    held = _struct(expected_type)
    inner = tuple(one.encode_name for one in held.fields) if held else ()
    return Field(".".join(steps), description, describe_type(expected_type), inner)


def names() -> tuple[str, ...]:
    """Everything that can be explained: rules, and keys to their depth of two."""
    return (*all_rules(), *_fields(inspect.type_info(Letter), 3))


def _fields(expected_type: inspect.Type, depth: int, before: str = "") -> Iterator[str]:
    held = _struct(expected_type)
    for field in held.fields if held and depth else ():
        yield f"{before}{field.encode_name}"
        yield from _fields(field.type, depth - 1, f"{before}{field.encode_name}.")


def _struct(expected_type: inspect.Type) -> inspect.StructType | None:
    """The mapping that a type is, or is a list of."""
    if isinstance(expected_type, inspect.StructType):
        return expected_type
    if isinstance(expected_type, inspect.Metadata):
        return _struct(expected_type.type)
    if isinstance(expected_type, inspect.VarTupleType):
        return _struct(expected_type.item_type)
    if isinstance(expected_type, inspect.UnionType):
        return next((held for one in expected_type.types if (held := _struct(one))), None)
    return None


def _description(expected_type: inspect.Type) -> str:
    if isinstance(expected_type, inspect.Metadata):
        return str((expected_type.extra_json_schema or {}).get("description", "")) or _description(expected_type.type)
    if isinstance(expected_type, inspect.UnionType):
        return next((said for one in expected_type.types if (said := _description(one))), "")
    return ""


def listing() -> str:
    """All rules, a line each, under their families."""
    parts = []
    for _, heading, rules in rule_families():
        width = max(len(rule.id) for rule in rules)
        lines = "\n".join(f"  {rule.id:<{width}}  {rule.summary}" for rule in rules)
        parts.append(f"{heading}\n\n{lines}")
    return "\n\n".join(parts) + "\n"


def rules_page() -> str:
    """The page of the documentation: every rule with its severity, its sentence and its authority."""
    return "\n".join([_PAGE, *(_family(heading, rules) for _, heading, rules in rule_families())])


def _family(heading: str, rules: tuple[Rule, ...]) -> str:
    rows = "\n".join(map(_row, rules))
    return f"## {heading}\n\n| Rule | Severity | | Authority |\n|---|---|---|---|\n{rows}\n"


def _row(rule: Rule) -> str:
    mends = ", *mends*" if rule.safe else ""
    return f"| `{rule.id}` | {rule.severity}{mends} | {rule.summary} | {_cell(rule.authority)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*")
