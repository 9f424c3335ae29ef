"""`drafter render`: which files are written where, what is said, and the exit codes."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.command import LETTER, file_names, write_letter
from support.compose import letter_yaml

from drafter.cli.app import main

pytestmark = pytest.mark.slow

BROKEN = "template: letter\ndate: soon\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a letter, in which commands are called."""
    monkeypatch.chdir(tmp_path)
    write_letter(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        ("letter.yaml", ["letter.docx", "letter.pdf"]),
        ("letter.yaml --to html", ["letter.html"]),
        ("letter.yaml --to text,docx,html", [".drafter", "letter.docx", "letter.html", "letter.txt"]),
        ("letter.yaml --to docx,,docx", ["letter.docx"]),
        ("letter.yaml -o out --to html", ["out/letter.html"]),
        ("letter.yaml -o out/deep/er --to html", ["out/deep/er/letter.html"]),
        ("letter.yaml -o sent.html", ["sent.html"]),
        ("letter.yaml -o SENT.HTML", ["SENT.HTML"]),
        ("letter.yaml -o out/sent.docx", ["out/sent.docx"]),
        ("letter.yaml -o sent.html --to html", ["sent.html"]),
        ("letter.yaml second.v2.yaml --to html", ["letter.html", "second.v2.html"]),
        ("letter.yaml letter.yaml --to html", ["letter.html"]),
        ("letter.yaml second.v2.yaml --to html -o out", ["out/letter.html", "out/second.v2.html"]),
        ("sub/letter.yaml --to html", ["sub/letter.html"]),
        ("letter.json --to html", ["letter.html"]),
    ],
)
def test_files(here: Path, arguments: str, made: list[str]) -> None:
    for name in ("second.v2.yaml", "sub/letter.yaml"):
        write_letter(here, name)
    (here / "letter.json").write_text('{"template": "letter", "date": "2026-03-03", "addressees": ["SG"], "body": "x", "signatories": [{"family": "Berg", "state": "IS"}]}')  # fmt: skip # noqa: E501
    before = file_names(here)
    assert main(["render", *arguments.split()]) == 0
    assert sorted(set(file_names(here)) - set(before)) == made


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("letter.yaml --to odt", "`odt` is not a format; there are docx, pdf, html, text"),
        ("letter.yaml --to ,", "--to takes formats, such as docx,pdf."),
        ("letter.yaml -o x.pdf --to docx", "x.pdf is pdf, but --to is docx; give a folder with -o."),
        ("letter.yaml other.yaml -o x.pdf", "x.pdf is one file, but you gave 2 letters; give a folder with -o."),
        ("letter.yaml -o -", "`-o -` accepts one letter in one format"),
        ("letter.yaml --to docx,pdf -o -", "`-o -` accepts one letter in one format"),
        ("letter.yaml other.yaml --to pdf -o -", "`-o -` accepts one letter in one format"),
        ("letter.yaml --set date", "--set takes KEY=VALUE, such as date=2026-01-31, not `date`."),
        ("letter.yaml --set date.year=2", "`year` cannot be set inside text"),
        ("- --watch", "--watch cannot watch standard input"),
        ("letter.html --to html", "letter.html is the letter itself; choose another output name."),
    ],
)
def test_calls_that_cannot_be(here: Path, capsys: pytest.CaptureFixture[str], arguments: str, words: str) -> None:
    write_letter(here, "letter.html")
    write_letter(here, "other.yaml")
    before = file_names(here)
    assert main(["render", *arguments.split()]) == 2
    assert words in capsys.readouterr().err
    assert file_names(here) == before


def test_letters_of_one_name_do_not_overwrite_each_other(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_letter(here, "sub/letter.yaml")
    assert main(["render", "letter.yaml", "sub/letter.yaml", "--to", "html", "-o", "out"]) == 2
    assert "out/letter.html was just written for letter.yaml" in capsys.readouterr().err


def test_one_broken_letter_does_not_keep_the_others(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_letter(here, "broken.yaml", BROKEN)
    write_letter(here, "last.yaml")
    code = main(["render", "letter.yaml", "broken.yaml", "missing.yaml", "last.yaml", "--to", "html"])
    said = capsys.readouterr().err
    assert code == 4
    assert "broken.yaml:2:7: error[bad-date]" in said
    assert "missing.yaml does not exist." in said
    assert [name for name in file_names(here) if name.endswith(".html")] == ["last.html", "letter.html"]


@pytest.mark.parametrize(("options", "made"), [([], ["letter.docx", "letter.pdf"]), (["-o", "x.html"], ["x.html"])])
def test_a_letter_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], made: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(LETTER.encode())))
    assert main(["render", "-", *options]) == 0
    assert file_names(tmp_path) == made


