"""A request for the inclusion of an item in the agenda (rule 20): its line above the title, and the item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from drafter.importer.normalize import comparable, one_line
from drafter.languages.protocol import Language
from drafter.templates import find_template

TEMPLATE = "explanatory-memorandum"
_AGENDAS = {"request": "provisional", "supplementary": "adopted"}


def read_inclusion_request(lines: Sequence[str], language: Language) -> dict[str, Any]:
    """Return template, agenda and subject of a request for the inclusion of an item; empty for other letters."""
    words = find_template(TEMPLATE).description.words.get(language.code, {})
    for at, line in enumerate(lines):
        for name, agenda in _AGENDAS.items():
            if name in words and _is_form(words[name], line) and lines[at + 1 :]:
                subject = one_line(" ".join(lines[at + 1 :]))
                given = {"agenda": agenda} if agenda != "adopted" else {}
                return {"template": TEMPLATE, "subject": subject, **given}
    return {}


def _is_form(form: str, line: str) -> bool:
    """True if a line is a form in which {session} is in place of some words."""
    before, _, after = comparable(form).partition("{session}")
    return bool(re.fullmatch(f"{re.escape(before)}.+{re.escape(after)}", comparable(line), re.IGNORECASE))
