"""Rules on numbers, money and lists of States in a text, with the numbers around each boundary."""

from __future__ import annotations

import pytest
from support.lint import findings_of, fixes_of, with_request, words_of

NUMBERS: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    ("per-cent", "They grew by 5%.", [("%", " per cent")]),
    ("per-cent", "They grew by 5 %, 6 percent, 7-percent and 8 per-cent.", [
        (" %", " per cent"), (" percent", " per cent"), ("-percent", " per cent"), (" per-cent", " per cent")]),
    ("per-cent", "They grew by a few percent.", [("percent", "per cent")]),
    ("per-cent", "They grew by 5\npercent.", [("\n  percent", None)]),
    ("per-cent", "They grew by 5 per cent, a percentage.", []),
    ("per-cent", "| Club | Share |\n|---|---|\n| A | 5% |\n\nThey met.", []),
    ("per-cent", "| Club | Share |\n|---|---|\n| A | 5% |\n\nThey grew by 6%.", [("%", " per cent")]),
    ("per-cent-words", "They grew by one per cent, nine per cent and ten per cent.", [
        ("one", "1"), ("nine", "9"), ("ten", "10")]),
    ("per-cent-words", "They grew by ninety per cent and twenty\nper cent.", [
        ("ninety", "90"), ("twenty", "20")]),
    ("per-cent-words", "They grew by nineteen per\ncent, or 5 per cent.", [("nineteen", "19")]),
    ("number-words", "They met 1 club, 2 clubs, 9 clubs and 0 clubs.", [("2", "two"), ("9", "nine")]),
    ("number-words", "They met 9 clubs, and 10 others.", []),
    ("number-words", "They met 9 clubs on 10 June.", [("9", "nine")]),
    ("number-words", "They met 9 large clubs.", [("9", "nine")]),
    ("number-words", "They met 3\nclubs.", [("3", "three")]),
    ("number-words", "They met $3 clubs, No. 3 clubs, A/3 clubs, 4.3 clubs and 1 3 clubs.", []),
    ("number-words", "Under articles 3 and 4 States met; so did item 5 States and 2 or 3 States.", []),
    ("number-words", "They measure 3 metres.", []),
    ("number-figures", "They met nine clubs, ten clubs, nineteen clubs and ninety-nine clubs.", [
        ("ten", "10"), ("nineteen", "19"), ("ninety-nine", "99")]),
    ("number-figures", "They met twenty clubs and twenty-one clubs.", [("twenty", "20"), ("twenty-one", "21")]),
    ("number-figures", "They met. Ten clubs rowed. ten clubs rowed.", []),
    ("number-figures", "They met ten oars.", []),
    ("number-first", "They met. 25 crews rowed.", [("25", None)]),
    ("number-first", "25,000 crews rowed.", [("25,000", None)]),
    ("number-first", "They met. 25 Crews rowed.", [("25", None)]),
    ("number-first", "2025 was fine. 20255 crews rowed.", [("20255", None)]),
    ("number-first", "They met at 5. 5. is no word.", []),
    ("number-first", "1. A list of 5 crews.", []),
    ("thousands", "They covered 9999 km, 10000 km and 999999999 km.", [
        ("10000", "10,000"), ("999999999", "999,999,999")]),
    ("thousands", "They covered 1234567890 km.", []),
    ("thousands", "They covered 10 000 km and 1 000 000 km.", [("10 000", "10,000"), ("1 000 000", "1,000,000")]),
    ("thousands", "They covered 10,000 km, 10000.5 km and A/10000.", []),
    ("thousands", "P.O. Box 10000, New York 10017, No. 10000, ref. 10000, tel. 1234567.", []),
    ("thousands", "In 2016 300 crews met.", []),
    ("millions", "It cost $3m, €4 bn, £5tn and $6mn.", [
        ("3m", "3 million"), ("4 bn", "4 billion"), ("5tn", "5 trillion"), ("6mn", "6 million")]),
    ("millions", "It cost 3.5 mln and 4bn.", [("3.5 mln", "3.5 million"), ("4bn", "4 billion")]),
    ("millions", "It cost $7b and $8 mln.", [("7b", "7 billion"), ("8 mln", "8 million")]),
    ("millions", "It measures 3m, and cost $3 million.", []),
    ("dollars", "It cost US$ 300, USD 200, USD$100, US $5 and $ 6.", [
        ("US$ ", "$"), ("USD ", "$"), ("USD$", "$"), ("US $", "$"), ("$ ", "$")]),
    ("dollars", "It cost USD\n200.", [("USD", None)]),
    ("dollars", "It cost $300, 5 USD and A$ 6.", []),
    ("decimal-zero", "They differ by .5 m, 0.5 m and 1.5 m.", [(".", "0.")]),
    ("decimal-zero", "They met . 5 of them rowed.", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "found"), NUMBERS, ids=[f"{rule}-{text[:40]}" for rule, text, _ in NUMBERS])
