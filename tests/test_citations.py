"""Citations in a text lead to the documents themselves."""

import pytest
from support.compose import document_of, letter_yaml, links_in, paragraphs, texts

from drafter.document.model import Run
from drafter.lint.examples import with_change
from drafter.load import LetterInput
from drafter.pipeline import compose, derive

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
    assert [word for word, _ in links_in(document_of(body=text))] == words


def test_a_link_of_the_author_stays() -> None:
    assert links_in(document_of(body="[A/71/999](https://example.org)")) == [("A/71/999", "https://example.org")]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [("resolution 71/248", "A/RES/71/248"), ("resolution 2139 (2014)", "S/RES/2139(2014)"), ("A/71/999", "A/71/999")],
)
def test_where_it_leads(text: str, symbol: str) -> None:
    [(_, target)] = links_in(document_of(body=text))
    assert target.startswith("https://")
    assert symbol in target.replace("%28", "(").replace("%29", ")")


@pytest.mark.parametrize(
    "text", ["resolution 2139 (2014) of 2014", "A/71/999, A/71/999", "resolutions 71/1, 71/2 and 71/3"]
)
def test_no_word_is_lost(text: str) -> None:
    assert [one.replace("\u00a0", " ") for one in texts(document_of(body=text), "text")] == [text]


def places(text: str) -> list[tuple[str, str]]:
    """The runs of a text of one line, each with the words at its place in the letter."""
    lines = letter_yaml(body=text).splitlines()
    body = next(one for one in paragraphs(document_of(body=text)) if one.role == "text")
    runs = [one for one in body.inlines if isinstance(one, Run) and one.place]
    return [
        (run.text, lines[run.place.line - 1][run.place.column - 1 : run.place.end_column - 1])
        for run in runs
        if run.place
    ]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("See A/71/999.", ["See ", "A/71/999", "."]),
        ("A/71/999 says so.", ["A/71/999", " says so."]),
        ("As in A/71/999", ["As in ", "A/71/999"]),
        ("A/71/999", ["A/71/999"]),
        ("See resolution 2139 (2014) and A/71/999, too.", [
            "See resolution ", "2139 (2014)", " and ", "A/71/999", ", too."]),
        ("See resolutions 71/1, 71/2.", ["See resolutions ", "71/1", ", ", "71/2", "."]),
        ("Nothing is cited.", ["Nothing is cited."]),
    ],
)  # fmt: skip
def test_each_part_stands_at_its_words(text: str, runs: list[str]) -> None:
    found = places(text)
    assert [words.replace("\u00a0", " ") for words, _ in found] == runs
    assert [words for _, words in found] == runs


@pytest.mark.parametrize("indented", ["", "    "], ids=["aligned", "as long on its last line as all of it"])
def test_parts_of_a_text_over_two_lines_stand_at_all_of_it(indented: str) -> None:
    letter = with_change(f"body: |\n  See\n  {indented}A/71/999 now.\n")
    document, _ = compose(derive(LetterInput("letter.yaml", letter.encode())))
    body = next(one for one in paragraphs(document) if one.role == "text")
    runs = [one for one in body.inlines if isinstance(one, Run)]
    assert [run.text for run in runs] == ["See ", "A/71/999", " now."]
    assert len({run.place for run in runs}) == 1
