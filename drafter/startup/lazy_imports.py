"""Modules that libraries import and a letter rarely uses: their code runs at their first use.

Each is the real module from the beginning, in `sys.modules` under its name: its code runs in it at the first access
to an attribute (PEP 562). A function that a library imports by its name can be called before that, and calls the real
one. A class is never late: `except` and `isinstance` need the real one.

Gain, processor time: a tenth of a PDF, a twentieth of a Word file. Delete this when WeasyPrint imports these modules in
the functions that use them, and `import docx.opc` loads no objects for documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import RLock
from types import ModuleType
from typing import Any

# The late modules, with the functions that other modules import from them by name.
_LATE: Mapping[str, Sequence[str]] = {
    "docx": (),
    "fontTools.subset": (),
    "fontTools.ttLib.woff2": (),
    "fontTools.varLib": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
    "tinyhtml5": (),
}


class LateLoader:
    """Loads a module as another loader does, and executes it when it is first used."""

    def __init__(self, loader: Any, functions: Sequence[str]) -> None:
        self.loader = loader
        self.functions = functions
        self.lock = RLock()
        self.begun = False

    def create_module(self, spec: Any) -> ModuleType | None:
        """Create the module as the other loader does."""
        module: ModuleType | None = self.loader.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Let the module execute itself at its first use."""
        own = vars(module)
        own["__spec__"].loader = own["__loader__"] = self.loader

        def get(name: str) -> Any:
            if name != "__path__":  # the import system asks whether the module is a package
                self._execute(own, module)
            if name in own:
                return own[name]
            raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

        own["__getattr__"] = get
        own.update({name: self._function(module, name) for name in self.functions})

    def _execute(self, own: dict[str, Any], module: ModuleType) -> None:
        """Execute the module once; another thread waits until all of it is there."""
        with self.lock:
            if self.begun:
                return
            self.begun, get = True, own["__getattr__"]
            try:
                self.loader.exec_module(module)
            except BaseException:
                self.begun = False
                raise
            if own["__getattr__"] is get:
                del own["__getattr__"]

    def _function(self, module: ModuleType, name: str) -> Callable[..., Any]:
        def late(*given: Any, **named: Any) -> Any:
            self._execute(vars(module), module)
            return getattr(module, name)(*given, **named)

        return late


LOADERS: Mapping[str, Callable[[Any], LateLoader]] = {
    name: partial(LateLoader, functions=functions) for name, functions in _LATE.items()
}
