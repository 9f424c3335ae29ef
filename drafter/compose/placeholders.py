"""Slots: what a template prints of the author's text is a mark, and the text itself goes in afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import NoneType
from typing import Any

from markupsafe import Markup

from drafter.compose.parse_html import Content
from drafter.diagnostics import Place
from drafter.document.model import Break, Inline, Run


class Placeholders:
    """The marks handed out for one page, and what they stand for."""

    def __init__(self) -> None:
        self.fillings: dict[int, Content] = {}

    def of(self, content: Content) -> Markup:
        """The mark of some blocks or inlines."""
        number = len(self.fillings)
        self.fillings[number] = content
        return Markup(f'<slot n="{number}"/>')

    def text(self, text: str | None, place: Place | None) -> Markup | None:
        """The mark of a text, its lines kept; None for no text."""
        return None if text is None else self.of(_lines(text.split("\n"), place))

    def texts(self, texts: Sequence[str], place: Place | None) -> list[Markup | None]:
        """The marks of several texts."""
        return [self.text(text, place) for text in texts]


class Parts(dict[str, Any]):
    """A fact of several parts, each by its name, that is also printed as a whole: `on_behalf_of.count`."""

    def __init__(self, whole: Markup, parts: Mapping[str, Any]) -> None:
        super().__init__(parts)
        self.whole = whole

    def __html__(self) -> Markup:
        """Return the mark of the whole."""
        return self.whole

    __str__ = __html__


def print_placeholder(value: Any) -> Any:
    """What a template prints: marks, its own words and numbers as they are, and nothing for what is None."""
    if isinstance(value, Parts):
        return value.whole
    if not isinstance(value, (str, int, float, NoneType)):
        raise TypeError("a list or a thing of several parts cannot be printed; print its parts")
    return "" if value is None else value


def _lines(lines: Sequence[str], place: Place | None) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for line in lines:
        inlines += [Break()] if inlines else []
        inlines += [Run(line, place=place)] if line else []
    return tuple(inlines)
