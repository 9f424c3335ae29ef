"""Rules on Russian: mistakes in further forms, the fixes, and correct texts in which they find nothing."""

from __future__ import annotations

import pytest

from drafter.lint.examples import EXAMPLE_LETTERS, with_change
from drafter.lint.rules.russian_words import russian_body
from drafter.pipeline import check


def found(*paragraphs: str) -> list[tuple[str, str | None]]:
    """The rules that find something in a Russian body, with their fixes."""
    return [(one.rule, one.fix) for one in check(with_change(russian_body(*paragraphs)))]


def test_the_example_letters_have_no_findings() -> None:
    assert {code: check(letter) for code, letter in EXAMPLE_LETTERS.items()} == {code: [] for code in EXAMPLE_LETTERS}


@pytest.mark.parametrize(
    ("text", "rule", "fix"),
    [
        ("Клубы Объединённых Наций гребут.", "ru-yo", "Объединенных"),
        ("В 2016 г. клубы встретились.", "ru-year-abbreviated", " году"),
        ("Клубы встретились 3 мая 2016 г. Судьи тоже.", "ru-year-abbreviated", " года."),
        ("Клубы встречались в 2015–2016 гг. на море.", "ru-year-abbreviated", None),
        ("Клубы встретились 3 мая 2016, и все.", "ru-year-missing", "2016 года"),
        ("Клубы встретились 31.12.2016.", "ru-date-numeric", "31 декабря 2016 года"),
        ("Клубы встретились 31.13.2016.", "ru-date-numeric", None),
        ("Их приняли Постоянные представители.", "ru-plural-capital", "постоянные представители"),
        ("Письмо Постоянному Представителю дошло.", "ru-organ-capitals", "представителю"),
        ("Письмо Генеральному Секретарю дошло.", "ru-organ-capitals", "секретарю"),
        ("Письмо в Совет безопасности дошло.", "ru-organ-capitals", "Безопасности"),
        ("Устав Организации Объединенных наций жив.", "ru-organ-capitals", "Наций"),
        ("Его приняло Постоянное представительство Чада в ООН.", "ru-united-nations-abbreviated",
         "при Организации Объединенных Наций"),
        ("Экипаж из Молдавии победил.", "ru-state-name", None),
        ("Экипаж из Киргизии победил.", "ru-state-name", None),
        ("Экипаж Северной Кореи победил.", "ru-state-name", None),
        ("Мое Правительство радо.", "ru-government-capital", "правительство"),
        ("Все Государства-члены рады.", "ru-member-states", "государства"),
        ("Рады все государства-члены Сахельской группы пяти.", "ru-member-states-of", " — "),
        ("Дорожка растет на 0.5 метра.", "ru-decimal-point", ","),
        ("Доля выросла на 21 % за год.", "ru-percent", None),
        ("Доля выросла на 12% за год.", "ru-percent", " процентов"),
        ("Было 1,250,000 зрителей.", "ru-thousands", "1 250 000"),
        ("Это 9269-ое заседание.", "ru-ordinal-ending", "е"),
        ("Это 5-го и 6-ого мая.", "ru-ordinal-ending", "го"),
        ("Клуб „Парус“ победил.", "ru-quotation-marks", "«Парус»"),
        ("Клуб «Яхта “Парус”» победил.", "ru-quotation-nested", None),
        ("Гонка – это мир.", "ru-dash", "—"),
        ("Гонка -- это мир.", "ru-dash", "—"),
        ("Вода была - 5 градусов.", "ru-dash", None),
        ("Гонка —это мир.", "ru-dash-spaces", " — "),
        ("Это лодки, т.е. весла.", "ru-abbreviation-space", " е."),
        ("Судил Я.Халит Чевик.", "ru-initial-space", " Халит"),
        ("Cовет клубов рад.", "ru-latin-letter", "Совет"),
        ("Резолюция Генеральной Ассамблеи №73/24 важна.", "ru-resolution-number", ""),
    ],
)  # fmt: skip
def test_mistakes(text: str, rule: str, fix: str | None) -> None:
    assert found(text) == [(rule, fix)]


