"""WeasyPrint imported without the machine's fonts, and without parsing C and searching for libraries.

Gain: @@.
"""

from __future__ import annotations

import ctypes.util
import io
import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

# A configuration without any fonts.
_NO_FONTS = Path(__file__).with_name("fonts.conf")


class QuietLoader:
    """Executes a module inside `_quietly`."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: Any) -> ModuleType | None:
        """Create the module as the other loader does."""
        module: ModuleType | None = self.loader.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Execute the module."""
        own = vars(module)
        own["__spec__"].loader = own["__loader__"] = self.loader
        with _quietly():
            self.loader.exec_module(module)


class DeclaredLoader(QuietLoader):
    """Executes the module that declares Pango's functions with those that are compiled for its version."""

    def exec_module(self, module: ModuleType) -> None:
        """Execute the module; one of another version parses its declarations."""
        import cffi

        from drafter.startup import pango

        usual = cffi.FFI
        if sys.platform == "linux" and _digest(self.loader, module) == pango.SOURCE:
            cffi.FFI = lambda: pango.ffi
        try:
            self.loader.exec_module(module)
        finally:
            cffi.FFI = usual


def _digest(loader: Any, module: ModuleType) -> str:
    return sha256((loader.get_source(module.__name__) or "").encode()).hexdigest()


@contextmanager
def _quietly() -> Iterator[None]:
    """Neither fonts of the machine nor a compiler, warnings or messages, during an import."""
    found, fonts = ctypes.util.find_library, os.environ.get("FONTCONFIG_FILE")
    if sys.platform == "linux":
        # Libraries by their file names only: to search for others, ctypes runs ldconfig and a C compiler.
        ctypes.util.find_library = lambda name: None
    os.environ["FONTCONFIG_FILE"] = str(_NO_FONTS)
    try:
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        ctypes.util.find_library = found
        os.environ.pop("FONTCONFIG_FILE")
        if fonts is not None:
            os.environ["FONTCONFIG_FILE"] = fonts


LOADERS: Mapping[str, type[QuietLoader]] = {"weasyprint": QuietLoader, "weasyprint.text.ffi": DeclaredLoader}
