"""Runs of attacks: each as a process, under strace where it works, and the check of its outcome."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

from support.command import COMMAND, environment
from support.unpack import unpacked_text

from attacks.attack import SECRET, Attack, Outcome, file_names
from attacks.system_calls import Trace, strace_command
from drafter.limits import MAX_PROCESSOR_SECONDS

SECONDS = 5.0
MEGABYTES = 500
LIMIT_EXCEEDED = 4
MAX_OUTPUT = 8_000_000
USUAL_LIMIT = {"DRAFTER_SECONDS": str(MAX_PROCESSOR_SECONDS)}
# Characters that would control a terminal, end a text or reverse its direction.
CONTROL_CHARACTERS = frozenset("\x1b\0\u202e")


def run_attack(attack: Attack, folder: Path) -> Outcome:
    """Run an attack in a folder; its parent gets a home folder, the output and the trace."""
    for name, data in attack.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    attack.prepare(folder)
    before = file_names(folder)
    home, output = folder.parent / "home", folder.parent / "output.txt"
    home.mkdir(exist_ok=True)
    command = [*strace_command(folder.parent), *COMMAND, *attack.command.split(" ")]
    with output.open("wb") as file:
        variables = environment(
            **{"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", **USUAL_LIMIT, **attack.variables}
        )
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
        status, usage = _wait(process, time.monotonic() + 12 * SECONDS)
    # Processor time, so that other work on the machine does not count; `_wait` kills a process that waits forever.
    # Under strace, the time is that of strace and Drafter together, and the memory that of the larger of the two.
    # The memory is at least that of the tests, which started both: no more than that is not that of the command.
    seconds = usage.ru_utime + usage.ru_stime
    peak = usage.ru_maxrss if usage.ru_maxrss > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss else 0
    size = peak / (1024 if sys.platform == "linux" else 1024 * 1024)
    text = output.read_text(encoding="utf-8", errors="replace")
    return Outcome(os.waitstatus_to_exitcode(status), text, seconds, size, folder, before)


def _wait(process: subprocess.Popen[bytes], until: float) -> tuple[int, os.struct_rusage]:  # type: ignore[name-defined]
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = status
            return status, usage
        if time.monotonic() > until:
            os.killpg(process.pid, signal.SIGKILL)
        time.sleep(0.01)


def _is_over_process_limit(attack: Attack, outcome: Outcome) -> bool:
    """True if an attack that is refused as too much ended at the limit of the process, as under strace.

    strace multiplies the processor time of a command.
    """
    is_refused = attack.code and re.search("too-much|limited to|at most", f"{attack.output} {attack.response}")
    return bool(is_refused and outcome.code == LIMIT_EXCEEDED and "error[process-limit]" in outcome.output)


def check_outcome(attack: Attack, outcome: Outcome, seconds: float = SECONDS) -> None:
    """Fail if an attack has another outcome than the required one."""
    assert "Traceback" not in outcome.output, outcome.output
    assert not re.search(r"because of a bug|\[internal\]", outcome.output), outcome.output
    if not _is_over_process_limit(attack, outcome):
        assert outcome.code == attack.code, outcome.output
        assert re.search(attack.output, outcome.output), outcome.output
    assert outcome.seconds < seconds, f"took {outcome.seconds:.1f} seconds"
    assert outcome.megabytes < MEGABYTES, f"took {outcome.megabytes:.0f} megabytes"
    assert len(outcome.output) < MAX_OUTPUT, "the output is too long"
    assert not CONTROL_CHARACTERS & set(outcome.output), "the output could control the terminal"
    # A text file has no room for a checksum; the manifest of its folder records it.
    records = {str(Path(name).with_name(".drafter")) for name in attack.written if name.endswith(".txt")}
    assert set(outcome.files()) - outcome.before <= {*attack.written, *records}, "an unexpected file was written"
    assert set(attack.written) <= set(outcome.files()), "an expected file was not written"
    assert SECRET not in outcome.output, "the output contains a secret"
    assert all(SECRET.encode() not in unpacked_text(outcome.folder / name) for name in attack.written)
    if attack.after is not None:
        attack.after(outcome)


def trace_of(attack: Attack, outcome: Outcome) -> Trace:
    """Return the strace record of an attack, with the arguments of its command."""
    return Trace(outcome.folder.parent, outcome.folder, tuple(attack.command.split(" ")))
