"""Fonts of a look other than Times New Roman: found by their family name, and embedded in the PDF.

Drafter searches the folders of DRAFTER_FONTS, then those of the machine, in a fixed order. It never falls back to
another font: a family without all four files, or one that does not allow embedding, is an error.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError
from drafter.export.css.lengths import LIKE_TIMES, Face
from drafter.export.fonts import VARIABLE, FontFiles, is_font, machine_folders

if TYPE_CHECKING:
    from drafter.look.model import Look

_SUFFIXES = frozenset({".ttf", ".otf"})
_VARIANTS = ("regular", "bold", "italic", "bold italic")
# Bits of the font table OS/2: italic and bold in fsSelection, restricted and bitmap embedding in fsType.
_ITALIC, _BOLD, _RESTRICTED, _BITMAPS = 1, 1 << 5, 1 << 1, 1 << 9
# Names of a family in the font table name: typographic, else legacy.
_TYPOGRAPHIC, _LEGACY = 16, 1


class Typeface(NamedTuple):
    """A family of font files, and its metrics in CSS."""

    files: FontFiles
    face: Face


def typefaces_of(look: Look) -> Mapping[str, Typeface]:
    """Return the fonts of the look's styles by name, except those with the widths of Times New Roman.

    Raises MissingDependencyError if a family is not installed or cannot be embedded.
    """
    names = sorted({style.font for style in look.styles.values() if style.font} - LIKE_TIMES)
    return {name: _find(name, os.environ.get(VARIABLE, "")) for name in names}


@lru_cache(maxsize=16)
def _find(name: str, drafter_fonts: str) -> Typeface:
    own = [Path(folder).expanduser() for folder in drafter_fonts.split(os.pathsep) if folder]
    found: dict[str, Path] = {}
    for path in _font_files((*own, *machine_folders())):
        variant = _variant(path, name)
        if variant:
            found.setdefault(variant, path)
        if len(found) == len(_VARIANTS):
            break
    missing = [variant for variant in _VARIANTS if variant not in found]
    if missing:
        what = "is not installed" if len(missing) == len(_VARIANTS) else f"has no file for {', '.join(missing)}"
        raise _unusable(name, f"{what}. Install its four files, or set {VARIABLE} to their folder")
    files = FontFiles(name, *(found[variant] for variant in _VARIANTS))
    return Typeface(files, _face(files))


def _font_files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        for parent, subfolders, names in os.walk(folder):
            subfolders.sort()
            paths = (Path(parent, name) for name in sorted(names))
            yield from (path for path in paths if path.suffix.lower() in _SUFFIXES and is_font(path))


def _variant(path: Path, family: str) -> str | None:
    """Return the variant of a font file; None if it is of another family or cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, lazy=True) as font:
            names = font["name"]
            if family not in {names.getDebugName(_TYPOGRAPHIC), names.getDebugName(_LEGACY)}:
                return None
            selection, weight = font["OS/2"].fsSelection, font["OS/2"].usWeightClass
    except (TTLibError, KeyError, OSError, ValueError, AssertionError, AttributeError, TypeError):
        return None
    variant = _VARIANTS[bool(selection & _BOLD) + 2 * bool(selection & _ITALIC)]
    # A family can have further weights, such as light; only those of Word's regular and bold count.
    return variant if weight in ({700} if "bold" in variant else {400, 500}) else None


def _face(files: FontFiles) -> Face:
    """Return the metrics of a family; raise MissingDependencyError if its licence does not allow embedding."""
    from fontTools.ttLib import TTFont

    with TTFont(files.regular, lazy=True) as font:
        if font["OS/2"].fsType & (_RESTRICTED | _BITMAPS):
            raise _unusable(files.family, "does not allow embedding in a PDF. Choose another font")
        hhea, units = font["hhea"], font["head"].unitsPerEm
        return Face(f'"{files.family}"', hhea.ascent / units, -hhea.descent / units, hhea.lineGap / units)


def _unusable(name: str, reason: str) -> MissingDependencyError:
    message = f"The look uses the font {name}, which {reason}; or change `font` in look.yaml."
    return MissingDependencyError(Finding("font-missing", message))
