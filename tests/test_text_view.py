"""A text as rules read it: markup, facts, links and quotations out of sight, each character in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.lint import with_request, words_of

from drafter.limits import MAX_RULE_FINDINGS
from drafter.lint.context import is_opaque
from drafter.lint.examples import EXAMPLE_LETTER, with_change
from drafter.lint.rule import body_example
from drafter.lint.text_view import JOINER, OBJECT, TextView, text_view
from drafter.pipeline import check
from drafter.source import parse_plain_text

SIGNS = str.maketrans({OBJECT: "#", JOINER: "~"})


def of(text: str, role: str = "body") -> TextView:
    return text_view(parse_plain_text(text.encode(), "text.md"), (), role, text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Words.", "Words."),
        ("a {{ date }} b", "a ########## b"),
        ("{{ a\nb }} c", "######### c"),
        ("a {% if x %}b{% endif %}", "a           b           "),
        ("a {# remark #} b", "a              b"),
        ("[words](https://a.org)", "~words~~~~~~~~~~~~~~~~"),
        ("![boat](a.png)", "##############"),
        ("Met.[^1] So.", "Met.~~~~ So."),
        ("see https://a.org/b, now", "see ###############, now"),
        ("see www.a.org.", "see #########."),
        ("a.b@c.org met", "######### met"),
        ("*a* **b** _c_ d_e", "~a~ ~~b~~ ~c~ d_e"),
        (r"\*a", "~*a"),
        ("## Head", "   Head"),
        ("> Said\n> more", "  Said\n  more"),
        ("- item\n1. item\n(a) item\n(iv) item", "  item\n   item\n    item\n     item"),
        ("[^1]: A note", "~~~~: A note"),
        ("5 * 3 { a } [b]", "5 ~ 3 { a } [b]"),
    ],
)
def test_what_is_plain(text: str, plain: str) -> None:
    assert of(text).plain.translate(SIGNS) == plain


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("They said “row now” today.", "They said “### ###” today."),
        ('They said "row now" today.', 'They said "### ###" today.'),
        ("They said “row", "They said “###"),
        ('They said "row', 'They said "###'),
        ("“a” b “c”", "“#” b “#”"),
        ('a 5" b', 'a 5" b'),
        ("Said:\n\n> Row now.\n\nThen.", "Said:\n\n  ### ####\n\nThen."),
        ("It “a\n\nb” c", "It “#\n\nb” c"),
    ],
)
def test_what_is_the_authors_own(text: str, own: str) -> None:
    assert of(text).own.translate(SIGNS) == own


@pytest.mark.parametrize(
    ("text", "own"), [("A “b” *c* {{ d }}", "A “#” *c* {{ d }}"), ("plain", "plain"), ('"a"', '"#"')]
)
def test_a_line_has_no_markup(text: str, own: str) -> None:
    line = of(text, "line")
    assert line.plain == text
    assert line.own.translate(SIGNS) == own
    assert [(one.kind, one.start, one.end) for one in line.blocks] == [("text", 0, len(text))]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("\n\n", []),
        ("One", [("text", "One")]),
        ("One\ntwo", [("text", "One\ntwo")]),
        ("One\n\nTwo", [("text", "One"), ("text", "Two")]),
        ("  One  \n\n\nTwo\n", [("text", "One"), ("text", "Two")]),
        ("# One\ntwo", [("heading", "# One"), ("text", "two")]),
        ("One\n# Two", [("text", "One"), ("heading", "# Two")]),
        ("####### Seven", [("text", "####### Seven")]),
        ("- One\n- Two\n  more", [("item", "- One"), ("item", "- Two\n  more")]),
        ("1. One\n2) Two\n(a) Three\n(iv) Four", [
            ("item", "1. One"), ("item", "2) Two"), ("item", "(a) Three"), ("item", "(iv) Four")]),
        ("> One\n> two\nthree", [("quotation", "> One\n> two"), ("text", "three")]),
        ("| a |\n| b |\n\n[^1]: Note\nmore", [("table", "| a |\n| b |"), ("note", "[^1]: Note\nmore")]),
        ("(abc) One", [("text", "(abc) One")]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in of(text).blocks] == blocks


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Mr. Berg met Dr. Zahra, No. 5, a.i. now. Then.", ["Mr. Berg met Dr. Zahra, No. 5, a.i. now.", "Then."]),
        ("At 3.30 p.m., 1.5 m. Then", ["At 3.30 p.m., 1.5 m.", "Then"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    read = of(text)
    found = [read.own[start:end] for block in read.blocks for start, end in read.sentences(block)]
    assert [one.translate(SIGNS) for one in found] == sentences


@pytest.mark.parametrize(
    ("offset", "sentence"),
    [(0, "One."), (3, "One."), (4, ""), (5, "Two."), (8, "Two."), (10, ""), (11, "Three"), (99, "")],
)
def test_the_sentence_around_a_character(offset: int, sentence: str) -> None:
    assert of("One. Two.\n\nThree").sentence_at(offset) == sentence


@given(st.text(alphabet="ab .\n{}%#[]()!*_>|-“”\"'1@:/w\\^", max_size=60))
def test_a_text_keeps_its_length_and_its_lines(text: str) -> None:
    read = of(text)
    assert len(read.plain) == len(read.own) == len(text)
    assert [at for at, sign in enumerate(read.own) if sign == "\n"] == [
        at for at, sign in enumerate(text) if sign == "\n" and read.own[at] == "\n"
    ]
    assert all(one.end <= two.start for one, two in zip(read.blocks, read.blocks[1:], strict=False))


def test_what_is_opaque() -> None:
    assert is_opaque(of("a {{ b }}").plain)
    assert not is_opaque("a")


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        ("the title", "title: The the letter\n", []),
        ("the title of an item", "agenda_items: [{number: 12, title: The boats of of Malta}]\n", ["of of"]),
        ("a sub-item", "agenda_items: [{number: 12, title: A, sub_title: B of of C}]\n", ["of of"]),
        ("a title of the letter", "title: Letter to to all\n", ["to to"]),
        ("a given name", "signatories: [{given: a a, family: B, state: Malta}, {family: C, state: Fiji}]\n", ["a a"]),
        ("a family name", "signatories: [{given: A, family: b b, state: Malta}, {family: C, state: Fiji}]\n", ["b b"]),
        ("a title", "signatories: [{family: A, state: Malta, title: c c}, {family: C, state: Fiji}]\n", ["c c"]),
        ("an annex", "annexes: [{title: d d, body: x}]\n", ["d d"]),
        ("the text of an annex", "annexes: [{title: A, body: e e}]\n", ["e e"]),
        ("an enclosure", "annexes: [{title: A, enclosures: [{title: B, body: f f}]}]\n", ["f f"]),
        ("an appendix", "annexes: [{title: A, enclosures: [{title: B, appendices: [{body: g g}]}]}]\n", ["g g"]),
        ("an appendix of an annex", "annexes: [{title: A, appendices: [{body: h h}]}]\n", ["h h"]),
    ],
)
def test_every_text_is_read(title: str, change: str, found: list[str]) -> None:
    assert words_of("repeated-word", change) == found, title


@pytest.mark.parametrize(
    ("count", "reported"),
    [
        (MAX_RULE_FINDINGS - 1, MAX_RULE_FINDINGS - 1),
        (MAX_RULE_FINDINGS, MAX_RULE_FINDINGS),
        (MAX_RULE_FINDINGS + 1, MAX_RULE_FINDINGS),
    ],
)
def test_a_rule_reports_so_many_at_most(count: int, reported: int) -> None:
    words = "\n".join("They organise it." for _ in range(count))
    assert len(words_of("spelling-ize", with_request(words))) == reported


def test_a_finding_covers_the_spaces_at_its_end() -> None:
    assert words_of("double-space", with_request("One  two")) == ["  "]
    assert words_of("dollars", with_request("It cost US$ 5")) == ["US$ "]


@pytest.mark.parametrize(
    ("paragraphs", "text"),
    [
        (("A",), "body: |\n  A\n\n  {{ circulation_request }}\n"),
        (("A", "B"), "body: |\n  A\n\n  B\n\n  {{ circulation_request }}\n"),
        (("A\nb",), "body: |\n  A\n  b\n\n  {{ circulation_request }}\n"),
    ],
)
def test_an_example_is_the_head_of_a_body(paragraphs: tuple[str, ...], text: str) -> None:
    assert body_example(*paragraphs) == text


def test_a_change_replaces_keys_and_keeps_the_others() -> None:
    changed = with_change("date: 2026-05-05\ntitle: A\n")
    assert changed == EXAMPLE_LETTER.replace("2026-03-04", "2026-05-05") + "title: A\n"
    assert with_change("") == EXAMPLE_LETTER


UNSIGNED = with_change("senders: [Iceland]\n")


@pytest.mark.parametrize(
    ("ignored", "rules", "words", "fix"),
    [
        ("{title-signatories: So.}", [], "", None),
        ("{double-space: So.}", ["title-signatories", "unused-ignore"], "double-space", None),
        ("{title-signatory: So.}", ["title-signatories", "unused-ignore"], "title-signatory", "title-signatories"),
        ("{qqqqqq: So.}", ["title-signatories", "unused-ignore"], "qqqqqq", None),
    ],
)
def test_reasons(ignored: str, rules: list[str], words: str, fix: str | None) -> None:
    text = f"{UNSIGNED}ignore: {ignored}\n"
    found = check(text)
    assert [one.rule for one in found] == rules
    unused = [one for one in found if one.rule == "unused-ignore"]
    for one in unused:
        assert one.place
        assert text.split("\n")[one.place.line - 1][one.place.column - 1 : one.place.end_column - 1] == words
        assert (one.fix, str(one.severity)) == (fix, "warning")
