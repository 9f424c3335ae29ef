"""Font files for foreign words in the PDF: one family for each script, found by file name.

The font of the letter comes first. These fonts are used only for characters of their script.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from os import environ
from pathlib import Path
from typing import NamedTuple

from drafter.export.fonts import VARIABLE, find_font_files, font_folders
from drafter.unicode_scripts import read_rows

# The scripts that the families of `fonts` contain.
_CONTAINED: Mapping[str, frozenset[str]] = {
    "Liberation Serif": frozenset({"Grek", "Cyrl", "Hebr"}),
    "Tinos": frozenset({"Grek", "Cyrl", "Hebr"}),
}


class ScriptFont(NamedTuple):
    """The font of a script: its family, its regular file, and its bold file if there is one."""

    family: str
    regular: Path
    bold: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The font files."""
        return (self.regular, self.bold) if self.bold else (self.regular,)


def find_script_font(script: str) -> ScriptFont | None:
    """Return the font for a script such as Arab: the first row of script_fonts.csv whose file is installed.

    Folders in DRAFTER_FONTS take precedence over the machine's font folders.
    """
    return installed_fonts().get(script)


def installed_fonts() -> Mapping[str, ScriptFont]:
    """Return the font for each script that has one; the folders are searched once."""
    return _installed_fonts(environ.get(VARIABLE, ""))


def contains(family: str, script: str) -> bool:
    """True if the family of the letter, such as Liberation Serif, contains the script."""
    return script in _CONTAINED.get(family, frozenset())


@cache
def packages_for(script: str) -> Mapping[str, str]:
    """Return the package with a font for the script, by kind of system, such as debian."""
    rows = read_rows(Path(__file__).with_name("script_font_packages.csv"))
    row = next((row for row in rows if script in row["scripts"].split()), {})
    return {kind: name for kind, name in row.items() if name and kind not in ("scripts", "source")}


@lru_cache(maxsize=4)
def _installed_fonts(drafter_fonts: str) -> Mapping[str, ScriptFont]:
    rows = read_rows(Path(__file__).with_suffix(".csv"))
    bold_names = [_bold(row["file"]) for row in rows]
    files = find_font_files({*(row["file"] for row in rows), *bold_names}, font_folders(drafter_fonts))
    found: dict[str, ScriptFont] = {}
    for row, bold_name in zip(rows, bold_names, strict=True):
        regular, bold = files.get(row["file"].lower()), files.get(bold_name.lower())
        if regular is not None:
            same_folder = bold is not None and bold.parent == regular.parent
            font = ScriptFont(row["family"], regular, bold if same_folder else None)
            for script in row["scripts"].split():
                found.setdefault(script, font)
    return found


def _bold(name: str) -> str:
    """Return the name of the bold font file, such as Amiri-Bold.ttf for Amiri-Regular.ttf."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem.removesuffix('-Regular')}-Bold.{suffix}"
