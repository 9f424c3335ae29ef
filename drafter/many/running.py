"""The run of many letters: what is unchanged is passed over, what is rendered is written, what fails is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from drafter.errors import DrafterError, Finding, WrongUsage
from drafter.many import digests
from drafter.many.crews import Work
from drafter.many.ledger import Entry, Ledger
from drafter.many.task import Rendering, Task
from drafter.writing import is_same, write_all


class Outcome(Struct, frozen=True):
    """What became of one letter: the files written with their sizes, or why there are none; `unchanged` if it was."""

    label: str
    files: tuple[tuple[Path, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    exit_code: int = 0
    unchanged: bool = False


def run(tasks: Iterable[Task | Outcome], work: Work, force: bool = False) -> Iterator[Outcome]:
    """The outcomes as they come; an outcome among the tasks is passed through.

    With `force` everything is rendered anew and foreign files are written over.
    """
    desk = _Desk(force)
    try:
        for task, rendering in work(desk.fresh(tasks)):
            yield from desk.told()
            yield desk.put(task, rendering)
        yield from desk.told()
    finally:
        desk.close()


class _Desk:
    """Where tasks go out and renderings come in: the ledgers of the folders, and the files written so far."""

    def __init__(self, force: bool) -> None:
        self.force = force
        self.ledgers: dict[Path, Ledger] = {}
        self.keys: dict[int, str] = {}
        self.taken: set[Path] = set()
        self.known: list[Outcome] = []

    def fresh(self, tasks: Iterable[Task | Outcome]) -> Iterator[Task]:
        """The tasks that have to be done; the outcome of the others is known."""
        for task in tasks:
            if isinstance(task, Outcome):
                self.known.append(task)
                continue
            key, ledger = digests.key(task), self.ledger(task.folder)
            if not self.force and ledger.has(key, task.manuscript.folder):
                self.taken.update(task.folder / name for name in ledger.entries[key].files)
                self.known.append(Outcome(task.label, unchanged=True))
                continue
            self.keys[id(task)] = key
            yield task

    def told(self) -> Iterator[Outcome]:
        """The outcomes that are known without work, each once."""
        known, self.known = self.known, []
        yield from known

    def put(self, task: Task, rendering: Rendering) -> Outcome:
        """The outcome of a rendering whose files are now written, all or none of them."""
        key = self.keys.pop(id(task))
        if rendering.exit_code:
            return Outcome(task.label, findings=rendering.findings, exit_code=rendering.exit_code)
        ledger = self.ledger(task.folder)
        placed = {task.folder / name: data for name, data in rendering.files.items()}
        try:
            self._refuse(placed, task, rendering)
            write_all(placed, self.force, ours=[path for path in placed if ledger.made(path)])
        except DrafterError as error:
            return Outcome(task.label, findings=error.findings, exit_code=error.exit_code)
        self.taken.update(placed)
        files = {name: digests.of_bytes(data) for name, data in rendering.files.items()}
        ledger.note(Entry(key, files, rendering.beside))
        return Outcome(task.label, tuple((path, len(data)) for path, data in placed.items()), rendering.findings)

    def ledger(self, folder: Path) -> Ledger:
        """The ledger of a folder, read once."""
        if folder not in self.ledgers:
            self.ledgers[folder] = Ledger(folder)
        return self.ledgers[folder]

    def close(self) -> None:
        """Put the ledgers in order."""
        for ledger in self.ledgers.values():
            ledger.close()

    def _refuse(self, placed: dict[Path, bytes], task: Task, rendering: Rendering) -> None:
        """Raise WrongUsage for a file that the letter is made of, or that has been written for another letter."""
        folder = task.manuscript.folder or Path()
        made_of = (Path(task.manuscript.name), *(folder / name for name in rendering.beside))
        read = next((path for path in placed if any(is_same(path, one) for one in made_of)), None)
        if read:
            raise WrongUsage(Finding("would-overwrite", f"The letter is made of {read}; give the output another name."))
        taken = next((path for path in placed if path in self.taken), None)
        if taken:
            message = f"{taken} is the file of another of these letters; give one of them another name."
            raise WrongUsage(Finding("would-overwrite", message))
