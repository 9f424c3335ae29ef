"""The programs that Drafter is measured against, in an environment of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ENVIRONMENT = FOLDER / ".venv"
# RenderCV 2.3 asks for click without saying so, since Typer has its own.
PACKAGES = ("docxtpl", "rendercv[full]", "click", "pypandoc_binary", "typst", "weasyprint>=70")
READY = ENVIRONMENT / ".ready"


def prepare() -> Path:
    """The folder of the peers' programs, installed where they are not yet."""
    programs = ENVIRONMENT / "bin"
    if not READY.is_file() or READY.read_text(encoding="utf-8") != " ".join(PACKAGES):
        sys.stderr.write(f"Installing {', '.join(PACKAGES)} into {ENVIRONMENT}\n")
        subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], check=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        READY.write_text(" ".join(PACKAGES), encoding="utf-8")
    return programs


def pandoc(programs: Path) -> str:
    """Where the pandoc is that came with pypandoc."""
    asked = [programs / "python", "-c", "import pypandoc; print(pypandoc.get_pandoc_path())"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
