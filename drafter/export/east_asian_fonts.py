"""Font files for Chinese letters: one font for texts and one for headings, found by file name.

Uses the standard library only, because `drafter doctor` runs before any library is installed.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError
from drafter.export.fonts import VARIABLE, find_font_files, font_folders, install_command
from drafter.export.script_fonts import packages_for
from drafter.unicode_scripts import read_rows

# Languages of letters that are set in these fonts.
LANGUAGES = frozenset({"zh"})
# Names of a family in the font table name: typographic, else legacy; and the platform of Windows.
_TYPOGRAPHIC, _LEGACY, _WINDOWS = 16, 1, 3
_FOLDERS = ("/usr/share/fonts/opentype/noto",)


class Font(NamedTuple):
    """A font: its family, its file, and its number in the file if that is a collection."""

    family: str
    path: Path
    number: int = 0


class EastAsianFonts(NamedTuple):
    """The fonts of texts and of headings."""

    text: Font
    heading: Font


def find_east_asian_fonts() -> EastAsianFonts:
    """Return the first installed font of each use in east_asian_fonts.csv.

    Folders in DRAFTER_FONTS take precedence over the machine's font folders. Raises MissingDependencyError, with the
    command that installs the fonts, if one is missing.
    """
    found = installed_east_asian_fonts()
    if found is None:
        advice = install_command(packages_for("zh")) or "Noto Serif CJK SC and Noto Sans CJK SC (github.com/notofonts)"
        message = (
            "The PDF of a letter in Chinese needs the fonts Noto Serif CJK SC and Noto Sans CJK SC Bold. "
            f"Install them: {advice} (or set {VARIABLE} to the folder that contains them). "
            "For Word only, use `--to docx`."
        )
        raise MissingDependencyError(Finding("font-missing", message))
    return found


def installed_east_asian_fonts() -> EastAsianFonts | None:
    """Return the first installed font of each use; None if one is missing."""
    return _find(os.environ.get(VARIABLE, ""))


@lru_cache(maxsize=4)
def _find(drafter_fonts: str) -> EastAsianFonts | None:
    rows = read_rows(Path(__file__).with_suffix(".csv"))
    own = [folder for folder in drafter_fonts.split(os.pathsep) if folder]
    # The folder of Debian is read first: it saves a search through all font folders.
    first = tuple(map(Path, (*own, *_FOLDERS)))
    for folders in (first, font_folders(drafter_fonts)):
        files = find_font_files((row["file"] for row in rows), folders)
        fonts = {
            row["use"]: Font(row["family"], files[row["file"].lower()])
            for row in reversed(rows)
            if row["file"].lower() in files
        }
        if fonts.keys() >= {"text", "heading"}:
            return EastAsianFonts(*(_numbered(fonts[use]) for use in ("text", "heading")))
    return None


def _numbered(font: Font) -> Font:
    """Return the font with its number in a collection: that of its family."""
    if font.path.suffix != ".ttc":
        return font
    # These files have 20 megabytes, of which only a few names are read.
    with font.path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        (count,) = struct.unpack_from(">L", data, 8)
        starts = struct.unpack_from(f">{count}L", data, 12)
        numbers = [number for number, start in enumerate(starts) if font.family in _names(data, start)]
    return font._replace(number=numbers[0] if numbers else 0)


def _names(font: mmap.mmap, start: int) -> Iterator[str]:
    """Yield the names of the family of a font that starts there in a file."""
    (count,) = struct.unpack_from(">H", font, start + 4)
    entries = (struct.unpack_from(">4s4xL", font, start + 12 + 16 * index) for index in range(count))
    name = dict(entries)[b"name"]
    _, records, texts = struct.unpack_from(">3H", font, name)
    for index in range(records):
        platform, _, _, kind, length, offset = struct.unpack_from(">6H", font, name + 6 + 12 * index)
        if platform == _WINDOWS and kind in (_TYPOGRAPHIC, _LEGACY):
            at = name + texts + offset
            yield font[at : at + length].decode("utf-16-be", "replace")
