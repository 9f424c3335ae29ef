"""WeasyPrint, loaded without what a letter does not need, and without the machine's fonts."""

from __future__ import annotations

import contextlib
import ctypes.util
import io
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any

from drafter.errors import Finding, MissingFromMachine
from drafter.export.pdf.keeping import count_arrays, read_own_sheets, without_reading
from drafter.sparing import putting_off, without

# A configuration without any fonts.
_NO_FONTS = Path(__file__).with_name("fonts.conf")

# A sixth of the time, for what no letter has: HTML as text, words that are hyphenated, profiles of colours, faces that
# are variable or packed for the web, and machines without HarfBuzz's subsetting.
_PUT_OFF = {
    "tinyhtml5": ("parse",),
    "pyphen": ("language_fallback", "Pyphen"),
    "PIL.ImageCms": ("ImageCmsProfile",),
    "fontTools.ttLib": ("TTFont", "TTLibError", "ttFont", "woff2"),
    "fontTools.subset": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}

# Another thread waits until all is there.
_ONE = Lock()

_LIBRARIES = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_LIBRARIES_MAC = "brew install pango"


def weasyprint() -> Any:
    """WeasyPrint; raises MissingFromMachine where its libraries are missing."""
    try:
        with _no_compiler(), warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            with _ONE:
                if "weasyprint" not in sys.modules:
                    _load()
            import weasyprint
    except OSError as error:
        command = _LIBRARIES_MAC if sys.platform == "darwin" else _LIBRARIES
        message = f"The PDF needs the Pango libraries, and this machine has not all of them. Install them: {command}"
        raise MissingFromMachine(Finding("library-missing", message)) from error
    return weasyprint


def _load() -> None:
    # lxml, which fontTools takes where it is there, is for files that are no fonts.
    with without("lxml"), putting_off(_PUT_OFF), without_reading():
        import weasyprint
    read_own_sheets(weasyprint)
    count_arrays()


@contextlib.contextmanager
def no_machine_fonts() -> Iterator[None]:
    """An empty set of fonts in place of the machine's, while fontconfig reads its configuration."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_NO_FONTS)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@contextlib.contextmanager
def _no_compiler() -> Iterator[None]:
    """On Linux, libraries by their names only: looking further, ctypes runs ldconfig and a compiler for 0.2 seconds."""
    found = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = found
