"""Drafter in the browser: `python -m bench.browser` measures out/browser, which `make browser` builds, in Chromium.

Prints the time to the start page and to the first print, of a new browser and of one that has the files; from a
keystroke to its findings and its print; and of a Word file. The server is on this machine: the network takes no time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.studio_latency import TYPE

FOLDER = Path(__file__).parent.parent / "out" / "browser"
KEYSTROKES, WARM_UP, WORD_FILES = 40, 8, 20
_CARD = "Identical letters"
# The milliseconds in which the worker of the page writes Word files of a letter.
_WORD = """async ([body, count]) => {
  const [post, times] = [self.postMessage, []];
  self.postMessage = () => {};
  for (let round = 0; round < count; round += 1) {
    const start = performance.now();
    await self.onmessage({ data: { number: 0, path: "/take", body } });
    times.push(performance.now() - start);
  }
  self.postMessage = post;
  return times;
}"""


def main() -> int:
    """Print the times."""
    from playwright.sync_api import sync_playwright

    from drafter.cli.doctor.checks import chromium

    with _served(FOLDER) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1440, "height": 1000})
        for name in ("new browser", "second visit"):
            page = context.new_page()
            page.set_default_timeout(600_000)
            print(f"{name}: start page {_seconds(page, url):.1f} s, first print {_first_print(page):.1f} s", flush=True)
        edits = _edits(page)
        print(f"keystroke to its print: median {median(edits):.0f} ms, p95 {quantiles(edits, n=20)[-1]:.0f} ms")
        letter = page.evaluate("sessionStorage.getItem('letter').replace(/}$/, ', \"format\": \"docx\"}')")
        print(f"Word file: median {median(page.workers[0].evaluate(_WORD, [letter, WORD_FILES])):.0f} ms")
        browser.close()
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} for {os.cpu_count()} processors")
    return 0


def _seconds(page: Any, url: str) -> float:
    """Open the page and return the seconds to its start page."""
    start = time.perf_counter()
    page.goto(url)
    page.locator(".card").first.wait_for()
    return time.perf_counter() - start


def _first_print(page: Any) -> float:
    """Choose a sample and return the seconds from the opening of the page to its print."""
    page.get_by_role("link", name=_CARD, exact=True).click()
    page.wait_for_selector("#pages[aria-busy=false]")
    return float(page.evaluate("performance.now()")) / 1000


def _edits(page: Any) -> list[float]:
    """Return the milliseconds from keystrokes to findings and print."""
    page.keyboard.press("Alt+2")
    page.locator(".editing .cm-line", has_text="rowing clubs").first.click()
    page.keyboard.press("End")
    return [max(page.evaluate(TYPE)) for _ in range(KEYSTROKES)][WARM_UP:]


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        said = process.stdout.readline() if process.stdout else ""
        yield said.split("(")[-1].split(")")[0]
        process.terminate()


if __name__ == "__main__":
    sys.exit(main())
