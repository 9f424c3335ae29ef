"""The web pages of the site. Their templates come with Drafter, so they need no sandbox."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.site.highlight import Piece
from drafter.site.models import Entry

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent / "templates"
ASSETS = ("site.css", "site.js")


def index_page(entries: Sequence[Entry]) -> str:
    """Render the page of all samples, with the values of its filters."""
    filters = {
        "kind": sorted({entry.kind for entry in entries}),
        "organ": sorted({organ for entry in entries for organ in entry.organs}),
        "sender": sorted({sender for entry in entries for sender in entry.senders}),
        "language": sorted({entry.language for entry in entries}),
    }
    return _render("index.html.j2", {"entries": entries, "filters": filters})


def sample_page(entry: Entry, lines: Sequence[Sequence[Piece]]) -> str:
    """Render the page of one sample: the images of its pages, and its YAML."""
    return _render("sample.html.j2", {"entry": entry, "lines": lines})


def _render(file: str, context: dict[str, Any]) -> str:
    return _environment().get_template(file).render(context)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(FOLDER)
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
