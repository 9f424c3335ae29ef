"""Kinds of documents by their title, in texts that are not as Drafter writes them."""

from typing import Any

import pytest
import yaml

from drafter.errors import FileError
from drafter.importer.import_letter import Imported, import_letter

MASTHEAD = "United Nations A/81/L.9\n\nGeneral Assembly\nDistr.: Limited\n27 February 2027\nOriginal: English\n\n"
SESSION = "Eighty-first session\nAgenda item 12\nSport for development and peace\n\n"
LETTER_TITLE = (
    "Letter dated 28 February 2014 from the Permanent Representative of Ukraine to the United Nations addressed to the "
    "President of the Security Council"
)
SPONSORS = "Albania, Bolivia (Plurinational State of), Côte d'Ivoire and Viet Nam: draft resolution\n\n"
RESOLUTION = """Ferries

The General Assembly,

Recalling its resolution 70/1,

1. Decides that ferries are useful;

2. Calls upon all States:

(a) To paint them;

(b) To ring the bell;

3. Requests the Secretary-General to report.
"""
NOTE = "Report of the meeting\n\nNote by the Secretariat\n\nThe Secretariat transmits a report.\n"
STATEMENT = """Permanent Mission of Malta to the United Nations

Check against delivery

New York, 12 November 2026

Statement by Malta in explanation of vote

Draft resolution on rowing

Madam Chair,

We thank the sponsors.
"""
CIRCULAR = """THE PRESIDENT
OF THE GENERAL ASSEMBLY

14 April 2026

Excellency,

I have the honour to invite you to a meeting.

Please accept, Excellency, the assurances of my highest consideration.

Oddný Hallsdóttir

All Permanent Representatives
and Permanent Observers to the United Nations
New York
"""


def read(text: str) -> Imported:
    return import_letter(text.encode(), "document.txt")


def values(text: str) -> dict[str, Any]:
    found = yaml.safe_load(read(text).yaml)
    assert isinstance(found, dict)
    return found


def grade(text: str, key: str) -> str:
    return next((field.grade for field in read(text).grades if field.key == key), "")


def test_a_draft_resolution_has_its_sponsors_and_no_numbers() -> None:
    found = values(MASTHEAD + SESSION + SPONSORS + RESOLUTION)
    assert (found["template"], found["subject"]) == ("draft-resolution", "Ferries")
    assert found["on_behalf_of"] == ["Albania", "Bolivia (Plurinational State of)", "Côte d’Ivoire", "Viet Nam"]
    assert "\n\nDecides that" in found["body"]
    assert "\n\nRequests the Secretary-General" in found["body"]


@pytest.mark.parametrize(("number", "printed"), [("1.", "4."), ("3.", "5.")])
def test_numbers_that_drafter_would_not_give_stay(number: str, printed: str) -> None:
    body = values(MASTHEAD + SESSION + SPONSORS + RESOLUTION.replace(number, printed))["body"]
    assert printed in body
    assert "2. Calls upon" in body


@pytest.mark.parametrize(
    ("text", "replacement"), [("Albania, ", "Freedonia, "), ("Viet Nam", "Vietnam"), ("Albania, ", "Viet Nam, ")]
)
def test_sponsors_that_drafter_would_print_otherwise_are_kept_as_read(text: str, replacement: str) -> None:
    line = SPONSORS.replace(text, replacement)
    assert values(MASTHEAD + SESSION + line + RESOLUTION)["title"] == line.strip()
    assert grade(MASTHEAD + SESSION + line + RESOLUTION, "title") == "read"
    assert grade(MASTHEAD + SESSION + line + RESOLUTION, "on_behalf_of") == "read"


@pytest.mark.parametrize("text", [SPONSORS + RESOLUTION, NOTE], ids=["resolution", "note"])
@pytest.mark.parametrize("suffix", [" (S/2014/136)", ""])
def test_an_agenda_item_may_be_a_letter(text: str, suffix: str) -> None:
    session = SESSION.replace("Sport for development and peace", LETTER_TITLE + suffix)
    found = values(MASTHEAD + session + text)
    assert found["template"] in ("draft-resolution", "note-by-the-secretariat")
    assert found["agenda_items"] == [{"number": 12, "title": LETTER_TITLE + suffix}]


def test_a_letter_may_have_a_draft_resolution_as_its_annex() -> None:
    letter = LETTER_TITLE + "\n\nI send a draft (see annex).\n\n(Signed) A B\n\nAnnex\n\n" + SPONSORS + RESOLUTION
    assert values(letter)["template"] == "letter"


def test_a_note_may_have_a_letter_as_its_annex() -> None:
    found = values(MASTHEAD + SESSION + NOTE + "\nAnnex\n\n" + LETTER_TITLE + "\n\nI write.\n\n(Signed) A B\n")
    assert (found["template"], found["subject"]) == ("note-by-the-secretariat", "Report of the meeting")


@pytest.mark.parametrize(("symbol", "expected"), [("A/81/L.9", "guessed"), ("A/81/L.…", "read")])
def test_the_day_of_distribution_is_a_guess_for_that_of_a_document_with_a_symbol(symbol: str, expected: str) -> None:
    text = MASTHEAD.replace("A/81/L.9", symbol) + SESSION + NOTE
    assert grade(text, "date") == expected
    assert str(values(text)["date"]) == "2027-02-27"


def test_a_document_without_any_date_is_refused() -> None:
    with pytest.raises(FileError, match="shows no date"):
        read(MASTHEAD.replace("27 February 2027\n", "") + SESSION + NOTE)


def test_a_statement_is_read_without_a_session() -> None:
    found = values(STATEMENT)
    assert (found["senders"], found["subject"]) == (["Malta"], "Draft resolution on rowing")
    assert found["letterhead"] == "Permanent Mission of Malta to the United Nations\n"
    assert found["body"] == "Madam Chair,\n\nWe thank the sponsors.\n"
    assert read(STATEMENT).fidelity.left_over == ("New York, 12 November 2026  [not found: new york]",)


def test_a_circular_letter_is_known_by_its_letterhead() -> None:
    found = values(CIRCULAR)
    assert found["template"] == "pga-circular-letter"
    assert found["addressees"] == ["Permanent Representatives and Permanent Observers to the United Nations"]
    assert found["courtesy"] == "Please accept, Excellency, the assurances of my highest consideration."
    assert found["signatories"] == [{"given": "Oddný", "family": "Hallsdóttir", "title": ""}]
    assert read(CIRCULAR).fidelity.score == 1


@pytest.mark.parametrize("lost", ["THE PRESIDENT\n", "14 April 2026\n", "Excellency,\n"])
def test_a_text_without_a_part_of_its_head_is_no_circular_letter(lost: str) -> None:
    with pytest.raises(FileError, match="shows no title of a letter"):
        read(CIRCULAR.replace(lost, "", 1))
