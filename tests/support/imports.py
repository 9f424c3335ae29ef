"""What an imported letter must share with the letter that its file was made from."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from msgspec import Struct

import drafter
from drafter.document.model import Document, NoteMark, Paragraph, Picture, Table, walk
from drafter.facts import facts_to_json
from drafter.importer.import_letter import Imported, import_letter
from drafter.load import from_file
from drafter.pipeline import compose, copy_names, derive

# Facts that a letter as sent does not show: it has no title, its request names only the number of the item, and no
# family name is in bold.
NOT_IN_A_COPY = (
    "signatories",
    "title",
    "addressees",
    "agenda_heading",
    "agenda_titles",
    "circulation_request",
    "session",
    "year",
)
# Facts of a generated copy whose letterhead names another State, and whose signature shows no family name.
NOT_IN_A_GENERATED_COPY = ("senders", "signatories")

ROOT = Path(drafter.__file__).parent.parent
SAMPLES = sorted([*ROOT.glob("templates/*/sample*.yaml"), *ROOT.glob("templates/*/samples/*.yaml")])


def name_of(path: Path) -> str:
    """The name of a sample in the list of tests."""
    return f"{path.parts[-3]}-{path.parts[-2]}-{path.stem}"


class Comparison(Struct, frozen=True):
    """What an import has in common with its origin: facts that differ, and the shares of blocks and of words."""

    facts: dict[str, tuple[Any, Any]]
    blocks: float
    words: float
    imported: Imported


def leaves(document: Document) -> Iterator[tuple[object, ...]]:
    """The paragraphs, tables and pictures in order, with what a reader sees of them."""
    for block in document.body:
        for inner in walk(block):
            if isinstance(inner, Paragraph):
                marks = [mark for mark in inner.inlines if isinstance(mark, NoteMark)]
                notes = tuple(_plain(note.text) for mark in marks for note in mark.blocks)
                yield inner.role, inner.label, _plain(inner.text), notes
            elif isinstance(inner, Table):
                yield "table", len(inner.rows)
            elif isinstance(inner, Picture):
                yield ("picture",)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2011", "-").split())


def compare(origin: Path, data: bytes, name: str, folder: Path, same: tuple[str, str] = ("", "")) -> Comparison:
    """Import a file, render the YAML, and compare the letter with the one that the file was made from.

    `same` are two roles that count as one.
    """
    imported = import_letter(data, name)
    (folder / "imported.yaml").write_text(imported.yaml, encoding="utf-8")
    for picture, content in imported.files.items():
        (folder / picture).write_bytes(content)
    derived, again = derive(from_file(origin)), derive(from_file(folder / "imported.yaml"))
    names = copy_names(derived)
    copy = next((at for at, copy_name in enumerate(names) if copy_name == Path(name).stem), 0)
    wanted, found = facts_to_json(derived.facts), facts_to_json(again.facts)
    skipped = NOT_IN_A_COPY if len(names) > 1 or derived.letter.template == "as-sent" else ()
    one, other = list(leaves(compose(derived, copy)[0])), list(leaves(compose(again)[0]))
    if _plain(wanted["circulation_request"] or "") not in " ".join(str(leaf[2]) for leaf in one if len(leaf) > 2):
        # The gender of a signatory, which some languages show in a request, is nowhere on the page.
        skipped = (*skipped, "circulation_request")
    facts = {key: (wanted[key], found[key]) for key in wanted if key not in skipped and wanted[key] != found[key]}
    roles = [[(same[0] if block[0] == same[1] else block[0], *block[1:]) for block in side] for side in (one, other)]
    blocks = SequenceMatcher(None, roles[0], roles[1], autojunk=False).ratio()
    return Comparison(facts, blocks, _ratio(_words(one), _words(other)), imported)


def _words(blocks: list[tuple[object, ...]]) -> list[str]:
    """The words of paragraphs and notes; the number of rows of a table is none."""
    texts = (part for block in blocks if block[0] != "table" for part in block[1:])
    flat = (text for part in texts for text in (part if isinstance(part, tuple) else (part,)))
    return [word for text in flat for word in str(text).split()]


def _ratio(one: list[str], other: list[str]) -> float:
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return same / max(len(one), len(other), 1)
