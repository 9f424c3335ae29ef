"""Attacks: files that a stranger may send, the command that somebody runs on them, and what must come of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from running import COMMAND, environment

SECONDS = 5.0
MEGABYTES = 500
MAX_SAID = 8_000_000
LARGE = 100_000_000
SECRET = "the-secret-of-another-file"

LETTER = """\
template: letter
date: 2026-11-02
senders: [Iceland]
addressees: [secretary-general]
agenda_items: [{number: 12, title: Sport for development}]
signatories: [{given: Ada, family: Berg, state: Iceland}]
"""


class Outcome(NamedTuple):
    """What came of an attack: exit code, everything said, seconds, megabytes, and the folder."""

    code: int
    said: str
    seconds: float
    megabytes: float
    folder: Path

    def files(self) -> dict[str, bytes]:
        """The files that are there after it, by their names."""
        paths = (path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        paths = (path for path in paths if path.stat().st_size < LARGE)
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in sorted(paths)}


def _nothing(_: Path) -> None:
    """Prepares nothing."""


@dataclass(frozen=True)
class Attack:
    """One row of the table: its name, what is tried, what happens; then how it is tried and what is looked for.

    `said` is a pattern of what is said; `written` are the files that may be there afterwards beside those sent.
    """

    name: str
    tried: str
    happens: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    command: str = "check letter.yaml"
    code: int = 1
    said: str = ""
    written: tuple[str, ...] = ()
    prepare: Callable[[Path], None] = _nothing
    after: Callable[[Outcome], None] | None = None
    needs: str = ""


def body(text: str, letter: str = LETTER) -> dict[str, str | bytes]:
    """The files of a letter with a body."""
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return {"letter.yaml": f"{letter}body: |\n{lines}"}


def keys(**more: str) -> dict[str, str | bytes]:
    """The files of a letter with further keys, each as it is written in YAML; a key of the letter is replaced."""
    known = dict(line.split(": ", 1) for line in LETTER.splitlines())
    lines = {**known, "body": "Text. {{ circulation_request }}", **more}
    return {"letter.yaml": "".join(f"{key}: {value}\n" for key, value in lines.items())}


def page(text: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The files of a letter whose template, beside it, has this page."""
    description = "title: Evil\nsummary: Evil.\nkind: letter\n"
    own = {"templates/evil/letter.html.j2": text, "templates/evil/template.yaml": description}
    return {**keys(template="evil"), **own, **more}


def carried_out(attack: Attack, folder: Path, *before: str) -> Outcome:
    """The attack, tried in a folder, with a command before that of Drafter where one is given."""
    for name, data in attack.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    attack.prepare(folder)
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    said = folder.parent / "said.txt"
    command = [*before, *COMMAND, *attack.command.split(" ")]
    begun = time.monotonic()
    with said.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(HOME=str(home)), stdin=subprocess.DEVNULL, stdout=file, stderr=file
        )
        status, usage = _waited(process, begun + 12 * SECONDS)
    # Of the processor, so that other work on the machine counts for nothing; who waits for ever is ended below.
    seconds = usage.ru_utime + usage.ru_stime
    text = said.read_text(encoding="utf-8", errors="replace")
    size = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return Outcome(os.waitstatus_to_exitcode(status), text, seconds, size, folder)


def _waited(process: subprocess.Popen[bytes], until: float) -> tuple[int, os.struct_rusage]:  # type: ignore[name-defined]
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = status
            return status, usage
        if time.monotonic() > until:
            process.kill()
        time.sleep(0.01)


def examine(attack: Attack, outcome: Outcome, seconds: float = SECONDS) -> None:
    """Fail where an attack had another outcome than it must have."""
    assert "Traceback" not in outcome.said, outcome.said
    assert "inside Drafter" not in outcome.said, outcome.said
    assert outcome.code == attack.code, outcome.said
    assert re.search(attack.said, outcome.said), outcome.said
    assert outcome.seconds < seconds, f"it takes {outcome.seconds:.1f} seconds"
    assert outcome.megabytes < MEGABYTES, f"it takes {outcome.megabytes:.0f} megabytes"
    assert len(outcome.said) < MAX_SAID, "it is said at too great length"
    new = set(outcome.files()) - set(attack.files)
    assert new <= set(attack.written), "files were written that nobody asked for"
    assert set(attack.written) <= set(outcome.files()), "what was asked for was not written"
    assert SECRET not in outcome.said, "a secret is said"
    assert all(SECRET.encode() not in outcome.files()[name] for name in attack.written)
    if attack.after is not None:
        attack.after(outcome)
