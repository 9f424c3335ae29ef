"""Import: a letter that exists becomes the YAML that renders it again, and nothing is invented."""

import csv
import json
import time
from pathlib import Path

import pytest
from support.command import drafter as run
from support.sampling import sampled

from drafter.document.model import Paragraph
from drafter.errors import FileError
from drafter.importer.import_letter import Imported, import_letter
from drafter.importer.normalize import comparable
from drafter.load import LetterInput
from drafter.pipeline import compose, derive

TEXT = """General Assembly
Eighty-first session
Agenda item 14

Culture of peace

Letter dated 12 October 2026 from the Permanent Representative of Malta to the United Nations addressed to the
Secretary-General

I write on behalf of 4 Member States, namely, Bhutan, Fiji, Iceland and Tonga, about *reading* and {{ rooms }}.

I should be grateful if you would have the present letter circulated as a document of the General Assembly, under agenda
item 14.

(Signed) Joseph Vella
Permanent Representative
"""


def read(text: str) -> Imported:
    return import_letter(text.encode(), "letter.txt")


def grades(text: str) -> dict[str, str]:
    return {field.key: field.grade for field in read(text).grades}


def paragraphs(text: str) -> list[str]:
    document, _ = compose(derive(LetterInput("letter.yaml", read(text).yaml.encode())))
    return [block.text for block in document.body if isinstance(block, Paragraph)]


def test_a_text_is_proved_where_drafter_composes_it() -> None:
    found = grades(TEXT)
    assert found["title"] == found["on_behalf_of"] == found["circulation_request"] == found["session"] == "proved"
    assert found["signatories[0].family"] == "guessed"
    assert found["symbols"] == "missing"
    assert "{{ circulation_request }}" in read(TEXT).yaml
    assert "on_behalf_of: [Bhutan, Fiji, Iceland, Tonga]" in read(TEXT).yaml
    assert "senders" not in read(TEXT).yaml


