"""CSS of the look's paragraph styles, for the pages of the PDF and for the screen.

A style can scale its characters horizontally. For the PDF, a paragraph is laid out with its horizontal lengths divided
by the scale, and then stretched by it. Lines break where scaled characters would break them, without a scaled font.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from drafter.export.css import lengths, tabs
from drafter.export.css.lengths import TIMES, TWIPS_PER_POINT, Declarations, Face, Faces, number, points, rule, twips
from drafter.look.model import Look, Style

# Levels of labels by role: 1., (a), (i) and two more in the text, only the mark in notes.
LEVELS = {"text": 5, "unindented": 5, "note": 1, "page-note": 1}

# Paragraphs of a picture, which is not stretched.
UNSCALED = frozenset({"picture", "emblem"})
_NOT_PARAGRAPHS = frozenset({"table"})

_HUNDREDTHS_OF_MM_PER_TWIP = 25.4 * 100 / 72 / TWIPS_PER_POINT
_NARROWER = {104: 0.44}  # twips by which LibreOffice sets each character at this scale narrower, measured

_ALIGN = {"left": "start", "both": "justify", "right": "end", "center": "center"}


def rules(look: Look, faces: Faces, *, exact: bool) -> Iterator[str]:
    """Yield the CSS of all paragraph roles; `exact` applies character scales and Word's baselines."""
    roles_of_style: dict[tuple[str, bool], list[str]] = {}
    paragraph_roles = [role for role in look.roles if role not in _NOT_PARAGRAPHS]
    for role in paragraph_roles:
        roles_of_style.setdefault((look.roles[role].style, exact and role not in UNSCALED), []).append(role)
    for (style_id, scaled), roles in roles_of_style.items():
        yield rule(",".join(f".{role}" for role in roles), _declarations(look, style_id, scaled, faces))
    for role in paragraph_roles:
        yield from _empty_lines(look, role)
        yield from _first_lines(look, role, _scale(look.of(role), exact))


def run_rules(look: Look, selectors: dict[str, str], faces: Faces) -> Iterator[str]:
    """Yield the CSS of the roles of runs, by their selectors."""
    for role, style_id in look.runs.items():
        yield rule(selectors[role], _run_declarations(look.resolved(style_id), faces))
    if look.right_to_left:
        yield from _isolated_rules(look)


def _run_declarations(style: Style, faces: Faces) -> dict[str, str]:
    """Return the attributes that a character style sets; the paragraph determines the others."""
    declarations = {
        "font-family": _face(style, faces).family,
        "font-size": points(style.size) if style.size else "",
        "font-weight": _weight(style.bold),
        "font-style": _slant(style.italic),
        "color": _color(style),
        "text-decoration": {"none": "none", "single": "underline"}.get(style.underline or "", ""),
    }
    if style.vertical:
        raised = {"superscript": ".57em", "subscript": "-.14em"}[style.vertical]
        # LibreOffice sets superscripts at 58 per cent. Without a line height, they do not push lines apart.
        declarations |= {"font-size": "58%", "vertical-align": raised, "line-height": "0"}
    return declarations


def _isolated_rules(look: Look) -> Iterator[str]:
    """Yield the rules of phrases and paragraphs from left to right, in a look from right to left."""
    yield rule("[dir=ltr]", {"direction": "ltr"})
    size = 100 / look.complex_text.size if look.complex_text else 1
    # Without a line height, the font of Latin phrases does not push lines apart.
    yield rule("bdi", {"font-size": f"{number(size * 100)}%", "line-height": "0", "font-kerning": "auto"})


def _scale(style: Style, exact: bool) -> float:
    return (style.scale or 100) / 100 if exact else 1.0


def _declarations(look: Look, style_id: str, exact: bool, faces: Faces) -> dict[str, str]:
    style = look.printed(look.resolved(style_id))
    if look.east_asian and exact and style.align == "both":
        # The exporter widens the lines between ideographs, which WeasyPrint does not do.
        style = replace(style, align="left")
    if style.rule_above:
        return _short_rule(style.mirror_image if look.right_to_left else style)
    scale, face = _scale(style, exact), _face_in(look, style, faces)
    return {
        "font-family": face.family,
        **_font(style, scale, exact),
        **_unkerned(look, style),
        **_line_height(style, face),
        "margin": f"{twips(style.before or 0)} 0 {twips(style.after or 0)}",
        "padding-inline": f"{twips((style.left or 0) / scale)} {twips((style.right or 0) / scale)}",
        "text-align": _ALIGN[style.align or "left"],
        **_breaks(style),
        **(_stretch(style, scale, face) if exact else {}),
    }


def _font(style: Style, scale: float, exact: bool) -> dict[str, str]:
    size, tracking = style.size or 0, style.tracking or 0
    return {
        "font-size": points(size),
        "font-weight": _weight(bool(style.bold)),
        "font-style": _slant(bool(style.italic)),
        # Scaling a character does not scale its letter-spacing.
        "letter-spacing": twips(_libreoffice_tracking(style) / scale if exact else tracking),
        "font-kerning": "auto" if style.kern and size >= style.kern else "none",
        "color": _color(style),
        "text-decoration": "underline" if style.underline == "single" else "",
    }


def _unkerned(look: Look, style: Style) -> dict[str, str]:
    """Return the declaration that turns the kerning of a complex script off.

    Amiri kerns across spaces, where WeasyPrint loses the kerning if it widens them: lines would miss the margin.
    """
    return {"font-kerning": "none"} if look.complex_text and not look.is_turned(style) else {}


