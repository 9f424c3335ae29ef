"""A fact between single braces: the message says how to write this fact."""

from __future__ import annotations

import pytest

from drafter.markup.printed_markup import find_printed_markup


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("{ circulation_request }", "write {{ circulation_request }} for a fact."),
        ("{circulation_request}", "write {{ circulation_request }} for a fact."),
        ("{circulation request}", "write {{ circulation_request }} for a fact."),
        ("{on_behalf_of.count}", "write {{ on_behalf_of.count }} for a fact."),
        ("{12}", "write {{ title }} for a fact."),
        ("a } b", "write {{ title }} for a fact."),
    ],
)
def test_the_message_names_the_fact(typed: str, written: str) -> None:
    (found,) = find_printed_markup(f"We write {typed} now.")
    assert found.message.endswith(written)
