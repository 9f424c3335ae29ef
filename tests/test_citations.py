"""Citations in a text lead to the documents themselves."""

import pytest
from composing import document_of, linked, texts

RESOLUTION = "https://undocs.org/"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("resolution 71/248", ["71/248"]),
        ("resolutions 71/248 and 72/1", ["71/248", "72/1"]),
        ("Security Council resolution 2139 (2014)", ["2139\u00a0(2014)"]),
        (
            "resolutions 2139 (2014), 2254 (2015) and 2286 (2016)",
            ["2139\u00a0(2014)", "2254\u00a0(2015)", "2286\u00a0(2016)"],
        ),
        ("resolution\n2139 (2014)", ["2139\u00a0(2014)"]),
        ("see A/71/999 and S/2016/999.", ["A/71/999", "S/2016/999"]),
        ("see A/RES/70/1", ["A/RES/70/1"]),
        ("(A/71/999/Add.1)", ["A/71/999/Add.1"]),
        ("| A |\n|---|\n| see A/71/999 |", ["A/71/999"]),
        ("> see A/71/999", ["A/71/999"]),
        ("- see A/71/999", ["A/71/999"]),
        ("Text.[^1]\n\n[^1]: See A/71/999.", ["A/71/999"]),
        ("*A/71/999*", ["A/71/999"]),
        ("[A/71/999](https://example.org)", ["A/71/999"]),
        ("2139 (2014)", []),
        ("and/or 24/7 N/A", []),
    ],
)
def test_what_is_linked(text: str, words: list[str]) -> None:
    assert [word for word, _ in linked(document_of(body=text))] == words


def test_a_link_of_the_author_stays() -> None:
    assert linked(document_of(body="[A/71/999](https://example.org)")) == [("A/71/999", "https://example.org")]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [("resolution 71/248", "A/RES/71/248"), ("resolution 2139 (2014)", "S/RES/2139(2014)"), ("A/71/999", "A/71/999")],
)
def test_where_it_leads(text: str, symbol: str) -> None:
    [(_, target)] = linked(document_of(body=text))
    assert target.startswith("https://")
    assert symbol in target.replace("%28", "(").replace("%29", ")")


@pytest.mark.parametrize(
    "text", ["resolution 2139 (2014) of 2014", "A/71/999, A/71/999", "resolutions 71/1, 71/2 and 71/3"]
)
def test_no_word_is_lost(text: str) -> None:
    assert [one.replace("\u00a0", " ") for one in texts(document_of(body=text), "text")] == [text]