def test_a_letter_to_standard_output(here: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["render", "letter.yaml", "--to", "text", "-o", "-"]) == 0
    said = capsysbinary.readouterr()
    assert b"We have the honour to write." in said.out
    assert said.err == b""
    assert file_names(here) == ["letter.yaml"]


def test_a_value_of_the_command_line(here: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    arguments = ["--set", "body=Set {{ date }}.", "--set", "date=2026-03-04"]
    assert main(["render", "letter.yaml", "--to", "text", "-o", "-", *arguments]) == 0
    assert b"Set 4 March 2026." in capsysbinary.readouterr().out


def test_what_is_wrong_with_a_value_names_the_option(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "letter.yaml", "--set", "body=Set {{ dat }}.", "--set", "title=[x]"]) == 1
    assert "--set title: error[wrong-type] `title` must be text, not a list." in capsys.readouterr().err


def test_it_says_files_pages_sizes_and_time(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "letter.yaml", "--to", "docx,pdf,text"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    *lines, last = said.err.splitlines()
    assert [re.sub(r"\d+ kB", "N kB", line) for line in lines] == [
        "letter.docx: 1 page, N kB",
        "letter.pdf: 1 page, N kB",
        "letter.txt: 1 page, N kB",
    ]
    assert re.fullmatch(r"Written in \d+\.\d\d s\.", last)


def test_rendering_again(here: Path) -> None:
    call = ["render", "letter.yaml", "--to", "docx,pdf,html"]
    assert [main(call), main(call)] == [0, 0]
    write_letter(here, text=letter_yaml(body="Other words."))
    assert main(call) == 0
    assert b"Other words." in (here / "letter.html").read_bytes()


@pytest.mark.parametrize("name", ["letter.html", "letter.txt"])
class TestFilesWithoutAPlaceForMetadata:
    """HTML and text know their own files: unchanged ones are overwritten, changed ones are kept."""

    def test_an_unchanged_file_is_overwritten(self, name: str, here: Path) -> None:
        assert main(["render", "letter.yaml", "-o", name]) == 0
        write_letter(here, text=letter_yaml(body="Other words."))
        assert main(["render", "letter.yaml", "-o", name]) == 0
        assert b"Other words." in (here / name).read_bytes()

    @pytest.mark.parametrize("change", [b" ", b"\n", b"A line of a colleague.\n"])
    def test_a_changed_file_is_kept(self, change: bytes, name: str, here: Path) -> None:
        assert main(["render", "letter.yaml", "-o", name]) == 0
        write_letter(here, text=letter_yaml(body="Other words."))
        changed = (here / name).read_bytes() + change
        (here / name).write_bytes(changed)
        assert main(["render", "letter.yaml", "-o", name]) == 4
        assert (here / name).read_bytes() == changed
        assert main(["render", "letter.yaml", "-o", name, "--force"]) == 0

    def test_a_file_of_another_program_is_kept(self, name: str, here: Path) -> None:
        (here / name).write_text("My own notes.", "utf-8")
        assert main(["render", "letter.yaml", "-o", name]) == 4
        assert (here / name).read_text("utf-8") == "My own notes."

    def test_a_file_of_another_name_is_kept(self, name: str, here: Path) -> None:
        assert main(["render", "letter.yaml", "-o", name]) == 0
        other = here / f"other{Path(name).suffix}"
        other.write_bytes(b"Mine.")
        assert main(["render", "letter.yaml", "-o", other.name]) == 4


def test_what_a_colleague_changed_is_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "letter.yaml", "--to", "html"]) == 0
    changed = (here / "letter.html").read_bytes().replace(b"honour", b"pleasure")
    (here / "letter.html").write_bytes(changed)
    assert main(["render", "letter.yaml", "--to", "docx,html"]) == 4
    assert (
        "letter.html was edited, or was not written by Drafter; use --force to overwrite it." in capsys.readouterr().err
    )
    assert (here / "letter.html").read_bytes() == changed
    assert file_names(here) == ["letter.html", "letter.yaml"]
    assert main(["render", "letter.yaml", "--to", "html", "--force"]) == 0
    assert b"pleasure" not in (here / "letter.html").read_bytes()


@pytest.mark.parametrize(
    "word", ["a\u00a0b", "soft\u00adhyphen", "e\u0301", "\u202eabc\u202c", "a\u200bb\u2060c", "\u2066x\u2069"]
)
@pytest.mark.parametrize("form", ["docx", "pdf", "html", "text"])
def test_words_with_signs_that_nobody_sees(here: Path, word: str, form: str) -> None:
    write_letter(
        here,
        text=letter_yaml(
            title=f"Letter {word}", body=f"Text *{word}* {word}.", annexes=[{"title": word, "body": word}]
        ),
    )
    assert main(["render", "letter.yaml", "--to", form, "-o", "out"]) == 0
    suffix = "txt" if form == "text" else form
    assert set(file_names(here / "out")) - {".drafter"} == {f"letter.{suffix}"}
