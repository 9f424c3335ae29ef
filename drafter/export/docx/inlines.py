"""Inlines as Word runs, footnotes, and pictures.

A run gets the character style of its roles. It has direct formatting only if no style can do the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from drafter.document.model import Break, Field, Inline, NoteMark, Paragraph, Picture, Run
from drafter.export.docx.comments import comment_ranges
from drafter.export.docx.context import PartWriter
from drafter.export.docx.styles import position
from drafter.export.docx.xml import alternate_content, escape, paragraph, run, text_xml, xml_part
from drafter.look.model import Style
from drafter.unicode_scripts import EAST_ASIAN, Script, split_by_script, split_ideographs

_EMU_PER_POINT = 12700
_TWIPS_PER_POINT = 20
# The kind of Latin words in a text in Chinese, and the properties of the parts of such a text.
LATIN = "latin"
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_BOLD = '<w:b w:val="1"/><w:bCs w:val="1"/>'
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def inlines_xml(writer: PartWriter, inlines: Iterable[Inline], style: str) -> str:
    """Return the runs of a paragraph in this style; adjacent runs with the same address share one link."""
    inlines = list(inlines)
    if writer.look.right_to_left and not writer.look.is_turned(writer.context.style(style)):
        from drafter.export.docx.right_to_left import in_direction

        inlines = list(in_direction(inlines))
    if not any(isinstance(item, (Run, NoteMark)) and (item.comments or _link(item)) for item in inlines):
        return "".join([_inline(writer, inline, style) for inline in inlines])
    parts = []
    for link, group in groupby(comment_ranges(inlines), lambda commented: _link(commented[1])):
        text = "".join(before + _inline(writer, inline, style) + after for before, inline, after in group)
        parts.append(f'<w:hyperlink r:id="{writer.link_id(link)}" w:history="1">{text}</w:hyperlink>' if link else text)
    return "".join(parts)


def picture_xml(writer: PartWriter, picture: Picture) -> str:
    """Return the run of a picture with its alternative text, at most as wide as the text."""
    writer.context.picture_count += 1
    number = writer.context.picture_count
    fit = min(1.0, writer.look.page.text_width / _TWIPS_PER_POINT / picture.width) if picture.width else 1.0
    size = f'cx="{round(picture.width * fit * _EMU_PER_POINT)}" cy="{round(picture.height * fit * _EMU_PER_POINT)}"'
    name = f'id="{number}" name="Picture {number}" descr="{escape(picture.alternative)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {name}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{writer.picture_id(picture)}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def footnotes_part(writer: PartWriter) -> bytes:
    """Return footnotes.xml: the separators, and the notes that the other parts refer to."""
    # The separator is a paragraph border, as short and thin as in the documents. LibreOffice uses its own separator.
    rule = paragraph(writer.look.roles["note-rule"].style, run(alternate_content(fallback="<w:separator/>")))
    separators = (
        f'<w:footnote w:type="separator" w:id="-1">{rule}</w:footnote>'
        f'<w:footnote w:type="continuationSeparator" w:id="0">{rule}</w:footnote>'
    )
    notes = (
        f'<w:footnote w:id="{number}">{_footnote(writer, mark, is_numbered)}</w:footnote>'
        for number, (mark, is_numbered) in enumerate(writer.context.notes, start=1)
    )
    return xml_part("footnotes", separators + "".join(notes))


def _link(inline: Inline) -> str | None:
    return inline.link if isinstance(inline, Run) else None


def _inline(writer: PartWriter, inline: Inline, style: str) -> str:
    if isinstance(inline, Run) and writer.look.east_asian:
        return _east_asian_runs(writer, inline, style)
    if isinstance(inline, Run):
        parts = split_by_script(inline.text, writer.context.language)
        return "".join([run(text_xml(text), _properties(writer, inline, style, script)) for text, script in parts])
    if isinstance(inline, Break):
        return run("<w:br/>")
    if isinstance(inline, Field):
        return _field(inline, writer.context.pages)
    return _note_reference(writer, inline)


def _east_asian_runs(writer: PartWriter, inline: Run, style: str) -> str:
    """Return the runs of a text in Chinese: Latin words have the Latin font, and are bold in bold text.

    The hint takes quotation marks and dashes from the Chinese font, too.
    """
    runs = []
    for part, script in split_by_script(inline.text, writer.context.language):
        if script:
            runs.append(run(text_xml(part), _properties(writer, inline, style, script)))
            continue
        for text, is_latin in split_ideographs(part):
            runs.append(run(text_xml(text), _properties(writer, inline, style, kind=LATIN if is_latin else EAST_ASIAN)))
    return "".join(runs)


def _properties(writer: PartWriter, inline: Run, style: str, script: Script | None = None, kind: str = "") -> str:
    """Return the properties of a run in a paragraph of this style, built once for all runs alike.

    `kind` is LATIN or EAST_ASIAN in a text in Chinese.
    """
    code = script.code if script else kind
    built, key = writer.context.run_properties, (style, inline.roles, bool(inline.link), code)
    if key not in built:
        fonts = _script_properties(script) if script else _kind_properties(writer, inline, style, kind)
        built[key] = _run_properties(writer, inline, writer.context.style(style), fonts)
    return built[key]


def _kind_properties(writer: PartWriter, inline: Run, style: str, kind: str) -> tuple[str, str]:
    """Return the properties of a part of a text in Chinese, before and after the position of a run."""
    if kind == EAST_ASIAN:
        return _HINT, ""
    styles = [writer.context.style(style), *(writer.look.styles[name] for name in _run_styles(writer, inline))]
    bold = [one.bold for one in styles if one.bold is not None and one.east_asian]
    return _BOLD if kind == LATIN and bold[-1:] == [True] else "", ""


def _run_properties(writer: PartWriter, inline: Run, paragraph_style: Style, script: tuple[str, str]) -> str:
    """Return the properties of a run: its character style, the font of its script, its position, its language."""
    fonts, language = script
    if not (inline.roles or inline.link or paragraph_style.raised):
        return fonts + language
    raised = f'<w:position w:val="{position(paragraph_style)}"/>' if paragraph_style.raised else ""
    return _character_style(writer, inline, paragraph_style) + fonts + raised + language


def _character_style(writer: PartWriter, inline: Run, paragraph_style: Style) -> str:
    """Return the character style that combines those of the roles of a run; "" if they change nothing."""
    names = [name for name in _run_styles(writer, inline) if _has_effect(writer.look.styles[name], paragraph_style)]
    return f'<w:rStyle w:val="{writer.context.character_style(names)}"/>' if names else ""


def _run_styles(writer: PartWriter, inline: Run) -> list[str]:
    """Return the ids of the character styles of the roles of a run."""
    roles = ["link"] * bool(inline.link) + sorted(inline.roles & writer.look.runs.keys())
    return [writer.look.runs[role] for role in roles]


def _script_properties(script: Script) -> tuple[str, str]:
    """Return the font of a script, and its direction and language, in the order of the schema.

    Word has separate fonts for East Asian and for complex scripts in each run.
    """
    if script.kind == "eastAsia":
        fonts = f'<w:rFonts w:hint="eastAsia" w:eastAsia="{script.word_font}"/>'
        return fonts, f'<w:lang w:eastAsia="{script.language}"/>'
    if not script.kind:
        fonts = f'<w:rFonts w:ascii="{script.word_font}" w:hAnsi="{script.word_font}"/>'
        return fonts, f'<w:lang w:val="{script.language}"/>'
    fonts = f'<w:rFonts w:hint="cs" w:cs="{script.word_font}"/>'
    return fonts, f'<w:{script.kind}/><w:lang w:bidi="{script.language}"/>'


def _has_effect(style: Style, paragraph_style: Style) -> bool:
    """True if a style changes anything in the paragraph.

    Bold inside bold does not: Word would toggle it back to plain. The same goes for italic.
    """
    toggles = ("bold", "italic")
    names = [name for name in style.__struct_fields__[3:] if getattr(style, name) is not None]
    changed = (name for name in names if getattr(style, name) != getattr(paragraph_style, name) or name not in toggles)
    return not names or any(changed)


def _field(inline: Field, pages: int) -> str:
    """Return a page number field, with a result for readers that do not calculate fields."""
    name, result = ("NUMPAGES", pages) if inline.name == "pages" else ("PAGE", 2)
    return f'<w:fldSimple w:instr=" {name} ">{run(text_xml(str(result)))}</w:fldSimple>'


def _note_reference(writer: PartWriter, mark: NoteMark) -> str:
    """Return the reference to a note: Word's own number if that equals the mark, otherwise the mark."""
    style = _mark_style(writer, mark)
    if not mark.blocks:
        return run(text_xml(mark.mark), style)
    number, is_numbered = writer.context.add_note(mark)
    if is_numbered:
        return run(f'<w:footnoteReference w:id="{number}"/>', style)
    return run(f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/><w:t>{escape(mark.mark)}</w:t>', style)


def page_note_reference(writer: PartWriter, note: Paragraph) -> str:
    """Return the invisible reference to a note of page 1, whose mark is in the masthead."""
    number, _ = writer.context.add_note(NoteMark(note.label, (note,)))
    return run(f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/><w:t xml:space="preserve"> </w:t>')


def _mark_style(writer: PartWriter, mark: NoteMark) -> str:
    """Return the style property that raises digits and letters; "" for an asterisk, which is high."""
    return f'<w:rStyle w:val="{writer.look.runs["note-mark"]}"/>' if mark.mark.isalnum() else ""


def _footnote(writer: PartWriter, mark: NoteMark, is_numbered: bool) -> str:
    role = writer.look.roles[mark.blocks[0].role]
    style = role.style
    if mark.blocks[0].role == "page-note":
        # LibreOffice drops the first tab, and sets the mark where the text of the note begins.
        lead = run(text_xml(f"{role.lead}{mark.mark}\t"))
        return "".join(paragraph(style, lead + inlines_xml(writer, block.inlines, style)) for block in mark.blocks)
    # LibreOffice itself puts a mark that is not numbered before the note, and would show it twice.
    content = "<w:footnoteRef/>" if is_numbered else alternate_content(text_xml(mark.mark))
    leads = [run(content, _mark_style(writer, mark)) + run("<w:tab/>"), *[run("<w:tab/>")] * len(mark.blocks)]
    texts = (inlines_xml(writer, block.inlines, style) for block in mark.blocks)
    return "".join(paragraph(style, lead + text) for lead, text in zip(leads, texts, strict=False))
