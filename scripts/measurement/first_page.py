"""Measurements of page 1: masthead, session block, title, first lines of the text, and foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from measurement.marks import Mark, of_piece, of_rule
from measurement.pdf_pages import Piece, Sheet

# Empty lines are 6 pt. An exact line has its baseline at four fifths of its height, in Word and in LibreOffice.
EMPTY_LINE, ABOVE_BASELINE = 6.0, 0.8
TITLE_LINES = {12: 13.5, 14: 15.0}
# Lines of a block before a possible second agenda title, including the empty line.
BLOCK_LINES = 4
COLUMN_SLACK = 10.0
JOB = re.compile(r"^\d{2}-\d{5}")


def first_page(page: Mapping[str, Any], sheet: Sheet) -> Iterator[Mark]:
    """Return the marks of page 1 for all positions in the table."""
    for part in (_masthead, _block, _title, _text, _foot):
        yield from part(page, sheet)


def text_lines(page: Mapping[str, Any], sheet: Sheet) -> list[Piece]:
    """Return the lines of text on page 1, below the title."""
    size, bottom = page["text"]["size"], page["text_bottom"]
    title = title_lines(page, sheet)
    above = title[-1].baseline if title else page["rule_under_masthead"]["y"]
    return [line for line in sheet.lines if above < line.baseline < bottom + 2 * size and abs(line.size - size) < 1]


def title_lines(page: Mapping[str, Any], sheet: Sheet) -> list[Piece]:
    """Return the lines of the title on page 1: the first large, bold lines that follow each other."""
    below, min_size = page["rule_under_masthead"]["y"], min(TITLE_LINES) - 1
    lines: list[Piece] = []
    for piece in sheet.pieces:
        if piece.baseline > below and piece.bold and piece.size > min_size:
            if lines and piece.baseline - lines[-1].baseline > TITLE_LINES[round(lines[0].size)] + EMPTY_LINE:
                break
            lines.append(piece)
    return lines


def _masthead(page: Mapping[str, Any], sheet: Sheet) -> Iterator[Mark]:
    upper, lower = page["rule_under_symbol"], page["rule_under_masthead"]
    top = [piece for piece in sheet.pieces if upper["y"] / 2 < piece.baseline < upper["y"]]
    top.sort(key=lambda piece: piece.left)
    yield from of_piece("United Nations", page["united_nations"], top[0] if top else None)
    yield from of_piece("symbol", page["symbol"], top[-1] if top else None)
    yield from of_rule("rule under symbol", upper, sheet)
    inside = [piece for piece in sheet.pieces if upper["y"] < piece.baseline < lower["y"]]
    names = [piece for piece in inside if piece.size > page["organ_names"]["size"] - 2]
    for number, (name, baseline) in enumerate(zip(names, page["organ_names"]["baselines"], strict=False), 1):
        yield from of_piece(f"organ {number}", {**page["organ_names"], "baseline": baseline}, name)
    yield from _distribution(page["distribution"], [piece for piece in inside if piece not in names])
    yield from of_rule("rule under masthead", lower, sheet)


def _distribution(place: Mapping[str, Any], pieces: Sequence[Piece]) -> Iterator[Mark]:
    """Return the marks of the lines of an original. A translation has no empty line and is not in the table."""
    baselines = list(place["baselines"].items())
    if len(pieces) == len(baselines):
        for (name, baseline), piece in zip(baselines, pieces, strict=True):
            yield from of_piece(f"distribution, {name.split(' (')[0]}", {**place, "baseline": baseline}, piece)


def _block(page: Mapping[str, Any], sheet: Sheet) -> Iterator[Mark]:
    place, title = page["session_block"], title_lines(page, sheet)
    above = title[0].baseline if title else 0.0
    block = [piece for piece in sheet.pieces if page["rule_under_masthead"]["y"] < piece.baseline < above]
    middle = place["second_column_x_left"] - COLUMN_SLACK
    columns = ([p for p in block if p.left < middle], [p for p in block if p.left >= middle])
    for name, column, key in zip(("block", "second column"), columns, ("x_left", "second_column_x_left"), strict=True):
        for number, piece in enumerate(column[:BLOCK_LINES]):
            baseline = place["first_baseline"] + number * place["line"]
            where = {"baseline": baseline, "x_left": place[key]}
            yield from of_piece(f"{name}, line {number + 1}", where, piece)


def _title(page: Mapping[str, Any], sheet: Sheet) -> Iterator[Mark]:
    lines = title_lines(page, sheet)
    left, right = page["title"]["x"]
    if not lines:
        yield Mark("title", left, None)
        return
    pitch = TITLE_LINES[round(lines[0].size)]
    yield Mark("title, baseline", _title_baseline(page, sheet, pitch), lines[0].baseline)
    for number, line in enumerate(lines, 1):
        yield Mark(f"title, line {number}, left", left, line.left)
        yield Mark(f"title, line {number}, right", right, line.right, at_most=True)
        yield Mark(f"title, line {number}, baseline", lines[0].baseline + (number - 1) * pitch, line.baseline)


def _title_baseline(page: Mapping[str, Any], sheet: Sheet, pitch: float) -> float:
    block = page["session_block"]
    last = max(
        (piece.baseline for piece in sheet.pieces if piece.baseline < title_lines(page, sheet)[0].baseline), default=0.0
    )
    return float(last + (1 - ABOVE_BASELINE) * block["line"] + 3 * EMPTY_LINE + ABOVE_BASELINE * pitch)


def _text(page: Mapping[str, Any], sheet: Sheet) -> Iterator[Mark]:
    place, title, lines = page["text"], title_lines(page, sheet), text_lines(page, sheet)
    if title and lines and not lines[0].bold:
        gap = (1 - ABOVE_BASELINE) * TITLE_LINES[round(title[0].size)] + 2 * EMPTY_LINE + ABOVE_BASELINE * place["line"]
        yield Mark("text, baseline", title[-1].baseline + gap, lines[0].baseline)
    first, second = _paragraph(place, lines)
    yield Mark("text, first line, left", place["x"][0] + place["first_line_indent"], getattr(first, "left", None))
    yield Mark("text, first line, right", place["x"][1], getattr(first, "right", None))
    yield Mark("text, second line, left", place["x"][0], getattr(second, "left", None))
    if first and second:
        yield Mark("text, second line, baseline", first.baseline + place["line"], second.baseline)
        yield Mark("text, last line, baseline", page["text_bottom"], lines[-1].baseline, at_most=True)


def _paragraph(place: Mapping[str, Any], lines: Sequence[Piece]) -> tuple[Piece, Piece] | tuple[None, None]:
    """Return the first two lines of the first paragraph with two lines or more. Its first line is indented."""
    middle = place["x"][0] + place["first_line_indent"] / 2
    for first, second in pairwise(lines):
        follows = second.baseline - first.baseline < place["line"] + EMPTY_LINE / 2
        if first.left > middle > second.left and follows:
            return first, second
    return None, None


def _foot(page: Mapping[str, Any], sheet: Sheet) -> Iterator[Mark]:
    for piece in sheet.pieces:
        if piece.baseline > page["text_bottom"] and JOB.match(piece.text):
            yield from of_piece("job number", page["job_number"], piece)
