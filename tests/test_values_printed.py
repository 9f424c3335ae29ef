"""Each value of a letter is printed, or reported: nothing that an author writes is lost in silence."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from support.sampling import sampled

from drafter.errors import DrafterError
from drafter.load import LetterInput
from drafter.pipeline import derive, export, inspect

TEMPLATES = Path(__file__).parents[1] / "templates"
SAMPLES = sorted((*TEMPLATES.glob("*/sample.yaml"), *TEMPLATES.glob("*/samples/*.yaml")))
SIGNED = [path for path in SAMPLES if "\nsignatories:" in path.read_text(encoding="utf-8")]
# Titles of agenda items are in the session block, which a letter as sent does not have.
WITH_ITEMS = [
    path for path in SAMPLES if "\nagenda_items:" in path.read_text(encoding="utf-8") and "as-sent" not in path.parts
]
# A word that no sample contains, in every key that takes text.
WORD = "Quixomarble"
VALUES = {
    "senders": f"[{{state: Fiji, capacity: {WORD}}}]",
    "addressees": f"[{{office: Head of {WORD}, name: {WORD}, address: {WORD}, salutation: {WORD}}}]",
    "agenda_items": f"[{{number: 20, title: {WORD}}}]",
    "agenda_document": "A/77/777",
    "session": "ES-9",
    "year": "77",
    "on_behalf_of": "[Zambia]",
    "body": WORD,
    "annexes": f"[{{title: {WORD}, body: {WORD}}}]",
    "title": WORD,
    "original": "[ar, zh]",
    "further_dates": "[2026-12-13]",
    "distributed": "2026-12-13",
    "distribution": "Restricted",
    "reissued": "2026-12-13",
    "published": "2026-12-13",
    "job_number": "77-77777",
    "letterhead": WORD,
    "reference": WORD,
    "written_at": WORD,
    "salutation": WORD,
    "courtesy": WORD,
    "conference": WORD,
}
SIGNATORY = ("family", "given", "state", "organization", "office", "title", "capacity")
ITEM = ("title", "sub_title")


@pytest.mark.parametrize("sample", sampled(SAMPLES, 4), ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("key", VALUES)
def test_every_key_of_a_letter_is_printed_or_reported(sample: Path, key: str) -> None:
    assert _changes(sample, key, VALUES[key])


@pytest.mark.parametrize("sample", SIGNED, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("key", SIGNATORY)
def test_every_key_of_a_signatory_is_printed_or_reported(sample: Path, key: str) -> None:
    assert _changes(sample, f"signatories.1.{key}", WORD)


@pytest.mark.parametrize("sample", WITH_ITEMS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("key", ITEM)
def test_every_key_of_an_agenda_item_is_printed_or_reported(sample: Path, key: str) -> None:
    assert _changes(sample, f"agenda_items.1.{key}", WORD)


def _changes(sample: Path, key: str, value: str) -> bool:
    """True if a value changes the printed text or the findings of a sample."""
    return _outcome(sample) != _outcome(sample, (key, value))


@cache
def _outcome(sample: Path, *overrides: tuple[str, str]) -> tuple[tuple[str, ...], bytes]:
    letter = _letter(sample, *overrides)
    try:
        findings = inspect(letter)
        files = export(derive(letter), ["text"])
    except DrafterError as error:
        return tuple(one.message for one in error.findings), b""
    return tuple(one.message for one in findings), b"".join(files.values())


def _letter(sample: Path, *overrides: tuple[str, str]) -> LetterInput:
    return LetterInput(sample.name, sample.read_bytes(), sample.parent, overrides=overrides)
