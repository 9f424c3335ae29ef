"""Errors as a terminal shows them: the line, and a caret under exactly the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.cli.formats.text import format_finding, snippet, visible
from drafter.diagnostics import Finding, Place, Severity


def shown(line: str, word: str, columns: int | None = None) -> list[str]:
    start = line.index(word)
    return snippet(line, Place("letter.yaml", 7, start + 1, 7, start + len(word) + 1), str, columns)


@pytest.mark.parametrize(
    ("title", "line", "word", "lines"),
    [
        ("a word", "a: some words", "some", ["  7 | a: some words", "    |    ^^^^"]),
        ("after wide signs", "a: 你好 words", "words", ["  7 | a: 你好 words", "    |         ^^^^^"]),
        ("wide signs", "a: 你好", "你好", ["  7 | a: 你好", "    |    ^^^^"]),
        ("after full-width signs", "ａ: x", "x", ["  7 | ａ: x", "    |     ^"]),
        ("after combining signs", "a: e\u0301e\u0301 x", "x", ["  7 | a: e\u0301e\u0301 x", "    |       ^"]),
        ("after a sign beyond the basic plane", "a: 𝄞 x", "x", ["  7 | a: 𝄞 x", "    |      ^"]),
        ("after a tab", "a:\tx", "x", ["  7 | a: x", "    |    ^"]),
        ("after a change of direction", "a: \u202ex", "x", ["  7 | a: \\u202ex", "    |          ^"]),
        ("after an escape of terminals", "a: \x1b[31mx", "x", ["  7 | a: \\x1b[31mx", "    |            ^"]),
        ("after a space that holds", "a:\u00a0x", "x", ["  7 | a:\u00a0x", "    |    ^"]),
        ("after a soft hyphen", "a:\u00adx", "x", ["  7 | a:\\xadx", "    |       ^"]),
    ],
)
def test_the_caret_stands_under_the_words(title: str, line: str, word: str, lines: list[str]) -> None:
    assert shown(line, word) == lines


@pytest.mark.parametrize(
    ("title", "place", "caret"),
    [
        ("over several lines", (7, 4, 9, 2), "   ^^^^"),
        ("without a width", (7, 4, 7, 4), "   ^"),
        ("beyond the end", (7, 8, 7, 9), "       ^"),
        ("far beyond the end", (7, 80, 7, 90), "       ^"),
    ],
)
def test_places_that_are_no_words(title: str, place: tuple[int, int, int, int], caret: str) -> None:
    assert snippet("a: some", Place("f", *place), str)[1].removeprefix("    | ") == caret


def test_a_long_line_is_cut_on_a_terminal_alone() -> None:
    line = "a: " + "some words " * 40 + "here " + "more words " * 40
    assert shown(line, "here")[0] == f"  7 | {line}"
    text, caret = shown(line, "here", 80)
    assert len(text) <= 80
    assert text.startswith("  7 | … ")
    assert text.endswith(" …")
    assert text[caret.index("^") :].startswith("here")


@given(st.text(alphabet="ab 你e\u0301\t\u202e𝄞", max_size=60), st.integers(20, 60))
def test_the_caret_finds_its_word_in_any_line(text: str, columns: int) -> None:
    for room in (None, columns):
        line, caret = shown(text + "X" + text, "X", room)
        assert caret.count("^") == 1
        before = line[: line.index("X")]
        assert sum(width(sign) for sign in before) == caret.index("^")


def width(sign: str) -> int:
    return {"你": 2, "\u0301": 0}.get(sign, 1)


@given(st.text(max_size=30))
def test_nothing_that_is_shown_moves_the_cursor(text: str) -> None:
    assert not {sign for sign in visible(text) if ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 or sign in "\u202e\u2066"}


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding("x", "No.", Place("l.yaml", 2, 3, 2, 4)), "l.yaml:2:3: error[x] No."),
        (Finding("x", "No.", None, Severity.WARNING), "drafter: warning[x] No."),
        (Finding("x", "No.", Place("--set date", 1, 1, 1, 1)), "--set date: error[x] No."),
        (Finding("x", "No \x1b[2J.", Place("\x1bl", 1, 1, 1, 1)), "\\x1bl:1:1: error[x] No \\x1b[2J."),
        (Finding("x", "No.", None, Severity.NOTE, "A rule"), "drafter: note[x] No.\n    (A rule)"),
    ],
)
def test_a_finding_in_words(finding: Finding, line: str) -> None:
    assert format_finding(finding) == line
    assert format_finding(finding, colour=True) != line
