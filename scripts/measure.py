"""Measure a letter like an editor: positions, styles, lines and words in the PDF and in the Word file.

    python scripts/measure.py LETTER.yaml --geometry PLACES [--styles STYLES] [--text LETTER.txt] [--all]

The Word file is measured as LibreOffice renders it. The exit code is 1 if something differs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from measurement import compare_styles, compare_words
from measurement.marks import TOLERANCE, Mark, table
from measurement.rendering import Rendering, first_page_lines, marks, render

from drafter.errors import DrafterError

MIN_SAME_LINES = 0.99
DIFFERENCES_SHOWN = 20


def main() -> int:
    """Print the measurements; return 0 if all of them are within the limits."""
    options = _parser().parse_args()
    try:
        rendered, places = render(options.letter), table(options.geometry)
    except (DrafterError, OSError, RuntimeError) as error:
        print(error)
        return 1
    results = [_places(rendered, places, options.all), _lines(rendered, places)]
    if options.styles:
        results.append(_styles(rendered, table(options.styles)["styles"]))
    if options.text:
        results.append(_words(rendered, places, options.text.read_text(encoding="utf-8")))
    return 0 if all(results) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("letter", metavar="LETTER", type=Path)
    parser.add_argument(
        "--geometry", metavar="PLACES", type=Path, required=True, help="table of positions, such as tests/page.yaml"
    )
    parser.add_argument("--styles", metavar="STYLES", type=Path, help="measurements of named styles, as JSON")
    parser.add_argument("--text", metavar="TEXT", type=Path, help="expected text")
    parser.add_argument("--all", action="store_true", help="also print positions within the tolerance")
    return parser


def _places(rendered: Rendering, places: Mapping[str, Any], everything: bool) -> bool:
    pdf, docx = (marks(places, sheets) for sheets in (rendered.pdf_sheets, rendered.docx_sheets))
    shown = {mark.name: mark for mark in docx}
    print(f"{'points':36}{'expected':>9}{'PDF':>9}{'off':>7}{'DOCX':>9}{'off':>7}")
    for mark in pdf:
        in_docx = shown.pop(mark.name, Mark(mark.name, mark.expected, None))
        if everything or not (mark.holds and in_docx.holds):
            print(_row(mark, in_docx))
    for in_docx in shown.values():
        print(_row(Mark(in_docx.name, in_docx.expected, None), in_docx))
    for name, measured in (("PDF", pdf), ("DOCX", docx)):
        within = sum(mark.holds for mark in measured)
        print(
            f"Positions in the {name} within {TOLERANCE} pt: {within} of {len(measured)}; "
            f"largest difference {_worst(measured)}"
        )
    return all(mark.holds for mark in (*pdf, *docx)) and not shown


def _row(pdf: Mark, docx: Mark) -> str:
    values = "".join(_difference(mark) for mark in (pdf, docx))
    return f"{pdf.name:36}{pdf.expected:9.2f}{values}  {'ok' if pdf.holds and docx.holds else 'OFF'}"


def _difference(mark: Mark) -> str:
    if mark.found is None or mark.difference is None:
        return f"{'missing':>16}"
    return f"{mark.found:9.2f}{'' if mark.at_most else format(mark.difference, '+.2f'):>7}"


def _worst(measured: list[Mark]) -> str:
    exact = [mark for mark in measured if not mark.at_most and mark.difference is not None]
    worst = max(exact, key=lambda mark: abs(mark.difference or 0.0), default=None)
    return f"{worst.difference:+.2f} pt ({worst.name})" if worst else "none"


def _lines(rendered: Rendering, places: Mapping[str, Any]) -> bool:
    pdf, docx = rendered.pdf_sheets, rendered.docx_sheets
    same, total = compare_words.same_lines(pdf, docx)
    print(f"Pages: {len(pdf)} in the PDF, {len(docx)} in the DOCX")
    print(f"Lines with the same words: {same} of {total}, {same / total:.1%}")
    for name, sheets in (("PDF", pdf), ("DOCX", docx)):
        title, text, last = first_page_lines(places, sheets[0])
        print(f"Page 1 of the {name}: {title} lines of title, {text} of text, the last “{last}”")
    return len(pdf) == len(docx) and same / total >= MIN_SAME_LINES


def _styles(rendered: Rendering, genuine: Mapping[str, Any]) -> bool:
    result, direct = compare_styles.compare(rendered.docx, genuine), compare_styles.direct_formatting(rendered.docx)
    unequal = [difference for difference in result.differences if difference.expected is not None]
    print(f"Used styles in the table: {len(result.used)}; not in the table: {len(result.not_in_table)}")
    print(f"Equal properties: {result.compared - len(unequal)} of {result.compared}")
    for difference in result.differences[:DIFFERENCES_SHOWN]:
        found, expected = (_or_none(value) for value in (difference.found, difference.expected))
        print(f"  {difference.style}.{difference.key}: {found}, in the table {expected}")
    print(f"Body paragraphs without direct formatting: {direct.plain} of {direct.paragraphs}")
    return not result.differences and direct.plain == direct.paragraphs


def _or_none(value: str | None) -> str:
    return "none" if value is None else value


def _words(rendered: Rendering, places: Mapping[str, Any], text: str) -> bool:
    return all(list(_compare_words(rendered, places, text)))


def _compare_words(rendered: Rendering, places: Mapping[str, Any], text: str) -> Iterator[bool]:
    for name, sheets in (("PDF", rendered.pdf_sheets), ("DOCX", rendered.docx_sheets)):
        compared = compare_words.compare(text, places, sheets)
        print(
            f"Words in the same order in the {name}: {compared.same} of {compared.expected}; "
            f"words in the file: {compared.found}"
        )
        if compared.difference:
            print(f"  {compared.difference}")
        yield compared.holds


if __name__ == "__main__":
    raise SystemExit(main())
