"""The command that installs a package: the right one in each kind of environment, and never a stranger's package."""

from __future__ import annotations

import json
import re
import shlex
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from drafter.batch.cluster import REQUIREMENT as CLUSTER
from drafter.install_command import (
    DISTRIBUTION,
    Environment,
    Installer,
    find_installer,
    install_command,
    origin_from,
    this_environment,
)

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands here are quoted for POSIX shells")


@pytest.mark.parametrize(
    ("files", "installer"),
    [
        ({"venvs/identical-letters/pipx_metadata.json": "{}"}, Installer.PIPX),
        ({"pipx/venvs/identical-letters/pyvenv.cfg": "home = /usr/bin\n"}, Installer.PIPX),
        ({"pipx/venvs/identical-letters/pyvenv.cfg": "home = /usr/bin\nuv = 0.9.0\n"}, Installer.PIPX),
        ({"pipx/.cache/3f2a/pipx_metadata.json": "{}"}, Installer.PIP),
        ({"uv/tools/identical-letters/uv-receipt.toml": "", "uv/tools/identical-letters/pyvenv.cfg": "uv = 0.9\n"},
         Installer.UV_TOOL),
        ({"letters/.venv/pyvenv.cfg": "home = /usr/bin\nuv = 0.9.0\n"}, Installer.UV),
        ({"letters/.venv/pyvenv.cfg": "home = /usr/bin/uv = x\n"}, Installer.PIP),
        ({"venvs/letters/pyvenv.cfg": "home = /usr/bin\n"}, Installer.PIP),
        ({"letters/.venv/nothing": ""}, Installer.PIP),
    ],
    ids=["pipx elsewhere", "pipx", "pipx with uv", "pipx run", "uv tool", "uv", "uv in a path", "venv", "no file"],
)  # fmt: skip
def test_installer_of_a_virtual_environment(files: dict[str, str], installer: Installer, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    prefix = (tmp_path / next(iter(files))).parent
    assert find_installer(prefix, Path("/usr"), tmp_path) is installer


def test_installer_outside_a_virtual_environment(tmp_path: Path) -> None:
    assert find_installer(tmp_path, tmp_path, tmp_path) is Installer.PIP
    (tmp_path / "EXTERNALLY-MANAGED").touch()
    assert find_installer(tmp_path, tmp_path, tmp_path) is Installer.SYSTEM
    assert find_installer(tmp_path / "venv", tmp_path, tmp_path) is Installer.PIP


@pytest.mark.parametrize(
    ("installer", "packages", "command"),
    [
        (Installer.PIP, ["a>=1", "b"], "'/my venv/bin/python' -m pip install 'a>=1' b"),
        (Installer.PIP, [], "'/my venv/bin/python' -m pip install -e '/my source'"),
        (Installer.PIPX, ["a>=1", "b"], "pipx inject letters 'a>=1' b"),
        (Installer.PIPX, [], "pipx reinstall letters"),
        (Installer.UV, ["a>=1", "b"], "uv pip install --python '/my venv/bin/python' 'a>=1' b"),
        (Installer.UV, [], "uv pip install --python '/my venv/bin/python' -e '/my source'"),
        (Installer.UV_TOOL, ["a>=1", "b"], "uv tool install -e '/my source' --with 'a>=1' --with b"),
        (Installer.UV_TOOL, [], "uv tool upgrade --reinstall letters"),
        (Installer.SYSTEM, ["a>=1"],
         "python3 -m venv .venv && .venv/bin/python -m pip install -e '/my source' 'a>=1'"),
        (Installer.SYSTEM, [], "python3 -m venv .venv && .venv/bin/python -m pip install -e '/my source'"),
    ],
)  # fmt: skip
def test_command(installer: Installer, packages: Sequence[str], command: str) -> None:
    environment = Environment(installer, "/my venv/bin/python", "letters", ("-e", "/my source"))
    assert install_command(packages, environment) == command


@pytest.mark.parametrize(
    ("direct_url", "origin"),
    [
        (None, (DISTRIBUTION,)),
        ({"url": "file:///my%20source", "dir_info": {}}, ("/my source",)),
        ({"url": "file:///source", "dir_info": {"editable": True}}, ("-e", "/source")),
        ({"url": "file:///wheels/x.whl", "archive_info": {}}, ("/wheels/x.whl",)),
        ({"url": "https://example.org/x.whl", "archive_info": {}}, ("https://example.org/x.whl",)),
        (
            {"url": "https://example.org/x.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            ("git+https://example.org/x.git@0a1b",),
        ),
    ],
)
def test_origin(direct_url: dict[str, object] | None, origin: tuple[str, ...]) -> None:
    assert origin_from(json.dumps(direct_url) if direct_url else "") == origin


def test_this_environment_installs_into_itself() -> None:
    environment = this_environment()
    assert environment.python == sys.executable
    assert environment.origin in (("-e", str(ROOT)), (str(ROOT),))
    if environment.installer is Installer.PIP:
        assert shlex.split(install_command(["a"])) == [sys.executable, "-m", "pip", "install", "a"]


def test_names_are_those_of_the_project() -> None:
    assert PROJECT["name"] == DISTRIBUTION
    assert PROJECT["optional-dependencies"]["cluster"] == [CLUSTER]
    assert list(PROJECT["scripts"]) == ["drafter"]


def test_no_text_tells_to_install_a_package_called_drafter() -> None:
    patterns = ("*.md", "*.yml", ".*.yaml", "docs/*.md", "drafter/**/*.py", "setup/*.sh", ".github/**/*.yml")
    files = [file for pattern in patterns for file in ROOT.glob(pattern)]
    stranger = re.compile(r"""(?:install|inject|--with)\s+(?:-\S+\s+)*["']?drafter\b""")
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    assert ROOT / "README.md" in texts
    assert [file for file, text in texts.items() if stranger.search(text)] == []
