"""Related tests: those that reach a line, from one run of the quick tests under coverage."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from coverage import CoverageData

DATA = Path("out/mutants.coverage")


class Related(NamedTuple):
    """The tests by file and line, and the number of lines that each test reaches."""

    by_line: Mapping[str, Mapping[int, list[str]]]
    reach: Mapping[str, int]

    def tests(self, path: Path, lines: Iterable[int]) -> list[str]:
        """Return the tests that reach any of these lines of a function, those that reach the fewest lines first."""
        reached = self.by_line.get(path.as_posix(), {})
        return self._in_order({test for line in lines for test in reached.get(line, ())})

    def tests_of_module(self, path: Path) -> list[str]:
        """Return the tests that reach any line of a module, or else all tests.

        A line outside functions runs once, in the first test that imports the module, but all tests depend on it.
        """
        reached = self.by_line.get(path.as_posix(), {})
        return self._in_order({test for tests in reached.values() for test in tests} or set(self.reach))

    def _in_order(self, tests: Iterable[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.reach[test], test))


def run(targets: Iterable[str], jobs: int) -> None:
    """Run the quick tests once, and record which lines each of them reaches. Raises CalledProcessError if one fails."""
    DATA.parent.mkdir(exist_ok=True)
    options = [*(f"--cov={target}" for target in targets), "--cov-context=test", "--cov-report="]
    command = [sys.executable, "-m", "pytest", "-n", str(jobs), "-m", "not slow", *options]
    subprocess.run(command, check=True, env={**os.environ, "COVERAGE_FILE": str(DATA.absolute())})


def load() -> Related:
    """Return what the run recorded."""
    data = CoverageData(str(DATA))
    data.read()
    by_line = {_relative(file): _by_line(data, file) for file in data.measured_files()}
    reach = Counter(test for lines in by_line.values() for tests in lines.values() for test in tests)
    return Related(by_line, reach)


def _by_line(data: CoverageData, file: str) -> dict[int, list[str]]:
    found = data.contexts_by_lineno(file)
    return {
        line: sorted({context.rpartition("|")[0] for context in contexts} - {""}) for line, contexts in found.items()
    }


def _relative(file: str) -> str:
    return Path(file).relative_to(Path.cwd()).as_posix()
