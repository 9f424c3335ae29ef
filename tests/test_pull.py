"""`drafter pull`: edits of a Word file in the YAML, to the byte; and what is refused, with its line."""

from __future__ import annotations

import copy
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from drafter.cli.app import main
from drafter.load import from_file
from drafter.pull.pull import Pulled, pull

LETTER = """\
# A letter of invented persons.
template: letter
date: 2026-02-17   # the day
addressees: [secretary-general]
agenda_items:
  - {number: 77, title: "Oceans and the law of the sea"}
on_behalf_of: [Malta, Fiji]
body: |
  We write on behalf of {{ on_behalf_of.count }} States, namely, {{ on_behalf_of }}, about the *quiet* lamp, which is
  the States' "own", and recall resolution 70/1.[^one]

  - A first item;
  - A second item.

  > A quotation of the keeper.

  | Room | Books |
  |------|------:|
  | North | 12 |
  | South | 9 |

  See [the catalogue](https://example.org/a_b) for more.

  {{ circulation_request }}

  [^one]: A note about the lamp.
signatories:
  - {given: Aroha, family: Whitcombe, state: New Zealand}   # signs alone
annexes:
  - title: 'The keeper''s programme'
    body_file: programme.md
  - body: The door is open.
"""
PROGRAMME = "# Mornings\n\nChildren read, and are read to.\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    (tmp_path / "programme.md").write_text(PROGRAMME)
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER)
    return path


def rendered(letter: Path, *options: str) -> Path:
    assert main(["render", str(letter), "--to", "docx", "--force", *options]) == 0
    return letter.with_suffix(".docx")


def edited(letter: Path, edit: Callable[[Document], object], *options: str) -> Path:
    """Return the path of the letter's Word file after an edit."""
    document = docx.Document(str(rendered(letter, *options)))
    edit(document)
    path = letter.with_name("edited.docx")
    document.save(str(path))
    return path


def pulled(letter: Path, edit: Callable[[Document], object]) -> Pulled:
    return pull(edited(letter, edit).read_bytes(), "edited.docx", from_file(letter))


def paragraph(document: Document, text: str) -> docx.text.paragraph.Paragraph:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    everywhere = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    return next(one for one in everywhere if text in one.text)


def replace(old: str, new: str) -> Callable[[Document], object]:
    """Return an edit that replaces words within one run."""

    def edit(document: Document) -> None:
        run = next(run for run in paragraph(document, old).runs if old in run.text)
        run.text = run.text.replace(old, new)

    return edit


def after(text: str, new: str, style: str | None = None) -> Callable[[Document], object]:
    """Return an edit that adds a paragraph behind the one with `text`, in its style or another one."""

    def edit(document: Document) -> None:
        old = paragraph(document, text)
        element = copy.deepcopy(old._p)
        old._p.addnext(element)
        for child in list(element):
            if child.tag != qn("w:pPr"):
                element.remove(child)
        added = docx.text.paragraph.Paragraph(element, old._parent)
        added.add_run(new)
        if style:
            added.style = document.styles[style]

    return edit


def delete(text: str) -> Callable[[Document], object]:
    def edit(document: Document) -> None:
        element = paragraph(document, text)._p
        element.getparent().remove(element)

    return edit


def format_word(word: str, **formats: bool) -> Callable[[Document], object]:
    """Return an edit that formats a word."""

    def edit(document: Document) -> None:
        run = next(run for run in paragraph(document, word).runs if word in run.text)
        before, _, behind = run.text.partition(word)
        for text in (behind, word):
            new = copy.deepcopy(run._r)
            run._r.addnext(new)
            docx.text.run.Run(new, run._parent).text = text
        for name, value in formats.items():
            setattr(docx.text.run.Run(run._r.getnext(), run._parent), name, value)
        run.text = before

    return edit


def _set_style(text: str, style: str) -> Callable[[Document], object]:
    def edit(document: Document) -> None:
        paragraph(document, text).style = document.styles[style]

    return edit


def _plain(document: Document) -> None:
    next(run for run in paragraph(document, "quiet").runs if run.text == "quiet").style = None


def _link_words(document: Document) -> None:
    link = next(one for one in paragraph(document, "catalogue").hyperlinks if "catalogue" in one.text)
    link.runs[0].text = "the register"


def _change_lines(document: Document) -> None:
    run = next(run for run in paragraph(document, "Whitcombe").runs if "Permanent" in run.text)
    run.text = run.text.replace("Permanent Representative", "Ambassador")


