"""The markup of a body: a safe subset of CommonMark, parsed into blocks that know their place."""

from __future__ import annotations

from drafter.markup.blocks import parse
from drafter.markup.origin import Image, Origin
from drafter.markup.quotes import curled

__all__ = ["Image", "Origin", "curled", "parse"]
