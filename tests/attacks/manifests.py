"""Manifests (`.drafter`) that came with a folder: forged, linked to another place, or too large."""

from __future__ import annotations

import hashlib
import hmac
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from support.command import COMMAND, environment

from attacks.attack import SECRET, Attack, Files, Outcome, letter_with_keys
from attacks.special_files import check_secrets_unchanged, huge_file, link_to_secret, make_outside_folder, named_pipe

RENDER = "render . --to text"
TEXTS = letter_with_keys(annexes="[{title: A, body_file: a.md}]")
SENT: Files = {**TEXTS, "a.md": "My text."}
WRITTEN = ("letter.txt",)
DONE = (*WRITTEN, ".drafter")
SECRET_DIGEST = hashlib.sha256(SECRET.encode()).hexdigest()


def entry_by_drafter(folder: Path) -> dict[str, object]:
    """Render the folder and return the entry that Drafter writes to the manifest."""
    # The seal depends on the home folder, which is that of the attack.
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    variables = environment(HOME=str(home))
    subprocess.run([*COMMAND, *RENDER.split(" ")], cwd=folder, env=variables, check=True, capture_output=True)
    return dict(json.loads((folder / ".drafter").read_text().splitlines()[-1]))


def forged_manifest(**values: object) -> Callable[[Path], None]:
    """Write a manifest with a correct entry, except for these values."""

    def prepare(folder: Path) -> None:
        make_outside_folder(folder)
        entry = {**entry_by_drafter(folder), **values}
        (folder / ".drafter").write_text(json.dumps(entry, separators=(",", ":")) + "\n")

    return prepare


FORGED = "We accept the proposal.\n"


def _forged_entry(folder: Path, **values: object) -> dict[str, object]:
    """Render the folder, put a forged text in the place of the output, and return an entry that fits to it."""
    entry = entry_by_drafter(folder)
    (folder / "letter.txt").write_text(FORGED)
    return {**entry, "files": {"letter.txt": hashlib.sha256(FORGED.encode()).hexdigest()}, **values}


def forged_output(lines: Callable[[dict[str, object]], list[dict[str, object]]]) -> Callable[[Path], None]:
    """Write a manifest whose lines fit to a forged output."""

    def prepare(folder: Path) -> None:
        entry = _forged_entry(folder)
        text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines(entry))
        (folder / ".drafter").write_text(text)

    return prepare


def with_seal(seal: str) -> Callable[[Path], None]:
    """Write a manifest that fits to a forged output, with this seal."""
    return forged_output(lambda entry: [{**entry, "seal": seal}])


def _sealed_with(key: bytes) -> Callable[[Path], None]:
    def line(entry: dict[str, Any]) -> list[dict[str, object]]:
        content = msgspec.json.encode((entry["key"], sorted(entry["files"].items()), sorted(entry["siblings"].items())))
        return [{**entry, "seal": hmac.new(key, content, hashlib.sha256).hexdigest()}]

    return forged_output(line)


def _copied_from_other_folder(folder: Path) -> None:
    """Put a forged text in the place of an output, with the manifest of another letter that has this text."""
    entry_by_drafter(folder)
    (folder / "letter.txt").write_text(FORGED)
    lines = (folder / ".drafter").read_text()
    forged = json.loads(lines)
    forged["files"] = {"letter.txt": hashlib.sha256(FORGED.encode()).hexdigest()}
    (folder / ".drafter").write_text(json.dumps(forged, separators=(",", ":")) + "\n" + lines[:40])


def check_not_forged(outcome: Outcome) -> None:
    """Fail if the forged text is still there."""
    assert outcome.files()["letter.txt"] != FORGED.encode()


def forgery(name: str, attempt: str, prepare: Callable[[Path], None]) -> Attack:
    """Return an attack by a manifest that says of a forged output that it is unchanged."""
    response = "renders the letter again and overwrites the forged file"
    return Attack(f"manifest-{name}", attempt, response, SENT, RENDER, 0, "1 written", DONE, prepare, check_not_forged)


FORGERIES = [
    forgery("forged", "a manifest that fits to a forged output", forged_output(lambda entry: [entry])),
    forgery("forged-unsealed", "a forged line without a seal", with_seal("")),
    forgery("forged-seal", "a forged line with 64 zeros as its seal", with_seal("0" * 64)),
    forgery("forged-seal-long", "a forged line with a seal of a million characters", with_seal("0" * 1_000_000)),
    forgery("forged-seal-unicode", "a forged line with a seal that is not ASCII", with_seal("\u00e9" * 64)),
    forgery("forged-seal-empty-key", "a forged line sealed with an empty key", _sealed_with(b"")),
    forgery(
        "forged-seal-of-nobody",
        "a forged line sealed with the key of a computer without identifiers",
        _sealed_with(hashlib.sha256(b"\0\0000\0\0").digest()),
    ),
    forgery(
        "forged-twice",
        "the forged line after the true one",
        forged_output(lambda entry: [{**entry, "files": {}}, entry]),
    ),
    forgery("forged-cut", "the forged line before a part of the true one", _copied_from_other_folder),
    forgery(
        "forged-no-inputs",
        "a forged line that names no inputs",
        forged_output(lambda entry: [{**entry, "siblings": {}}]),
    ),
    forgery(
        "forged-more-keys",
        "a forged line with unknown keys",
        forged_output(lambda entry: [{**entry, "version": 99, "ours": True}]),
    ),
]


def forged_with_huge_file(folder: Path) -> None:
    """Write a manifest that names a file of 100 GB in the letter's folder."""
    forged_manifest(siblings={"large.png": SECRET_DIGEST})(folder)
    huge_file("large.png")(folder)


def forged_with_link(folder: Path) -> None:
    """Write a manifest that names a file in a linked folder."""
    forged_manifest(siblings={"far/secret.md": SECRET_DIGEST})(folder)
    (folder / "far").symlink_to(make_outside_folder(folder))


ATTACKS = [
    *FORGERIES,
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
