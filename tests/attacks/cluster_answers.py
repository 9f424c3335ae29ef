"""Workers of a cluster that answer with other files, other texts or too much."""

from __future__ import annotations

import zlib

import msgpack
from support.lying_cluster import (
    answer,
    message,
    part,
    result_of,
)

from attacks.attack import SECRET
from attacks.cluster_attack import (
    ESCAPES,
    LETTER,
    PAGE,
    REFUSED,
    cluster_attack,
    gathered,
    with_files,
)
from drafter.diagnostics import Finding, Place


def _bomb() -> bytes:
    """Return compressed data that unpacks to 1 GB; the tests never have it all in memory."""
    packer = zlib.compressobj(1)
    return b"".join([*(packer.compress(b"\0" * 10**6) for _ in range(1000)), packer.flush()])


NAMES = [
    cluster_attack(f"name-{name}", f"a file called {attempt}", REFUSED, gather=with_files({**LETTER, file: b"x"}))
    for name, attempt, file in (
        ("climbing", "`../escaped.txt`", "../escaped.txt"),
        ("absolute", "`/tmp/escaped.txt`", "/tmp/escaped.txt"),
        ("climbing-windows", "`..\\escaped.txt`", "..\\escaped.txt"),
        ("drive", "`C:escaped.txt`", "C:escaped.txt"),
        ("nul", "`letter.txt` with a NUL character", "letter.txt\0"),
        ("empty", "nothing", ""),
        ("dot", "`.`", "."),
        ("manifest", "`.drafter`", ".drafter"),
        ("profile", "`drafter.toml`", "drafter.toml"),
        ("letter", "like the letter itself", "letter.yaml"),
        ("other-format", "`letter.pdf`, which was not asked for", "letter.pdf"),
        ("other-letter", "like another letter", "other.txt"),
        ("program", "`letter.txt.sh`", "letter.txt.sh"),
        ("folder", "`sub/letter.txt`", "sub/letter.txt"),
        ("case", "`LETTER.TXT`", "LETTER.TXT"),
    )
]

ANSWERS = [
    cluster_attack("file-missing", "one of two files", REFUSED, gather=with_files({"letter.html": PAGE})),
    cluster_attack("files-none", "no file and no error", REFUSED, gather=with_files({})),
    cluster_attack(
        "file-forged",
        "a page that Drafter did not write",
        REFUSED,
        gather=with_files({**LETTER, "letter.html": b"<script>alert(1)</script>"}),
    ),
    cluster_attack(
        "text-escapes",
        "a text with escape sequences",
        REFUSED,
        gather=with_files({**LETTER, "letter.txt": ESCAPES.encode()}),
    ),
    cluster_attack(
        "text-binary", "a text that is a program", REFUSED, gather=with_files({**LETTER, "letter.txt": b"MZ\x90\0\xff"})
    ),
    cluster_attack(
        "error-with-files",
        "an error together with files",
        REFUSED,
        gather=with_files(LETTER, exit_code=1, findings=(Finding("bad-date", "x"),)),
    ),
    cluster_attack("error-without-reason", "an error without a finding", REFUSED, gather=with_files({}, exit_code=1)),
    cluster_attack(
        "exit-code",
        "an exit code of 100,000",
        REFUSED,
        gather=with_files({}, exit_code=100_000, findings=(Finding("bad-date", "x"),)),
    ),
    cluster_attack(
        "finding-escapes",
        "a finding with escape sequences",
        "prints them as text",
        r"\\x1b",
        gather=with_files({}, exit_code=1, findings=(Finding("bad-date", ESCAPES),)),
    ),
    cluster_attack(
        "rule-escapes",
        "a finding whose rule has escape sequences",
        REFUSED,
        gather=with_files({}, exit_code=1, findings=(Finding(ESCAPES, "x"),)),
    ),
    cluster_attack(
        "authority-escapes",
        "a finding whose authority has escape sequences",
        REFUSED,
        gather=with_files({}, exit_code=1, findings=(Finding("bad-date", "x", authority=ESCAPES),)),
    ),
    cluster_attack(
        "finding-place",
        "a finding in line 10^18, column -1",
        REFUSED,
        gather=with_files(
            {}, exit_code=1, findings=(Finding("bad-date", "x", Place("letter.yaml", 10**18, -1, 1, 1)),)
        ),
    ),
    cluster_attack(
        "findings-many",
        "100,000 findings",
        REFUSED,
        gather=with_files({}, exit_code=1, findings=(Finding("bad-date", "x"),) * 100_000),
    ),
    cluster_attack(
        "siblings-climbing",
        "an answer that depends on `../../secret.md`",
        REFUSED,
        gather=with_files(LETTER, siblings={"../../secret.md": "0" * 64}),
    ),
    cluster_attack(
        "siblings-hash",
        "an answer with a hash that is none",
        REFUSED,
        gather=with_files(LETTER, siblings={"a.md": SECRET}),
    ),
    cluster_attack("answer-empty", "an empty answer", REFUSED, gather=gathered(b"")),
    cluster_attack("answer-cut", "half an answer", REFUSED, gather=gathered(answer(LETTER)[:-20])),
    cluster_attack(
        "answer-longer", "an answer with more data after it", REFUSED, gather=gathered(answer(LETTER) + b"x" * 100)
    ),
    cluster_attack(
        "answer-other-type",
        "an answer of other types",
        REFUSED,
        gather=gathered(zlib.compress(msgpack.packb({"files": [1, 2], "exit_code": "x"}))),
    ),
    cluster_attack(
        "answer-bomb",
        "an answer of 1 MB that unpacks to 1 GB",
        REFUSED,
        gather=lambda _: result_of(part(_bomb())),
    ),
    cluster_attack(
        "answer-nested",
        "an answer with 100,000 levels",
        REFUSED,
        gather=gathered(zlib.compress(b"\x91" * 100_000 + b"\x90")),
    ),
    cluster_attack(
        "answer-compressed",
        "an answer that Dask has to unpack",
        "does not unpack it, and refuses the answer",
        gather=lambda _: result_of(part(zlib.compress(b"\0" * 10**6), compression=["zlib"])),
    ),
    cluster_attack(
        "answer-of-other-task",
        "the result of another task",
        REFUSED,
        gather=lambda _: message({"status": "OK", "data": {"x": "y"}}),
    ),
    cluster_attack("answer-number", "a number in the place of all results", REFUSED, gather=lambda _: message(5)),
]


ATTACKS = [*NAMES, *ANSWERS]
