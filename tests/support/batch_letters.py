"""Invented letters for the tests of batches."""

from pathlib import Path

LETTER = """\
template: letter
date: 2026-11-02
senders: [{state}]
addressees: [SG]
agenda_items: [{{number: 12, title: Sport for development}}]
body: |
  I have the honour to announce a regatta of {number} boats.

  {{{{ circulation_request }}}}
signatories:
  - {{given: Ada, family: Berg, state: {state}}}
"""
STATES = ("Fiji", "Iceland", "Kenya", "Malta", "Nepal", "Peru", "Samoa", "Togo")


def letter_text(number: int) -> str:
    """Return the YAML of a letter that differs by its number."""
    return LETTER.format(state=STATES[number % len(STATES)], number=number + 2)


def write_letters(folder: Path, count: int) -> list[Path]:
    """Write this many letters into a folder and return their paths."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"letter-{number:03}.yaml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(letter_text(number), encoding="utf-8")
    return paths


def folder_contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name, including the manifest."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
