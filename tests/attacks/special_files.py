"""Files that an archive can contain: symbolic links, named pipes, and files of 100 GB that take no room on the disk.

Each function returns a function that creates the file in the letter's folder. `outside` means next to that folder.
"""

from __future__ import annotations

import os
from pathlib import Path

from attacks.attack import SECRET, Outcome, Prepare
from attacks.harmful_data import image


def make_outside_folder(folder: Path) -> Path:
    """Create a folder with secrets next to the letter's folder, and return it."""
    outside = folder.parent / "outside-secrets"
    outside.mkdir(exist_ok=True)
    for name in ("secret.md", "secret.yaml", "secret.toml", "secret.csv", "secret.drafter", "secret.json"):
        (outside / name).write_text(SECRET, encoding="utf-8")
    (outside / "secret.png").write_bytes(image())
    return outside


def link_to_secret(name: str) -> Prepare:
    """Create a link of this name to a file outside with the same suffix."""

    def prepare(folder: Path) -> None:
        outside = make_outside_folder(folder)
        (folder / name).symlink_to(outside / f"secret{Path(name).suffix}")

    return prepare


def link_to_outside_folder(name: str) -> Prepare:
    """Create a link of this name to a folder outside."""

    def prepare(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(make_outside_folder(folder))

    return prepare


def link_to_outside_template(name: str, target: str) -> Prepare:
    """Replace a file by a link to a part of a template outside."""

    def prepare(folder: Path) -> None:
        (folder.parent / "outside").mkdir()
        for file in ("letter.html.j2", "look.yaml", "template.yaml", "part.html.j2", "sample.yaml"):
            (folder.parent / "outside" / file).write_text(f"<p>{SECRET}</p>", encoding="utf-8")
        path = folder / name
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(folder.parent / "outside" / target)

    return prepare


def link_to(name: str, target: str) -> Prepare:
    """Create a link of this name to a path."""
    return lambda folder: (folder / name).symlink_to(target)


def named_pipe(name: str) -> Prepare:
    """Replace a file by a named pipe. A program that opens it without care waits forever."""

    def prepare(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / name)

    return prepare


def broken_link(name: str) -> Prepare:
    """Create a link of this name to a missing file."""

    def prepare(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to("missing")

    return prepare


def nested_json(name: str) -> Prepare:
    """Create a JSON file that is nested too deeply."""
    return lambda folder: (folder / name).write_text("[" * 100_000)


def empty_folder(name: str) -> Prepare:
    """Create an empty folder."""
    return lambda folder: (folder / name).mkdir()


def read_only(name: str) -> Prepare:
    """Prepare a file that nobody may write."""

    def prepare(folder: Path) -> None:
        (folder / name).chmod(0o444)

    return prepare


def hard_link(name: str, other: str) -> Prepare:
    """Prepare a second hard link to a file."""

    def prepare(folder: Path) -> None:
        (folder / other).hardlink_to(folder / name)

    return prepare


def huge_file(name: str, size: int = 10**11) -> Prepare:
    """Create a sparse file: large, but without room on the disk."""

    def prepare(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.truncate(size)

    return prepare


def check_secrets_unchanged(outcome: Outcome) -> None:
    """Fail if a file outside has changed."""
    files = sorted((outcome.folder.parent / "outside-secrets").iterdir())
    suffixes = ("csv", "drafter", "json", "md", "png", "toml", "yaml")
    assert [path.name for path in files] == [f"secret.{suffix}" for suffix in suffixes]
    assert all(path.read_bytes() == (image() if path.suffix == ".png" else SECRET.encode()) for path in files)
