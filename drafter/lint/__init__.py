"""The editor at one's shoulder: rules look at a letter and its facts, and say what an editor would send back."""

from __future__ import annotations

from drafter.lint.linting import hits, lint
from drafter.lint.silence import refused, silenced, with_authorities

__all__ = ["hits", "lint", "refused", "silenced", "with_authorities"]
