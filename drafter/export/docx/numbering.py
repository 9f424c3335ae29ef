"""Bullets: one list, with a level for each bullet of the look.

Paragraphs refer to the list directly. If their styles did, LibreOffice would lose the right indent of the style.
"""

from __future__ import annotations

from drafter.export.docx.xml import escape, xml_part
from drafter.look.model import Bullet, Look


def numbering_part(look: Look) -> bytes:
    """Return numbering.xml with the bullets of the look."""
    levels = [_level(level, bullet, look) for level, bullet in enumerate(look.bullets.values())]
    return xml_part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{"".join(levels)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def bullet_properties(look: Look, role: str) -> str:
    """Return the content of the `pPr` of a bulleted paragraph; "" for other roles."""
    if role not in look.bullets:
        return ""
    return f'<w:numPr><w:ilvl w:val="{list(look.bullets).index(role)}"/><w:numId w:val="1"/></w:numPr>'


def _level(level: int, bullet: Bullet, look: Look) -> str:
    size = round(2 * bullet.size)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{escape(bullet.mark)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{bullet.text}" w:hanging="{bullet.text - bullet.at}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{look.text_face}" w:hAnsi="{look.text_face}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:lvl>'
    )
