"""Attached texts with a heading of their own, and free notes with asterisks: inputs and the facts that they give.

The forms of the headings follow S/2019/570 (an attached letter), S/2020/736 (briefings and statements under `Annex I`),
S/2017/272 (annexes without the title), A/71/794 (an annex that is a letter) and A/72/510/Rev.1.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from support.derive import facts_of
from support.lint import findings_of, with_body

from drafter.document.model import NoteMark, all_blocks, inlines_of
from drafter.errors import InvalidLetterError
from drafter.load import LetterInput
from drafter.pipeline import compose, derive, inspect

MALTA = {"senders": [{"state": "Malta", "office": "permanent-representative"}]}
PSC = {"addressees": ["PSC"], "date": "2019-06-27"}


def headings(*annexes: dict[str, Any], **keys: Any) -> list[str]:
    facts = facts_of(**{**MALTA, **keys}, annexes=list(annexes))
    return [heading.replace("\u00a0", " ") for heading in facts.annex_headings]


HEADINGS = yaml.safe_load(Path(__file__).with_name("attached_headings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", HEADINGS, ids=[case["case"] for case in HEADINGS])
def test_headings(case: dict[str, Any]) -> None:
    assert headings(*case["annexes"]) == case["headings"]


@pytest.mark.parametrize("office", ["secretary-general", "president-of-the-security-council"])
def test_annexes_of_the_secretary_general_and_the_president_of_the_council_do_not_repeat_the_title(office: str) -> None:
    assert headings({"title": "Briefing"}, {"title": "Statement"}, senders=[office]) == ["Annex I", "Annex II"]


def test_a_written_heading_leaves_the_title_of_an_attached_letter_to_the_title_line() -> None:
    annex = {**PSC, "heading": "Annex I", "senders": ["secretary-general"]}
    (facts,) = facts_of(**MALTA, annexes=[annex]).annexes
    assert facts.heading == "Annex I"
    assert facts.title == (
        "Letter dated 27 June 2019 from the Secretary-General addressed to the President of the Security Council"
    )


@pytest.mark.parametrize(
    ("annex", "missing"),
    [
        ({"date": "2019-06-27"}, "`senders` and `addressees`"),
        ({"date": "2019-06-27", "senders": ["Togo"]}, "`addressees`"),
        ({"senders": ["Togo"], "addressees": ["SG"]}, "`date`"),
        ({"addressees": ["SG"], "date": "2019-06-27"}, "`senders`"),
    ],
)
def test_an_attached_letter_is_described_in_full(annex: dict[str, Any], missing: str) -> None:
    with pytest.raises(InvalidLetterError) as error:
        facts_of(**MALTA, annexes=[annex])
    (message,) = [one.message for one in error.value.findings if one.rule == "annex-heading"]
    assert missing in message


def test_names_in_an_attached_letter_are_checked_at_their_place() -> None:
    with pytest.raises(InvalidLetterError) as error:
        facts_of(**MALTA, annexes=[{**PSC, "senders": ["Toggo"]}])
    assert "unknown-state" in {one.rule for one in error.value.findings}


NOTES = [
    ("as typed", {"notes": ["* Reproduced as received."]}, ["* Reproduced as received."]),
    ("without an asterisk", {"notes": ["Reproduced as received."]}, ["* Reproduced as received."]),
    ("two", {"notes": ["First.", "Second."]}, ["* First.", "** Second."]),
    (
        "after the note of a reissue",
        {"reissued": "2016-05-09", "notes": ["Reproduced as received."]},
        ["* Reissued for technical reasons on 9 May 2016.", "** Reproduced as received."],
    ),
    (
        "after the note on the agenda",
        {
            "agenda": "provisional",
            "agenda_document": "A/71/150",
            "agenda_items": [{"number": "3", "title": "Rowing"}],
            "notes": ['** In the "language" of submission only.'],
        },
        ["* A/71/150.", "** In the “language” of submission only."],
    ),
]


@pytest.mark.parametrize(("keys", "expected"), [case[1:] for case in NOTES], ids=[case[0] for case in NOTES])
def test_notes_of_page_1(keys: dict[str, Any], expected: list[str]) -> None:
    assert list(facts_of(**MALTA, **keys).page_1_notes) == expected


@pytest.mark.parametrize(
    "change",
    [
        'reissued: 2026-03-25\nnotes: ["* Reproduced as received."]\n',
        'notes: ["* One.", "* Two."]\n',
        'notes: ["*"]\n',
    ],
)
def test_two_notes_do_not_share_a_mark(change: str) -> None:
    assert len(findings_of("note-mark", change)) == 1


LETTER = """\
template: letter
date: 2026-03-04
senders: [president-of-the-security-council]
addressees: [secretary-general]
signatories: [{given: Ada, family: Berg, office: president-of-the-security-council}]
notes: ["* Reproduced as received."]
body: |
  I have the honour to transmit herewith the statements (see annexes I to XVI).
annexes:
"""


def test_the_note_of_a_heading_is_printed_with_its_mark() -> None:
    text = LETTER + '  - {heading: "Annex I*", notes: ["* In the language of submission only."], body: Text.}\n'
    document, _ = compose(derive(LetterInput("letter.yaml", text.encode())))
    marks = [inline for inline in inlines_of(document.body) if isinstance(inline, NoteMark)]
    assert [(mark.mark, mark.blocks[0].text) for mark in marks] == [("*", "In the language of submission only.")]
    heading = next(block for block in all_blocks(document) if block.role == "annex-heading")
    assert getattr(heading, "text", "") == "Annex I"


def test_sixteen_speakers_are_no_finding() -> None:
    speakers = "".join(f"  - {{title: Statement by speaker {number}, body: Text.}}\n" for number in range(16))
    assert [one.message for one in inspect(LetterInput("letter.yaml", (LETTER + speakers).encode()))] == []


def test_a_number_beyond_the_annexes_is_found() -> None:
    change = "annexes:\n" + "  - {title: The log, body: The log.}\n" * 2
    assert findings_of("annex-number", with_body("We attach the log (see annex XIV).", change))
