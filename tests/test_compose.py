"""Composing: the order of a letter, its furniture, its annexes, and what it lacks."""

from pathlib import Path
from typing import Any

import pytest
from support.compose import derived_letter, document_of, errors_of, paragraphs, texts

from drafter.document.model import Group, NoteMark, Paragraph, Run, walk
from drafter.load import LetterInput
from drafter.pipeline import compose, derive

ANNEX = {"title": "Log", "original": "fr", "body": "The log.[^x]\n\n[^x]: In Valletta."}


def test_a_letter_from_top_to_bottom() -> None:
    document = document_of()
    roles = [block.role for block in document.body]
    assert roles == ["session-block", "title-14", "text", "signatures", "end-rule"]
    assert document.title.startswith("Identical letters dated 3 March 2026 from")
    assert [" ".join(text.split()) for text in texts(document, "signature")] == [
        "(Signed) Ada Berg Permanent Representative of Iceland to the United Nations",
        "(Signed) Joe Camilleri Permanent Representative of Malta to the United Nations",
    ]


def test_runs_of_a_signature_have_their_roles() -> None:
    [signature, _] = [one for one in paragraphs(document_of()) if one.role == "signature"]
    runs = [
        (one.text.strip(), sorted(one.roles)) for one in signature.inlines if isinstance(one, Run) and one.text.strip()
    ]
    assert runs[:3] == [("(Signed)", ["signed"]), ("Ada", []), ("Berg", ["family-name"])]


def test_a_family_name_that_comes_first() -> None:
    who = {"given": "Huasun", "family": "Qin", "state": "China", "family_first": True}
    [signature] = [one for one in paragraphs(document_of(signatories=[who])) if one.role == "signature"]
    assert " ".join(signature.text.split()).startswith("(Signed) Qin Huasun Permanent")


@pytest.mark.parametrize("template", ["identical-letters", "letter", "letters", "note-verbale"])
def test_the_furniture_of_published_letters(template: str) -> None:
    addressees = ["SG", "PSC"] if template == "identical-letters" else ["SG"]
    signatories = None if template == "note-verbale" else [{"given": "Ada", "family": "Berg", "state": "Iceland"}]
    further = ["2026-03-05"] if template == "letters" else None
    senders = ["Iceland"] if template == "note-verbale" else None
    document = document_of(
        template=template, addressees=addressees, signatories=signatories, senders=senders, further_dates=further
    )
    assert set(document.furniture) == {"masthead", "running-head", "foot", "running-foot", "draft-mark"}
    assert document.draft


def test_symbols_make_it_no_draft() -> None:
    document = document_of(symbols=["S/2026/999", "A/80/999"])
    assert "draft-mark" not in document.furniture
    assert document.symbols == ("A/80/999", "S/2026/999")
    assert texts(document.furniture["running-head"], "running-symbol") == ["A/80/999", "S/2026/999"]
    assert texts(document.furniture["masthead"], "symbol") == ["A/80/999–S/2026/999"]


def test_the_job_number_is_in_the_foot() -> None:
    document = document_of(symbols=["A/80/999", "S/2026/999"], reissued="2026-03-10", job_number="26-01234")
    assert texts(document.furniture["foot"], "page-note") == ["Reissued for technical reasons on 10 March 2026."]
    assert texts(document.furniture["running-foot"], "running-job") == ["26-01234"]


def test_facts_go_into_the_body_as_text() -> None:
    document = document_of(
        on_behalf_of=["Ghana", "Fiji"], body="On behalf of {{ on_behalf_of.count }} States: *{{ on_behalf_of }}*."
    )
    [text] = [one for one in paragraphs(document) if one.role == "text"]
    assert text.text == "On behalf of 2 States: Fiji and Ghana."
    assert [one.text for one in text.inlines if isinstance(one, Run) and one.roles] == ["Fiji and Ghana"]


@pytest.mark.parametrize("title", ["<b>*x*</b> {{ title }} & ]]> &amp;", "“q” \u202e\u00ade\u0301\u00a0x"])
def test_no_text_of_an_author_is_markup(title: str) -> None:
    assert texts(document_of(title=title), "title-14") == [title]


