"""System calls recorded by strace: every opened or changed file, started program and socket."""

from __future__ import annotations

import codecs
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from attacks.allowed_paths import Allowed

CALLS = "%network,%file,%process,open_by_handle_at,fchmod,fchown,fchdir,ptrace,bpf,io_uring_setup,memfd_create"
STRACE = ("strace", "-ff", "-y", "--seccomp-bpf", "-qq", "-e", f"trace={CALLS}", "-e", "signal=none")

OPENING = frozenset({"open", "openat", "openat2", "creat"})
WRITING = frozenset({"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE"})
CHANGING = re.compile(
    r"(mkdir|mknod|unlink|rename|link|symlink|f?chmod|[fl]?chown)(at2?)?"
    r"|rmdir|truncate|utimes?|utimensat|futimesat|l?(set|remove)xattr"
)
# Calls that read no content of a file, and calls about the threads and children of the process.
HARMLESS = re.compile(
    r"[lf]?stat|newfstatat|statx|statfs|access|faccessat2?|readlink(at)?|getcwd|l?(get|list)xattr"
    r"|clone3?|v?fork|exit(_group)?|wait4|waitid"
)
_CALL = re.compile(r"^(\w+)\((.*)\)\s+= (?:-?\d+|\?)(?:<(.*?)>)?", re.DOTALL)
# The folder of the traced process, which has ended when its calls are read.
_PROCESS = re.compile(r"^/proc/\d+/")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"|^\d+<([^>]*)>')


class Call(NamedTuple):
    """One system call: its name, its arguments as strace writes them, and the opened file."""

    name: str
    arguments: str
    opened: str | None

    def paths(self, folder: Path) -> list[Path]:
        """Return the paths in the arguments; a relative path starts at the folder given with it, or at `folder`."""
        matches = (match.groups() for match in _PATH.finditer(self.arguments))
        return [
            Path(_unescaped(whole)) if whole else Path(_unescaped(start) if start else folder) / _unescaped(name)
            for start, name, whole in matches
        ]

    def __str__(self) -> str:
        return f"{self.name}({self.arguments[:300]}) = {self.opened or ''}"


class Trace(NamedTuple):
    """Files that strace wrote to `trace_folder` about a command in `folder`, and the arguments of the command."""

    trace_folder: Path
    folder: Path
    arguments: Sequence[str]

    def calls(self) -> list[Call]:
        """Return the calls of all processes and threads."""
        lines = [line for file in sorted(self.trace_folder.glob("trace.*")) for line in _lines(file)]
        return [call for line in lines if (call := _call(line))]

    def violations(self) -> list[str]:
        """Return the forbidden calls: connections, other programs, files outside the allowed places."""
        allowed = Allowed(self.folder, self.trace_folder / "home", self.arguments)
        return list(dict.fromkeys(str(call) for call in self.calls() if not _is_allowed(call, allowed)))


def strace_command(folder: Path) -> Sequence[str]:
    """Return the words to put before a command, so that strace records it in a folder; none if strace does not work."""
    return () if strace_problem() else (*STRACE, "-o", str(folder / "trace"))


@lru_cache
def strace_problem() -> str:
    """Return the reason why strace does not work on this system, or an empty text if it works."""
    if sys.platform != "linux":
        return "strace works on Linux only"
    if not shutil.which("strace"):
        return "strace is not installed"
    done = subprocess.run([*STRACE, "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    return done.stderr or f"strace exited with {done.returncode}" if done.returncode else ""


def _is_allowed(call: Call, allowed: Allowed) -> bool:
    if call.name == "execve":
        return call.paths(allowed.folder)[0] == Path(sys.executable)
    if call.name == "tgkill":
        # The PDF library ends its own process if memory is refused.
        return "SIGABRT" in str(call)
    if call.name == "chdir":
        # Further processes of Python start in the folder of the first one.
        return all(path.resolve() == allowed.folder.resolve() for path in call.paths(allowed.folder))
    if call.name in OPENING:
        return _is_opening_allowed(call, allowed)
    if CHANGING.fullmatch(call.name):
        return all(allowed.may_change(path) for path in call.paths(allowed.folder))
    return HARMLESS.fullmatch(call.name) is not None


def _is_opening_allowed(call: Call, allowed: Allowed) -> bool:
    flags = set(re.findall(r"\bO_\w+", call.arguments.rpartition('"')[2])) or {"O_CREAT"}
    path = call.paths(allowed.folder)[0]
    if flags & WRITING:
        return allowed.may_change(path)
    opened = Path(_unescaped(call.opened)) if call.opened else path
    return "O_DIRECTORY" in flags or allowed.may_read(path, opened)


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        yield from lines


def _call(line: str) -> Call | None:
    """Return the call of a line, or None for a line about a signal or the end of a process."""
    if line.startswith(("+++", "---")):
        return None
    match = _CALL.match(line)
    assert match, f"cannot parse this line of strace: {line[:300]}"
    return Call(match[1], match[2], match[3] and _PROCESS.sub("/proc/self/", match[3]))


def _unescaped(text: str) -> str:
    """Return a path without the escapes that strace writes for unprintable characters."""
    return codecs.escape_decode(text.encode("utf-8", "surrogateescape"))[0].decode("utf-8", "surrogateescape")
