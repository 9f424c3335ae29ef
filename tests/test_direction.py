"""Phrases from left to right inside text from right to left: where they begin and end, and over several runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.document.direction import left_to_right_phrases, split_by_direction
from drafter.document.model import Break, Field, Inline, Run


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("الوثيقة A/71/794–S/2017/135 المؤرخة", ["A/71/794–S/2017/135"]),
        ("الوثيقتان S/2019/990 و S/2019/991", ["S/2019/990", "S/2019/991"]),
        ("A/71/…–S/2016/…", ["A/71/…–S/2016/…"]),
        ("جمعية Skolehagen (Oslo) وجمعية (الأصدقاء)", ["Skolehagen (Oslo)"]),
        ("الرقم 16-17956 (A)", ["16-17956 (A)"]),
        ("القرار 242 (S-VIII)", ["242 (S-VIII)"]),
        ("القرار 2139 (2014) في 20 آب/أغسطس 2020", []),
        ("2014-2016، أي 12,5 في المائة", []),
        ("في عام 2015 Garden Friends, Oslo", ["Garden Friends, Oslo"]),
        ("1 Invented Square, New York", ["1 Invented Square, New York"]),
        ("نيويورك\n1 Invented Square", ["1 Invented Square"]),
        ("(Oslo)", ["Oslo"]),
        ("Oslo، Bergen", ["Oslo", "Bergen"]),
        ("انظر https://www.example.org/ar/ هنا", ["https://www.example.org/ar/"]),
        ("كلمة हिन्दी भाषा هنا", ["हिन्दी भाषा"]),
        ("نص عربي.", []),
        ("", []),
    ],
)
def test_phrases(text: str, phrases: list[str]) -> None:
    assert [text[start:end] for start, end in left_to_right_phrases(text)] == phrases


def text_of(inlines: list[Inline]) -> str:
    return "".join(inline.text if isinstance(inline, Run) else "|" for inline in inlines)


def test_a_phrase_may_have_several_runs() -> None:
    bold = frozenset({"strong"})
    inlines = [Run("جمعية Garden "), Run("Friends", bold), Run(" Oslo في"), Break(), Run("مدرسة")]
    groups = [(turned, text_of(list(group))) for turned, group in split_by_direction(inlines)]
    assert groups == [(False, "جمعية "), (True, "Garden Friends Oslo"), (False, " في|مدرسة")]
    [(_, phrase)] = [group for group in split_by_direction(inlines) if group[0]]
    assert [inline.roles for inline in phrase if isinstance(inline, Run)] == [frozenset(), bold, frozenset()]


@given(st.lists(st.one_of(st.text("اب12 (-/A,b)"), st.just(None)), max_size=6))
def test_no_text_is_lost(texts: list[str | None]) -> None:
    inlines: list[Inline] = [Field("page") if text is None else Run(text) for text in texts]
    parts = [inline for _, group in split_by_direction(inlines) for inline in group]
    assert text_of(parts) == text_of(inlines)
