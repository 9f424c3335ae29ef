"""The pages of a comparison: the new side with marked changes, for HTML and PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.diff.read_side import Side
    from drafter.document.model import Document
    from drafter.look.model import Look


def are_letters(old: Side, new: Side) -> bool:
    """True if both sides are letters, whose pages have their own look; Word files are shown in that of a letter."""
    return old.document is not None and new.document is not None


def marked_pages(old: Side, new: Side, accept: bool = True) -> tuple[Document, Look]:
    """Return the document with the changes from `old` to `new`, and its look.

    `accept` says how to read the tracked changes of Word files.
    """
    from drafter.diff.from_word import document_of
    from drafter.diff.mark_document import mark_changes
    from drafter.settings.look import load_look
    from drafter.templates import find_template
    from drafter.word.read import read_word_file

    if old.document is not None and new.document is not None and new.look is not None:
        return mark_changes(old.document, new.document), new.look
    files = [read_word_file(side.data, side.name, accept) for side in (old, new)]
    look = load_look(find_template("letter").looks_in(files[1].language.partition("-")[0] or "en"))
    return mark_changes(*(document_of(word, look) for word in files)), look
