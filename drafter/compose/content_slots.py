"""Slots for content: placeholders that a template prints for the author's texts, which are filled in later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import NoneType
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from drafter.compose.parse_html import Content
from drafter.compose.sandbox.quota import MisusedValueError
from drafter.diagnostics import Place
from drafter.document.model import Break, Inline, Run


class Placeholders:
    """The placeholders of a page, and their contents by number."""

    def __init__(self) -> None:
        self.contents: dict[int, Content] = {}
        self.required: dict[str, set[str]] = {}

    def of(self, content: Content, *required: str) -> Markup:
        """Return a new placeholder for some blocks or inlines; a page must print one of each key in `required`."""
        number = len(self.contents)
        self.contents[number] = content
        for key in required if content else ():
            self.required.setdefault(key, set()).add(str(number))
        return Markup(f'<slot n="{number}"/>')

    def text(self, text: str | None, place: Place | None, *required: str) -> Markup | None:
        """Return a placeholder for a text with its line breaks; None for None."""
        return None if text is None else self.of(_inlines(text.split("\n"), place), *required)

    def texts(self, texts: Sequence[str], place: Place | None) -> list[Markup | None]:
        """Return a placeholder for each text."""
        return [self.text(text, place) for text in texts]


class Parts(dict[str, Any]):
    """A fact with several parts by name, which can also be printed as a whole: `on_behalf_of.count`."""

    def __init__(self, whole: Markup, parts: Mapping[str, Any]) -> None:
        super().__init__(parts)
        self.whole = whole

    def __html__(self) -> Markup:
        """Return the placeholder of the whole."""
        return self.whole

    __str__ = __html__


def print_placeholder(value: Any) -> Any:
    """Return the value as a template prints it: texts and numbers unchanged, nothing for None.

    Raises MisusedValueError for a list or a mapping, and Jinja's UndefinedError for a part that does not exist.
    """
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, Parts):
        return value.whole
    if not isinstance(value, (str, int, float, NoneType)):
        raise MisusedValueError("a list or a value with several parts cannot be printed; print its parts")
    return "" if value is None else value


def _inlines(lines: Sequence[str], place: Place | None) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for line in lines:
        inlines += [Break()] if inlines else []
        inlines += [Run(line, place=place)] if line else []
    return tuple(inlines)
