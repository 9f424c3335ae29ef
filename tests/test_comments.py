"""`render --comments`: each finding is a comment of Word at its words, and nothing else of the letter changes."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from support.docx_parts import part, select, style, value, visible_text
from support.sampling import sampled
from test_lint import PIXEL, SHOWN

from drafter.cli.app import main
from drafter.comments.locate_findings import WordAlignment
from drafter.diagnostics import Finding, Place, Severity
from drafter.export import FORMATS
from drafter.lint.examples import with_change
from drafter.lint.rule import Rule
from drafter.load import LetterInput
from drafter.pipeline import all_findings, derive, export

# A change to the specimen, the words of a finding between ⟦ and ⟧, and the words under its comment.
WORDS = [
    ("a word", "body: |\n  The crews ⟦row⟧ at noon.\n", "row"),
    ("after a fold", "body: |\n  The crews will\n  ⟦row⟧ at noon,\n  and row home.\n", "row"),
    ("over a fold", "body: |\n  The crews ⟦will\n  row⟧ at noon.\n", "will row"),
    ("the second of two", "body: |\n  They row, and ⟦row⟧.\n", "row"),
    ("an apostrophe", "body: |\n  The ⟦club's⟧ boat.\n", "club’s"),
    ("quotation marks", 'body: |\n  The ⟦"fast"⟧ boat.\n', "“fast”"),
    ("in single quotation marks", "body: 'The ⟦club''s⟧ boat.'\n", "club’s"),
    ("in double quotation marks", 'body: "The \\"⟦fast⟧\\" boat."\n', "fast"),
    ("emphasis", "body: |\n  They *row ⟦fast⟧ now*.\n", "fast"),
    ("with its markup", "body: |\n  They ⟦**row**⟧ fast.\n", "row"),
    ("around emphasis", "body: |\n  They ⟦may *row* fast⟧ now.\n", "may row fast"),
    ("part of a word", "body: |\n  They organ⟦is⟧e a race.\n", "is"),
    ("spaces", "body: |\n  They⟦  ⟧row.\n", "  "),
    ("a link", "body: |\n  See ⟦[here](https://example.org/)⟧ now.\n", "here"),
    ("next to links", "body: |\n  See resolutions 70/1,\n  71/2 ⟦and⟧ 71/3.\n", "and"),
    ("a citation", "body: |\n  See resolutions 70/1 and\n  ⟦71/248⟧ now.\n", "71/248"),
    ("a fact", "body: |\n  On behalf of ⟦{{ senders | length }}⟧ States.\n", "2"),
    ("behind a fact", "body: |\n  We, {{ senders | length }}, ⟦row⟧.\n", "row"),
    ("what facts are made from", "body: |\n  For {{ on_behalf_of }}.\non_behalf_of: [Chile, ⟦Fiji⟧]\n", "Fiji"),
    ("a cell", "body: |\n  | Club | Boats |\n  |---|---|\n  | ⟦Harbour⟧ club | 3 |\n", "Harbour"),
    ("a quotation", "body: |\n  They say:\n\n  ⟦> We row\n  > at noon.⟧\n", "We row at noon."),
    ("a name", "signatories:\n  - {given: Ada, family: ⟦Berg⟧, state: Malta}\n", "Berg"),
    (
        "a State",
        "signatories:\n  - {family: Berg, state: Iceland}\n  - {family: Zahra, state: ⟦Malta⟧}\n",
        "Malta",
    ),
    ("a sender", "senders: [Iceland, ⟦Malta⟧]\n", "Malta"),
    ("an item", "agenda_items:\n  - {number: ⟦12⟧, title: Sport}\n", "12"),
    ("the title of an item", "agenda_items:\n  - {number: 12, title: ⟦Sport⟧}\n", "Sport"),
    ("an annex", "annexes:\n  - {title: ⟦The log⟧, body: Noon.}\n", "The log"),
]
# The same, where the words are not printed as they stand: what is made from them, else the paragraph, else the title.
ELSEWHERE = [
    ("a note: its mark", "body: |\n  They row.[^1]\n\n  [^1]: At ⟦noon⟧.\n", "ClosingTxt", "[1]"),
    ("the number of a paragraph", "body: |\n  ⟦1.⟧ They row.\n  2. They rest.\n", "SingleTxt", "They row."),
    ("a fact of its own", "agenda: ⟦adopted⟧\n", "TitleHCH", "Identical letters dated 4 March 2026 from"),
    ("a session", "session: ⟦80⟧\n", "Session", "Eightieth session"),
    ("a name of another day", "body: |\n  For {{ on_behalf_of }}.\non_behalf_of: [⟦MKD⟧]\n", "ClosingTxt", "North Mac"),
    ("an office", "senders: [{state: Malta, office: ⟦representative⟧}]\n", "TitleHCH", "Identical letters"),
    ("symbols", "symbols: [⟦A/80/999⟧]\n", "Session", "Eightieth session"),
    ("a date in the masthead", "symbols: [A/80/999]\ndistributed: ⟦2026-03-09⟧\n", "TitleHCH", "Identical letters"),
]


def marked(change: str) -> tuple[str, Place]:
    """The specimen with a change, and the place that was marked in it."""
    text = with_change(change)
    before, inside, after = re.split("[⟦⟧]", text)
    ends = [(edge.count("\n") + 1, len(edge.rpartition("\n")[2]) + 1) for edge in (before, before + inside)]
    return before + inside + after, Place("letter.yaml", *ends[0], *ends[1])


def commented(change: str, **more: Any) -> bytes:
    """The Word file of the specimen with a change, and a comment on the words marked in it."""
    text, place = marked(change)
    finding = Finding("some-rule", "Say `this` otherwise.", place, Severity.WARNING, "Some manual", **more)
    return word(text, finding)


def word(text: str, *findings: Finding, folder: Path | None = None) -> bytes:
    draft = derive(LetterInput("letter.yaml", text.encode(), folder))
    return next(iter(export(draft, ["docx"], comments=findings).values()))


def under(data: bytes, number: int = 0) -> tuple[str, str]:
    """The style of the paragraph in which a comment begins, and the words from its beginning to its end."""
    document = part(data)
    begin, end, reference = (
        select(document, f"//w:{name}[@w:id='{number}']")
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    )
    assert (len(begin), len(end), len(reference)) == (1, 1, 1)
    within = f"preceding::w:commentRangeStart[@w:id='{number}'] and following::w:commentRangeEnd[@w:id='{number}']"
    runs = select(document, f"//w:r[{within}]")
    words = "".join(
        visible_text(run) or "".join(f"[{n}]" for n in select(run, "w:footnoteReference/@w:id")) for run in runs
    )
    return style(select(begin[0], "ancestor::w:p[1]")[0]), words


@pytest.mark.parametrize(("change", "words"), [case[1:] for case in WORDS], ids=[case[0] for case in WORDS])
def test_a_comment_is_attached_to_the_words(change: str, words: str) -> None:
    assert under(commented(change))[1] == words


@pytest.mark.parametrize(
    ("change", "paragraph", "words"), [case[1:] for case in ELSEWHERE], ids=[case[0] for case in ELSEWHERE]
)
def test_a_comment_on_an_unprinted_value_is_attached_to_the_text_derived_from_it(
    change: str, paragraph: str, words: str
) -> None:
    found = under(commented(change))
    assert found[0] == paragraph
    assert found[1].startswith(words)


@pytest.mark.parametrize(
    ("fix", "lines"),
    [
        (None, ["Say “this” otherwise.", "some-rule: Some manual"]),
        ("that", ["Say “this” otherwise.", "Write: that", "some-rule: Some manual"]),
        ("", ["Say “this” otherwise.", "Leave it out.", "some-rule: Some manual"]),
    ],
)
def test_a_comment_contains_the_fault_the_fix_and_the_rule(fix: str | None, lines: list[str]) -> None:
    opened = docx.Document(BytesIO(commented("date: ⟦2026-03-04⟧\n", fix=fix)))
    (comment,) = opened.comments
    assert [paragraph.text for paragraph in comment.paragraphs] == lines
    assert (comment.author, comment.initials, comment.timestamp) == ("Drafter", "D", None)


def test_words_in_a_file_next_to_the_letter(tmp_path: Path) -> None:
    (tmp_path / "log.md").write_text("The crews row.\n\nThey rest\nat noon.\n", encoding="utf-8")
    place = Place(str(tmp_path / "log.md"), 4, 4, 4, 8)
    data = word(
        with_change("annexes:\n  - body_file: log.md\n"), Finding("r", "m", place, Severity.NOTE), folder=tmp_path
    )
    assert under(data)[1] == "noon"


def test_a_picture(tmp_path: Path) -> None:
    (tmp_path / "boat.png").write_bytes(PIXEL)
    text, place = marked("body: |\n  They row.\n\n  ![⟦boat⟧](boat.png)\n")
    data = word(text, Finding("r", "m", place, Severity.NOTE), folder=tmp_path)
    assert under(data) == ("PictureLine", "")
    assert value(part(data), "name(//w:commentRangeStart/following-sibling::w:r[1]/w:drawing)") == "w:drawing"


def test_errors_are_not_comments_and_findings_without_place_go_to_the_title() -> None:
    findings = (Finding("e", "m"), Finding("w", "m", severity=Severity.WARNING))
    data = word(with_change(""), *findings)
    assert under(data)[0] == "TitleHCH"
    assert len(select(part(data, "word/comments.xml"), "//w:comment")) == 1


def many(tmp_path: Path) -> tuple[str, tuple[Finding, ...]]:
    """A letter with a finding on every third word, some over each other, and on two words at a time."""
    text = with_change("body: |\n  They *row the boat*, see resolution 70/1 [here](https://example.org/) and rest.\n")
    line = text.split("\n").index("body: |") + 2
    at = [found.span() for found in re.finditer(r"\S+", text.split("\n")[line - 1])]
    pairs = [*at[::3], *((one[0], other[1]) for one, other in zip(at, at[2:], strict=False))]
    places = [Place("letter.yaml", line, start + 1, line, end + 1) for start, end in pairs]
    return text, tuple(Finding("r", "m", place, Severity.WARNING) for place in places)


def test_a_file_with_comments_is_valid_and_repeats(tmp_path: Path) -> None:
    text, findings = many(tmp_path)
    data = word(text, *findings)
    file = tmp_path / "letter.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []
    assert len(select(part(data), "//w:commentReference")) == len(findings) > 10
    assert word(text, *findings) == data


def test_nothing_else_changes(tmp_path: Path) -> None:
    text, findings = many(tmp_path)
    with_comments, without = part(word(text, *findings)), part(word(text))
    assert "comment" not in str(without.xpath("//@* | //text()")) + "".join(e.tag for e in without.iter())
    paragraphs = [select(document, "//w:p") for document in (with_comments, without)]
    assert [visible_text(one) for one in paragraphs[0]] == [visible_text(one) for one in paragraphs[1]]
    styles = "//w:body/w:p/w:pPr/*[not(self::w:pStyle)]"
    assert select(with_comments, styles) == select(without, styles) == []


def test_formats_without_comments_are_the_same(tmp_path: Path) -> None:
    text, findings = many(tmp_path)
    draft = derive(LetterInput("letter.yaml", text.encode()))
    formats = [name for name, form in FORMATS.items() if not form.comments and name != "pdf"]
    assert export(draft, formats, comments=findings) == export(draft, formats)
    assert len(formats) > 1


# What keeps a letter from being written has nowhere to be said in it.
UNWRITTEN = {"missing-organs"}
FOUND = [rule for rule in SHOWN if rule.severity is not Severity.ERROR and rule.id not in UNWRITTEN]


@pytest.mark.parametrize("rule", sampled(FOUND, 4), ids=lambda rule: rule.id)
def test_each_rule_has_its_comment(rule: Rule, tmp_path: Path) -> None:
    (tmp_path / "boat.png").write_bytes(PIXEL)
    text = with_change(rule.bad)
    findings = all_findings(derive(LetterInput("letter.yaml", text.encode(), tmp_path)))
    assert all(finding.severity is not Severity.ERROR for finding in findings)
    data = word(text, *findings, folder=tmp_path)
    assert [under(data, number)[0] for number in range(len(findings))]
    said = [value(comment, "w:p[last()]") for comment in select(part(data, "word/comments.xml"), "//w:comment")]
    assert [line.split(":")[0] for line in said] == [finding.rule for finding in findings]


@given(st.lists(st.sampled_from(["row", "the", "it's", '"fast"', "2,000", "a-b"]), min_size=1), st.data())
def test_words_are_found_whatever_the_line_breaks(words: list[str], data: st.DataObject) -> None:
    folds = [data.draw(st.sampled_from([" ", "\n", "\n    ", "\t"])) for _ in words]
    written = "".join(word + fold for word, fold in zip(words, folds, strict=True))
    printed = " ".join(words).replace("'", "’").replace(' "', " “").replace('" ', "” ")
    first = data.draw(st.integers(0, len(words) - 1))
    start = sum(len(word + fold) for word, fold in zip(words[:first], folds, strict=False))
    result = WordAlignment(written, printed).printed_range(start, start + len(words[first]))
    assert result == (len(" ".join(words[:first])) + bool(first), len(" ".join(words[: first + 1])))


@pytest.mark.parametrize(
    ("written", "words", "printed"),
    [
        ("one two", "two", "one deux"),
        ("&amp; two", "amp", "& two"),
        ("one", "one", ""),
        ("{{ a }} {{ b }}", "{{ b }}", "x y"),
    ],
)
def test_words_that_are_not_printed_are_not_found(written: str, words: str, printed: str) -> None:
    start = written.index(words)
    assert WordAlignment(written, printed).printed_range(start, start + len(words)) is None


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(with_change("body: |\n  The crews don't row.\n\n  {{ circulation_request }}\n"), encoding="utf-8")
    assert main(["render", str(letter), "--to", "docx", "--comments"]) == 0
    assert "warning[contraction]" in capsys.readouterr().err
    assert under((tmp_path / "letter.docx").read_bytes())[1] == "don’t"
    assert main(["render", str(letter), "--to", "docx"]) == 0
    assert b"comments.xml" not in (tmp_path / "letter.docx").read_bytes()


def test_comments_need_a_format_that_has_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(tmp_path / "letter.yaml"), "--to", "html", "--comments"]) == 2
    assert "add docx to --to" in capsys.readouterr().err
