"""Every rule fails on its bad example and is silent on its good one, and says where and on whose authority."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

import drafter
from drafter.errors import Finding, Severity
from drafter.lint.catalogue import every, families, looking
from drafter.lint.rule import Rule
from drafter.lint.specimen import SPECIMEN, with_change
from drafter.pipeline import Manuscript, inspect

ROOT = Path(__file__).parents[1]
SAMPLES = sorted([*ROOT.glob("examples/*.yaml"), *ROOT.glob("templates/*/sample.yaml")])
# A picture that the examples name; a red pixel.
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
SHOWN = [rule for rule in every().values() if rule.bad]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the picture that examples show."""
    made = tmp_path_factory.mktemp("letter")
    (made / "boat.png").write_bytes(PIXEL)
    return made


def found(text: str, folder: Path | None = None) -> tuple[Finding, ...]:
    """All findings of a letter in a folder."""
    return inspect(Manuscript("letter.yaml", text.encode(), folder))


@pytest.mark.parametrize("rule", SHOWN, ids=[rule.id for rule in SHOWN])
def test_a_rule_finds_its_bad_example(rule: Rule, folder: Path) -> None:
    own = [one for one in found(with_change(rule.bad), folder) if one.rule == rule.id]
    assert own, [one.rule for one in found(with_change(rule.bad), folder)]
    assert {one.severity for one in own} == {rule.severity}
    assert all(one.place and one.message and one.authority for one in own)


@pytest.mark.parametrize("rule", SHOWN, ids=[rule.id for rule in SHOWN])
def test_a_rule_is_silent_on_its_good_example(rule: Rule, folder: Path) -> None:
    others = [(one.rule, one.message) for one in found(with_change(rule.good), folder)]
    assert not others


def test_the_catalogue_is_whole() -> None:
    listed = [rule for _, _, rules in families() for rule in rules]
    assert len({rule.id for rule in listed}) == len(listed)
    assert len(looking()) >= 50
    assert all(rule.authority and rule.summary.endswith(".") for rule in listed)
    assert all(rule.bad for rule in looking())
    assert not [rule.id for rule in looking() if rule.severity is Severity.ERROR]


def test_the_specimen_is_clean() -> None:
    assert drafter_check(SPECIMEN) == []


@pytest.mark.parametrize("path", SAMPLES, ids=[str(path.relative_to(ROOT)) for path in SAMPLES])
def test_what_is_shipped_is_clean(path: Path) -> None:
    assert [(one.rule, one.message) for one in found_in(path)] == []


def found_in(path: Path) -> list[Finding]:
    """The findings of a file."""
    from drafter.pipeline import check

    return check(path)


def drafter_check(text: str) -> list[Finding]:
    """The findings of a text, by the Python interface."""
    from drafter.pipeline import check

    assert drafter.__version__
    return check(text)
