"""The columns of a table: in proportion to their texts, but wide enough for their words where there is room."""

from __future__ import annotations

import pytest

from drafter.document.model import Cell, Paragraph, Run, Table

TOTAL = 9840


def table(*rows: tuple[str, ...]) -> Table:
    cells = (tuple(Cell((Paragraph("table-text", (Run(text),)),)) for text in row) for row in rows)
    return Table("table", tuple(cells))


LONG = "Valletta and the villages around the harbour"
CASES = [
    ("in proportion", (("A" * 10, "b" * 30),), (2460, 7380)),
    ("one column", (("x",),), (9840,)),
    ("no column", (), ()),
    ("a short word beside long texts", (("Room", *[LONG] * 6),), None),
    ("a long word beside long texts", (("Responsibilities", *[LONG] * 5),), None),
    ("two short words", (("Room", "Night", *[LONG] * 8),), None),
]


@pytest.mark.parametrize(("name", "rows", "expected"), CASES, ids=[case[0] for case in CASES])
def test_columns_fill_the_width_and_have_room_for_their_words(
    name: str, rows: tuple[tuple[str, ...], ...], expected: tuple[int, ...] | None
) -> None:
    widths = table(*rows).widths(TOTAL)
    assert sum(widths) == (TOTAL if rows else 0)
    if expected is not None:
        assert widths == expected
    for texts, width in zip(zip(*rows, strict=True), widths, strict=True):
        # A character of the table's text is 4.5 points wide on average, 90 twips.
        assert width >= 90 * max(len(word) for text in texts for word in text.split())


def test_words_without_room_share_the_width_in_proportion() -> None:
    row = tuple("Responsibilities" for _ in range(14))
    assert set(table(row).widths(TOTAL)) == {TOTAL // 14, TOTAL // 14 + 1}
