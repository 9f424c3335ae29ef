"""The HTML vocabulary of templates: the block or inline for each element, and refused elements."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.compose.parse_html import parse_html
from drafter.diagnostics import Place
from drafter.document.model import Block, Break, Field, Group, Inline, Paragraph, Run
from drafter.errors import InvalidTemplateError

WRITTEN = Run(" the author's  words ", place=Place("letter.yaml", 1, 1, 1, 20))
FILLINGS: dict[int, Sequence[Inline] | Sequence[Block]] = {
    0: (WRITTEN,),
    1: (Paragraph("text", (WRITTEN,)), Group("list-numbered", ())),
    2: (),
}


def page(html: str) -> tuple[Block, ...]:
    return parse_html(html, FILLINGS, "letter/letter.html.j2")


def plain(*texts: str) -> tuple[Inline, ...]:
    return tuple(Run(text) for text in texts)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", ()),
        ("<p>a</p>", (Paragraph("text", plain("a")),)),
        ('<p class="title-14">a</p>', (Paragraph("title-14", plain("a")),)),
        ('<h1 class="annex-heading">a</h1>', (Paragraph("annex-heading", plain("a")),)),
        ('<p class="page-note" label="*">a</p>', (Paragraph("page-note", plain("a"), "*"),)),
        ("<p>\n  a\n  b  \n</p>", (Paragraph("text", plain("a b")),)),
        ("<p>a<br/> b</p>", (Paragraph("text", (Run("a"), Break(), Run("b"))),)),
        ("<p>a &amp; &lt;b&gt;</p>", (Paragraph("text", plain("a & <b>")),)),
        ('<p><field/>/<field name="pages"/></p>', (Paragraph("text", (Field("page"), Run("/"), Field("pages"))),)),
        ("<p><em>a</em></p>", (Paragraph("text", (Run("a", frozenset({"emphasis"})),)),)),
        ("<p><i>a</i></p>", (Paragraph("text", (Run("a", frozenset({"signed"})),)),)),
        ('<p><span class="organ-letter">a</span></p>', (Paragraph("text", (Run("a", frozenset({"organ-letter"})),)),)),
        ("<p><em><b>a</b></em></p>", (Paragraph("text", (Run("a", frozenset({"emphasis", "family-name"})),)),)),
        ('<p><a href="https://x.org">a</a></p>', (Paragraph("text", (Run("a", link="https://x.org"),)),)),
        ('<section class="annex"><p>a</p></section>', (Group("annex", (Paragraph("text", plain("a")),)),)),
        ("<p></p>", (Paragraph("text", ()),)),
        ('<p><slot n="2"/></p>', (Paragraph("text", ()),)),
    ],
)  # fmt: skip
def test_blocks_of_a_page(html: str, blocks: tuple[Block, ...]) -> None:
    assert page(html) == blocks


def test_words_of_the_author_are_unchanged() -> None:
    [paragraph] = page('<p>\n <slot n="0"/>\n <b><slot n="0"/></b></p>')
    assert isinstance(paragraph, Paragraph)
    assert [run.text for run in paragraph.inlines if isinstance(run, Run) and run.place] == [WRITTEN.text] * 2
    assert paragraph.place == WRITTEN.place


def test_blocks_of_the_author_are_inserted_between_those_of_the_template() -> None:
    assert [block.role for block in page('<p>a</p><slot n="1"/><p>b</p>')] == ["text", "text", "list-numbered", "text"]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a", "Put this text into a paragraph"),
        ("<section>a</section>", "Put this text into a paragraph"),
        ("<p>a", "not well formed"),
        ("<p>a</b></p>", "not well formed"),
        ("</article><p>a</p>", "not well formed"),
        ("<p>a & b</p>", "not well formed"),
        ("<p>&eacute;</p>", "not well formed"),
        ("<!DOCTYPE a><p/>", "not well formed"),
        ("<table/>", "<table> is not allowed"),
        ("<script>x</script>", "<script> is not allowed"),
        ("<img/>", "<img> is not allowed"),
        ("<tabel/>", "<tabel> is not allowed in a template. Allowed are a, aside,"),
        ("<sectoin/>", "Did you mean <section>?"),
        ("<article><p/></article>", "<article> is not allowed"),
        ('<p style="color:red">a</p>', "The attribute `style` is not allowed"),
        ('<p onclick="x()">a</p>', "The attribute `onclick` is not allowed"),
        ('<p class="a b">a</p>', "A class must be a word"),
        ('<p><a href="javascript:x">a</a></p>', "A link must start with https://"),
        ('<p><a href="file:///etc/passwd">a</a></p>', "A link must start with https://"),
        ('<field name="clock"/>', "The name of a field must be one of"),
        ("<p><p>a</p></p>", "<p> is not allowed inside a paragraph"),
        ("<p><section/></p>", "<section> is not allowed inside a paragraph"),
        ('<p><slot n="1"/></p>', "{{ body }} is not allowed inside a paragraph"),
        ('<slot n="0"/>', "Print a fact inside a paragraph"),
        ('<slot n="9"/>', "<slot> is not allowed"),
        ("<slot/>", "<slot> is not allowed"),
        ('<slot n="²"/>', "<slot> is not allowed"),
        ("<div>" * 100 + "</div>" * 100, "limited to 20,000 elements, nested 40 levels deep"),
        ("<p/>" * 20_001, "limited to 20,000 elements, nested 40 levels deep"),
    ],
    ids=lambda value: value[:40],
)
def test_refused_pages(html: str, words: str) -> None:
    with pytest.raises(InvalidTemplateError) as raised:
        page(html)
    assert words in raised.value.findings[0].message
    assert raised.value.findings[0].place == Place("letter/letter.html.j2", 1, 1, 1, 1)


@given(st.text(alphabet="<>/pbdiv slot n=\"01'&;!-[]?", max_size=60))
def test_any_page_is_read_or_refused(html: str) -> None:
    try:
        blocks = page(html)
    except InvalidTemplateError as error:
        assert error.findings
    else:
        assert isinstance(blocks, tuple)
