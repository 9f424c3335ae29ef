"""Comparison of letters of Drafter: identical except for the addressee, different, or cannot tell."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.foreign_letters import package

from drafter.cli.app import main
from drafter.compare.diff import compare
from drafter.compare.ignore_lines_option import parse_ignored
from drafter.compare.read_letter import read_letter
from drafter.load import LetterInput
from drafter.pipeline import derive, export
from drafter.templates import find_template

pytestmark = pytest.mark.slow

OFFICES = ("secretary-general", "president-of-the-general-assembly", "president-of-the-security-council")
KINDS = ("docx", "pdf")
Letters = Callable[..., Path]


@cache
def written(text: str) -> dict[str, bytes]:
    return export(derive(LetterInput("letter.yaml", text.encode(), Path())), KINDS)


@pytest.fixture
def letters(tmp_path: Path) -> Letters:
    """The folder of the letters of a template's sample, one text of it changed to another."""

    def make(old: str, new: str, template: str = "as-sent") -> Path:
        text = find_template(template).sample.read_text(encoding="utf-8")
        assert old in text
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        for name, data in written(text.replace(old, new, 1)).items():
            (folder / name).write_bytes(data)
        return folder

    return make


@pytest.mark.parametrize("kind", KINDS)
def test_the_copies_of_one_letter_are_identical(
    kind: str, letters: Letters, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(letters("", "") / f"letter-{office}.{kind}") for office in OFFICES]
    assert main(["verify", *names]) == 0
    assert "The 3 letters are identical" in capsys.readouterr().err


@pytest.mark.parametrize("code", ["ar", "es", "ru", "zh"])
def test_the_copies_in_another_language_are_identical(code: str, tmp_path: Path) -> None:
    text = (find_template("as-sent").folder / f"sample.{code}.yaml").read_text(encoding="utf-8")
    for name, data in written(text).items():
        (tmp_path / name).write_bytes(data)
    assert main(["verify", *map(str, sorted(tmp_path.glob("*.docx")))]) == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: H.E. Ms. Liv Nordahl", "name: H.E. Mr. Per Lind"),
        ("    name: H.E. Ms. Liv Nordahl", "    salutation: Dear colleague and friend,"),
        ("    name: H.E. Ms. Liv Nordahl", '    address: "Room 38\\nFirst Avenue\\nNew York"'),
    ],
    ids=["name", "salutation", "address"],
)
def test_the_addressee_may_differ(kind: str, old: str, new: str, letters: Letters) -> None:
    names = [str(folder / f"letter-{OFFICES[2]}.{kind}") for folder in (letters("", ""), letters(old, new))]
    assert main(["verify", *names]) == 0


PUBLISHED = [
    ("the numbers of the masthead", "symbols: [A/80/999]", "symbols: [A/80/1000]"),
    ("the day of distribution", "distributed: 2026-03-09", "distributed: 2026-12-11"),
    ("the addressee of the title", "addressees: [secretary-general]", "addressees: [PGA]"),
]
BASE = """template: letter
date: 2026-03-04
symbols: [A/80/999]
distributed: 2026-03-09
senders: [Malta]
addressees: [secretary-general]
organs: [general-assembly]
agenda_items: [{number: 12, title: Rowing}]
body: |
  We lend a boat of 1911, addressed to the Secretary-General.
signatories: [{given: Carmelo, family: Zerafa, state: Malta}]
annexes: [{title: The boat, body: It floats.}]
"""


def files(folder: Path, *texts: str, kind: str) -> list[str]:
    """The paths of letters written from these texts."""
    for at, text in enumerate(texts):
        (folder / f"{at}.{kind}").write_bytes(written(text)[f"letter.{kind}"])
    return [str(folder / f"{at}.{kind}") for at in range(len(texts))]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("old", "new"), [case[1:] for case in PUBLISHED], ids=[case[0] for case in PUBLISHED])
def test_these_may_differ_in_a_published_letter(kind: str, old: str, new: str, tmp_path: Path) -> None:
    assert old in BASE
    assert main(["verify", *files(tmp_path, BASE, BASE.replace(old, new), kind=kind)]) == 0


