"""Runs of mutants: each in a process that is forked after pytest and the libraries are loaded."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

import pytest

from mutation.mutants import Mutant

# A mutant that runs for more seconds is in an endless loop and counts as killed.
MAX_SECONDS = 60
OPTIONS = ("-x", "-q", "-n0", "-p", "no:cacheprovider", "-p", "no:cov", "--hypothesis-profile=mutants")


def warm() -> None:
    """Load pytest, the libraries and the tests, so that the processes forked from here have them."""
    _silently(lambda: pytest.main([*OPTIONS, "--collect-only", "-m", "not slow"]))
    gc.freeze()


def survivors(
    mutants: Iterable[Mutant], tests: Callable[[Mutant], list[str]], jobs: int
) -> Iterator[tuple[Mutant, bool]]:
    """Run the tests of each mutant; yield it with True if all of them pass."""
    running: dict[int, Mutant] = {}
    for mutant in mutants:
        if len(running) == jobs:
            yield _next(running)
        running[_start(mutant, tests(mutant))] = mutant
    while running:
        yield _next(running)


def _next(running: dict[int, Mutant]) -> tuple[Mutant, bool]:
    process, status = os.wait()
    return running.pop(process), status == 0


def _start(mutant: Mutant, tests: list[str]) -> int:
    process = os.fork()
    if process == 0:
        signal.alarm(MAX_SECONDS)
        os._exit(_silently(lambda: _run(mutant, tests)))
    return process


def _run(mutant: Mutant, tests: list[str]) -> int:
    _forget()
    sys.meta_path.insert(0, _Finder(mutant))
    if not tests:
        return 0
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    code = pytest.main([*OPTIONS, *files], plugins=[_Selected(tests)])
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else int(code)


def _forget() -> None:
    """Drop Drafter and its tests from the modules that are loaded."""
    here = str(Path.cwd())
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None) or ""
        if file.startswith(here) and ".venv" not in file and not name.startswith("mutation"):
            del sys.modules[name]


def _silently(call: Callable[[], int]) -> int:
    sys.stdout.flush()
    saved, devnull = [os.dup(1), os.dup(2)], os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(devnull, stream)
    try:
        return call()
    except BaseException:
        return 1
    finally:
        sys.stdout.flush()
        for stream, old in zip((1, 2), saved, strict=True):
            os.dup2(old, stream)


class _Selected:
    """Pytest plugin that keeps the named tests, in their order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.place = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the named tests."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.place), key=lambda item: self.place[item.nodeid]
        )


class _Finder(MetaPathFinder):
    """Finder for the mutated module. The file on disk stays unchanged."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        parts = mutant.path.with_suffix("").parts
        self.is_package = parts[-1] == "__init__"
        self.name = ".".join(parts[:-1] if self.is_package else parts)

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """Return the module with its change, None for all others."""
        if fullname != self.name:
            return None
        file = self.mutant.path.absolute()
        folders = [str(file.parent)] if self.is_package else None
        loader = _Loader(fullname, str(file), self.mutant.text)
        return spec_from_file_location(fullname, file, loader=loader, submodule_search_locations=folders)


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, text: str) -> None:
        super().__init__(fullname, path)
        self.text = text

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of the changed text."""
        return compile(self.text, self.path, "exec", dont_inherit=True)
