"""Seconds of commands and of calls. They run in turn, so that changes of the machine affect all of them alike."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct

WARM = Path(__file__).with_name("warm.py")


class Command(Struct, frozen=True):
    """A command line, the folder to run it in, and additions to the environment."""

    words: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str] = {}

    def run(self) -> subprocess.CompletedProcess[bytes]:
        """Run the command. Raises CalledProcessError if it fails, because a failed command must not be measured."""
        # Python may cache compiled modules, as for every user.
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return subprocess.run(
            self.words, cwd=self.folder, env={**inherited, **self.environment}, check=True, capture_output=True
        )


class Rounds(float):
    """Median of the seconds of several rounds, in which other commands run in turn."""

    each: Sequence[float]

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Rounds:
        """Return the median, with the seconds of each round as `each`."""
        rounds = cls(median(seconds))
        rounds.each = tuple(seconds)
        return rounds

    def ratio_to(self, other: float) -> float:
        """Return the median of the ratios of each round, because a machine is not equally fast in all rounds."""
        if isinstance(other, Rounds):
            return median(mine / theirs for mine, theirs in zip(self.each, other.each, strict=True))
        return self / other


def whole(commands: Mapping[str, Command], rounds: int) -> dict[str, float]:
    """Return the median seconds of each command, from its start to its end."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for round_ in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            command.run()
            if round_:  # the first round fills the caches
                seconds[name].append(time.perf_counter() - start)
    return {name: Rounds.of(measured) for name, measured in seconds.items()}


def warm(pythons: Mapping[str, str | Path], folder: Path, rounds: int) -> dict[str, float]:
    """Return the median seconds of each call in warm.py, run by the Python of that name after some warm-up calls."""
    seconds: dict[str, list[float]] = {name: [] for name in pythons}
    for _ in range(rounds):
        for name, python in pythons.items():
            done = Command([python, WARM, name, folder], Path.cwd()).run()
            seconds[name].append(json.loads(done.stdout))
    return {name: Rounds.of(measured) for name, measured in seconds.items()}


def timed(call: Callable[[], object]) -> float:
    """Return the seconds of one call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def peak_memory() -> int:
    """Return the peak memory of the finished children of this process, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
