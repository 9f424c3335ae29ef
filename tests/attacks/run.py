"""An attack is carried out, under strace where that works, and its outcome examined."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from support.command import COMMAND, environment
from support.unpack import inside

from attacks.attack import SECRET, Attack, Outcome, names_in
from attacks.strace import Trace, traced

SECONDS = 5.0
MEGABYTES = 500
MAX_SAID = 8_000_000
# What would paint a terminal, end a text or turn it round.
UNSAID = frozenset("\x1b\0\u202e")


def carried_out(attack: Attack, folder: Path) -> Outcome:
    """The attack, tried in a folder beside which there is room for a home, for what is said and for a trace."""
    for name, data in attack.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    attack.prepare(folder)
    before = names_in(folder)
    home, said = folder.parent / "home", folder.parent / "said.txt"
    home.mkdir(exist_ok=True)
    command = [*traced(folder.parent), *COMMAND, *attack.command.split(" ")]
    with said.open("wb") as file:
        variables = environment(HOME=str(home), PYTHONDONTWRITEBYTECODE="1", **attack.variables)
        started = subprocess.Popen(
            command,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
        status, usage = _waited(started, time.monotonic() + 12 * SECONDS)
    # Of the processor, so that other work on the machine counts for nothing; who waits for ever is ended below.
    # Under strace these are its own seconds and Drafter's together, and the memory of the larger of them; in no case
    # less memory than the tests have, from which both were started.
    seconds = usage.ru_utime + usage.ru_stime
    size = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    text = said.read_text(encoding="utf-8", errors="replace")
    return Outcome(os.waitstatus_to_exitcode(status), text, seconds, size, folder, before)


def _waited(started: subprocess.Popen[bytes], until: float) -> tuple[int, os.struct_rusage]:  # type: ignore[name-defined]
    while True:
        pid, status, usage = os.wait4(started.pid, os.WNOHANG)
        if pid:
            started.returncode = status
            return status, usage
        if time.monotonic() > until:
            os.killpg(started.pid, signal.SIGKILL)
        time.sleep(0.01)


def examine(attack: Attack, outcome: Outcome, seconds: float = SECONDS) -> None:
    """Fail where an attack had another outcome than it must have."""
    assert "Traceback" not in outcome.output, outcome.output
    assert "inside Drafter" not in outcome.output, outcome.output
    assert outcome.code == attack.code, outcome.output
    assert re.search(attack.output, outcome.output), outcome.output
    assert outcome.seconds < seconds, f"it takes {outcome.seconds:.1f} seconds"
    assert outcome.megabytes < MEGABYTES, f"it takes {outcome.megabytes:.0f} megabytes"
    assert len(outcome.output) < MAX_SAID, "it is said at too great length"
    assert not UNSAID & set(outcome.output), "a sign is sent to the terminal that steers it"
    assert set(outcome.files()) - outcome.before <= set(attack.written), "files were written that nobody asked for"
    assert set(attack.written) <= set(outcome.files()), "what was asked for was not written"
    assert SECRET not in outcome.output, "a secret is said"
    assert all(SECRET.encode() not in inside(outcome.folder / name) for name in attack.written)
    if attack.after is not None:
        attack.after(outcome)


def trace_of(attack: Attack, outcome: Outcome) -> Trace:
    """The trace that an attack has left, with the places that its command names."""
    return Trace(outcome.folder.parent, outcome.folder, tuple(attack.command.split(" ")))
