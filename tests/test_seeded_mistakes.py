"""Mistakes seeded into the example letter are found at their lines."""

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
    """The script, as a module."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        found = importlib.util.spec_from_file_location("seed_mistakes", SCRIPTS / "seed_mistakes.py")
        assert found
        assert found.loader
        module = importlib.util.module_from_spec(found)
        found.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


def test_at_least_95_of_100_seeded_mistakes_are_found(seed_mistakes: ModuleType) -> None:
    letter = seed_mistakes.published(seed_mistakes.EXAMPLE)
    assert seed_mistakes.check(letter) == []
    seeded = list(seed_mistakes.mutants(letter, random.Random(2026)))
    assert len(seeded) >= 100
    assert len({mutant.text for mutant in seeded}) == len(seeded)
    assert {mutant.family for mutant in seeded} == {
        "accessibility", "dates", "names", "parties", "structure", "symbols", "typography", "wording",
    }  # fmt: skip
    missed = [(mutant.name, mutant.excerpt) for mutant in seeded if not seed_mistakes.is_found(mutant)]
    assert len(missed) * 100 <= 5 * len(seeded), missed
