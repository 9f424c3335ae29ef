"""Mistakes seeded into the example letter: `check` finds them at their lines."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.slow

SCRIPTS = Path(__file__).parents[1] / "scripts"


@pytest.fixture(scope="module")
def seed_mistakes() -> ModuleType:
    """Return the script as a module."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec = importlib.util.spec_from_file_location("seed_mistakes", SCRIPTS / "seed_mistakes.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


def test_at_least_95_of_100_seeded_mistakes_are_found(seed_mistakes: ModuleType) -> None:
    letter = seed_mistakes.published_letter(seed_mistakes.EXAMPLE)
    assert seed_mistakes.check(letter) == []
    seeded = list(seed_mistakes.seeded_letters(letter, random.Random(2026)))
    assert len(seeded) >= 100
    assert len({item.text for item in seeded}) == len(seeded)
    assert {item.family for item in seeded} == {
        "accessibility", "dates", "names", "parties", "structure", "symbols", "typography", "wording",
    }  # fmt: skip
    missed = [(item.name, item.excerpt) for item in seeded if not seed_mistakes.is_found(item)]
    assert len(missed) * 100 <= 5 * len(seeded), missed
