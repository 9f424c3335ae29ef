"""Runs, breaks, fields and note marks as elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, SubElement

from drafter.document.model import Break, Field, Inline, NoteMark, Run
from drafter.document.tags import RUN_TAGS, run_tag

NoteWriter = Callable[[Element, NoteMark], None]


def write(parent: Element, inlines: Iterable[Inline], note: NoteWriter) -> None:
    """Append the inlines to their paragraph; `note` writes a note where it is called."""
    for inline in inlines:
        if isinstance(inline, Run):
            _write_run(parent, inline)
        elif isinstance(inline, Break):
            SubElement(parent, "br")
        elif isinstance(inline, Field):
            SubElement(parent, "span", {"class": inline.name})
        else:
            note(parent, inline)


def add_text(parent: Element, text: str) -> None:
    """Append text after whatever the element holds."""
    children = list(parent)
    if children:
        children[-1].tail = (children[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _write_run(parent: Element, run: Run) -> None:
    inner = parent
    if run.link is not None:
        inner = SubElement(inner, "a", {"href": run.link})
    for role in sorted(run.roles):
        inner = SubElement(inner, run_tag(role), {} if role in RUN_TAGS else {"class": role})
    add_text(inner, run.text)
