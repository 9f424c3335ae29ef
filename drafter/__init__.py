"""Drafter writes United Nations letters: one YAML file in, a faithful Word document and PDF out.

`drafter.draft(source, to)` returns the files of a letter by name, `drafter.check(source)` its findings. Both write
nothing and change nothing outside Drafter. Threads may call both at once; one PDF is written at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.pipeline import check, draft

__version__ = "0.1.0"
__all__ = ["__version__", "check", "draft"]


def __getattr__(name: str) -> Any:
    """The two functions of the interface, loaded when they are first asked for."""
    if name in ("check", "draft"):
        from drafter import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'drafter' has no attribute '{name}'")
