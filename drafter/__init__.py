"""Drafter turns one YAML file into a United Nations letter, in Word and PDF.

`drafter.draft(source, to)` returns the files of a letter by name, and `drafter.check(source)` returns its findings.
Both write nothing and change nothing outside Drafter. Threads may call both at once; PDFs are written one at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafter.pipeline import check, draft

__version__ = "0.2.0"
__all__ = ["__version__", "check", "draft"]


def __getattr__(name: str) -> Any:
    """Import `check` and `draft` on first use."""
    if name in ("check", "draft"):
        from drafter import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'drafter' has no attribute '{name}'")
