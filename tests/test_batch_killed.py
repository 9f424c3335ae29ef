"""A batch that is killed: its workers end, and what is left in the output folder is deleted by the next run."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from support.batch_letters import folder_contents, write_letters
from support.command import COMMAND, drafter, environment

from drafter.batch.job import Job, render
from drafter.batch.spool import Spool, render_to_file
from drafter.errors import FileError
from drafter.load import from_file
from drafter.writing.output_folder import is_temp_file

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")]

LETTERS = 120
SECONDS = 30.0


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + SECONDS
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    assert holds()


def test_the_workers_end_and_nothing_is_left(tmp_path: Path) -> None:
    write_letters(tmp_path / "letters", LETTERS)
    out, temporary = tmp_path / "out", tmp_path / "temporary"
    temporary.mkdir()
    arguments = ["render", "letters", "-o", "out", "--to", "html,docx", "--jobs", "2"]
    batch = subprocess.Popen(
        [*COMMAND, *arguments], cwd=tmp_path, env=environment(TMPDIR=str(temporary)), stderr=subprocess.DEVNULL
    )
    until(lambda: out.is_dir() and len(list(out.glob("*.html"))) > 4)
    workers = psutil.Process(batch.pid).children(recursive=True)
    assert len(workers) >= 2
    batch.kill()
    batch.wait()
    until(lambda: not any(worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE for worker in workers))
    assert list(temporary.iterdir()) == []
    # Results that the batch had no time to read, as a later kill may leave them.
    (out / ".drafter-0123456789abcdef.part").write_bytes(b"x")
    assert drafter(*arguments, folder=tmp_path).code == 0
    names = list(folder_contents(out))
    assert [name for name in names if is_temp_file(name)] == []
    assert len(names) == 2 * LETTERS + 1


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (path,) = write_letters(tmp_path / "letters", 1)
    return Job(path.name, from_file(path), ("html",), tmp_path / "a" / "out")


def test_a_result_comes_back_and_its_file_is_deleted(job: Job) -> None:
    with Spool() as spool:
        path = spool.path(job)
        sent = render_to_file(job, path)
        assert (path.stat().st_mode & 0o777, sent.errors) == (0o600, b"")
        assert spool.read(sent, job) == render(job)
    assert not job.folder.parent.exists()


def test_results_that_nobody_reads_are_deleted(job: Job) -> None:
    job.folder.mkdir(parents=True)
    with Spool() as spool:
        for _ in range(3):
            render_to_file(job, spool.path(job))
    assert list(job.folder.iterdir()) == []


def test_another_run_does_not_delete_results_that_are_still_to_be_read(job: Job) -> None:
    with Spool() as spool:
        sent = render_to_file(job, spool.path(job))
        folder = job.folder.parent.parent
        assert drafter("render", "letters", "-o", job.folder, "--to", "html", folder=folder).code == 0
        assert spool.read(sent, job) == render(job)


def replaced(path: Path) -> None:
    path.write_bytes(b"\x81" + path.read_bytes())


def linked(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to(path.with_name("moved"))


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("change", [replaced, linked, piped, Path.unlink])
def test_a_result_that_another_program_changed_is_refused(change: Callable[[Path], object], job: Job) -> None:
    with Spool() as spool:
        path = spool.path(job)
        sent = render_to_file(job, path)
        change(path)
        with pytest.raises(FileError, match="changed by another program"):
            spool.read(sent, job)


def test_a_folder_that_cannot_be_created_is_an_error_of_the_letter(tmp_path: Path) -> None:
    write_letters(tmp_path / "letters", 2)
    (tmp_path / "out").write_text("a file")
    done = drafter("render", "letters", "-o", "out/in", "--to", "html", "--jobs", "2", folder=tmp_path)
    assert (done.code, done.err.count("error[unwritable]")) == (4, 1)
    assert "Not rendered for the same reasons: 1 more" in done.err


def test_letters_with_errors_leave_no_folder(tmp_path: Path) -> None:
    for path in write_letters(tmp_path / "letters", 2):
        path.write_text("template: letter\n", encoding="utf-8")
    assert drafter("render", "letters", "-o", "a/out", "--jobs", "2", folder=tmp_path).code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letters"]
