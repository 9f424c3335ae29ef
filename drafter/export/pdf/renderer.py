"""WeasyPrint renderer without access to the machine's fonts, files or network.

It imports WeasyPrint when the first PDF is written. Missing glyphs are errors, never printed as boxes.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock, RLock
from typing import Any
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError
from drafter.export import css
from drafter.export.fonts import FontFiles, install_command
from drafter.export.html import LATIN
from drafter.export.pdf.east_asian import AFTER, BEFORE, LATIN_SPACE, SubsetFonts
from drafter.export.pdf.justified_lines import end_at_margin, pull_in
from drafter.export.pdf.layout_check import Places, check_layout, laid_out_lines, lines_too_wide, lost_texts
from drafter.export.pdf.long_notes import sort_notes, split_long_notes
from drafter.export.pdf.long_words import break_long_words
from drafter.export.script_fonts import ScriptFont
from drafter.export.typefaces import typefaces_of
from drafter.look.model import Look

# One thread at a time uses WeasyPrint and Pango: two threads with the same fonts crash the process.
_LOCK = RLock()

_VARIANT = "pdf/a-3a"
TWIPS_PER_PIXEL = 15
_IDENTIFIER = re.compile(rb"/ID \[\(([0-9a-f]{32})\) \(([0-9a-f]{32})\)\]")
# Fontconfig's library, by the names that WeasyPrint uses on each system.
_FONTCONFIG = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")

# A second thread waits until the first has finished the import.
_IMPORTING = Lock()

_LIBRARIES = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_LIBRARIES_MAC = "brew install pango"


class Renderer(Struct, frozen=True):
    """WeasyPrint with the style sheet of one look and the fonts of one family, built once.

    `note_height` is the greatest height of the notes on a page, in CSS pixels. `justified` are the roles of paragraphs
    whose lines are widened between ideographs.
    """

    weasyprint: Any
    fonts: Any
    style: Any
    fetcher: Any
    files: FontFiles
    note_height: float
    justified: frozenset[str] = frozenset()


def renderer_for(
    look: Look,
    font_files: FontFiles,
    script_fonts: tuple[ScriptFont, ...] = (),
    east_asian: SubsetFonts | None = None,
) -> Renderer:
    """Return the renderer of a look; `script_fonts` are used for characters that the family does not contain.

    `east_asian` are the fonts of one letter, which has its own renderer. Raises MissingDependencyError if a library or
    a font of the look is missing, or a font is damaged.
    """
    others = typefaces_of(look)
    faces = {name: typeface.face for name, typeface in others.items()}
    if east_asian:
        faces |= east_asian.faces(look, _families(font_files, script_fonts))
    own_family = look.complex_text.alternative_face if look.complex_text else ""
    own = next((font for font in script_fonts if font.family == own_family), None)
    style_sheet = _family_rules(font_files, script_fonts, own, east_asian) + css.paged(look, faces)
    note_height = css.pages.max_note_height(look) / TWIPS_PER_PIXEL
    families = (font_files, *(typeface.files for typeface in others.values()))
    files = [path for family in families for path in family[1:]]
    files += [path for font in script_fonts for path in font.files]
    with _LOCK:
        if east_asian:
            built = _new_renderer(style_sheet, note_height, font_files, (*files, *east_asian.files))
            justified = (role for role in look.roles if look.of(role).align == "both")
            return replace(built, justified=frozenset(justified))
        return _renderer(style_sheet, note_height, font_files, tuple(files))


def _new_renderer(style_sheet: str, note_height: float, font_files: FontFiles, files: tuple[Path, ...]) -> Renderer:
    weasyprint = import_weasyprint()
    return Renderer(weasyprint, _fonts(files), _style(style_sheet), _fetcher(), font_files, note_height)


_renderer = lru_cache(maxsize=4)(_new_renderer)


@lru_cache(maxsize=4)
def _style(style_sheet: str) -> Any:
    return import_weasyprint().CSS(string=style_sheet, url_fetcher=_fetcher())


def render(renderer: Renderer, page: Element, places: Places, finish: Callable[[Any, Any], None]) -> bytes:
    """Return the page as a PDF/A-3a. Long words of the page are broken, and long notes divided.

    `places` are the places of elements in the YAML; `finish` receives WeasyPrint's document and the PDF before it is
    written. Raises InvalidLetterError if a text does not fit.
    """
    with _LOCK:
        document = _lay_out(renderer, page)
        if break_long_words(page, lines_too_wide(document)):
            document = _lay_out(renderer, page)
        if split_long_notes(page, document, renderer.note_height):
            document = _lay_out(renderer, page)
        if sort_notes(page, document):
            document = _lay_out(renderer, page)
        check_layout(page, document, lost_texts(page, document), places)
        end_at_margin(laid_out_lines(document), renderer.files)
        if renderer.justified:
            from drafter.export.pdf.ideograph_spacing import justify_ideographs, trim_lines

            trim_lines(laid_out_lines(document))
            justify_ideographs(laid_out_lines(document), renderer.justified)
        data: bytes = document.write_pdf(finisher=finish, pdf_variant=_VARIANT)
    # Write the identifier in hexadecimal digits, as other PDF writers do.
    return _IDENTIFIER.sub(rb"/ID [<\1> <\2>]", data)


def _lay_out(renderer: Renderer, page: Element) -> Any:
    from weasyprint import DEFAULT_OPTIONS

    from drafter.export.pdf.footnote_heights import FastDocument

    options = {**DEFAULT_OPTIONS, "stylesheets": [renderer.style], "pdf_variant": _VARIANT, "cache": {}}
    # As HTML.render of WeasyPrint does, with another class.
    document = FastDocument._render(_source(renderer, page), renderer.fonts, None, None, options)
    pull_in(laid_out_lines(document), renderer.files)
    return document


def _source(renderer: Renderer, page: Element) -> Any:
    """Return the page as WeasyPrint has it after parsing. HTML parsers reject the notes inside paragraphs."""
    from cssselect2 import ElementWrapper

    source = renderer.weasyprint.HTML.__new__(renderer.weasyprint.HTML)
    source.base_url, source.media_type, source.url_fetcher = None, "print", renderer.fetcher
    source.wrapper_element = ElementWrapper.from_html_root(page, content_language=None)
    source.etree_element = page
    return source


def _fonts(files: tuple[Path, ...]) -> Any:
    """Return a font configuration with these files.

    With @font-face rules instead, WeasyPrint would copy each file to a temporary folder.
    Raises MissingDependencyError if a file is not a font, because Pango would crash the process.
    """
    from weasyprint.text.ffi import fontconfig

    config = empty_config()
    for path in files:
        if not fontconfig.FcConfigAppFontAddFile(config, os.fsencode(path)):
            message = f"{path} is broken or is not a font. Install the font again: {install_command()}"
            raise MissingDependencyError(Finding("font-missing", message))
    # Pango's font map starts a thread, so create it last, when nothing can fail any more.
    return font_configuration(config)


def _families(font_files: FontFiles, script_fonts: tuple[ScriptFont, ...]) -> str:
    """Return the value of `font-family` for the family, and for each script that it does not contain."""
    return ",".join(f'"{family}"' for family in (font_files.family, *(font.family for font in script_fonts)))


def _family_rules(
    font_files: FontFiles, script_fonts: tuple[ScriptFont, ...], own: ScriptFont | None, east_asian: SubsetFonts | None
) -> str:
    """Return the CSS rules that set all text in the family, or in the font of its script; `own` is that of the letter.

    In a Chinese letter, Latin words are separate elements: their apostrophes are not those of the Chinese font.
    """
    latin = _families(font_files, script_fonts)
    if east_asian is None:
        return f"html{{font-family:{latin}}}\n" + (_own_font_rules(font_files, own, script_fonts) if own else "")
    return (
        f"html{{font-family:{east_asian.families(latin)[0]}}}\n.{LATIN}{{font-family:{latin}}}\n"
        f".{BEFORE}{{margin-inline-start:{LATIN_SPACE}em}}.{AFTER}{{margin-inline-end:{LATIN_SPACE}em}}\n"
    )


def _own_font_rules(font_files: FontFiles, own: ScriptFont, script_fonts: tuple[ScriptFont, ...]) -> str:
    """Return the CSS rules of a letter in a script with its own font; phrases from left to right keep the other font.

    Copied text is right only if no font serves both directions, because of brackets, and without the contextual
    alternates of Amiri, which add a letter to الكبيرة (feature calt).
    """
    latin, name = f'"{font_files.family}"', f'"{own.family}"'
    others = "".join(f',"{font.family}"' for font in script_fonts if font != own)
    features = 'font-feature-settings:"calt" 0'
    return f"html{{font-family:{name},{latin}{others};{features}}}[dir=ltr]{{font-family:{latin}{others},{name}}}\n"


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher

    class DataOnlyFetcher(URLFetcher):  # type: ignore[misc]
        """Loads pictures whose data is in the page, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise ValueError("Drafter does not load files or URLs from a letter")

    return DataOnlyFetcher()


