"""Limits of a text: what is exactly as much as a limit allows is accepted, and one more is not."""

from __future__ import annotations

import pytest
from support.outline import parse_text, problems

from drafter import limits
from drafter.limits import MAX_TABLE_COLUMNS
from drafter.markup.checks import check_limits

PARAGRAPH = "x" * 9_998 + "\n\n"
ROW = "|" * limits.MAX_ROW_CELLS + "\n"


@pytest.mark.parametrize(
    ("title", "most", "text"),
    [
        ("characters of a text", limits.MAX_TEXT_CHARACTERS, lambda count: (PARAGRAPH * 101)[:count]),
        ("square brackets", limits.MAX_BRACKETS, lambda count: "[" * count),
        ("marks of emphasis", limits.MAX_EMPHASIS_MARKS, lambda count: "*_" * (count // 2) + "*" * (count % 2)),
        ("lines of spaces", limits.MAX_PARAGRAPHS, lambda count: "\n " * count + "\n"),
        ("paragraphs", limits.MAX_PARAGRAPHS, lambda count: "\n\n" * count),
        ("characters of a paragraph", limits.MAX_PARAGRAPH_CHARACTERS, lambda count: "x" * count),
        ("characters of a second paragraph", limits.MAX_PARAGRAPH_CHARACTERS, lambda count: "a\n\n" + "x" * count),
        ("cells of a row", limits.MAX_ROW_CELLS, lambda count: "a | b\n" + "|" * count),
        ("cells of a row among others", limits.MAX_ROW_CELLS, lambda count: f"{ROW}{'|' * count}\n{ROW}"),
    ],
)
def test_a_text_at_its_limit(title: str, most: int, text: object) -> None:
    assert callable(text)
    found = {count: check_limits(text(count)) is not None for count in (most - 1, most, most + 1)}
    assert found == {most - 1: False, most: False, most + 1: True}, title


@pytest.mark.parametrize(("more", "refused"), [(-1, False), (0, False), (1, True)])
def test_cells_of_all_tables(more: int, refused: bool) -> None:
    rows = limits.MAX_TABLE_CELLS // limits.MAX_ROW_CELLS - 1
    text = ROW * rows + "|" * (limits.MAX_ROW_CELLS - 1) + "\n" + "|" * (1 + more)
    assert text.count("|") == limits.MAX_TABLE_CELLS + more
    assert (check_limits(text) is not None) == refused


def test_the_row_that_is_too_much_is_where_the_problem_is() -> None:
    rows = ROW * (limits.MAX_TABLE_CELLS // limits.MAX_ROW_CELLS)
    found = check_limits(f"{rows}| one more\nand after")
    assert found
    assert (found.first, found.last) == (len(rows), len(rows))
    assert f"{limits.MAX_TABLE_CELLS:,}" in found.message


@pytest.mark.parametrize(
    ("count", "refused"), [(MAX_TABLE_COLUMNS - 1, []), (MAX_TABLE_COLUMNS, []), (MAX_TABLE_COLUMNS + 1, ["table-row"])]
)
def test_columns_of_a_table(count: int, refused: list[str]) -> None:
    text = "|".join(["a"] * count) + "\n" + "|".join(["-"] * count) + "\n"
    assert [rule for rule, _ in problems(text)][:1] == refused


@pytest.mark.parametrize("levels", [-1, 0, 1])
@pytest.mark.parametrize("marks", [["> "], ["- "], ["1. "], ["> ", "- "], ["- ", "> "]])
def test_lists_in_quotations(levels: int, marks: list[str]) -> None:
    depth = limits.MAX_NESTED_LISTS + levels
    start = "".join(marks * depth)[: sum(map(len, (marks * depth)[:depth]))]
    assert [rule for rule, _ in problems(f"{start}a")] == ["too-deep"] * (levels > 0)


@pytest.mark.parametrize(("levels", "refused"), [(-1, []), (0, []), (1, ["too-much"])])
def test_emphasis_in_emphasis(levels: int, refused: list[str]) -> None:
    depth = limits.MAX_NESTED_EMPHASIS + levels
    text = "".join("*_"[level % 2] + "a " for level in range(depth))
    text += "b" + "".join(" c" + "*_"[level % 2] for level in reversed(range(depth)))
    _, origin = parse_text(text)
    assert [rule for rule, _ in origin.problems] == refused
