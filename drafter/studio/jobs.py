"""The jobs of a worker: check a letter, render its pages, and write its files.

Each takes and returns plain values, which are sent between processes and to the page. Texts are not written anywhere.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from drafter.diagnostics import Finding
from drafter.errors import InvalidLetterError, raise_if_errors
from drafter.load import LetterInput
from drafter.pipeline import Derived, all_findings, compose, copy_names, derive, export, find_render_errors, inspect

# The smallest date of a ZIP file, so that the same letter gives the same bytes.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
FORMATS = ("docx", "pdf", "text", "html")
YAML, ZIP = "yaml", "zip"
_IN_ZIP = ("docx", "pdf", "text")


def letter_input(folder: str, name: str, text: str) -> LetterInput:
    """Return a letter of the opened folder with the text that the page sent."""
    path = Path(folder, name)
    return LetterInput(str(path), text.encode(errors="surrogatepass"), path.parent)


def check(folder: str, name: str, text: str) -> dict[str, Any]:
    """Return the findings and, if the letter can be derived, the facts."""
    from drafter.facts.to_json import facts_to_json

    letter = letter_input(folder, name, text)
    try:
        derived = derive(letter)
    except InvalidLetterError:
        return {"findings": findings_to_json(letter, inspect(letter)), "facts": None}
    findings = all_findings(derived, find_render_errors(derived))
    return {"findings": findings_to_json(letter, findings), "facts": facts_to_json(derived.facts)}


def findings_to_json(letter: LetterInput, findings: Collection[Finding]) -> list[dict[str, Any]]:
    """Return findings for the page: places in the letter itself with their lines, others with the name of the file."""
    return [_finding(letter, finding) for finding in findings]


def _finding(letter: LetterInput, finding: Finding) -> dict[str, Any]:
    from drafter.lint.registry import all_rules

    place, rule = finding.place, all_rules().get(finding.rule)
    own = place is not None and place.file == letter.name
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "authority": finding.authority,
        "fix": finding.fix,
        "proved": bool(rule and (rule.safe or rule.suggested)),
        "safe": bool(rule and rule.safe),
        "place": list(place[1:]) if place and own else None,
        "file": Path(place.file).name if place and not own else "",
    }


def pages(folder: str, name: str, text: str, scale: float, known: frozenset[str]) -> dict[str, Any]:
    """Return the pages of the PDF that `render` writes, each with its digest, and the pictures that are not `known`.

    Raises InvalidLetterError with the errors of a letter that cannot be rendered.
    """
    from drafter.studio.pictures import picture

    derived = renderable(letter_input(folder, name, text))
    first = copy_names(derived)[0]
    pdf = export(derived, ["pdf"])[f"{first}.pdf"]
    return picture(pdf, scale, known) | {"copies": len(copy_names(derived))}


def renderable(letter: LetterInput) -> Derived:
    """Return a letter that can be rendered; raise InvalidLetterError with its errors."""
    derived = derive(letter)
    raise_if_errors(derived.findings)
    return derived


def print_page(folder: str, name: str, text: str) -> dict[str, Any]:
    """Return the HTML of a letter, in which `data-line` of each block is its line; raises as `pages` does."""
    from drafter.export import html

    derived = renderable(letter_input(folder, name, text))
    document, look = compose(derived)
    printed = html.export(document, look, places=True).decode()
    return {"pages": [], "print": printed, "total": 0, "copies": len(copy_names(derived))}


def take(folder: str, name: str, text: str, form: str, in_zip: Sequence[str] = _IN_ZIP) -> tuple[str, bytes]:
    """Return the name and content of one file to take away: a format, the YAML, or a ZIP of the YAML and `in_zip`."""
    letter = letter_input(folder, name, text)
    if form == YAML:
        return f"{letter.stem}.yaml", letter.text
    derived = renderable(letter)
    if form == ZIP:
        return f"{letter.stem}.zip", _zip({**export(derived, in_zip), f"{letter.stem}.yaml": letter.text})
    files = export(derived, [form])
    if len(files) == 1:
        return next(iter(files.items()))
    return f"{letter.stem}-{form}.zip", _zip(files)


def _zip(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), files[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def fix(folder: str, name: str, text: str, wanted: Collection[tuple[str, int, int]]) -> str | None:
    """Return the text with the fixes of these findings (rule, line, column); None if none of them can be applied.

    Each fix is proved as `drafter check --unsafe-fixes` proves it: it changes its own value and nothing else.
    """
    from drafter.lint.context import LintContext
    from drafter.lint.edits import apply_edits, find_edits
    from drafter.lint.protected import Protection
    from drafter.lint.runner import find_matches
    from drafter.siblings import read_sibling_of

    derived = derive(letter_input(folder, name, text))
    context = LintContext(derived.letter, derived.facts, derived.source, read_sibling_of(derived.letter_input.folder))
    matches = list(find_matches(context))
    edits = find_edits(derived.source, matches, derived.letter.ignore, Protection(context).allows, unsafe=True)
    chosen = [edit for edit in edits if (edit.rule, edit.place.line, edit.place.column) in set(wanted)]
    fixed, applied = apply_edits(derived.source, text, chosen)
    return fixed if applied else None


def warm_check() -> None:
    """Load all that a check needs, with the example letter of the rules."""
    from drafter.lint.examples import EXAMPLE_LETTER

    check("", "letter.yaml", EXAMPLE_LETTER)


def warm_pages() -> None:
    """Load all that pages need, with the example letter of the rules."""
    from drafter.lint.examples import EXAMPLE_LETTER

    pages("", "letter.yaml", EXAMPLE_LETTER, 1.0, frozenset())