SOUND = [
    ("a plural at the beginning", "Постоянные представители рады. Временные правила приняты."),
    ("a name with a hyphen", "Тимор-Лешти, Кот-д’Ивуар и Гвинея-Бисау; северо-восточный ветер, кое-кто, по-русски."),
    ("a range", "В 2015–2016 годах прошли 5–6 гонок; счет 3 - 2."),
    ("a time and a section", "Гонка началась в 10.30 (см. пункт 2.1 правил)."),
    ("a date", "Гонка прошла 3 мая 2016 года; 3 и 4 июня 2017 года прошла другая."),
    ("numbers", "Пришли 13 289 зрителей, на 4,5 процента больше; документ № 12345 и индекс 10017."),
    ("quotations", "Клуб «Яхта „Парус“» сказал: «Мы — команда»."),
    ("a quoted mistake", "В журнале написано: «Генеральная ассамблея 25% и 3 мая 2016 г.»."),
    ("abbreviations", "Весла, т. е. лодки, и т. д.; А. Б. Петров и Я. Халит Чевик, МККК и ЮНЕСКО."),
    ("a place", "Клубы побывали в ООН и в Нью-Йорке."),
    ("organs", "Генеральная Ассамблея, Совет Безопасности, Генеральный секретарь и Совет по правам человека рады."),
    ("member States", "Государства-члены рады. Рады и государства — члены Организации Объединенных Наций."),
    ("a free adjective", "Постоянное внимание клубов и постоянные усилия судей; безопасность лодок."),
    ("Latin words", "Судно SS Ada и программа ISO 9001, a.i. и inter alia; вирус COVID-19; углы А и B."),
    ("a citation", "В резолюциях 2139 (2014) и 2286 (2016) и в документе S/2016/790."),
    ("ordinals", "Это 9269-е заседание, 5-й этап, 5-го числа, 21-я гонка и 2-м месте."),
    ("a government", "Правительство Чада радо, и мое правительство тоже."),
]


@pytest.mark.parametrize("text", [row[1] for row in SOUND], ids=[row[0] for row in SOUND])
def test_correct_texts_have_no_findings(text: str) -> None:
    assert found(text) == []


def test_a_name_in_latin_letters_is_found() -> None:
    change = "language: ru\nsenders: [Китай, Мальта]\nsignatories:\n  - {given: Цзеи, family: Лю, state: Китай}\n"
    letter = with_change(f"{change}  - {{given: Ада, family: Захра, state: Мальта}}\n")
    assert check(letter) == []
    assert [one.rule for one in check(letter.replace("Лю", "Liu"))] == ["ru-latin-name"]


def test_a_title_names_the_organization_in_full() -> None:
    title = "Письмо представителя Исландии и Мальты в ООН от 4 марта 2026 года"
    rules = [one.rule for one in check(with_change(f"language: ru\ntitle: {title}\n"))]
    assert rules == ["title-differs", "ru-united-nations-abbreviated"]


def test_rules_on_russian_read_no_other_language() -> None:
    body = "body: |\n  We write «Постоянных представителей» and Объединённых at 5%. {{ circulation_request }}\n"
    assert not [one.rule for one in check(with_change(body)) if one.rule.startswith("ru-")]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Мы пишем от имени {{ on_behalf_of }}.", True),
        ("Мы пишем от имени\n  {{ on_behalf_of }}.", True),
        ("Мы пишем от имени {{ on_behalf_of.count }} государств: {{ on_behalf_of }}.", False),
        ("Мы пишем от имени ряда государств ({{ on_behalf_of }}).", False),
        ("Государства — {{ on_behalf_of }} — согласны.", False),
        ("Такие государства, как {{ on_behalf_of }}, согласны.", False),
    ],
)
def test_a_list_of_states_in_another_case(text: str, is_found: bool) -> None:
    letter = with_change("on_behalf_of: [Исландия, Мальта, Чили]\n" + russian_body(text))
    assert ("ru-list-case" in [one.rule for one in check(letter)]) == is_found
