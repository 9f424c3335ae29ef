"""Collections: every letter of a folder, by several processes, with a table of scores; a run can be resumed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import get_args

from drafter import process_limits
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, FileError
from drafter.files import UnreadableError, read_user_file
from drafter.importer.import_letter import READERS, Imported, import_letter
from drafter.importer.model import Grade
from drafter.limits import MAX_IMPORT_BYTES
from drafter.tables import packaged, to_csv
from drafter.writing.atomic import write_all, write_new

SCORES = "scores.csv"
COLUMNS = (
    "file", "sha256", "status", "yaml", "score", "words", "found", "proved", "read", "guessed", "missing", "left_over",
    "to_complete", "reason",
)  # fmt: skip
# The files of a process before it is replaced.
_FILES_OF_A_PROCESS = 200

Row = Mapping[str, str]


def read_letter(path: Path) -> Imported:
    """Return the letter in a file, or in standard input for `-`; raise DrafterError."""
    if str(path) == "-":
        return import_letter(sys.stdin.buffer.read(int(MAX_IMPORT_BYTES)), "-")
    try:
        data = read_user_file(path, MAX_IMPORT_BYTES)
    except FileNotFoundError:
        raise FileError(Finding("no-such-file", f"{path} does not exist.")) from None
    except OSError as error:
        raise FileError(Finding("unreadable", f"{path} cannot be read: {error.strerror}.")) from None
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None
    return import_letter(data, str(path))


def letters_of(folder: Path) -> list[Path]:
    """Return the files of a folder that can be imported, in order; raise FileError if it has none."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in READERS and path.is_file())
    if not files:
        raise FileError(Finding("no-letters", f"{folder} contains no letters that end in {', '.join(READERS)}."))
    return files


def import_folder(folder: Path, output: Path, jobs: int, force: bool, tell: Callable[[str], None]) -> list[Row]:
    """Import the letters of a folder into another, and write the table of scores; return its rows.

    A letter whose row is there, and whose file did not change since, is not imported again without `force`. The
    table keeps the rows of letters that are not in this folder.
    """
    files = letters_of(folder)
    known = {} if force else read_scores(output / SCORES)
    rows: dict[str, Row] = {}
    tasks = []
    for path in files:
        name = path.relative_to(folder).as_posix()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        row = known.get(name)
        if row and row["sha256"] == digest and (row["status"] != "done" or (output / row["yaml"]).is_file()):
            rows[name] = row
        else:
            tasks.append((str(path), name, digest, str(output)))
    try:
        for row in _run(tasks, jobs):
            rows[row["file"]] = row
            tell(_line(row))
    finally:
        order = [path.relative_to(folder).as_posix() for path in files]
        others = {name: row for name, row in known.items() if name not in rows}
        write_scores(output / SCORES, [*(rows[name] for name in order if name in rows), *others.values()])
    return [rows[path.relative_to(folder).as_posix()] for path in files]


def _line(row: Row) -> str:
    return f"{row['file']}: {row['score']} {row['reason']}".rstrip()


def _run(tasks: Sequence[tuple[str, str, str, str]], jobs: int) -> Iterator[Row]:
    if jobs == 1:
        yield from map(_task, tasks)
        return
    waiting = iter(tasks)
    while batch := list(islice(waiting, _FILES_OF_A_PROCESS * jobs)):
        yield from _run_batch(batch, jobs)


def _run_batch(tasks: Sequence[tuple[str, str, str, str]], jobs: int) -> Iterator[Row]:
    """Yield the rows of some letters; if a process dies, the letters that are left are each given to a new one."""
    done = 0
    try:
        with ProcessPoolExecutor(jobs, initializer=process_limits.begin) as pool:
            for row in pool.map(_task, tasks, chunksize=1):
                done += 1
                yield row
    except BrokenExecutor:
        for task in tasks[done:]:
            yield _alone(task)


def _alone(task: tuple[str, str, str, str]) -> Row:
    try:
        with ProcessPoolExecutor(1, initializer=process_limits.begin) as pool:
            return pool.submit(_task, task).result()
    except BrokenExecutor:
        return _row(task, "failed", reason="The process died while it imported this file.")


def _task(task: tuple[str, str, str, str]) -> Row:
    """Import one letter of a collection and write its YAML; a failure keeps its reason."""
    path, name, _, output = task
    try:
        with process_limits.one_input(path):
            imported = read_letter(Path(path))
            target = _write(imported, Path(output), name)
    except DrafterError as error:
        return _row(task, "failed", reason=error.findings[0].message)
    except Exception as error:
        return _row(task, "failed", reason=f"Drafter failed because of a bug: {type(error).__name__}: {error}")
    counts = {grade: str(sum(field.grade == grade for field in imported.grades)) for grade in get_args(Grade)}
    fidelity = imported.fidelity
    return _row(
        task,
        "done",
        yaml=target,
        score=f"{fidelity.score:.4f}",
        words=str(fidelity.words),
        found=str(fidelity.found),
        left_over=str(len(fidelity.left_over) + len(imported.notes)),
        to_complete=str(len(imported.errors)),
        **counts,
    )


def _row(task: tuple[str, str, str, str], status: str, **cells: str) -> Row:
    return dict.fromkeys(COLUMNS, "") | {"file": task[1], "sha256": task[2], "status": status} | cells


def _write(imported: Imported, output: Path, name: str) -> str:
    """Write the YAML and the pictures of a letter into a folder with its name; return the name of the YAML.

    The suffix is part of the name, because a collection often has a letter in Word and in PDF.
    """
    base = Path(name)
    target = output / base.parent / f"{base.name}.yaml"
    contents = {target: imported.yaml.encode()}
    yaml = imported.yaml
    for picture, data in imported.files.items():
        own = f"{base.name}.{picture}"
        yaml = yaml.replace(f"]({picture})", f"]({own})")
        contents[target.parent / own] = data
    contents[target] = yaml.encode()
    for path, data in contents.items():
        if not (path.is_file() and path.read_bytes() == data):
            write_new(path, data)
    return target.relative_to(output).as_posix()


def read_scores(path: Path) -> dict[str, Row]:
    """Return the rows of a table of scores by file; empty without one. Raises FileError for another table."""
    if not path.is_file():
        return {}
    rows = packaged(path)
    if any(tuple(row) != COLUMNS for row in rows) or not path.read_bytes().startswith(to_csv([COLUMNS]).encode()):
        message = f"{path} is not a table of `drafter import`; choose another folder with -o."
        raise FileError(Finding("would-overwrite", message))
    return {row["file"]: row for row in rows}


def write_scores(path: Path, rows: Sequence[Row]) -> None:
    """Write the table of scores in place of the one that the import wrote before."""
    read_scores(path)
    text = to_csv([COLUMNS, *([str(row[name]) for name in COLUMNS] for row in rows)])
    write_all({path: text.encode()}, ours={path})
