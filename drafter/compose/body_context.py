"""The facts as bodies see them: under the names that `drafter facts` prints, each knowing where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.compose.interpolate import Unprintable
from drafter.compose.interpolate_simple import MissingFact
from drafter.document.model import Run
from drafter.facts import Facts, view
from drafter.markup import smart_quotes
from drafter.source import KeyPath, Source, find_unprintable

# Where a fact comes from in the letter; the first key that the author wrote counts.
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
    "page_1_notes": ("reissued", "agenda"),
}


class Fact(str):
    """A fact as text; what it is made of can be asked for by name: `on_behalf_of.count`."""

    path: KeyPath = ()
    parts: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: Any, path: KeyPath) -> Fact:
        """Return the fact of a value as the view of the facts has it."""
        parts = dict(value) if isinstance(value, Mapping) else {}
        made = cls(parts.get("text", "") if parts else value)
        made.__dict__.update(parts, path=path, parts=tuple(parts))
        return made

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a text is no list")


def body_context(facts: Facts, source: Source) -> dict[str, Any]:
    """The names that a body may print, with what they stand for: the columns of a table, and the facts."""
    own = {name: smart_quotes(value, "") for name, value in source.merge_fields.items()}
    return own | {name: _named(name, value, origin(name, source)) for name, value in view(facts).items()}


def origin(name: str, source: Source) -> KeyPath:
    """The path of the value that a fact comes from."""
    keys = ORIGINS.get(name, (name,))
    return (next((key for key in keys if source.has((key,))), keys[0]),)


def print_fact(value: Any, source: Source) -> tuple[Run, ...]:
    """The run that a value becomes in the text, lists joined by commas; raises Unprintable."""
    # What Jinja hands out for a name that it does not know; a fact has no such hint.
    if (hint := getattr(value, "_undefined_hint", value)) is not value:
        raise Unprintable(f"{hint or 'This is no fact'}; leave it out, or add it.")
    if isinstance(value, Fact):
        return (Run(_text(value), place=source.place(value.path)),)
    return (Run(", ".join(map(_text, value)) if isinstance(value, (list, tuple)) else _text(value)),)


def _text(value: Any) -> str:
    """A single value as text."""
    if isinstance(value, Fact) and not value and value.parts:
        raise Unprintable(f"This is made of parts; write one of {', '.join(f'.{part}' for part in value.parts)}.")
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise Unprintable("This prints no text; write the name of a fact, as {{ title }}.")
    if message := find_unprintable(str(value)):
        raise Unprintable(message)
    return str(value)


def _named(name: str, value: Any, path: KeyPath) -> Any:
    if value is None or value == []:
        return MissingFact(name)
    if isinstance(value, list):
        return [Fact.of(item, path) for item in value]
    return Fact.of(value, path) if isinstance(value, (str, dict)) else value
