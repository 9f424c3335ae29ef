"""Faster import of WeasyPrint: precompiled C declarations, no search for libraries, no system fonts.

Gain, processor time of a PDF: a third without the search for libraries, which runs a compiler; an eighth with the
precompiled declarations (scripts/declare_pango.py). Without system fonts, fontconfig neither reads them nor writes its
cache of them, which saves time on machines with many fonts.

Delete `_quiet_import` when WeasyPrint tries the file names of its libraries first, or when ctypes finds libraries
without ldconfig and gcc. Delete `DeclaredLoader` and pango.py when WeasyPrint uses cffi's out-of-line mode.
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

# A fontconfig configuration without any fonts.
_NO_FONTS = Path(__file__).with_name("fonts.conf")


class QuietLoader:
    """Executes a module inside `_quiet_import`."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: Any) -> ModuleType | None:
        """Create the module as the other loader does."""
        module: ModuleType | None = self.loader.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Execute the module."""
        namespace = vars(module)
        namespace["__spec__"].loader = namespace["__loader__"] = self.loader
        # Keep this setting after the import: a thread of Pango initializes fontconfig later.
        os.environ["FONTCONFIG_FILE"] = str(_NO_FONTS)
        with _quiet_import():
            self.loader.exec_module(module)


class DeclaredLoader(QuietLoader):
    """Executes WeasyPrint's module of C declarations, with those compiled for the same version."""

    def exec_module(self, module: ModuleType) -> None:
        """Execute the module; another version of it parses its declarations as usual."""
        import cffi

        from drafter.startup import pango

        default_ffi = cffi.FFI
        # On other systems, precompiled declarations would search other folders for libraries.
        if sys.platform == "linux" and _source_hash(self.loader, module) == pango.SOURCE:
            cffi.FFI = lambda: pango.ffi
        try:
            self.loader.exec_module(module)
        finally:
            cffi.FFI = default_ffi


LOADERS: Mapping[str, type[QuietLoader]] = {"weasyprint": QuietLoader, "weasyprint.text.ffi": DeclaredLoader}


def _source_hash(loader: Any, module: ModuleType) -> str:
    return sha256(loader.get_data(module.__file__)).hexdigest()


@contextmanager
def _quiet_import() -> Iterator[None]:
    """Import without the search for libraries, and without warnings and messages: Drafter has its own."""
    find_library = ctypes.util.find_library
    if sys.platform == "linux":
        # Without a result, WeasyPrint tries the file names of the libraries.
        ctypes.util.find_library = lambda name: None
    try:
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        ctypes.util.find_library = find_library
