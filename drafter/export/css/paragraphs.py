"""Paragraph styles of the look as CSS, for the exact page and for the screen.

On the exact page a paragraph is laid out with its horizontal lengths divided by its character scale, and then stretched
by it: letters get their width, lines break exactly where scaled letters break, and no scaled font is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.export.css import lengths, tabs
from drafter.export.css.lengths import TWIPS, number, points, pt, rule
from drafter.look.model import Look, Style

# How many levels of labels a role has: 1., (a), (i) and two more in the text, the mark alone in notes.
LEVELS = {"text": 5, "unindented": 5, "note": 1, "page-note": 1}

# Paragraphs that hold a picture, which is not stretched; tables are no paragraphs.
UNSCALED = frozenset({"picture", "emblem"})
_NO_PARAGRAPHS = frozenset({"table"})

_HUNDREDTHS_OF_MILLIMETRE = 25.4 * 100 / 72 / TWIPS  # in a twip
_LESS_WIDE = {104: 0.44}  # twips by which LibreOffice sets each letter of a scale narrower, measured

_ALIGN = {"left": "start", "both": "justify", "right": "end", "center": "center"}


def rules(look: Look, *, exact: bool) -> Iterator[str]:
    """The CSS of all roles; `exact` with character scales and Word's baselines."""
    by_style: dict[tuple[str, bool], list[str]] = {}
    paragraphs = [role for role in look.roles if role not in _NO_PARAGRAPHS]
    for role in paragraphs:
        setting = look.roles[role]
        by_style.setdefault((setting.style, exact and role not in UNSCALED), []).append(role)
    for (style_id, scaled), roles in by_style.items():
        yield rule(",".join(f".{role}" for role in roles), _declarations(look, look.resolved(style_id), scaled))
    for role in paragraphs:
        yield from _distances(look, role)
        yield from _leads(look, role, _scale(look.of(role), exact))


def runs(look: Look, selectors: dict[str, str]) -> Iterator[str]:
    """The CSS of runs, by the selector of each role."""
    for role, style_id in look.runs.items():
        yield rule(selectors[role], run_declarations(look.resolved(style_id)))


def run_declarations(style: Style) -> dict[str, str]:
    """What a character style says of itself; nothing of what it leaves to the paragraph."""
    declarations = {
        "font-size": points(style.size) if style.size else "",
        "font-weight": _weight(style.bold),
        "font-style": _slant(style.italic),
        "color": f"#{style.color}" if style.color and style.color != "auto" else "",
        "text-decoration": {"none": "none", "single": "underline"}.get(style.underline or "", ""),
    }
    if style.vertical:
        raised = {"superscript": ".57em", "subscript": "-.14em"}[style.vertical]
        # 58 per cent is what LibreOffice makes of raised letters; without height of their own they push no line apart.
        declarations |= {"font-size": "58%", "vertical-align": raised, "line-height": "0"}
    return declarations


def _scale(style: Style, exact: bool) -> float:
    return (style.scale or 100) / 100 if exact else 1.0


def _declarations(look: Look, style: Style, exact: bool) -> dict[str, str]:
    if style.rule_above:
        return _short_rule(style)
    scale = _scale(style, exact)
    return {
        **_letters(style, scale, exact),
        **_lines(style),
        "margin": f"{pt(style.before or 0)} 0 {pt(style.after or 0)}",
        "padding-inline": f"{pt((style.left or 0) / scale)} {pt((style.right or 0) / scale)}",
        "text-align": _ALIGN[style.align or "left"],
        **_keeping(style),
        **(_stretched(style, scale) if exact else {}),
    }


def _letters(style: Style, scale: float, exact: bool) -> dict[str, str]:
    size, tracking = style.size or 0, style.tracking or 0
    return {
        "font-size": points(size),
        "font-weight": _weight(bool(style.bold)),
        "font-style": _slant(bool(style.italic)),
        # Letter-spacing is added to scaled letters as it is.
        "letter-spacing": pt(_tracking(style) / scale if exact else tracking),
        "font-kerning": "auto" if style.kern and size >= style.kern else "none",
        "color": f"#{style.color}" if style.color and style.color != "auto" else "",
    }