def test_numbers(rule: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert fixes_of(rule, with_request(text)) == found


BEHALF = "on_behalf_of: [Chile, Fiji, Ghana]\n"


@pytest.mark.parametrize(
    ("title", "text", "lead", "found"),
    [
        ("as many as are listed", "These 3 States, namely, Chile, Fiji and Ghana, met.", "", []),
        ("one more", "These 4 States, namely, Chile, Fiji and Ghana, met.", "", [("4", "3")]),
        ("one fewer", "These 2 States, namely, Chile, Fiji and Ghana, met.", "", [("2", "3")]),
        ("in words", "These four Member States, namely, Chile, Fiji and Ghana, met.", "", [("four", None)]),
        ("twenty", "These twenty countries: Chile, Fiji and Ghana, met.", "", [("twenty", None)]),
        ("right in words", "These three delegations, that is, Chile, Fiji and Ghana, met.", "", []),
        ("that is, and one more", "These 4 States, that is, Chile, Fiji and Ghana, met.", "", [("4", "3")]),
        ("too few to be a list", "These 3 States, namely, Chile and Fiji, met.", "", []),
        ("a fact of as many", "These 3 States, namely, {{ on_behalf_of }}, met.", BEHALF, []),
        ("a fact of more", "These 4 States, namely, {{ on_behalf_of }}, met.", BEHALF, [("4", "3")]),
        ("on behalf of as many", "We write on behalf of 3 States.", BEHALF, []),
        ("on behalf of more", "We write on behalf of the 4 Member States.", BEHALF, [("4", "3")]),
        ("on behalf of more, in words", "We write on behalf of five States.", BEHALF, [("five", None)]),
        ("on behalf of more, who are listed", "We write on behalf of 4 States, namely, {{ on_behalf_of }}.", BEHALF, [
            ("4", "3")]),
    ],
)  # fmt: skip
def test_stated_count(title: str, text: str, lead: str, found: list[tuple[str, str | None]]) -> None:
    assert fixes_of("stated-count", with_request(text, lead)) == found, title


def listing(names: str) -> str:
    return with_request(f"We write on behalf of {names} to invite you.")


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("Chile, Fiji and Ghana", []),
        ("Fiji, Chile and Ghana", [("Chile", ("Chile", "Fiji"))]),
        ("Chile, Ghana and Fiji", [("Fiji", ("Fiji", "Ghana"))]),
        ("Chile, Malta, Fiji and Ghana", [("Malta", ("Malta", "Fiji"))]),
        ("Ghana, Malta, Chile and Fiji", [("Chile", ("Chile", "Malta"))]),
        ("Chile, Fiji, Malta and Ghana", [("Ghana", ("Ghana", "Malta"))]),
        ("Chile, the Gambia and Ghana", []),
        ("the Gambia, Chile and Ghana", [
            ("Chile", ("Chile", "Gambia"))]),
        ("Antigua and Barbuda, Bosnia and Herzegovina and Chile", []),
        ("Chile, Bosnia and Herzegovina and Ghana", [
            ("Bosnia and Herzegovina", ("Bosnia", "Chile"))]),
        ("Fiji and Chile", []),
        ("Fiji, Chile and Atlantis", []),
    ],
)  # fmt: skip
def test_list_order(names: str, found: list[tuple[str, str]]) -> None:
    assert [(one.words, one.data) for one in findings_of("list-order", listing(names))] == found


