"""Arabic typography, ordinals, order of States, requests and citations."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of

from drafter.languages.ar.formatting import collate, join_list, latin_label, ordinal, to
from drafter.languages.ar.grammar import LANGUAGE
from drafter.languages.protocol import Agenda, Circulation, Request
from drafter.un.sessions import Session

AR = LANGUAGE


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('قال "نعم".', "قال ”نعم“."),
        ("نادي \"اليخت 'الشراع'\" فاز", "نادي ”اليخت ’الشراع‘“ فاز"),
        ('اليخت "الشراع" و"الموج"', "اليخت ”الشراع“ و”الموج“"),
        ("Côte d'Ivoire", "Côte d’Ivoire"),
        ("”نعم“", "”نعم“"),
        ("في 20 آب/أغسطس 2020", "في 20_آب/أغسطس 2020"),
        ("البندان 7 و 133", "البندان 7 و_133"),
        ("القرار 2139 (2014)", "القرار 2139_(2014)"),
        ("13 289 زائرا", "13_289 زائرا"),
        ("A/71/999-S/2016/999", "A/71/999-S/2016/999"),
        ("", ""),
    ],
)
def test_typography(typed: str, printed: str) -> None:
    assert AR.smart_quotes(typed).replace("\u00a0", "_") == printed
    assert AR.smart_quotes(AR.smart_quotes(typed)) == AR.smart_quotes(typed)


@given(st.text(alphabet="ابو ”“’‘\"'—. 0123%\u00a0(", max_size=30))
def test_typography_changes_no_word(text: str) -> None:
    def words(of_text: str) -> str:
        return "".join(char for char in of_text if char.isalnum() or char in "%—.(")

    assert words(AR.smart_quotes(text)) == words(text)


ORDINALS = {
    1: "الأولى", 2: "الثانية", 10: "العاشرة", 11: "الحادية عشرة", 12: "الثانية عشرة", 20: "العشرون",
    21: "الحادية والعشرون", 67: "السابعة والستون", 71: "الحادية والسبعون", 80: "الثمانون", 100: "المائة",
    101: "الأولى بعد المائة", 120: "العشرون بعد المائة",
}  # fmt: skip


@pytest.mark.parametrize("number", ORDINALS)
def test_ordinals(number: int) -> None:
    assert ordinal(number) == ORDINALS[number]
    assert ordinal(number, genitive=True) == ORDINALS[number].replace("ون", "ين")


@pytest.mark.parametrize(
    ("session", "printed"),
    [
        # A/67/352/Add.1, A/68/985, A/74/L.75, A/ES-10/533.
        (Session("regular", 67), "الدورة السابعة والستون"),
        (Session("regular", 68), "الدورة الثامنة والستون"),
        (Session("regular", 74), "الدورة الرابعة والسبعون"),
        (Session("emergency", 10), "الدورة الاستثنائية الطارئة العاشرة"),
    ],
)
def test_genuine_sessions(session: Session, printed: str) -> None:
    assert AR.session(session) == printed


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        # A/ES-10/533, 548, 669, 731 and 793.
        (66, "السنة السادسة والستون"),
        (67, "السنة السابعة والستون"),
        (69, "السنة التاسعة والستون"),
        (71, "السنة الحادية والسبعون"),
        (73, "السنة الثالثة والسبعون"),
    ],
)
def test_genuine_years(number: int, printed: str) -> None:
    assert AR.year(number) == printed


@pytest.mark.parametrize(
    ("numbers", "agenda", "printed"),
    [
        # A/68/985, A/67/352/Add.1, A/CN.2/R.753/Add.4, E/CONF.103/2.
        (["80"], "adopted", "البند 80 من جدول الأعمال"),
        (["7", "133"], "adopted", "البندان 7 و 133 من جدول الأعمال"),
        (["3", "4", "5"], "adopted", "البنود 3 و 4 و 5 من جدول الأعمال"),
        (["7"], "provisional", "البند 7 من جدول الأعمال المؤقت*"),
        (["3 (b)"], "provisional", "البند 3 (ب) من جدول الأعمال المؤقت*"),
        (["34"], "preliminary", "البند 34 من القائمة الأولية*"),
    ],
)
def test_genuine_agenda_lines(numbers: list[str], agenda: Agenda, printed: str) -> None:
    assert AR.agenda_heading(numbers, agenda, "" if agenda == "adopted" else "*") == printed


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2020, 8, 20), "20 آب/أغسطس 2020"),
        (date(2017, 1, 9), "9 كانون الثاني/يناير 2017"),
        (date(2025, 7, 1), "1 تموز/يوليه 2025"),
    ],
)
def test_days(day: date, printed: str) -> None:
    assert AR.day(day) == printed


def test_ordinals_end_at_199() -> None:
    assert ordinal(11, "m") == "الحادي عشر"
    assert ordinal(199, "m") == "التاسع والتسعون بعد المائة"
    for number in (0, 200):
        with pytest.raises(ValueError, match="1 to 199"):
            ordinal(number)


@pytest.mark.parametrize(
    ("name", "after"),
    [("كندا", "لكندا"), ("السودان", "للسودان"), ("لبنان", "للبنان"), ("ألمانيا", "لألمانيا"), ("WHO", "لـ WHO")],
)
def test_the_preposition(name: str, after: str) -> None:
    assert to(name) == after


def test_lists() -> None:
    assert join_list([]) == ""
    assert join_list(["أ", "ب", "ج"]) == "أ وب وج"
    assert join_list(["3", "4", "(ب)", "A/71/999"]) == "3 و 4 و(ب) و A/71/999"


def test_states_are_sorted_without_article_and_marks() -> None:
    names = ["النيجر", "سانت فنسنت", "تونس", "آيسلندا", "الإمارات", "ألبانيا", "أفغانستان", "جنوب أفريقيا"]
    assert sorted(names, key=collate) == [
        "أفغانستان", "ألبانيا", "الإمارات", "آيسلندا", "تونس", "جنوب أفريقيا", "سانت فنسنت", "النيجر",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "level", "printed"),
    [
        ("(a)", 0, "(أ)"),
        ("(e)", 0, "(هـ)"),
        ("(k)", 0, "(ك)"),
        # After (h), the label (i) is a letter.
        ("(i)", 0, "(ط)"),
        ("(i)", 1, "’1‘"),
        ("(iv)", 1, "’4‘"),
        ("(1)", 2, "(1)"),
        ("12.", 0, "12\u00a0-"),
    ],
)
def test_labels(label: str, level: int, printed: str) -> None:
    assert AR.paragraph_label(label, level) == printed


@pytest.mark.parametrize(
    ("number", "printed"), [("3", "3"), ("3 (b)", "3 (ب)"), ("108 (i)", "108 (ط)"), ("96 (a) (ii)", "96 (أ) ’2‘")]
)
def test_numbers_of_items(number: str, printed: str) -> None:
    assert AR.item_number(number) == printed
    first, *labels = printed.split()
    assert " ".join([first, *(f"({latin_label(label.strip('()’‘'))})" for label in labels)]) == number


@pytest.mark.parametrize(
    ("keys", "request_"),
    [
        ({"organs": ["security-council"]}, "هذه الرسالة بوصفها وثيقة من وثائق مجلس الأمن."),
        ({"organs": ["general-assembly", "security-council"]},
         "هذه الرسالة بوصفها وثيقة من وثائق الجمعية العامة، في إطار البند 34 من جدول الأعمال، ومن وثائق مجلس الأمن."),
        ({"organs": ["security-council"], "annexes": [{"title": "خريطة"}]},
         "هذه الرسالة ومرفقها بوصفهما وثيقة من وثائق مجلس الأمن."),
        ({"organs": ["security-council"], "annexes": [{"title": "خريطة"}] * 2},
         "هذه الرسالة ومرفقيها بوصفها وثيقة من وثائق مجلس الأمن."),
        ({"organs": ["security-council"], "annexes": [{"title": "خريطة"}] * 3},
         "هذه الرسالة ومرفقاتها بوصفها وثيقة من وثائق مجلس الأمن."),
        ({"session": "ES-10", "organs": ["general-assembly"]},
         "هذه الرسالة بوصفها وثيقة من وثائق الدورة الاستثنائية الطارئة العاشرة للجمعية العامة، في إطار البند 34 من "
         "جدول الأعمال."),
    ],
)  # fmt: skip
def test_requests(keys: dict[str, Any], request_: str) -> None:
    items = [{"number": "34", "title": "رياضة"}]
    facts = facts_of(language="ar", signatories=[{"family": "حداد", "state": "Chad"}], agenda_items=items, **keys)
    assert facts.circulation_request == f"وأرجو ممتنا تعميم {request_}"


@pytest.mark.parametrize(
    ("genders", "words"), [(["f"], "وأرجو ممتنة"), (["m"], "وأرجو ممتنا"), (["f", "m"], "ونرجو ممتنين")]
)
def test_the_request_agrees_with_its_signatories(genders: list[str], words: str) -> None:
    people = [
        {"family": "حداد", "state": state, "gender": gender}
        for state, gender in zip(("Chad", "Chile"), genders, strict=False)
    ]
    facts = facts_of(language="ar", signatories=people, organs=["security-council"])
    assert (facts.circulation_request or "").startswith(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # S/2011/667, S/2020/196, and the wording of S/22320.
        ("وأرجو ممتنا تعميم هذه الرسالة ومرفقها باعتبارهما وثيقة من وثائق مجلس الأمن.",
         Request("one", (Circulation("security-council"),), annexes=1)),
        ("وتطلب البعثة الدائمة عرض هذه المذكرة الشفوية ومرفقها على مجلس الأمن وتوزيعهما بوصفهما وثيقة من وثائق مجلس "
         "الأمن.",
         Request("mission", (Circulation("security-council"),), note_verbale=True, annexes=1)),
        ("وأكون ممتنا لو تفضلتم بتأمين توزيع هذه الرسالة بوصفها وثيقة من وثائق مجلس الأمن.",
         Request("one", (Circulation("security-council"),))),
        ("ونرجو ممتنين تعميم هذه الرسالة كوثيقة من وثائق الجمعية العامة، في إطار البندين 3 (ب) و 34، ومجلس الأمن.",
         Request("several", (Circulation("general-assembly", ("3 (b)", "34")), Circulation("security-council")))),
    ],
)  # fmt: skip
def test_requests_of_authors(text: str, expected: Request) -> None:
    found = AR.find_request(f"وقد اجتمع مجلس الأمن أمس. {text}")
    assert found is not None
    assert found.request == expected


def test_a_text_about_the_council_is_not_a_request() -> None:
    assert AR.find_request("واتخذ مجلس الأمن قراره 2139 (2014) بشأن الحدائق.") is None


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("القرار 2139 (2014)", ["S/RES/2139(2014)"]),
        ("في قراريها 70/1 و 71/248", ["A/RES/70/1", "A/RES/71/248"]),
        ("قرارات مجلس الأمن 2139 (2014) و 2165 (2014)", ["S/RES/2139(2014)", "S/RES/2165(2014)"]),
        ("القرار 25/1 الصادر عن مجلس حقوق الإنسان", ["A/HRC/RES/25/1"]),
        ("القرار 4/17 الصادر عن لجنة السكان", []),
        ("الوثيقة A/71/794-S/2017/135", ["A/71/794-S/2017/135"]),
        ("قرر 2139 (2014)", []),
    ],
)
def test_citations(text: str, symbols: list[str]) -> None:
    assert [citation.symbol for citation in AR.citations(text)] == symbols
