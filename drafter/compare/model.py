"""A letter as a sequence of items, so that everything a reader sees can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.errors import FileError

BODY = "text"
# The date only delimits the address; the other two may differ between letters of Drafter.
Mark = Literal["", "date", "address", "salutation"]


class Item(Struct, frozen=True):
    """A paragraph of a Word file, a line of a PDF, or a mark between them.

    `text` is shown to the user. `look` is everything else that must be equal: formatting, structure, images, links.
    `rise` is the distance in points to the item before, None if the page layout determines it. `plain` is true for
    text without anything else. `original` is the text and the look before the addressee or a number in it was replaced:
    if the texts are equal, the looks must be, too.
    """

    text: str
    look: str = ""
    rise: float | None = None
    mark: Mark = ""
    plain: bool = False
    original: tuple[str, str] = ("", "")


class LetterContent(Struct, frozen=True):
    """A file that was read: its items by story (text, footnotes, headers), and a hash of each supporting part.

    `obstacles` are the reasons why the file cannot be compared completely.
    """

    name: str
    kind: Literal["docx", "pdf"]
    stories: Mapping[str, tuple[Item, ...]]
    supports: Mapping[str, str] = {}
    obstacles: tuple[str, ...] = ()
    by_drafter: bool = False
    ignored: tuple[str, ...] = ()


def cannot_compare(path: Path | str, reason: str) -> FileError:
    """Return the error for a file that cannot be compared."""
    return FileError(Finding("cannot-compare", f"{path} cannot be compared: {reason}."))
