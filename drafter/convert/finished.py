"""The finished files of a letter, and the files in the formats that were asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from drafter.convert import DerivedFormat
from drafter.errors import DrafterError
from drafter.export import Format


class FinishedLetter(Struct, frozen=True):
    """The finished files of a letter.

    `stem` is the name of the letter without suffix. `copies` has the files of each copy by format (docx, pdf): one
    copy, or one for each addressee. `inputs` are the YAML and the other files of the letter by name, if they travel
    with it. `folder` is the folder of the letter, if it has one.
    """

    stem: str
    title: str
    copies: Mapping[str, Mapping[str, bytes]]
    inputs: Mapping[str, bytes] = {}
    folder: Path | None = None


class Exported(Struct, frozen=True):
    """The files of a letter by name, and the errors of the files that cannot be written here."""

    files: Mapping[str, bytes]
    errors: Mapping[str, DrafterError]


def in_formats(
    chosen: Sequence[Format | DerivedFormat], letter: FinishedLetter, errors: Mapping[str, DrafterError]
) -> Exported:
    """Return the files in the chosen formats; `errors` are those of the files that could not be exported, by name."""
    files: dict[str, bytes] = {}
    failed: dict[str, DrafterError] = {}
    for form in chosen:
        if not isinstance(form, DerivedFormat):
            files |= {name + form.suffix: copy[form.name] for name, copy in letter.copies.items() if form.name in copy}
            failed |= {file: error for file, error in errors.items() if file.endswith(form.suffix)}
        elif all(name in copy for copy in letter.copies.values() for name in form.needs):
            files |= form.files(letter)
        else:
            failed[letter.stem + form.suffix] = next(iter(errors.values()))
    return Exported(files, failed)
