"""Named Word styles and bullets, generated from the look: styles.xml, numbering.xml, and their properties.

Bullets are one list, with a level for each bullet of the look. Paragraphs refer to the list directly. If their styles
did, LibreOffice would lose the right indent of the style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from drafter.export.docx.xml import escape, xml_part
from drafter.look.model import Bullet, Look, Style

ALIGNED = {"right": "Right", "center": "Center"}
ALIGNED_ROLES = ("table-text", "table-heading")

# Styles that Word knows by their name; the others are marked as styles of the document.
_BUILT_IN = {
    *("normal", "header", "footer", "footnote text", "footnote reference", "hyperlink", "emphasis", "strong"),
    *(f"heading {level}" for level in range(1, 7)),
}
_DEFAULTS = {"Normal", "DefaultParagraphFont"}
_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
)


# Word's usual rules for lines of Chinese: no punctuation at their beginning (kinsoku), a full stop may hang over the
# margin (overflowPunct; LibreOffice 7.4 reads the contrary), room between characters and Latin words or digits. They
# are in styles, because LibreOffice does not read them in the defaults.
_EAST_ASIAN_LINES = (
    '<w:kinsoku w:val="1"/><w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="1"/><w:autoSpaceDN w:val="1"/>'
    '<w:snapToGrid w:val="0"/>'
)
# The language of Latin words in a Chinese text. In Chinese, LibreOffice would divide them anywhere.
_LATIN_WORDS = '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>'
# Combined character styles: the id of each, and the ids of the styles that it combines.
Combined = tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=8)
def styles_part(look: Look, language: str, combined: Combined = ()) -> bytes:
    """Return styles.xml: styles of the look, aligned styles for table cells, combined character styles.

    `language` is the language of the text, such as en-GB.
    """
    styles = [_style(name, style, look) for name, style in {**look.styles, **_note_rule(look)}.items()]
    styles += [*_aligned_styles(look), *(_combined_style(look, name, names) for name, names in combined)]
    return xml_part("styles", "".join([_defaults(look, language), *styles, _TABLE_NORMAL]))


def _note_rule(look: Look) -> dict[str, Style]:
    """Return the style of the rule above the notes, with the width and the weight of the look's `note_rule`."""
    name, rule = look.roles["note-rule"].style, look.note_rule
    right = look.page.text_width - (look.resolved(name).left or 0) - rule.width
    return {name: replace(look.styles[name], right=right, rule_above=rule.weight)}


def aligned_style(style: str, align: str) -> str:
    """Return the id of the style for a table cell with this alignment."""
    return style + ALIGNED.get(align, "")


def run_properties(style: Style, look: Look | None = None) -> str:
    """Return the content of the `rPr` of a style, in the order of the schema; `look` has its complex script."""
    return "".join(_run_properties(style, look))


def paragraph_properties(style: Style) -> str:
    """Return the content of the `pPr` of a style, in the order of the schema."""
    return "".join(_paragraph_properties(style))


def complex_face(look: Look) -> str:
    """Return the font of complex scripts such as Arabic."""
    return look.complex_text.face if look.complex_text else look.text_face


def _defaults(look: Look, language: str) -> str:
    east_asian = look.east_asian.text_face if look.east_asian else look.text_face
    font_files = f'w:ascii="{look.text_face}" w:eastAsia="{east_asian}" w:hAnsi="{look.text_face}"'
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {font_files} w:cs="{complex_face(look)}"/>'
        f'<w:lang w:val="{escape(language)}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl w:val="1"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
        'w:defQFormat="0" w:count="376"/>'
    )


def _style(name: str, style: Style, look: Look) -> str:
    default = ' w:default="1"' if name in _DEFAULTS else ""
    custom = "" if default or style.name.lower() in _BUILT_IN else ' w:customStyle="1"'
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    if style.direction and look.is_turned(style):
        # All sides are its own: those that it inherits are of the mirror image.
        mirrored = look.resolved(name).mirror_image
        style = replace(style, left=mirrored.left, right=mirrored.right, align=mirrored.align)
    paragraph = "" if style.type == "character" else _wrap("pPr", paragraph_properties(style))
    return (
        f'<w:style w:type="{style.type}"{default}{custom} w:styleId="{name}">'
        f'<w:name w:val="{escape(style.name)}"/>{based_on}<w:qFormat/>'
        f"{paragraph}{_wrap('rPr', run_properties(style, look))}</w:style>"
    )


