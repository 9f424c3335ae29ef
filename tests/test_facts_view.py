"""One view of the facts: the same names in JSON, in bodies and in templates, listed in docs/facts.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from facts_page import LETTER, page
from support.compose import letter_yaml

import drafter
from drafter.compose.body_context import body_context
from drafter.facts import facts_to_json, view
from drafter.facts.to_json import FACTS
from drafter.load import from_path_or_text
from drafter.pipeline import derive
from drafter.template_tools.check import page_names

DOCS = Path(__file__).parent.parent / "docs" / "facts.md"
PAGE = '{{% extends "_shared/published.html.j2" %}}{{% block end %}}<p class="text">(({}))</p>{{% endblock %}}'
KEYS: dict[str, Any] = {
    "agenda": "provisional",
    "agenda_items": [{"number": "14", "title": "Culture of peace"}],
    "annexes": [{"body": "x"}],
    "on_behalf_of": ["Fiji", "Chad"],
    "reissued": "2026-03-20",
    "symbols": ["A/80/999", "S/2026/999"],
}
PRINTED = [
    *((f"{{{{ {row.name} }}}}", "") for row in FACTS if row.type.startswith(("text", "date"))),
    *((f"{{{{ {name} }}}}", "") for name in ("session", "year", "on_behalf_of")),
    *((f"{{{{ {row.name}[0] }}}}", "") for row in FACTS if row.type == "list of texts"),
    ("{{ date }}", "3 March 2026"),
    ("{{ session.number }}", "80"),
    ("{{ year.text }}", "Eighty-first year"),
    ("{{ on_behalf_of.count }}", "2"),
    ("{{ signatories[0].name }}", "Ada Berg"),
    ("{{ signatories[0].family }}", "Berg"),
    ("{{ page_1_notes[1] }}", "** A/80/150."),
]


def test_the_page_of_the_documentation_is_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == page(), "write it again: make facts"


def test_the_names_are_the_same_everywhere() -> None:
    draft = derive(from_path_or_text(LETTER))
    names = [row.name for row in FACTS]
    assert (
        list(view(draft.facts))
        == list(facts_to_json(draft.facts))
        == list(body_context(draft.facts, draft.source))
        == names
    )
    assert set(names) <= page_names(draft.letter, draft.facts, draft.source)


@pytest.mark.parametrize(("expression", "expected"), PRINTED)
def test_a_fact_prints_the_same_in_a_body_and_in_a_template(expression: str, expected: str, tmp_path: Path) -> None:
    template = tmp_path / "templates" / "own"
    template.mkdir(parents=True)
    (template / "template.yaml").write_text("title: A\nsummary: B\nkind: by-addressees\n", encoding="utf-8")
    (template / "letter.html.j2").write_text(PAGE.format(expression), encoding="utf-8")
    letter = tmp_path / "letter.yaml"
    body = f"(({expression}))\n\n{{{{ circulation_request }}}}"
    letter.write_text(letter_yaml(**{**KEYS, "template": "own", "body": body}), encoding="utf-8")
    text = " ".join(drafter.draft(letter, "text")["letter.txt"].decode().split())
    in_body, in_template = re.findall(r"\(\((.+?)\)\)", text)
    assert in_body == in_template
    assert in_body.startswith(expected)


def test_a_date_is_iso_in_json_and_printed_elsewhere() -> None:
    facts = derive(from_path_or_text(letter_yaml())).facts
    assert facts_to_json(facts)["date"] == "2026-03-03"
    assert view(facts)["date"] == "3 March 2026"
