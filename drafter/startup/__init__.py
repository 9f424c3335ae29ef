"""Faster start of Drafter's own processes, by changes to Python and other libraries, and the same text shaping in all.

Only the command line and the worker processes of a batch call `begin`. Without this folder and its two calls, the
output is the same: tests/test_startup.py compares it. One exception: environment variables with which the libraries
that draw text would draw it differently, which `begin` removes. No other module of Drafter is imported here.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from typing import Any

# The packages with modules that get another loader, and the module here that has the loaders.
_LOADERS_BY_PACKAGE = {
    "fontTools": "lazy_imports",
    "tinyhtml5": "lazy_imports",
    "weasyprint": "weasyprint_import",
}

# Python's default thresholds scan the many objects of the libraries again and again, although a letter makes few
# reference cycles. With these, all objects are scanned when a quarter has been added, so that many letters take no more
# memory than a few. Gain, processor time: a fifth of a Word file, a quarter of a PDF. Delete this when Python's
# collector scans old objects in steps.
_GC_THRESHOLDS = (200_000, 1, 1)


# Variables of HarfBuzz, Pango, fontconfig, FreeType, cairo and GLib begin like this, and are read at the first use.
# HB_SHAPER_LIST=fallback gives other PDFs, FC_DEBUG prints to standard output, and PANGO_RC_FILE names a file to read.
_LIBRARY_VARIABLES = ("HB_", "PANGO", "FC_", "FONTCONFIG_", "FREETYPE_", "CAIRO_", "G_", "GIO_")


def begin() -> None:
    """Speed up this process and make its output independent of the environment; a second call changes nothing."""
    for name in [name for name in os.environ if name.startswith(_LIBRARY_VARIABLES)]:
        if name != "FONTCONFIG_FILE" or not _started():
            del os.environ[name]
    gc.set_threshold(*_GC_THRESHOLDS)
    if not _started():
        sys.meta_path.insert(0, _Finder())


def _started() -> bool:
    """True if `begin` was called; importing WeasyPrint then sets FONTCONFIG_FILE."""
    return any(isinstance(finder, _Finder) for finder in sys.meta_path)


class _Finder:
    """Finds modules as Python does, and gives a few of them another loader."""

    def find_spec(self, name: str, path: Sequence[str] | None, _: Any = None) -> ModuleSpec | None:
        """Return the spec of a module that gets another loader; None for all others."""
        make_loader = _loader(name)
        spec = PathFinder.find_spec(name, path) if make_loader else None
        if spec and spec.loader:
            spec.loader = make_loader(spec.loader)
        return spec


def _loader(name: str) -> Any:
    """Return a function that wraps the default loader of a module; None if the module keeps that loader."""
    loaders = _LOADERS_BY_PACKAGE.get(name.partition(".")[0])
    if loaders is None:
        return None
    if loaders == "lazy_imports":
        from drafter.startup import lazy_imports

        return lazy_imports.LOADERS.get(name)
    from drafter.startup import weasyprint_import

    return weasyprint_import.LOADERS.get(name)
