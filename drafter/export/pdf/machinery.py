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

from drafter.errors import Finding, MissingFromMachine
from drafter.export import css
from drafter.export.fonts import Faces, installing
from drafter.export.pdf import loading
from drafter.look import Look

# WeasyPrint and Pango are used by one thread at a time: two with the same fonts end the program.
_LOCK = RLock()

_IDENTIFIER = re.compile(rb"/ID \[\(([0-9a-f]{32})\) \(([0-9a-f]{32})\)\]")


class Press(Struct, frozen=True):
    """What one look and one family of fonts need, built once: the style sheet and its fonts."""

    weasyprint: Any
    fonts: Any
    style: Any
    fetcher: Any


def press(sheet: str, faces: Faces) -> Press:
    """WeasyPrint with a style sheet and the four faces; raises MissingFromMachine where its libraries are missing."""
    with _LOCK:
        return _press(sheet, faces)


@lru_cache(maxsize=4)
def _press(sheet: str, faces: Faces) -> Press:
    weasyprint = loading.weasyprint()
    fetcher = _fetcher()
    style = weasyprint.CSS(string=face_rule(faces) + sheet, url_fetcher=fetcher)
    return Press(weasyprint, _fonts(faces), style, fetcher)


def press_for(look: Look, faces: Faces) -> Press:
    """The press of a look."""
    return press(css.paged(look), faces)


def printed(press: Press, page: Element, finish: Callable[[Any, Any], None]) -> bytes:
    """The page as a PDF/A-3a; `finish` is called with WeasyPrint's document and its PDF before that is written."""
    with _LOCK:
        data: bytes = _source(press, page).write_pdf(
            stylesheets=[press.style], font_config=press.fonts, finisher=finish, pdf_variant="pdf/a-3a", cache={}
        )
    # The identifier in hexadecimal figures, as all writers of PDF give it.
    return _IDENTIFIER.sub(rb"/ID [<\1> <\2>]", data)


def _source(press: Press, page: Element) -> Any:
    """The page as WeasyPrint takes it after parsing; notes stand in paragraphs here, which no parser allows."""
    from cssselect2 import ElementWrapper

    source = press.weasyprint.HTML.__new__(press.weasyprint.HTML)
    source.base_url, source.media_type, source.url_fetcher = None, "print", press.fetcher
    source.wrapper_element = ElementWrapper.from_html_root(page, content_language=None)
    source.etree_element = page
    return source


def _fonts(faces: Faces) -> Any:
    """The four faces, from where they are: a rule of CSS for them would have each copied into a temporary folder.

    Raises MissingFromMachine for a file that is no face, without which Pango would end the program.
    """
    from weasyprint.text.ffi import fontconfig

    config = loading.empty_config()
    for path in (faces.regular, faces.bold, faces.italic, faces.bold_italic):
        if not fontconfig.FcConfigAppFontAddFile(config, os.fsencode(path)):
            message = f"{path} is broken, or is no face. Install the face again: {installing()}"
            raise MissingFromMachine(Finding("font-missing", message))
    # Pango's map of fonts begins a thread, so it is made when nothing can fail any more.
    return loading.font_configuration(config)


def face_rule(faces: Faces) -> str:
    """The rule of CSS that sets all text in the family."""
    return f'html{{font-family:"{faces.family}"}}\n'


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher

    class Refusing(URLFetcher):  # type: ignore[misc]
        """Fetches pictures carried in the page, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise ValueError("A letter fetches nothing")

    return Refusing()