OTHER_TEXTS = [
    ("an addressee in the text", "to the Secretary-General.", "to the President of the General Assembly."),
    (
        "more than an addressee in the title",
        "date: 2026",
        'title: "Letter addressed to the Secretary-General, again"\ndate: 2026',
    ),
    ("a title without addressed to", "date: 2026", 'title: "On the President of the General Assembly"\ndate: 2026'),
    ("a title in an annex", "title: The boat", "title: The ship"),
    ("italics", "a boat of 1911", "a *boat* of 1911"),
    ("a link", "a boat of 1911", "a [boat](https://example.org/) of 1911"),
    ("a note", "a boat of 1911", "a boat[^1] of 1911"),
    ("the job number", "date: 2026", "job_number: 26-00001\ndate: 2026"),
    ("the distribution", "date: 2026", "distribution: Limited\ndate: 2026"),
    ("the agenda item", "number: 12", "number: 13"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("old", "new"), [case[1:] for case in OTHER_TEXTS], ids=[case[0] for case in OTHER_TEXTS])
def test_these_are_differences_in_a_published_letter(kind: str, old: str, new: str, tmp_path: Path) -> None:
    other = BASE.replace(old, new, 1).replace("[^1] of 1911, ", "[^1] of 1911,\n\n  [^1]: It is old.\n\n  ")
    assert main(["verify", *files(tmp_path, BASE, other, kind=kind)]) == 1


def test_a_changed_target_of_a_link_is_a_difference(tmp_path: Path) -> None:
    texts = [BASE.replace("a boat", f"a [boat](https://example.org/{page})") for page in "ab"]
    assert main(["verify", *files(tmp_path, *texts, kind="docx")]) == 1
    assert main(["verify", *files(tmp_path, *texts, kind="pdf")]) == 1


def test_a_word_file_and_a_pdf_are_compared_in_their_text(letters: Letters, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = letters("", ""), letters("lend its", "lend her")
    docx, pdf, other = (
        str(folder / f"letter-{OFFICES[0]}.{kind}")
        for folder, kind in ((first, "docx"), (first, "pdf"), (second, "pdf"))
    )
    assert main(["verify", docx, pdf]) == 4
    assert "of a Word file and a PDF, only the text can be compared" in capsys.readouterr().err
    assert main(["verify", docx, other]) == 1
    assert "[its]" in capsys.readouterr().out


CHANGES = [
    ("a word of the text", "lend its", "lend her", "its", "her"),
    ("one word more", "tools that may", "tools that often may", "", "often"),
    ("a comma", "was cut, and", "was cut and", "cut,", "cut"),
    ("the date", "date: 2026-03-04", "date: 2026-03-05", "4", "5"),
    ("the reference", "17/2026", "18/2026", "17/2026", "18/2026"),
    ("the letterhead", "1 Invented Square", "1 rue 2026/3", "Invented Square", "rue 2026/3"),
    ("the signatory", "family: Zerafa", "family: Zammit", "Zerafa", "Zammit"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("change", CHANGES, ids=[case[0] for case in CHANGES])
def test_one_change_is_named(kind: str, change: tuple[str, str, str, str, str], letters: Letters) -> None:
    _, old, new, one, other = change
    first, second = letters("", ""), letters(old, new)
    found = compare(
        read_letter(first / f"letter-{OFFICES[0]}.{kind}"), read_letter(second / f"letter-{OFFICES[1]}.{kind}")
    ).difference
    assert found is not None
    assert one in found.one
    assert other in found.other


def test_a_difference_is_shown_with_the_words_around_it(letters: Letters, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = letters("", ""), letters("lend its", "lend her")
    one, other = first / f"letter-{OFFICES[0]}.docx", second / f"letter-{OFFICES[1]}.docx"
    assert main(["verify", str(one), str(other)]) == 1
    output = capsys.readouterr()
    assert "will lend [its] oldest boat" in output.out
    assert "will lend [her] oldest boat" in output.out
    assert output.err == "The letters differ.\n"


def test_a_difference_of_formatting_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = files(tmp_path, BASE, BASE.replace("a boat", "a *boat*"), kind="docx")
    assert main(["verify", *names]) == 1
    assert capsys.readouterr().err == "The letters differ in formatting.\n"


@pytest.mark.parametrize("kind", KINDS)
def test_ignored_lines_are_printed(kind: str, letters: Letters, capsys: pytest.CaptureFixture[str]) -> None:
    folders = letters("", ""), letters("17/2026", "18/2026")
    names = [str(folder / f"letter-{OFFICES[0]}.{kind}") for folder in folders]
    assert main(["verify", *names, "--ignore-lines", "1?/2026"]) == 1
    assert "ignored" not in capsys.readouterr().err
    for lines in ("3", "3-3", "1*/2026"):
        assert main(["verify", *names, "--ignore-lines", lines]) == 0
        error = capsys.readouterr().err
        assert f"{names[0]}: ignored line 3: 17/2026\n{names[1]}: ignored line 3: 18/2026\n" in error


def test_a_pattern_matches_whole_lines_and_only_asterisks_are_special() -> None:
    assert parse_ignored("Dear *").match(9, "Dear [Sir]")
    assert not parse_ignored("Dear *").match(9, "My Dear Sir")
    assert parse_ignored("[a]?").match(9, "[a]?")
    assert not parse_ignored("[a]?").match(9, "ab")


LINE = '<w:p><w:pPr><w:pStyle w:val="SentAddress"/></w:pPr><w:r><w:t>We refuse.</w:t></w:r></w:p>'
BODY = '<w:p><w:pPr><w:pStyle w:val="SentTxt"/></w:pPr>'
LARGE = '<w:r><w:rPr><w:sz w:val="900"/></w:rPr>'
EDITS = [
    ("a line of an address after the salutation", BODY, LINE + BODY, "word/document.xml"),
    ("a second salutation", BODY, LINE.replace("Address", "Salutation") + BODY, "word/document.xml"),
    (
        "hidden text in the address",
        '<w:r><w:t xml:space="preserve">United',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>United",
        "",
    ),
    ("many lines in the address", LINE[:54], LINE * 12 + LINE[:54], "word/document.xml"),
    ("a long line in the address", "United Nations", "We refuse. " * 9, "word/document.xml"),
    ("a drawing in the address", "United Nations</w:t>", "United</w:t><w:drawing/>", "word/document.xml"),
    ("large letters in the address", '<w:r><w:t xml:space="preserve">United', f"{LARGE}<w:t>United", ""),
    ("space above the address", LINE[:43], LINE[:43] + '<w:spacing w:before="30000"/>', ""),
    ("a line of the address outside the page", LINE[:43], LINE[:43] + '<w:ind w:left="-30000"/>', ""),
    ("a footer", "</w:ftr>", f"{LINE}</w:ftr>", "word/footer2.xml"),
    ("a note", "</w:footnotes>", f"<w:footnote>{LINE}</w:footnote></w:footnotes>", "word/footnotes.xml"),
]


def edit(file: Path, part: str, old: str, new: str) -> None:
    """Replace a text in a part of a Word file."""
    with ZipFile(file) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert old in parts[part]
    file.write_bytes(package({**parts, part: parts[part].replace(old, new, 1)}))


@pytest.mark.parametrize(("old", "new", "part"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS])
def test_an_edited_letter_of_drafter_is_different(
    old: str, new: str, part: str, letters: Letters, tmp_path: Path
) -> None:
    names = [letters("", "") / f"letter-{office}.docx" for office in OFFICES[:2]]
    edit(names[1], part or "word/document.xml", old, new)
    assert main(["verify", *map(str, names)]) == 1


def test_other_styles_leave_it_open(letters: Letters, capsys: pytest.CaptureFixture[str]) -> None:
    names = [letters("", "") / f"letter-{office}.docx" for office in OFFICES[:2]]
    edit(names[1], "word/styles.xml", "<w:rPr>", "<w:rPr><w:vanish/>")
    assert main(["verify", *map(str, names)]) == 4
    assert "the same text may look different, because of word/styles.xml" in capsys.readouterr().err


NO_LETTERS = [
    ("no file", None, 4),
    ("plain text", b"Dear Sir,", 2),
    ("half a package", b"PK\x03\x04half", 4),
    ("half a PDF", b"%PDF-1.7", 4),
]


@pytest.mark.parametrize(("data", "code"), [case[1:] for case in NO_LETTERS], ids=[case[0] for case in NO_LETTERS])
def test_other_files_are_reported(
    data: bytes | None, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.docx"
    if data is not None:
        file.write_bytes(data)
    assert main(["verify", str(file), str(file)]) == code
    assert str(file) in capsys.readouterr().err


def test_one_letter_cannot_be_compared() -> None:
    assert main(["verify", "letter.docx"]) == 2


def test_an_embedded_letter_is_extracted(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    source = find_template("letter").sample.read_bytes()
    letter = tmp_path / "letter.yaml"
    letter.write_bytes(source)
    assert main(["render", str(letter), "--source"]) == 0
    capsysbinary.readouterr()
    for kind in KINDS:
        assert main(["extract", str(letter.with_suffix(f".{kind}"))]) == 0
        assert capsysbinary.readouterr().out == source
    assert main(["render", str(letter), "-o", str(tmp_path / "bare")]) == 0
    assert main(["extract", str(tmp_path / "bare" / "letter.docx")]) == 4
