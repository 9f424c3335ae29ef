"""Files that Drafter opens while it renders the samples, under strace; and the detection of forbidden calls."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from attacks.attack import Attack
from attacks.run import run_attack, trace_of
from attacks.system_calls import Trace, strace_command, strace_problem
from support.command import environment
from support.sampling import sampled

from drafter.templates import all_samples

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parent.parent / "examples" / "identical-letters.yaml"
LETTERS = [EXAMPLE, *(sample.path for sample in all_samples())]
SUFFIXES = {".docx", ".pdf", ".html", ".txt"}
works = pytest.mark.skipif(bool(strace_problem()), reason=f"strace does not work: {strace_problem()}")


@works
@pytest.mark.parametrize("letter", sampled(LETTERS, 5), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_rendering_opens_only_the_allowed_places(letter: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").mkdir()
    rendering = Attack("sample", "", "", command=f"render {letter} --to docx,pdf,html,text -o out", code=0)
    outcome = run_attack(rendering, tmp_path / "letter")
    assert outcome.code == 0, outcome.output
    assert {Path(name).suffix for name in outcome.files() if Path(name).name != ".drafter"} == SUFFIXES
    trace = trace_of(rendering, outcome)
    assert any(call.opened == str(letter) for call in trace.calls())
    assert "\n".join(trace.violations()) == ""


@works
def test_memory_and_time_are_those_of_the_program_not_of_strace(tmp_path: Path) -> None:
    program = "a = b'x' * 400_000_000\nfor _ in range(5_000_000): pass"
    started = subprocess.Popen([*strace_command(tmp_path), sys.executable, "-c", program], cwd=tmp_path)
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = status
    assert status == 0
    assert usage.ru_maxrss > 390_000
    assert usage.ru_utime > 0.03


@works
@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("open('/etc/passwd')", "/etc/passwd"),
        ("open('/etc/none')", "/etc/none"),
        ("open('../outside/a')", "outside/a"),
        ("open('linked')", "outside/a"),
        ("open('far/a')", "far/a"),
        ("open('/tmp/../etc/passwd')", "/etc/passwd"),
        ("open('../b', 'w')", "O_WRONLY"),
        ("open('far/b', 'w')", "far/b"),
        ("open('/dev/full', 'r+')", "/dev/full"),
        ("os.mkdir('../b')", "mkdir"),
        ("os.rename('a', '../b')", "rename"),
        ("os.link('a', '../b')", "link"),
        ("os.symlink('a', '../b')", "symlink"),
        ("os.unlink('../outside/a')", "unlink"),
        ("os.rmdir('../empty')", "rmdir"),
        ("os.chmod('../outside/a', 0o600)", "chmod"),
        ("os.utime('../outside/a')", "utime"),
        ("os.mkfifo('../b')", "mknod"),
        ("os.chdir('..')", "chdir"),
        ("os.execv('/bin/true', ['true'])", "/bin/true"),
        ("os.posix_spawn('/bin/true', ['true'], {})", "/bin/true"),
        ("os.memfd_create('a')", "memfd_create"),
        ("socket.socket()", "AF_INET"),
        ("socket.socket(socket.AF_UNIX)", "AF_UNIX"),
        ("socket.socketpair()", "socketpair"),
        ("threading.Thread(target=lambda: open('/etc/passwd')).start()", "/etc/passwd"),
        ("os.fork() or open('/etc/passwd')", "/etc/passwd"),
    ],
)
def test_forbidden_calls_are_reported(program: str, expected: str, tmp_path: Path) -> None:
    folder, outside = tmp_path / "letter", tmp_path / "outside"
    for place in (folder, outside, tmp_path / "empty"):
        place.mkdir()
    for file in (folder / "a", outside / "a"):
        file.write_text("a", encoding="utf-8")
    (folder / "linked").symlink_to(outside / "a")
    (folder / "far").symlink_to(outside)
    harmless = "import os, socket, threading; open('a'); open('b', 'w'); os.rename('b', 'c'); os.stat('/etc/passwd')"
    command = [*strace_command(tmp_path), sys.executable, "-c", f"{harmless}\n{program}"]
    subprocess.run(command, cwd=folder, env=environment(PYTHONDONTWRITEBYTECODE="1"), check=False, timeout=60)
    violations = Trace(tmp_path, folder, ()).violations()
    assert expected in "".join(violations[:1])
