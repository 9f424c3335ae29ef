"""The pictures of pages that the server keeps, so that a page that did not change is not sent again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

from drafter.limits import MAX_STUDIO_PICTURES


class PagePictures:
    """Pictures by digest; those that were shown last are the last to be dropped."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    @property
    def known(self) -> frozenset[str]:
        """The digests of all pictures."""
        return frozenset(self._pictures)

    def get(self, digest: str) -> bytes | None:
        """Return a picture (PNG); None if it was dropped."""
        return self._pictures.get(digest)

    def kept(self, made: dict[str, Any]) -> dict[str, Any]:
        """Keep the new pictures of some pages, and return the answer to the page."""
        pictures = made.pop("pictures")
        with self._lock:
            self._pictures.update(pictures)
            for sheet in made["pages"]:
                if sheet["digest"] in self._pictures:
                    self._pictures.move_to_end(sheet["digest"])
            while len(self._pictures) > MAX_STUDIO_PICTURES:
                self._pictures.popitem(last=False)
        return made
