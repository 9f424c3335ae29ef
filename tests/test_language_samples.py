"""The samples in other languages: nothing to mend, found by their language, no further samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.languages import available_languages
from drafter.load import from_file
from drafter.pipeline import derive, inspect
from drafter.templates import all_samples

TEMPLATES = Path(__file__).parents[1] / "templates"
PATHS = sorted((*TEMPLATES.glob("*/sample.??.yaml"), *TEMPLATES.glob("*/samples/*.??.yaml")))
# A note that words of the language are own knowledge is no fault of the sample.
_ALLOWED = {"word-unconfirmed"}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: "-".join(path.parts[-2:]))
def test_a_sample_has_nothing_to_mend(path: Path) -> None:
    assert [(one.rule, one.message) for one in inspect(from_file(path)) if one.rule not in _ALLOWED] == []


def test_samples_are_found_by_their_language() -> None:
    found = [other.path for sample in all_samples() for code in available_languages() if code != "en"
             if (other := sample.in_language(code))]  # fmt: skip
    assert sorted(found) == PATHS
    for path in PATHS:
        assert f".{derive(from_file(path)).facts.language}.yaml" in path.name


def test_samples_in_other_languages_are_not_listed() -> None:
    assert not {sample.path for sample in all_samples()} & set(PATHS)