def test_annexes_have_their_headings_texts_notes_and_signatures() -> None:
    inner = {"title": "Map", "body": "A map.", "signatories": [{"family": "Fiott", "given": "Eve", "state": "Malta"}]}
    document = document_of(
        annexes=[{**ANNEX, "enclosures": [inner]}, {"title": "Second", "body": "More.[^1]\n\n[^1]: b"}]
    )
    annexes = [block for block in document.body if isinstance(block, Group) and block.role == "annex"]
    assert [texts(annex, "annex-heading")[0].split(" to ")[0] for annex in annexes] == ["Annex I", "Annex II"]
    assert texts(annexes[0], "annex-title") == ["Log", "Map"]
    assert texts(annexes[0], "original-language") == ["[Original: French]"]
    assert texts(annexes[0], "text") == ["The log.", "A map."]
    assert [one.mark for annex in annexes for one in notes(annex)] == ["a", "a"]
    assert len(texts(annexes[0], "signature")) == 1


def notes(group: Group) -> list[NoteMark]:
    return [one for paragraph in paragraphs(group) for one in paragraph.inlines if isinstance(one, NoteMark)]


def test_every_word_of_the_author_has_its_place() -> None:
    document = document_of(annexes=[ANNEX], body="One *two* {{ title }}.\n\n1. Three.")
    words = [
        one for block in document.body for inner in walk(block) if isinstance(inner, Paragraph) for one in inner.inlines
    ]
    placed = [one for one in words if isinstance(one, Run) and one.text.strip() and one.roles != frozenset({"signed"})]
    assert len(placed) > 10
    assert [one.text for one in placed if one.place is None and not one.text.startswith(("General", "Security"))] == []


@pytest.mark.parametrize(
    ("keys", "faults"),
    [
        ({"body": None}, [("missing-key", "identical-letters")]),
        ({"signatories": None, "senders": ["Malta"]}, [("missing-key", "identical-letters")]),
        ({"addressees": None}, [("missing-addressees", "template: identical-letters")]),
        ({"body": None, "signatories": None, "senders": ["Malta"]}, [("missing-key", "identical-letters")] * 2),
        ({"body": "{# nothing #}"}, [("empty-text", "'{# nothing #}'")]),
        ({"body": " "}, [("empty-text", "' '")]),
        ({"body": "a", "body_file": "b.md"}, [("two-bodies", "b.md")]),
        ({"body": None, "body_file": "b.md"}, [("bad-file", "b.md")]),
        ({"body": "{{ no }} **b"}, [("undefined-name", "no"), ("unclosed-markup", "**")]),
        ({"body": "**b", "annexes": [{"body": "`c`"}]}, [("unclosed-markup", "**"), ("markup-not-allowed", "c")]),
        ({"masthead": {"emblem": "no.png"}}, [("bad-picture", "no.png")]),
        ({"body": "![a](no.png)"}, [("bad-picture", "![a](no.png)")]),
        ({"salutation": "Sir,"}, [("unused-key", "salutation")]),
    ],
)  # fmt: skip
def test_missing_and_refused_keys(tmp_path: Path, keys: dict[str, Any], faults: list[tuple[str, str]]) -> None:
    assert errors_of(tmp_path, **keys) == faults


def test_a_fault_in_a_file_points_into_that_file(tmp_path: Path) -> None:
    (tmp_path / "log.md").write_text("\ufeffOne.\r\n\r\nTwo {{ tittle }} and **three.\r\n", encoding="utf-8")
    found = [
        (one.place.file, one.place.line, one.place.column, one.excerpt)
        for one in findings(tmp_path, body_file="log.md")
        if one.place
    ]
    line = "Two {{ tittle }} and **three."
    assert found == [(str(tmp_path / "log.md"), 3, 8, line), (str(tmp_path / "log.md"), 3, 22, line)]


def findings(folder: Path, **keys: Any) -> Any:
    from support.compose import letter_yaml

    from drafter.pipeline import inspect

    return [
        one
        for one in inspect(LetterInput("letter.yaml", letter_yaml(body=None, **keys).encode(), folder))
        if one.severity == "error"
    ]


def test_a_file_is_as_good_as_a_body(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("We write on {{ date }}.", encoding="utf-8")
    assert texts(document_of(tmp_path, body=None, body_file="text.md"), "text") == ["We write on 3 March 2026."]


def test_composing_changes_nothing() -> None:
    draft = derived_letter()
    assert compose(draft) == compose(draft)
    again = derive(draft.letter_input)
    assert (again.letter, again.facts) == (draft.letter, draft.facts)
