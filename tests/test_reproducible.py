"""The same letter gives the same bytes: by whom, where, when and in which way it may be rendered."""

from __future__ import annotations

import ast
import datetime
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command import drafter
from support.compose import letter_yaml
from support.docx_parts import png

import drafter as package

pytestmark = pytest.mark.slow

PACKAGE = Path(package.__file__).parent
QUICK = "docx,html,text"
Files = dict[str, bytes]

LETTER = letter_yaml(
    body="We write on {{ date }}.[^1]\n\n[^1]: A note.\n\n![A square](a.png)\n",
    annexes=[{"title": "Annexed", "body_file": "annex.md"}],
    on_behalf_of=["Uruguay", "Côte d'Ivoire", "Gambia", "Türkiye", "India", "Iceland"],
    ignore={"annex-unannounced": "said by telephone"},
)


def beside(folder: Path) -> Path:
    """The letter and its files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "letter.yaml").write_text(LETTER, encoding="utf-8")
    (folder / "annex.md").write_text("1. One\n2. Two\n\n| a | b |\n|---|---|\n| c | d |\n", encoding="utf-8")
    (folder / "a.png").write_bytes(png())
    return folder


def rendered(folder: Path, *options: str, letter: str = "letter.yaml", **settings: str) -> Files:
    """The files of the letter, as they come out in a folder of results."""
    done = drafter("render", letter, *options, "-o", "results", folder=folder, **settings)
    assert done.code == 0, done.output
    found = {path.name: path.read_bytes() for path in (folder / "results").iterdir() if path.name != ".drafter"}
    shutil.rmtree(folder / "results")
    return found


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files in all formats, as they come out for somebody somewhere."""
    files = rendered(beside(tmp_path_factory.mktemp("usual")), "--to", "docx,pdf,html,text", TZ="UTC")
    assert len(files) == 4
    return files


def same(files: Files, usual: Files) -> bool:
    return len(files) > 2 and all(files[name] == usual[name] for name in files)


@pytest.mark.parametrize(
    "settings",
    [
        {"TZ": "XXX-14"},
        {"TZ": "XXX+12"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4294967295"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
        {"HOME": "/nonexistent", "USER": "somebody", "LOGNAME": "somebody", "HOSTNAME": "elsewhere"},
        {"SOURCE_DATE_EPOCH": "1"},
        {"SOURCE_DATE_EPOCH": "4000000000"},
        {"PYTHONOPTIMIZE": "2"},
        {"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"},
        {"TMPDIR": "/var/tmp", "XDG_CACHE_HOME": "/nonexistent"},
    ],
    ids=str,
)
def test_surroundings(usual: Files, tmp_path: Path, settings: dict[str, str]) -> None:
    assert same(rendered(beside(tmp_path), "--to", QUICK, **settings), usual)


def test_all_of_them_with_the_pdf(usual: Files, tmp_path: Path) -> None:
    folder = beside(tmp_path / "a folder: with spaces, Ünïcödé")
    os.utime(folder / "letter.yaml", (0, 0))
    files = rendered(
        folder, "--to", "docx,pdf,html,text", TZ="XXX-14", PYTHONHASHSEED="7", HOME="/nonexistent",
        LC_ALL="C", USER="somebody", SOURCE_DATE_EPOCH="1",
    )  # fmt: skip
    assert (len(files), same(files, usual)) == (4, True)


def through_a_linked_folder(folder: Path) -> str:
    (folder / "linked").symlink_to(beside(folder / "real"))
    return "linked/letter.yaml"


def by_a_roundabout_path(folder: Path) -> str:
    beside(folder / "sub")
    return "sub/../sub/./letter.yaml"


def through_a_link(folder: Path) -> str:
    beside(folder).joinpath("letter.yaml").rename(folder / "text")
    (folder / "letter.yaml").symlink_to(folder / "text")
    return "letter.yaml"


def by_its_whole_path(folder: Path) -> str:
    return str(beside(folder) / "letter.yaml")


def far_down(folder: Path) -> str:
    name = "/".join(["deep"] * 20)
    beside(folder / name)
    return f"{name}/letter.yaml"


PLACES = (through_a_linked_folder, through_a_link, by_a_roundabout_path, by_its_whole_path, far_down)


@pytest.mark.parametrize("place", PLACES)
def test_ways_to_the_letter(usual: Files, tmp_path: Path, place: Callable[[Path], str]) -> None:
    assert same(rendered(tmp_path, "--to", QUICK, letter=place(tmp_path)), usual)


@pytest.mark.parametrize("options", [["--force"], ["--jobs", "1"], ["--jobs", "2"]], ids=str)
def test_ways_to_render(usual: Files, tmp_path: Path, options: list[str]) -> None:
    assert same(rendered(beside(tmp_path), "--to", QUICK, *options), usual)


def test_other_files_and_rights(usual: Files, tmp_path: Path) -> None:
    folder = beside(tmp_path)
    for name in ("z.png", "b.md", "other.yaml"):
        (folder / name).write_bytes(b"")
    before = os.umask(0o077)
    try:
        files = rendered(folder, "--to", QUICK)
    finally:
        os.umask(before)
    assert same(files, usual)


LATER = """
import time
years = 12 * 365.25 * 86400
real, local, utc = time.time, time.localtime, time.gmtime
time.time = lambda: real() + years
time.time_ns = lambda: int((real() + years) * 1e9)
time.localtime = lambda seconds=None: local(real() + years if seconds is None else seconds)
time.gmtime = lambda seconds=None: utc(real() + years if seconds is None else seconds)
"""


def test_another_day(usual: Files, tmp_path: Path) -> None:
    """Twelve years later: Python reads sitecustomize before anything else, and `date.today` asks `time`."""
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path / "later"), *filter(None, sys.path)])
    seen = drafter("new", "letter", "new.yaml", folder=tmp_path, PYTHONPATH=paths)
    (year,) = re.findall(r"^date: (\d{4})", (tmp_path / "new.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert int(year) - datetime.date.today().year in (11, 12, 13), seen.output
    files = rendered(beside(tmp_path), "--to", "docx,pdf,html,text", PYTHONPATH=paths)
    assert (len(files), same(files, usual)) == (4, True)


def test_only_a_new_letter_asks_for_the_day() -> None:
    clocks = {"time", "time_ns", "localtime", "gmtime", "ctime", "now", "utcnow", "today"}
    asking = {
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
    }
    assert asking == {"cli/commands/new.py", "studio/start_page.py"}
