"""Disks of their own, on which hardly anything fits."""

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SIZE = 8_192


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 kB, or a bound on the size of files where none can be mounted."""
    with disk(tmp_path / "small", SIZE):
        yield tmp_path / "small"


@contextmanager
def disk(folder: Path, size: int) -> Iterator[bool]:
    """A file system of so many bytes in a folder, which is made; False where it is but a bound on the size of files.

    Processes that are started meanwhile have the bound, too.
    """
    folder.mkdir()
    mounted = os.geteuid() == 0 and mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    bounds = resource.getrlimit(resource.RLIMIT_FSIZE)
    if not mounted:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, bounds[1]))
    try:
        yield mounted
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, bounds)
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def mount(*arguments: str) -> bool:
    command = [str(shutil.which("mount")), *arguments]
    return command[0] != "None" and subprocess.run(command, check=False, capture_output=True).returncode == 0
