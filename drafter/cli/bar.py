"""The bar that shows on a terminal how far many letters are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class Shown:
    """A bar on a terminal."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self.progress = progress
        self.task = task

    def advance(self, label: str) -> None:
        """One letter more, the last being `label`."""
        self.progress.update(self.task, advance=1, label=label)


@contextmanager
def shown(total: int) -> Iterator[Shown]:
    """A bar for so many letters, below whatever else is written meanwhile."""
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[label]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Shown(progress, progress.add_task("letters", total=total, label=""))
