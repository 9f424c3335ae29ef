"""Faster start of a process that is Drafter's own: what it changes belongs to Python or to other libraries.

Only the command line and the processes of a batch call `begin`. Delete the folder and its two calls, and the outputs
stay the same: tests/test_startup.py compares them. Nothing here is imported by the rest of Drafter.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from typing import Any

from drafter.startup.gc_tuning import collect_seldom

# The packages that have modules with another loader, and where its table is.
_CHANGED = {"docx": "late", "fontTools": "late", "tinyhtml5": "late", "weasyprint": "quick"}


def begin() -> None:
    """Speed up this process; a second call changes nothing."""
    collect_seldom()
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder:
    """Finds modules as Python does, and gives a few of them another loader."""

    def find_spec(self, name: str, path: Sequence[str] | None, _: Any = None) -> ModuleSpec | None:
        """Return the module with its loader; None for all others, which Python finds without this."""
        loader = _loader(name)
        spec = PathFinder.find_spec(name, path) if loader else None
        if spec and spec.loader:
            spec.loader = loader(spec.loader)
        return spec


def _loader(name: str) -> Any:
    """Return what makes a loader out of the usual one; None where the usual one stays."""
    if (kind := _CHANGED.get(name.partition(".")[0])) is None:
        return None
    if kind == "late":
        from drafter.startup import lazy_imports

        return lazy_imports.LOADERS.get(name)
    from drafter.startup import weasyprint_import

    return weasyprint_import.LOADERS.get(name)
