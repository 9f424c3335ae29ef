"""CSS made from the look alone: for the exact page of the PDF, and for reading on a screen."""

from __future__ import annotations

from drafter.document.tags import RUN_TAGS
from drafter.export.css import grids, lists_and_tables, pages, paragraphs
from drafter.export.css import screen as screens
from drafter.export.css.lengths import rule, sheet
from drafter.look.model import Look


def paged(look: Look) -> str:
    """The style sheet of the exact page."""
    return sheet(
        [
            *paragraphs.rules(look, exact=True),
            *lists_and_tables.rules(look, exact=True),
            *paragraphs.runs(look, selectors(look)),
            *grids.rules(look),
            *pages.rules(look),
            # A paragraph that is written from the right is stretched from there.
            rule("[dir=rtl] *", {"transform-origin": "100% 0"}),
        ]
    )


def screen(look: Look) -> str:
    """The style sheet of the page for reading."""
    return sheet(
        [
            *paragraphs.rules(look, exact=False),
            *lists_and_tables.rules(look, exact=False),
            *paragraphs.runs(look, selectors(look)),
            *grids.rules(look),
            *screens.rules(look),
        ]
    )


def selectors(look: Look) -> dict[str, str]:
    """How the writer of HTML marks each role of a run."""
    own = {"link": "a[href]", "note-mark": ".note-mark"}
    return {role: own.get(role) or RUN_TAGS.get(role) or f".{role}" for role in look.runs}
