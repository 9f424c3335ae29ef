"""A picture in the line, with its alternative text."""

from __future__ import annotations

from drafter.document.model import Picture
from drafter.export.docx.context import PartWriter
from drafter.export.docx.xml import escape

_EMU_PER_POINT = 12700
_TWIPS_PER_POINT = 20
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture_xml(writer: PartWriter, picture: Picture) -> str:
    """The run that shows a picture, never wider than the page between its margins."""
    writer.context.drawings += 1
    number = writer.context.drawings
    fit = min(1.0, writer.look.page.text_width / _TWIPS_PER_POINT / picture.width) if picture.width else 1.0
    size = f'cx="{round(picture.width * fit * _EMU_PER_POINT)}" cy="{round(picture.height * fit * _EMU_PER_POINT)}"'
    named = f'id="{number}" name="Picture {number}" descr="{escape(picture.alternative)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {named}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{writer.picture(picture)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
