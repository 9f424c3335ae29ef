"""What the page knows about letters: keys, templates, offices, rules and the names of States on a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.languages import load_language
from drafter.languages.names import StateNames, load_names

if TYPE_CHECKING:
    from drafter.lint.explain import Field
    from drafter.lint.part_examples import Example


def describe(folder: str) -> dict[str, Any]:
    """Return all that does not depend on the letter, in one answer."""
    from drafter.letter.schema import schema

    return {
        "schema": schema(),
        "templates": _templates(folder),
        "rules": _rules(),
        "fields": _fields(),
        "help": _help(),
        "offices": _offices(),
        "facts": _facts(),
        "languages": _languages(),
    }


def _templates(folder: str) -> list[dict[str, Any]]:
    from drafter.profile import template_folders
    from drafter.templates import all_templates

    return [
        {
            "name": template.name,
            "title": template.description.title,
            "summary": template.description.summary,
            "requires": list(template.description.requires),
            "refuses": template.description.refuses,
            "uses": list(template.description.uses),
        }
        for template in all_templates(template_folders((), Path(folder)))
    ]


def _rules() -> dict[str, dict[str, str]]:
    from drafter.lint.registry import all_rules

    return {
        rule.id: {"summary": rule.summary, "authority": rule.authority, "bad": rule.bad, "good": rule.good}
        for rule in all_rules().values()
    }


def _fields() -> dict[str, str]:
    """Return the help of each key, by its dotted name."""
    from drafter.lint.explain import explainable_names, find_field

    fields = (find_field(name) for name in explainable_names())
    return {field.name: field.description for field in fields if field and field.description}


def _help() -> dict[str, str]:
    """Return what `drafter explain` says of each key at the top of a letter: its meaning and authority."""
    from drafter.lint.explain import explainable_names, find_field
    from drafter.lint.field_examples import FIELDS

    fields = (find_field(name) for name in explainable_names() if "." not in name)
    return {field.name: " ".join(_explained(field, FIELDS.get(field.name))) for field in fields if field}


def _explained(field: Field, example: Example | None) -> Iterator[str]:
    yield field.description
    if example:
        yield f"Authority: {example.authority}."


def _offices() -> dict[str, list[dict[str, str]]]:
    """Return the offices of senders and of addressees, each with its id and its printed words."""
    from drafter.un.offices import ADDRESSEES, SENDERS

    words = load_language("en").words
    return {
        "senders": [{"id": office, "title": str(words.offices[office]["one"])} for office in SENDERS],
        "addressees": [{"id": office, "title": words.addressees[office]} for office in ADDRESSEES],
    }


def _facts() -> list[dict[str, str]]:
    from drafter.facts.to_json import FACTS

    return [{"name": fact.name, "meaning": fact.meaning} for fact in FACTS]


def _languages() -> list[dict[str, str]]:
    from drafter.languages import available_languages

    names = load_language("en").words.languages
    return [{"id": code, "title": names[code]} for code in available_languages()]


def state_names(language: str, day: str) -> list[dict[str, Any]]:
    """Return the States that exist on a day (ISO 8601), each with its name of that day and its other names and codes.

    A language or a day that is not known gives the latest English names.
    """
    names = _names(language)
    on = _day(day)
    rows = {code: names.on(code, on) for code in names.by_code}
    existing = {code: row for code, row in rows.items() if row.covers(on)}
    return [
        {"name": existing[code].short, "code": code, "also": _others(names, code, existing[code].short)}
        for code in names.sort(existing, on)
    ]


def _names(language: str) -> StateNames:
    from drafter.languages import available_languages

    return load_names(language if language in available_languages() else "en")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.max


def _others(names: StateNames, code: str, name: str) -> list[str]:
    rows = names.by_code[code]
    others = [text for row in rows for text in (row.short, row.formal, *row.aliases)]
    return [text for text in dict.fromkeys(others) if text != name]
