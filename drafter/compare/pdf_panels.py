"""What a reader of a PDF shows next to the pages: bookmarks and attached files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from drafter.limits import MAX_VERIFY_OBJECTS

# The YAML that Drafter attaches, which depends on the addressee.
_SOURCE = "letter.yaml"


def bookmarks(document: Any) -> tuple[str, ...]:
    """Return the titles of the bookmarks, indented by level; raise ValueError for too many."""
    found = list(islice(document.get_toc(), MAX_VERIFY_OBJECTS + 1))
    if len(found) > MAX_VERIFY_OBJECTS:
        raise ValueError("too much")
    return tuple(f"{'  ' * bookmark.level}{bookmark.get_title()}" for bookmark in found)


def attachments(document: Any, *, by_drafter: bool) -> str:
    """Return the names and hashes of the attached files, without the source of a letter of Drafter."""
    files = (document.get_attachment(at) for at in range(document.count_attachments()))
    return "\n".join(_names_and_hashes(files, by_drafter=by_drafter))


def _names_and_hashes(files: Iterator[Any], *, by_drafter: bool) -> Iterator[str]:
    for file in files:
        name = file.get_name()
        if not by_drafter or name != _SOURCE:
            yield f"{name} {hashlib.sha256(bytes(file.get_data())).hexdigest()}"
