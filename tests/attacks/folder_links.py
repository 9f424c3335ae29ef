"""Links and special files in folders below the letter's folder, and in the output folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from attacks.attack import Attack, Files, Outcome, letter_with_keys
from attacks.images import letter_with_image
from attacks.special_files import check_secrets_unchanged, link_to_outside_folder, make_outside_folder
from attacks.text_files import letter_with_text_file

OUTSIDE = "refuses it: outside the letter's folder"
RENDER = "render letter.yaml --to text"
BATCH = "render . --to text --jobs 2"
LEFTOVER = ".drafter-0123456789abcdef.part"
TWO: Files = {"a.yaml": letter_with_keys()["letter.yaml"], "b.yaml": letter_with_keys()["letter.yaml"]}


def linked(*links: tuple[str, str]) -> Callable[[Path], None]:
    """Create links of these names; {outside} in a target is a folder with secrets outside."""

    def prepare(folder: Path) -> None:
        outside = make_outside_folder(folder)
        for name, target in links:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to(target.format(outside=outside, folder=folder))

    return prepare


def text(name: str, attempt: str, file: str, *links: tuple[str, str], response: str = OUTSIDE) -> Attack:
    """Return an attack through the path of a text."""
    return Attack(
        f"text-{name}", attempt, response, letter_with_text_file(file), output="bad-file", prepare=linked(*links)
    )


def picture(name: str, attempt: str, file: str, *links: tuple[str, str], response: str = OUTSIDE) -> Attack:
    """Return an attack through the path of an image."""
    return Attack(
        f"image-{name}", attempt, response, letter_with_image(file), output=r"error\[", prepare=linked(*links)
    )


def leftover(
    name: str, attempt: str, response: str, prepare: Callable[[Path], object], command: str = RENDER
) -> Attack:
    """Return an attack by a file in the output folder with the name of a temporary file."""
    files, written = (
        (TWO, (".drafter", "a.txt", "b.txt")) if command == BATCH else (letter_with_keys(), (".drafter", "letter.txt"))
    )
    return Attack(f"leftover-{name}", attempt, response, files, command, 0, "", written, prepare, _check_leftover)


def _check_leftover(outcome: Outcome) -> None:
    """Fail if a file outside has changed, or a file that is not temporary was deleted."""
    if (outcome.folder.parent / "outside-secrets").is_dir():
        check_secrets_unchanged(outcome)
    kept = [name for name in outcome.before if "mine" in name]
    assert all((outcome.folder / name).read_text() == "mine" for name in kept)


def own_file(name: str) -> Callable[[Path], None]:
    """Create a file of the user."""

    def prepare(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("mine")

    return prepare


PATHS = [
    text(
        "folder-linked",
        "`body_file: sub/secret.md` with a link `sub` to a folder outside",
        "sub/secret.md",
        ("sub", "{outside}"),
    ),
    text("folder-linked-deep", "the same, three folders down", "a/b/sub/secret.md", ("a/b/sub", "{outside}")),
    text("folder-linked-parent", "a link `up` to the parent folder", "up/outside-secrets/secret.md", ("up", "..")),
    text(
        "folder-linked-root",
        "a link `root` to `/`",
        "root/etc/passwd.md",
        ("root", "/"),
        response="refuses it: cannot be read",
    ),
    text("folder-linked-chain", "a link to a link to a folder outside", "a/secret.md", ("a", "b"), ("b", "{outside}")),
    text(
        "folder-linked-mixed",
        "a link into the folder with a link outside",
        "a/c/secret.md",
        ("a", "b"),
        ("b/c", "{outside}"),
    ),
    text(
        "file-linked-chain",
        "a text that is a link to a link to a file outside",
        "a.md",
        ("a.md", "b.md"),
        ("b.md", "{outside}/secret.md"),
    ),
    text(
        "file-linked-climbing",
        "a link with `..` in its target",
        "a.md",
        ("a.md", "sub/../../outside-secrets/secret.md"),
        ("sub", "."),
    ),
    text(
        "file-linked-process",
        "a link to `/proc/self/cwd/..`",
        "a.md",
        ("a.md", "/proc/self/cwd/../outside-secrets/secret.md"),
    ),
    text("file-linked-descriptor", "a link to `/proc/self/fd/0`", "a.md", ("a.md", "/proc/self/fd/0")),
    text("file-linked-environment", "a link to `/proc/self/environ`", "a.md", ("a.md", "/proc/self/environ")),
    text(
        "folder-loop",
        "two folders that are links to each other",
        "a/t.md",
        ("a", "b"),
        ("b", "a"),
        response="refuses it: cannot be read",
    ),
    text(
        "folder-loop-long",
        "a link to its own folder, forty times",
        "/".join(["a"] * 45) + "/t.md",
        ("a", "."),
        response="refuses it: no such file, or cannot be read",
    ),
    text("file-as-folder", "a text below a file", "secret.md/t.md", response="refuses it: cannot be read"),
    text(
        "file-linked-broken",
        "a link to a file that does not exist outside",
        "a.md",
        ("a.md", "{outside}/none.md"),
        response="refuses it: no such file",
    ),
    text(
        "file-linked-name",
        "a link whose target is a very long name",
        "a.md",
        ("a.md", "x" * 300),
        response="refuses it: cannot be read",
    ),
    picture("folder-linked", "an image in a linked folder outside", "sub/secret.png", ("sub", "{outside}")),
    picture("folder-linked-chain", "an image behind two links", "a/secret.png", ("a", "b"), ("b", "{outside}")),
    picture("linked-device", "an image that is a link to `/dev/urandom`", "a.png", ("a.png", "/dev/urandom")),
    picture(
        "linked-loop",
        "an image that is a link to itself",
        "a.png",
        ("a.png", "a.png"),
        response="refuses it: cannot be read",
    ),
    picture("linked-memory", "an image that is a link to `/proc/self/mem`", "a.png", ("a.png", "/proc/self/mem")),
]

LEFTOVERS = [
    leftover(
        "linked",
        "a link to a file outside with the name of a temporary file",
        "does not follow the link",
        linked((LEFTOVER, "{outside}/secret.md")),
    ),
    leftover(
        "linked-folder",
        "the same name for a link to a folder outside",
        "does not follow the link",
        link_to_outside_folder(LEFTOVER),
    ),
    leftover(
        "folder",
        "the same name for a folder with a file of the user",
        "deletes nothing in it",
        own_file(f"{LEFTOVER}/mine.md"),
    ),
    leftover(
        "pipe", "the same name for a named pipe", "does not wait for it", lambda folder: os.mkfifo(folder / LEFTOVER)
    ),
    leftover("similar", "a file of the user with a similar name", "does not delete it", own_file(".drafter-mine.part")),
    leftover("longer", "a file of the user with a longer name", "does not delete it", own_file(f"{LEFTOVER}.mine")),
    leftover("below", "such a file in a folder below", "does not delete it", own_file(f"mine/{LEFTOVER}")),
    leftover(
        "batch",
        "a link to a file outside with that name, in a batch",
        "does not follow the link",
        linked((LEFTOVER, "{outside}/secret.md")),
        BATCH,
    ),
]

LETTERS = [
    Attack(
        f"letters-linked-{name}",
        f"a folder of letters with a link {attempt}",
        "renders the real letters and reads nothing else",
        TWO,
        BATCH,
        0,
        "2 written",
        (".drafter", "a.txt", "b.txt"),
        linked(*links),
    )
    for name, attempt, links in (
        ("long", "to a very long name", [("c.yaml", "x" * 300)]),
        ("loop", "to itself", [("c.yaml", "c.yaml")]),
        ("device", "to `/dev/zero`", [("c.yaml", "/dev/zero")]),
    )
]

ATTACKS = [*PATHS, *LEFTOVERS, *LETTERS]
