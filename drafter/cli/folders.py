"""The folder of own templates that a command is given."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError


def own_templates(options: argparse.Namespace) -> tuple[Path, ...]:
    """The folder of `--templates`, if there is one; raises FileError if there is no such folder."""
    path: Path | None = getattr(options, "templates", None)
    if path is None:
        return ()
    if not path.is_dir():
        raise FileError(Finding("no-such-folder", f"There is no folder {path} of templates."))
    return (path.resolve(),)
