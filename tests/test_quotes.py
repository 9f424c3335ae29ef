"""Quotation marks and apostrophes, set curly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.outline import smart_quotes


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"a"', "“a”"),
        ("'a'", "‘a’"),
        ("it's", "it’s"),
        ("States' rights", "States’ rights"),
        ("\"'a' b\"", "“‘a’ b”"),
        ("\"a 'b'\"", "“a ‘b’”"),
        ('("a")', "(“a”)"),
        ('["a"]', "[“a”]"),
        ('a–"b"', "a–“b”"),
        ('a—"b"', "a—“b”"),
        ('a/"b"', "a/“b”"),
        ('\u00a0"a"', "\u00a0“a”"),
        ("the '90s", "the ’90s"),
        ("the 1990's", "the 1990’s"),
        ("'24 hours'", "‘24 hours’"),
        ('a "b', "a “b"),
        ('a" b', "a” b"),
        ('a " b', "a ” b"),
        ('"', "“"),
        ('""', "“”"),
        ('"a," "b"', "“a,” “b”"),
        ("d'Ivoire", "d’Ivoire"),
        ("Sana'a", "Sana’a"),
        ("“a” ‘b’", "“a” ‘b’"),
        ("«a»", "«a»"),
        ("", ""),
    ],
)
def test_curled(typed: str, printed: str) -> None:
    assert smart_quotes(typed) == printed


@pytest.mark.parametrize(
    ("typed", "before", "printed"),
    [('"', "a", "”"), ('"', " ", "“"), ('"', "(", "“"), ("'s", "s", "’s"), ("'a", "“", "‘a"), ('" a', "", "” a")],
)
def test_what_stands_before_counts(typed: str, before: str, printed: str) -> None:
    assert smart_quotes(typed, before) == printed


@given(st.text(alphabet="ab \"'()-\n\u00a0“’", max_size=30))
def test_nothing_else_changes_and_no_straight_mark_stays(text: str) -> None:
    printed = smart_quotes(text)
    assert '"' not in printed
    assert "'" not in printed
    assert len(printed) == len(text)
    assert all(one == other or one in "\"'" for one, other in zip(text, printed, strict=True))
    assert smart_quotes(printed) == printed


def test_many_marks_take_no_longer_each() -> None:
    assert len(smart_quotes('"' * 300_000)) == 300_000
