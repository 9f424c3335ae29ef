"""The facts that a body can print, by the names that `drafter facts` lists, with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from drafter.document.model import Break, Run
from drafter.facts import Facts, view
from drafter.languages import load_language
from drafter.source import KeyPath, Source, find_unprintable

# The keys from which a fact is derived. Its place is the first of them that the author wrote.
ORIGINS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "senders", "signatories"),
    "symbol_line": ("symbols", "organs", "agenda_items", "addressees"),
    "session": ("session", "symbols", "date"),
    "year": ("year", "symbols", "date"),
    "agenda_heading": ("agenda_items",),
    "agenda_titles": ("agenda_items",),
    "distribution_lines": ("distributed", "date"),
    "circulation_request": ("agenda_items", "symbols"),
    "annex_headings": ("annexes",),
    "subject": ("subject",),
    "page_1_notes": ("notes", "reissued", "agenda"),
}


class UnprintableError(ValueError):
    """A value cannot be printed in a letter; the message says what to write instead."""


class MissingFact(Struct, frozen=True):
    """A fact that has no value in the letter."""

    name: str


class Fact(str):
    """A fact as text; its parts are attributes: `on_behalf_of.count`."""

    path: KeyPath = ()
    parts: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: Any, path: KeyPath) -> Fact:
        """Return the fact for a value from the view of the facts."""
        parts = dict(value) if isinstance(value, Mapping) else {}
        fact = cls(parts.get("text", "") if parts else value)
        fact.__dict__.update(parts, path=path, parts=tuple(parts))
        return fact

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a text is not a list")


def body_context(facts: Facts, source: Source) -> dict[str, Any]:
    """Return the values that a body can print, by name: the columns of a merge, and the facts."""
    smart_quotes = load_language(facts.language).smart_quotes
    columns = {name: smart_quotes(value) for name, value in source.merge_fields.items()}
    return columns | {name: _fact(name, value, origin(name, source)) for name, value in view(facts).items()}


def origin(name: str, source: Source) -> KeyPath:
    """Return the path of the value from which a fact is derived."""
    keys = ORIGINS.get(name, (name,))
    return (next((key for key in keys if source.has((key,))), keys[0]),)


def print_fact(value: Any, source: Source) -> tuple[Run | Break, ...]:
    """Return the runs that print a value, with its line breaks; the items of a list are joined by commas.

    Raises UnprintableError if the value is missing or is not a text.
    """
    # Jinja marks its undefined values with a hint; a fact has no such attribute.
    if (hint := getattr(value, "_undefined_hint", value)) is not value:
        raise UnprintableError(hint or "The expression has no value; remove it, or write the name of a fact.")
    if isinstance(value, Fact):
        return (Run(_text(value), place=source.place(value.path)),)
    text = ", ".join(map(_text, value)) if isinstance(value, (list, tuple)) else _text(value)
    lines = [(Break(), Run(line)) if line else (Break(),) for line in text.split("\n")]
    return tuple(inline for line in lines for inline in line)[1:]


def _text(value: Any) -> str:
    """Return a single value as text; raises UnprintableError."""
    if isinstance(value, Fact) and not value and value.parts:
        names = ", ".join(f".{part}" for part in value.parts)
        raise UnprintableError(f"The fact has several parts; write one of {names}.")
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise UnprintableError("The value is not a text; write the name of a fact, such as {{ title }}.")
    if message := find_unprintable(str(value)):
        raise UnprintableError(message)
    return str(value)


def _fact(name: str, value: Any, path: KeyPath) -> Any:
    if value is None or value == []:
        return MissingFact(name)
    if isinstance(value, list):
        return [Fact.of(item, path) for item in value]
    return Fact.of(value, path) if isinstance(value, (str, dict)) else value
