"""Document symbols: parse, print, compare, join and link them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.un.symbols import (
    Symbol,
    SymbolError,
    join_symbols,
    parse_joined_symbols,
    parse_symbol,
    resolution_symbol,
    symbol_link,
)

NUMBERS = st.integers(1, 99999)
SUFFIXES = st.lists(st.builds("{}.{}".format, st.sampled_from(["Add", "Corr", "Rev"]), st.integers(1, 30)), max_size=2)
STEMS = st.one_of(
    st.builds("A/{}/{}".format, st.integers(31, 155), NUMBERS),
    st.builds("A/ES-{}/{}".format, st.integers(6, 11), NUMBERS),
    st.builds("A/S-{}/{}".format, st.integers(8, 32), NUMBERS),
    st.builds("A/C.{}/{}/L.{}".format, st.integers(1, 6), st.integers(31, 155), NUMBERS),
    st.builds("A/HRC/{}/{}".format, st.integers(1, 60), NUMBERS),
    st.builds("A/RES/{}/{}".format, st.integers(31, 155), NUMBERS),
    st.builds("A/{}".format, NUMBERS),
    st.builds("S/{}/{}".format, st.integers(1994, 2100), NUMBERS),
    st.builds("S/RES/{}({})".format, NUMBERS, st.integers(1946, 2100)),
    st.builds("S/{}".format, NUMBERS),
    st.builds("E/{}/{}".format, st.integers(1978, 2100), NUMBERS),
    st.builds("ST/SGB/{}".format, NUMBERS),
)
WRITTEN = st.builds(
    lambda stem, suffixes, stars: "/".join([stem, *suffixes]) + "*" * stars, STEMS, SUFFIXES, st.integers(0, 2)
)
SYMBOLS = WRITTEN.map(parse_symbol)


@given(WRITTEN)
def test_a_symbol_is_printed_as_it_was_written(written: str) -> None:
    symbol = parse_symbol(written)
    assert str(symbol) == written
    assert symbol.organ_letter + symbol.rest == written


@given(st.lists(SYMBOLS, min_size=2, max_size=6))
def test_symbols_have_one_order(symbols: list[Symbol]) -> None:
    ordered = sorted(symbols)
    turned = list(reversed(symbols))
    assert sorted(turned) == ordered
    for one, following in pairwise(ordered):
        assert (one < following) != (one == following)
        assert not following < one


@given(st.lists(SYMBOLS, min_size=1, max_size=3, unique=True))
def test_joined_symbols_are_parsed_back(symbols: list[Symbol]) -> None:
    line = join_symbols(symbols)
    assert parse_joined_symbols(line) == tuple(sorted(symbols))
    assert line.count("–") == len(symbols) - 1


@given(st.text(max_size=30))
def test_any_text_is_a_symbol_or_an_error(text: str) -> None:
    try:
        symbol = parse_symbol(text)
    except SymbolError as error:
        assert error.suggestion is None or parse_symbol(error.suggestion)
    else:
        assert parse_symbol(str(symbol)) == symbol


@pytest.mark.parametrize(
    ("written", "organ", "session", "year"),
    [
        ("A/71/794", "general-assembly", "71", None),
        ("A/71/794*", "general-assembly", "71", None),
        ("A/ES-10/793", "general-assembly", "ES-10", None),
        ("A/S-27/2", "general-assembly", "S-27", None),
        ("A/36/574", "general-assembly", "36", None),
        ("A/10274", "general-assembly", None, None),
        ("A/10001/Add.1", "general-assembly", None, None),
        ("A/520/Rev.17", "general-assembly", None, None),
        ("A/C.3/71/L.5/Rev.1", "general-assembly", "71", None),
        ("A/BUR/71/1", "general-assembly", "71", None),
        ("A/71/PV.3", "general-assembly", "71", None),
        ("A/80/6 (Sect. 3)", "general-assembly", "80", None),
        ("A/AC.154/383", "general-assembly", None, None),
        ("A/CN.4/700", "general-assembly", None, None),
        ("A/RES/71/248", "general-assembly", "71", None),
        ("A/RES/ES-10/20", "general-assembly", "ES-10", None),
        ("A/RES/3379(XXX)", "general-assembly", "30", None),
        ("A/RES/377(V)", "general-assembly", "5", None),
        ("A/RES/3201(S-VI)", "general-assembly", "S-6", None),
        ("A/CONF.151/26", "conference", None, None),
        ("A/HRC/31/56", "human-rights-council", "31", None),
        ("A/HRC/S-17/1", "human-rights-council", "S-17", None),
        ("S/2017/135", "security-council", None, 2017),
        ("S/18653", "security-council", None, None),
        ("S/2000", "security-council", None, None),
        ("S/PV.7000", "security-council", None, None),
        ("S/PV.7000 (Resumption 1)", "security-council", None, None),
        ("S/PRST/2016/5", "security-council", None, 2016),
        ("S/RES/2139(2014)", "security-council", None, 2014),
        ("E/2016/75", "economic-and-social-council", None, 2016),
        ("E/CN.4/2004/1", "economic-and-social-council", None, 2004),
        ("ST/SGB/132", "secretariat", None, None),
        ("CEDAW/C/CAN/CO/9", "committee-on-the-elimination-of-discrimination-against-women", None, None),
    ],
)
def test_organ_session_and_year_of_a_symbol(written: str, organ: str, session: str | None, year: int | None) -> None:
    symbol = parse_symbol(written)
    assert symbol.organ == organ
    assert (str(symbol.session) if symbol.session else None) == session
    assert symbol.year == year


@pytest.mark.parametrize(
    ("written", "document", "suffixes", "reissues"),
    [
        ("A/72/510", "A/72/510", (), 0),
        ("A/72/510/Rev.1", "A/72/510", (("Rev", 1),), 0),
        ("A/72/510/Rev.1/Add.2/Corr.1", "A/72/510", (("Rev", 1), ("Add", 2), ("Corr", 1)), 0),
        ("S/2016/12*", "S/2016/12", (), 1),
        ("S/2016/12/Corr.1**", "S/2016/12", (("Corr", 1),), 2),
    ],
)
def test_addenda_corrigenda_revisions_and_reissues(
    written: str, document: str, suffixes: tuple[tuple[str, int], ...], reissues: int
) -> None:
    symbol = parse_symbol(written)
    assert (str(symbol.document), symbol.suffixes, symbol.reissues) == (document, suffixes, reissues)


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("a/71/1", "A/71/1"),
        ("A-71-1", "A/71/1"),
        ("A 71 1", "A/71/1"),
        ("A//71/1", "A/71/1"),
        ("AA/71/1", "A/71/1"),
        ("UN Doc. A/71/1", "A/71/1"),
        ("A/71/1/add.1", "A/71/1/Add.1"),
        ("A/71/1/CORR.1", "A/71/1/Corr.1"),
        ("A/71/1/Rev1", "A/71/1/Rev.1"),
        ("A/ES10/1", "A/ES-10/1"),
        ("s-2017-1", "S/2017/1"),
        ("A/2017/1", "A/72/1"),
        ("S/71/1", "S/2016/1"),
        ("A/5/3", None),
        ("S/1987/5", None),
        ("A/711/5", None),
        ("A/71/1–S/2016/1", None),
        ("71/248", None),
        ("Q/71/1", None),
        ("A/71/…", None),
        ("", None),
    ],
)
def test_suggestions_for_invalid_symbols(written: str, suggestion: str | None) -> None:
    with pytest.raises(SymbolError) as error:
        parse_symbol(written)
    assert error.value.suggestion == suggestion
    assert suggestion is None or f"Did you mean {suggestion}?" in str(error.value)


@pytest.mark.parametrize(
    ("title", "symbols"),
    [
        ("the Assembly before the Council", ["A/71/9", "S/2016/1"]),
        ("emergency special before regular session", ["A/ES-10/900", "A/71/9", "S/2016/1"]),
        ("by number, not by letter", ["A/71/9", "A/71/10", "A/71/100", "A/72/1"]),
        ("the document before its addenda", ["A/71/9", "A/71/9/Add.1", "A/71/9/Add.10", "A/71/9/Rev.1", "A/71/10"]),
        ("organs as on the masthead", ["A/71/9", "S/2016/1", "E/2016/1", "ST/SGB/1", "CERD/C/1"]),
    ],
)
def test_the_order_of_symbols(title: str, symbols: list[str]) -> None:
    assert [str(symbol) for symbol in sorted(map(parse_symbol, reversed(symbols)))] == symbols, title


@pytest.mark.parametrize(
    ("written", "language", "address"),
    [
        ("A/71/9", "en", "https://docs.un.org/en/A/71/9"),
        ("A/71/9*", "fr", "https://docs.un.org/fr/A/71/9"),
        ("S/RES/2286(2016)", "en", "https://docs.un.org/en/S/RES/2286(2016)"),
        ("A/80/6 (Sect. 3)", "en", "https://docs.un.org/en/A/80/6%20(Sect.%203)"),
    ],
)
def test_the_address_of_a_document(written: str, language: str, address: str) -> None:
    assert symbol_link(parse_symbol(written), language) == address


@pytest.mark.parametrize(
    ("number", "organ", "symbol"),
    [
        ("2286 (2016)", None, "S/RES/2286(2016)"),
        ("2286(2016)", "security-council", "S/RES/2286(2016)"),
        ("71/1", None, "A/RES/71/1"),
        ("66/1 A", "general-assembly", "A/RES/66/1A"),
        ("ES-10/20", None, "A/RES/ES-10/20"),
        ("S-27/2", None, "A/RES/S-27/2"),
        ("377 (V)", None, "A/RES/377(V)"),
        ("3379 (XXX)", "general-assembly", "A/RES/3379(XXX)"),
        ("3201 (S-VI)", None, "A/RES/3201(S-VI)"),
        ("31/1", "human-rights-council", "A/HRC/RES/31/1"),
        ("2008/35", None, "E/RES/2008/35"),
        ("1503 (XLVIII)", "economic-and-social-council", "E/RES/1503(XLVIII)"),
    ],
)
def test_the_symbol_of_a_resolution(number: str, organ: str | None, symbol: str) -> None:
    assert str(resolution_symbol(number, organ)) == symbol


@pytest.mark.parametrize("number", ["resolution", "71", "2286 (16)", "1/2/3"])
def test_texts_that_are_not_numbers_of_resolutions(number: str) -> None:
    with pytest.raises(SymbolError, match="not the number of a resolution"):
        resolution_symbol(number)


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        # Documents of the Assembly show the session from the thirty-first on, those of the Council the year since 1994.
        ("A/30/1", None),
        ("A/201/1", None),
        ("A/1975/1", None),
        ("A/1976/1", "A/31/1"),
        ("A/2145/1", "A/200/1"),
        ("A/2146/1", None),
        ("S/1993/1", None),
        ("S/2146/1", None),
        ("S/48/1", None),
        ("S/49/1", "S/1994/1"),
        ("S/200/1", "S/2145/1"),
        ("S/201/1", None),
    ],
)
def test_numbers_beyond_a_boundary(written: str, suggestion: str | None) -> None:
    with pytest.raises(SymbolError) as error:
        parse_symbol(written)
    assert error.value.suggestion == suggestion


@pytest.mark.parametrize(
    "written", ["A/31/1", "A/200/1", "S/1994/1", "S/2145/1", "E/1977/1", "A/RES/1/1", "A/C.1/30/1", "A/30", "S/1993"]
)
def test_numbers_at_a_boundary(written: str) -> None:
    assert str(parse_symbol(written)) == written


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("S/RES/1(1945)", None), ("S/RES/1(1946)", 1946), ("S/RES/1(2145)", 2145), ("S/RES/1(2146)", None),
        ("E/1945/1", None), ("E/1946/1", 1946),
    ],
)  # fmt: skip
def test_years_that_a_symbol_shows(written: str, year: int | None) -> None:
    assert parse_symbol(written).year == year


def test_symbols_are_compared() -> None:
    first, second = parse_symbol("A/71/9"), parse_symbol("S/2016/1")
    assert first <= parse_symbol("A/71/9")
    assert first <= second
    assert not second <= first
