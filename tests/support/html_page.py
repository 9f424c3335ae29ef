"""What a page of the site refers to, and what others can refer to in it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_ATTRIBUTES = ("href", "src", "srcset", "poster", "data")


class HtmlPage(NamedTuple):
    """The addresses in a page, each with its element, and the ids of its parts."""

    path: Path
    references: tuple[tuple[str, str], ...]
    ids: frozenset[str]

    @property
    def loaded(self) -> list[str]:
        """The addresses that a browser loads with the page."""
        return [address for tag, address in self.references if tag != "a"]

    def target(self, address: str) -> tuple[Path, str] | None:
        """Return the file and the anchor of an address; None for another site or for data."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        file = (self.path.parent / unquote(parts.path)).resolve() if parts.path else self.path
        return (file / "index.html" if file.is_dir() else file), unquote(parts.fragment)


def read_page(path: Path) -> HtmlPage:
    """Read a page of a site."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return HtmlPage(path.resolve(), tuple(reader.references), frozenset(reader.ids))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.references: list[tuple[str, str]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.references += [(tag, value) for name in _ATTRIBUTES if (value := values.get(name))]
        self.ids |= {value for name in ("id", "name") if (value := values.get(name))}
