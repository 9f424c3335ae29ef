"""Which part of the YAML makes which region of a page: the boxes of the typesetter, found again by marked runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Place
from drafter.document.model import Block, Document, Inline, Run, inlines_of, rebuilt, with_inlines
from drafter.look.model import Look

_MARK = "made-by-"
_PERCENT = 100


class Rectangle(Struct, frozen=True):
    """A part of a page, in per cent of its width and height."""

    left: float
    top: float
    width: float
    height: float


class Region(Struct, frozen=True):
    """What one part of the YAML makes on one page: the number of the part, its words and where they stand."""

    part: int
    page: int
    text: str
    rectangles: tuple[Rectangle, ...]


def places_of(document: Document, file: str) -> tuple[Place, ...]:
    """The places in `file` that runs of the document come from, each once, in order."""
    runs = inlines_of((*document.furniture.values(), *document.body))
    found = {run.place for run in runs if isinstance(run, Run) and run.place and run.place.file == file}
    return tuple(sorted(found))


def regions_of(document: Document, look: Look, parts: Sequence[Place]) -> tuple[Region, ...]:
    """The regions of the document's pages, in reading order; a part is the index of its place in `parts`."""
    from drafter.export import fonts
    from drafter.export.pdf import renderer, tree

    found: dict[tuple[int, int], list[tuple[str, Rectangle]]] = {}

    def collect(laid_out: Any, _: Any) -> None:
        for page, sheet in enumerate(laid_out.pages):
            for part, text, rectangle in _boxes(sheet):
                found.setdefault((page, part), []).append((text, rectangle))

    renderer.render(renderer.renderer_for(look, fonts.find_fonts()), tree(_marked(document, parts), look), collect)
    return tuple(Region(part, page, _text(boxes), _joined(boxes)) for (page, part), boxes in found.items())


def _boxes(sheet: Any) -> Iterator[tuple[int, str, Rectangle]]:
    """The marked boxes of a page: part, words, rectangle."""
    for box, matrix in _inside(sheet._page_box, None):
        names = (box.element.get("class") or "") if getattr(box, "element", None) is not None else ""
        if names.startswith(_MARK) and type(box).__name__ == "InlineBox":
            yield int(names.removeprefix(_MARK)), _words(box), _rectangle(box, matrix, sheet)


def _inside(box: Any, matrix: Any) -> Iterator[tuple[Any, Any]]:
    """The boxes inside a box, each with the transformation that it is drawn by, None for none."""
    own = getattr(box, "transformation_matrix", None)
    matrix = own @ matrix if own and matrix else own or matrix
    yield box, matrix
    for inner in box.all_children() if hasattr(box, "all_children") else ():
        yield from _inside(inner, matrix)


def _rectangle(box: Any, matrix: Any, sheet: Any) -> Rectangle:
    def drawn(x: float, y: float) -> tuple[float, float]:
        return matrix.transform_point(x, y) if matrix else (x, y)

    left, top = drawn(box.position_x, box.position_y)
    right, bottom = drawn(box.position_x + box.margin_width(), box.position_y + box.margin_height())
    across, down = _PERCENT / sheet.width, _PERCENT / sheet.height
    return Rectangle(
        round(min(left, right) * across, 2),
        round(min(top, bottom) * down, 2),
        round(abs(right - left) * across, 2),
        round(abs(bottom - top) * down, 2),
    )


def _words(box: Any) -> str:
    return "".join(inner.text for inner in box.descendants() if hasattr(inner, "text"))


def _text(boxes: Sequence[tuple[str, Rectangle]]) -> str:
    return " ".join(" ".join(text for text, _ in boxes).split())


def _joined(boxes: Sequence[tuple[str, Rectangle]]) -> tuple[Rectangle, ...]:
    """The rectangles, those that touch on one line as one."""
    joined: list[Rectangle] = []
    for _, one in boxes:
        last = joined[-1] if joined else None
        if last and last.top == one.top and abs(last.left + last.width - one.left) < 1:
            joined[-1] = replace(last, width=round(one.left + one.width - last.left, 2))
        elif one.width > 0:
            joined.append(one)
    return tuple(joined)


def _marked(document: Document, parts: Sequence[Place]) -> Document:
    """The document, each run with a role that names its part; the typesetter makes it an element of its own."""
    numbers = {place: number for number, place in enumerate(parts)}

    def marked(inline: Inline) -> tuple[Inline, ...]:
        if not isinstance(inline, Run) or inline.place not in numbers:
            return (inline,)
        return (replace(inline, roles=inline.roles | {f"{_MARK}{numbers[inline.place]}"}),)

    def in_block(block: Block) -> Any:
        return rebuilt(block, lambda leaf: with_inlines(leaf, marked))

    furniture = {role: in_block(group) for role, group in document.furniture.items()}
    return replace(document, body=tuple(map(in_block, document.body)), furniture=furniture)
