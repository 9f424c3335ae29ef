"""The trace of strace: every file that is opened or changed, every program that is started, every socket."""

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
# What only looks, and what a process does with its own threads and children.
LOOKING = re.compile(
    r"[lf]?stat|newfstatat|statx|statfs|access|faccessat2?|readlink(at)?|getcwd|l?(get|list)xattr"
    r"|clone3?|v?fork|exit(_group)?|wait4|waitid"
)
_CALL = re.compile(r"^(\w+)\((.*)\)\s+= (?:-?\d+|\?)(?:<(.*?)>)?", re.DOTALL)
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"|^\d+<([^>]*)>')


class Call(NamedTuple):
    """One call of the system: its name, its arguments as they are written, and the file that it opened."""

    name: str
    arguments: str
    opened: str | None

    def paths(self, folder: Path) -> list[Path]:
        """The paths that it names; those that are not absolute stand in the folder that is given with them."""
        found = (match.groups() for match in _PATH.finditer(self.arguments))
        return [
            Path(_plain(whole)) if whole else Path(_plain(start) if start else folder) / _plain(name)
            for start, name, whole in found
        ]

    def __str__(self) -> str:
        return f"{self.name}({self.arguments[:300]}) = {self.opened or ''}"


class Trace(NamedTuple):
    """What strace has left in a folder, of a command in another one, with its arguments."""

    kept: Path
    folder: Path
    arguments: Sequence[str]

    def calls(self) -> list[Call]:
        """All calls of all processes and threads."""
        lines = [line for file in sorted(self.kept.glob("trace.*")) for line in _lines(file)]
        return [call for line in lines if (call := _call(line))]

    def faults(self) -> list[str]:
        """What may not be: a connection, another program, a file outside of the stated places."""
        allowed = Allowed(self.folder, self.kept / "home", self.arguments)
        return list(dict.fromkeys(str(call) for call in self.calls() if not _is_harmless(call, allowed)))


def traced(folder: Path) -> Sequence[str]:
    """The words before a command that leave its trace in a folder; none where strace does not work."""
    return () if why_not() else (*STRACE, "-o", str(folder / "trace"))


@lru_cache
def why_not() -> str:
    """Why strace does not work here; nothing if it does."""
    if sys.platform != "linux":
        return "strace is a program of Linux"
    if not shutil.which("strace"):
        return "strace is not installed"
    done = subprocess.run([*STRACE, "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    return done.stderr or f"strace ends with {done.returncode}" if done.returncode else ""


def _is_harmless(call: Call, allowed: Allowed) -> bool:
    if call.name == "execve":
        return call.paths(allowed.folder)[0] == Path(sys.executable)
    if call.name in OPENING:
        return _is_opening_harmless(call, allowed)
    if CHANGING.fullmatch(call.name):
        return all(allowed.to_change(path) for path in call.paths(allowed.folder))
    return LOOKING.fullmatch(call.name) is not None


def _is_opening_harmless(call: Call, allowed: Allowed) -> bool:
    flags = set(re.findall(r"\bO_\w+", call.arguments.rpartition('"')[2])) or {"O_CREAT"}
    path = call.paths(allowed.folder)[0]
    if flags & WRITING:
        return allowed.to_change(path)
    opened = Path(_plain(call.opened)) if call.opened else path
    return "O_DIRECTORY" in flags or allowed.to_read(path, opened)


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        yield from lines


def _call(line: str) -> Call | None:
    """A call; None for a line about a signal or the end of a process."""
    if line.startswith(("+++", "---")):
        return None
    found = _CALL.match(line)
    assert found, f"strace writes what is not understood: {line[:300]}"
    return Call(found[1], found[2], found[3])


def _plain(written: str) -> str:
    """A path as it is: strace writes signs that are not printed as escapes."""
    return codecs.escape_decode(written.encode("utf-8", "surrogateescape"))[0].decode("utf-8", "surrogateescape")
