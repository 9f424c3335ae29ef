"""New editions of a letter in another language: the texts to translate, as comments."""

from __future__ import annotations

from pathlib import Path

from drafter.editions.read_edition import read_edition
from drafter.letter import Letter, parse_letter
from drafter.load import from_file


def base_of(target: Path, language: str) -> Path | None:
    """Return the letter of which a file is the edition: letter.yaml for letter.fr.yaml; None without one."""
    stem = target.stem.removesuffix(f".{language}")
    base = target.with_name(f"{stem}{target.suffix}")
    return base if stem != target.stem and base.is_file() else None


def new_edition(base: Path, language: str) -> str:
    """Return the YAML of an edition; raises FileError or InvalidLetterError if the base is not a letter."""
    letter = parse_letter(read_edition(from_file(base)).source)
    parts = [
        f"# An edition of {base.name}. What is not here comes from there: States, dates, symbols, offices, genders.",
        f"extends: {base.name}",
        f"language: {language}",
        "",
        *_agenda_items(letter),
        *_annexes(letter),
        "body: |",
        "  [insert the text]",
        "",
        "  {{ circulation_request }}",
    ]
    return "\n".join(parts) + "\n"


def _agenda_items(letter: Letter) -> list[str]:
    entries = [
        f"  - {{number: {item.number}, title: '[insert: {_quoted(item.title)}]'}}" for item in letter.agenda_items
    ]
    return ["agenda_items:", *entries, ""] if entries else []


def _annexes(letter: Letter) -> list[str]:
    titles = [f"  - {{title: '[insert: {_quoted(annex.title or '')}]', body: '[insert]'}}" for annex in letter.annexes]
    return ["annexes:", *titles, ""] if titles else []


def _quoted(text: str) -> str:
    """Return a text on one line for a value in single quotation marks."""
    return " ".join(text.split()).replace("'", "''")