def _face(style: Style, faces: Faces) -> Face:
    return faces.get(style.east_asian or "") or faces.get(style.font or "", TIMES)


def _face_in(look: Look, style: Style, faces: Faces) -> Face:
    """Return the font of a style: that of the complex script of the look, unless the style is turned."""
    if look.complex_text is None or look.is_turned(style):
        return _face(style, faces)
    return Face("", look.complex_text.ascent / 1000, look.complex_text.descent / 1000, 0.0)


def _line_height(style: Style, face: Face) -> dict[str, str]:
    """Return the height of a line; an empty paragraph is one line high."""
    if style.line_rule == "auto":
        height = number((face.ascent + face.descent + face.gap) * (style.line or 240) / 240)
        return {"line-height": height, "min-height": f"{height}em"}
    return {"line-height": twips(style.line or 240), "min-height": twips(style.line or 240)}


def _breaks(style: Style) -> dict[str, str]:
    return {
        # As in Word, the space above is omitted at the top of a page.
        "margin-break": "discard",
        "break-before": "page" if style.page_break_before else "",
        "break-after": "avoid" if style.keep_next else "",
        "break-inside": "avoid" if style.keep_lines else "",
    }


def _stretch(style: Style, scale: float, face: Face) -> dict[str, str]:
    return {
        "box-sizing": "border-box",
        "width": f"{number(100 / scale)}%",
        "transform-origin": "0 0",
        "transform": f"translateY({points(_baseline_shift(style, face))}) scaleX({number(scale)})",
    }


def _libreoffice_tracking(style: Style) -> float:
    """Return the letter-spacing in twips as LibreOffice sets it.

    Lines then end where they do in the Word file. LibreOffice stores letter-spacing in hundredths of a millimetre,
    and sets characters of some scales too narrow.
    """
    hundredths = round((style.tracking or 0) * _HUNDREDTHS_OF_MM_PER_TWIP)
    return hundredths / _HUNDREDTHS_OF_MM_PER_TWIP - _NARROWER.get(style.scale or 100, 0)


def _baseline_shift(style: Style, face: Face) -> float:
    """Return the distance from the baseline of CSS down to the baseline of Word, in points.

    CSS centres the text in its line; Word does not.
    """
    size = style.size or 0
    if style.line_rule == "auto":
        return -face.gap / 2 * size
    line = (style.line or 240) / TWIPS_PER_POINT
    css_baseline = (line - (face.ascent + face.descent) * size) / 2 + face.ascent * size
    return lengths.EXACT_ASCENT * line - css_baseline


def _short_rule(style: Style) -> dict[str, str]:
    top, right, bottom, left = (twips(side or 0) for side in (style.before, style.right, style.after, style.left))
    return {
        "margin": f"{top} {right} {bottom} {left}",
        "border-top": f"{points(style.rule_above or 0)} solid",
        "height": "0",
        "break-before": "avoid",
    }


def _empty_lines(look: Look, role: str) -> Iterator[str]:
    """Yield the rules for the empty lines before, after and between paragraphs of a role."""
    setting, spacer = look.roles[role], look.page.spacer
    yield rule(
        f".{role}",
        {
            "padding-top": twips(setting.lines_before * spacer) if setting.lines_before else "",
            "padding-bottom": twips(setting.lines_after * spacer) if setting.lines_after else "",
        },
    )
    if setting.lines_between:
        yield rule(f".{role}+.{role}", {"padding-top": twips(setting.lines_between * spacer)})


def _first_lines(look: Look, role: str, scale: float) -> Iterator[str]:
    # Only the first paragraph of a note has a mark; the others begin where the text of the first begins.
    indent = 0 if role == "note" else tabs.first_line_indent(look, role)
    if indent or role == "note":
        yield _first_line(look, f".{role}", indent / scale)
    for level in range(LEVELS.get(role, 0)):
        yield from _label(look, role, level, scale)


def _label(look: Look, role: str, level: int, scale: float) -> Iterator[str]:
    line, left = tabs.labelled_line(look, role, level), look.of(role).left or 0
    first = line.start if line.label_ends else line.label
    selector = f".{role}.level-{level}"
    yield _first_line(look, selector, (first - left) / scale)
    if line.label_ends:
        width, space = twips((line.label - first) / scale), twips((line.text - line.label) / scale)
        yield rule(f"{selector}>.label", {"min-width": width, "text-align": "end", "padding-inline-end": space})
    else:
        wide_line = tabs.labelled_line(look, role, level, line.text - line.label)
        yield rule(f"{selector}>.label", {"min-width": twips((line.text - first) / scale)})
        yield rule(f"{selector}>.label.wide", {"min-width": twips((wide_line.text - first) / scale)})


def _first_line(look: Look, selector: str, indent: float) -> str:
    """Return the rule of a first-line indent in twips.

    WeasyPrint indents the wrong end of a line from right to left, so an empty box does it there.
    """
    if not look.right_to_left:
        return rule(selector, {"text-indent": twips(indent)})
    width, margin = (indent, 0.0) if indent > 0 else (0.0, indent)
    box: Declarations = {"content": '""', "display": "inline-block", "width": twips(width)}
    return rule(f"{selector}::before", {**box, "margin-inline-start": twips(margin)})


def _weight(bold: bool | None) -> str:
    return "" if bold is None else "bold" if bold else "normal"


def _slant(italic: bool | None) -> str:
    return "" if italic is None else "italic" if italic else "normal"


def _color(style: Style) -> str:
    return f"#{style.color}" if style.color and style.color != "auto" else ""
