"""The markup of a body: what each part of CommonMark becomes, and that nothing is left out unsaid."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.outline import outline, parse_text, problems, words

from drafter.document.model import Block, Group, Paragraph, Run, Table

CASES = [
    ("a paragraph over lines", "One\ntwo\n\nthree", ["text: One two", "text: three"]),
    ("emphasis", "*a* **b** ***c*** _d_", ["text: {emphasis a} {strong b} {emphasis+strong c} {emphasis d}"]),
    ("headings", "# A\n\n## B\n\n###### C", ["heading-1: A", "heading-2: B", "heading-6: C"]),
    ("no line makes a heading of what is above", "A\n===", ["text: A ==="]),
    ("a line that is kept", "one\\\ntwo  \nthree", ["text: one⏎two⏎three"]),
    ("escaped characters are literal", r"\*a\* \_ \[ \\ \# 1\. b", [r"text: *a* _ [ \ # 1. b"]),
    ("entities", "&amp; &eacute;&nbsp;&#8211;", ["text: & é\u00a0–"]),
    ("words that only look like markup", "2*3 snake_case ____ A/71/1** 5 < 6 a & b", None),
    ("digits at the beginning", "1.5 million\n\n2016 was", ["text: 1.5 million", "text: 2016 was"]),
    ("a link", "[words](https://x.org)", ["text: <https://x.org>[words]"]),
    ("a link with a title and brackets", '[w](https://x.org/a_(b) "t") w', ["text: <https://x.org/a_(b)>[w] w"]),
    ("a link to a letter box", "<mailto:a@b.org>", ["text: <mailto:a@b.org>[mailto:a@b.org]"]),
    ("a link with its address below", "[w][x]\n\n[x]: https://x.org", ["text: <https://x.org>[w]"]),
    ("an address in the text stays text", "https://x.org", ["text: https://x.org"]),
    ("a link in italics", "*[w](https://x.org)*", ["text: {emphasis <https://x.org>[w]}"]),
    ("a note", "A[^1] b.\n\n[^1]: Note *x*.", ["text: A^1(Note {emphasis x}.) b."]),
    ("a note of two paragraphs", "A[^n]\n\n[^n]: One.\n\n    Two.", ["text: A^1(One.¶Two.)"]),
    ("notes are numbered as called", "A[^b] c[^a]\n\n[^a]: x\n\n[^b]: y", ["text: A^1(y) c^2(x)"]),
    ("a quotation", "> One\n> two\n>\n> three", ["quotation", "  quotation: One two", "  quotation: three"]),
    ("verse", "> One\\\n> two", ["verse", "  verse: One⏎two"]),
    ("a quotation in a quotation", "> a\n>\n> > b", ["quotation", "  quotation: a", "  quotation", "    quotation: b"]),
    ("a picture", "![A map](map.png)", ["picture: A map"]),
    ("straight quotation marks", "\"a 'b'\" it's the '90s", ["text: “a ‘b’” it’s the ’90s"]),
    ("quotation marks around markup", '"*a*" **"b"**', ["text: “{emphasis a}” {strong “b”}"]),
    ("curly ones stay", "“a” ‘b’ «c»", ["text: “a” ‘b’ «c»"]),
    ("invisible characters", "\u202ea\u00ad\u200be\u0301\u00a0b", ["text: \u202ea\u00ad\u200be\u0301\u00a0b"]),
    ("a table", "| A | B |\n|:-:|--:|\n| 1 | *2* |", ["center A | right B", "center 1 | right {emphasis 2}"]),
    ("a line in a cell", "|A|B|\n|-|-|\n|x\\|y|z|", ["left A | left B", "left x|y | left z"]),
    ("a cell that is empty", "|A|B|\n|-|-|\n|x||\n|y|", ["left A | left B", "left x | left ", "left y | left "]),
]  # fmt: skip

LISTS = [
    ("numbers as written", "1. a\n1. b\n11. c", ["1. a", "1. b", "11. c"]),
    ("numbers with gaps", "3. a\n\n7. b", ["3. a", "7. b"]),
    ("numbers in brackets", "1) a\n2) b", ["1) a", "2) b"]),
    ("letters", "(a) x;\n(b) y;\n(c) z.", ["(a) x;", "(b) y;", "(c) z."]),
    ("letters after words", "We ask:\n(a) x;\n(b) y.", ["(a) x;", "(b) y."]),
    ("letters apart", "(a) x\n\n(b) y", ["(a) x", "(b) y"]),
    ("roman within letters", "(a) x:\n(i) y;\n(ii) z;\n(b) w", ["(a) x:", "  (i) y;", "  (ii) z;", "(b) w"]),
    ("digits inside roman numerals", "(a) x:\n\n(i) y:\n\n(1) z", ["(a) x:", "  (i) y:", "    (1) z"]),
    ("i after h is a letter", "(h) x\n\n(i) y\n\n(j) z", ["(h) x", "(i) y", "(j) z"]),
    ("roman alone", "(iii) x\n\n(iv) y\n\n(v) z", ["(iii) x", "(iv) y", "(v) z"]),
    ("letters within numbers", "1. a:\n\n   (a) b;\n\n   (b) c.\n\n2. d", ["1. a:", "  (a) b;", "  (b) c.", "2. d"]),
    ("an item of two paragraphs", "1. a\n\n   b\n\n2. c", ["1. a", "  text: b", "2. c"]),
    ("bullets", "- a\n  - b\n    - c\n      - d\n- e", ["• a", "  • b", "    • c", "      • d", "• e"]),
    ("an item that begins with a quotation", "1. > a", ["1. ", "  quotation", "    quotation: a"]),
    ("an item that is empty", "1.\n2. a", ["1. ", "2. a"]),
    ("letters in running text", "under paragraph 3\n(b) of the text", []),
    ("letters in running text, several", "paragraphs 3 (a) and\n(b) of the text", []),
    ("a word in brackets", "(sic) a", []),
]


@pytest.mark.parametrize(("title", "text", "blocks"), CASES)
def test_blocks(title: str, text: str, blocks: list[str] | None) -> None:
    assert outline(text) == ([f"text: {text}"] if blocks is None else blocks)
    assert problems(text) == []


@pytest.mark.parametrize(("title", "text", "labels"), LISTS)
def test_lists(title: str, text: str, labels: list[str]) -> None:
    listed = [block for block in parse_text(text)[0] if isinstance(block, Group)]
    assert [line for group in listed for line in labelled(group)] == labels
    assert problems(text) == []


def labelled(group: Group, depth: int = 0) -> list[str]:
    """The items of a list by their labels, what stands in them indented."""
    found: list[str] = []
    for item in group.blocks:
        assert isinstance(item, Group)
        for block in item.blocks:
            if isinstance(block, Group) and block.role.startswith("list"):
                found += labelled(block, depth + 1)
            elif isinstance(block, Group):
                found += [f"{'  ' * (depth + 1)}{block.role}"]
                found += [
                    f"{'  ' * (depth + 2)}{one.role}: {words(one.inlines)}"
                    for one in block.blocks
                    if isinstance(one, Paragraph)
                ]
            elif isinstance(block, Paragraph) and block.label:
                found.append(f"{'  ' * depth}{block.label} {words(block.inlines)}")
            elif isinstance(block, Paragraph):
                found.append(f"{'  ' * (depth + 1)}{block.role}: {words(block.inlines)}")
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a **b", [("unclosed-markup", "**")]),
        ("a *b", [("unclosed-markup", "*")]),
        ("a __b", [("unclosed-markup", "__")]),
        ("a _b c_d", [("unclosed-markup", "_")]),
        ("**a ** b", [("unclosed-markup", "**")]),
        ("**Note:**text and **(bold)**next.", [("unclosed-markup", "**"), ("unclosed-markup", "**")]),
        ("*Note:*text and *b", [("unclosed-markup", "*"), ("unclosed-markup", "*")]),
        ("[a](https://b c)", [("unclosed-markup", "(")]),
        ("[a](ftp://b)", [("bad-link", "[a](ftp://b)")]),
        ("[a](javascript:b)", [("unclosed-markup", "(")]),
        ("a[^1]", [("no-such-note", "[^1]")]),
        ("a\n\n[^1]: b", [("unused-note", "[^1]:")]),
        ("a[^1] b[^1]\n\n[^1]: c", [("note-twice", "[^1]")]),
        ("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c", [("note-in-note", "[^2]")]),
        ("a[^1]\n\n[^1]: b\n\n    - c", [("note-text", "- c")]),
        ("a[^1]\n\n[^1]:", [("note-text", "[^1]:")]),
        ("a[^1]: b\n\n  [^1]:", [("note-text", "[^1]:")]),
        ("a\n\n[b]: https://c.org", [("unused-link", "[b]: https://c.org")]),
        ("`a`", [("markup-not-allowed", "a")]),
        ("```\na\n```", [("markup-not-allowed", "```\na\n```")]),
        ("<b>a</b>", [("markup-not-allowed", "<b>"), ("markup-not-allowed", "</b>")]),
        ("<div>\na\n</div>", [("markup-not-allowed", "<div>\na\n</div>")]),
        ("<!-- a -->", [("markup-not-allowed", "<!-- a -->")]),
        ("a\n\n---\n\nb", [("markup-not-allowed", "---")]),
        ("a ![b](map.png)", [("markup-not-allowed", "b")]),
        ("![](map.png)", [("no-alternative-text", "![](map.png)")]),
        ("|A|B|\n|-|-|\n|1|2|3|", [("table-row", "|1|2|3|")]),
        ("a &#12; b", [("control-character", "&#12;")]),
        ("a &#xF0000; b", [("control-character", "&#xF0000;")]),
        ("> " * 14 + "a", [("too-deep", "> " * 14 + "a")]),
        ("- " * 8 + "a", [("too-deep", "- " * 8 + "a")]),
        ("[" * 6000, [("too-much", "")]),
    ],
)
def test_problems(text: str, found: list[tuple[str, str]]) -> None:
    assert problems(text) == found


TOKENS = ["word", "é", "你好", "𝄞x", "it's", '"quoted"', "*em*", "**st**", "[l](https://x.org)", "A/71/999", "(b)"]
TOKENS += ["x\\*y", "&amp;", "1.", "- a", "> q", "#", "<https://y.org>", "5%"]


@example([("#", " "), ("#", " "), ("&amp;", " ")])
@given(
    st.lists(
        st.tuples(st.sampled_from(TOKENS), st.sampled_from([" ", "\n", "\n\n", "\n> ", "\n- ", "\n  "])), max_size=12
    )
)
def test_the_place_of_every_run_holds_its_words(pieces: list[tuple[str, str]]) -> None:
    text = "".join(token + space for token, space in pieces)
    blocks, origin = parse_text(text)
    for run in runs(blocks):
        if run.place is None:
            continue
        start, end = (offset(origin.source.text, *run.place[at : at + 2]) for at in (1, 3))
        found = origin.source.text[start:end].replace("&amp;", "&").replace("\\*", "*")
        assert re.sub(r"[\s>]+", "", found) == re.sub(r"[\s>]+", "", straight(run.text))


def runs(blocks: tuple[Block, ...]) -> list[Run]:
    found: list[Run] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [inline for inline in block.inlines if isinstance(inline, Run)]
        elif isinstance(block, Group):
            found += runs(block.blocks)
        elif isinstance(block, Table):
            found += [run for row in block.rows for cell in row for run in runs(cell.blocks)]
    return found


def offset(text: str, line: int, column: int) -> int:
    return sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


@given(st.text(alphabet="ab*_[]()!`<>&#|-+=1.\\\n \"'^:~\u00a0é𝄞", max_size=80))
def test_any_text_has_blocks(text: str) -> None:
    blocks, origin = parse_text(text)
    for run in runs(blocks):
        assert run.text
    assert all(rule for rule, _ in origin.problems)


@given(st.text(alphabet="abé \n\n", max_size=60))
def test_plain_words_all_come_out(text: str) -> None:
    assert "".join("".join(run.text for run in runs(parse_text(text)[0])).split()) == "".join(text.split())
