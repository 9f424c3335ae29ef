"""WeasyPrint, kept from the fonts, the files and the network of the machine."""

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

# WeasyPrint and Pango are used by one thread at a time: two with the same fonts end the program.
_LOCK = RLock()

_IDENTIFIER = re.compile(rb"/ID \[\(([0-9a-f]{32})\) \(([0-9a-f]{32})\)\]")


class Renderer(Struct, frozen=True):
    """What one look and one family of fonts need, built once: the style sheet and its fonts."""

    weasyprint: Any
    fonts: Any
    style: Any
    fetcher: Any


def build_renderer(sheet: str, font_files: FontFiles) -> Renderer:
    """WeasyPrint with a style sheet and the four faces; raises MissingDependencyError where its libraries are missing."""
    with _LOCK:
        return _press(sheet, font_files)


@lru_cache(maxsize=4)
def _press(sheet: str, font_files: FontFiles) -> Renderer:
    weasyprint = weasyprint_import.weasyprint()
    fetcher = _fetcher()
    style = weasyprint.CSS(string=font_family_rule(font_files) + sheet, url_fetcher=fetcher)
    return Renderer(weasyprint, _fonts(font_files), style, fetcher)


def renderer_for(look: Look, font_files: FontFiles) -> Renderer:
    """The press of a look."""
    return build_renderer(css.paged(look), font_files)


def render(renderer: Renderer, page: Element, finish: Callable[[Any, Any], None]) -> bytes:
    """The page as a PDF/A-3a; `finish` is called with WeasyPrint's document and its PDF before that is written."""
    with _LOCK:
        data: bytes = _source(renderer, page).write_pdf(
            stylesheets=[renderer.style], font_config=renderer.fonts, finisher=finish, pdf_variant="pdf/a-3a", cache={}
        )
    # The identifier in hexadecimal figures, as all writers of PDF give it.
    return _IDENTIFIER.sub(rb"/ID [<\1> <\2>]", data)


def _source(renderer: Renderer, page: Element) -> Any:
    """The page as WeasyPrint takes it after parsing; notes stand in paragraphs here, which no parser allows."""
    from cssselect2 import ElementWrapper

    source = renderer.weasyprint.HTML.__new__(renderer.weasyprint.HTML)
    source.base_url, source.media_type, source.url_fetcher = None, "print", renderer.fetcher
    source.wrapper_element = ElementWrapper.from_html_root(page, content_language=None)
    source.etree_element = page
    return source


def _fonts(font_files: FontFiles) -> Any:
    """The four faces, from where they are: a rule of CSS for them would have each copied into a temporary folder.

    Raises MissingDependencyError for a file that is no face, without which Pango would end the program.
    """
    from weasyprint.text.ffi import fontconfig

    config = weasyprint_import.empty_config()
    for path in (font_files.regular, font_files.bold, font_files.italic, font_files.bold_italic):
        if not fontconfig.FcConfigAppFontAddFile(config, os.fsencode(path)):
            message = f"{path} is broken, or is no face. Install the face again: {install_command()}"
            raise MissingDependencyError(Finding("font-missing", message))
    # Pango's map of fonts begins a thread, so it is made when nothing can fail any more.
    return weasyprint_import.font_configuration(config)


def font_family_rule(font_files: FontFiles) -> str:
    """The rule of CSS that sets all text in the family."""
    return f'html{{font-family:"{font_files.family}"}}\n'


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher

    class Refusing(URLFetcher):  # type: ignore[misc]
        """Fetches pictures carried in the page, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise ValueError("A letter fetches nothing")

    return Refusing()
