"""The studio without a server: Python runs in the browser, in Pyodide, and answers the questions of the page.

The folder of the letter is in the memory of the window. There is no PDF: WeasyPrint needs libraries of the system. The
print in place of its pages is the HTML export. `make browser` builds the page.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from drafter.diagnostics import Finding
from drafter.errors import DrafterError, MissingDependencyError
from drafter.studio import description, jobs, start_page

FOLDER = "/letters"
_IN_ZIP = ("docx", "html", "text")
_NO_PDF = "The browser writes no PDF. Download the Word file, open it in Word or LibreOffice, and save it as PDF."


def answer(path: str, body: str) -> str:
    """Return the answer to a question of the page; `body` and the answer are JSON."""
    given = json.loads(body)
    return json.dumps(_answer(path, given))


def _answer(path: str, given: Mapping[str, Any]) -> Any:
    try:
        return _ANSWERS[path](given)
    except DrafterError as error:
        letter = jobs.letter_input(FOLDER, given.get("name", ""), "")
        return {"error": error.findings[0].message, "findings": jobs.findings_to_json(letter, error.findings)}
    except Exception as error:
        return {"error": f"Drafter failed because of a bug: {type(error).__name__}: {error}."}


def _letter(given: Mapping[str, Any]) -> tuple[str, str, str]:
    return FOLDER, given["name"], given["text"]


def _warm(_: Mapping[str, Any]) -> dict[str, Any]:
    """Load what the first letter needs, with the example letter of the rules."""
    from drafter.lint.examples import EXAMPLE_LETTER

    jobs.warm_check()
    return {"pages": len(_pages({"name": "letter.yaml", "text": EXAMPLE_LETTER}))}


def _fix(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"text": jobs.fix(*_letter(given), [tuple(finding) for finding in given["findings"]])}


def _pages(given: Mapping[str, Any]) -> dict[str, Any]:
    return jobs.print_page(*_letter(given))


def _take(given: Mapping[str, Any]) -> dict[str, Any]:
    if given["format"] == "pdf":
        raise MissingDependencyError(Finding("no-pdf", _NO_PDF))
    name, data = jobs.take(*_letter(given), given["format"], _IN_ZIP)
    return {"name": quote(name, safe=" ()"), "data": base64.b64encode(data).decode()}


_ANSWERS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "/warm": _warm,
    "/names": lambda given: description.state_names(given["language"], given["date"]),
    "/start": lambda given: start_page.start(FOLDER, given["sample"], given["language"]),
    "/check": lambda given: jobs.check(*_letter(given)),
    "/fix": _fix,
    "/pages": _pages,
    "/take": _take,
}