def _wrap(name: str, properties: str) -> str:
    return f"<w:{name}>{properties}</w:{name}>" if properties else ""


def _combined_style(look: Look, name: str, names: Sequence[str]) -> str:
    """Return a character style based on the first of several, with the attributes of the others."""
    attributes: dict[str, Any] = {}
    for style in (look.styles[other] for other in names[1:]):
        attributes |= {key: value for key in style.__struct_fields__ if (value := getattr(style, key)) is not None}
    label = "__" + " ".join(look.styles[other].name.lstrip("_") for other in names)
    return _style(name, Style(**{**attributes, "name": label, "type": "character", "based_on": names[0]}), look)


def _aligned_styles(look: Look) -> Iterator[str]:
    for role in ALIGNED_ROLES:
        name = look.roles[role].style
        for align, suffix in ALIGNED.items():
            style = Style(name=f"{look.styles[name].name} {suffix}", based_on=name, align=align)  # type: ignore[arg-type]
            yield _style(name + suffix, style, look)


def _paragraph_properties(style: Style) -> Iterator[str]:
    yield _flag("keepNext", style.keep_next)
    yield _flag("keepLines", style.keep_lines)
    yield _flag("pageBreakBefore", style.page_break_before)
    if style.rule_above is not None:
        yield f"<w:pBdr><w:top {border(style.rule_above)}/></w:pBdr>"
    if style.tabs:
        yield "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{stop}"/>' for kind, stop in style.tabs) + "</w:tabs>"
    yield _flag("suppressAutoHyphens", style.suppress_hyphens)
    if style.east_asian and style.based_on is None:
        yield _EAST_ASIAN_LINES
    yield _flag("bidi", None if style.direction is None else style.direction == "rtl")
    yield _spacing(style)
    yield _element(
        "ind",
        left=style.left,
        right=style.right,
        hanging=style.hanging,
        firstLineChars=style.first_line_chars,
        firstLine=style.first_line,
    )
    yield _value("jc", style.align)
    yield _value("outlineLvl", style.outline)


def _run_properties(style: Style, look: Look | None) -> Iterator[str]:
    complex_font = look.complex_text.face if look and look.complex_text and style.font else style.font
    yield _element("rFonts", ascii=style.font, eastAsia=style.east_asian, hAnsi=style.font, cs=complex_font)
    # A Chinese font of headings is bold itself; Word would embolden it once more. Latin words of a run are bold.
    bold = False if style.bold and style.east_asian else style.bold
    for name, flag in (("b", bold), ("i", style.italic)):
        yield _flag(name, flag)
        yield _flag(f"{name}Cs", flag)
    yield _value("color", style.color)
    yield _value("spacing", style.tracking)
    yield _value("w", style.scale)
    yield _value("kern", None if style.kern is None else 2 * style.kern)
    # If a paragraph style changes the position, LibreOffice also shrinks the text. There, each run sets it instead.
    if style.type == "character":
        yield _value("position", position(style))
    if style.size is not None:
        yield _value("sz", round(2 * style.size))
        yield _value("szCs", round(2 * (look.complex_size(style.size) if look else style.size)))
    yield _value("u", style.underline)
    yield _value("vertAlign", style.vertical)
    if style.east_asian and style.based_on is None and style.type == "paragraph":
        yield _LATIN_WORDS


def position(style: Style) -> int | None:
    """Return the distance by which the text is raised, in half-points; None if the style does not set it."""
    return None if style.raised is None else round(2 * style.raised)


def border(points: float) -> str:
    """Return the attributes of a border of this weight; Word measures it in eighths of a point."""
    return f'w:val="single" w:sz="{round(8 * points)}" w:space="0" w:color="auto"'


def _spacing(style: Style) -> str:
    rule = style.line_rule or ("exact" if style.line is not None else None)
    return _element("spacing", before=style.before, after=style.after, line=style.line, lineRule=rule)


def _element(name: str, **attributes: str | int | None) -> str:
    pairs = "".join(f' w:{key}="{value}"' for key, value in attributes.items() if value is not None)
    return f"<w:{name}{pairs}/>" if pairs else ""


def _value(name: str, value: str | float | None) -> str:
    return "" if value is None else f'<w:{name} w:val="{value}"/>'


def _flag(name: str, value: bool | None) -> str:
    return "" if value is None else f'<w:{name} w:val="{int(value)}"/>'


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
