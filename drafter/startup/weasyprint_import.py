"""WeasyPrint imported with compiled declarations of C, without a search for libraries, and without fonts.

Gain, processor time of a PDF: a third without the search by a compiler, an eighth with the declarations
(scripts/declare_pango.py), nothing without the machine's fonts where they are few: but fontconfig does not read them,
nor write its cache of them. Delete `_quietly` when WeasyPrint names the files of its libraries first, or ctypes finds
libraries without ldconfig and gcc; delete `DeclaredLoader` and pango.py when WeasyPrint uses cffi's out-of-line mode.
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
        # For good: Pango has fontconfig initialized by a thread.
        os.environ["FONTCONFIG_FILE"] = str(_NO_FONTS)
        with _quietly():
            self.loader.exec_module(module)


class DeclaredLoader(QuietLoader):
    """Executes WeasyPrint's module of declarations, and gives it those that were compiled for this version of it."""

    def exec_module(self, module: ModuleType) -> None:
        """Execute the module; that of another version parses its declarations as always."""
        import cffi

        from drafter.startup import pango

        usual = cffi.FFI
        # Elsewhere, cffi's other mode does not search the same folders for libraries.
        if sys.platform == "linux" and _digest(self.loader, module) == pango.SOURCE:
            cffi.FFI = lambda: pango.ffi
        try:
            self.loader.exec_module(module)
        finally:
            cffi.FFI = usual


LOADERS: Mapping[str, type[QuietLoader]] = {"weasyprint": QuietLoader, "weasyprint.text.ffi": DeclaredLoader}


def _digest(loader: Any, module: ModuleType) -> str:
    return sha256(loader.get_data(module.__file__)).hexdigest()


@contextmanager
def _quietly() -> Iterator[None]:
    """Import without a compiler, and without warnings and messages about the machine: Drafter has its own."""
    found = ctypes.util.find_library
    if sys.platform == "linux":
        # WeasyPrint tries the names of files next.
        ctypes.util.find_library = lambda name: None
    try:
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        ctypes.util.find_library = found
