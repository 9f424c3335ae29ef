"""Where results go: beside the letter, into a file, into a folder, or to standard output."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from drafter.errors import Finding, WrongUsage
from drafter.export import FORMATS
from drafter.pipeline import DEFAULT_FORMATS, format_called


class Targets(Struct, frozen=True):
    """The formats asked for and the place of their files."""

    formats: tuple[str, ...]
    file: Path | None = None
    folder: Path | None = None
    to_stdout: bool = False

    def path(self, letter: str, name: str) -> Path:
        """Where the file `name` of a letter goes."""
        if self.file is not None:
            return self.file
        beside = Path() if letter == "-" else Path(letter).parent
        return (self.folder or beside) / name


def targets_of(to: str | None, output: str | None, files: Sequence[str]) -> Targets:
    """The targets that the options of `render` name; raises WrongUsage where they contradict each other."""
    asked = tuple(dict.fromkeys(word.strip() for word in to.split(",") if word.strip())) if to else ()
    formats = tuple(format_called(name).name for name in asked)
    if to is not None and not formats:
        raise WrongUsage(Finding("bad-usage", f"--to takes formats, such as {','.join(DEFAULT_FORMATS)}."))
    if output is None:
        return Targets(formats or DEFAULT_FORMATS)
    if output == "-":
        return _to_stdout(formats, files)
    path = Path(output)
    fixed = next((form.name for form in FORMATS.values() if form.suffix == path.suffix.lower()), None)
    if fixed is None or path.is_dir():
        return Targets(formats or DEFAULT_FORMATS, folder=path)
    if formats and formats != (fixed,):
        raise WrongUsage(Finding("bad-usage", f"{output} is {fixed}, but --to asks for {to}; name a folder."))
    if len(files) > 1:
        raise WrongUsage(Finding("bad-usage", f"{output} is one file for {len(files)} letters; name a folder."))
    return Targets((fixed,), file=path)


def _to_stdout(formats: tuple[str, ...], files: Sequence[str]) -> Targets:
    if len(formats) != 1 or len(files) > 1:
        message = "Standard output takes one letter in one format, such as `--to pdf -o -`."
        raise WrongUsage(Finding("bad-usage", message))
    return Targets(formats, to_stdout=True)
