"""Comparison: letters are identical except for the addressee, or the first difference is reported."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.cli.app import main
from drafter.compare.diff import first_difference
from drafter.compare.visible_text import VisibleText, read_text
from drafter.load import LetterInput
from drafter.pipeline import derive, export
from drafter.templates import find_template

pytestmark = pytest.mark.slow

OFFICES = ("secretary-general", "president-of-the-general-assembly", "president-of-the-security-council")
KINDS = ("docx", "pdf")
Letters = Callable[[str, str], Path]


@cache
def written(text: str) -> dict[str, bytes]:
    return export(derive(LetterInput("letter.yaml", text.encode(), Path())), KINDS)


@pytest.fixture
def letters(tmp_path: Path) -> Letters:
    """The folder of the letters as sent, one text of the sample changed to another."""

    def make(old: str, new: str) -> Path:
        text = find_template("as-sent").sample.read_text(encoding="utf-8")
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


def test_a_word_file_and_a_pdf_of_one_letter_are_identical(letters: Letters) -> None:
    folder = letters("", "")
    assert main(["verify", *(str(path) for path in sorted(folder.iterdir()))]) == 0


CHANGES = [
    ("a word of the text", "lend its", "lend her", "its", "her"),
    ("a word more", "tools that may", "tools that often may", "", "often"),
    ("a comma", "was cut, and", "was cut and", "cut,", "cut"),
    ("the date", "date: 2026-03-04", "date: 2026-03-05", "New York, 4 March 2026", "New York, 5 March 2026"),
    ("the mission's own number", "17/2026", "18/2026", "17/2026", "18/2026"),
    ("the letterhead's number", "1 Invented Square", "1 rue 2026/3", "1 Invented Square", "1 rue 2026/3"),
    ("who signs", "family: Zerafa", "family: Zammit", "Zerafa", "Zammit"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("change", CHANGES, ids=[case[0] for case in CHANGES])
def test_one_change_is_named(kind: str, change: tuple[str, str, str, str, str], letters: Letters) -> None:
    _, old, new, one, other = change
    first, second = letters("", ""), letters(old, new)
    found = first_difference(
        read_text(first / f"letter-{OFFICES[0]}.{kind}"), read_text(second / f"letter-{OFFICES[1]}.{kind}")
    )
    assert found is not None
    assert one in found.one
    assert other in found.other


def test_a_difference_is_shown_with_the_words_around_it(letters: Letters, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = letters("", ""), letters("lend its", "lend her")
    one, other = first / f"letter-{OFFICES[0]}.docx", second / f"letter-{OFFICES[1]}.docx"
    assert main(["verify", str(one), str(other)]) == 1
    said = capsys.readouterr()
    assert "will lend [its] oldest boat" in said.out
    assert "will lend [her] oldest boat" in said.out
    assert said.err == "The letters differ.\n"


def text(*lines: str) -> VisibleText:
    return VisibleText("a", lines)


HEAD = ("Mission of Chad", "New York, 3 May 2026")
BODY = ("I have the honour to write.", "Yours")
PAIRS = [
    ("another addressee", ("H.E. Ada Berg", "President of the Security Council", "Excellency,"), True),
    ("another salutation", ("Secretary-General", "United Nations", "Dear Ada,"), True),
    ("a French salutation", ("Secrétaire général", "Monsieur le Secrétaire général,"), True),
    ("a longer address", ("Secretary-General", "Room 38, Secretariat", "First Avenue", "New York", "Madam,"), True),
    ("another day", ("4 May 2026", "Secretary-General", "Excellency,"), False),
    ("another number", ("Ref: 12", "Secretary-General", "Excellency,"), False),
    (
        "a sentence more",
        ("Secretary-General", "We add here what no other addressee is told at all. " * 3, "Sir,"),
        False,
    ),
]


@pytest.mark.parametrize(("lines", "same"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_lines_above_the_text(lines: tuple[str, ...], same: bool) -> None:
    usual = text(*HEAD, "Secretary-General", "United Nations", "Excellency,", *BODY)
    found = first_difference(usual, text(*HEAD, *lines, *BODY))
    assert (found is None) is same


TITLES = [
    ("to another", "the President of the Security Council", True),
    ("to more", "the Secretary-General and the President of the General Assembly", True),
    ("to others", "the Committee on Boats", False),
]


@pytest.mark.parametrize(("addressees", "same"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_the_end_of_a_title(addressees: str, same: bool) -> None:
    begins = "Letter dated 3 May 2026 from the Permanent Representative of Chad to the United Nations addressed to"
    one, other = f"{begins} the Secretary-General", f"{begins} {addressees}"
    assert (first_difference(text(one, *BODY), text(other, *BODY)) is None) is same


def test_an_addressee_in_the_text_is_a_difference() -> None:
    one, other = text("The Secretary-General wrote to us."), text("The President of the General Assembly wrote to us.")
    assert first_difference(one, other) is not None


def test_the_order_of_the_text_counts() -> None:
    one, other = text("Sir,", "One.", "Two."), text("Sir,", "Two.", "One.")
    assert first_difference(one, other) is not None


WORDS = st.lists(st.text("abcdef", min_size=1, max_size=6), min_size=1, max_size=40)


@given(WORDS, st.integers(min_value=0), st.text("ghij", min_size=1), st.integers(min_value=1, max_value=9))
def test_any_word_that_differs_is_named(words: list[str], at: int, other: str, width: int) -> None:
    at %= len(words)
    changed = [*words[:at], other, *words[at + 1 :]]
    lines = [" ".join(words[start : start + width]) for start in range(0, len(words), width)]
    found = first_difference(text("Sir,", *lines), text("Madam,", " ".join(changed)))
    assert found is not None
    assert (found.one, found.other) == (words[at], other)
    assert first_difference(text("Sir,", *lines), text("Madam,", " ".join(words))) is None


def test_line_breaks_may_differ() -> None:
    assert first_difference(text("Sir,", "One and", "two."), text("Sir,", "One", "and two.")) is None


NO_LETTERS = [
    ("no file", None, 4),
    ("a text", b"Dear Sir,", 2),
    ("half a file", b"PK\x03\x04half", 4),
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
