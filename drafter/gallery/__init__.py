"""The gallery: every sample to look at, start from and change; as a list, as a site, and as templates of one's own."""

from __future__ import annotations

from drafter.gallery.ejecting import eject
from drafter.gallery.site import Built, build
from drafter.gallery.trial import try_out

__all__ = ["Built", "build", "eject", "try_out"]
