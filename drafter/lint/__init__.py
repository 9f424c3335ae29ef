"""The editor at one's shoulder: rules look at a letter and its facts, and say what an editor would send back."""

from __future__ import annotations

from drafter.lint.runner import find_matches, lint
from drafter.lint.suppress import suppress, unsuppressible, with_authorities

__all__ = ["find_matches", "lint", "suppress", "unsuppressible", "with_authorities"]
