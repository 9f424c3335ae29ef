"""How software gets onto this machine: its kind of system, its packages, and the exact command that installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

# By the kind of system: what installs packages. The kinds are the ID or ID_LIKE of /etc/os-release, or sys.platform.
INSTALLERS: Mapping[str, str] = {
    "debian": "apt-get install",
    "fedora": "dnf install",
    "suse": "zypper install",
    "arch": "pacman -S",
    "alpine": "apk add",
    "darwin": "brew install",
    "win32": "pacman -S",
}
# Kinds whose packages the user installs without being root.
PERSONAL = ("darwin", "win32")
# A package of Homebrew that is a cask begins with this.
CASK = "cask:"
_ALIKE = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora", "opensuse": "suse", "sles": "suse"}


@dataclass(frozen=True, slots=True)
class Platform:
    """The kind of system (None: not known), and whether this user is root or may become root by sudo."""

    kind: str | None
    is_root: bool
    has_sudo: bool

    def commands(self, packages: Sequence[str]) -> list[str]:
        """The commands that install the packages; none where the system is not known."""
        if self.kind is None:
            return []
        sudo = "sudo " if self.kind not in PERSONAL and not self.is_root and self.has_sudo else ""
        install = f"{sudo}{INSTALLERS[self.kind]}"
        casks = [name.removeprefix(CASK) for name in packages if name.startswith(CASK)]
        plain = [name for name in packages if not name.startswith(CASK)]
        both = ((install, plain), (f"{install} --cask", casks))
        return [f"{command} {' '.join(names)}" for command, names in both if names]

    @property
    def may_install(self) -> bool:
        """Whether this user can run that command."""
        return self.kind in PERSONAL or self.is_root or self.has_sudo


def this_platform() -> Platform:
    """The machine that Drafter runs on."""
    kind = sys.platform if sys.platform in PERSONAL else kind_of(_os_release())
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return Platform(kind, root, shutil.which("sudo") is not None)


def on_offer(kind: str | None, alternatives: Sequence[str]) -> str | None:
    """The first of several names that the package lists know; the first where there are no lists; None if none."""
    if kind != "debian" or not shutil.which("apt-cache") or not _listed("libc6"):
        return alternatives[0]
    return next((name for name in alternatives if _listed(name)), None)


def kind_of(release: str) -> str | None:
    """The kind of system that the text of an os-release file tells."""
    values = dict(line.split("=", 1) for line in release.splitlines() if "=" in line)
    names = f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".replace('"', "").split()
    kinds = [_ALIKE.get(name.partition("-")[0], name.partition("-")[0]) for name in names]
    return next((kind for kind in kinds if kind in INSTALLERS), None)


@lru_cache(maxsize=32)
def _listed(package: str) -> bool:
    asked = subprocess.run(["apt-cache", "madison", package], capture_output=True, text=True, check=False)
    return bool(asked.stdout.strip())


def _os_release() -> str:
    try:
        return Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""
