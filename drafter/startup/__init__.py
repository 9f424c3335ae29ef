"""Faster start of Drafter's own processes, by changes to Python and other libraries.

Only the command line and the worker processes of a batch call `begin`. Without this folder and its two calls, the
output is the same: tests/test_startup.py compares it. No other module of Drafter is imported here.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from typing import Any

# The packages with modules that get another loader, and the module here that has the loaders.
_LOADERS_BY_PACKAGE = {
    "docx": "lazy_imports",
    "fontTools": "lazy_imports",
    "tinyhtml5": "lazy_imports",
    "weasyprint": "weasyprint_import",
}

# Python's default thresholds scan the many objects of the libraries again and again, although a letter makes few
# reference cycles. With these, all objects are scanned when a quarter has been added, so that many letters take no more
# memory than a few. Gain, processor time: a fifth of a Word file, a quarter of a PDF. Delete this when Python's
# collector scans old objects in steps.
_GC_THRESHOLDS = (200_000, 1, 1)


def begin() -> None:
    """Speed up this process; a second call changes nothing."""
    gc.set_threshold(*_GC_THRESHOLDS)
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


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
