"""Mutants that no test can kill, because the mutated code does the same: each with its reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple


class _Equivalent(NamedTuple):
    reason: str
    before: str
    after: str = ".*"
    file: str = ""


_EQUIVALENT: tuple[_Equivalent, ...] = (
    _Equivalent(
        "`needs` spares a search that would find nothing; without it the search is made",
        r"(?:case|text)\.(?:own|find)\(.*needs=.*",
        r"(?:(?!needs=).)*|.*needs=None.*",
        "drafter/lint/rules",
    ),
    _Equivalent(
        "the length of what is in parentheses, with them or without, orders sub-items alike",
        r"sub\.strip\(\"\(\)\"\)",
        r"sub\.strip\(None\)",
        "drafter/facts/session_block.py",
    ),
    _Equivalent(
        "an organ is neither an empty text nor None",
        r"next\(\(one for one in self\.where\.organs if one != _COUNCIL\), \"\"\)",
        r"next\(\(one for one in self\.where\.organs if one != _COUNCIL\), None\)",
        "drafter/facts/session_block.py",
    ),
)


def is_equivalent(path: Path, before: str, after: str) -> bool:
    """True if a change of a file is listed here."""
    return any(
        one.file in path.as_posix()
        and re.fullmatch(one.before, before, re.DOTALL)
        and re.fullmatch(one.after, after, re.DOTALL)
        for one in _EQUIVALENT
    )
