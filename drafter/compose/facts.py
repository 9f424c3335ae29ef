"""The facts as bodies see them: under the names that `drafter facts` prints, each knowing where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drafter.document import Run
from drafter.facts import Facts, as_json
from drafter.source import Path, Source

# Where a fact comes from in the letter; the first key that the author wrote counts.
ORIGINS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "senders", "signatories"),
    "symbol_line": ("symbols",),
    "session": ("session", "symbols", "date"),
    "year": ("year", "symbols", "date"),
    "agenda_heading": ("agenda_items",),
    "agenda_titles": ("agenda_items",),
    "distribution_lines": ("distributed", "date"),
    "circulation_request": ("agenda_items", "symbols"),
    "annex_headings": ("annexes",),
    "page_1_note": ("reissued", "agenda"),
}


class Fact(str):
    """A fact as text; what it is made of can be asked for by name: `on_behalf_of.count`."""

    path: Path = ()

    @classmethod
    def of(cls, value: Any, path: Path) -> Fact:
        """The fact of a value as `drafter facts --json` has it."""
        parts = dict(value) if isinstance(value, Mapping) else {}
        made = cls(parts.get("text", "") if parts else value)
        made.__dict__.update(parts, path=path)
        return made


def body_names(facts: Facts, source: Source) -> dict[str, Any]:
    """The names that a body may print, with what they stand for."""
    return {name: _named(name, value, origin(name, source)) for name, value in as_json(facts).items()}


def origin(name: str, source: Source) -> Path:
    """The path of the value that a fact comes from."""
    keys = ORIGINS.get(name, (name,))
    return (next((key for key in keys if source.has((key,))), keys[0]),)


def printed(value: Any, source: Source) -> tuple[Run, ...]:
    """The run that a value becomes in the text; lists are joined by commas."""
    if isinstance(value, Fact):
        return (Run(str(value), place=source.place(value.path)),)
    text = ", ".join(str(item) for item in value) if isinstance(value, (list, tuple)) else str(value)
    return (Run(text),)


def _named(name: str, value: Any, path: Path) -> Any:
    if value is None or value == []:
        return absent(name)
    if isinstance(value, list):
        return [Fact.of(item, path) for item in value]
    return Fact.of(value, path) if isinstance(value, (str, dict)) else value


def absent(name: str) -> Any:
    """A fact that the letter does not have: it is false, and printing it is an error that says so."""
    from jinja2 import Undefined

    class Absent(Undefined):
        """Says which key is missing as soon as it is printed."""

        __slots__ = ()

        def __str__(self) -> str:
            return str(self._fail_with_undefined_error())

    return Absent(hint=f"the letter gives no `{name}`")
