"""Text files next to a letter: the annexes and bodies that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from drafter.errors import InvalidLetterError
from drafter.limits import MAX_BODY_BYTES
from drafter.source import Source


def read_sibling_of(folder: Path | None) -> Callable[[str], Source | None]:
    """Return a reader of text files in a letter's folder.

    The reader returns None for an unreadable file, which `compose` reports.
    """

    def read(name: str) -> Source | None:
        from drafter.files import UnreadableError
        from drafter.images import read_sibling_file
        from drafter.source import parse_plain_text

        try:
            data = read_sibling_file(folder, name, MAX_BODY_BYTES)
            return parse_plain_text(data, name if folder is None else str(folder / name))
        except (UnreadableError, InvalidLetterError):
            return None

    return read


def sibling_texts(folder: Path | None, source: Source, bases: Iterable[str]) -> tuple[Path, ...]:
    """Return the paths of the files in each `body_file`, and of the bases by their names."""
    from drafter.source import walk_paths

    if folder is None:
        return ()
    key_paths = (path for path in walk_paths(source.data) if path[-1:] == ("body_file",))
    names = (*(_value(source.data, path) for path in key_paths), *bases)
    return tuple((folder / name).resolve() for name in names)


def _value(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data
