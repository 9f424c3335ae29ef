"""The changes of the facts of a letter and of the comments of Word files, one line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.facts.model import Facts
from drafter.word.model import WordFile

# Facts that are sentences or follow from others: their changes are among the changed paragraphs.
_IN_THE_TEXT = {"title", "circulation_request", "annex_headings", "page_1_notes", "symbol_line"}


def changed_facts(old: Facts, new: Facts) -> list[str]:
    """Return a line for each fact that changed, such as "date: 2026-10-11 → 2026-10-12" or "senders: + Finland"."""
    from drafter.facts.to_json import FACTS

    lines = []
    for row in FACTS:
        if row.name in _IN_THE_TEXT:
            continue
        before, after = (_shown(row.name, facts) for facts in (old, new))
        if before != after:
            lines.append(f"{row.name}: {_change(before, after)}")
    return lines


def changed_comments(old: WordFile, new: WordFile) -> list[str]:
    """Return a line for each comment that came or went, such as "comment: + Ada: Do we keep the word?"."""
    before, after = (
        Counter(" ".join(f"{one.author}: {one.text}".split()) for one in word.comments.values()) for word in (old, new)
    )
    lost, added = (before - after).elements(), (after - before).elements()
    return [*(f"comment: − {text}" for text in lost), *(f"comment: + {text}" for text in added)]


def _shown(name: str, facts: Facts) -> Any:
    """Return a fact as texts: a list, or one text."""
    from drafter.facts.to_json import facts_to_json

    value = facts_to_json(facts)[name]
    if name == "on_behalf_of":
        return list(facts.on_behalf_of.states) if facts.on_behalf_of else []
    if name == "signatories":
        return [item["name"] for item in value]
    if isinstance(value, Mapping):
        return str(value.get("text", value))
    if isinstance(value, list):
        return [str(item.get("text", item)) if isinstance(item, Mapping) else str(item) for item in value]
    return "" if value is None else str(value)


def _change(old: Any, new: Any) -> str:
    if isinstance(old, list) and isinstance(new, list):
        return ", ".join(_list_changes(old, new)) or f"{'; '.join(old)} → {'; '.join(new)}"
    return f"{_text(old)} → {_text(new)}"


def _list_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    yield from (f"− {item}" for item in old if item and item not in new)
    yield from (f"+ {item}" for item in new if item and item not in old)


def _text(value: Any) -> str:
    return ("; ".join(value) if isinstance(value, list) else str(value)) or "none"
