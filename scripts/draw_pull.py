"""Draw the picture of `pull` in the README: `draw_pull.py PICTURE`, in the test environment's Chromium.

A colleague changes the sample letter in Word: a word, its emphasis, and a comment. The picture is what `pull` prints.
"""

from __future__ import annotations

import html
import io
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from docx.text.run import Run
from PIL import Image

from drafter.cli.doctor.checks import chromium

COLOURS = 16
_COMMAND = "drafter pull edited.docx letter.yaml --dry-run"
_STYLE = (
    "background:#fff;color:#222;font:13px/1.45 monospace;padding:10px 14px;width:960px;white-space:pre-wrap;margin:0"
)
_LINES = {"+": "color:#116329", "-": "color:#b31d28", "@": "color:#6f42c1"}


def main(picture: Path) -> None:
    """Edit a letter in Word, pull the edits, and save what the terminal shows."""
    with TemporaryDirectory() as folder:
        _drafter(folder, "new", "letter", "letter.yaml")
        _drafter(folder, "render", "letter.yaml", "--to", "docx", "--source")
        _edit(Path(folder))
        shown = _drafter(folder, *_COMMAND.split()[1:])
    image = Image.open(io.BytesIO(_screenshot(shown))).convert("RGB").quantize(COLOURS, kmeans=3)
    image.save(picture, "PNG", optimize=True)


def _drafter(folder: str, *arguments: str) -> str:
    """Run a command in a folder; return what it prints."""
    command = [sys.executable, "-m", "drafter", *arguments]
    settings = os.environ | {"XDG_CONFIG_HOME": folder}
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def _edit(folder: Path) -> None:
    document = docx.Document(str(folder / "letter.docx"))
    paragraph = next(one for one in document.paragraphs if "nothing but" in one.text)
    run = next(one for one in paragraph.runs if "nothing but" in one.text)
    before, _, after = run.text.partition("nothing")
    run.text = before
    word = paragraph.add_run("nothing")
    word.italic = True
    rest: Run = paragraph.add_run(after.replace("afterwards", "by noon"))
    document.add_comment([word], text="Do we keep the word?", author="Aroha Whitcombe", initials="AW")
    assert "by noon" in rest.text
    document.save(str(folder / "edited.docx"))


def _screenshot(shown: str) -> bytes:
    from playwright.sync_api import sync_playwright

    lines = [f"<b>$ {_COMMAND}</b>", *map(_coloured, shown.rstrip().split("\n"))]
    with sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 400}, color_scheme="light")
        page.set_content(f"<pre style='{_STYLE}'>" + "\n".join(lines) + "</pre>")
        data: bytes = page.locator("pre").screenshot()
        browser.close()
        return data


def _coloured(line: str) -> str:
    return f"<span style='{_LINES.get(line[:1], '')}'>{html.escape(line)}</span>"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
