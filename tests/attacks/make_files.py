"""What no mail can carry but an archive can: links, named pipes, and files that are large and take no room."""

from __future__ import annotations

import os
from pathlib import Path

from attacks.attack import SECRET, Outcome, Prepare
from attacks.make_images import drawn


def elsewhere(folder: Path) -> Path:
    """A folder outside of the letter's, with secrets in it."""
    kept = folder.parent / "elsewhere"
    kept.mkdir(exist_ok=True)
    for name in ("secret.md", "secret.yaml", "secret.toml", "secret.csv", "secret.drafter", "secret.json"):
        (kept / name).write_text(SECRET, encoding="utf-8")
    (kept / "secret.png").write_bytes(drawn())
    return kept


def outside(name: str) -> Prepare:
    """A link of this name to a file outside of the letter's folder."""

    def prepare(folder: Path) -> None:
        kept = elsewhere(folder)
        (folder / name).symlink_to(kept / f"secret{Path(name).suffix}")

    return prepare


def outside_folder(name: str) -> Prepare:
    """A link of this name to a folder outside of the letter's folder."""

    def prepare(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(elsewhere(folder))

    return prepare


def link(name: str, target: str) -> Prepare:
    """A link of this name to a part of a template that stands outside, in place of what is there."""

    def prepare(folder: Path) -> None:
        (folder.parent / "outside").mkdir()
        for file in ("letter.html.j2", "look.yaml", "template.yaml", "part.html.j2", "sample.yaml"):
            (folder.parent / "outside" / file).write_text(f"<p>{SECRET}</p>", encoding="utf-8")
        path = folder / name
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(folder.parent / "outside" / target)

    return prepare


def linked(name: str, target: str) -> Prepare:
    """A link of this name to a place by its path."""
    return lambda folder: (folder / name).symlink_to(target)


def pipe(name: str) -> Prepare:
    """A named pipe, which whoever opens it waits at, in place of what is there."""

    def prepare(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / name)

    return prepare


def nowhere(name: str) -> Prepare:
    """A link of this name, in a folder of its own, that leads nowhere."""

    def prepare(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to("nowhere")

    return prepare


def brackets(name: str) -> Prepare:
    """A file of JSON that is nested too deeply."""
    return lambda folder: (folder / name).write_text("[" * 100_000)


def folder_called(name: str) -> Prepare:
    """A folder."""
    return lambda folder: (folder / name).mkdir()


def sparse(name: str, size: int = 10**11) -> Prepare:
    """A file that is large and takes no room."""

    def prepare(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.truncate(size)

    return prepare


def kept_secret(outcome: Outcome) -> None:
    """Looks whether all that stands outside is as it was."""
    found = sorted((outcome.folder.parent / "elsewhere").iterdir())
    assert [path.name for path in found] == [
        f"secret.{end}" for end in ("csv", "drafter", "json", "md", "png", "toml", "yaml")
    ]
    assert all(path.read_bytes() == (drawn() if path.suffix == ".png" else SECRET.encode()) for path in found)
