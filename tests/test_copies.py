"""A letter as it is sent, one file for each addressee: none replaces another, with or without a reference."""

from __future__ import annotations

import pytest
from support.compose import letter_yaml

from drafter import draft


def sent(addressees: list[str], **keys: object) -> str:
    return letter_yaml(
        template="as-sent",
        letterhead="Permanent Mission of Iceland",
        addressees=addressees,
        symbols=None,
        agenda_items=None,
        body="The clubs have met.",
        **keys,
    )


LONG = "Chair of the Committee of the Whole of the Members of the Club of Rowers and Sailors of the Lakes of the "


@pytest.mark.parametrize(
    ("title", "addressees", "names"),
    [
        ("other words", ["Chair of A", "Chair of B"], ["letter-chair-of-a", "letter-chair-of-b"]),
        ("other punctuation", ["Chair, A", "Chair - A"], ["letter-chair-a", "letter-chair-a-2"]),
        ("three", ["A: B", "A, B", "A - B"], ["letter-a-b", "letter-a-b-2", "letter-a-b-3"]),
        ("a number of its own", ["A B", "A B 2", "A, B"], ["letter-a-b", "letter-a-b-2", "letter-a-b-3"]),
        ("long offices", [f"{LONG}North", f"{LONG}South"], None),
        ("no letters", ["☆", "★"], None),
    ],
)
def test_each_addressee_has_a_file(title: str, addressees: list[str], names: list[str] | None) -> None:
    files = draft(sent(addressees), "text")
    assert len(files) == len(addressees), title
    assert all(office.split()[-1] in data.decode() for office, data in zip(addressees, files.values(), strict=True))
    if names:
        assert list(files) == [f"{name}.txt" for name in names], title


@pytest.mark.parametrize("form", ["docx", "html", "text"])
@pytest.mark.parametrize("reference", [None, "7/2026"])
def test_a_letter_without_a_reference(form: str, reference: str | None) -> None:
    assert len(draft(sent(["Chair of A"], reference=reference), form)) == 1
