"""The process of a command: it has limits, and a parent that reports how it ended if it could not do so itself.

Libraries in C end the process if memory is refused. The parent holds no letter; it waits and explains.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import takewhile

# Commands that read files from strangers with libraries in C: layout, PDF, images.
WITH_PARENT = frozenset(
    {"render", "merge", "verify", "verify-build", "extract", "diff", "pull", "import", "gallery", "templates"}
)
# Commands that neither wait for the user nor render many letters.
WITH_DEADLINE = frozenset({"verify", "extract"})
# The command and the option whose libraries need more address space or time, and read no letter.
WITHOUT_LIMITS = ("doctor", "--cluster")
# Commands that serve for hours, in threads; letters are read in worker processes with limits.
SERVERS = frozenset({"studio"})
# A terminal interrupts both processes; another program may interrupt only the parent, which then tells its child.
_SECONDS_TO_END = 1.0
_ENDED = 4
_WRONG_USAGE = 2
# The exit code of a process that a signal ended is this number and that of the signal.
_SIGNALLED = 128


def begin_limits(words: Sequence[str]) -> None:
    """Limit this process for a command, in a child process if the command needs one.

    The parent never returns: it exits with the code of its child.
    """
    command = _command(words)
    if is_unlimited(words) or sys.platform == "win32":
        return
    if command in WITH_PARENT:
        _fork(command)
    from drafter import process_limits

    if not process_limits.is_variable_valid():
        sys.exit(_refuse_variable())
    process_limits.begin()


def is_unlimited(words: Sequence[str]) -> bool:
    """True if the words of a command line, without `drafter`, are those of a process without limits."""
    command, option = WITHOUT_LIMITS
    options = takewhile(lambda word: word != "--", words)
    return _command(words) in (command, *SERVERS) or any(word.partition("=")[0] == option for word in options)


def _command(words: Sequence[str]) -> str:
    return next((word for word in words if not word.startswith("-")), "")


def _refuse_variable() -> int:
    """Print that the limit of the environment is not a number of seconds, and return the exit code."""
    from drafter import process_limits
    from drafter.cli.formats.text import print_findings
    from drafter.diagnostics import Finding
    from drafter.limits import MAX_SECONDS_OF_VARIABLE

    name, most = process_limits.VARIABLE, MAX_SECONDS_OF_VARIABLE
    message = f"{name} must be a number of seconds from 1 to {most:,}, such as {name}=60."
    print_findings([Finding("bad-usage", message)], sys.stderr)
    return _WRONG_USAGE


def _fork(command: str) -> None:
    """Return in a new child process that ends with its parent."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(reading)
        sys.exit(_wait(child, command))
    os.close(writing)
    _end_with_parent(reading)


def _end_with_parent(pipe: int) -> None:
    """Let the system send SIGIO, which ends a process, when the parent no longer holds the other end of the pipe."""
    import fcntl
    from contextlib import suppress

    with suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | fcntl.FASYNC)


def _wait(child: int, command: str) -> int:
    """Wait for the child, pass signals on to it, and return its exit code."""
    import signal

    interrupted = False

    def interrupt(*_: object) -> None:
        nonlocal interrupted
        interrupted = True
        signal.setitimer(signal.ITIMER_REAL, _SECONDS_TO_END)

    def end(*_: object) -> None:
        _send(child, signal.SIGINT if interrupted else signal.SIGXCPU)

    signal.signal(signal.SIGTERM, lambda *_: _send(child, signal.SIGTERM))
    signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGALRM, end)
    signal.alarm(_seconds_to_wait(command))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return _explain(os.WTERMSIG(status), command)
    return os.waitstatus_to_exitcode(status)


def _seconds_to_wait(command: str) -> int:
    """Return the seconds after which the command ends; 0 for a command without such a limit."""
    if command not in WITH_DEADLINE:
        return 0
    from drafter.limits import MAX_WAITING_SECONDS

    return int(MAX_WAITING_SECONDS)


def _send(child: int, number: int) -> None:
    from contextlib import suppress

    with suppress(ProcessLookupError):
        os.kill(child, number)


def _explain(number: int, command: str) -> int:
    """Print why the system or a library ended the child, and return the exit code; a request to end needs no reason."""
    import signal

    if number in (signal.SIGINT, signal.SIGTERM):
        return _SIGNALLED + number
    from drafter import process_limits
    from drafter.cli.formats.text import print_findings

    over_time = number in (signal.SIGXCPU, signal.SIGPROF)
    finding = process_limits.out_of_time if over_time else process_limits.out_of_memory
    print_findings([finding(f"`drafter {command}`")], sys.stderr)
    return _ENDED
