"""Standard streams in every state that a caller may leave them in, and how commands end."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest
from support.command import COMMAND, drafter, environment, file_names, write_letter
from support.compose import letter_yaml

import drafter as package

pytestmark = pytest.mark.slow

BROKEN = "template: letter\ndate: soon\nsenders: [Turky]\n"
BASH = ["bash", "-c"]


def in_shell(line: str, folder: Path, **more: str) -> tuple[int, str]:
    """The exit code and the error output of a shell line in which `drafter` is the command."""
    function = f'drafter() {{ {" ".join(COMMAND)} "$@"; }}; {line}'
    done = subprocess.run([*BASH, function], cwd=folder, env=environment(**more), capture_output=True, check=False)
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    return done.returncode, said


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("drafter check letter.yaml >&-", 0, "No problems found."),
        ("drafter check broken.yaml >&-", 4, "standard output is closed"),
        ("drafter facts letter.yaml --json >&-", 4, "standard output is closed"),
        ("drafter render letter.yaml --to text -o - >&-", 4, "standard output is closed"),
        ("drafter render letter.yaml --to html >&- 2>&-", 0, ""),
        ("drafter schema 2>&- >/dev/null", 0, ""),
        ("drafter facts - <&-", 4, "standard input is closed"),
        ("drafter facts letter.yaml --json >/dev/full", 4, "No space left on device"),
        ("drafter render letter.yaml --to html -o - >/dev/full", 4, "No space left on device"),
        ("drafter schema | true; exit ${PIPESTATUS[0]}", 0, ""),
        ("drafter --help | true; exit ${PIPESTATUS[0]}", 0, ""),
        ("drafter check letter.yaml </dev/null >/dev/null", 0, "No problems found."),
    ],
)
def test_streams(tmp_path: Path, line: str, code: int, words: str) -> None:
    write_letter(tmp_path)
    write_letter(tmp_path, "broken.yaml", BROKEN)
    found, said = in_shell(line, tmp_path)
    assert (found, words in said) == (code, True), said


def test_a_letter_through_a_pipe_and_a_substitution(tmp_path: Path) -> None:
    write_letter(tmp_path)
    line = (
        "drafter render - --to text -o - < letter.yaml > one && drafter render <(cat letter.yaml) --to text -o - > two"
    )
    assert in_shell(line, tmp_path)[0] == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() != b""


@pytest.mark.parametrize("more", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_any_locale_gives_utf8(tmp_path: Path, more: dict[str, str]) -> None:
    write_letter(tmp_path, text=letter_yaml(title="Lettre “datée” 你好"))
    done = drafter("facts", "letter.yaml", "--json", folder=tmp_path, **more)
    assert json.loads(done.out)["title"] == "Lettre “datée” 你好"


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.yaml")).write_text(BROKEN)
    code, said = in_shell("drafter check $'\\xff.yaml' > said; code=$?; cat said >&2; exit $code", tmp_path)
    assert code == 1
    assert "\\udcff.yaml:2:7: error[bad-date]" in said


def on_terminal(arguments: list[str], folder: Path, **more: str) -> str:
    """What a command says on a terminal."""
    reading, writing = pty.openpty()
    command = [*COMMAND, *arguments]
    process = subprocess.Popen(
        command, cwd=folder, stdout=writing, stderr=writing, stdin=writing, env=environment(**more)
    )
    os.close(writing)
    said = b""
    try:
        while chunk := os.read(reading, 4096):
            said += chunk
    except OSError:
        pass
    process.wait(timeout=60)
    os.close(reading)
    return said.decode()


def test_colour_on_a_terminal_unless_it_is_not_wanted(tmp_path: Path) -> None:
    write_letter(tmp_path, "broken.yaml", BROKEN)
    assert "\x1b[31merror[bad-date]\x1b[0m" in on_terminal(["check", "broken.yaml"], tmp_path)
    assert "\x1b[" not in on_terminal(["check", "broken.yaml"], tmp_path, NO_COLOR="1")
    assert "\x1b[" not in drafter("check", "broken.yaml", folder=tmp_path).output


def test_nothing_is_cut_in_a_pipe(tmp_path: Path) -> None:
    line = "words " * 400
    write_letter(tmp_path, "long.yaml", f"template: letter\ndate: 2026-03-03\ntitle: [{line}]\n")
    assert f"title: [{line}]" in drafter("check", "long.yaml", folder=tmp_path, COLUMNS="40").out
    assert line not in on_terminal(["check", "long.yaml"], tmp_path, COLUMNS="60")


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted(tmp_path: Path, sign: signal.Signals, code: int) -> None:
    write_letter(tmp_path)
    command = [*COMMAND, "render", "letter.yaml", "--to", "html", "--watch"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, env=environment())
    wait_for(tmp_path / "letter.html")
    process.send_signal(sign)
    _, said = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in said
    assert file_names(tmp_path) == ["letter.html", "letter.yaml"]


def wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert path.exists()


def test_help_version_and_calls_without_sense(tmp_path: Path) -> None:
    shown = drafter("--help", folder=tmp_path)
    assert shown.code == 0
    assert drafter(folder=tmp_path) == shown
    assert all(f"\n    {name}" in shown.out for name in ("new", "render", "check", "facts", "schema", "doctor"))
    assert drafter("--version", folder=tmp_path).out == f"drafter {package.__version__}\n"
    assert [drafter(*call, folder=tmp_path).code for call in (["rendr"], ["render"], ["check", "--no"])] == [2] * 3
    assert drafter("render", "--help", folder=tmp_path).code == 0


def test_a_traceback_only_when_asked_for(tmp_path: Path) -> None:
    write_letter(tmp_path, "broken.yaml", BROKEN)
    code = 'import sys; sys.argv[1:] = ["--debug", "check", "missing.yaml"]; from drafter.__main__ import run; run()'
    done = subprocess.run([COMMAND[0], "-c", code], cwd=tmp_path, capture_output=True, check=False, env=environment())
    assert b"missing.yaml does not exist." in done.stderr
