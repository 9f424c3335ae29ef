"""The closed vocabulary in which templates write their page: what each element becomes, and all else refused."""

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
def test_what_becomes_of_it(html: str, blocks: tuple[Block, ...]) -> None:
    assert page(html) == blocks


def test_words_of_the_author_stay_as_they_are() -> None:
    [paragraph] = page('<p>\n <slot n="0"/>\n <b><slot n="0"/></b></p>')
    assert isinstance(paragraph, Paragraph)
    assert [one.text for one in paragraph.inlines if isinstance(one, Run) and one.place] == [WRITTEN.text] * 2
    assert paragraph.place == WRITTEN.place


def test_blocks_of_the_author_stand_between_those_of_the_template() -> None:
    assert [block.role for block in page('<p>a</p><slot n="1"/><p>b</p>')] == ["text", "text", "list-numbered", "text"]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a", "Text stands in a paragraph"),
        ("<section>a</section>", "Text stands in a paragraph"),
        ("<p>a", "not well formed"),
        ("<p>a</b></p>", "not well formed"),
        ("</article><p>a</p>", "not well formed"),
        ("<p>a & b</p>", "not well formed"),
        ("<p>&eacute;</p>", "not well formed"),
        ("<!DOCTYPE a><p/>", "not well formed"),
        ("<table/>", "A template has no element <table>"),
        ("<script>x</script>", "A template has no element <script>"),
        ("<img/>", "A template has no element <img>"),
        ("<article><p/></article>", "A template has no element <article>"),
        ('<p style="color:red">a</p>', "no attribute `style`"),
        ('<p onclick="x()">a</p>', "no attribute `onclick`"),
        ('<p class="a b">a</p>', "A class is one word"),
        ('<p><a href="javascript:x">a</a></p>', "A link leads to https://"),
        ('<p><a href="file:///etc/passwd">a</a></p>', "A link leads to https://"),
        ('<field name="clock"/>', "A field is one of"),
        ("<p><p>a</p></p>", "A paragraph holds text, no <p>"),
        ("<p><section/></p>", "A paragraph holds text, no <section>"),
        ('<p><slot n="1"/></p>', "A paragraph holds text, no <body>"),
        ('<slot n="0"/>', "A fact is printed in a paragraph"),
        ('<slot n="9"/>', "it writes no <slot> of its own"),
        ("<slot/>", "it writes no <slot> of its own"),
        ('<slot n="²"/>', "it writes no <slot> of its own"),
        ("<div>" * 100 + "</div>" * 100, "at most 20000 elements, 40 deep"),
        ("<p/>" * 20_001, "at most 20000 elements, 40 deep"),
    ],
    ids=lambda value: value[:40],
)
def test_what_is_refused(html: str, words: str) -> None:
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
