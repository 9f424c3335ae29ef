"""Explanations of rules and fields for `drafter explain`, and the page docs/rules.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent
from typing import NamedTuple

from msgspec import inspect

from drafter.letter import Letter
from drafter.letter.schema import describe_type
from drafter.lint.examples import FIELDS
from drafter.lint.registry import all_rules, rule_families
from drafter.lint.rule import Rule

_PAGE = """\
# Rules

The rules of `drafter check`, by family. `drafter explain RULE` shows a rule with its examples. To keep wording that a
rule reports, give the reason in the letter: `ignore: {title-signatories: France signed later}`.

A *safe fix* changes only spaces and punctuation: `drafter check --fix` applies it. A *suggested fix* changes words:
`drafter check --unsafe-fixes` applies it, and `--diff` shows it first. No fix changes a quotation, the name of a State
or of a person, the title of a document or a word in italics.

The Editorial Manual is that of the United Nations: <https://www.un.org/dgacm/en/content/editorial-manual>.
To rebuild this page, run `drafter explain --all > docs/rules.md`.
"""


class Field(NamedTuple):
    """A key of a letter: its dotted name, its description, the values it accepts, and its own keys."""

    name: str
    description: str
    accepts: str
    keys: tuple[str, ...]


def format_rule(rule: Rule) -> str:
    """Return the text that explains a rule, with its authority and examples."""
    parts = [f"{rule.id} ({rule.severity})", rule.summary, f"Authority: {rule.authority}."]
    if rule.safe:
        parts.append("Safe fix: `drafter check --fix` applies it.")
    elif rule.suggested:
        parts.append("Suggested fix: `drafter check --unsafe-fixes` applies it.")
    return "\n\n".join([*parts, *_examples(rule.bad, rule.good)]) + "\n"


def format_field(field: Field) -> str:
    """Return the text that explains a key, with its authority and examples."""
    parts = [field.name, field.description, f"Write {field.accepts}."]
    if field.keys:
        parts.append(f"Its keys: {', '.join(field.keys)}.")
    example = FIELDS.get(field.name)
    if example:
        parts.append(f"Authority: {example.authority}.")
        parts += _examples(example.bad, example.good)
    return "\n\n".join(part for part in parts if part) + "\n"


def _examples(wrong: str, right: str) -> list[str]:
    """Return the example blocks; an empty example is omitted."""
    blocks = (("Wrong", wrong), ("Right", right))
    return [f"{label}:\n\n{indent(text.rstrip(), '    ')}" for label, text in blocks if text.strip()]


def find_field(name: str) -> Field | None:
    """Return the key with this dotted name; None without one.

    Indexes of lists are ignored: signatories.title, signatories[2].title and signatories.0.title are the same key.
    """
    steps = [step for step in re.sub(r"\[\d+\]", "", name).split(".") if not step.isdigit()]
    key_type: inspect.Type = inspect.type_info(Letter)
    description = ""
    for step in steps:
        field = next((field for field in _model_fields(key_type) if field.encode_name == step), None)
        if field is None:
            return None
        key_type, description = field.type, _description(field.type)
    keys = tuple(field.encode_name for field in _model_fields(key_type))
    return Field(".".join(steps), description, describe_type(key_type), keys)


def explainable_names() -> tuple[str, ...]:
    """Return the rule ids, and the dotted names of the keys down to three levels."""
    return (*all_rules(), *_dotted_names(inspect.type_info(Letter), 3))


def _dotted_names(key_type: inspect.Type, levels: int, prefix: str = "") -> Iterator[str]:
    for field in _model_fields(key_type) if levels else ():
        yield f"{prefix}{field.encode_name}"
        yield from _dotted_names(field.type, levels - 1, f"{prefix}{field.encode_name}.")


def _model_fields(key_type: inspect.Type) -> tuple[inspect.Field, ...]:
    """Return the fields of a mapping or of the mappings in a list; empty for other types."""
    if isinstance(key_type, inspect.StructType):
        return key_type.fields
    if isinstance(key_type, inspect.Metadata):
        return _model_fields(key_type.type)
    if isinstance(key_type, inspect.VarTupleType):
        return _model_fields(key_type.item_type)
    if isinstance(key_type, inspect.UnionType):
        return next((fields for member in key_type.types if (fields := _model_fields(member))), ())
    return ()


def _description(key_type: inspect.Type) -> str:
    if isinstance(key_type, inspect.Metadata):
        return str((key_type.extra_json_schema or {}).get("description", "")) or _description(key_type.type)
    if isinstance(key_type, inspect.UnionType):
        return next((text for member in key_type.types if (text := _description(member))), "")
    return ""


def rules_list() -> str:
    """Return the list of all rules by family, one line for each rule."""
    parts = []
    for _, heading, rules in rule_families():
        width = max(len(rule.id) for rule in rules)
        lines = "\n".join(f"  {rule.id:<{width}}  {rule.summary}" for rule in rules)
        parts.append(f"{heading}\n\n{lines}")
    return "\n\n".join(parts) + "\n"


def rules_page() -> str:
    """Return docs/rules.md: each rule with its severity, summary and authority."""
    return "\n".join([_PAGE, *(_family(heading, rules) for _, heading, rules in rule_families())])


def _family(heading: str, rules: tuple[Rule, ...]) -> str:
    rows = "\n".join(map(_row, rules))
    return f"## {heading}\n\n| Rule | Severity | Summary | Authority |\n|---|---|---|---|\n{rows}\n"


def _row(rule: Rule) -> str:
    fix = ", *safe fix*" if rule.safe else ", *suggested fix*" if rule.suggested else ""
    return f"| `{rule.id}` | {rule.severity}{fix} | {rule.summary} | {_escaped(rule.authority)} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*")
