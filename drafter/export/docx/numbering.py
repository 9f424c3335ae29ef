"""The bullets: one list of as many levels as the look has bullets; styles refer to it, paragraphs need not."""

from __future__ import annotations

from drafter.export.docx.xml import document_xml, escaped
from drafter.look import Bullet, Look


def numbering_part(look: Look) -> bytes:
    """numbering.xml with the bullets of the look, each bound to the style of its role."""
    levels = [
        _level(level, look.roles[role].style, bullet, look) for level, (role, bullet) in enumerate(look.bullets.items())
    ]
    return document_xml(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{"".join(levels)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def _level(level: int, style: str, bullet: Bullet, look: Look) -> str:
    size = round(2 * bullet.size)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{escaped(bullet.mark)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{bullet.text}" w:hanging="{bullet.text - bullet.at}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{look.text_face}" w:hAnsi="{look.text_face}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:lvl>'
    )
