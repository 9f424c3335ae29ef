"""Small file systems that are soon full."""

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
    """Yield a file system of 8 kB, or a folder with a limit on file sizes if the user cannot mount one."""
    with limited_disk(tmp_path / "small", SIZE):
        yield tmp_path / "small"


@contextmanager
def limited_disk(folder: Path, size: int) -> Iterator[bool]:
    """Create a folder with a file system of this size. Yield False if only the sizes of files are limited.

    The limit also applies to processes started inside the block.
    """
    folder.mkdir()
    mounted = os.geteuid() == 0 and mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    if not mounted:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield mounted
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def mount(*arguments: str) -> bool:
    """Run mount; return True if it succeeds."""
    command = [str(shutil.which("mount")), *arguments]
    return command[0] != "None" and subprocess.run(command, check=False, capture_output=True).returncode == 0
