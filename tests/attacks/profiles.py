"""Profiles (`drafter.toml`) and template folders that came with a letter."""

from __future__ import annotations

from pathlib import Path

from attacks.attack import SECRET, Attack, letter_with_keys
from attacks.special_files import huge_file, link_to_secret

SENT = letter_with_keys()


def link_to_evil_templates(folder: Path) -> None:
    """Link `templates` to a folder outside with a template."""
    template = folder.parent / "outside-templates" / "evil"
    template.mkdir(parents=True)
    (template / "template.yaml").write_text("title: Evil\nsummary: Evil.\nkind: letter\n")
    (template / "letter.html.j2").write_text(f"<p>{SECRET}</p>")
    (folder / "templates").symlink_to(template.parent)


ATTACKS = [
    Attack(
        "profile-absolute",
        'a profile next to the letter with `templates = "/etc"`',
        "refuses it: outside the letter's folder",
        {**SENT, "drafter.toml": 'templates = "/etc"\n'},
        output="profile",
    ),
    Attack(
        "profile-climbing",
        'a profile next to the letter with `templates = "../.."`',
        "refuses it: outside the letter's folder",
        {**SENT, "drafter.toml": 'templates = "../.."\n'},
        output="profile",
    ),
    Attack(
        "profile-linked",
        "a profile that is a link to a file outside",
        "refuses it: outside the letter's folder",
        SENT,
        prepare=lambda folder: (
            link_to_secret("drafter.md")(folder) or (folder / "drafter.md").rename(folder / "drafter.toml")
        ),
        output="profile",
    ),
    Attack(
        "profile-large",
        "a profile of 100 GB",
        "refuses it",
        SENT,
        prepare=huge_file("drafter.toml", 10**11),
        output="profile",
    ),
    Attack(
        "profile-deep",
        "a profile of 100,000 brackets",
        "refuses it",
        {**SENT, "drafter.toml": "a = " + "[" * 100_000},
        output="profile",
    ),
    Attack(
        "templates-folder-linked",
        "a folder `templates` that is a link to a folder outside",
        "ignores it: no such template",
        letter_with_keys(template="evil"),
        prepare=link_to_evil_templates,
        output="unknown-template",
    ),
]
