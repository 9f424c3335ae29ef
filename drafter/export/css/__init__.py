"""CSS generated from the look: for the pages of the PDF, and for reading on a screen.

The modules here import each other, `look` and `document.tags`.
"""

from __future__ import annotations

from types import MappingProxyType

from drafter.document.tags import RUN_TAGS
from drafter.export.css import pages, paragraphs, tables
from drafter.export.css.lengths import LIKE_TIMES, Face, Faces, rule, style_sheet
from drafter.look.model import Look

# Dark enough on white for WCAG 2.2, 1.4.3 (contrast of at least 4.5).
_INSERTED_COLOR, _DELETED_COLOR = "#0550ae", "#a40e26"
_LATIN = '"Times New Roman","Liberation Serif",Tinos'


def paged(look: Look, faces: Faces = MappingProxyType({})) -> str:
    """Return the style sheet of the PDF, where lines break as in Word; `faces` has the look's other fonts by name."""
    return style_sheet(
        [
            *paragraphs.rules(look, faces, exact=True),
            *tables.list_and_table_rules(look, exact=True),
            *paragraphs.run_rules(look, selectors(look), faces),
            *tables.grid_rules(look),
            *pages.paged_rules(look),
            # In a right-to-left language, a paragraph is stretched from its right edge.
            rule("[dir=rtl] *", {"transform-origin": "100% 0"}),
            changes(),
        ]
    )


def screen(look: Look) -> str:
    """Return the style sheet of the HTML page."""
    fonts = {style.font for style in look.styles.values() if style.font} - LIKE_TIMES
    faces = {font: Face(f'"{font}",serif') for font in fonts} | _east_asian_faces(look)
    return style_sheet(
        [
            *paragraphs.rules(look, faces, exact=False),
            *tables.list_and_table_rules(look, exact=False),
            *paragraphs.run_rules(look, selectors(look), faces),
            *tables.grid_rules(look),
            *pages.screen_rules(look),
        ]
    )


def changes() -> str:
    """Return the style sheet of redlines: insertions underlined, deletions struck."""
    return style_sheet(
        [
            rule("ins,.inserted", {"color": _INSERTED_COLOR, "text-decoration": "underline"}),
            rule("del,.deleted", {"color": _DELETED_COLOR, "text-decoration": "line-through"}),
        ]
    )


def _east_asian_faces(look: Look) -> dict[str, Face]:
    """Return the fonts of a Chinese letter on a screen: those of Windows, of macOS, and the alternatives."""
    if look.east_asian is None:
        return {}
    fonts = look.east_asian
    text, heading = (fonts.alternatives[name] for name in (fonts.text_face, fonts.heading_face))
    songti = Face(f'{_LATIN},{fonts.text_face},"Songti SC","{text}",serif')
    heiti = Face(f'{_LATIN},{fonts.heading_face},"Heiti SC","{heading}",sans-serif')
    return {**dict.fromkeys(fonts.alternatives, songti), fonts.heading_face: heiti}


def selectors(look: Look) -> dict[str, str]:
    """Return the CSS selector of each role of a run, for the elements that the HTML writer creates."""
    special = {"link": "a[href]", "note-mark": ".note-mark"}
    return {role: special.get(role) or RUN_TAGS.get(role) or f".{role}" for role in look.runs}
