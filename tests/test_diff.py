"""`drafter diff`: facts and words on the terminal, redlines as files, exit codes, and files of other programs."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from support.foreign_letters import paragraph, run, word_file
from support.word_view import first_difference, view

import drafter
from drafter.cli.app import main
from drafter.export.checksum import is_unmodified
from drafter.word.names import DEL, INS, W
from drafter.word.package import open_package
from drafter.word.read import read_word_file

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LETTER = """\
template: letter
date: 2026-11-02
senders: [Iceland]
addressees: [secretary-general]
agenda_items: [{number: 12, title: Sport for development}]
body: |
  We write about the *quiet* reading room, which opens at nine.[^1]

  (a) It has lamps;

  (b) It has books.

  {{ circulation_request }}

  [^1]: A room in which one may read.
signatories: [{given: Ada, family: Berg, state: Iceland}]
"""
NEW = (
    LETTER.replace("2026-11-02", "2026-11-03")
    .replace("which opens at nine", "which closes at nine")
    .replace("  (b) It has books.\n\n", "")
    .replace("[{given: Ada,", "[{given: Joseph, family: Vella, state: Malta}, {given: Ada,")
    .replace("[Iceland]", "[Iceland, Malta]")
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.yaml").write_text(LETTER, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    return tmp_path


def rendered(text: str) -> bytes:
    return next(iter(drafter.draft(text, "docx").values()))


def test_facts_come_first_then_the_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "old.yaml", "new.yaml"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "date: 2026-11-02 → 2026-11-03",
        "distribution_lines: − 2 November 2026, + 3 November 2026",
        "senders: + Malta",
        "signatories: + Joseph Vella",
    ]
    assert any("which [-opens-]{+closes+} at nine." in line for line in lines)
    assert "[-(b) It has books.-]" in lines
    assert all("quiet" not in line or "[-quiet-]" not in line for line in lines)


def test_the_same_letter_has_no_differences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "old.yaml", "old.yaml"]) == 0
    assert capsys.readouterr() == ("", "No differences.\n")


def test_a_difference_in_emphasis_alone_is_a_difference(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "new.yaml").write_text(LETTER.replace("*quiet*", "quiet"), encoding="utf-8")
    assert main(["diff", "old.yaml", "new.yaml"]) == 1
    assert "(formatting)" in capsys.readouterr().out


@pytest.mark.parametrize(("old", "new"), [("old.yaml", "new.yaml"), ("old.docx", "new.docx"), ("old.yaml", "new.docx")])
def test_a_word_file_accepts_to_new_and_rejects_to_old(folder: Path, old: str, new: str) -> None:
    before, after = rendered(LETTER), rendered(NEW)
    (folder / "old.docx").write_bytes(before)
    (folder / "new.docx").write_bytes(after)
    assert main(["diff", old, new, "-o", "redline.docx", "--author", "Mission of Malta", "--date", "2026-11-04"]) == 1
    data = (folder / "redline.docx").read_bytes()
    assert first_difference(view(data), view(after)) == ""
    assert first_difference(view(data, accept=False), view(before)) == ""
    marks = [mark for mark in open_package(data).xml("word/document.xml").iter() if mark.tag in (INS, DEL)]
    assert {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in marks} == {
        ("Mission of Malta", "2026-11-04T00:00:00Z")
    }
    assert is_unmodified(data, ".docx")


def test_without_a_date_a_redline_has_the_same_bytes_twice(folder: Path) -> None:
    for name in ("a.docx", "b.docx"):
        assert main(["diff", "old.yaml", "new.yaml", "-o", name]) == 1
    data = (folder / "a.docx").read_bytes()
    assert data == (folder / "b.docx").read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert b"w:date" not in package.read("word/document.xml")


def test_the_mission_of_the_profile_is_the_author(folder: Path) -> None:
    (folder / "drafter.toml").write_text('[letter]\nstate = "Malta"\n', encoding="utf-8")
    main(["diff", "old.yaml", "new.yaml", "-o", "redline.docx"])
    document = open_package((folder / "redline.docx").read_bytes()).parts["word/document.xml"]
    assert set(re.findall(rb'w:author="([^"]*)"', document)) == {b"Malta"}


@pytest.mark.slow
def test_html_and_pdf_mark_insertions_and_deletions(folder: Path) -> None:
    assert main(["diff", "old.yaml", "new.yaml", "-o", "redline.html"]) == 1
    page = (folder / "redline.html").read_text(encoding="utf-8")
    assert "which <del>opens</del><ins>closes</ins> at nine." in page
    assert '<span class="label"><del>(b) </del></span><del>It has books.</del>' in page
    assert main(["diff", "old.yaml", "new.yaml", "-o", "redline.pdf"]) == 1
    data = (folder / "redline.pdf").read_bytes()
    assert tags(data) >= {b"/Ins", b"/Del"}
    assert is_unmodified(data, ".pdf")


@pytest.mark.slow
def test_the_pages_of_word_files_have_their_changes(folder: Path) -> None:
    for name, text in (("old.docx", LETTER), ("new.docx", NEW)):
        (folder / name).write_bytes(rendered(text))
    assert main(["diff", "old.docx", "new.docx", "-o", "redline.html"]) == 1
    page = (folder / "redline.html").read_text(encoding="utf-8")
    assert "which <del>opens</del><ins>closes</ins> at nine." in page
    assert "<em>quiet</em>" in page
    assert '<span class="label"><del>(b) </del></span><del>It has books.</del>' in page
    assert "A room in which one may read." in page
    assert main(["diff", "old.docx", "new.docx", "-o", "redline.pdf"]) == 1
    assert tags((folder / "redline.pdf").read_bytes()) >= {b"/Ins", b"/Del"}


def tags(data: bytes) -> set[bytes]:
    import zlib

    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    found: set[bytes] = set()
    for stream in streams:
        try:
            found |= set(re.findall(rb"/S ?(/\w+)", zlib.decompress(stream)))
        except zlib.error:
            continue
    return found | set(re.findall(rb"/S ?(/\w+)", data))


def test_existing_changes_need_a_decision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["diff", "old.yaml", "new.yaml", "-o", "redline.docx"])
    assert main(["diff", "old.yaml", "redline.docx"]) == 4
    assert "has tracked changes; add --accept" in capsys.readouterr().err
    assert main(["diff", "new.yaml", "redline.docx", "--accept"]) == 0
    assert main(["diff", "old.yaml", "redline.docx", "--reject"]) == 0
    assert main(["diff", "old.yaml", "redline.docx", "--accept"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["old.yaml", "none.yaml"], 4, "none.yaml does not exist"),
        (["old.yaml", "broken.yaml"], 4, "broken.yaml:1:"),
        (["old.yaml", "cut.docx"], 4, "cut.docx cannot be read as a Word file"),
        (["old.yaml", "a.pdf"], 4, "a.pdf is a PDF"),
        (["old.yaml", "new.yaml", "-o", "x.odt"], 2, "must end with .docx"),
        (["old.yaml", "new.yaml", "-o", "new.yaml"], 2, "must end with .docx"),
        (["old.yaml", "new.yaml", "-o", "x.docx", "--date", "soon"], 2, "--date takes a date"),
        (["old.yaml", "new.yaml", "-o", "x.docx", "--author", "A\x01"], 2, "--author takes a name"),
        (["old.yaml", "foreign.docx", "-o", "foreign.docx"], 2, "is one of the two files"),
    ],
)
def test_errors_say_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, message: str
) -> None:
    (folder / "broken.yaml").write_text("senders: [Iceland\n", encoding="utf-8")
    (folder / "cut.docx").write_bytes(word_file()[:300])
    (folder / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "foreign.docx").write_bytes(word_file(paragraph(run("A letter."))))
    assert main(["diff", *arguments]) == code
    assert message in capsys.readouterr().err


def test_a_file_of_another_program_is_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine.docx").write_bytes(b"PK mine")
    assert main(["diff", "old.yaml", "new.yaml", "-o", "mine.docx"]) == 4
    assert (folder / "mine.docx").read_bytes() == b"PK mine"
    assert main(["diff", "old.yaml", "new.yaml", "-o", "mine.docx", "--force"]) == 1
    assert "mine.docx" in capsys.readouterr().err


def test_word_files_of_other_programs_get_tracked_changes(folder: Path) -> None:
    link = f'<w:hyperlink r:id="rId1">{run("lamps")}</w:hyperlink>'
    targets = (("hyperlink", "https://example.org/lamp"),)
    old = word_file(paragraph(run("We write about "), link, run(".")), paragraph(run("The end.")), targets=targets)
    new = word_file(paragraph(run("We write about ferries.", "<w:b/>")), paragraph(run("The end.")))
    (folder / "a.docx").write_bytes(old)
    (folder / "b.docx").write_bytes(new)
    assert main(["diff", "a.docx", "b.docx", "-o", "c.docx"]) == 1
    data = (folder / "c.docx").read_bytes()
    assert first_difference(view(data), view(new)) == ""
    assert first_difference(view(data, accept=False), view(old)) == ""


def test_more_sections_than_before_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.docx").write_bytes(word_file(paragraph(run("One."))))
    (folder / "b.docx").write_bytes(word_file(paragraph(run("One."), properties="<w:sectPr/>")))
    assert main(["diff", "a.docx", "b.docx"]) == 4
    assert "more sections" in capsys.readouterr().err


def test_a_chart_that_may_differ_is_not_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chart = "<w:r><w:drawing><a:chart/></w:drawing></w:r>"
    (folder / "a.docx").write_bytes(word_file(paragraph(run("A lamp."), chart), parts={"word/c.xml": "<c/>"}))
    (folder / "b.docx").write_bytes(word_file(paragraph(run("A lamp."), chart), parts={"word/c.xml": "<d/>"}))
    assert main(["diff", "a.docx", "a.docx"]) == 0
    assert main(["diff", "a.docx", "b.docx"]) == 4
    assert "Cannot tell: a chart" in capsys.readouterr().err


def foreign_pair(folder: Path, old: str, new: str) -> list[str]:
    """Write two Word files with one paragraph each; return their names."""
    for name, content in (("a.docx", old), ("b.docx", new)):
        (folder / name).write_bytes(word_file(paragraph(run("We count") + content)))
    return ["a.docx", "b.docx"]


NUMBER = '<w:fldSimple w:instr=" {} ">{}</w:fldSimple>'
# The old and the new content, and what diff prints.
SEEN = {
    "the result of a field": (NUMBER.format("REF x", run(" 12")), NUMBER.format("REF x", run(" 13")), "[-12-]{+13+}"),
    "a number of pages in the text": (
        NUMBER.format("NUMPAGES", run(" 12")),
        NUMBER.format("NUMPAGES", run(" 13")),
        "[-12-]{+13+}",
    ),
    "another forced direction": (
        f'<w:bdo w:val="ltr">{run(" lamps")}</w:bdo>',
        f'<w:bdo w:val="rtl">{run(" lamps")}</w:bdo>',
        "(formatting)",
    ),
    "a new forced direction": (run(" lamps"), f'<w:bdo w:val="rtl">{run(" lamps")}</w:bdo>', "lamps"),
}


@pytest.mark.parametrize("case", SEEN)
def test_what_a_reader_sees_is_compared(folder: Path, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, words = SEEN[case]
    names = foreign_pair(folder, old, new)
    assert main(["diff", *names]) == 1
    assert words in capsys.readouterr().out
    assert main(["diff", *names, "-o", "redline.docx"]) == 1
    data = (folder / "redline.docx").read_bytes()
    for accept, content in ((True, new), (False, old)):
        shown = [run_ for one in read_word_file(data, "", accept).body for run_ in one.runs]  # type: ignore[union-attr]
        assert [one.forced for one in shown if "lamps" in one.text] == re.findall(r'bdo w:val="(\w+)"', content) or [""]


def test_a_number_of_pages_in_a_footer_is_not_compared(folder: Path) -> None:
    import docx

    for name, pages in (("a.docx", "12"), ("b.docx", "13")):
        document = docx.Document()
        footer = document.sections[0].footer.paragraphs[0]
        footer._p.append(
            docx.oxml.parse_xml(NUMBER.format("NUMPAGES", run(pages)).replace(" w:instr", f" {NS} w:instr"))
        )
        document.save(folder / name)
    assert main(["diff", "a.docx", "b.docx"]) == 0


def test_comments_that_come_and_go_are_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import docx

    for name, text in (("a.docx", "Why lamps?"), ("b.docx", "Because of the night.")):
        document = docx.Document()
        document.add_comment(document.add_paragraph("We count lamps.").runs[0], text=text, author="Ada", initials="A")
        document.save(folder / name)
    assert main(["diff", "a.docx", "b.docx"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "comment: − Ada: Why lamps?\ncomment: + Ada: Because of the night.\n"
    assert printed.err == "Also different, without marks: comments.\n"
    assert main(["diff", "a.docx", "a.docx"]) == 0
