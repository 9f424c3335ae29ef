"""Word files whose text is in another place: `verify` cannot tell."""

from pathlib import Path

import pytest
from support.foreign_letters import paragraph, word_file
from test_verify_word import TEXT, verify


def field(*codes: str) -> str:
    """A field whose code is in several pieces."""
    pieces = "".join(f"<w:instrText>{code}</w:instrText>" for code in codes)
    return f'<w:r><w:fldChar w:fldCharType="begin"/>{pieces}<w:fldChar w:fldCharType="end"/></w:r>'


OBSTACLES = [
    (
        "a field from elsewhere",
        word_file(paragraph(TEXT, '<w:r><w:instrText>INCLUDETEXT "b"</w:instrText></w:r>')),
        "INCLUDETEXT",
    ),
    ("a field of the properties", word_file(paragraph(TEXT, '<w:fldSimple w:instr=" TITLE "/>')), "TITLE"),
    ("a field after another", word_file(paragraph(TEXT, field("PAGE"), field("TI", "TLE"))), "TITLE"),
    ("a field of the sources", word_file(paragraph(TEXT, field("CITATION Smith"))), "CITATION"),
    (
        "an image in another file",
        word_file(paragraph(TEXT), targets=(("image", "https://example.org/a.png"),)),
        "another file",
    ),
    (
        "a bound form field",
        word_file(paragraph(TEXT), "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>"),
        "form field",
    ),
    (
        "a bound form field of Word 2013",
        word_file(paragraph(TEXT), '<w:sdt><w:sdtPr><x:dataBinding xmlns:x="urn:x"/></w:sdtPr></w:sdt>'),
        "form field",
    ),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in OBSTACLES], ids=[case[0] for case in OBSTACLES])
def test_text_that_is_elsewhere_leaves_it_open(
    data: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(tmp_path, data, data) == 4
    assert reason in capsys.readouterr().err
