"""Russian typography, ordinals, genitives, order of States, citations and forms of address."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of

from drafter.languages.protocol import Party, Receiver, Title, TitleKind
from drafter.languages.ru.formatting import ordinal
from drafter.languages.ru.grammar import LANGUAGE

RU = LANGUAGE


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Он сказал: "да".', "Он сказал: «да»."),
        ('Клуб "Яхта "Парус"" победил.', "Клуб «Яхта „Парус“» победил."),
        ('Клуб «Яхта "Парус"» победил.', "Клуб «Яхта „Парус“» победил."),
        ("«Клуб „Парус“»", "«Клуб „Парус“»"),
        ("Кот-д'Ивуар", "Кот-д’Ивуар"),
        ("Клуб \"Яхта 'Парус'\" и 'Волна' Кот-д'Ивуара", "Клуб «Яхта „Парус“» и «Волна» Кот-д’Ивуара"),
        ("Спорт — это мир", "Спорт_— это мир"),
        ("11 октября 2016 года, в 2016 году", "11_октября 2016_года, в 2016_году"),
        ("по пункту 34, пункты 3 и 5, в статье 51", "по пункту_34, пункты_3 и 5, в статье_51"),
        ("Я. Халит Чевик, А. Б. Петров, г-н Иванов", "Я._Халит Чевик, А._Б._Петров, г-н_Иванов"),
        ("Это СССР. Затем.", "Это СССР. Затем."),
        ("13 289 зрителей, 25 %, 25 процентов", "13_289 зрителей, 25_%, 25_процентов"),
        ("и т. д., № 5", "и т._д., №_5"),
        ("A/71/999-S/2016/999", "A/71/999-S/2016/999"),
        ("", ""),
    ],
)
def test_typography(typed: str, printed: str) -> None:
    assert RU.smart_quotes(typed).replace("\u00a0", "_") == printed
    assert RU.smart_quotes(RU.smart_quotes(typed)) == RU.smart_quotes(typed)


@given(st.text(alphabet="аб «»„“\"'—. 0123%\u00a0Я", max_size=30))
def test_typography_changes_no_word(text: str) -> None:
    def words(of_text: str) -> str:
        return "".join(char for char in of_text if char.isalnum() or char in "%—.")

    assert words(RU.smart_quotes(text)) == words(text)


ORDINALS = {
    1: "первая", 2: "вторая", 3: "третья", 4: "четвертая", 6: "шестая", 11: "одиннадцатая", 20: "двадцатая",
    21: "двадцать первая", 40: "сороковая", 43: "сорок третья", 56: "пятьдесят шестая", 80: "восьмидесятая",
    90: "девяностая", 99: "девяносто девятая", 100: "сотая", 101: "сто первая", 111: "сто одиннадцатая",
    120: "сто двадцатая",
}  # fmt: skip


@pytest.mark.parametrize(("number", "text"), ORDINALS.items())
def test_ordinals(number: int, text: str) -> None:
    assert ordinal(number) == text


@pytest.mark.parametrize(
    ("number", "masculine", "genitive"),
    [(2, "второй", "второй"), (3, "третий", "третьей"), (8, "восьмой", "восьмой"), (40, "сороковой", "сороковой"),
     (71, "семьдесят первый", "семьдесят первой"), (100, "сотый", "сотой"), (120, "сто двадцатый", "сто двадцатой")],
)  # fmt: skip
def test_ordinals_of_years_and_in_requests(number: int, masculine: str, genitive: str) -> None:
    assert (ordinal(number, "m"), ordinal(number, "f", "gen")) == (masculine, genitive)


@pytest.mark.parametrize("number", [0, 200])
def test_ordinals_end(number: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 199"):
        ordinal(number)


def test_each_state_has_its_genitive_in_a_title() -> None:
    for row in RU.names.rows:
        assert row.form("gen"), row.code
        assert row.form("formal_gen"), row.code
        party = Party("permanent-representative", row)
        title = RU.title(Title(TitleKind.LETTER, (date(2016, 5, 3),), (party,), (Receiver("secretary-general"),)))
        assert title.startswith(f"Письмо Постоянного представителя {row.form('gen')} при Организации")


# The ends of names that do not change in the genitive.
UNCHANGED = re.compile(r".*(?:[иоуеэ]|Бангладеш|Никарагуа|Самоа|\))$")


def test_a_genitive_that_is_the_nominative_is_an_indeclinable_name() -> None:
    same = [row.running for row in RU.names.rows if row.form("gen") == row.running]
    assert len(set(same)) > 25
    assert [name for name in same if not UNCHANGED.match(name)] == []


def test_the_table_has_only_letters_of_the_language() -> None:
    for row in RU.names.rows:
        for text in (row.short, row.running, row.formal, row.form("gen"), row.form("formal_gen")):
            assert re.fullmatch(r"[а-яА-Я’,() —-]+", text), text


def test_states_are_sorted_with_the_letter_after_i() -> None:
    states = [
        "Yemen",
        "Israel",
        "Italy",
        "Cabo Verde",
        "Iran",
        "Jamaica",
        "Ethiopia",
        "Bulgaria",
        "United Kingdom",
        "USA",
    ]
    facts = facts_of(language="ru", senders=["Chad"], on_behalf_of=[*states, "Eritrea", "Syria", "Ukraine"])
    assert facts.on_behalf_of is not None
    assert facts.on_behalf_of.states == (
        "Болгария",
        "Израиль",
        "Исламская Республика Иран",
        "Италия",
        "Йемен",
        "Кабо-Верде",
        "Сирийская Арабская Республика",
        "Соединенное Королевство Великобритании и Северной Ирландии",
        "Соединенные Штаты Америки",
        "Украина",
        "Эритрея",
        "Эфиопия",
        "Ямайка",
    )


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("резолюция 2139 (2014)", ["S/RES/2139(2014)"]),
        ("в резолюциях 2139 (2014) и 2286 (2016)", ["S/RES/2139(2014)", "S/RES/2286(2016)"]),
        ("резолюции Совета Безопасности 2118 (2013), 2209 (2015) и 2235 (2015)",
         ["S/RES/2118(2013)", "S/RES/2209(2015)", "S/RES/2235(2015)"]),
        ("своей резолюцией 71/248", ["A/RES/71/248"]),
        ("резолюцию 31/1 Совета по правам человека", ["A/HRC/RES/31/1"]),
        ("резолюцию Совета по правам человека 31/1", []),
        ("резолюция 1/1 Конференции", []),
        ("в качестве документа S/2016/790.", ["S/2016/790"]),
    ],
)  # fmt: skip
def test_citations(text: str, symbols: list[str]) -> None:
    assert [citation.symbol for citation in RU.citations(text)] == symbols


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("Постоянный представитель Китайской Народной Республики", "permanent-representative"),
        ("Посол, Постоянный представитель", "permanent-representative"),
        ("Временный поверенный в делах Постоянного представительства Чада", "charge-d-affaires"),
        ("Министр юстиции Чада", None),
    ],
)
def test_offices_of_title_lines(line: str, office: str | None) -> None:
    assert RU.office_of_line(line) == office


def test_labels_of_subparagraphs() -> None:
    assert [RU.subparagraph_label(label) for label in ("(a)", "(iv)")] == ["a)", "iv)"]


def test_salutation_and_courtesy() -> None:
    assert RU.salutation(Receiver("president-of-the-security-council", "f")) == "Уважаемая госпожа Председатель,"
    assert RU.salutation(Receiver("president-of-the-security-council", "m")) == "Уважаемый господин Председатель,"
    assert RU.salutation(Receiver("president-of-the-security-council")) == "Ваше Превосходительство,"
    assert RU.courtesy(Receiver("secretary-general"), several=True).endswith(
        "уверения в нашем весьма высоком уважении."
    )
