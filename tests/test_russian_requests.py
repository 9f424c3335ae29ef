"""Russian requests for circulation: gender, cases, organs, missions, and requests in the words of published letters."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of

from drafter.languages import load_language
from drafter.languages.protocol import Circulation, Request

RU = load_language("ru")
LETTER = "распространение настоящего письма"


@pytest.mark.parametrize(
    ("keys", "request_"),
    [
        ({"organs": ["security-council"]}, f"{LETTER} в качестве документа Совета Безопасности."),
        (
            {"organs": ["general-assembly", "security-council"]},
            f"{LETTER} в качестве документа Генеральной Ассамблеи по пункту 34 повестки дня и документа Совета "
            "Безопасности.",
        ),
        (
            {"session": "ES-10", "organs": ["general-assembly", "security-council"]},
            f"{LETTER} в качестве документа десятой чрезвычайной специальной сессии Генеральной Ассамблеи по пункту 34 "
            "повестки дня и документа Совета Безопасности.",
        ),
        (
            {"organs": ["security-council"], "annexes": [{"title": "Карта"}]},
            f"{LETTER} и приложения к нему в качестве документа Совета Безопасности.",
        ),
        (
            {"organs": ["security-council"], "annexes": [{"title": "Карта"}, {"title": "Схема"}]},
            f"{LETTER} и приложений к нему в качестве документа Совета Безопасности.",
        ),
    ],
)
def test_requests(keys: dict[str, Any], request_: str) -> None:
    items = [{"number": "34", "title": "Спорт"}]
    facts = facts_of(language="ru", signatories=[{"family": "Берг", "state": "Chad"}], agenda_items=items, **keys)
    assert facts.circulation_request == f"Буду признателен за {request_}"


@pytest.mark.parametrize(
    ("genders", "words", "notes"),
    [
        (["f"], "Буду признательна за", 0),
        (["m"], "Буду признателен за", 0),
        ([None], "Буду признателен за", 1),
        (["f", "f"], "Будем признательны за", 0),
        ([None, None], "Будем признательны за", 0),
    ],
)
def test_the_request_agrees_with_its_signatories(genders: list[str | None], words: str, notes: int) -> None:
    people = [
        {"family": "Берг", "state": state, **({"gender": gender} if gender else {})}
        for state, gender in zip(("Chad", "Chile"), genders, strict=False)
    ]
    facts = facts_of(language="ru", signatories=people, addressees=["PSC"])
    assert (facts.circulation_request or "").startswith(words)
    assert [finding.rule for finding in facts.findings].count("missing-gender") == notes


@pytest.mark.parametrize(
    ("senders", "words"),
    [
        (["Chad"], "Постоянное представительство Чада будет признательно за"),
        (["Chad", "Chile"], "Постоянные представительства Чада и Чили будут признательны за"),
        (["Palestine"], "Постоянная миссия наблюдателя от Государства Палестина будет признательна за"),
    ],
)
def test_a_note_verbale_names_the_mission(senders: list[str], words: str) -> None:
    facts = facts_of("note-verbale", language="ru", senders=senders, organs=["security-council"])
    assert facts.circulation_request == (
        f"{words} распространение настоящей вербальной ноты в качестве документа Совета Безопасности."
    )


@pytest.mark.parametrize(("annexes", "text"), [(0, ""), (1, " и приложение к нему"), (2, " и приложения к нему")])
def test_an_impersonal_request_has_the_accusative(annexes: int, text: str) -> None:
    request = Request("none", (Circulation("security-council"),), annexes=annexes)
    assert (
        RU.request(request)
        == f"Просьба распространить настоящее письмо{text} в качестве документа Совета Безопасности."
    )


@pytest.mark.parametrize(
    ("text", "organs", "items", "annexes"),
    [
        # S/2016/224, A/56/441, A/43/58 and their time.
        ("Буду признательна за распространение настоящего письма и приложения к нему в качестве документа Совета.",
         ["SC"], [()], 1),
        ("Буду признателен за распространение текста настоящего письма и приложений к нему в качестве документов "
         "пятьдесят шестой сессии Генеральной Ассамблеи по пункту 166 повестки дня.", ["GA"], [("166",)], 2),
        ("Прошу распространить настоящее письмо и приложения к нему в качестве официального документа Генеральной "
         "Ассамблеи по пунктам 31 и 3 b) предварительной повестки дня и Совета Безопасности.",
         ["GA", "SC"], [("31", "3 (b)"), ()], 2),
        ("Был бы признателен Вам за распространение настоящего письма в качестве документа Генеральной Ассамблеи по "
         "пункту 34 повестки дня, озаглавленному «О работе Совета Безопасности», и в качестве документа Совета "
         "Безопасности.", ["GA", "SC"], [("34",), ()], 0),
        ("Прошу издать письмо в качестве документа Генеральной Ассамблеи по подпунктам 3 б), 4 с) и 5 о) повестки дня.",
         ["GA"], [("3 (b)", "4 (c)", "5 (o)")], 0),
        ("Прошу опубликовать письмо как документ Экономического и Социального Совета.", ["ES"], [()], 0),
    ],
)  # fmt: skip
def test_requests_in_other_words_are_read(text: str, organs: list[str], items: list[Any], annexes: int) -> None:
    found = RU.find_request(f"Ветер стих 3 мая 2016 г. на море. {text} Вот и все.")
    assert found is not None
    names = {"GA": "general-assembly", "SC": "security-council", "ES": "economic-and-social-council"}
    assert [one.organ for one in found.request.circulations] == [names[organ] for organ in organs]
    assert [one.items for one in found.request.circulations] == items
    assert (found.request.voice, found.request.annexes) == ("one", annexes)


@pytest.mark.parametrize(
    "text",
    [
        "Буду признателен за ответ.",
        "Клубы распространят журнал в качестве документа Совета Европы.",
        "Совет Безопасности.",
    ],
)
def test_other_sentences_are_no_request(text: str) -> None:
    assert RU.find_request(text) is None
