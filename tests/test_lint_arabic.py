"""Rules on Arabic: mistakes in further forms, the fixes, and correct texts in which they find nothing."""

from __future__ import annotations

import pytest

from drafter.lint.examples import EXAMPLE_LETTERS, with_change
from drafter.lint.rules.arabic_words import arabic_body
from drafter.pipeline import check


def found(*paragraphs: str) -> list[tuple[str, str | None]]:
    """The rules that find something in an Arabic body, with their fixes."""
    return [(one.rule, one.fix) for one in check(with_change(arabic_body(*paragraphs)))]


@pytest.mark.parametrize(
    ("text", "rule", "fix"),
    [
        ("أندية كندا، الصين وتشاد.", "ar-list", " و"),
        ("أندية كندا و الصين.", "ar-and-apart", "و"),
        ("في المادتين 5 و7.", "ar-and-attached", "و "),
        ("في النادي وFriends.", "ar-and-attached", "و "),
        ("البعثة الدائمة لالولايات المتحدة الأمريكية.", "ar-lam-article", "للولايات المتحدة الأمريكية"),
        ("في 3 يوليو 2026.", "ar-month", "تموز/يوليه"),
        ("في 3 آذار/ مارس 2026.", "ar-month", "آذار/مارس"),
        ("في أذار/مارس 2026.", "ar-month", "آذار/مارس"),
        ("في تشرين الأول 2026.", "ar-month", "تشرين الأول/أكتوبر"),
        ("وصل الامين العام.", "ar-spelling", "الأمين"),
        ("سافر الى ريكيافيك.", "ar-spelling", "إلى"),
        ("وفى الختام.", "ar-spelling", "في"),
        ("بناءً على ذلك.", "ar-tanwin", ""),
        ("وصل القارب إلى مالطة ؟ كلا؛ نعم, غدا.", "ar-punctuation", "،"),
        ("قال “نعم” أمس.", "ar-quotation-turned", "”نعم“"),
        ("قال «نعم» أمس.", "ar-guillemets", "”نعم“"),
        ("کتاب جديد.", "ar-persian-letter", "كتاب"),
        ("ﺑﺤﺮ كبير.", "ar-presentation-form", "بحر"),
        ("القــارب سريع.", "ar-kashida", "القارب"),
        ("الفقرة 3 (ه) من القرار.", "ar-label-ha", "(هـ)"),
        ("سباق\u200e كبير.", "ar-direction-mark", ""),
        ("سباق *كبير*.", "ar-emphasis", None),
        ("سباق _كبير جدا_ و*سريع*.", "ar-emphasis", None),
        # After a quotation, the author's own words go on.
        ("قال ”نعم“ ثم ”لا“ فى الختام.", "ar-spelling", "في"),
    ],
)
def test_mistakes(text: str, rule: str, fix: str | None) -> None:
    assert (rule, fix) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "تشارك أندية كندا وتشاد وشيلي، ويبدأ السباق في 3 حزيران/يونيه 2026.",
        "قال الحكم: ”بدأ السباق“، ثم قال: \"إن 'الموج' عال\".",
        "القراران 70/1 و 71/248، والبندان 7 و 133 من جدول الأعمال، والفقرة 3 (هـ) من القرار 2139 (2014).",
        "ناد من مجموعة الـ 77 والصين، وناديا Skolehagen (Oslo) و Garden Friends, Oslo.",
        "سافر علي إلى لبنان ثم إلى الولايات المتحدة الأمريكية.",
        "يدوم السباق 12,5 ساعة، أي 3 400 دقيقة؛ فهل ينتهي غدا؟",
        "الالتزام لالتزام آخر.",
        "القارب *Garden Friends* والحد 3 \\* 4 وسباق\\_كبير\\_.",
    ],
)
def test_correct_texts(text: str) -> None:
    assert found(text) == []


def test_overrides_of_direction_stay_errors() -> None:
    assert "direction" in [rule for rule, _ in found("سباق \u202eكبير\u202c.")]


def test_check_asks_once_for_a_reader() -> None:
    letter = EXAMPLE_LETTERS["ar"].replace("ignore: {word-unconfirmed: The examples are about other rules.}\n", "")
    [note] = check(letter)
    assert (note.rule, note.severity.value) == ("word-unconfirmed", "note")
    assert "ask a reader of Arabic" in note.message
    assert "forms.requests.several" in note.message
