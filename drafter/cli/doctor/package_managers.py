"""Package managers: the kind of system, its packages, and the exact command that installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

# Install commands by kind of system. A kind is the ID or ID_LIKE of /etc/os-release, or sys.platform.
INSTALLERS: Mapping[str, str] = {
    "debian": "apt-get install",
    "fedora": "dnf install",
    "suse": "zypper install",
    "arch": "pacman -S",
    "alpine": "apk add",
    "darwin": "brew install",
    "win32": "pacman -S",
}
# Kinds on which users install packages without root.
WITHOUT_ROOT = ("darwin", "win32")
# The prefix here of a Homebrew package that is a cask.
CASK = "cask:"
_ALIKE = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora", "opensuse": "suse", "sles": "suse"}


@dataclass(frozen=True, slots=True)
class Platform:
    """The kind of system (None: unknown), and if the user is root or can use sudo."""

    kind: str | None
    is_root: bool
    has_sudo: bool

    def commands(self, packages: Sequence[str]) -> list[str]:
        """Return the commands that install the packages, or none for an unknown system."""
        if self.kind is None:
            return []
        sudo = "sudo " if self.kind not in WITHOUT_ROOT and not self.is_root and self.has_sudo else ""
        install = f"{sudo}{INSTALLERS[self.kind]}"
        casks = [name.removeprefix(CASK) for name in packages if name.startswith(CASK)]
        others = [name for name in packages if not name.startswith(CASK)]
        return [
            f"{command} {' '.join(names)}"
            for command, names in ((install, others), (f"{install} --cask", casks))
            if names
        ]

    @property
    def can_install(self) -> bool:
        """True if the user can run these commands."""
        return self.kind in WITHOUT_ROOT or self.is_root or self.has_sudo


def this_platform() -> Platform:
    """Return the system that Drafter runs on."""
    kind = sys.platform if sys.platform in WITHOUT_ROOT else kind_of(_os_release())
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return Platform(kind, is_root, shutil.which("sudo") is not None)


def available_name(kind: str | None, alternatives: Sequence[str]) -> str | None:
    """Return the first name in the package lists, or None; without package lists, the first name."""
    if kind != "debian" or not shutil.which("apt-cache") or not _listed("libc6"):
        return alternatives[0]
    return next((name for name in alternatives if _listed(name)), None)


def kind_of(release: str) -> str | None:
    """Return the kind of system, given the text of an os-release file."""
    values = dict(line.split("=", 1) for line in release.splitlines() if "=" in line)
    names = f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".replace('"', "").split()
    kinds = [_ALIKE.get(name.partition("-")[0], name.partition("-")[0]) for name in names]
    return next((kind for kind in kinds if kind in INSTALLERS), None)


@lru_cache(maxsize=32)
def _listed(package: str) -> bool:
    versions = subprocess.run(["apt-cache", "madison", package], capture_output=True, text=True, check=False)
    return bool(versions.stdout.strip())


def _os_release() -> str:
    try:
        return Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""
