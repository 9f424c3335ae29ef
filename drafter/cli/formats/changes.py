"""Changed paragraphs as text: in colour on a terminal, otherwise as [-old-] and {+new+}, like `git diff`."""

from __future__ import annotations

from drafter.cli.formats.text import visible
from drafter.diff.paragraphs import ChangedParagraph, Segment

_CONTEXT = 60
_COLOURS = {"ins": "\033[4;32m", "del": "\033[9;31m"}
_MARKS = {"ins": ("{+", "+}"), "del": ("[-", "-]")}


def format_change(change: ChangedParagraph, colour: bool) -> str:
    """Return a changed paragraph on one line: its changes, with the words around them."""
    if not any(segment.kind for segment in change.segments):
        text = _shortened(change.segments[0].text, first=True, last=False)
        links = [f"{before or 'no link'} → {after or 'no link'}" for before, after in change.links]
        return f"{_part(change)}{_clean(text)} ({_clean('; '.join(links) or 'formatting')})"
    last = len(change.segments) - 1
    texts = (_format(segment, colour, at == 0, at == last) for at, segment in enumerate(change.segments))
    return f"{_part(change)}{''.join(texts).strip()}"


def _part(change: ChangedParagraph) -> str:
    return f"{change.part}: " if change.part else ""


def _format(segment: Segment, colour: bool, first: bool, last: bool) -> str:
    if not segment.kind:
        return _clean(_shortened(segment.text, first, last))
    if colour:
        return f"{_COLOURS[segment.kind]}{_clean(segment.text)}\033[0m"
    start, end = _MARKS[segment.kind]
    return f"{start}{_clean(segment.text)}{end}"


def _clean(text: str) -> str:
    return visible(text.replace("\t", " ").replace("\n", " / ").replace("\f", " "))


def _shortened(text: str, first: bool, last: bool) -> str:
    """Return unchanged text, its middle replaced by an ellipsis; nothing of its outer end if it begins or ends."""
    if len(text) <= 2 * _CONTEXT or (first and last):
        return text
    before = "" if first else f"{text[:_CONTEXT].rsplit(' ', 1)[0]} "
    after = "" if last else f" {text[-_CONTEXT:].split(' ', 1)[-1]}"
    return f"{before}…{after}"
