"""A letter with the values that it takes over from others."""

from __future__ import annotations

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.source import Source


class InputFile(Struct, frozen=True):
    """A base of a letter, or its roster: its name relative to the letter's folder, with /, and its content."""

    name: str
    content: bytes


class Edition(Struct, frozen=True):
    """A letter with all values from its bases and its roster, and findings about texts.

    `bases` are the files of the bases, nearest first, and that of the roster. `base` is the source of the nearest base
    with all its values; None without one.
    """

    source: Source
    bases: tuple[InputFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    base: Source | None = None
