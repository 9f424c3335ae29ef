"""What docs/safety.md states: that it is the attacks and the constants, and that no bound is left out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from attacks import ATTACKS, FAMILIES
from attacks.bounds import BOUNDS, NO_BOUNDS
from attacks.safety import page

PACKAGE = Path(__file__).parent.parent / "drafter"
DOCS = PACKAGE.parent / "docs" / "safety.md"
LEAST = 60
CONSTANT = re.compile(r"^(MAX_\w+|LIMIT|LARGEST|MOST)\b", re.MULTILINE)
RULE = re.compile(r"`([a-z-]+)`")


def test_the_page_of_the_documentation_is_what_is_tried() -> None:
    assert DOCS.read_text(encoding="utf-8") == page(), "write it again: make safety"


def test_there_are_enough_attacks_each_with_a_name_of_its_own() -> None:
    assert len(ATTACKS) >= LEAST
    assert [name for name, count in Counter(attack.name for attack in ATTACKS).items() if count > 1] == []
    assert min(len(family) for family in FAMILIES.values()) > 2
    assert all(attack.tried and attack.happens for attack in ATTACKS)
    assert {attack.command.split()[0] for attack in ATTACKS if not attack.watched} == {"verify-build"}


def test_every_bound_of_the_code_is_stated() -> None:
    files = [file for file in PACKAGE.rglob("*.py") if CONSTANT.search(file.read_text(encoding="utf-8"))]
    modules = {file: ".".join(file.relative_to(PACKAGE).with_suffix("").parts) for file in files}
    found = {f"{modules[file]}:{name}" for file in files for name in CONSTANT.findall(file.read_text(encoding="utf-8"))}
    stated = {bound.constant for bounds in BOUNDS.values() for bound in bounds}
    assert len(found) > 40
    assert found - stated == NO_BOUNDS
    assert stated - found == set()


def test_every_rule_beyond_a_bound_is_one() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    rules = {rule for bounds in BOUNDS.values() for bound in bounds for rule in RULE.findall(bound.beyond)}
    assert len(rules) > 10
    assert [rule for rule in rules if f'"{rule}"' not in code] == []
