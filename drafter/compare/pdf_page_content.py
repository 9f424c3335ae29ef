"""The contents of a PDF page: text, images and lines, each with its position and a hash of its appearance."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from drafter.limits import MAX_VERIFY_PAGE_OBJECTS

_SCALE = 2.0
_UTF16_BYTES = 2
_MARK_TEXTS = (b"ActualText", b"Alt", b"E", b"Lang")
# Clip paths of letters are rectangles; each object of a page may have one.
_COMPARED_CLIP_SEGMENTS = 100
_INVISIBLE = 3  # text render mode
_LINE_POINTS = 3
# Text is covered if a drawing, or another text, overlaps it by more than these points in both directions.
_OVERLAP, _TEXT_OVERLAP = 0.3, 1.0


class Box(NamedTuple):
    """The left, bottom, right and top of an object on its page, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: Box) -> float:
        """Return the width or height of the common area, whichever is smaller; negative without one."""
        width = min(self.right, other.right) - max(self.left, other.left)
        return min(width, min(self.top, other.top) - max(self.bottom, other.bottom))

    @property
    def is_wide(self) -> bool:
        """True for an object that is not a line: larger than a few points in both directions."""
        return min(self.right - self.left, self.top - self.bottom) > _LINE_POINTS

    def contains(self, other: Box) -> bool:
        """True if the other box is inside this one, within a point."""
        inner = self.left - 1 <= other.left and other.right <= self.right + 1
        return inner and self.bottom - 1 <= other.bottom and other.top <= self.top + 1


class Drawn(Struct, frozen=True):
    """An object of a page: text, image or path; anything else is a `problem` for the comparison."""

    kind: str
    text: str
    look: str
    x: float
    y: float
    box: Box
    content_id: int
    problem: str = ""

    @property
    def is_plain(self) -> bool:
        """True for text that nothing hides."""
        return self.kind == "text" and not self.problem


def draw(document: Any, page: Any) -> Iterator[Drawn]:
    """Yield the objects of a page in the order of drawing; those that reach out of it are not drawn."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    readers = {
        pdfium.FPDF_PAGEOBJ_TEXT: lambda item: _text(document, page, text_page, item),
        pdfium.FPDF_PAGEOBJ_IMAGE: lambda item: _image(document, page, item),
        pdfium.FPDF_PAGEOBJ_PATH: _path,
    }
    area = Box(*page.get_bbox())
    for item in page.get_objects(max_depth=1):
        read = readers.get(item.type)
        if read is None:
            yield _drawn("other", item, problem="it contains a shading or an embedded page")
        elif item.type != pdfium.FPDF_PAGEOBJ_PATH and not area.contains(Box(*item.get_bounds())):
            yield _drawn("other", item, problem="it contains text or an image outside the page")
        else:
            yield read(item)


def drawn_points(page: Any) -> float:
    """Return the area of all objects inside the page together, in square points."""
    area = Box(*page.get_bbox())
    boxes = (Box(*item.get_bounds()) for item in page.get_objects(max_depth=1))
    return sum((box.right - box.left) * (box.top - box.bottom) for box in boxes if area.contains(box))


def drawing_hash(page: Any) -> str:
    """Return the hash of the pixels of a page without its texts and images, which are removed from it."""
    import pypdfium2.raw as pdfium

    for item in list(page.get_objects(max_depth=1)):
        if item.type != pdfium.FPDF_PAGEOBJ_PATH:
            page.remove_obj(item)
    bitmap = page.render(may_draw_forms=False, draw_annots=False)
    return _hash(bitmap.buffer)


def covered(objects: Sequence[Drawn]) -> bool:
    """True if a drawing or another text is over or under a text, which may then be unreadable."""
    boxes = sorted(((item.box, item.kind == "text") for item in objects), key=lambda pair: pair[0].bottom)
    for at, (box, is_text) in enumerate(boxes):
        for other, other_is_text in boxes[at + 1 :]:
            if other.bottom >= box.top:
                break
            limit = _TEXT_OVERLAP if is_text and other_is_text else _OVERLAP
            if (is_text or other_is_text) and box.overlap(other) > limit:
                return True
    return False


def _text(document: Any, page: Any, text_page: Any, item: Any) -> Drawn:
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(max(length, _UTF16_BYTES))
    pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    text = buffer.raw.decode("utf-16-le", "replace").rstrip("\0").replace("\x02", "-")
    hidden = pdfium.FPDFTextObj_GetTextRenderMode(item.raw) >= _INVISIBLE or _clip(item) is not None
    problem = "it contains hidden or clipped text" if hidden or _is_in_layer(item) else ""
    drawn = _drawn("text", item, text, problem)
    bitmap = pdfium.FPDFTextObj_GetRenderedBitmap(document.raw, page.raw, _at_origin(item), _SCALE)
    return _with_bitmap(drawn, bitmap)


def _image(document: Any, page: Any, item: Any) -> Drawn:
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFImageObj_GetImageDataRaw(item.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFImageObj_GetImageDataRaw(item.raw, buffer, length)
    problem = "it contains an image in a layer" if _is_in_layer(item) else ""
    drawn = _drawn("image", item, problem=problem, look=_hash(buffer.raw))
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document.raw, page.raw, _at_origin(item))
    return _with_bitmap(drawn, bitmap)


def _path(item: Any) -> Drawn:
    """Return a path; its look is its shape, its colours and the weight of its line."""
    import pypdfium2.raw as pdfium

    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
    pdfium.FPDFPageObj_GetStrokeWidth(item.raw, width)
    colours = [_colour(read, item) for read in (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_GetStrokeColor)]
    count = pdfium.FPDFPath_CountSegments(item.raw)
    if count > MAX_VERIFY_PAGE_OBJECTS:
        raise ValueError("too much")
    points = [_point(pdfium.FPDFPath_GetPathSegment(item.raw, at)) for at in range(count)]
    left, bottom = (min(values, default=0.0) for values in ([x for x, _ in points], [y for _, y in points]))
    shape = [(round(x - left, 1), round(y - bottom, 1)) for x, y in points]
    problem = "it contains a drawing in a layer" if _is_in_layer(item) else ""
    return _drawn("path", item, problem=problem, look=f"{fill.value}{stroke.value}{width.value:.1f}{colours}{shape}")


def _drawn(kind: str, item: Any, text: str = "", problem: str = "", look: str = "") -> Drawn:
    import pypdfium2.raw as pdfium

    box, clip = Box(*item.get_bounds()), _clip(item)
    if clip is not None and kind == "path":
        box = Box(
            max(box.left, clip.left), max(box.bottom, clip.bottom), min(box.right, clip.right), min(box.top, clip.top)
        )
    if pdfium.FPDFPageObj_HasTransparency(item.raw):
        problem = problem or "it contains something transparent"
    matrix = item.get_matrix()
    x, y = (matrix.e, matrix.f) if kind == "text" else (box.left, box.bottom)
    size = f"{box.right - box.left:.0f} {box.top - box.bottom:.0f}" if kind != "text" else ""
    shape = f"{kind} {_mark_texts(item)}{size} {matrix.a:.2f} {matrix.b:.2f} {matrix.c:.2f} {matrix.d:.2f} {look}"
    return Drawn(kind, text, shape, x, y, box, pdfium.FPDFPageObj_GetMarkedContentID(item.raw), problem)


def _with_bitmap(drawn: Drawn, bitmap: Any) -> Drawn:
    """Return the object with the hash of its pixels in its look, and free the bitmap."""
    import pypdfium2.raw as pdfium

    pixels = b""
    if bitmap:
        length = pdfium.FPDFBitmap_GetStride(bitmap) * pdfium.FPDFBitmap_GetHeight(bitmap)
        pixels = bytes((ctypes.c_ubyte * length).from_address(pdfium.FPDFBitmap_GetBuffer(bitmap)))
        pdfium.FPDFBitmap_Destroy(bitmap)
    if not any(pixels) and not (drawn.kind == "text" and drawn.text.isspace()):
        return replace(drawn, problem=drawn.problem or "it contains text or an image that cannot be drawn")
    return replace(drawn, look=f"{drawn.look} {_hash(pixels)}")


def _at_origin(item: Any) -> Any:
    """Move an object to the origin, so that its pixels do not depend on its place; return its handle."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item.raw, matrix)
    matrix.e = matrix.f = 0
    pdfium.FPDFPageObj_SetMatrix(item.raw, matrix)
    return item.raw


