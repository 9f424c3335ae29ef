"""Lists that the text calls Member States: each name in them is that of a Member on the letter's date."""

from __future__ import annotations

import pytest
from support.lint import with_request, words_of

from drafter.lint.examples import with_change
from drafter.pipeline import check

RULE = "listed-non-member"
LISTED = "on_behalf_of: [Chile, Fiji, Holy See, State of Palestine, Cook Islands, Niue]\n"
PRINTED = [
    ("counted", "We write on behalf of {{ on_behalf_of.count }} Member States, namely, {{ on_behalf_of }}."),
    ("counted alone", "We write on behalf of {{ on_behalf_of.count }} Member States. They are {{ on_behalf_of }}."),
    ("introduced", "We write on behalf of the Member States that share our view, namely {{ on_behalf_of }}."),
    ("following", "We write on behalf of the following Member States that row: {{ on_behalf_of }}."),
    (
        "as States Members",
        "We write on behalf of the following States Members of the United Nations: {{ on_behalf_of }}.",
    ),
    ("counted as States Members", "We are {{ on_behalf_of.count }} States Members of the United Nations."),
    ("in parentheses", "We write on behalf of 6 Member States ({{ on_behalf_of }})."),
    ("called so afterwards", "{{ on_behalf_of }}, all Member States, have met."),
    ("in a loop", "The following Member States: {% for state in on_behalf_of %}{{ state }}, {% endfor %}row."),
]
NOT_SO_CALLED = [
    "We write on behalf of {{ on_behalf_of.count }} States, namely, {{ on_behalf_of }}, to all Member States.",
    "We invite all Member States. We write on behalf of {{ on_behalf_of }}.",
    "We inform Member States that {{ on_behalf_of }} will row.",
    "We write on behalf of the Member States of the African Union, namely, {{ on_behalf_of }}.",
    "We thank the following Member States and observers: {{ on_behalf_of }}.",
]
TYPED = [
    (
        "4 Member States, namely, Chile, the Holy See, Malta\nand the European Union",
        ["the Holy See", "the European Union"],
    ),
    (
        "the following Member States:\n\n- Chile\n- Cook Islands\n- Kosovo\n- Antigua and Barbuda",
        ["Cook Islands", "Kosovo"],
    ),
    ("the following Member States: Chile; Niue; and Taiwan", ["Niue", "Taiwan"]),
    ("Member States Chile, Fiji and the Cook Islands", ["the Cook Islands"]),
    ("Chile, Fiji and the Cook Islands, all of them Member States", ["the Cook Islands"]),
    ("3 Member States, Chile, Fiji and the Holy See", ["the Holy See"]),
    ("Member States, the Holy See and the European Union", []),
    ("Member States and the European Union", []),
    ("3 Member States, namely, Chile, Trinidad and Tobago and Saint Kitts and Nevis", []),
    ("3 Member States and 2 observers, namely, Chile and the Holy See", []),
    ("a club that said “5 Member States, namely, Kosovo”", []),
]


def messages(date: str, states: str) -> list[str]:
    body = with_request("We write on behalf of {{ on_behalf_of.count }} Member States, namely, {{ on_behalf_of }}.")
    change = f"date: {date}\non_behalf_of: [{states}]\n{body}"
    return [one.message for one in check(with_change(change)) if one.rule == RULE]


@pytest.mark.parametrize("text", [case[1] for case in PRINTED], ids=[case[0] for case in PRINTED])
def test_the_printed_list_is_called_member_states(text: str) -> None:
    [words] = words_of(RULE, with_request(text, LISTED))
    assert "Member States" in words or "States Members" in words
    assert words_of(RULE, with_request(text, "on_behalf_of: [Chile, Fiji, Malta]\n")) == []


@pytest.mark.parametrize("text", NOT_SO_CALLED)
def test_the_printed_list_is_called_otherwise(text: str) -> None:
    assert words_of(RULE, with_request(text, LISTED)) == []


@pytest.mark.parametrize(("text", "wrong"), TYPED)
def test_a_typed_list(text: str, wrong: list[str]) -> None:
    assert words_of(RULE, with_request(f"We write on behalf of {text}.")) == wrong


@pytest.mark.parametrize(
    ("date", "states", "said"),
    [
        ("2026-03-04", "Chile, Holy See, Niue", "the Holy See (an observer), Niue (not a Member)."),
        ("2016-03-04", "Chile, Czechoslovakia", "Czechoslovakia (a Member until 31 December 1992)."),
        ("2010-03-04", "Chile, South Sudan", "South Sudan (a Member from 14 July 2011)."),
        ("1985-03-04", "Chile, Switzerland", "Switzerland (an observer)."),
        ("1965-06-01", "Chile, Indonesia", "Indonesia (a Member until 20 January 1965)."),
    ],
)
def test_the_message_says_why(date: str, states: str, said: str) -> None:
    [message] = messages(date, states)
    assert message == f"Not Member States: {said} Write “States”, or remove the name from `on_behalf_of`."


@pytest.mark.parametrize(("date", "states"), [("1985-03-04", "Chile, Czechoslovakia"), ("2012-03-04", "South Sudan")])
def test_a_member_on_the_day_is_none_of_them(date: str, states: str) -> None:
    assert messages(date, states) == []
