"""Import: a letter that exists becomes the YAML that renders it again, and nothing is invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import drafter
from drafter.document.model import Document, NoteMark, Paragraph, Picture, Table, walk
from drafter.errors import FileError
from drafter.facts import facts_to_json
from drafter.importer.import_letter import import_letter
from drafter.load import LetterInput, from_file
from drafter.pipeline import compose, derive
from support.sampling import PROOF

TEMPLATES = Path(drafter.__file__).parent.parent / "templates"
# A letter as sent has no title; it is not imported yet.
SAMPLES = [
    path
    for path in sorted([*TEMPLATES.glob("*/sample*.yaml"), *TEMPLATES.glob("*/samples/*.yaml")])
    if path.parts[-2] != "as-sent"
]
NORMAL = [path for path in SAMPLES if path.name in ("joint-letter.yaml", "letter-with-annexes.fr.yaml")]


def leaves(document: Document) -> Iterator[tuple[object, ...]]:
    """The paragraphs, tables and pictures in order, with what a reader sees of them."""
    for block in document.body:
        for inner in walk(block):
            if isinstance(inner, Paragraph):
                notes = [note.text for mark in inner.inlines if isinstance(mark, NoteMark) for note in mark.blocks]
                yield inner.role, inner.label, inner.text.replace("\u00a0", " "), tuple(notes)
            elif isinstance(inner, Table):
                yield "table", len(inner.rows)
            elif isinstance(inner, Picture):
                yield "picture", inner.alternative


@pytest.mark.parametrize("path", SAMPLES if PROOF else NORMAL, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_word_file_becomes_the_letter_that_it_was_made_from(path: Path) -> None:
    [(name, data)] = drafter.draft(path, "docx").items()
    imported = import_letter(data, name)
    again, original = derive(LetterInput("letter.yaml", imported.yaml.encode())), derive(from_file(path))
    assert facts_to_json(again.facts) == facts_to_json(original.facts)
    assert list(leaves(compose(again)[0])) == list(leaves(compose(original)[0]))
    assert imported.fidelity.score == 1
    assert imported.fidelity.left_over == ()


TEXT = """General Assembly
Eighty-first session
Agenda item 14

Culture of peace

Letter dated 12 October 2026 from the Permanent Representative of Malta to the United Nations addressed to the
Secretary-General

I write on behalf of 4 Member States, namely, Bhutan, Fiji, Iceland and Tonga, about *reading* and {{ rooms }}.

I should be grateful if you would have the present letter circulated as a document of the General Assembly, under agenda
item 14.

(Signed) Joseph Vella
Permanent Representative
"""


def grades(text: str) -> dict[str, str]:
    return {field.key: field.grade for field in import_letter(text.encode(), "letter.txt").grades}


def test_a_text_is_proved_where_drafter_composes_it() -> None:
    imported = import_letter(TEXT.encode(), "letter.txt")
    found = grades(TEXT)
    assert found["title"] == found["on_behalf_of"] == found["circulation_request"] == found["session"] == "proved"
    assert found["signatories[0].family"] == "guessed"
    assert found["symbols"] == "missing"
    assert "{{ circulation_request }}" in imported.yaml
    assert "on_behalf_of: [Bhutan, Fiji, Iceland, Tonga]" in imported.yaml
    assert "senders" not in imported.yaml


def test_what_a_stranger_wrote_stays_text() -> None:
    imported = import_letter(TEXT.encode(), "letter.txt")
    document, _ = compose(derive(LetterInput("letter.yaml", imported.yaml.encode())))
    texts = [block.text for block in document.body if isinstance(block, Paragraph)]
    assert any("*reading* and {{ rooms }}" in text for text in texts)


@pytest.mark.parametrize(
    ("dropped", "field"),
    [
        ("Permanent Representative of ", "title"),
        ("Malta ", "title"),
        ("Fiji, ", "on_behalf_of"),
        ("and Tonga", "on_behalf_of"),
        ("4 Member", "on_behalf_of"),
        ("grateful ", "circulation_request"),
        ("first session", "session"),
    ],
)
def test_a_field_is_not_proved_once_a_word_is_missing(dropped: str, field: str) -> None:
    changed = TEXT.replace(dropped, "5 Member" if dropped == "4 Member" else "", 1)
    assert grades(changed).get(field) != "proved"


def test_a_file_without_a_title_is_refused() -> None:
    with pytest.raises(FileError, match="no title of a letter"):
        import_letter(b"Dear colleague,\n\nThe door is open.\n", "letter.txt")
