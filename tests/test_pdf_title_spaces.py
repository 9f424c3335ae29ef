"""The spaces of titles in the PDF."""

from support.docx_parts import text
from support.pdf_pages import pdf_pages


def test_a_space_before_a_capital_is_as_wide_as_before_other_letters() -> None:
    (page,) = pdf_pages(text("Letter dated 5 August 2026 from the Ambassador", "title-14"))
    spaces = [
        round(after["x0"] - space["x0"], 2)
        for space, after in zip(page.chars, page.chars[1:], strict=False)
        if space["text"] == " " and space["size"] > 13.9 and space["size"] < 14.1
    ]
    assert len(spaces) >= 7
    assert max(spaces) - min(spaces) < 0.1
