"""The rules of `drafter check`, which report what an editor would send a letter back for.

`registry` lists the rules in `rules/`, `runner` runs them, `suppress` applies the author's `ignore`.
May import `source`, `letter`, `facts`, `languages` and `un`; never the pipeline, `compose` or `export`.
"""

from __future__ import annotations

from drafter.lint.runner import find_matches, lint
from drafter.lint.suppress import suppress, unsuppressible, with_authorities

__all__ = ["find_matches", "lint", "suppress", "unsuppressible", "with_authorities"]
