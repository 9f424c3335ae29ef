"""Slips between { and } that are valid YAML, but not what the author meant."""

from __future__ import annotations

import re
from typing import Any

from drafter.source.yaml_failure import SPECIAL_SPACE, example, name_of, shorten

_VALUE_FOLLOWS = r"(?<!\s)\s*+:"
_NO_SPACE = r"([A-Za-z_]\w*):(?!//)(.+)"


def find_bare_keys(text: str, node: Any) -> list[tuple[Any, str]]:
    """Return the keys of a mapping in { } that have no colon and no value, each with its message."""
    found: list[tuple[Any, str]] = []
    before: tuple[Any, Any] | None = None
    for index, (key, value) in enumerate(node.value):
        if not _is_bare(text, key, value):
            before = (key, value)
            continue
        last = _end_of_run(text, node.value, index)
        found.append((key, _message(text, key, before, last)))
    return found


def braces_advice(text: str, node: Any) -> str:
    """Return the advice for `{{` at the start of a value; `node` is the inner mapping."""
    first, last = node.start_mark.index - 1, node.end_mark.index + 1
    return f"put quotation marks around a value that starts with {{{{{example('', text[first:last])}"


def _is_bare(text: str, key: Any, value: Any) -> bool:
    if key.id != "scalar" or value.id != "scalar" or value.value or value.style:
        return False
    return not re.compile(_VALUE_FOLLOWS).match(text, key.end_mark.index)


def _end_of_run(text: str, pairs: list[tuple[Any, Any]], index: int) -> int:
    """Return the offset of the end of the keys without a value that follow each other."""
    last = pairs[index][0]
    for key, value in pairs[index:]:
        if not _is_bare(text, key, value):
            break
        last = key
    return int(last.end_mark.index)


def _message(text: str, key: Any, before: tuple[Any, Any] | None, last: int) -> str:
    name = shorten(" ".join(key.value.split()))
    if special := SPECIAL_SPACE.search(key.value):
        return f"`{name}` has no value: it contains a special space ({name_of(special[0])}); type an ordinary one."
    if not key.style and (parts := re.fullmatch(_NO_SPACE, key.value, re.DOTALL)):
        typed = f"{parts[1]}: {shorten(parts[2])}"
        return f"`{name}` has no value: the space after the colon is missing; write `{typed}`."
    if before is None or before[1].id != "scalar":
        return f"`{name}` has no value; write `{name}: ...`, or remove it."
    shown = example(f"{before[0].value}: ", text[before[1].start_mark.index : last])
    return f"`{name}` has no value: a text with a comma inside {{ }} needs quotation marks{shown}."
