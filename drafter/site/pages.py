"""The pages of the site; they are Drafter's own, so they need not be closed in as the templates of letters are."""

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
    """The page of all samples, with what one can filter by."""
    filters = {
        "kind": sorted({entry.kind for entry in entries}),
        "organ": sorted({organ for entry in entries for organ in entry.organs}),
        "sender": sorted({sender for entry in entries for sender in entry.senders}),
        "language": sorted({entry.language for entry in entries}),
    }
    return _filled("index.html.j2", {"entries": entries, "filters": filters})


def sample_page(entry: Entry, lines: Sequence[Sequence[Piece]]) -> str:
    """The page of one sample: its pages as pictures, and its YAML."""
    return _filled("sample.html.j2", {"entry": entry, "lines": lines})


def _filled(file: str, names: dict[str, Any]) -> str:
    return _environment().get_template(file).render(names)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(FOLDER)
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
