"""Edit Word files in LibreOffice as a colleague does, without a window, and save them there.

A macro in Basic does the work, because Debian's LibreOffice has its Python bridge in a separate package.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

_ELEMENT = '<library:element library:name="{}"/>'
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">'
    "{}</script:module>\n"
)
_BASIC = """
Sub Main(jobs As String)
  Dim stream, reader, fields
  reader = createUnoService("com.sun.star.io.TextInputStream")
  stream = createUnoService("com.sun.star.ucb.SimpleFileAccess").openFileRead(ConvertToURL(jobs))
  reader.setInputStream(stream)
  reader.setEncoding("UTF-8")
  Do While Not reader.isEOF()
    fields = Split(reader.readLine(), Chr(9))
    If UBound(fields) = 4 Then Change(fields(0), fields(1), fields(2), fields(3), fields(4))
  Loop
  StarDesktop.terminate()
End Sub

Sub Change(command As String, words As String, added As String, source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  Dim document, search, found, cursor, content
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  document.RecordChanges = (Left(command, 5) = "track")
  search = document.createSearchDescriptor()
  search.SearchString = words
  search.SearchCaseSensitive = True
  If words <> "" Then found = document.findFirst(search)
  If Not IsNull(found) And Not IsEmpty(found) Then
    cursor = found.Text.createTextCursorByRange(found.End)
    Select Case Replace(command, "track ", "")
      Case "replace"
        found.String = added
      Case "insert"
        found.Text.insertString(cursor, added, False)
      Case "bold"
        found.CharWeight = 150
        found.CharWeightAsian = 150
        found.CharWeightComplex = 150
      Case "italic"
        found.CharPosture = com.sun.star.awt.FontSlant.ITALIC
        found.CharPostureAsian = com.sun.star.awt.FontSlant.ITALIC
        found.CharPostureComplex = com.sun.star.awt.FontSlant.ITALIC
      Case "link"
        found.HyperLinkURL = added
      Case "note"
        content = document.createInstance("com.sun.star.text.Footnote")
        found.Text.insertTextContent(cursor, content, False)
        content.setString(added)
      Case "comment"
        content = document.createInstance("com.sun.star.text.textfield.Annotation")
        content.Author = "Capital"
        content.Content = added
        found.Text.insertTextContent(found, content, True)
      Case "join"
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.String = " "
      Case "split"
        cursor.goRight(1, True)
        cursor.String = ""
        found.Text.insertControlCharacter(cursor, 0, False)
      Case "add"
        cursor.gotoEndOfParagraph(False)
        found.Text.insertControlCharacter(cursor, 0, False)
        found.Text.insertString(cursor, added, False)
      Case "delete"
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.String = ""
    End Select
  End If
  document.storeToURL(ConvertToURL(target), filter())
  document.close(True)
End Sub
"""


class EditJob(NamedTuple):
    """An edit at the first place of `words` in a file; `added` is the new text, address, note or comment.

    It is replace, insert, bold, italic, link, note, comment, split, join, add or delete. "track replace" does the same
    with tracked changes; "save" only saves the file.
    """

    command: str
    words: str
    added: str
    source: Path
    target: Path


def run_edits(jobs: Sequence[EditJob], seconds: float = 900) -> None:
    """Do the edits in one run of LibreOffice; raise RuntimeError if it is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        # The first run creates the profile, and would overwrite the macro.
        _soffice(profile, "--terminate_after_init", seconds=seconds)
        library = profile / "user" / "basic" / "Standard"
        (library / "Edits.xba").write_text(_MODULE.format(escape(_BASIC)), encoding="utf-8")
        index = (library / "script.xlb").read_text(encoding="utf-8")
        index = index.replace(_ELEMENT.format("Module1"), _ELEMENT.format("Edits"))
        (library / "script.xlb").write_text(index, encoding="utf-8")
        lines = ("\t".join([*job[:3], str(job.source.resolve()), str(job.target.resolve())]) for job in jobs)
        # LibreOffice does not read the last line.
        (profile / "jobs.txt").write_text("\n".join([*lines, "end", ""]), encoding="utf-8")
        _soffice(profile, f"macro:///Standard.Edits.Main({profile / 'jobs.txt'})", seconds=seconds)


def _soffice(profile: Path, *arguments: str, seconds: float) -> None:
    program = shutil.which("soffice")
    if program is None:
        raise RuntimeError("LibreOffice is not installed; `drafter doctor` prints the command for it.")
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=seconds)
