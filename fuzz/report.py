"""One part of the work: how many inputs were tried, how long the slowest took, how much memory, and what was found."""

from __future__ import annotations

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
# A process that has hung in foreign code, where no alarm is heard, is ended with the lines that it hangs in.
HANGS, EVERY = 120.0, 100


class TooLong(BaseException):
    """An input has taken more seconds of the processor than any may; nothing but this module catches it."""


class Record:
    """The account of one part; an input that breaks something is kept, of several that break the same the shortest."""

    def __init__(self, part: str, folder: Path, seconds: float, alone: bool = False) -> None:
        self.part = part
        # Only a process that does nothing else may be ended when it hangs.
        self.alone = alone
        self.folder = folder / part
        self.folder.mkdir(parents=True, exist_ok=True)
        self.begun = time.monotonic()
        self.until = self.begun + seconds
        self.inputs = 0
        self.valid = 0
        self.slowest = 0.0
        self.found: dict[str, int] = {}
        self.times: dict[str, int] = {}
        signal.signal(signal.SIGVTALRM, _alarm)

    def tried(self, call: Callable[[Any], bool | None], given: Any) -> None:
        """Try one input; whatever comes out of it is kept with it. A call says True of an input that was good."""
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        if self.alone and self.inputs % EVERY == 0:
            faulthandler.dump_traceback_later(HANGS, exit=True)
        try:
            self.valid += bool(call(given))
        except (Exception, TooLong) as error:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self.keep(_key(error), given, traceback.format_exc())
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.inputs += 1
        if self.inputs % (10 * EVERY) == 0:
            self.account()
        self._measure(time.process_time() - begun, given)

    def _measure(self, seconds: float, given: Any) -> None:
        if seconds > self.slowest:
            self.slowest = seconds
            _write(self.folder / "slowest.txt", given)
        if megabytes() > MEGABYTES and "memory" not in self.found:
            self.keep("memory", given, f"{megabytes():.0f} MB\n")

    def keep(self, key: str, given: Any, said: str) -> None:
        """Keep an input that broke something, if it is the shortest that did."""
        self.times[key] = self.times.get(key, 0) + 1
        length = len(given) if isinstance(given, (str, bytes)) else len(repr(given))
        if length >= self.found.get(key, sys.maxsize):
            return
        self.found[key] = length
        name = "".join(sign if sign.isalnum() else "-" for sign in key)[:100]
        _write(self.folder / f"{name}.input", given)
        (self.folder / f"{name}.said").write_text(f"{key}\n{said}", encoding="utf-8", errors="backslashreplace")

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self.until

    def close(self) -> None:
        """Write the account for the last time."""
        faulthandler.cancel_dump_traceback_later()
        self.account()

    def account(self) -> None:
        """Write how it stands, so that what was done is known even of a process that is ended."""
        account = {
            "part": self.part,
            "inputs": self.inputs,
            "valid": self.valid,
            "seconds": round(time.monotonic() - self.begun, 1),
            "processor": round(time.process_time(), 1),
            "slowest": round(self.slowest, 3),
            "megabytes": round(megabytes()),
            "found": self.times,
        }
        self.folder.with_suffix(".json").write_text(json.dumps(account, indent=1) + "\n", encoding="utf-8")


def megabytes() -> float:
    """The most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _alarm(*_: object) -> None:
    raise TooLong


def _key(error: BaseException) -> str:
    """What broke, and where: the same for two inputs that break the same."""
    if isinstance(error, AssertionError):
        return f"{error}".partition(" at Place")[0]
    places = ((Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__))
    own = [f"{file.relative_to(PACKAGE)}:{line}" for file, line in places if file.is_relative_to(PACKAGE)]
    where = own[-1] if own else "elsewhere"
    return f"{type(error).__name__} {where}"


def _write(path: Path, given: Any) -> None:
    data = given if isinstance(given, bytes) else given if isinstance(given, str) else repr(given)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
