"""What English citations are, where they are, and which document they name."""

from __future__ import annotations

import pytest

from drafter.languages import load_language

EN = load_language("en")
PGA = "president-of-the-general-assembly"


def cited(text: str) -> list[tuple[str, str]]:
    """The words that are cited, each with the symbol of its document."""
    return [(text[one.start : one.end], one.symbol) for one in EN.citations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("resolution 71/1", [("71/1", "A/RES/71/1")]),
        ("General Assembly resolution 31/1", [("31/1", "A/RES/31/1")]),
        ("Human Rights Council resolution 31/1", [("31/1", "A/HRC/RES/31/1")]),
        ("Economic and Social Council resolution 2016/5", [("2016/5", "E/RES/2016/5")]),
        ("Economic and Social Council resolution 663 (XXIV)", [("663 (XXIV)", "E/RES/663(XXIV)")]),
        ("resolution 377 (V)", [("377 (V)", "A/RES/377(V)")]),
        ("resolution 2139 (2014)", [("2139 (2014)", "S/RES/2139(2014)")]),
        ("resolution ES-10/20", [("ES-10/20", "A/RES/ES-10/20")]),
        ("resolution 71/10 A", [("71/10 A", "A/RES/71/10A")]),
        ("resolutions 71/1, 71/2 and 71/3", [
            ("71/1", "A/RES/71/1"), ("71/2", "A/RES/71/2"), ("71/3", "A/RES/71/3")]),
        ("resolutions 71/1, and 71/2, or 71/3 or 71/4 to 71/6", [
            ("71/1", "A/RES/71/1"), ("71/2", "A/RES/71/2"), ("71/3", "A/RES/71/3"), ("71/4", "A/RES/71/4"),
            ("71/6", "A/RES/71/6")]),
        ("Conference resolution 5/1", []),
        ("the Parties, in resolution 5/1 of the Board", [("5/1", "A/RES/5/1")]),
        ("the Committee resolution 5/1", []),
        ("resolve 71/1 and 71/2", []),
        ("see A/71/1, S/2016/1 and E/2016/1", [
            ("A/71/1", "A/71/1"), ("S/2016/1", "S/2016/1"), ("E/2016/1", "E/2016/1")]),
        ("see A/71/1/Add.1.", [("A/71/1/Add.1", "A/71/1/Add.1")]),
        ("see S/RES/2139(2014).", [("S/RES/2139(2014)", "S/RES/2139(2014)")]),
        ("see A/RES/71/1 and resolution 71/1", [("A/RES/71/1", "A/RES/71/1"), ("71/1", "A/RES/71/1")]),
        ("see BA/71/1, and/or, N/A", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_is_cited(text: str, found: list[tuple[str, str]]) -> None:
    assert cited(text) == found


def test_a_year_stays_with_its_number() -> None:
    assert [one.printed for one in EN.citations("resolutions 2139 (2014) and 71/1")] == ["2139\u00a0(2014)", "71/1"]
    assert cited("resolution\u00a02139\u00a0(2014)") == [("2139\u00a0(2014)", "S/RES/2139(2014)")]


@pytest.mark.parametrize(
    ("text", "office", "addressee"),
    [
        ("The President of the General Assembly", PGA, PGA),
        ("the Secretary-General", "secretary-general", "secretary-general"),
        ("secretary general", "secretary-general", "secretary-general"),
        ("Secretary-General the", None, None),
        ("Foreign Minister", "foreign-minister", None),
        ("Permanent Representatives", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_offices_and_addressees_in_words(text: str, office: str | None, addressee: str | None) -> None:
    assert (EN.office_in(text), EN.addressee_in(text)) == (office, addressee)
