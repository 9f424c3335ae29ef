"""WeasyPrint renderer without access to the machine's fonts, files or network.

It imports WeasyPrint when the first PDF is written. Missing glyphs are errors, never printed as boxes.
"""

from __future__ import annotations

import ctypes
import logging
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from threading import Lock, RLock, get_ident
from typing import Any
from xml.etree.ElementTree import Element

from msgspec import Struct

from drafter.diagnostics import Finding, Place
from drafter.document.model import Document, Paragraph, Run, all_blocks, inlines_of
from drafter.errors import InvalidLetterError, MissingDependencyError
from drafter.export import css
from drafter.export.fonts import FontFiles, install_command
from drafter.export.pdf.justified_lines import end_at_margin
from drafter.look.model import Look

# One thread at a time uses WeasyPrint and Pango: two threads with the same fonts crash the process.
_LOCK = RLock()

_VARIANT = "pdf/a-3a"
_IDENTIFIER = re.compile(rb"/ID \[\(([0-9a-f]{32})\) \(([0-9a-f]{32})\)\]")
# Fontconfig's library, by the names that WeasyPrint uses on each system.
_FONTCONFIG = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")

# A second thread waits until the first has finished the import.
_IMPORTING = Lock()

_LIBRARIES = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_LIBRARIES_MAC = "brew install pango"
_MISSING = re.compile(r"\.notdef glyph.*\(U\+([0-9A-F]+)\)")


class Renderer(Struct, frozen=True):
    """WeasyPrint with the style sheet of one look and the fonts of one family, built once."""

    weasyprint: Any
    fonts: Any
    style: Any
    fetcher: Any
    files: FontFiles


def renderer_for(look: Look, font_files: FontFiles) -> Renderer:
    """Return the renderer of a look.

    Raises MissingDependencyError if a library is missing or a font is damaged.
    """
    style_sheet = css.paged(look)
    with _LOCK:
        return _renderer(style_sheet, font_files)


@lru_cache(maxsize=4)
def _renderer(style_sheet: str, font_files: FontFiles) -> Renderer:
    weasyprint = import_weasyprint()
    fetcher = _fetcher()
    style = weasyprint.CSS(string=font_family_rule(font_files) + style_sheet, url_fetcher=fetcher)
    return Renderer(weasyprint, _fonts(font_files), style, fetcher, font_files)


def render(renderer: Renderer, page: Element, finish: Callable[[Any, Any], None]) -> bytes:
    """Return the page as a PDF/A-3a.

    `finish` receives WeasyPrint's document and the PDF before it is written.
    """
    with _LOCK:
        document = _source(renderer, page).render(
            stylesheets=[renderer.style], font_config=renderer.fonts, pdf_variant=_VARIANT, cache={}
        )
        end_at_margin(laid_out_lines(document), renderer.files)
        data: bytes = document.write_pdf(finisher=finish, pdf_variant=_VARIANT)
    # Write the identifier in hexadecimal digits, as other PDF writers do.
    return _IDENTIFIER.sub(rb"/ID [<\1> <\2>]", data)


def laid_out_lines(document: Any) -> Iterator[Any]:
    """Yield the boxes of all lines on the pages of WeasyPrint's document."""
    from weasyprint.formatting_structure.boxes import LineBox

    for page in document.pages:
        # WeasyPrint offers no public way to the boxes of a page.
        for box in page._page_box.descendants():
            if isinstance(box, LineBox):
                yield box


def _source(renderer: Renderer, page: Element) -> Any:
    """Return the page as WeasyPrint has it after parsing. HTML parsers reject the notes inside paragraphs."""
    from cssselect2 import ElementWrapper

    source = renderer.weasyprint.HTML.__new__(renderer.weasyprint.HTML)
    source.base_url, source.media_type, source.url_fetcher = None, "print", renderer.fetcher
    source.wrapper_element = ElementWrapper.from_html_root(page, content_language=None)
    source.etree_element = page
    return source


def _fonts(font_files: FontFiles) -> Any:
    """Return a font configuration with the four files.

    With @font-face rules instead, WeasyPrint would copy each file to a temporary folder.
    Raises MissingDependencyError if a file is not a font, because Pango would crash the process.
    """
    from weasyprint.text.ffi import fontconfig

    config = empty_config()
    for path in (font_files.regular, font_files.bold, font_files.italic, font_files.bold_italic):
        if not fontconfig.FcConfigAppFontAddFile(config, os.fsencode(path)):
            message = f"{path} is broken or is not a font. Install the font again: {install_command()}"
            raise MissingDependencyError(Finding("font-missing", message))
    # Pango's font map starts a thread, so create it last, when nothing can fail any more.
    return font_configuration(config)


def font_family_rule(font_files: FontFiles) -> str:
    """Return the CSS rule that sets all text in the family."""
    return f'html{{font-family:"{font_files.family}"}}\n'


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


class _GlyphLogHandler:
    """Log filter that collects and hides the records of one thread, the one that created it."""

    def __init__(self) -> None:
        self.thread = get_ident()
        self.missing: dict[str, None] = {}

    def __call__(self, record: logging.LogRecord) -> bool:
        if record.thread != self.thread:
            return True
        if match := _MISSING.search(record.getMessage()):
            self.missing[chr(int(match.group(1), 16))] = None
        return False


@contextmanager
def raise_for_missing_glyphs(document: Document) -> Iterator[None]:
    """Raise InvalidLetterError after the block if the font lacked characters, with a finding for each."""
    logger, handler = logging.getLogger("weasyprint"), _GlyphLogHandler()
    logger.addFilter(handler)
    try:
        yield
    finally:
        logger.removeFilter(handler)
    if handler.missing:
        raise InvalidLetterError(*(_missing_glyph(character, document) for character in handler.missing))


def _missing_glyph(character: str, document: Document) -> Finding:
    name = unicodedata.name(character, "unnamed character")
    return Finding(
        "missing-glyph",
        f"The font has no glyph for “{character}” (U+{ord(character):04X}, {name}); use another character.",
        _first_place(character, document),
    )


def _first_place(character: str, document: Document) -> Place | None:
    """Return the place of the first occurrence."""
    for block in all_blocks(document):
        for inline in inlines_of([block]) if isinstance(block, Paragraph) else ():
            if isinstance(inline, Run) and character in inline.text:
                start = inline.text.index(character)
                return inline.place_of(start, start + 1) or block.place
    return None
