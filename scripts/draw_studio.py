"""Draw the picture of the studio in the README: `draw_studio.py LETTER PICTURE`, in the test environment's Chromium."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from drafter.cli.doctor.checks import chromium

WINDOW = {"width": 1360, "height": 850}
COLOURS = 256


def main(letter: Path, picture: Path) -> None:
    """Open the letter in the studio, go to a signatory, and save what the window shows."""
    with TemporaryDirectory() as folder:
        shutil.copy(letter, folder)
        command = [sys.executable, "-m", "drafter", "studio", letter.name, "--no-browser"]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as studio:
            try:
                data = _screenshot(studio.stdout.readline().strip() if studio.stdout else "")
            finally:
                studio.terminate()
    image = Image.open(io.BytesIO(data)).convert("RGB").quantize(COLOURS, kmeans=3)
    image.save(picture, "PNG", optimize=True)


def _screenshot(url: str) -> bytes:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW, color_scheme="light")
        page.goto(url)
        page.locator("#pages .region").first.wait_for()
        page.get_by_role("combobox", name="Add a State").click()
        page.locator("#pages .lit").first.wait_for()
        data: bytes = page.screenshot()
        browser.close()
        return data


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
