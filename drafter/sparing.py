"""Imports that libraries make and letters do not need: left out, or put off until somebody asks for what they hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
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


@contextmanager
def putting_off(things: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Modules, with things in them, that are not loaded meanwhile: whoever imports a thing gets what loads it later.

    Modules that are loaded stay; afterwards all others can be imported as they are.
    """
    stand_ins = [_StandIn(name, inner) for name, inner in things.items() if name not in sys.modules]
    sys.modules.update({stand_in.__name__: stand_in for stand_in in stand_ins})
    try:
        yield
    finally:
        for stand_in in stand_ins:
            stand_in.leave()


def is_put_off(module: ModuleType) -> bool:
    """Whether a module is one that is loaded later."""
    return isinstance(module, _StandIn)


class _StandIn(ModuleType):
    """A module in place of one that is not loaded yet."""

    def __init__(self, name: str, things: Sequence[str]) -> None:
        super().__init__(name)
        self.__all__ = list(things)
        for thing in things:
            setattr(self, thing, _Later(self, thing))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.loaded(), name)

    def loaded(self) -> ModuleType:
        """The module itself."""
        self.leave()
        return import_module(self.__name__)

    def leave(self) -> None:
        """Stand no longer in its place."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


class _Later:
    """A thing of a module that is loaded when the thing is called, or asked for something that it has or holds."""

    def __init__(self, stand_in: _StandIn, name: str) -> None:
        self._stand_in, self._name = stand_in, name

    def __call__(self, *given: Any, **more: Any) -> Any:
        return self._thing()(*given, **more)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._thing(), name)

    def __contains__(self, key: object) -> bool:
        return key in self._thing()

    def __getitem__(self, key: Any) -> Any:
        return self._thing()[key]

    def _thing(self) -> Any:
        return getattr(self._stand_in.loaded(), self._name)
