"""markdown-it, loaded without what it asks of Python's own source and without what no letter has."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from drafter.sparing import is_put_off, putting_off

if TYPE_CHECKING:
    from types import ModuleType

# What describes classes and their methods, names of signs in HTML, and addresses that are mended.
_PUT_OFF = {
    "inspect": ("getmembers", "ismethod"),
    "markdown_it.common.entities": ("entities",),
    "mdurl": ("decode", "encode", "format", "parse"),
}


@lru_cache(maxsize=1)
def markdown_it() -> ModuleType:
    """The module, with its tree and the plugin for notes loaded."""
    with putting_off(_PUT_OFF):
        inspect: Any = sys.modules["inspect"]
        if not is_put_off(inspect):
            return _loaded()
        # Which dataclasses that have no description are described by.
        inspect.signature = lambda _: "(...)"
        try:
            return _loaded()
        finally:
            del inspect.signature


def _loaded() -> ModuleType:
    import markdown_it
    import markdown_it.tree
    import mdit_py_plugins.footnote  # noqa: F401

    return markdown_it
