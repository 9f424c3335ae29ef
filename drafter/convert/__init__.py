"""Formats that are made from the finished Word file and PDF: an image of each page, a draft e-mail, a ZIP archive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.export import FORMATS, Format
from drafter.suggest import suggest

if TYPE_CHECKING:
    from drafter.convert.finished import FinishedLetter


class DerivedFormat(Struct, frozen=True):
    """A format made from finished files: its name, the suffix of its files, and the formats that it `needs`."""

    name: str
    suffix: str
    needs: tuple[str, ...]

    def files(self, letter: FinishedLetter) -> dict[str, bytes]:
        """Return the files in this format by name; import the module of the format first."""
        convert: Callable[[FinishedLetter], dict[str, bytes]] = import_module(f"{__name__}.{self.name}").convert
        return convert(letter)


DERIVED_FORMATS: Mapping[str, DerivedFormat] = MappingProxyType(
    {
        name: DerivedFormat(name, suffix, needs)
        for name, suffix, needs in (
            ("png", ".png", ("pdf",)),
            ("eml", ".eml", ("docx", "pdf")),
            ("zip", ".zip", ("docx", "pdf")),
        )
    }
)


def find_format(name: str) -> Format | DerivedFormat:
    """Return the output format with that name; raise UsageError with the known names."""
    from drafter.errors import UsageError

    formats: dict[str, Format | DerivedFormat] = {**FORMATS, **DERIVED_FORMATS}
    if name not in formats:
        raise UsageError(Finding("unknown-format", f"`{name}` is not a format; {suggest(name, formats)[1]}"))
    return formats[name]
