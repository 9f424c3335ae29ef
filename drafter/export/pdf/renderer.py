"""WeasyPrint renderer without access to the machine's fonts, files or network."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import lru_cache
from threading import RLock
from typing import Any
from xml.etree.ElementTree import Element

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError
from drafter.export import css
from drafter.export.fonts import FontFiles, install_command
from drafter.export.pdf import weasyprint_import
from drafter.look.model import Look

# One thread at a time uses WeasyPrint and Pango: two threads with the same fonts crash the process.
_LOCK = RLock()

_IDENTIFIER = re.compile(rb"/ID \[\(([0-9a-f]{32})\) \(([0-9a-f]{32})\)\]")


class Renderer(Struct, frozen=True):
    """WeasyPrint with the style sheet of one look and the fonts of one family, built once."""

    weasyprint: Any
    fonts: Any
    style: Any
    fetcher: Any


def renderer_for(look: Look, font_files: FontFiles) -> Renderer:
    """Return the renderer of a look.

    Raises MissingDependencyError if a library is missing or a font is damaged.
    """
    style_sheet = css.paged(look)
    with _LOCK:
        return _renderer(style_sheet, font_files)


@lru_cache(maxsize=4)
def _renderer(style_sheet: str, font_files: FontFiles) -> Renderer:
    weasyprint = weasyprint_import.weasyprint()
    fetcher = _fetcher()
    style = weasyprint.CSS(string=font_family_rule(font_files) + style_sheet, url_fetcher=fetcher)
    return Renderer(weasyprint, _fonts(font_files), style, fetcher)


def render(renderer: Renderer, page: Element, finish: Callable[[Any, Any], None]) -> bytes:
    """Return the page as a PDF/A-3a.

    `finish` receives WeasyPrint's document and the PDF before it is written.
    """
    with _LOCK:
        data: bytes = _source(renderer, page).write_pdf(
            stylesheets=[renderer.style], font_config=renderer.fonts, finisher=finish, pdf_variant="pdf/a-3a", cache={}
        )
    # Write the identifier in hexadecimal digits, as other PDF writers do.
    return _IDENTIFIER.sub(rb"/ID [<\1> <\2>]", data)


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

    config = weasyprint_import.empty_config()
    for path in (font_files.regular, font_files.bold, font_files.italic, font_files.bold_italic):
        if not fontconfig.FcConfigAppFontAddFile(config, os.fsencode(path)):
            message = f"{path} is broken or is not a font. Install the font again: {install_command()}"
            raise MissingDependencyError(Finding("font-missing", message))
    # Pango's font map starts a thread, so create it last, when nothing can fail any more.
    return weasyprint_import.font_configuration(config)


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
