"""Tests of docs/safety.md: it lists the tested attacks and the limits, and all limits are defined in one place."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from attacks import ATTACKS, FAMILIES
from attacks.safety_page import all_limits, page

from drafter.limits import Limit
from drafter.lint.registry import all_rules

PACKAGE = Path(__file__).parent.parent / "drafter"
DOCS = PACKAGE.parent / "docs" / "safety.md"
LEAST = 700
CONSTANT = re.compile(r"^_?(MAX_\w+|LIMIT|LARGEST|MOST)\b.*=", re.MULTILINE)


def test_the_page_is_up_to_date() -> None:
    assert DOCS.read_text(encoding="utf-8") == page(), "out of date; run: make safety"


def test_every_attack_has_its_own_name_and_texts() -> None:
    assert len(ATTACKS) >= LEAST
    assert [name for name, count in Counter(attack.name for attack in ATTACKS).items() if count > 1] == []
    assert min(len(family) for family in FAMILIES.values()) > 2
    assert all(attack.attempt and attack.response for attack in ATTACKS)
    unwatched = [attack.command for attack in ATTACKS if not attack.watched]
    assert {command.split()[0] for command in unwatched if "--cluster" not in command} == {"verify-build"}


def test_every_limit_is_written_in_full() -> None:
    assert [name for name, limit in all_limits().items() if limit.sentence not in page()] == []


def test_every_limit_is_defined_in_one_place() -> None:
    sources = {file: file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py")}
    assert [str(file) for file, code in sources.items() if file.name != "limits.py" and CONSTANT.search(code)] == []
    assert len(CONSTANT.findall(sources[PACKAGE / "limits.py"])) == len(all_limits()) > 50


def test_every_limit_is_enforced_somewhere() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py") if file.name != "limits.py")
    uses = Counter(re.findall(r"\bMAX_\w+", code))
    assert [name for name in all_limits() if uses[name] < 2] == []


def test_every_rule_named_by_a_limit_exists() -> None:
    rules = {rule for limit in all_limits().values() for rule in limit.rules}
    assert len(rules) > 10
    assert rules <= set(all_rules())


def test_a_limit_is_a_number_with_a_sentence() -> None:
    limit = Limit("A letter", 20_000, "values", "A letter has at most {}.", "too-much")
    assert (limit, limit + 1, f"{limit}") == (20_000, 20_001, "20000")
    assert limit.sentence == "A letter has at most 20,000 values."
