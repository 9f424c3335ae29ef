"""Import of WeasyPrint when the first PDF is written, and font configurations without system fonts."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from threading import Lock
from typing import Any

from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError

# Fontconfig's library, by the names that WeasyPrint uses on each system.
_FONTCONFIG = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")

# A second thread waits until the first has finished the import.
_IMPORTING = Lock()

_LIBRARIES = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_LIBRARIES_MAC = "brew install pango"


def weasyprint() -> Any:
    """Return WeasyPrint; raises MissingDependencyError if its libraries are missing."""
    try:
        with _IMPORTING:
            import weasyprint
    except OSError as error:
        raise _missing() from error
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
    raise _missing()


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


def _missing() -> MissingDependencyError:
    command = _LIBRARIES_MAC if sys.platform == "darwin" else _LIBRARIES
    message = f"The PDF needs the Pango libraries, and some are missing. Install them: {command}"
    return MissingDependencyError(Finding("library-missing", message))
