"""Manifests (`.drafter`) that came with a folder: forged, linked to another place, or too large."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from support.command import COMMAND, environment

from attacks.attack import SECRET, Attack, Files, letter_with_keys
from attacks.special_files import check_secrets_unchanged, huge_file, link_to_secret, make_outside_folder, named_pipe

RENDER = "render . --to text"
TEXTS = letter_with_keys(annexes="[{title: A, body_file: a.md}]")
SENT: Files = {**TEXTS, "a.md": "My text."}
WRITTEN = ("letter.txt",)
DONE = (*WRITTEN, ".drafter")
SECRET_DIGEST = hashlib.sha256(SECRET.encode()).hexdigest()


def entry_by_drafter(folder: Path) -> dict[str, object]:
    """Render the folder and return the entry that Drafter writes to the manifest."""
    subprocess.run([*COMMAND, *RENDER.split(" ")], cwd=folder, env=environment(), check=True, capture_output=True)
    return dict(json.loads((folder / ".drafter").read_text().splitlines()[-1]))


def forged_manifest(**values: object) -> Callable[[Path], None]:
    """Write a manifest with a correct entry, except for these values."""

    def prepare(folder: Path) -> None:
        make_outside_folder(folder)
        entry = {**entry_by_drafter(folder), **values}
        (folder / ".drafter").write_text(json.dumps(entry, separators=(",", ":")) + "\n")

    return prepare


def forged_with_huge_file(folder: Path) -> None:
    """Write a manifest that names a file of 100 GB in the letter's folder."""
    forged_manifest(siblings={"large.png": SECRET_DIGEST})(folder)
    huge_file("large.png")(folder)


def forged_with_link(folder: Path) -> None:
    """Write a manifest that names a file in a linked folder."""
    forged_manifest(siblings={"far/secret.md": SECRET_DIGEST})(folder)
    (folder / "far").symlink_to(make_outside_folder(folder))


ATTACKS = [
    *(
        Attack(
            f"manifest-{name}",
            f"a manifest that names {attempt}",
            "ignores the entry and renders the letter again",
            SENT,
            RENDER,
            0,
            "1 written",
            DONE,
            prepare,
        )
        for name, attempt, prepare in (
            (
                "result-climbing",
                "an output `../outside-secrets/secret.md`",
                forged_manifest(files={"../outside-secrets/secret.md": SECRET_DIGEST}),
            ),
            ("result-absolute", "an output `/etc/passwd`", forged_manifest(files={"/etc/passwd": SECRET_DIGEST})),
            (
                "text-climbing",
                "a text `../outside-secrets/secret.md`",
                forged_manifest(siblings={"../outside-secrets/secret.md": SECRET_DIGEST}),
            ),
            ("text-device", "a text `/dev/zero`", forged_manifest(siblings={"/dev/zero": SECRET_DIGEST})),
            ("text-linked", "a text behind a link to a folder outside", forged_with_link),
            ("text-large", "a file of 100 GB", forged_with_huge_file),
        )
    ),
    Attack(
        "manifest-linked",
        "a manifest that is a link to a file outside",
        "renders the letter and does not write through the link",
        SENT,
        RENDER,
        0,
        "1 written",
        WRITTEN,
        link_to_secret(".drafter"),
        check_secrets_unchanged,
    ),
    Attack(
        "manifest-pipe",
        "a manifest that is a named pipe",
        "renders the letter without waiting",
        SENT,
        RENDER,
        0,
        "1 written",
        WRITTEN,
        named_pipe(".drafter"),
    ),
    Attack(
        "manifest-large",
        "a manifest of 100 GB",
        "renders the letter and leaves the file unchanged",
        SENT,
        RENDER,
        0,
        "1 written",
        WRITTEN,
        huge_file(".drafter"),
    ),
    Attack(
        "manifest-bomb",
        "a manifest of 100,000 nested brackets",
        "renders the letter",
        {**SENT, ".drafter": '{"key":' + "[" * 100_000 + "\n"},
        RENDER,
        0,
        "1 written",
        DONE,
    ),
    Attack(
        "manifest-foreign",
        "a file `.drafter` that is not a manifest",
        "renders the letter and leaves the file unchanged",
        {**SENT, ".drafter": "mine"},
        RENDER,
        0,
        "1 written",
        WRITTEN,
    ),
]
