"""The samples in other languages: nothing to mend, found by their language, no further samples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.document.model import Paragraph, all_blocks
from drafter.languages import available_languages, load_language
from drafter.load import from_file
from drafter.pipeline import compose, derive, inspect
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


# The parts of the page that are in English in every language, or in Latin letters (A/74/L.75, A/62/193, A/56/441).
_LATIN_ROLES = {"distribution", "symbol", "running-symbol"}
_OTHER_SCRIPTS = [path for path in PATHS if path.suffixes[-2] in (".ar", ".ru", ".zh")]


def printed(path: Path) -> Iterator[str]:
    """Yield the texts of the page of a sample, without those parts."""
    for block in all_blocks(compose(derive(from_file(path)))[0]):
        if isinstance(block, Paragraph) and block.role not in _LATIN_ROLES:
            yield block.text


@pytest.mark.parametrize("path", _OTHER_SCRIPTS, ids=lambda path: "-".join(path.parts[-2:]))
def test_a_page_in_another_script_has_no_words_of_the_template_in_english(path: Path) -> None:
    own = path.read_text(encoding="utf-8")
    found = {word for text in printed(path) for word in re.findall("[A-Za-z]{3,}", text)}
    assert {word for word in found if word not in own} == set()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: "-".join(path.parts[-2:]))
def test_a_page_has_no_words_of_the_english_templates(path: Path) -> None:
    code, template = path.suffixes[-2].removeprefix("."), derive(from_file(path)).template.description
    english, own = load_language("en").words, load_language(code).words
    words = {*english.fixed.values(), english.draft_mark, *template.words.get("en", {}).values()}
    same = {*own.fixed.values(), own.draft_mark, *template.words.get(code, {}).values(), ", "}
    texts = list(printed(path))
    assert {word for word in words - same if any(text.startswith(word) for text in texts)} == set()
