"""`drafter verify-build`: whether files are, byte for byte, what their letters make."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.command import LETTER, file_names, write_letter

from drafter.cli.app import main
from drafter.templates import find_template

pytestmark = pytest.mark.slow

Said = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a letter, in which commands are called."""
    monkeypatch.chdir(tmp_path)
    write_letter(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {name: ((folder / name).read_bytes(), (folder / name).stat().st_mtime_ns) for name in file_names(folder)}


def test_files_of_all_formats_are_the_same(here: Path, capsys: Said) -> None:
    assert main(["render", "letter.yaml", "--to", "docx,pdf,html,text"]) == 0
    capsys.readouterr()
    before = contents(here)
    assert main(["verify-build", "letter.yaml"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [f"letter.{suffix}: identical" for suffix in ("docx", "pdf", "html", "txt")]
    assert said.err == ""
    assert contents(here) == before


@pytest.mark.parametrize(
    "options",
    [
        ["--to", "html", "--set", "body=Other words."],
        ["--to", "docx", "--source"],
        ["--to", "docx", "--comments"],
        ["--to", "html", "--templates", "own"],
        ["--to", "html", "-o", "out"],
        ["-o", "SENT.HTML"],
        ["-o", "out/sent.txt"],
    ],
    ids=" ".join,
)
def test_with_the_options_of_the_render(here: Path, capsys: Said, options: list[str]) -> None:
    own = here / "own" / "letter"
    own.mkdir(parents=True)
    for name in ("template.yaml", "letter.html.j2"):
        (own / name).write_bytes((find_template("letter").folder / name).read_bytes())
    write_letter(here, text=LETTER.replace("identical-letters", "letter").replace("- PSC\n", ""))
    assert main(["render", "letter.yaml", *options]) == 0
    assert main(["verify-build", "letter.yaml", *options]) == 0
    assert capsys.readouterr().out.endswith(": identical\n")


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (
            "docx",
            r"letter.docx: differs from a fresh build: word/document.xml, byte [\d,]+ "
            r"\([\d,]+ bytes on disk, [\d,]+ rebuilt\)",
        ),
        (
            "pdf",
            r"letter.pdf: differs from a fresh build: object \d+, byte [\d,]+ \([\d,]+ bytes on disk, [\d,]+ rebuilt\)",
        ),
        ("html", r"letter.html: differs from a fresh build: line \d+ is “.*honour.*” on disk, “.*regret.*” rebuilt"),
        (
            "text",
            r"letter.txt: differs from a fresh build: line \d+ is “We .*honour.*” on disk, “We .*regret.*” rebuilt",
        ),
    ],
)
def test_a_file_of_an_older_text_differs(here: Path, capsys: Said, form: str, found: str) -> None:
    assert main(["render", "letter.yaml", "--to", form]) == 0
    capsys.readouterr()
    write_letter(here, text=LETTER.replace("honour", "regret"))
    assert main(["verify-build", "letter.yaml"]) == 1
    said = capsys.readouterr()
    assert re.fullmatch(found, said.out.strip())
    assert "with other options or by other versions" in said.err or form == "text"
    assert re.search(r"Rebuilt by Drafter [\d.]+, Python .* weasyprint \d.*, Pango .*, Times-metric font", said.err)


@pytest.mark.parametrize(
    ("options", "changed", "why"),
    [
        ([], False, ""),
        (
            ["--source"],
            False,
            "letter.docx: the file was rendered with --source and is unchanged; use --source to compare it.",
        ),
        ([], True, "letter.docx: the file was edited, or was not written by Drafter."),
    ],
)
def test_why_a_file_differs(here: Path, capsys: Said, options: list[str], changed: bool, why: str) -> None:
    assert main(["render", "letter.yaml", "--to", "docx", *options]) == 0
    if changed:
        with (here / "letter.docx").open("ab") as file:
            file.write(b"\n")
    assert main(["verify-build", "letter.yaml"]) == int(bool(why))
    assert why in capsys.readouterr().err


def test_a_file_that_is_asked_for_is_missing(here: Path, capsys: Said) -> None:
    assert main(["render", "letter.yaml", "--to", "html"]) == 0
    capsys.readouterr()
    assert main(["verify-build", "letter.yaml", "--to", "html,text"]) == 4
    assert capsys.readouterr().out == "letter.html: identical\nletter.txt: missing\n"
    assert main(["verify-build", "letter.yaml", "-o", "sent.txt"]) == 4
    assert main(["verify-build", "letter.yaml"]) == 0


def test_a_file_for_each_addressee(here: Path, capsys: Said) -> None:
    write_letter(here, text=find_template("as-sent").sample.read_text(encoding="utf-8"))
    assert main(["render", "letter.yaml", "--to", "text"]) == 0
    capsys.readouterr()
    assert main(["verify-build", "letter.yaml"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    Path(lines[0].partition(":")[0]).unlink()
    assert main(["verify-build", "letter.yaml"]) == 4
    assert capsys.readouterr().out.splitlines() == [lines[0].replace("identical", "missing"), *lines[1:]]
    assert main(["verify-build", "letter.yaml", "-o", "one.txt"]) == 2


def test_without_a_file_it_is_rendered_twice(here: Path, capsys: Said) -> None:
    write_letter(here, "letter-of-thanks.yaml")
    (here / "letter-of-thanks.html").write_text("no file of letter.yaml", encoding="utf-8")
    before = contents(here)
    assert main(["verify-build", "letter.yaml"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"letter.{suffix}: does not exist; the two builds are identical" for suffix in ("docx", "pdf")
    ]
    assert contents(here) == before


def test_a_library_that_asks_for_the_time_zone_is_found_out(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    """Python reads sitecustomize before anything else; here it makes a digest depend on the time zone."""
    (here / "faulty").mkdir()
    (here / "faulty" / "sitecustomize.py").write_text(
        "import hashlib, os\nreal = hashlib.sha256\n"
        "hashlib.sha256 = lambda data=b'': real(data + os.environ['TZ'].encode())\n"
    )
    monkeypatch.syspath_prepend(here / "faulty")
    assert main(["verify-build", "letter.yaml", "-o", "none"]) == 1
    said = capsys.readouterr()
    assert re.search(
        r"none/letter.docx: does not exist; the two builds differ: same parts, packed differently, byte [\d,]+",
        said.out,
    )
    assert "Rebuilt by Drafter" in said.err


def test_a_folder_of_letters(here: Path, capsys: Said) -> None:
    write_letter(here, "broken.yaml", "template: letter\ndate: soon\n")
    write_letter(here, "other.yaml", LETTER.replace("honour", "regret"))
    assert main(["render", "letter.yaml", "other.yaml", "--to", "text"]) == 0
    (here / "other.txt").write_bytes(b"something else\n")
    capsys.readouterr()
    assert main(["verify-build", "."]) == 1
    said = capsys.readouterr()
    assert re.match(
        r"letter.txt: identical\nother.txt: differs from a fresh build: line 1 is “something else” on disk, “Draft",
        said.out,
    )
    assert "broken.yaml:2:7: error[bad-date]" in said.err


def test_a_letter_from_standard_input(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(LETTER.encode())))
    assert main(["verify-build", "-"]) == 0
    assert capsys.readouterr().out.count("the two builds are identical") == 2


def test_the_templates_of_the_own_profile_are_found(
    here: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path_factory.mktemp("home")
    mine = home / "drafter" / "mine" / "ours"
    mine.mkdir(parents=True)
    for name in ("template.yaml", "letter.html.j2"):
        (mine / name).write_bytes((find_template("identical-letters").folder / name).read_bytes())
    (home / "drafter" / "drafter.toml").write_text('templates = "mine"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    write_letter(here, text=LETTER.replace("identical-letters", "ours"))
    assert main(["render", "letter.yaml", "--to", "text"]) == 0
    assert main(["verify-build", "letter.yaml"]) == 0


def to_a_link(path: Path) -> None:
    path.symlink_to(path.with_name("none"))


def to_a_huge_file(path: Path) -> None:
    path.touch()
    os.truncate(path, 50_000_000_000)


@pytest.mark.parametrize(
    ("made", "code", "said"),
    [
        (Path.mkdir, 4, "letter.docx is not a regular file."),
        (os.mkfifo, 4, "letter.docx is not a regular file."),
        (to_a_link, 4, "letter.docx: missing"),
        (to_a_huge_file, 4, "letter.docx has 50,000,000,000 bytes"),
        (Path.touch, 1, "letter.docx: differs from a fresh build: not a complete Word file, byte 0"),
        (
            lambda path: path.write_bytes(b"PK\x05\x06" + bytes(18)),
            1,
            "letter.docx: differs from a fresh build: [Content_Types].xml, ",
        ),
    ],
    ids=["folder", "pipe", "link to nowhere", "huge", "empty", "empty package"],
)
def test_files_that_are_none(here: Path, capsys: Said, made: Callable[[Path], object], code: int, said: str) -> None:
    made(here / "letter.docx")
    assert main(["verify-build", "letter.yaml", "--to", "docx"]) == code
    assert said in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("letter.yaml -o -", 2, "-o takes the file or folder to compare with, not standard output."),
        ("letter.yaml --to odt", 2, "`odt` is not a format"),
        ("letter.yaml --to html --comments", 2, "--comments adds comments to Word files"),
        ("missing.yaml", 4, "missing.yaml does not exist."),
        ("broken.yaml", 1, "broken.yaml:2:7: error[bad-date]"),
    ],
)
def test_calls_that_cannot_be(here: Path, capsys: Said, arguments: str, code: int, words: str) -> None:
    write_letter(here, "broken.yaml", "template: letter\ndate: soon\n")
    assert main(["verify-build", *arguments.split()]) == code
    said = capsys.readouterr()
    assert words in said.err
    assert "Rebuilt" not in said.err
