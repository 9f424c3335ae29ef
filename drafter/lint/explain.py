"""Explanations of rules and fields for `drafter explain`, and the page docs/rules.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from textwrap import indent
from typing import NamedTuple

from msgspec import inspect

from drafter.facts.to_json import FACTS, FactRow
from drafter.languages import load_language
from drafter.letter import Letter
from drafter.letter.schema import describe_type
from drafter.lint.field_examples import FIELDS
from drafter.lint.registry import all_rules, rule_families
from drafter.lint.rule import Rule
from drafter.un.offices import ADDRESSEES, ALIASES, SENDERS

# The ids that an office may have, by the dotted name of its key.
_OFFICES = {
    "addressees": ADDRESSEES,
    "addressees.office": ADDRESSEES,
    "senders.office": tuple(SENDERS),
    "signatories.office": tuple(SENDERS),
    "annexes.signatories.office": tuple(SENDERS),
}
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
    if offices := _OFFICES.get(field.name):
        parts.append(f"Offices:\n\n{_offices_list(offices)}")
    example = FIELDS.get(field.name)
    if example:
        parts.append(f"Authority: {example.authority}.")
        parts += _examples(example.bad, example.good)
    return "\n\n".join(part for part in parts if part) + "\n"


def _offices_list(offices: tuple[str, ...]) -> str:
    """Return one line for each office: its id, its short forms, and the words that are printed."""
    words = load_language("en").words
    short = {office: ", ".join(alias for alias, of in ALIASES.items() if of == office) for office in offices}
    names = {office: f"{office} ({short[office]})" if short[office] else office for office in offices}
    width = max(map(len, names.values()))
    printed = {office: words.addressees.get(office) or str(words.offices[office]["one"]) for office in offices}
    return "\n".join(f"  {names[office]:<{width}}  {printed[office]}" for office in offices)


def format_fact(fact: FactRow) -> str:
    """Return the text that explains a fact, and how to print it in a body."""
    print_it = f"A body prints it with {{{{ {fact.name} }}}}; `drafter facts FILE` shows its value."
    return f"{fact.name} ({fact.type})\n\n{fact.meaning}\n\nDrafter derives this fact. {print_it}\n"


def _examples(wrong: str, right: str) -> list[str]:
    """Return the example blocks; an empty example is omitted."""
    blocks = (("Wrong", wrong), ("Right", right))
    return [f"{label}:\n\n{indent(text.rstrip(), '    ')}" for label, text in blocks if text.strip()]


def find_field(name: str) -> Field | None:
    """Return the key with this dotted name; None without one.

    Indexes of lists are ignored: signatories.title, signatories[2].title and signatories.0.title are the same key.
    """
    steps = [step for step in re.sub(r"\[\d+\]", "", name).split(".") if not step.isdigit()]
    key_type = _letter_type()
    description = ""
    for step in steps:
        field = next((field for field in _model_fields(key_type) if field.encode_name == step), None)
        if field is None:
            return None
        key_type, description = field.type, _description(field.type)
    keys = tuple(field.encode_name for field in _model_fields(key_type))
    return Field(".".join(steps), description, describe_type(key_type), keys)


@cache
def _letter_type() -> inspect.Type:
    """Return the types of all keys of a letter; to find them takes milliseconds."""
    return inspect.type_info(Letter)


def explainable_names() -> tuple[str, ...]:
    """Return the rule ids, the dotted names of the keys down to three levels, and the names of the facts."""
    names = (*all_rules(), *_dotted_names(_letter_type(), 3), *(fact.name for fact in FACTS))
    return tuple(dict.fromkeys(names))


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


def names_list() -> str:
    """Return the list of all keys, facts and rules, one line for each."""
    fields = _model_fields(_letter_type())
    keys = [(field.encode_name, _description(field.type)) for field in fields]
    parts = [_section("Keys of a letter", keys), _section("Facts", [(fact.name, fact.meaning) for fact in FACTS])]
    for _, heading, rules in rule_families():
        parts.append(_section(heading, [(rule.id, rule.summary) for rule in rules]))
    return "\n\n".join(parts) + "\n"


def _section(heading: str, rows: list[tuple[str, str]]) -> str:
    width = max(len(name) for name, _ in rows)
    return "\n".join([f"{heading}\n", *(f"  {name:<{width}}  {text}" for name, text in rows)])


def rules_page() -> str:
    """Return docs/rules.md: each rule with its severity, summary and authority."""
    return "\n".join([_PAGE, *(_family(heading, rules) for _, heading, rules in rule_families())])


def _family(heading: str, rules: tuple[Rule, ...]) -> str:
    rows = "\n".join(map(_row, rules))
    return f"## {heading}\n\n| Rule | Severity | Summary | Authority |\n|---|---|---|---|\n{rows}\n"


def _row(rule: Rule) -> str:
    fix = ", *safe fix*" if rule.safe else ", *suggested fix*" if rule.suggested else ""
    return f"| `{rule.id}` | {rule.severity}{fix} | {_in_cell(rule.summary)} | {_escaped(rule.authority)} |"


def _escaped(text: str) -> str:
    return _in_cell(text).replace("*", "\\*")


def _in_cell(text: str) -> str:
    """Return a text for a cell of a table: there, a bar ends the cell even in code."""
    return text.replace("|", "\\|")
