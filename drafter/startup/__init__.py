"""Faster start of a process that is Drafter's own: what it changes belongs to Python or to other libraries."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from typing import Any

from drafter.startup.gc_tuning import collect_seldom

# The packages in which a module is loaded in another way.
_CHANGED = frozenset(("docx", "fontTools", "tinyhtml5", "weasyprint"))


def begin() -> None:
    """Speed up this process; called once by the command line and by each process of a batch."""
    collect_seldom()
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder:
    """Finds modules as Python does, and gives a few of them another loader."""

    def find_spec(self, name: str, path: Sequence[str] | None, _: Any = None) -> ModuleSpec | None:
        """Return the module with its loader; None for all others, which Python finds without this."""
        if name.partition(".")[0] not in _CHANGED:
            return None
        if name.startswith("weasyprint"):
            from drafter.startup.weasyprint_import import LOADERS
        else:
            from drafter.startup.lazy_imports import LOADERS

        loader = LOADERS.get(name)
        spec = PathFinder.find_spec(name, path) if loader else None
        if loader and spec and spec.loader:
            spec.loader = loader(spec.loader)
        return spec
