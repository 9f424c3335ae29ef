"""Results of one part: the number of inputs, the slowest input, the memory, and the failures."""

from __future__ import annotations

import contextlib
import faulthandler
import json
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import drafter

PACKAGE = Path(drafter.__file__).parent
SECONDS = 5.0
MEGABYTES = 500
# How many of the worst inputs are listed, and with how many characters.
WORST, SHOWN = 10, 60
# A process that hangs in C code does not receive the alarm. faulthandler ends it and prints its lines.
HANG_SECONDS, INPUTS_PER_CHECK = 120.0, 100


class TimeLimitError(BaseException):
    """An input took too much processor time. Only this module catches it."""


class Record:
    """Results of one part. For each kind of failure, the shortest input is saved."""

    def __init__(self, part: str, folder: Path, seconds: float, alone: bool = False) -> None:
        self.part = part
        # Only a process that does nothing else may be ended if it hangs.
        self.alone = alone
        self.folder = folder / part
        self.folder.mkdir(parents=True, exist_ok=True)
        # Megabytes of a shared process that its other work takes.
        self.others = 0.0 if alone else _reset_peak()
        self.start = time.monotonic()
        self.deadline = self.start + seconds
        self.inputs = 0
        self.valid = 0
        self.slowest = 0.0
        # The worst inputs so far: seconds of processor time, megabytes that the peak grew by, and the beginning.
        self.worst: list[tuple[float, float, str]] = []
        self.shortest: dict[str, int] = {}
        self.failures: dict[str, int] = {}
        signal.signal(signal.SIGVTALRM, _alarm)

    def run(self, call: Callable[[Any], bool | None], value: Any) -> None:
        """Run one input and save it if it fails. The call returns True for a valid input."""
        start, before = time.process_time(), megabytes()
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        if self.alone and self.inputs % INPUTS_PER_CHECK == 0:
            faulthandler.dump_traceback_later(HANG_SECONDS, exit=True)
        try:
            self.valid += bool(call(value))
        except (Exception, TimeLimitError) as error:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self._save(_key(error), value, traceback.format_exc())
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.inputs += 1
        if self.inputs % (10 * INPUTS_PER_CHECK) == 0:
            self.write_summary()
        self._measure(time.process_time() - start, megabytes() - before, value)

    def _measure(self, seconds: float, growth: float, value: Any) -> None:
        """Record what an input took; the peak of memory is that of the process, so that only its growth is known."""
        self.worst = sorted([*self.worst, (seconds, growth, _beginning(value))], key=_share_of_limits)[-WORST:]
        if seconds > self.slowest:
            self.slowest = seconds
            _write(self.folder / "slowest.txt", value)
        taken = megabytes() - self.others
        if taken > MEGABYTES and "memory" not in self.shortest:
            self._save("memory", value, f"{taken:.0f} MB\n")

    def _save(self, key: str, value: Any, details: str) -> None:
        """Count a failure, and write its input if it is the shortest with this failure."""
        self.failures[key] = self.failures.get(key, 0) + 1
        length = len(value) if isinstance(value, (str, bytes)) else len(repr(value))
        if length >= self.shortest.get(key, sys.maxsize):
            return
        self.shortest[key] = length
        name = "".join(character if character.isalnum() else "-" for character in key)[:100]
        _write(self.folder / f"{name}.input", value)
        (self.folder / f"{name}.txt").write_text(f"{key}\n{details}", encoding="utf-8", errors="backslashreplace")

    @property
    def is_over(self) -> bool:
        """True if the time is up."""
        return time.monotonic() > self.deadline

    def close(self) -> None:
        """Write the summary for the last time."""
        faulthandler.cancel_dump_traceback_later()
        self.write_summary()

    def write_summary(self) -> None:
        """Write the summary so far, so that it exists even if the process is killed."""
        summary = {
            "part": self.part,
            "inputs": self.inputs,
            "valid": self.valid,
            "seconds": round(time.monotonic() - self.start, 1),
            "processor": round(time.process_time(), 1),
            "slowest": round(self.slowest, 3),
            "megabytes": round(megabytes()),
            "failures": self.failures,
            "worst": [[round(seconds, 3), round(growth, 1), value] for seconds, growth, value in reversed(self.worst)],
        }
        self.folder.with_suffix(".json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")


def megabytes() -> float:
    """Return the peak memory of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _reset_peak() -> float:
    """Make the memory of now the peak of this process, where the system can (Linux: proc(5)); return the peak."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return megabytes()


def _share_of_limits(measured: tuple[float, float, str]) -> float:
    """Return the larger share of the two limits that an input takes."""
    return max(measured[0] / SECONDS, measured[1] / MEGABYTES)


def _beginning(value: Any) -> str:
    return repr(value[:SHOWN] if isinstance(value, (str, bytes)) else value)[: SHOWN + 10]


def _alarm(*_: object) -> None:
    raise TimeLimitError


def _key(error: BaseException) -> str:
    """Return the kind and place of a failure, equal for inputs that fail alike."""
    if isinstance(error, AssertionError):
        return f"{error}".partition(" at Place")[0]
    places = ((Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__))
    lines = [f"{file.relative_to(PACKAGE)}:{line}" for file, line in places if file.is_relative_to(PACKAGE)]
    where = lines[-1] if lines else "outside Drafter"
    return f"{type(error).__name__} {where}"


def _write(path: Path, value: Any) -> None:
    data = value if isinstance(value, bytes | str) else repr(value)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
