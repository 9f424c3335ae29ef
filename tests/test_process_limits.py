"""Limits on a process: an input that takes too much memory or time ends with an error that names the limit."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.command import environment as usual_environment
from support.compose import letter_yaml

from drafter import draft, process_limits
from drafter.cli.limited_process import WITHOUT_LIMITS, is_unlimited
from drafter.limits import MAX_PROCESS_BYTES, MAX_PROCESSOR_SECONDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces all of these limits")

MEMORY = f"needs more than {MAX_PROCESS_BYTES:,} bytes of memory"
TIME = "takes more than 3 seconds of processor time"
BEGIN = "import os, signal, sys, time, ctypes\nfrom drafter import process_limits as p\n"
IN_CHILD = BEGIN + "from drafter.cli.limited_process import begin_limits\nbegin_limits(['verify'])\n"
ONE = BEGIN + "p.begin()\nwith p.one_input('a.docx'):\n    "


def environment() -> dict[str, str]:
    """Return the environment of a user, with the usual limits."""
    return {name: value for name, value in usual_environment().items() if name != "DRAFTER_SECONDS"}


def run(program: str, seconds: int = 3) -> tuple[int, str]:
    """Run a program; return its exit code and what it prints."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**environment(), "DRAFTER_SECONDS": str(seconds)},
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("title", "work", "message"),
    [
        ("one large value", "x = bytes(600_000_000)", MEMORY),
        ("many small values", "x = [[] for _ in range(10**8)]", MEMORY),
        ("a loop", "while True: pass", TIME),
        ("a loop that catches errors", "while True:\n        try: len('')\n        except Exception: pass", TIME),
        ("a pattern", "import re; re.match('(a+)+b', 'a' * 40)", TIME),
    ],
)
def test_an_input_over_a_limit(title: str, work: str, message: str) -> None:
    code, printed = run(ONE + work, seconds=60 if message == MEMORY else 3)
    assert code == 1
    assert f"ProcessLimitError: a.docx {message}" in printed, title


def test_the_next_input_has_its_own_time() -> None:
    program = ONE + "while time.process_time() < 2: pass\n"
    code, printed = run(program + "with p.one_input('b'):\n    while time.process_time() < 4: pass\nprint('done')")
    assert (code, printed) == (0, "done\n")


@pytest.mark.parametrize(
    ("title", "end", "message"),
    [
        ("a library aborts", "os.abort()", MEMORY),
        ("a library crashes", "ctypes.string_at(0)", MEMORY),
        ("the system ends it", "os.kill(os.getpid(), signal.SIGKILL)", MEMORY),
        ("its time is used up in C", "os.kill(os.getpid(), signal.SIGXCPU)", TIME),
    ],
)
def test_a_command_that_cannot_report_its_end(title: str, end: str, message: str) -> None:
    code, printed = run(IN_CHILD + end)
    assert code == 4, title
    assert f"error[process-limit] `drafter verify` {message}" in printed


def test_a_command_returns_its_own_code() -> None:
    assert run(IN_CHILD + "print('x', end=''); sys.exit(3)") == (3, "x")


def test_a_child_ends_with_its_parent(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    program = IN_CHILD + f"open({str(file)!r}, 'w').write(str(os.getpid()))\ntime.sleep(100)"
    parent = subprocess.Popen([sys.executable, "-c", program], env=environment())
    deadline = time.monotonic() + 60
    while (not file.exists() or not file.read_text()) and time.monotonic() < deadline:
        time.sleep(0.02)
    child = Path("/proc") / file.read_text()
    assert child.exists()
    parent.kill()
    parent.wait()
    while _is_running(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_running(child)


def _is_running(process: Path) -> bool:
    """True if the process exists and is not a zombie, which waits only for its new parent."""
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_as_a_library_nothing_changes() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)
    with process_limits.one_input("letter.yaml"):
        draft(letter_yaml(), "text")
        process_limits.allow(0.001)
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_the_page_names_the_variable() -> None:
    assert f"`{process_limits.VARIABLE}`" in MAX_PROCESSOR_SECONDS.sentence


NOTES = "".join(f"Text[^{n}].\n\n" for n in range(1_000)) + "".join(f"[^{n}]: Note.\n\n" for n in range(1_000))


def spend(command: list[str], folder: Path, **variables: str) -> tuple[float, int, str]:
    """Run a command; return its seconds of processor time, its exit code and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "drafter", *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**environment(), **variables},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_a_pdf_of_many_notes_ends_in_time_and_the_word_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_text(letter_yaml(body=NOTES), encoding="utf-8")
    used, code, printed = spend(["render", "letter.yaml"], tmp_path, DRAFTER_SECONDS="3")
    assert used < 5
    assert code == 4
    assert "letter.pdf takes more than 3 seconds of processor time" in printed
    assert sorted(path.name for path in tmp_path.glob("letter.*")) == ["letter.docx", "letter.yaml"]


@pytest.mark.parametrize("typed", ["x", "0", "-1", "1.5", "100000", "٣"])
def test_a_limit_that_is_not_a_number_of_seconds(typed: str, tmp_path: Path) -> None:
    _, code, printed = spend(["facts", "letter.yaml"], tmp_path, DRAFTER_SECONDS=typed)
    assert (code, "DRAFTER_SECONDS must be a number of seconds" in printed) == (2, True)


@pytest.mark.slow
def test_the_files_of_a_comparison_share_the_time(tmp_path: Path) -> None:
    program = IN_CHILD + (
        "def work(): exec('start = time.process_time()\\nwhile time.process_time() < start + 1.2: pass')\n"
        "with p.one_input('The command'):\n"
        "    for name in ('a.pdf', 'b.pdf'):\n"
        "        with p.one_input(name, own_time=False): work()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**environment(), "DRAFTER_SECONDS": "2"},
    )
    assert "b.pdf takes more than 2 seconds of processor time" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_child_that_is_told_to_end_before_it_can_answer_is_not_out_of_memory(number: signal.Signals) -> None:
    ended = f"signal.signal({number:d}, signal.SIG_DFL)\nos.kill(os.getpid(), {number:d})\n"
    done = subprocess.run(
        [sys.executable, "-c", IN_CHILD + ended], capture_output=True, text=True, check=False, env=environment()
    )
    assert (done.returncode, done.stderr) == (128 + number, "")


@pytest.mark.parametrize(
    ("line", "unlimited"),
    [
        ("doctor", True),
        ("--debug doctor", True),
        ("studio letter.yaml", True),
        ("render a.yaml --cluster tcp://host:8786", True),
        ("merge a.yaml --cluster=tcp://host:8786", True),
        ("check doctor", False),
        ("render -o doctor a.yaml", False),
        ("check studio", False),
        ("check -- --cluster", False),
        ("", False),
    ],
)
def test_only_a_command_and_an_option_have_no_limits(line: str, unlimited: bool) -> None:
    assert is_unlimited(line.split()) is unlimited


def test_the_page_names_what_has_no_limits() -> None:
    assert all(f"`{word}`" in MAX_PROCESS_BYTES.sentence for word in WITHOUT_LIMITS)