def _change_number(document: Document) -> None:
    next(run for run in paragraph(document, "We write").runs if run.text == "2").text = "3"


WE = next(line for line in LETTER.splitlines() if "We write" in line)
# The edit in Word, the text of the YAML, and what it becomes.
EDITS: dict[str, tuple[Callable[[Document], object], str, str]] = {
    "a word": (replace(" lamp", " lantern"), "*quiet* lamp,", "*quiet* lantern,"),
    "a word inside emphasis": (replace("quiet", "silent"), "*quiet*", "*silent*"),
    "a word next to a fact": (
        replace("States, namely, ", "Member States, that is, "),
        "States, namely,",
        "Member States, that is,",
    ),
    "words in quotation marks stay straight": (replace("own", "very own"), '"own"', '"very own"'),
    "new marks of Markdown are escaped": (
        replace("A first item", "A *first* [item] {{ x }} <b> &amp; _a_ a_b `c` \\d"),
        "- A first item;",
        r"- A \*first\* \[item] \{\{ x }\} \<b> \&amp; \_a\_ a_b \`c\` \\d;",
    ),
    "a new line that looks like a list": (
        after("keeper", "1. March is\nthe month", "__Single Txt"),
        "keeper.\n",
        "keeper.\n\n  1\\. March is\\\n  the month\n",
    ),
    "a word becomes bold": (format_word("lamp", bold=True), "*quiet* lamp,", "*quiet* **lamp**,"),
    "words become italic": (
        format_word("which is the States", italic=True),
        "which is\n  the States",
        "*which is\n  the States*",
    ),
    "the emphasis grows": (
        format_word(" lamp", italic=True),
        "*quiet* lamp",
        "*quiet lamp*",
    ),
    "a word loses its emphasis": (_plain, "*quiet*", "quiet"),
    "a paragraph becomes a quotation": (
        _set_style("We write", "__Quotation"),
        LETTER[LETTER.index("  We write") : LETTER.index("\n\n  - A first")],
        LETTER[LETTER.index("  We write") : LETTER.index("\n\n  - A first")]
        .replace("  We", "  > We")
        .replace("  the S", "  > the S"),
    ),
    "an item": (
        after("first item", "An item between;"),
        "- A first item;\n",
        "- A first item;\n  - An item between;\n",
    ),
    "an item less": (delete("first item"), "  - A first item;\n", ""),
    "a paragraph of a quotation": (
        after("keeper", "And another one."),
        "> A quotation of the keeper.\n",
        "> A quotation of the keeper.\n  >\n  > And another one.\n",
    ),
    "a heading": (
        after("keeper", "The harbour", "heading 2"),
        "of the keeper.\n",
        "of the keeper.\n\n  ## The harbour\n",
    ),
    "a paragraph less": (delete("catalogue"), "  See [the catalogue](https://example.org/a_b) for more.\n\n", ""),
    "a cell": (replace("North", "North | East"), "| North |", r"| North \| East |"),
    "words around a link": (replace(" for more", " for all"), "a_b) for more.", "a_b) for all."),
    "words of a link": (_link_words, "[the catalogue]", "[the register]"),
    "the title of an item": (replace("Oceans", "Seas"), '"Oceans and', '"Seas and'),
    "a given name": (replace("Aroha", "Aroha Jane"), "given: Aroha,", "given: Aroha Jane,"),
    "a family name": (replace("Whitcombe", "Whit-Combe"), "family: Whitcombe,", "family: Whit-Combe,"),
    "the lines under a name": (
        _change_lines,
        "state: New Zealand}   # signs",
        'state: New Zealand, title: "Ambassador"}   # signs',
    ),
    "the title of an annex": (replace("programme", "own programme"), "''s programme'", "''s own programme'"),
    "a value in plain style": (
        replace("The door is", "The doors: are"),
        "body: The door is open.",
        'body: "The doors: are open."',
    ),
    "a second paragraph in plain style": (
        after("The door is open", "Come in."),
        "body: The door is open.",
        "body: |-\n      The door is open.\n\n      Come in.",
    ),
}


@pytest.mark.parametrize("case", EDITS)
def test_an_edit_changes_its_own_words_and_nothing_else(letter: Path, case: str) -> None:
    edit, old, new = EDITS[case]
    result = pulled(letter, edit)
    assert [finding.message for finding in result.refused] == []
    (change,) = result.changes.values()
    assert LETTER.count(old) == 1
    assert change == (LETTER.encode(), LETTER.replace(old, new).encode())


