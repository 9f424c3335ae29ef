"""Seals of records: a record in an output folder that came with the folder from elsewhere has another seal, or none.

A seal is a keyed hash (HMAC). The key is the same for a user on a computer, and no folder reveals it. Drafter writes
nothing outside the output folder, so the key is not stored: it is the hash of what the system knows.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import sys
from functools import cache
from pathlib import Path

from drafter.files import UnreadableError, read_regular_file

_MACHINE_ID = Path("/etc/machine-id")
_MACHINE_ID_BYTES = 1_000


def seal_of(content: bytes) -> str:
    """Return the seal of this user on this computer for the content of a record."""
    return hmac.new(_local_key(), content, hashlib.sha256).hexdigest()


def is_sealed(content: bytes, seal: str) -> bool:
    """True if this user on this computer sealed the content."""
    return hmac.compare_digest(seal.encode(), seal_of(content).encode())


@cache
def _local_key() -> bytes:
    """Return the key: the hash of the identifiers of the computer, of the user and of the user's home folder."""
    known = (_machine_id(), _windows_id(), str(getattr(os, "getuid", int)()), *_home())
    return hashlib.sha256("\0".join(known).encode("utf-8", "surrogatepass")).digest()


def _machine_id() -> str:
    """Return the random identifier that Linux stores at its installation; "" on other systems."""
    try:
        return read_regular_file(_MACHINE_ID, _MACHINE_ID_BYTES).decode("ascii", "replace")
    except UnreadableError:
        return ""


def _windows_id() -> str:
    """Return the random identifier that Windows stores at its installation; "" on other systems."""
    if sys.platform != "win32":
        return ""
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    except OSError:
        return ""


def _home() -> tuple[str, str]:
    """Return the path of the user's home folder and its number on the disk; empty without a home folder."""
    try:
        home = Path.home()
        return str(home), str(home.stat().st_ino)
    except (OSError, RuntimeError):
        return "", ""
