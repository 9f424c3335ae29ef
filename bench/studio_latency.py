"""The studio in Chromium: seconds from a keystroke to its findings, and to the pages that show it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

KEYSTROKES = 40
WARM_UP = 8
# Types a character in the body, and resolves to the milliseconds until findings and pages are those of the new text.
TYPE = """async () => {
  const wait = async (selector, start) => {
    const busy = () => document.querySelector(selector).getAttribute("aria-busy") !== "false";
    while (busy()) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  };
  const start = performance.now();
  document.execCommand("insertText", false, "a");
  // The editor reads the change after this script.
  await new Promise((read) => setTimeout(read));
  return Promise.all([wait(".findings", start), wait("#pages", start)]);
}"""
_PARAGRAPH = (
    "The librarians of the islands met in spring, compared their shelves and agreed to lend each other books. " * 6
)


def measure(folder: Path) -> dict[str, float]:
    """Return the 95th percentiles for letters of two and of five pages, in seconds."""
    two, five = _times(folder, 2), _times(folder, 5)
    return {"studio findings": _p95(two, 0), "studio 2 pages": _p95(two, 1), "studio 5 pages": _p95(five, 1)}


def _p95(times: list[list[float]], index: int) -> float:
    return quantiles([time[index] / 1000 for time in times], n=20)[-1]


def _times(folder: Path, pages: int) -> list[list[float]]:
    """Return the milliseconds to findings and pages of each keystroke in a letter of so many pages."""
    from playwright.sync_api import sync_playwright

    from drafter.cli.doctor.checks import chromium

    name = f"studio-{pages}.yaml"
    (folder / name).write_text(_letter(pages), encoding="utf-8")
    with _studio(folder, name) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.goto(url)
        page.wait_for_selector("#pages[aria-busy=false]")
        counted = page.locator("#pages .page").count()
        if counted != pages:
            raise RuntimeError(f"the letter has {counted} pages, not {pages}")
        _go_to_body(page)
        times = [_keystroke(page) for _ in range(KEYSTROKES)]
        browser.close()
        return times[WARM_UP:]


def _go_to_body(page: Any) -> None:
    page.keyboard.press("Alt+2")
    page.locator(".editing .cm-line", has_text="islands met").first.click()
    page.keyboard.press("End")


def _keystroke(page: Any) -> list[float]:
    times: list[float] = page.evaluate(TYPE)
    # As a writer who pauses: the regions of the pages are found meanwhile.
    page.wait_for_timeout(600)
    return times


@contextmanager
def _studio(folder: Path, name: str) -> Iterator[str]:
    command = [sys.executable, "-m", "drafter", "studio", name, "--no-browser"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        yield process.stdout.readline().strip() if process.stdout else ""
        process.terminate()


def _letter(pages: int) -> str:
    """Return a letter with that number of pages: page 1 has one paragraph less, the last one the signature."""
    paragraphs = "\n\n".join(f"  {_PARAGRAPH}" for _ in range({2: 6, 5: 25}[pages]))
    return (
        "template: letter\ndate: 2026-03-04\naddressees: [SG]\nagenda_items: [{number: 14, title: Culture of peace}]\n"
        f"body: |\n{paragraphs}\n\n  {{{{ circulation_request }}}}\n"
        "signatories: [{given: Ada, family: Bergsdóttir, state: Iceland}]\n"
    )