def test_nothing_is_written_for_a_file_without_edits(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = rendered(letter)
    assert main(["pull", str(path), str(letter)]) == 0
    assert letter.read_text() == LETTER
    assert "no edits" in capsys.readouterr().err


def test_a_text_file_is_edited_too(letter: Path) -> None:
    path = edited(letter, replace("Children read", "All children read"))
    assert main(["pull", str(path), str(letter)]) == 0
    assert letter.read_text() == LETTER
    assert letter.with_name("programme.md").read_text() == PROGRAMME.replace("Children", "All children")


def test_line_ends_and_the_byte_order_mark_stay(letter: Path) -> None:
    written = b"\xef\xbb\xbf" + LETTER.replace("\n", "\r\n").encode()
    letter.write_bytes(written)
    result = pulled(letter, after("first item", "An item between;"))
    (change,) = result.changes.values()
    assert change[1] == written.replace(b"first item;\r\n", b"first item;\r\n  - An item between;\r\n")


def test_a_dry_run_shows_the_changes_alone(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = edited(letter, replace(" lamp", " lantern"))
    capsys.readouterr()
    assert main(["pull", str(path), str(letter), "--dry-run"]) == 0
    assert letter.read_text() == LETTER
    assert f"+{WE.replace('lamp', 'lantern')}\n" in capsys.readouterr().out


# The edit, the line of the finding and words of its message.
REFUSED: dict[str, tuple[Callable[[Document], object], int, str]] = {
    "the title": (
        replace("17 February", "18 February"),
        27,
        "change `signatories` in line 27 (or `addressees` in line 4, `date` in line 3), or give `title:`",
    ),
    "the list of States": (replace("Malta", "Samoa"), 9, "change `on_behalf_of` in line 7"),
    "the number of States": (_change_number, 9, "composed by `{{ on_behalf_of.count }}`"),
    "the request": (replace("circulated", "distributed"), 24, "The request for circulation is composed"),
    "the session": (replace("Eightieth", "Ninetieth"), 3, "The session is composed"),
    "the heading of an annex": (replace("Annex II", "Annex III"), 32, "The heading of the annex is composed"),
    "a paragraph between signature and annex": (
        after("Whitcombe", "A postscript.", "__Single Txt"),
        28,
        "has no text of its own",
    ),
    "a tab in the text": (replace("first item", "first\titem"), 12, "cannot be brought back"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_names_its_line(letter: Path, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit, line, words = REFUSED[case]
    path = edited(letter, edit)
    capsys.readouterr()
    assert main(["pull", str(path), str(letter)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert f"letter.yaml:{line}:" in shown.err
    assert letter.read_text() == LETTER


def test_tracked_changes_are_accepted_or_rejected(letter: Path) -> None:
    def track(document: Document) -> None:
        run = next(run for run in paragraph(document, "keeper").runs if "keeper" in run.text)
        for tag, text, author in (("w:ins", " of the", "Aroha"), ("w:ins", " harbour", "Capital")):
            change = OxmlElement(tag)
            change.set(qn("w:id"), "901")
            change.set(qn("w:author"), author)
            new = copy.deepcopy(run._r)
            docx.text.run.Run(new, run._parent).text = text
            change.append(new)
            run._r.getparent().append(change)

    path = edited(letter, track)
    accepted = pull(path.read_bytes(), "edited.docx", from_file(letter))
    ((before, after_edit),) = accepted.changes.values()
    assert after_edit.decode() == LETTER.replace("of the keeper.", "of the keeper. of the harbour")
    assert before.decode() == LETTER
    assert pull(path.read_bytes(), "edited.docx", from_file(letter), accept=False).changes == {}


def test_tracked_changes_show_that_the_letter_is_another_one(letter: Path) -> None:
    path = edited(letter, _track_word)
    letter.write_text(LETTER.replace("first item", "second to none"))
    refused = pull(path.read_bytes(), "edited.docx", from_file(letter)).refused
    assert [finding.rule for finding in refused] == ["other-letter"]


def _track_word(document: Document) -> None:
    run = paragraph(document, "keeper").runs[0]
    change = OxmlElement("w:ins")
    change.set(qn("w:id"), "902")
    change.set(qn("w:author"), "Aroha")
    run._r.addnext(change)
    new = copy.deepcopy(run._r)
    docx.text.run.Run(new, run._parent).text = " Indeed."
    change.append(new)


def test_edits_are_merged_into_a_letter_that_has_changed(letter: Path) -> None:
    path = edited(letter, replace("second item", "last item"), "--source")
    newer = LETTER.replace("# A letter", "# Our letter").replace("the keeper.", "the keepers.")
    letter.write_text(newer)
    result = pull(path.read_bytes(), "edited.docx", from_file(letter))
    assert result.refused == ()
    assert result.changes == {str(letter): (newer.encode(), newer.replace("second item", "last item").encode())}


def test_an_edit_that_the_letter_has_already_changes_nothing(letter: Path) -> None:
    path = edited(letter, replace("second item", "last item"), "--source")
    letter.write_text(LETTER.replace("second item", "last item"))
    assert pull(path.read_bytes(), "edited.docx", from_file(letter)) == Pulled({})


def test_a_conflict_shows_both_texts(letter: Path) -> None:
    path = edited(letter, replace("second item", "last item"), "--source")
    letter.write_text("# New.\n" + LETTER.replace("second item", "third item"))
    result = pull(path.read_bytes(), "edited.docx", from_file(letter))
    (finding,) = result.refused
    assert result.changes == {}
    assert finding.rule == "conflict"
    assert finding.place is not None
    assert (Path(finding.place.file), finding.place.line) == (letter, 14)
    assert "third item" in finding.message
    assert "last item" in finding.message


def test_a_changed_text_file_is_merged(letter: Path) -> None:
    path = edited(letter, replace("Children read", "All children read"), "--source")
    programme = letter.with_name("programme.md")
    programme.write_text(f"{PROGRAMME}\nOne more.\n")
    result = pull(path.read_bytes(), "edited.docx", from_file(letter))
    assert [finding.message for finding in result.refused] == []
    ((name, (_, after_merge)),) = result.changes.items()
    assert Path(name) == programme
    assert after_merge.decode() == f"{PROGRAMME}\nOne more.\n".replace("Children", "All children")


def test_comments_are_listed_at_their_line_after_the_edits(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def edit(document: Document) -> None:
        after("first item", "An item between;")(document)
        document.add_comment(paragraph(document, "keeper").runs[-1], text="Which one?", author="Aroha", initials="A")

    path = edited(letter, edit)
    capsys.readouterr()
    assert main(["pull", str(path), str(letter)]) == 0
    assert f"{letter}:16:5: note[comment] Aroha: Which one?" in capsys.readouterr().err
    assert letter.read_text().splitlines()[15] == "  > A quotation of the keeper."


def test_comments_of_drafter_are_listed_only_with_an_answer(letter: Path) -> None:
    letter.write_text(LETTER.replace("*quiet*", "**quiet**"))
    path = edited(letter, lambda document: None, "--comments")
    assert pull(path.read_bytes(), "edited.docx", from_file(letter)).comments == ()
    (finding,) = pull(answered(path.read_bytes()), "edited.docx", from_file(letter)).comments
    assert finding.message.startswith("Aroha answers the comment of Drafter “Do not use bold for emphasis.")
    assert finding.message.endswith("It is the name of the lamp.")
    assert finding.place is not None
    assert finding.place.line == 9


def answered(data: bytes) -> bytes:
    """Return the file with an answer to its first comment, as Word writes one."""
    document = docx.Document(BytesIO(data))
    first = next(comment for comment in document.comments if "bold" in comment.text)
    runs = paragraph(document, "quiet").runs
    answer = document.add_comment(runs[1], text="It is the name of the lamp.", author="Aroha", initials="A")
    word = "http://schemas.microsoft.com/office/word/2010/wordml"
    for comment, number in ((first, "0A000001"), (answer, "0A000002")):
        comment.paragraphs[-1]._p.set(f"{{{word}}}paraId", number)
    extended = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="0A000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0A000002" w15:paraIdParent="0A000001" w15:done="0"/></w15:commentsEx>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    part = Part(PackURI("/word/commentsExtended.xml"), kind, extended.encode(), document.part.package)
    document.part.relate_to(part, "http://schemas.microsoft.com/office/2011/relationships/commentsExtended")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_extract_points_to_pull(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = edited(letter, replace(" lamp", " lantern"), "--source")
    capsys.readouterr()
    assert main(["extract", str(path)]) == 1
    assert f"drafter pull {path} LETTER.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 damaged"])
def test_what_is_no_word_file_is_said(letter: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    path = letter.with_name("edited.docx")
    path.write_bytes(data)
    assert main(["pull", str(path), str(letter)]) == 4
    assert "Word file" in capsys.readouterr().err


def test_an_edition_keeps_the_values_of_its_base(letter: Path) -> None:
    edition = letter.with_name("letter.fr.yaml")
    written = "extends: letter.yaml\nlanguage: fr\nbody: |\n  Nous disons : « oui ».\n\n  {{ circulation_request }}\n"
    edition.write_text(f"{written}annexes:\n")
    result = pulled(edition, replace("oui", "non"))
    assert [finding.message for finding in result.refused] == []
    assert result.changes[str(edition)][1].decode() == f"{written}annexes:\n".replace("oui", "non")
    (finding,) = pulled(edition, replace("Whitcombe", "Lanternwright")).refused
    assert finding.rule == "of-another-letter"
    assert finding.place is not None
    assert (Path(finding.place.file), finding.place.line) == (letter, 28)


def test_a_format_that_no_letter_has_is_said(letter: Path) -> None:
    result = pulled(letter, format_word("keeper", underline=True))
    assert result.changes == {}
    (finding,) = result.comments
    assert finding.rule == "left-in-word"
    assert finding.message.startswith("The underlining of “A quotation of the keeper.” stays in the Word file")
    assert finding.place is not None
    assert finding.place.line == 15


def test_a_comment_on_a_changed_text_file_is_at_its_line(letter: Path) -> None:
    def edit(document: Document) -> None:
        replace("Children read", "All children read")(document)
        runs = paragraph(document, "All children").runs
        document.add_comment(runs[-1], text="All of them?", author="Aroha", initials="A")

    (finding,) = pulled(letter, edit).comments
    assert finding.place is not None
    assert (Path(finding.place.file), finding.place.line) == (letter.with_name("programme.md"), 3)


def test_a_composed_change_is_accepted_once_the_letter_prints_it(letter: Path) -> None:
    """The message names the key to change: after that, the other edits of the same file are brought back."""

    def edit(document: Document) -> None:
        replace("17 February", "18 February")(document)
        replace("second item", "last item")(document)

    path = edited(letter, edit, "--source")
    assert [finding.rule for finding in pull(path.read_bytes(), "e.docx", from_file(letter)).refused] == [
        "composed-text"
    ]
    newer = LETTER.replace("2026-02-17", "2026-02-18")
    letter.write_text(newer)
    result = pull(path.read_bytes(), "edited.docx", from_file(letter))
    assert [finding.message for finding in result.refused] == []
    assert result.changes == {str(letter): (newer.encode(), newer.replace("second item", "last item").encode())}


LOOP = """\
body: >
  We write {% if senders %}on behalf of others{% endif %} about the lamp
  and the door.


  {% for one in senders %}- {{ one }} agrees with it;

  {% endfor %}


  A last paragraph
  of this.


  And one more.
"""


def looped(letter: Path) -> str:
    """Write a letter whose body is a folded value with statements."""
    head, _, rest = LETTER.partition("body: |\n")
    text = f"{head}{LOOP}{rest[rest.index('signatories:') :]}"
    letter.write_text(text)
    return text


@pytest.mark.parametrize(("word", "line"), [("the lamp", 9), ("agrees", 13)])
def test_words_around_statements_are_refused(letter: Path, word: str, line: int) -> None:
    looped(letter)
    (finding,) = pulled(letter, replace(word, "the lantern")).refused
    assert "too intricate" in finding.message
    assert finding.place is not None
    assert finding.place.line == line


def test_a_paragraph_next_to_a_statement_is_refused(letter: Path) -> None:
    looped(letter)
    (finding,) = pulled(letter, after("agrees", "A new one.", "__Single Txt")).refused
    assert finding.message == "Paragraphs come or go next to a {% ... %} of the letter: change them there."


def test_a_folded_value_keeps_its_lines(letter: Path) -> None:
    text = looped(letter)
    for edit, old, new in (
        (replace("last", "final"), "A last", "A final"),
        (after("last", "A new one."), "  of this.\n\n\n", "  of this.\n\n\n  A new one.\n\n\n"),
        (delete("And one more"), "\n\n\n  And one more.", ""),
    ):
        result = pulled(letter, edit)
        assert [finding.message for finding in result.refused] == []
        assert result.changes[str(letter)][1].decode() == text.replace(old, new)
