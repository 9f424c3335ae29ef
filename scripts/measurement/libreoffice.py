"""LibreOffice, as a second opinion on the Word file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS = 180


def as_pdf(docx: bytes) -> bytes:
    """The pages that LibreOffice makes of a Word file; raises RuntimeError where it makes none."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise RuntimeError("LibreOffice is not here; `drafter doctor --tests` says how to install it.")
    with TemporaryDirectory() as folder:
        source = Path(folder, "letter.docx")
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise RuntimeError(f"LibreOffice made no PDF of the Word file: {done.stderr.strip()}")
        return made.read_bytes()