@pytest.mark.parametrize(
    ("rule", "names", "found"),
    [
        ("list-duplicate", "Chile, Fiji, Fiji and Ghana", [("Fiji", None)]),
        ("list-duplicate", "Chile, Fiji, Fiji, Fiji and Ghana", [("Fiji", None), ("Fiji", None)]),
        ("list-duplicate", "Chile, Fiji and Ghana", []),
        ("list-duplicate", "Chile, the Gambia, Gambia and Ghana", [("Gambia", None)]),
        ("list-comma", "Chile, Fiji, and Ghana", [(",", "")]),
        ("list-comma", "Chile, Fiji and Ghana", []),
        ("list-comma", "Antigua and Barbuda, Chile, and Ghana", [(",", "")]),
        ("list-comma", "Chile, and Fiji", []),
    ],
)
def test_lists(rule: str, names: str, found: list[tuple[str, str | None]]) -> None:
    assert fixes_of(rule, listing(names)) == found


@pytest.mark.parametrize(
    ("title", "text", "lead", "count"),
    [
        ("not named", "We have the honour to write.", BEHALF, 1),
        ("printed", "We write on behalf of {{ on_behalf_of }}.", BEHALF, 0),
        ("counted", "We write on behalf of {{ on_behalf_of.count }} States.", BEHALF, 0),
        ("listed by hand", "We write on behalf of Chile, Fiji and Ghana to invite you.", BEHALF, 0),
        ("two of them", "We write on behalf of Chile and Fiji to invite you.", BEHALF, 1),
        ("none to name", "We have the honour to write.", "", 0),
    ],
)
def test_list_unprinted(title: str, text: str, lead: str, count: int) -> None:
    assert words_of("list-unprinted", with_request(text, lead)) == ["[Chile, Fiji, Ghana]"] * count, title


WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
TENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip


@pytest.mark.parametrize(("number", "word"), list(enumerate(WORDS, 2)))
def test_each_number_under_ten(number: int, word: str) -> None:
    assert fixes_of("number-words", with_request(f"They met {number} clubs.")) == [(str(number), word)]
    assert fixes_of("per-cent-words", with_request(f"They grew by {word} per cent.")) == [(word, str(number))]
    assert fixes_of("number-figures", with_request(f"They met forty-{word} clubs.")) == [
        (f"forty-{word}", str(40 + number))
    ]


@pytest.mark.parametrize(("word", "number"), list(TENS.items()))
def test_each_number_from_ten_on(word: str, number: int) -> None:
    assert fixes_of("number-figures", with_request(f"They met {word} clubs.")) == [(word, str(number))]
    assert fixes_of("per-cent-words", with_request(f"They grew by {word} per cent.")) == [(word, str(number))]


@pytest.mark.parametrize(("word", "number"), [*zip(WORDS, range(2, 10), strict=True), *list(TENS.items())[:11]])
def test_each_count_of_states_in_words(word: str, number: int) -> None:
    names = ["Chad", "Chile", "Fiji", "Ghana", "Kenya", "Mali", "Malta", "Nepal", "Niger", "Peru", "Samoa", "Togo"]
    listed = f"{', '.join(names[:-1])} and {names[-1]}".replace("Niger", "the Niger")
    found = findings_of("stated-count", with_request(f"These {word} States, namely, {listed}, met."))
    assert [one.words for one in found] == ([] if number == len(names) else [word])
