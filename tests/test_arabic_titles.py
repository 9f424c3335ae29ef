"""Arabic titles, blocks, annex headings and signatures: agreement, the preposition ل, and the order of States."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of, title_of

from drafter.errors import InvalidLetterError
from drafter.facts.to_json import view

SG, PGA, PSC = "SG", "PGA", "PSC"
TO_SG = "رسالة مؤرخة 3 أيار/مايو 2016 موجهة إلى الأمين العام من"
AT_UN = "لدى الأمم المتحدة"


def arabic(kind: str = "letter", **keys: Any) -> str:
    return title_of(kind, language="ar", **keys)


GENUINE = [
    (
        "S/2020/821",
        "letter",
        {
            "date": "2020-08-20",
            "addressees": [PSC],
            "senders": ["Tunisia", "South Africa", "Saint Vincent and the Grenadines", "Niger"],
        },
        "رسالة مؤرخة 20 آب/أغسطس 2020 موجهة إلى رئيس مجلس الأمن من الممثلين الدائمين لتونس وجنوب أفريقيا وسانت فنسنت "
        f"وجزر غرينادين والنيجر {AT_UN}",
    ),
    (
        "S/2013/295",
        "letter",
        {"date": "2013-05-15", "addressees": [PSC], "senders": [{"office": "secretary-general"}]},
        "رسالة مؤرخة 15 أيار/مايو 2013 موجهة من الأمين العام إلى رئيس مجلس الأمن",
    ),
    (
        "S/2020/273 (its order)",
        "letter",
        {
            "date": "2020-04-07",
            "addressees": ["الممثلين الدائمين لأعضاء مجلس الأمن"],
            "senders": [{"office": "president-of-the-security-council"}],
        },
        "رسالة مؤرخة 7 نيسان/أبريل 2020 موجهة من رئيس مجلس الأمن إلى الممثلين الدائمين لأعضاء مجلس الأمن",
    ),
    (
        "A/67/352/Add.1 (its order)",
        "letter",
        {"date": "2012-09-07", "addressees": [PGA], "senders": [{"office": "رئيسة لجنة المؤتمرات"}]},
        "رسالة مؤرخة 7 أيلول/سبتمبر 2012 موجهة إلى رئيس الجمعية العامة من رئيسة لجنة المؤتمرات",
    ),
]


@pytest.mark.parametrize(("symbol", "kind", "keys", "title"), GENUINE, ids=[row[0] for row in GENUINE])
def test_genuine_titles(symbol: str, kind: str, keys: dict[str, Any], title: str) -> None:
    assert symbol
    assert arabic(kind, **keys) == title


@pytest.mark.parametrize(
    ("keys", "beginning"),
    [
        # The dual for two addressees (S/2011/667, A/ES-10/533), the plural for three (A/ES-10/669).
        ([SG, PSC], "رسالتان متطابقتان مؤرختان 3 أيار/مايو 2016 موجهتان إلى الأمين العام ورئيس مجلس الأمن من"),
        ([SG, PGA, PSC], "رسائل متطابقة مؤرخة 3 أيار/مايو 2016 موجهة إلى الأمين العام ورئيس الجمعية العامة ورئيس مجلس "
         "الأمن من"),
        ([{"office": PGA, "gender": "f"}, {"office": PSC, "gender": "f"}],
         "رسالتان متطابقتان مؤرختان 3 أيار/مايو 2016 موجهتان إلى رئيسة الجمعية العامة ورئيسة مجلس الأمن من"),
    ],
)  # fmt: skip
def test_the_kind_agrees_with_the_number_of_addressees(keys: list[Any], beginning: str) -> None:
    title = arabic("identical-letters", addressees=keys, senders=["Qatar"])
    assert title == f"{beginning} الممثل الدائم لقطر {AT_UN}"


@pytest.mark.parametrize(
    ("keys", "senders"),
    [
        ({"senders": ["Sudan"]}, f"الممثل الدائم للسودان {AT_UN}"),
        ({"senders": ["Lebanon"]}, f"الممثل الدائم للبنان {AT_UN}"),
        ({"senders": [{"state": "Chad", "gender": "f"}]}, f"الممثلة الدائمة لتشاد {AT_UN}"),
        ({"senders": ["Syria"]}, f"الممثل الدائم للجمهورية العربية السورية {AT_UN}"),
        # The order is that of the Arabic list, where Iran is إيران (جمهورية - الإسلامية).
        ({"senders": ["Sudan", "Iran", "Jordan"]},
         f"الممثلين الدائمين للأردن وجمهورية إيران الإسلامية والسودان {AT_UN}"),
        ({"senders": [{"state": "Chad", "gender": "f"}, {"state": "Peru", "gender": "f"}]},
         f"الممثلتين الدائمتين لبيرو وتشاد {AT_UN}"),
        ({"senders": [{"state": state, "gender": "f"} for state in ("Chad", "Peru", "Chile")]},
         f"الممثلات الدائمات لبيرو وتشاد وشيلي {AT_UN}"),
        ({"senders": [{"state": "Chad", "gender": "f"}, {"state": "Peru", "gender": "m"}]},
         f"الممثلين الدائمين لبيرو وتشاد {AT_UN}"),
        ({"senders": ["Palestine"]}, f"المراقب الدائم لدولة فلسطين {AT_UN}"),
        ({"senders": ["Palestine", "Canada"]}, f"ممثلي دولة فلسطين وكندا {AT_UN}"),
        ({"senders": [{"state": "Chad", "office": "CDA", "gender": "f"}]},
         f"القائمة بالأعمال بالنيابة للبعثة الدائمة لتشاد {AT_UN}"),
        ({"senders": [{"state": "Palestine", "office": "CDA"}]},
         f"القائم بالأعمال بالنيابة لبعثة المراقب الدائم لدولة فلسطين {AT_UN}"),
        ({"senders": [{"state": "Chad", "office": "CDA"}, {"state": "Chile", "office": "CDA"}]},
         f"القائمين بالأعمال بالنيابة للبعثتين الدائمتين لتشاد وشيلي {AT_UN}"),
        ({"senders": [{"state": "Chile", "office": "foreign-minister", "gender": "f"}]}, "وزيرة خارجية شيلي"),
        ({"senders": [{"state": "Norway", "office": "head-of-state"}]}, "رئيس دولة النرويج"),
        ({"senders": [{"organization": "الاتحاد الأوروبي", "office": "permanent-observer"}]},
         f"المراقب الدائم للاتحاد الأوروبي {AT_UN}"),
        ({"senders": [{"state": "Chile", "office": "وزيرة العدل"}]}, "وزيرة العدل في شيلي"),
        ({"senders": [{"state": "Chad", "gender": "f", "capacity": "رئيسة مجموعة الدول الأفريقية"}]},
         f"الممثلة الدائمة لتشاد {AT_UN} بصفتها رئيسة مجموعة الدول الأفريقية"),
    ],
)  # fmt: skip
def test_senders(keys: dict[str, Any], senders: str) -> None:
    assert arabic(**keys) == f"{TO_SG} {senders}"


def test_a_note_verbale() -> None:
    title = arabic("note-verbale", senders=["Canada", "Chad"])
    assert (
        title == f"مذكرة شفوية مؤرخة 3 أيار/مايو 2016 موجهة إلى الأمين العام من البعثتين الدائمتين لتشاد وكندا {AT_UN}"
    )


def test_block_annexes_and_signatures() -> None:
    items = [{"number": "3 (b)", "title": "رياضة"}, {"number": 34, "title": "حدائق"}]
    facts = facts_of(
        "identical-letters",
        language="ar",
        addressees=[SG, PSC],
        organs=["general-assembly", "security-council"],
        session="ES-10",
        original="en",
        agenda_items=items,
        annexes=[{"title": "خريطة", "original": ["es", "en"]}, {"title": "جدول"}],
        signatories=[
            {"family": "حداد", "state": "Chad", "office": "CDA", "gender": "f"},
            {"family": "منصور", "state": "Sudan"},
        ],
    )
    assert [session.text for session in facts.sessions] == ["الدورة الاستثنائية الطارئة العاشرة"]
    assert facts.year is not None
    assert facts.year.text == "السنة الحادية والسبعون"
    assert facts.agenda_headings == ("البندان 3 (ب) و 34 من جدول الأعمال",)
    assert facts.distribution_lines == ("Distr.: General", "3 May 2016", "Arabic", "Original: English")
    assert facts.annex_headings[0].startswith(
        "المرفق الأول للرسالتين المتطابقتين المؤرختين 3 أيار/مايو 2016 الموجهتين إلى الأمين العام ورئيس مجلس الأمن من "
    )
    assert [signatory.lines for signatory in facts.signatories] == [
        ("القائمة بالأعمال بالنيابة", "للبعثة الدائمة لتشاد", AT_UN),
        ("الممثل الدائم للسودان", AT_UN),
    ]


def test_the_only_annex_is_named_without_number() -> None:
    facts = facts_of(language="ar", senders=["Qatar"], annexes=[{"title": "خريطة"}])
    assert facts.annex_headings[0].startswith(
        "مرفق الرسالة المؤرخة 3 أيار/مايو 2016 الموجهة إلى الأمين العام من الممثل"
    )


@pytest.mark.parametrize(
    ("digits", "day"), [("western", "30 حزيران/يونيه 2015"), ("arabic-indic", "٣٠ حزيران/يونيه ٢٠١٥")]
)
def test_digits_of_dates(digits: str, day: str) -> None:
    """Documents of 2015 to 2018 have Arabic-Indic digits in dates, but not in the numbers of items (A/ES-10/731)."""
    facts = facts_of(
        language="ar",
        date="2015-06-30",
        digits=digits,
        senders=["Qatar"],
        agenda_items=[{"number": "34", "title": "رياضة"}],
        annexes=[{"title": "خريطة"}],
    )
    assert facts.title.replace("\u00a0", " ").startswith(f"رسالة مؤرخة {day} موجهة")
    assert day in facts.annex_headings[0].replace("\u00a0", " ")
    assert facts.agenda_headings == ("البند 34 من جدول الأعمال",)
    assert facts.distribution_lines[1] == "30 June 2015"
    assert view(facts)["date"] == day


def test_other_languages_have_no_other_digits() -> None:
    with pytest.raises(InvalidLetterError, match="for letters in Arabic only"):
        facts_of(digits="arabic-indic")
