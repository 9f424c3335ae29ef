"""Competitors: the programs that Drafter is compared with, in a separate virtual environment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ENVIRONMENT = FOLDER / ".venv"
# RenderCV 2.3 needs click but does not declare it.
PACKAGES = ("docxtpl", "rendercv[full]", "click", "pypandoc_binary", "typst", "weasyprint>=70")
READY = ENVIRONMENT / ".ready"


def install() -> Path:
    """Install the competitors if necessary, and return the folder of their programs."""
    programs = ENVIRONMENT / "bin"
    if not READY.is_file() or READY.read_text(encoding="utf-8") != " ".join(PACKAGES):
        sys.stderr.write(f"Installing {', '.join(PACKAGES)} into {ENVIRONMENT}\n")
        subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], check=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        READY.write_text(" ".join(PACKAGES), encoding="utf-8")
    return programs


def pandoc(programs: Path) -> str:
    """Return the path of the pandoc that pypandoc installed."""
    command = [programs / "python", "-c", "import pypandoc; print(pypandoc.get_pandoc_path())"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
