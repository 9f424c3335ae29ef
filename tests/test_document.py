"""The tree: walking over it, rebuilding it, and cutting a run."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from msgspec.structs import replace

import drafter
from drafter.diagnostics import Place
from drafter.document.model import (
    Break,
    Cell,
    Group,
    NoteMark,
    Paragraph,
    Picture,
    Run,
    Table,
    inlines_of,
    map_inlines,
    map_leaves,
    walk,
)

PACKAGE = Path(drafter.__file__).parent


def paragraph(*texts: str) -> Paragraph:
    return Paragraph("text", tuple(Run(text) for text in texts))


NOTE = NoteMark("1", (paragraph("g", "h"),))
TREE = Group(
    "annex",
    (
        paragraph("a", "b"),
        Group("list", (Group("item", (paragraph("c"),)),)),
        Table("table", ((Cell((paragraph("d"), paragraph("e"))), Cell((paragraph("f"),))),)),
        Picture("picture", b""),
        Paragraph("text", (Run("i"), NOTE, Break(), Run("j"))),
    ),
)


def words(block: Group) -> str:
    return "".join(inline.text for inline in inlines_of([block]) if isinstance(inline, Run))


def test_inlines_are_in_reading_order_those_of_a_note_after_its_mark() -> None:
    assert words(TREE) == "abcdefighj"
    assert [type(one).__name__ for one in inlines_of([TREE.blocks[-1]])] == [
        "Run",
        "NoteMark",
        "Run",
        "Run",
        "Break",
        "Run",
    ]


def test_a_tree_rebuilt_from_its_leaves_is_the_same() -> None:
    seen = []
    assert map_leaves(TREE, lambda leaf: seen.append(leaf) or leaf) == TREE  # type: ignore[func-returns-value]
    assert seen == [block for block in walk(TREE) if isinstance(block, Paragraph | Picture)]


def test_every_inline_is_changed_in_notes_and_cells_as_well() -> None:
    def doubled(inline: object) -> list[Run]:
        return [replace(inline, text=inline.text.upper())] * 2 if isinstance(inline, Run) else []

    changed = map_leaves(TREE, lambda leaf: map_inlines(leaf, doubled))
    assert isinstance(changed, Group)
    assert words(changed) == "AABBCCDDEEFFIIGGHHJJ"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("f", 3, 10, 3, 15), Place("f", 3, 11, 3, 13)),
        (Place("f", 3, 10, 3, 16), Place("f", 3, 10, 3, 16)),
        (Place("f", 3, 10, 4, 15), Place("f", 3, 10, 4, 15)),
        (None, None),
    ],
    ids=["its characters", "escaped in the file", "over two lines", "without a place"],
)
def test_a_part_of_a_run_keeps_all_but_its_text_and_place(place: Place | None, expected: Place | None) -> None:
    run = Run("abcde", frozenset({"emphasis"}), "https://example.org/", place, (1,))
    assert run.part(1, 3) == replace(run, text="bc", place=expected)
    assert run.part(0, 5) == run


def test_no_other_module_rebuilds_the_tree_by_hand() -> None:
    """A call `replace(..., blocks=...)` or `rows=...` outside the document module walks the tree once more."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            named = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "replace"
            if named and {"blocks", "inlines"} & {keyword.arg for keyword in node.keywords}:
                found.append(path.relative_to(PACKAGE).as_posix())
    assert set(found) == {
        "document/model.py",
        "comments/attach_findings.py",  # splits the runs of single paragraphs
        "diff/mark_document.py",  # joins two trees into one
        "word/read.py",  # reads the notes of a Word file, which are no tree
    }
