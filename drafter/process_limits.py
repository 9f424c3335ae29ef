"""Limits on a process: its memory, and the processor time that each letter or file takes.

Only the command line and its worker processes call `begin`. As a library, Drafter leaves the process unchanged: then
`one_input`, `part_of_input` and `allow` do nothing. Windows has no such limits, and macOS does not enforce the limit on
memory.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import ceil
from typing import NoReturn

from drafter.diagnostics import Finding
from drafter.errors import ProcessLimitError
from drafter.limits import MAX_PROCESS_BYTES, MAX_PROCESSOR_SECONDS, MAX_SECONDS_OF_VARIABLE

RULE = "process-limit"
# The variable of the environment with another limit on the processor time, in whole seconds.
VARIABLE = "DRAFTER_SECONDS"
# The start of the process and the printing of an error take this part of the time.
_SECONDS_TO_REPORT = 0.25
# Code in other languages that does not return to Python in time is ended by the system after these seconds more.
_SECONDS_TO_RETURN = 0.5
_active = False


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
    allow(allowed_seconds())


@contextmanager
def one_input(name: str, *, own_time: bool = True) -> Iterator[None]:
    """Give one letter or file its processor time; afterwards, this process may take any time.

    Without `own_time`, it takes its time from that of the command, which goes on.
    Raises ProcessLimitError, with `name` in its message, instead of MemoryError or if the time is used up.
    """
    if not _active:
        yield
        return
    try:
        _limit_memory()
        if own_time:
            allow(allowed_seconds())
        yield
        if own_time:
            stop_clock()
    except MemoryError:
        # The memory is free only after the exception is handled, and to print the error takes some.
        _lift_limits()
        raise ProcessLimitError(out_of_memory(name)) from None
    except _OverTimeError:
        stop_clock()
        raise ProcessLimitError(out_of_time(name)) from None


@contextmanager
def part_of_input(name: str) -> Iterator[None]:
    """Raise ProcessLimitError, with `name` in its message, if the time of the input is used up in this part of it.

    The caller can then write the other parts; the system ends the process soon after.
    """
    try:
        yield
    except _OverTimeError:
        raise ProcessLimitError(out_of_time(name)) from None


def allow(seconds: float) -> None:
    """Allow this process so many seconds of processor time from now on."""
    if sys.platform == "win32" or not _active:
        return
    import resource

    signal.setitimer(signal.ITIMER_PROF, max(seconds - _SECONDS_TO_REPORT, 0.001))
    _set_soft(resource.RLIMIT_CPU, ceil(time.process_time() + seconds + _SECONDS_TO_RETURN))


def allowed_seconds() -> int:
    """Return the seconds of processor time for an input: those of the environment if they are a valid number."""
    return _seconds_of_variable() or int(MAX_PROCESSOR_SECONDS)


def is_variable_valid() -> bool:
    """True if the environment sets no limit, or one that is a number of seconds."""
    return not os.environ.get(VARIABLE) or _seconds_of_variable() > 0


def _seconds_of_variable() -> int:
    typed = os.environ.get(VARIABLE, "")
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MAX_SECONDS_OF_VARIABLE))
    seconds = int(typed) if is_number else 0
    return seconds if seconds <= MAX_SECONDS_OF_VARIABLE else 0


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
    advice = f"shorten it, split it, or allow it more time, such as {VARIABLE}=60"
    seconds = f"{allowed_seconds():,} second{'s' if allowed_seconds() > 1 else ''}"
    return Finding(RULE, f"{name} takes more than {seconds} of processor time; {advice}.")


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
