"""Two hundred renders killed: each file is the old one or the new one, and never a half one.

`make test` kills a fifth of them, `make proof` and CI all.
"""

from __future__ import annotations

import json
import random
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from support.batch_letters import letter_text
from support.command import COMMAND, environment
from support.interrupt import file_states, temp_files
from support.sampling import PROOF, shortened

from drafter.batch.output_manifest import NAME, hash_bytes

pytestmark = pytest.mark.slow

# Formats, how many renders are killed, and the seed of the moments; the kills are 200 in all.
ROUNDS = [("html,text", 70, 1), ("docx,text", 60, 2), ("docx,html,text", 50, 3), ("docx,pdf", 20, 4)]
SECONDS_BETWEEN_LOOKS = 0.0002


class Run(NamedTuple):
    """One render: when its first part was there, how long there were any, and how long it took, in seconds."""

    first: float
    parts: float
    whole: float


def test_they_are_two_hundred() -> None:
    assert sum(count for _, count, _ in ROUNDS) == 200


@pytest.mark.parametrize(("formats", "count", "seed"), ROUNDS, ids=[formats for formats, _, _ in ROUNDS])
def test_killed_at_any_moment(tmp_path: Path, formats: str, count: int, seed: int) -> None:
    bench = Bench(tmp_path, formats)
    rolled, when = random.Random(seed), Counter[str]()
    for number in range(shortened(count, 10)):
        bench.restore()
        moment = bench.at_once(rolled) if number % 2 else bench.near_the_writing(rolled)
        bench.run(moment)
        when[bench.found()] += 1
    bench.run()
    assert bench.recorded() == bench.texts, "the next render records its texts"
    assert (bench.found(), temp_files(bench.out)) == ("after", []), "the next render finds all as it should be"
    print(f"{formats}: killed {dict(when)}")
    assert sum(when.values()) == shortened(count, 10)
    found = {name for name in when if when[name]}
    assert found == {"before", "during", "after"} if PROOF else found


# Whether it has come: by the seconds since the beginning and since the first part, which may not have been seen, and
# by whether there is a part now.
Moment = Callable[[float, float | None, bool], bool]


class Bench:
    """A folder with results of a letter that has changed since, and what they become when it is rendered again."""

    def __init__(self, folder: Path, formats: str) -> None:
        self.folder, self.out = folder, folder / "out"
        self.command = [*COMMAND, "render", "letter.yaml", "--to", formats, "--force", "-o", "out"]
        self.manifest = self.out / NAME
        old = self._written(0)
        self.lines = self._manifest_data()
        new = self._written(1)
        self.targets: dict[Path, tuple[bytes | None, bytes]] = {path: (old[path], new[path]) for path in old}
        # A text has no place for a checksum, so the manifest records it.
        self.texts = {path.name: hash_bytes(new[path]) for path in new if path.suffix == ".txt"}
        assert self.recorded() == self.texts
        self.usual = self.run()
        assert len(self.targets) == formats.count(",") + 1
        assert all(before != after for before, after in self.targets.values())

    def _written(self, number: int) -> dict[Path, bytes]:
        (self.folder / "letter.yaml").write_text(letter_text(number), encoding="utf-8")
        self.run()
        return {path: path.read_bytes() for path in sorted(self.out.iterdir()) if path != self.manifest}

    def _manifest_data(self) -> bytes:
        return self.manifest.read_bytes() if self.manifest.exists() else b""

    def recorded(self) -> dict[str, str]:
        """The hashes of the texts in the lines of the manifest after the old ones, which are all there."""
        data = self._manifest_data()
        assert data.startswith(self.lines), "the manifest has lost a line"
        lines = data[len(self.lines) :].splitlines()
        return {name: digest for line in lines for name, digest in json.loads(line)["files"].items()}

    def restore(self) -> None:
        """The old results, and no parts."""
        for name in temp_files(self.out):
            (self.out / name).unlink()
        for path, (old, _) in self.targets.items():
            path.write_bytes(old or b"")
        if self.manifest.exists():
            self.manifest.write_bytes(self.lines)

    def run(self, moment: Moment = lambda *_: False) -> Run:
        """Render, and kill it when the moment has come."""
        begun = time.monotonic()
        process = subprocess.Popen(self.command, cwd=self.folder, env=environment(), stderr=subprocess.DEVNULL)
        first = last = 0.0
        while process.poll() is None:
            now, there = time.monotonic(), self.out.is_dir() and bool(temp_files(self.out))
            first, last = (first or now, now) if there else (first, last)
            if moment(now - begun, now - first if first else None, there):
                process.kill()
            else:
                time.sleep(SECONDS_BETWEEN_LOOKS)
        return Run(first - begun, last - first, time.monotonic() - begun)

    def at_once(self, rolled: random.Random) -> Moment:
        """Any moment of the whole run, and a little later."""
        after = rolled.uniform(0, 1.1 * self.usual.whole)
        return lambda seconds, *_: seconds >= after

    def near_the_writing(self, rolled: random.Random) -> Moment:
        """While it is written: as soon as anything is seen, or a little later, or when no part is left."""
        after = rolled.choice([0.0, rolled.uniform(0, self.usual.parts), None])
        if after is None:
            return lambda _, since, there: since is not None and not there
        return lambda _, since, __: since is not None and since >= after

    def found(self) -> str:
        """When the render was killed, by what is there: before it wrote, while it did, or after."""
        found = file_states(self.targets, besides=[self.manifest])
        recorded = self.recorded()
        assert recorded in ({}, self.texts) and not (recorded and "o" in found), "only what is there is recorded"
        if temp_files(self.out) or len(set(found)) > 1:
            return "during"
        return "after" if set(found) == {"n"} else "before"
