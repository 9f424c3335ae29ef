"""Profiles that came with a letter."""

from __future__ import annotations

from pathlib import Path

from attacks.attack import SECRET, Attack, keys
from attacks.make_files import outside, sparse

SENT = keys()


def evil_outside(folder: Path) -> None:
    kept = folder.parent / "elsewhere" / "evil"
    kept.mkdir(parents=True)
    (kept / "template.yaml").write_text("title: Evil\nsummary: Evil.\nkind: letter\n")
    (kept / "letter.html.j2").write_text(f"<p>{SECRET}</p>")
    (folder / "templates").symlink_to(kept.parent)


ATTACKS = [
    Attack(
        "profile-elsewhere",
        "a profile beside the letter that names `/etc` for templates",
        "error: it leads out",
        {**SENT, "drafter.toml": 'templates = "/etc"\n'},
        output="profile",
    ),
    Attack(
        "profile-climbing",
        "a profile beside the letter that names `../..` for templates",
        "error: it leads out",
        {**SENT, "drafter.toml": 'templates = "../.."\n'},
        output="profile",
    ),
    Attack(
        "profile-linked",
        "a profile that is a link to a file outside",
        "error: it leads out",
        SENT,
        prepare=lambda folder: outside("drafter.md")(folder) or (folder / "drafter.md").rename(folder / "drafter.toml"),
        output="profile",
    ),
    Attack(
        "profile-large",
        "a profile of a hundred thousand million bytes",
        "error",
        SENT,
        prepare=sparse("drafter.toml", 10**11),
        output="profile",
    ),
    Attack(
        "profile-deep",
        "a profile of 100 000 brackets",
        "error",
        {**SENT, "drafter.toml": "a = " + "[" * 100_000},
        output="profile",
    ),
    Attack(
        "templates-folder-linked",
        "a folder `templates` that is a link to a place outside",
        "it is not looked into",
        keys(template="evil"),
        prepare=evil_outside,
        output="unknown-template",
    ),
]
