"""What MkDocs calls while it builds the site: names for screen readers, and the gallery in the search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import msgspec
from mkdocs.plugins import event_priority

from drafter.site.build import RECORD, Record
from drafter.site.pages import Entry

GALLERY = "gallery"


# What Material leaves out of its pages: the name of a dialog, and navigation inside of navigation is none.
_MISSING = (
    (re.compile(r'(data-md-component="search" role="dialog")'), r'\1 aria-label="Search"'),
    (
        re.compile(r'<nav class="md-nav" (data-md-level="[1-9]") aria-labelledby="[^"]*"'),
        r'<nav class="md-nav" \1 role="none"',
    ),
)


def on_post_page(output: str, **_: Any) -> str:
    """Return a page with what screen readers need."""
    for pattern, replacement in _MISSING:
        output = pattern.sub(replacement, output)
    return output


# Before the plugin `offline`, which copies the index.
@event_priority(-50)  # type: ignore[untyped-decorator]
def on_post_build(config: Any, **_: Any) -> None:
    """Add an entry for each letter to the index, with the words of the letter."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    content = json.loads(index.read_bytes())
    content["docs"] += _entries(Path(config.site_dir) / GALLERY)
    index.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _entries(gallery: Path) -> Iterator[dict[str, str]]:
    for path in sorted(gallery.glob(f"*/{RECORD}")):
        entry = msgspec.json.decode(path.read_bytes(), type=Record).entry
        address = f"{GALLERY}/{entry.name}/index.html"
        yield {"location": address, "title": entry.title, "text": _paragraphs(entry)}


def _paragraphs(entry: Entry) -> str:
    """Return the text of a letter as HTML: of a result, the search shows only paragraphs with the words."""
    parts = (entry.summary, *entry.text.split("\n\n"))
    return "".join(f"<p>{escape(' '.join(part.split()))}</p>" for part in parts)
