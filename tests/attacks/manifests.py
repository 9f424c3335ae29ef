"""Ledgers of a folder, `.drafter`, that came with it: forged, led elsewhere, or too large."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from support.command import COMMAND, environment

from attacks.attack import SECRET, Attack, Files, keys
from attacks.make_files import elsewhere, kept_secret, outside, pipe, sparse

RENDER = "render . --to text"
TEXTS = keys(annexes="[{title: A, body_file: a.md}]")
SENT: Files = {**TEXTS, "a.md": "My text."}
WRITTEN = ("letter.txt",)
DONE = (*WRITTEN, ".drafter")
SECRET_DIGEST = hashlib.sha256(SECRET.encode()).hexdigest()


def rendered(folder: Path) -> dict[str, object]:
    """The entry of a ledger that Drafter itself has written."""
    subprocess.run([*COMMAND, *RENDER.split(" ")], cwd=folder, env=environment(), check=True, capture_output=True)
    return dict(json.loads((folder / ".drafter").read_text().splitlines()[-1]))


def forged(**changed: object) -> Callable[[Path], None]:
    """A ledger whose entry is right but for what is changed."""

    def prepare(folder: Path) -> None:
        elsewhere(folder)
        entry = {**rendered(folder), **changed}
        (folder / ".drafter").write_text(json.dumps(entry, separators=(",", ":")) + "\n")

    return prepare


def forged_large(folder: Path) -> None:
    """A ledger that names a file beside the letter that would never be read to its end."""
    forged(siblings={"large.png": SECRET_DIGEST})(folder)
    sparse("large.png")(folder)


def forged_linked(folder: Path) -> None:
    """A ledger that names a file behind a link."""
    forged(siblings={"far/secret.md": SECRET_DIGEST})(folder)
    (folder / "far").symlink_to(elsewhere(folder))


ATTACKS = [
    *(
        Attack(
            f"ledger-{name}",
            f"a ledger that names {tried}",
            "it is not looked at; the letter is made anew",
            SENT,
            RENDER,
            0,
            "1 written",
            DONE,
            prepare,
        )
        for name, tried, prepare in (
            (
                "result-climbing",
                "a result `../elsewhere/secret.md`",
                forged(files={"../elsewhere/secret.md": SECRET_DIGEST}),
            ),
            ("result-absolute", "a result `/etc/passwd`", forged(files={"/etc/passwd": SECRET_DIGEST})),
            (
                "beside-climbing",
                "a text `../elsewhere/secret.md`",
                forged(siblings={"../elsewhere/secret.md": SECRET_DIGEST}),
            ),
            ("beside-device", "a text `/dev/zero`", forged(siblings={"/dev/zero": SECRET_DIGEST})),
            ("beside-linked", "a text behind a link to a folder outside", forged_linked),
            ("beside-large", "a text of a hundred thousand million bytes", forged_large),
        )
    ),
    Attack(
        "ledger-linked",
        "a ledger that is a link to a file outside",
        "the letter is rendered; nothing is written through the link",
        SENT,
        RENDER,
        0,
        "1 written",
        WRITTEN,
        outside(".drafter"),
        kept_secret,
    ),
    Attack(
        "ledger-pipe",
        "a ledger that is a named pipe",
        "the letter is rendered, without waiting",
        SENT,
        RENDER,
        0,
        "1 written",
        WRITTEN,
        pipe(".drafter"),
    ),
    Attack(
        "ledger-large",
        "a ledger of a hundred thousand million bytes",
        "the letter is rendered, and it is left",
        SENT,
        RENDER,
        0,
        "1 written",
        WRITTEN,
        sparse(".drafter"),
    ),
    Attack(
        "ledger-bomb",
        "a ledger of 100 000 brackets",
        "the letter is rendered",
        {**SENT, ".drafter": '{"key":' + "[" * 100_000 + "\n"},
        RENDER,
        0,
        "1 written",
        DONE,
    ),
    Attack(
        "ledger-foreign",
        "a file `.drafter` that is no ledger",
        "the letter is rendered, and it is left",
        {**SENT, ".drafter": "mine"},
        RENDER,
        0,
        "1 written",
        WRITTEN,
    ),
]