def _lines(style: Style) -> dict[str, str]:
    """The line, which an empty paragraph has as well."""
    if style.line_rule == "auto":
        height = number(lengths.SINGLE * (style.line or 240) / 240)
        return {"line-height": height, "min-height": f"{height}em"}
    return {"line-height": pt(style.line or 240), "min-height": pt(style.line or 240)}


def _keeping(style: Style) -> dict[str, str]:
    return {
        # Space above is left out at the head of a page, as in Word.
        "margin-break": "discard",
        "break-before": "page" if style.page_break_before else "",
        "break-after": "avoid" if style.keep_next else "",
        "break-inside": "avoid" if style.keep_lines else "",
    }


def _stretched(style: Style, scale: float) -> dict[str, str]:
    return {
        "box-sizing": "border-box",
        "width": f"{number(100 / scale)}%",
        "transform-origin": "0 0",
        "transform": f"translateY({points(baseline_shift(style))}) scaleX({number(scale)})",
    }


def _tracking(style: Style) -> float:
    """The letter-spacing in twips as LibreOffice sets it, so that lines end where those of the Word file do.

    It keeps letter-spacing in hundredths of a millimetre, and makes small letters less wide than they should be.
    """
    hundredths = round((style.tracking or 0) * _HUNDREDTHS_OF_MILLIMETRE)
    return hundredths / _HUNDREDTHS_OF_MILLIMETRE - _LESS_WIDE.get(style.scale or 100, 0)


def baseline_shift(style: Style) -> float:
    """How far below the middle of the line, where CSS sets it, Word sets the text, in points."""
    size = style.size or 0
    if style.line_rule == "auto":
        return -lengths.GAP / 2 * size
    line = (style.line or 240) / TWIPS
    middle = (line - (lengths.ASCENT + lengths.DESCENT) * size) / 2 + lengths.ASCENT * size
    return lengths.EXACT_ASCENT * line - middle


def _short_rule(style: Style) -> dict[str, str]:
    return {
        "margin": f"{pt(style.before or 0)} {pt(style.right or 0)} {pt(style.after or 0)} {pt(style.left or 0)}",
        "border-top": f"{points(style.rule_above or 0)} solid",
        "height": "0",
        "break-before": "avoid",
    }


def _distances(look: Look, role: str) -> Iterator[str]:
    setting, spacer = look.roles[role], look.page.spacer
    yield rule(
        f".{role}",
        {
            "padding-top": pt(setting.lines_before * spacer) if setting.lines_before else "",
            "padding-bottom": pt(setting.lines_after * spacer) if setting.lines_after else "",
        },
    )
    if setting.lines_between:
        yield rule(f".{role}+.{role}", {"padding-top": pt(setting.lines_between * spacer)})


def _leads(look: Look, role: str, scale: float) -> Iterator[str]:
    # The mark of a note stands before its first paragraph; the others begin where its text does.
    indent = 0 if role == "note" else tabs.indent_of(look, role)
    if indent or role == "note":
        yield rule(f".{role}", {"text-indent": pt(indent / scale)})
    for level in range(LEVELS.get(role, 0)):
        yield from _label(look, role, level, scale)


def _label(look: Look, role: str, level: int, scale: float) -> Iterator[str]:
    lead, left = tabs.lead_of(look, role, level), look.of(role).left or 0
    first = lead.start if lead.ends else lead.label
    selector = f".{role}.level-{level}"
    yield rule(selector, {"text-indent": pt((first - left) / scale)})
    if lead.ends:
        width, space = pt((lead.label - first) / scale), pt((lead.text - lead.label) / scale)
        yield rule(f"{selector}>.label", {"min-width": width, "text-align": "end", "padding-inline-end": space})
    else:
        wider = tabs.lead_of(look, role, level, lead.text - lead.label)
        yield rule(f"{selector}>.label", {"min-width": pt((lead.text - first) / scale)})
        yield rule(f"{selector}>.label.wide", {"min-width": pt((wider.text - first) / scale)})


def _weight(bold: bool | None) -> str:
    return "" if bold is None else "bold" if bold else "normal"


def _slant(italic: bool | None) -> str:
    return "" if italic is None else "italic" if italic else "normal"
