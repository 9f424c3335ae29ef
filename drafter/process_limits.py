"""Limits on a process: its memory, and the processor time that each letter or file takes.

Only the command line and its worker processes call `begin`. As a library, Drafter leaves the process unchanged: then
`one_input` and `allow` do nothing. Windows has no such limits, and macOS does not enforce the limit on memory.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import ceil
from typing import NoReturn

from drafter.diagnostics import Finding
from drafter.errors import ProcessLimitError
from drafter.limits import MAX_PROCESS_BYTES, MAX_PROCESSOR_SECONDS

RULE = "process-limit"
# Code in other languages that does not return to Python in time is ended by the system after these seconds more.
_SECONDS_TO_RETURN = 2
_active = False
# Seconds of processor time that the current input may take.
_allowed = float(MAX_PROCESSOR_SECONDS)


class _OverTimeError(BaseException):
    """The processor time is used up. No `except Exception` may catch it."""


def begin() -> None:
    """Limit this process from now on; without effect where the system has no such limits."""
    global _active  # noqa: PLW0603 - the limits belong to the process
    if sys.platform == "win32":
        return
    import resource

    _set_soft(resource.RLIMIT_CORE, 0)
    signal.signal(signal.SIGPROF, _stop)
    _active = True
    _limit_memory()
    allow(MAX_PROCESSOR_SECONDS)


@contextmanager
def one_input(name: str) -> Iterator[None]:
    """Give one letter or file its processor time; afterwards, this process may take any time.

    Raises ProcessLimitError, with `name` in its message, instead of MemoryError or if the time is used up.
    """
    if not _active:
        yield
        return
    try:
        _limit_memory()
        allow(MAX_PROCESSOR_SECONDS)
        yield
        stop_clock()
    except MemoryError:
        # The memory is free only after the exception is handled, and to print the error takes some.
        _lift_limits()
        raise ProcessLimitError(out_of_memory(name)) from None
    except _OverTimeError:
        stop_clock()
        raise ProcessLimitError(out_of_time(name)) from None


def allow(seconds: float) -> None:
    """Allow this process so many seconds of processor time from now on."""
    global _allowed  # noqa: PLW0603
    if sys.platform == "win32" or not _active:
        return
    import resource

    _allowed = seconds
    signal.setitimer(signal.ITIMER_PROF, seconds)
    _set_soft(resource.RLIMIT_CPU, ceil(time.process_time() + seconds) + _SECONDS_TO_RETURN)


def allow_more(seconds: float) -> None:
    """Add seconds of processor time to those that are left."""
    global _allowed  # noqa: PLW0603
    if sys.platform != "win32" and _active:
        total = _allowed + seconds
        allow(signal.getitimer(signal.ITIMER_PROF)[0] + seconds)
        _allowed = total


def stop_clock() -> None:
    """Allow this process any time: it waits for others, or for the user."""
    if sys.platform == "win32" or not _active:
        return
    import resource

    signal.setitimer(signal.ITIMER_PROF, 0)
    _set_soft(resource.RLIMIT_CPU, resource.RLIM_INFINITY)


def out_of_memory(name: str) -> Finding:
    """Return the finding for an input that needs too much memory."""
    most = f"{MAX_PROCESS_BYTES:,} {MAX_PROCESS_BYTES.unit}"
    return Finding(RULE, f"{name} needs more than {most} of memory; shorten it, or split it.")


def out_of_time(name: str) -> Finding:
    """Return the finding for an input that takes too much processor time."""
    message = f"{name} takes more than {_allowed:.0f} seconds of processor time; shorten it, or split it."
    return Finding(RULE, message)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        _set_soft(resource.RLIMIT_AS, int(MAX_PROCESS_BYTES))


def _lift_limits() -> None:
    if sys.platform != "win32":
        import resource

        stop_clock()
        _set_soft(resource.RLIMIT_AS, resource.RLIM_INFINITY)


def _set_soft(kind: int, most: int) -> None:
    """Set the soft limit of a resource, not above its hard limit; RLIM_INFINITY sets it to the hard limit."""
    import resource

    hard = resource.getrlimit(kind)[1]
    # RLIM_INFINITY is -1, the least number.
    soft = max(most, hard) if resource.RLIM_INFINITY in (most, hard) else min(most, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (soft, hard))


def _stop(*_: object) -> NoReturn:
    raise _OverTimeError