def _clip(item: Any) -> Box | None:
    """Return the box around the clip path of an object; None without one."""
    import pypdfium2.raw as pdfium

    clip = pdfium.FPDFPageObj_GetClipPath(item.raw)
    paths = range(max(pdfium.FPDFClipPath_CountPaths(clip), 0))
    counts = [max(pdfium.FPDFClipPath_CountPathSegments(clip, path), 0) for path in paths]
    if sum(counts) > _COMPARED_CLIP_SEGMENTS:
        raise ValueError("too much")
    places = ((path, at) for path, count in zip(paths, counts, strict=True) for at in range(count))
    segments = (pdfium.FPDFClipPath_GetPathSegment(clip, path, at) for path, at in places)
    points = [_point(segment) for segment in segments]
    if not points:
        return None
    across, up = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(up), max(across), max(up))


def _point(segment: Any) -> tuple[float, float]:
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _colour(read: Any, item: Any) -> tuple[int, ...]:
    parts = [ctypes.c_uint() for _ in range(4)]
    read(item.raw, *parts)
    return tuple(part.value for part in parts)


def _is_in_layer(item: Any) -> bool:
    """True if an object belongs to a layer that a reader can switch off."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPageObj_CountMarks(item.raw)
    return any(_mark_name(pdfium.FPDFPageObj_GetMark(item.raw, at)) == "OC" for at in range(count))


def _mark_texts(item: Any) -> str:
    """Return the texts of the marks of an object, which a screen reader may say instead of it."""
    import pypdfium2.raw as pdfium

    marks = [pdfium.FPDFPageObj_GetMark(item.raw, at) for at in range(pdfium.FPDFPageObj_CountMarks(item.raw))]
    return "".join(
        f"{_mark_name(mark)} {key.decode()} {_mark_text(mark, key)!r} "
        for mark in marks
        for key in _MARK_TEXTS
        if _mark_text(mark, key)
    )


def _mark_text(mark: Any, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    length = ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamStringValue(mark, key, None, 0, length):
        return ""
    buffer = (ctypes.c_ushort * (length.value // _UTF16_BYTES))()
    pdfium.FPDFPageObjMark_GetParamStringValue(mark, key, buffer, ctypes.sizeof(buffer), length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _mark_name(mark: Any) -> str:
    import pypdfium2.raw as pdfium

    buffer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _hash(data: Any) -> str:
    return hashlib.sha256(data).hexdigest()
