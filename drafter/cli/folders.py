"""The folder of own templates that a command is given."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.errors import FileTrouble, Finding


def own_templates(options: argparse.Namespace) -> tuple[Path, ...]:
    """The folder of `--templates`, if there is one; raises FileTrouble if there is no such folder."""
    path: Path | None = getattr(options, "templates", None)
    if path is None:
        return ()
    if not path.is_dir():
        raise FileTrouble(Finding("no-such-folder", f"There is no folder {path} of templates."))
    return (path.resolve(),)
