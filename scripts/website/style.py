"""The colours, faces and sizes of the studio for the site: the tokens of its style sheet, and nothing else of it."""

from __future__ import annotations

import re
from typing import Any

import tinycss2

from drafter.site.pages import ASSETS

# One rem is 20 pixels in Material, and 16 in the studio.
_SCALE = 16 / 20
_REM = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")


def tokens() -> str:
    """Return the rules for `:root` of studio.css, which define its colours, faces and sizes."""
    rules = tinycss2.parse_stylesheet(ASSETS["studio.css"].read_text(encoding="utf-8"), skip_whitespace=True)
    text = "\n".join(rule.serialize() for rule in rules if _is_root(rule)) + "\n"
    return _REM.sub(lambda match: f"{float(match[1]) * _SCALE:.5g}rem", text)


def _is_root(rule: Any) -> bool:
    return rule.type == "qualified-rule" and str(tinycss2.serialize(rule.prelude)).strip().startswith(":root")
