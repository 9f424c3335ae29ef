"""The libraries that only the gallery needs, said where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from drafter.errors import Finding, MissingFromMachine

COMMAND = 'pip install "drafter[gallery]"'


def library(name: str) -> Any:
    """The module of that name; raises MissingFromMachine with the command that installs it."""
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        message = f"This needs {package}, which is not installed. Install it: {COMMAND}"
        raise MissingFromMachine(Finding("library-missing", message)) from None
