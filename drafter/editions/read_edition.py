"""The entrance to editions: a letter with the values of its bases, of the command line and of a table."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.editions.edition import Edition
from drafter.load import LetterInput


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
