"""Lazy modules: libraries import them, but a letter rarely uses them. They run at their first use.

The module in `sys.modules` is the real one from the beginning; its code runs at the first access to an attribute
(PEP 562). If a library imports a function by name, it gets a function that runs the module and then calls the real
function. No class is lazy: `except` and `isinstance` need the real one.

Gain, processor time: a tenth of a PDF. Delete this when WeasyPrint imports these modules in the functions
that use them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import RLock
from types import ModuleType
from typing import Any

# The lazy modules, with the functions that other modules import from them by name.
_MODULES: Mapping[str, Sequence[str]] = {
    "fontTools.subset": (),
    "fontTools.ttLib.woff2": (),
    "fontTools.varLib": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
    "tinyhtml5": (),
}


class LazyLoader:
    """Loads a module as another loader does, and executes it at its first use."""

    def __init__(self, loader: Any, functions: Sequence[str]) -> None:
        self.loader = loader
        self.functions = functions
        self.lock = RLock()
        self.is_executed = False

    def create_module(self, spec: Any) -> ModuleType | None:
        """Create the module as the other loader does."""
        module: ModuleType | None = self.loader.create_module(spec)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Let the module execute itself at its first use."""
        namespace = vars(module)
        namespace["__spec__"].loader = namespace["__loader__"] = self.loader

        def get_attribute(name: str) -> Any:
            if name != "__path__":  # the import system asks whether the module is a package
                self._execute(namespace, module)
            if name in namespace:
                return namespace[name]
            raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

        namespace["__getattr__"] = get_attribute
        namespace.update({name: self._lazy_function(module, name) for name in self.functions})

    def _execute(self, namespace: dict[str, Any], module: ModuleType) -> None:
        """Execute the module once; other threads wait until it is complete."""
        with self.lock:
            if self.is_executed:
                return
            self.is_executed, get_attribute = True, namespace["__getattr__"]
            try:
                self.loader.exec_module(module)
            except BaseException:
                self.is_executed = False
                raise
            if namespace["__getattr__"] is get_attribute:
                del namespace["__getattr__"]

    def _lazy_function(self, module: ModuleType, name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self._execute(vars(module), module)
            return getattr(module, name)(*args, **kwargs)

        return call


LOADERS: Mapping[str, Callable[[Any], LazyLoader]] = {
    name: partial(LazyLoader, functions=functions) for name, functions in _MODULES.items()
}
