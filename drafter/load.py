"""Letters as input: from a file, from text or from standard input."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from drafter.diagnostics import Finding, Place
from drafter.errors import FileError
from drafter.files import is_folder, read_start
from drafter.limits import MAX_LETTER_BYTES
from drafter.suggest import nearest

# The name of a letter that is text.
TEXT_NAME = "letter.yaml"
SUFFIXES = (".yaml", ".yml", ".json")


class LetterInput(Struct, frozen=True):
    """A letter before parsing: its text, its name in messages, and the folder that contains its files.

    `merge_fields` are texts by name, printed with {{ name }}; `cells` are the places in the table of the overrides and
    merge fields, by name. `output_stem` names the outputs differently from the input. `language` asks for the letter in
    another language.
    """

    name: str
    text: bytes
    folder: Path | None = None
    overrides: tuple[tuple[str, str], ...] = ()
    templates: tuple[Path, ...] = ()
    merge_fields: tuple[tuple[str, str], ...] = ()
    output_stem: str = ""
    cells: tuple[tuple[str, Place], ...] = ()
    language: str = ""

    @property
    def stem(self) -> str:
        """The name of the outputs, without suffix."""
        return self.output_stem or (Path(self.name).stem if self.folder else "letter")


def from_file(path: Path) -> LetterInput:
    """Read a letter from a file; raise FileError if it cannot be read."""
    if is_folder(path):
        message = f"{path} is a folder; name a letter in it, such as {path / 'letter.yaml'}."
        raise FileError(Finding("not-a-file", message))
    try:
        return LetterInput(str(path), read_start(path, MAX_LETTER_BYTES + 1), path.parent)
    except FileNotFoundError:
        raise FileError(Finding("no-such-file", f"{path} does not exist.{_suggest_file(path)}")) from None
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None


def from_path_or_text(source: str | bytes | Path, folder: Path | None = None) -> LetterInput:
    """Read a letter from a path or from YAML text; a one-line string that ends like a file name is a path.

    `folder` contains the files that a text names, such as `extends: letter.yaml`.
    """
    if isinstance(source, Path):
        return from_file(source)
    if isinstance(source, str) and "\n" not in source and source.endswith(SUFFIXES):
        return from_file(Path(source))
    text = source.encode(errors="surrogatepass") if isinstance(source, str) else source
    return LetterInput(str(folder / TEXT_NAME) if folder else TEXT_NAME, text, folder)


def _suggest_file(path: Path) -> str:
    names = [file.name for file in path.parent.glob("*") if file.suffix in SUFFIXES] if path.parent.is_dir() else []
    near = nearest(path.name, names)
    return f" Did you mean {path.with_name(near[0])}?" if near else ""
