"""The comments of `drafter new` for an imported letter: those of the sample of its template and language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafter.errors import DrafterError
from drafter.templates import find_template

_KEY = re.compile(r"^(?P<key>[a-z_]+):(?P<value>[^#]*)(?:#\s*(?P<comment>.+))?$")


def sample_comments(template: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the comments above and behind each top-level key of the sample, by key; empty without a sample."""
    try:
        sample = find_template(template).sample
    except DrafterError:
        return {}
    edition = sample.with_name(f"{sample.stem}.{language}{sample.suffix}")
    text = (edition if edition.is_file() else sample).read_text(encoding="utf-8")
    comments: dict[str, tuple[str, ...]] = {}
    above: list[str] = []
    for line in text.split("\n"):
        if line.startswith("#"):
            above.append(line.lstrip("# "))
        elif match := _KEY.match(line):
            found = (*above, *([match["comment"]] if match["comment"] else []))
            comments |= {match["key"]: found} if found and match["key"] not in ("template", "body") else {}
            above = []
        else:
            above = []
    return comments
