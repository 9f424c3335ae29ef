"""Titles of published documents in French, Spanish and Russian compose from facts alone, character for character."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from support.derive import facts_of

_TITLES = yaml.safe_load(Path(__file__).with_name("genuine_titles.yaml").read_text(encoding="utf-8"))
CASES = [(code, title) for code, titles in _TITLES.items() for title in titles]


@pytest.mark.parametrize(("code", "genuine"), CASES, ids=[f"{code}-{title['symbol']}" for code, title in CASES])
def test_genuine_titles(code: str, genuine: dict[str, Any]) -> None:
    keys = {**genuine["facts"], "date": str(genuine["facts"]["date"])}
    headings = [genuine[name] for name in ("annex",) if name in genuine]
    facts = facts_of(keys.pop("template"), language=code, annexes=[{"title": "-"} for _ in headings], **keys)
    assert facts.title.replace("\u00a0", " ") == genuine["title"]
    assert [heading.replace("\u00a0", " ") for heading in facts.annex_headings] == headings


def test_there_are_titles_of_each_language() -> None:
    assert {code: len(titles) >= 5 for code, titles in _TITLES.items()} == {"fr": True, "es": True, "ru": True}
