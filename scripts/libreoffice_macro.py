"""Accept or reject the tracked changes of Word files in LibreOffice, without a window.

    python scripts/libreoffice_macro.py accept redline.docx accepted.docx reject redline.docx rejected.docx

A macro in Basic does the work, because Debian's LibreOffice has its Python bridge in a separate package.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges", "keep": ""}
_ELEMENT = '<library:element library:name="{}"/>'
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settle" script:language="StarBasic">
Sub Main(jobs As String)
  Dim number As Integer, line As String, parts
  number = FreeFile()
  Open jobs For Input As #number
  Do While Not Eof(number)
    Line Input #number, line
    parts = Split(line, "|")
    If UBound(parts) = 3 Then Settle(parts(0), parts(1), parts(2), parts(3))
  Loop
  Close #number
  StarDesktop.terminate()
End Sub

Sub Settle(command As String, between As String, source As String, target As String)
  Dim none()
  document = Load(source)
  If command &lt;&gt; "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
  End If
  If between &lt;&gt; "" Then
    Store(document, target &amp; between, "writer8")
    document = Load(target &amp; between)
    Kill(target &amp; between)
  End If
  Store(document, target, "MS Word 2007 XML")
End Sub

Function Load(path As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Load = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
End Function

Sub Store(document, path As String, filter As String)
  Dim properties(0) As New com.sun.star.beans.PropertyValue
  properties(0).Name = "FilterName"
  properties(0).Value = filter
  document.storeToURL(ConvertToURL(path), properties())
  document.close(True)
End Sub
</script:module>
"""


class Job(NamedTuple):
    """A file to save again in LibreOffice: `command` is accept, reject, or keep for no change.

    With `through_odt`, it is saved as ODT and opened again in between: LibreOffice 7.4 would write the address of a
    link whose text was deleted around the text after it.
    """

    command: str
    source: Path
    target: Path
    through_odt: bool = False


def run_jobs(jobs: Sequence[Job], seconds: float = 600) -> None:
    """Do the jobs in one run of LibreOffice; raise RuntimeError if a target is missing afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        # The first run creates the profile, and would overwrite the macro.
        _soffice(profile, "--terminate_after_init", seconds=seconds)
        _install(profile / "user" / "basic" / "Standard")
        (profile / "jobs.txt").write_text("".join(map(_line, jobs)), encoding="utf-8")
        _soffice(profile, f"macro:///Standard.Settle.Main({profile / 'jobs.txt'})", seconds=seconds)
    missing = [str(job.target) for job in jobs if not job.target.exists()]
    if missing:
        raise RuntimeError(f"LibreOffice did not write {', '.join(missing)}")


def _line(job: Job) -> str:
    between = ".odt" if job.through_odt else ""
    return f"{_COMMANDS[job.command]}|{between}|{job.source.resolve()}|{job.target.resolve()}\n"


def _install(library: Path) -> None:
    (library / "Settle.xba").write_text(_MODULE, encoding="utf-8")
    index = library / "script.xlb"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace(_ELEMENT.format("Module1"), _ELEMENT.format("Settle")), encoding="utf-8")


def _soffice(profile: Path, *arguments: str, seconds: float) -> None:
    program = shutil.which("soffice")
    if program is None:
        raise RuntimeError("LibreOffice is not installed; `drafter doctor` prints the command for it.")
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=seconds)


def main(words: Sequence[str]) -> int:
    """Do the jobs of the command line."""
    if not words or len(words) % 3 or set(words[::3]) - _COMMANDS.keys():
        print(__doc__)
        return 2
    run_jobs([Job(*triple) for triple in zip(words[::3], map(Path, words[1::3]), map(Path, words[2::3]), strict=True)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
