"""A letter with the values that it takes over from others, and with those of the command line and of a table."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Finding
from drafter.load import LetterInput
from drafter.source import Source


class InputFile(Struct, frozen=True):
    """A base of a letter: its name relative to the letter's folder, with /, and its content."""

    name: str
    content: bytes


class Edition(Struct, frozen=True):
    """A letter with all values from its bases, the files of the bases (nearest first), and findings about texts.

    `base` is the source of the nearest base with all its values; None without one.
    """

    source: Source
    bases: tuple[InputFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    base: Source | None = None


def read_edition(letter_input: LetterInput) -> Edition:
    """Return the values of a letter with those of its bases, overrides and merge fields.

    Raises InvalidLetterError if a file is not a letter.
    """
    from drafter.source import apply_overrides, fill_merge_fields, read_yaml

    source, overrides = read_yaml(letter_input.text, letter_input.name), letter_input.overrides
    cells, edition = dict(letter_input.cells), Edition(source)
    of_edition = [override for override in overrides if override[0] in ("extends", "language")]
    if of_edition or letter_input.language or source.data.get("extends") is not None:
        from drafter.editions.read_bases import with_bases

        edition = with_bases(apply_overrides(source, of_edition, cells), letter_input)
    source = fill_merge_fields(apply_overrides(edition.source, overrides, cells), letter_input.merge_fields, cells)
    return replace(edition, source=source)
