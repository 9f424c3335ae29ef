"""Hotspots: the regions of a page for each part of the YAML, located by marked runs in the layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Place
from drafter.document.model import Block, Document, Inline, Run, inlines_of, map_inlines, map_leaves
from drafter.look.model import Look

_ROLE_PREFIX = "made-by-"
_PERCENT = 100


class Rectangle(Struct, frozen=True):
    """A rectangle on a page, in per cent of its width and height."""

    left: float
    top: float
    width: float
    height: float


class Region(Struct, frozen=True):
    """The output of one part of the YAML on one page: the number of the part, its text and its rectangles."""

    part: int
    page: int
    text: str
    rectangles: tuple[Rectangle, ...]


def places_of(document: Document, file: str) -> tuple[Place, ...]:
    """Return the places in `file` that runs of the document come from, sorted and without duplicates."""
    runs = inlines_of((*document.furniture.values(), *document.body))
    places = {run.place for run in runs if isinstance(run, Run) and run.place and run.place.file == file}
    return tuple(sorted(places))


def regions_of(document: Document, look: Look, parts: Sequence[Place]) -> tuple[Region, ...]:
    """Return the regions of the document's pages in reading order; a part is an index of `parts`."""
    from drafter.export.pdf import letter_renderer, renderer, tree

    boxes_of: dict[tuple[int, int], list[tuple[str, Rectangle]]] = {}

    def collect(layout: Any, _: Any) -> None:
        for number, page in enumerate(layout.pages):
            for part, text, rectangle in _boxes(page):
                boxes_of.setdefault((number, part), []).append((text, rectangle))

    page, places = tree(_mark_runs(document, parts), look)
    with letter_renderer(document, look) as pdf_renderer:
        renderer.render(pdf_renderer, page, places, collect)
    return tuple(Region(part, page, _text(boxes), _join(boxes)) for (page, part), boxes in boxes_of.items())


def _boxes(page: Any) -> Iterator[tuple[int, str, Rectangle]]:
    """Yield part, text and rectangle of each marked box of a page."""
    for box, matrix in _descendants(page._page_box, None):
        classes = (box.element.get("class") or "") if getattr(box, "element", None) is not None else ""
        if classes.startswith(_ROLE_PREFIX) and type(box).__name__ == "InlineBox":
            yield int(classes.removeprefix(_ROLE_PREFIX)), _box_text(box), _rectangle(box, matrix, page)


def _descendants(box: Any, matrix: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the box and the boxes inside it, each with its transformation matrix or None."""
    own = getattr(box, "transformation_matrix", None)
    matrix = own @ matrix if own and matrix else own or matrix
    yield box, matrix
    for inner in box.all_children() if hasattr(box, "all_children") else ():
        yield from _descendants(inner, matrix)


def _rectangle(box: Any, matrix: Any, page: Any) -> Rectangle:
    def transform(x: float, y: float) -> tuple[float, float]:
        return matrix.transform_point(x, y) if matrix else (x, y)

    left, top = transform(box.position_x, box.position_y)
    right, bottom = transform(box.position_x + box.margin_width(), box.position_y + box.margin_height())
    x_scale, y_scale = _PERCENT / page.width, _PERCENT / page.height
    return Rectangle(
        round(min(left, right) * x_scale, 2),
        round(min(top, bottom) * y_scale, 2),
        round(abs(right - left) * x_scale, 2),
        round(abs(bottom - top) * y_scale, 2),
    )


def _box_text(box: Any) -> str:
    return "".join(inner.text for inner in box.descendants() if hasattr(inner, "text"))


def _text(boxes: Sequence[tuple[str, Rectangle]]) -> str:
    return " ".join(" ".join(text for text, _ in boxes).split())


def _join(boxes: Sequence[tuple[str, Rectangle]]) -> tuple[Rectangle, ...]:
    """Return the rectangles; those that touch on a line are joined."""
    joined: list[Rectangle] = []
    for _, box in boxes:
        last = joined[-1] if joined else None
        if last and last.top == box.top and abs(last.left + last.width - box.left) < 1:
            joined[-1] = replace(last, width=round(box.left + box.width - last.left, 2))
        elif box.width > 0:
            joined.append(box)
    return tuple(joined)


def _mark_runs(document: Document, parts: Sequence[Place]) -> Document:
    """Give each run a role that names its part, so that WeasyPrint lays it out as a separate element."""
    numbers = {place: number for number, place in enumerate(parts)}

    def mark(inline: Inline) -> tuple[Inline, ...]:
        if not isinstance(inline, Run) or inline.place not in numbers:
            return (inline,)
        return (replace(inline, roles=inline.roles | {f"{_ROLE_PREFIX}{numbers[inline.place]}"}),)

    def mark_block(block: Block) -> Any:
        return map_leaves(block, lambda leaf: map_inlines(leaf, mark))

    furniture = {role: mark_block(group) for role, group in document.furniture.items()}
    return replace(document, body=tuple(map(mark_block, document.body)), furniture=furniture)
