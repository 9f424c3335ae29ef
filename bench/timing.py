"""Seconds of commands, each run in turn so that all meet the same machine; and of calls inside one process."""

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
    """A command line, the folder that it runs in, and what it adds to the environment."""

    words: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str] = {}

    def run(self) -> subprocess.CompletedProcess[bytes]:
        """Run it to its end; raises CalledProcessError if it fails, for what fails is not measured."""
        # Compiled modules are kept, as for every user.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return subprocess.run(
            self.words, cwd=self.folder, env={**kept, **self.environment}, check=True, capture_output=True
        )


class Turns(float):
    """The median of seconds that were measured in turn with those of others."""

    each: Sequence[float]

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Turns:
        """The median of some seconds, which are kept."""
        made = cls(median(seconds))
        made.each = tuple(seconds)
        return made

    def beside(self, other: float) -> float:
        """The ratio to others: the median of those of each turn, for a machine is fast in one and slow in the next."""
        if isinstance(other, Turns):
            return median(own / its for own, its in zip(self.each, other.each, strict=True))
        return self / other


def whole(commands: Mapping[str, Command], rounds: int) -> dict[str, float]:
    """The median seconds of each command, from its start to its end."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for round_ in range(rounds + 1):
        for name, command in commands.items():
            begun = time.perf_counter()
            command.run()
            if round_:  # the first one fills the caches
                seconds[name].append(time.perf_counter() - begun)
    return {name: Turns.of(found) for name, found in seconds.items()}


def warm(pythons: Mapping[str, str | Path], folder: Path, rounds: int) -> dict[str, float]:
    """The median seconds of each call of `warm.py`, in a process of the Python given for it that has made it before."""
    seconds: dict[str, list[float]] = {name: [] for name in pythons}
    for _ in range(rounds):
        for name, python in pythons.items():
            done = Command([python, WARM, name, folder], Path.cwd()).run()
            seconds[name].append(json.loads(done.stdout))
    return {name: Turns.of(found) for name, found in seconds.items()}


def timed(call: Callable[[], object]) -> float:
    """The seconds of one call."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def most_memory() -> int:
    """The most memory that any finished child of this process had, in bytes."""
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
