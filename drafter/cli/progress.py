"""The progress bar on a terminal; elsewhere there is none, for the lines of the files report all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[str], None]


@contextmanager
def progress_bar(total: int) -> Iterator[Advance]:
    """Show a bar for so many letters, below all other lines; yield what is called with the name of each one done."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    label = TextColumn("{task.fields[label]}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), label)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("letters", total=total, label="")
        yield lambda name: progress.update(task, advance=1, label=name)
