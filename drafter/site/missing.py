"""The libraries that only the gallery needs, said where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from drafter.diagnostics import Finding
from drafter.errors import MissingDependencyError

COMMAND = 'pip install "drafter[gallery]"'


def require(name: str) -> Any:
    """The module of that name; raises MissingDependencyError with the command that installs it."""
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        message = f"This needs {package}, which is not installed. Install it: {COMMAND}"
        raise MissingDependencyError(Finding("library-missing", message)) from None
