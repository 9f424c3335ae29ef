"""Measure a letter as an editor would: its places, styles, lines and words, in the PDF and in the Word file.

    python scripts/measure.py LETTER.yaml --geometry PLACES [--styles STYLES] [--text LETTER.txt] [--all]

The Word file is measured as LibreOffice sets it. Exit code 1 if something is off.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from measurement.letter import Rendering, first_page_lines, marks, rendering, styles, words
from measurement.places import TOLERANCE, Mark, table

from drafter.errors import DrafterError

LEAST_LINES = 0.99
DIFFERENCES_SHOWN = 20


def main() -> int:
    """Print the figures; 0 if all of them are good."""
    options = _parser().parse_args()
    try:
        rendered, places = rendering(options.letter), table(options.geometry)
    except (DrafterError, OSError, RuntimeError) as error:
        print(error)
        return 1
    good = [_places(rendered, places, options.all), _lines(rendered, places)]
    if options.styles:
        good.append(_styles(rendered, table(options.styles)["styles"]))
    if options.text:
        good.append(_words(rendered, places, options.text.read_text(encoding="utf-8")))
    return 0 if all(good) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("letter", metavar="LETTER", type=Path)
    parser.add_argument("--geometry", metavar="PLACES", type=Path, required=True, help="a table as tests/page.yaml")
    parser.add_argument("--styles", metavar="STYLES", type=Path, help="measurements of named styles, as JSON")
    parser.add_argument("--text", metavar="TEXT", type=Path, help="the text that should be read back")
    parser.add_argument("--all", action="store_true", help="print also what is within the tolerance")
    return parser


def _places(rendered: Rendering, places: Mapping[str, Any], everything: bool) -> bool:
    pdf, docx = (marks(places, sheets) for sheets in (rendered.pdf_sheets, rendered.docx_sheets))
    shown = {mark.name: mark for mark in docx}
    print(f"{'points':36}{'expected':>9}{'PDF':>9}{'off':>7}{'DOCX':>9}{'off':>7}")
    for mark in pdf:
        other = shown.pop(mark.name, Mark(mark.name, mark.expected, None))
        if everything or not (mark.holds and other.holds):
            print(_row(mark, other))
    for other in shown.values():
        print(_row(Mark(other.name, other.expected, None), other))
    for name, found in (("PDF", pdf), ("DOCX", docx)):
        within = sum(mark.holds for mark in found)
        print(
            f"Places in the {name} within {TOLERANCE} pt: {within} of {len(found)}; largest difference {_worst(found)}"
        )
    return all(mark.holds for mark in (*pdf, *docx)) and not shown


def _row(pdf: Mark, docx: Mark) -> str:
    figures = "".join(_figures(mark) for mark in (pdf, docx))
    return f"{pdf.name:36}{pdf.expected:9.2f}{figures}  {'ok' if pdf.holds and docx.holds else 'OFF'}"


def _figures(mark: Mark) -> str:
    if mark.found is None or mark.difference is None:
        return f"{'not there':>16}"
    return f"{mark.found:9.2f}{'' if mark.at_most else format(mark.difference, '+.2f'):>7}"


def _worst(found: list[Mark]) -> str:
    exact = [mark for mark in found if not mark.at_most and mark.difference is not None]
    worst = max(exact, key=lambda mark: abs(mark.difference or 0.0), default=None)
    return f"{worst.difference:+.2f} pt ({worst.name})" if worst else "none"


def _lines(rendered: Rendering, places: Mapping[str, Any]) -> bool:
    pdf, docx = rendered.pdf_sheets, rendered.docx_sheets
    same, total = words.same_lines(pdf, docx)
    print(f"Pages: {len(pdf)} in the PDF, {len(docx)} in the DOCX")
    print(f"Lines with the same words: {same} of {total}, {same / total:.1%}")
    for name, sheets in (("PDF", pdf), ("DOCX", docx)):
        title, text, last = first_page_lines(places, sheets[0])
        print(f"Page 1 of the {name}: {title} lines of title, {text} of text, the last “{last}”")
    return len(pdf) == len(docx) and same / total >= LEAST_LINES


def _styles(rendered: Rendering, genuine: Mapping[str, Any]) -> bool:
    found, direct = styles.compare(rendered.docx, genuine), styles.directness(rendered.docx)
    absent = [one for one in found.differences if one.expected is not None]
    print(f"Styles used that are in the table: {len(found.used)}; of Drafter's own: {len(found.own)}")
    print(f"Their properties equal: {found.compared - len(absent)} of {found.compared}")
    for one in found.differences[:DIFFERENCES_SHOWN]:
        print(f"  {one.style}.{one.key}: {_or_none(one.found)}, in the table {_or_none(one.expected)}")
    print(f"Body paragraphs without direct formatting: {direct.plain} of {direct.paragraphs}")
    return not found.differences and direct.plain == direct.paragraphs


def _or_none(value: str | None) -> str:
    return "nothing" if value is None else value


def _words(rendered: Rendering, places: Mapping[str, Any], text: str) -> bool:
    return all(list(_word_figures(rendered, places, text)))


def _word_figures(rendered: Rendering, places: Mapping[str, Any], text: str) -> Iterator[bool]:
    for name, sheets in (("PDF", rendered.pdf_sheets), ("DOCX", rendered.docx_sheets)):
        compared = words.compare(text, places, sheets)
        print(
            f"Words of the text in the {name}, in order: {compared.same} of {compared.expected}, {compared.found} found"
        )
        if compared.difference:
            print(f"  {compared.difference}")
        yield compared.holds


if __name__ == "__main__":
    raise SystemExit(main())