@pytest.mark.parametrize(
    "words",
    [
        "*stars* and _lines_ and **more**",
        "{{ title }} and {% raw %} and {# this #}",
        "a [link](https://example.org) and ![picture](plan.png)",
        "<b>HTML</b> &amp; entities",
        "1999. A year at the start",
        "# A number sign at the start",
        "> An arrow at the start",
        "- A hyphen at the start",
        "+ A plus at the start",
        "a | b | c",
        "back\\slash and \\{{ braces",
        "[^1] and [^note]: no note",
        "```code``` and `code`",
        "~~~ waves",
    ],
)
def test_what_a_stranger_wrote_stays_text(words: str) -> None:
    """In a web page, no mark of Markdown means anything."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    page = "".join(f"<p>{part}</p>" for part in TEXT.replace("*reading*", "reading").split("\n\n"))
    page = page.replace("<p>(Signed)", f"<p>{escaped}</p><p>(Signed)").replace("\n", "<br>")
    imported = import_letter(page.encode(), "letter.html")
    document, _ = compose(derive(LetterInput("letter.yaml", imported.yaml.encode())))
    blocks = [block for block in document.body if isinstance(block, Paragraph)]
    assert comparable(words) in [comparable(f"{block.label} {block.text}".strip()) for block in blocks]


@pytest.mark.parametrize(
    ("text", "replacement", "field"),
    [
        ("Permanent Representative of ", "", "title"),
        ("Malta ", "", "title"),
        ("12 October", "October", "title"),
        ("Secretary-General", "Secretary", "addressees"),
        ("Fiji, ", "", "on_behalf_of"),
        ("and Tonga", "", "on_behalf_of"),
        ("and Tonga,", "and Tonga and the former Kingdom of Somewhere,", "on_behalf_of"),
        ("4 Member", "5 Member", "on_behalf_of"),
        ("grateful ", "", "circulation_request"),
        ("first session", "session", "session"),
    ],
)
def test_a_field_is_not_proved_once_a_word_is_missing(text: str, replacement: str, field: str) -> None:
    try:
        found = grades(TEXT.replace(text, replacement, 1)).get(field)
    except FileError as error:
        found = error.findings[0].rule
    assert found != "proved"


def test_the_state_is_not_taken_from_elsewhere_if_the_title_lost_it() -> None:
    """A site printed "the Permanent Representative of to the United Nations" where it dropped a link."""
    imported = read(TEXT.replace("Malta ", ""))
    assert "missing" in {field.grade for field in imported.grades if field.key == "senders"}
    assert "state:" not in imported.yaml
    assert "to the United Nations addressed" in imported.yaml


def test_a_title_in_capitals_is_read_but_not_proved() -> None:
    title = TEXT[TEXT.index("Letter dated") : TEXT.index("I write")]
    assert grades(TEXT.replace(title, title.upper()))["title"] == "read"


def test_what_stands_below_the_signatures_is_left_over() -> None:
    assert read(TEXT + "\nDocument Type: Letter\n").notes == ("Document Type: Letter",)
    assert "Document Type" not in read(TEXT + "\nDocument Type: Letter\n").yaml


def test_a_sentence_over_a_page_break_is_one_paragraph() -> None:
    broken = TEXT.replace("about *reading*", "about what the people of all these islands call\n\n\n\n“quiet reading”")
    assert any("call “quiet reading”" in text for text in paragraphs(broken))


# Files that are not letters, and files that are too much

REFUSED = {
    "letter.txt": b"Dear colleague,\n\nThe door is open.\n",
    "report.txt": b"General Assembly\n\nReport of the Secretary-General\n\nNote by the Secretary-General\n\nA text.\n",
    "note.txt": b"General Assembly\n\nReport of the meeting\n\nNote by the Secretariat\n\nA note without a date.\n",
    "empty.txt": b"",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "rich.rtf": b"{\\rtf1 Letter}",
    "damaged.docx": b"PK\x03\x04 nothing",
    "damaged.pdf": b"%PDF-1.7 nothing",
    "latin.txt": "Lettre datée du 3 mai".encode("latin-1"),
    "letter.xyz": b"Letter",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_letter_is_refused(name: str) -> None:
    with pytest.raises(FileError):
        import_letter(REFUSED[name], name)


LONG = {
    "titles": "Letter dated 3 May 2026 from " * 9_000,
    "States": TEXT + "Malta, Fiji and " * 6_000,
    "signatures": TEXT + "(Signed) A B\n" * 20_000,
    "short paragraphs": TEXT + "a\n\n" * 30_000,
    "marks of bold": TEXT + "**a" * 90_000,
    "brackets": TEXT + "[" * 280_000,
    "annexes": TEXT + "Annex\n\n" * 40_000,
    "too many characters": TEXT + "x " * 200_000,
    "open tags": '<a href="' * 10_000,
    "nested tables": "<table><tr><td>" * 5_000 + TEXT,
}


@pytest.mark.parametrize("name", sampled(sorted(LONG), 3))
def test_a_long_text_ends_early(name: str) -> None:
    begun = time.process_time()
    try:
        import_letter(LONG[name].encode(), "letter.html" if "<" in LONG[name] else "letter.txt")
    except FileError as error:
        assert error.findings[0].rule in ("unreadable", "no-title")
    assert time.process_time() - begun < 5


# The command


def test_the_command_writes_the_letter_and_says_what_it_found(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(TEXT)
    done = run("import", "old.txt", "-o", "new.yaml", "--side-by-side", "page.html", folder=tmp_path)
    assert done.code == 0
    assert "words of the source are found again (100.0%)" in done.err
    assert "guessed: signatories[0].family" in done.err
    assert (tmp_path / "new.yaml").read_text() == read(TEXT).yaml.replace("letter.txt", "old.txt")
    assert "<script" not in (tmp_path / "page.html").read_text()
    assert run("check", "new.yaml", folder=tmp_path).code == 0
    again = run("import", "old.txt", "-o", "new.yaml", folder=tmp_path)
    assert (again.code, "already exists" in again.err) == (4, True)


def test_the_report_is_json(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(TEXT)
    report = json.loads(run("import", "old.txt", "--report", "json", folder=tmp_path).out)
    assert report["score"] == 1
    assert report["counts"]["guessed"] == 1
    assert {field["grade"] for field in report["fields"]} <= {"proved", "read", "guessed", "missing"}
    assert report["yaml"].startswith("# Imported from old.txt")


def scores(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "scores.csv").open(newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def test_a_folder_is_imported_once_and_a_failure_keeps_its_reason(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    for number in range(3):
        (tmp_path / "old" / f"{number}.txt").write_text(TEXT)
    (tmp_path / "old" / "other.txt").write_text("No letter.")
    first = run("import", "old", "-o", "new", "--jobs", "2", folder=tmp_path)
    assert first.code == 1
    rows = scores(tmp_path / "new")
    assert [row["status"] for row in rows.values()] == ["done", "done", "done", "failed"]
    assert "no title of a letter" in rows["other.txt"]["reason"]
    assert rows["0.txt"]["score"] == "1.0000"
    (tmp_path / "new" / "0.txt.yaml").write_text("# mine\n")
    (tmp_path / "old" / "other.txt").write_text(TEXT)
    second = run("import", "old", "-o", "new", folder=tmp_path)
    assert (second.code, second.err.count("1.0000")) == (0, 1)
    assert (tmp_path / "new" / "0.txt.yaml").read_text() == "# mine\n"
    assert {row["status"] for row in scores(tmp_path / "new").values()} == {"done"}


def test_a_second_collection_keeps_the_scores_of_the_first(tmp_path: Path) -> None:
    for name in ("old", "older"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(TEXT)
        run("import", name, "-o", "new", folder=tmp_path)
    assert list(scores(tmp_path / "new")) == ["older.txt", "old.txt"]
