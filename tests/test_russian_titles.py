"""Russian titles, blocks, annex headings and signatures as the United Nations printed them."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of, title_of

from drafter.languages import load_language
from drafter.languages.protocol import Party

RU = load_language("ru")
SG, PGA, PSC = "SG", "PGA", "PSC"
TO_SG = "от 3 мая 2016 года на имя Генерального секретаря"
AT_UN = "при Организации Объединенных Наций"


def russian(kind: str = "letter", **keys: Any) -> str:
    return title_of(kind, language="ru", **keys)


GENUINE = [
    (
        "S/2017/613",
        "letter",
        {"date": "2017-07-17", "senders": ["China", {"state": "Russian Federation", "office": "CDA"}]},
        f"Письмо представителей Китая и Российской Федерации {AT_UN} от 17 июля 2017 года на имя Генерального "
        "секретаря",
    ),
    (
        "S/2016/436",
        "letter",
        {"date": "2016-05-06", "addressees": [PSC], "senders": ["Spain"]},
        f"Письмо Постоянного представителя Испании {AT_UN} от 6 мая 2016 года на имя Председателя Совета Безопасности",
    ),
    (
        "S/2015/573",
        "letter",
        {"date": "2015-07-30", "addressees": [PSC], "senders": [{"state": "Lithuania", "gender": "f"}]},
        f"Письмо Постоянного представителя Литвы {AT_UN} от 30 июля 2015 года на имя Председателя Совета Безопасности",
    ),
    (
        "S/2016/611",
        "identical-letters",
        {"date": "2016-07-12", "addressees": [SG, PSC], "senders": ["Syria"]},
        f"Идентичные письма Постоянного представителя Сирийской Арабской Республики {AT_UN} от 12 июля 2016 года на "
        "имя Генерального секретаря и Председателя Совета Безопасности",
    ),
    (
        "S/2017/730",
        "identical-letters",
        {"date": "2017-08-22", "addressees": [SG, PSC], "senders": [{"state": "Syria", "office": "CDA"}]},
        "Идентичные письма Временного поверенного в делах Постоянного представительства Сирийской Арабской Республики "
        f"{AT_UN} от 22 августа 2017 года на имя Генерального секретаря и Председателя Совета Безопасности",
    ),
]


@pytest.mark.parametrize(("symbol", "kind", "keys", "title"), GENUINE, ids=[row[0] for row in GENUINE])
def test_genuine_titles(symbol: str, kind: str, keys: dict[str, Any], title: str) -> None:
    assert symbol
    assert russian(kind, **keys) == title


@pytest.mark.parametrize(
    ("keys", "senders"),
    [
        # A/43/58: the plural has a small letter; й is a letter after и; the order is that of the Russian names.
        ({"senders": ["Yemen", "Italy", "Cabo Verde"]},
         f"постоянных представителей Италии, Йемена и Кабо-Верде {AT_UN}"),
        ({"date": "2016-05-03", "senders": ["North Macedonia", "Bulgaria", "Bosnia and Herzegovina"]},
         f"постоянных представителей Болгарии, Боснии и Герцеговины и бывшей югославской Республики Македония {AT_UN}"),
        ({"senders": ["Palestine"]}, f"Постоянного наблюдателя от Государства Палестина {AT_UN}"),
        ({"senders": ["Palestine", "Holy See"]},
         f"постоянных наблюдателей от Государства Палестина и Святого Престола {AT_UN}"),
        ({"senders": [{"state": "Palestine", "office": "CDA"}]},
         f"Временного поверенного в делах Постоянной миссии наблюдателя от Государства Палестина {AT_UN}"),
        ({"senders": [{"state": "Chad", "office": "CDA"}, {"state": "Chile", "office": "CDA"}]},
         f"временных поверенных в делах постоянных представительств Чада и Чили {AT_UN}"),
        ({"senders": [{"state": "Chad", "office": "DPR"}]}, f"заместителя Постоянного представителя Чада {AT_UN}"),
        ({"senders": [{"state": "Chad", "office": "acting-permanent-representative", "gender": "f"}]},
         f"исполняющей обязанности Постоянного представителя Чада {AT_UN}"),
        ({"senders": [{"state": "Chile", "office": "foreign-minister", "gender": "f"}]},
         "Министра иностранных дел Чили"),
        ({"senders": [{"state": "Chile", "office": "foreign-minister"},
                      {"state": "Peru", "office": "foreign-minister"}]},
         "министров иностранных дел Перу и Чили"),
        ({"senders": [{"state": "France", "office": "head-of-state"}]}, "Президента Франции"),
        ({"senders": [{"state": "Norway", "office": "head-of-state"}]}, "Главы государства Норвегии"),
        ({"senders": [{"state": "Norway", "office": "head-of-government"}]}, "Премьер-министра Норвегии"),
        ({"senders": [{"state": "Germany", "office": "head-of-government"}]}, "Федерального канцлера Германии"),
        ({"senders": [{"office": "president-of-the-security-council"}]}, "Председателя Совета Безопасности"),
        ({"senders": [{"state": "Egypt", "capacity": "Председатель Группы 77 и Китая"}]},
         f"Постоянного представителя Египта {AT_UN}, действующего в качестве Председателя Группы 77 и Китая,"),
        ({"senders": [{"organization": "Лига арабских государств"}]},
         f"Постоянного наблюдателя от Лиги арабских государств {AT_UN}"),
        ({"senders": [{"organization": "Банк развития", "organization_in_title": "Банка развития"}]},
         f"Постоянного наблюдателя от Банка развития {AT_UN}"),
        ({"senders": [{"office": "Министр юстиции", "office_in_title": "Министра юстиции", "state": "Malta"}]},
         "Министра юстиции Мальты"),
        ({"senders": [{"office": "Председатель Комитета",
                       "office_in_title": "Председателя Комитета, учрежденного резолюцией 1373 (2001)"}]},
         "Председателя Комитета, учрежденного резолюцией 1373 (2001),"),
        ({"senders": [{"office": "Советник", "office_in_title": "советника", "state": "Chad"}, "Chile"]},
         f"советника Чада и Постоянного представителя Чили {AT_UN}"),
        ({"senders": [{"office": "Специальный представитель", "office_in_title": "Специального представителя",
                       "organization": "Африканский союз"}]},
         "Специального представителя Африканского союза"),
        ({"senders": ["USA", "GBR"]},
         f"постоянных представителей Соединенного Королевства Великобритании и Северной Ирландии и Соединенных Штатов "
         f"Америки {AT_UN}"),
    ],
)  # fmt: skip
def test_senders(keys: dict[str, Any], senders: str) -> None:
    assert russian(**keys) == f"Письмо {senders} {TO_SG}"


@pytest.mark.parametrize(
    ("kind", "keys", "title"),
    [
        ("letters", {"date": "2016-04-30", "further_dates": ["2016-05-02"]},
         f"Письма Постоянного представителя Чада {AT_UN} от 30 апреля и 2 мая 2016 года на имя Генерального секретаря"),
        ("letters", {"date": "2015-12-30", "further_dates": ["2016-01-02"]},
         f"Письма Постоянного представителя Чада {AT_UN} от 30 декабря 2015 года и 2 января 2016 года на имя "
         "Генерального секретаря"),
        ("note-verbale", {}, f"Вербальная нота Постоянного представительства Чада {AT_UN} {TO_SG}"),
        ("note-verbale", {"senders": ["Chad", "Chile"]},
         f"Вербальная нота постоянных представительств Чада и Чили {AT_UN} {TO_SG}"),
        ("identical-letters", {"addressees": [PSC, PGA, SG]},
         f"Идентичные письма Постоянного представителя Чада {AT_UN} {TO_SG}, Председателя Генеральной Ассамблеи и "
         "Председателя Совета Безопасности"),
        ("letter", {"addressees": ["PECOSOC"]},
         f"Письмо Постоянного представителя Чада {AT_UN} от 3 мая 2016 года на имя Председателя Экономического и "
         "Социального Совета"),
        ("letter", {"addressees": [{"office": "Верховный комиссар", "office_in_title": "Верховного комиссара"}]},
         f"Письмо Постоянного представителя Чада {AT_UN} от 3 мая 2016 года на имя Верховного комиссара"),
    ],
)  # fmt: skip
def test_kinds_dates_and_addressees(kind: str, keys: dict[str, Any], title: str) -> None:
    assert russian(kind, **{"senders": ["Chad"], **keys}) == title


@pytest.mark.parametrize(
    ("written", "office"),
    [("Генеральный секретарь", SG), ("Генерального секретаря", SG), ("Председателю Совета Безопасности", PSC)],
)
def test_an_addressee_is_known_in_each_case(written: str, office: str) -> None:
    assert russian(senders=["Chad"], addressees=[written]) == russian(senders=["Chad"], addressees=[office])


def test_names_of_the_day() -> None:
    assert "Союза Советских Социалистических Республик" in russian(date="1988-01-05", senders=["Soviet Union"])
    assert "Турции" in russian(date="2024-01-05", senders=["Türkiye"])
    assert "от Палестины" in russian(date="2012-01-05", senders=["Palestine"])


def test_no_line_ends_inside_a_name_or_a_date() -> None:
    title = facts_of(language="ru", senders=["USA"]).title.replace("\u00a0", "_")
    assert "Соединенных_Штатов Америки" in title
    assert "от 3_мая 2016_года на имя" in title


def test_the_distribution_block_is_in_english() -> None:
    """S/2017/613."""
    facts = facts_of(language="ru", original="en", distributed="2017-07-24", senders=["Chad"])
    assert facts.distribution_lines == ("Distr.: General", "24 July 2017", "Russian", "Original: English")
    own = facts_of(language="ru", distributed="2017-08-01", senders=["Chad"])
    assert own.distribution_lines == ("Distr.: General", "1 August 2017", "", "Original: Russian")
    two = facts_of(language="ru", original=["zh", "ru"], senders=["Chad"])
    assert two.distribution_lines[-1] == "Original: Chinese and Russian"
    limited = facts_of(language="ru", original=["en", "fr", "es"], distribution="Limited", senders=["Chad"])
    assert limited.distribution_lines[::3] == ("Distr.: Limited", "Original: English, French and Spanish")


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ({"numbers": ["166"]}, "Пункт 166 повестки дня"),  # A/56/441
        ({"numbers": ["31", "33", "68"]}, "Пункты 31, 33 и 68 повестки дня"),
        ({"numbers": ["3 (b)"]}, "Пункт 3\u00a0b) повестки дня"),
        ({"numbers": ["3"], "agenda": "provisional", "agenda_document": "A/72/150"},
         "Пункт 3 предварительной повестки дня*"),
        ({"numbers": ["137"], "agenda": "preliminary", "agenda_document": "A/72/50"},
         "Пункт 137 первоначального перечня*"),
    ],
)  # fmt: skip
def test_agenda_headings(keys: dict[str, Any], heading: str) -> None:
    numbers = keys.pop("numbers")
    items = [{"number": one, "title": "Спорт"} for one in numbers]
    assert facts_of(language="ru", senders=["Chad"], agenda_items=items, **keys).agenda_headings == (heading,)


@pytest.mark.parametrize(
    ("keys", "session", "year"),
    [
        ({"symbols": ["A/43/58"]}, "Сорок третья сессия", None),
        ({"symbols": ["A/56/441", "S/2001/999"]}, "Пятьдесят шестая сессия", "Пятьдесят шестой год"),
        ({"symbols": ["A/71/999", "S/2016/999"]}, "Семьдесят первая сессия", "Семьдесят первый год"),
        ({"symbols": ["A/ES-10/178"]}, "Десятая чрезвычайная специальная сессия", None),
        ({"symbols": ["A/S-30/9"]}, "Тридцатая специальная сессия", None),
        ({"symbols": ["E/2016/9"]}, "Сессия 2016 года", None),
    ],
)
def test_sessions_and_years(keys: dict[str, Any], session: str, year: str | None) -> None:
    facts = facts_of(language="ru", senders=["Chad"], **keys)
    assert facts.sessions[0].text == session
    assert (facts.year.text if facts.year else None) == year


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ({"kind": "letter"}, "Приложение к письму Постоянного представителя Чада "),  # S/2016/224
        ({"kind": "letter", "annexes": 2}, "Приложение I к письму Постоянного представителя "),  # A/56/441
        ({"kind": "identical-letters", "addressees": [SG, PSC]}, "Приложение к идентичным письмам Постоянного "),
        ({"kind": "note-verbale"}, "Приложение к вербальной ноте Постоянного представительства Чада "),
        ({"kind": "letters", "further_dates": ["2016-05-09"]}, "Приложение к письмам Постоянного "),
        ({"title": "Совместное письмо двух государств"}, "Приложение к совместному письму двух государств"),
        ({"title": "Послание друзьям"}, "Приложение к документу «Послание друзьям»"),
    ],
)
def test_annex_headings(keys: dict[str, Any], heading: str) -> None:
    annexes = [{"title": "Карта"}] * keys.pop("annexes", 1)
    facts = facts_of(language="ru", senders=["Chad"], annexes=annexes, **keys)
    assert facts.annex_headings[0].replace("\u00a0", " ").startswith(heading)


def test_the_original_of_an_annex() -> None:
    annexes = [{"title": "А", "original": "ar"}, {"title": "Б", "original": ["zh", "ru"]}]
    facts = facts_of(language="ru", senders=["Chad"], annexes=annexes)
    originals = [annex.original for annex in facts.annexes]
    assert originals == ["[Подлинный текст на арабском языке]", "[Подлинный текст на китайском и русском языках]"]


@pytest.mark.parametrize(
    ("party", "alone", "lines"),
    [
        (("permanent-representative", "NPL", "m"), True, ("Постоянный представитель",)),  # A/56/441
        (("permanent-representative", "ISL", "f"), True, ("Постоянный представитель",)),
        (("permanent-representative", "CHN", "m"), False, ("Постоянный представитель", "Китая", AT_UN)),  # S/2017/613
        (("charge-d-affaires", "RUS", "m"), False,
         ("Временный поверенный в делах", "Постоянного представительства Российской Федерации", AT_UN)),  # S/2017/613
        (("acting-permanent-representative", "ISL", "f"), True, ("Исполняющая обязанности Постоянного представителя",)),
        (("permanent-observer", "PSE", "m"), False, ("Постоянный наблюдатель", "от Государства Палестина", AT_UN)),
        (("foreign-minister", "ISL", "f"), False, ("Министр иностранных дел", "Исландии")),
        (("representative", "ISL", "f"), True, ("Представитель",)),
        (("head-of-state", "NOR", "m"), True, ("Глава государства",)),
        (("secretary-general", None, "m"), True, ()),
    ],
)  # fmt: skip
def test_signatures(party: tuple[str, str | None, Any], alone: bool, lines: tuple[str, ...]) -> None:
    office, code, gender = party
    state = RU.names.by_code[code][-1] if code else None
    assert RU.signature_lines(Party(office, state, gender=gender), alone=alone) == lines


@pytest.mark.parametrize("capacity", ["Председатель Группы 77", "в качестве Председателя Группы 77"])
def test_a_capacity_is_signed_in_the_nominative(capacity: str) -> None:
    party = Party("permanent-representative", RU.names.by_code["EGY"][-1], capacity=capacity)
    assert RU.signature_lines(party, alone=True) == ("Постоянный представитель", "Председатель Группы 77")


@pytest.mark.parametrize(
    ("keys", "rules"),
    [
        ({"senders": [{"office": "Председатель Клуба"}]}, ["missing-form"]),
        ({"senders": [{"office": "Глава Клуба"}]}, ["missing-form"]),
        ({"senders": [{"office": "Министр", "office_in_title": "Министр", "state": "Chad"}]}, ["missing-form"]),
        ({"senders": [{"office": "Министр", "office_in_title": "Министра", "state": "Chad"}]}, []),
        ({"senders": [{"organization": "Банк развития"}]}, ["missing-form"]),
        ({"senders": [{"organization": "League of Arab States"}]}, ["missing-form"]),
        ({"senders": [{"organization": "Африканский союз"}]}, []),
        ({"senders": [{"organization": "ИНТЕРПОЛ"}]}, []),
        ({"senders": [{"state": "Chad", "capacity": "член Клуба"}]}, ["missing-form"]),
        ({"senders": ["Chad"], "addressees": ["Председатель Комитета"]}, ["missing-form"]),
        ({"senders": [{"state": "Chad", "office": "acting-permanent-representative"}]}, ["missing-gender"]),
        ({"senders": ["Chad"]}, []),
    ],
)
def test_what_a_title_lacks_is_a_finding(keys: dict[str, Any], rules: list[str]) -> None:
    findings = facts_of(language="ru", organs=["security-council"], **keys).findings
    assert [finding.rule for finding in findings] == rules
