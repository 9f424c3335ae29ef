"""The command that installs a Python package next to Drafter: with pip, pipx or uv.

Uses the standard library only, because `drafter doctor` runs before any library is installed.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
import sysconfig
from collections.abc import Sequence
from enum import Enum
from importlib import metadata
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

DISTRIBUTION = "identical-letters"
_UV = re.compile(r"^uv\s*=", re.MULTILINE)
_NEW_ENVIRONMENT = "python3 -m venv .venv && .venv/bin/python -m pip"


class Installer(Enum):
    """The program that manages the packages of a Python environment."""

    PIP = "pip"
    PIPX = "pipx"
    UV = "uv pip"
    UV_TOOL = "uv tool"
    # The operating system manages them, and pip refuses to (PEP 668).
    SYSTEM = "system"


class Environment(NamedTuple):
    """A Python environment: installer, interpreter, name, and the words with which pip installs Drafter."""

    installer: Installer
    python: str
    name: str
    origin: tuple[str, ...]

    @property
    def is_tool(self) -> bool:
        """True if pipx or uv keeps this environment for Drafter only."""
        return self.installer in (Installer.PIPX, Installer.UV_TOOL)


def install_command(packages: Sequence[str], environment: Environment | None = None) -> str:
    """Return the shell command that installs packages, or, without packages, Drafter again.

    A package is a requirement such as `weasyprint>=70`.
    """
    here = environment or this_environment()
    if not packages and here.is_tool:
        command = "pipx reinstall" if here.installer is Installer.PIPX else "uv tool upgrade --reinstall"
        return f"{command} {_quote(here.name)}"
    python, origin, names = _quote(here.python), _quote(*here.origin), _quote(*packages)
    return {
        Installer.PIP: f"{python} -m pip install {names or origin}",
        Installer.PIPX: f"pipx inject {_quote(here.name)} {names}",
        Installer.UV: f"uv pip install --python {python} {names or origin}",
        Installer.UV_TOOL: f"uv tool install {origin} {' '.join(f'--with {_quote(name)}' for name in packages)}",
        Installer.SYSTEM: f"{_NEW_ENVIRONMENT} install {origin} {names}".rstrip(),
    }[here.installer]


def this_environment() -> Environment:
    """Return the environment of the interpreter that runs Drafter."""
    prefix, base = Path(sys.prefix), Path(sys.base_prefix)
    installer = find_installer(prefix, base, Path(sysconfig.get_path("stdlib")))
    return Environment(installer, sys.executable, prefix.name, _origin())


def find_installer(prefix: Path, base_prefix: Path, stdlib: Path) -> Installer:
    """Return the installer of an environment, recognized by the files that installers leave in it."""
    if prefix == base_prefix:
        return Installer.SYSTEM if (stdlib / "EXTERNALLY-MANAGED").exists() else Installer.PIP
    # `pipx run` keeps its environments in another folder, and `pipx inject` does not know their names.
    is_pipx = (prefix / "pipx_metadata.json").exists() or prefix.parent.parent.name == "pipx"
    if is_pipx and prefix.parent.name == "venvs":
        return Installer.PIPX
    if (prefix / "uv-receipt.toml").exists():
        return Installer.UV_TOOL
    return Installer.UV if _UV.search(_read(prefix / "pyvenv.cfg")) else Installer.PIP


def origin_from(direct_url: str) -> tuple[str, ...]:
    """Return the words with which pip installs Drafter, given its direct_url.json (PEP 610), if any."""
    if not direct_url:
        return (DISTRIBUTION,)
    data = json.loads(direct_url)
    url = str(data["url"])
    if source := data.get("vcs_info"):
        return (f"{source['vcs']}+{url}@{source['commit_id']}",)
    if not url.startswith("file:"):
        return (url,)
    path = unquote(urlsplit(url).path)
    place = path.lstrip("/") if sys.platform == "win32" else path
    return ("-e", place) if data.get("dir_info", {}).get("editable") else (place,)


def _origin() -> tuple[str, ...]:
    """Return the origin of the installed Drafter, or its checkout if it is not installed."""
    try:
        return origin_from(metadata.distribution(DISTRIBUTION).read_text("direct_url.json") or "")
    except metadata.PackageNotFoundError:
        checkout = Path(__file__).parent.parent
        return (str(checkout) if (checkout / "pyproject.toml").is_file() else DISTRIBUTION,)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _quote(*words: str) -> str:
    """Return words as the shell reads them; the shells of Windows know double quotes only."""
    if sys.platform != "win32":
        return shlex.join(words)
    return " ".join(f'"{word}"' if re.search(r"[\s<>&|^]", word) else word for word in words)
