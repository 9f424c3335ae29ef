"""The top of page 1 of a PDF: the masthead between its two rules, and the session block above the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.importer.model import SourceParagraph, plain
from drafter.importer.normalize import one_line, without_invisible
from drafter.importer.pdf_characters import Page, Rule
from drafter.importer.pdf_lines import Line, are_joined, read_lines

_WIDE, _MIDDLE = 400.0, 290.0
# The distance of two lines of one title, in sizes of the text.
_SAME_TITLE = 1.65
# The same for the sponsors of a draft resolution, which begin at the indent of the text.
_SAME_SPONSORS, _INDENT = 2.0, 100.0
_LOWEST = 300.0
# The left edge of the distribution block, and the least gap between the columns, in sizes of the largest text.
_DISTRIBUTION, _GAP = 350.0, 0.5
# The difference of the margins of a line in the middle of a page.
_CENTRED = 8.0
# The size of a title is larger than this one.
TITLE_SIZE = 11.4
# The largest text of a letter, that of a copy as sent.
TEXT_SIZE = 12.0


def wide_rules(page: Page) -> list[Rule]:
    """Return the rules across a page."""
    return [rule for rule in page.rules if rule.right - rule.left > _WIDE]


def masthead_end(page: Page) -> float:
    """Return the place of the lower of the two rules of the masthead; 0 without them."""
    tops = [rule.top for rule in wide_rules(page) if rule.top < _LOWEST][:2]
    return tops[1] if len(tops) == 2 else 0.0  # noqa: PLR2004


def read_masthead(page: Page, lines: Sequence[Line]) -> tuple[list[SourceParagraph], list[Line]]:
    """Return the paragraphs of the masthead, column by column, and the lines below it."""
    tops = [rule.top for rule in wide_rules(page) if rule.top < _LOWEST][:2]
    if len(tops) < 2:  # noqa: PLR2004
        return [], list(lines)
    top, bottom = tops
    inside = [*(line for line in lines if line.base < top), *read_lines(page, _GAP, (top, bottom))]
    inside.sort(key=lambda line: (line.left > _DISTRIBUTION, line.base))
    paragraphs = [plain(without_invisible(one_line(text))) for text in _names_joined(page, inside)]
    return paragraphs, [line for line in lines if line.base >= bottom]


def _names_joined(page: Page, lines: Sequence[Line]) -> Iterator[str]:
    """Yield the texts of the lines; those of a name in large letters in the middle of a page are one."""
    text, before = "", None
    for line in lines:
        if before and all(_is_centred_name(page, one) for one in (before, line)):
            text += ("" if are_joined(text, line.text) else " ") + line.text
        else:
            yield from [text] if text else []
            text = line.text
        before = line
    yield from [text] if text else []


def _is_centred_name(page: Page, line: Line) -> bool:
    return line.is_large(TITLE_SIZE, TEXT_SIZE) and abs(line.left + line.right - page.width) < _CENTRED


def above_title(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines above the title, which is the first large one in bold, and the others."""
    first = next((line.base for line in lines if line.is_large(TITLE_SIZE, TEXT_SIZE)), None)
    if first is None:
        return [], list(lines)
    return [line for line in lines if line.base < first - 2], [line for line in lines if line.base >= first - 2]


def session_block(lines: Sequence[Line]) -> Iterator[SourceParagraph]:
    """Yield the paragraphs of the session block, column by column; a title of several lines is one paragraph."""
    for right in (False, True):
        column = [line for line in lines if (line.left > _MIDDLE) == right]
        held: list[Line] = []
        after_heading = False
        for line in column:
            goes_on = held and after_heading and line.bold and held[-1].bold
            near = _SAME_SPONSORS if _INDENT < line.left < _MIDDLE else _SAME_TITLE
            if goes_on and line.base - held[-1].base < near * line.size:
                held.append(line)
                continue
            yield from _joined_lines(held)
            after_heading = after_heading or not line.bold
            held = [line]
        yield from _joined_lines(held)


def _joined_lines(lines: Sequence[Line]) -> Iterator[SourceParagraph]:
    if lines:
        text = lines[0].text
        for line in lines[1:]:
            text += ("" if are_joined(text, line.text) else " ") + line.text
        yield plain(without_invisible(re.sub(r"(?<=\w)- (?=\w)", "-", one_line(text))), "session")