def import_weasyprint() -> Any:
    """Return WeasyPrint; raises MissingDependencyError if its libraries are missing."""
    try:
        with _IMPORTING:
            import weasyprint
    except ImportError as error:
        message = "WeasyPrint, which writes the PDF, is not installed; `drafter doctor` prints the command for it."
        raise MissingDependencyError(Finding("library-missing", message)) from error
    except OSError as error:
        raise _libraries_missing() from error
    return weasyprint


def empty_config() -> Any:
    """Return a new fontconfig configuration without fonts; the machine's configuration is not read."""
    from weasyprint.text.ffi import ffi

    for name in _FONTCONFIG:
        with suppress(OSError):
            # WeasyPrint declares no function that creates an empty one.
            create = ctypes.CDLL(name).FcConfigCreate
            create.restype = ctypes.c_void_p
            return ffi.cast("FcConfig *", create())
    raise _libraries_missing()


def font_configuration(config: Any) -> Any:
    """Return WeasyPrint's FontConfiguration for a configuration.

    FontConfiguration() loads the machine's fonts, so this function sets the same attributes without calling it.
    """
    from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration.__new__(FontConfiguration)
    fonts._config = config
    fonts.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
    pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", fonts.font_map), config)
    # The font map keeps a reference to the configuration.
    fontconfig.FcConfigDestroy(config)
    fonts.strut_layouts, fonts.font_features = {}, {}
    return fonts


def _libraries_missing() -> MissingDependencyError:
    command = _LIBRARIES_MAC if sys.platform == "darwin" else _LIBRARIES
    message = f"The PDF needs the Pango libraries, and some are missing. Install them: {command}"
    return MissingDependencyError(Finding("library-missing", message))
