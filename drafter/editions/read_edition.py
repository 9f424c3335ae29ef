"""The entrance to editions: a letter with the values of its bases, of the command line and of a table."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from drafter.editions.edition import Edition, InputFile
from drafter.load import LetterInput
from drafter.source import Source


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
    if source.data.get("roster") is not None:
        return _with_roster(edition, source, letter_input.folder)
    return replace(edition, source=source)


def _with_roster(edition: Edition, source: Source, folder: Path | None) -> Edition:
    """Return the edition with the keys that its roster fills, and the findings about the roster."""
    from drafter.roster.letter_roster import fill_from_roster

    filled = fill_from_roster(source, folder)
    files = (*edition.bases, InputFile(filled.name, filled.content))
    return replace(edition, source=filled.source, bases=files, findings=(*edition.findings, *filled.findings))
