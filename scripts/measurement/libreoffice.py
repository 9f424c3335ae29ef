"""LibreOffice, used to measure the pages of the Word file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS = 180


def as_pdf(docx: bytes) -> bytes:
    """Return the PDF that LibreOffice writes for a Word file. Raises RuntimeError if it writes none."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise RuntimeError("LibreOffice is not installed; run `drafter doctor --tests` for the command.")
    with TemporaryDirectory() as folder:
        source = Path(folder, "letter.docx")
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        pdf = source.with_suffix(".pdf")
        if not pdf.is_file():
            raise RuntimeError(f"LibreOffice wrote no PDF: {done.stderr.strip()}")
        return pdf.read_bytes()
