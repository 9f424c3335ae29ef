"""Imports that libraries make and letters do not need: left out, or put off until somebody asks for what they hold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Modules that cannot be had meanwhile, for libraries that go without them; those that are loaded stay."""
    hidden = [name for name in names if name not in sys.modules]
    # As Python has it for a module that is not there.
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


def put_off(name: str, *functions: str) -> None:
    """Let a module be loaded when something in it is asked for, or one of its `functions` is called."""
    if name not in sys.modules:
        sys.modules[name] = _StandIn(name, functions)


class _StandIn(ModuleType):
    """A module in place of one that is not loaded yet."""

    def __init__(self, name: str, functions: tuple[str, ...]) -> None:
        super().__init__(name)
        for function in functions:
            setattr(self, function, _later(self, function))

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return getattr(_loaded(self), attribute)


def _later(stand_in: _StandIn, function: str) -> Callable[..., Any]:
    def call(*given: Any, **more: Any) -> Any:
        return getattr(_loaded(stand_in), function)(*given, **more)

    return call


def _loaded(stand_in: _StandIn) -> ModuleType:
    if sys.modules.get(stand_in.__name__) is stand_in:
        del sys.modules[stand_in.__name__]
    return import_module(stand_in.__name__)
