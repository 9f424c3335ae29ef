"""Documents that are not letters: their titles and open symbols, numbers of paragraphs, and what they refuse.

The forms follow A/ES-11/L.1 (draft resolution) and rule 20 of A/520 (explanatory memorandum); the others are thinly
attested, which their cards say.
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from drafter.document.model import Paragraph, all_blocks
from drafter.export import FORMATS
from drafter.facts import Facts
from drafter.load import LetterInput
from drafter.pipeline import compose, derive, export, inspect
from drafter.templates import find_template

RESOLUTION = "*The General Assembly*,\n\n*Recalling* its resolution 70/1,\n\n*Decides* to row;\n\n*Requests* oars."
ITEM = [{"number": "12", "title": "Rowing"}]
KEYS: dict[str, dict[str, Any]] = {
    "draft-resolution": {
        "subject": "Rowing",
        "on_behalf_of": ["Togo", "Chad"],
        "body": RESOLUTION,
        "agenda_items": ITEM,
    },
    "note-by-the-secretariat": {"subject": "Report on oars", "body": "Text.", "agenda_items": ITEM},
    "explanation-of-vote": {"subject": "Rowing", "senders": ["Malta"], "body": "Text.", "agenda_items": ITEM},
    "pga-circular-letter": {
        "addressees": ["Permanent Representatives and Permanent Observers to the United Nations"],
        "organs": ["general-assembly"],
        "body": "Text.",
        "signatories": [{"given": "Ada", "family": "Berg", "office": "president-of-the-general-assembly"}],
    },
    "explanatory-memorandum": {
        "subject": "Observer status for the Union of Keepers in the General Assembly",
        "agenda": "provisional",
        "organs": ["general-assembly"],
        "addressees": ["SG"],
        "body": "Text.",
        "signatories": [{"given": "Ada", "family": "Berg", "state": "Malta"}],
        "annexes": [{"heading": "", "title": "Explanatory memorandum", "body": "Text."}],
    },
}


def written(template: str, **changes: Any) -> LetterInput:
    """Return a document of 3 May 2016 with these keys; None removes a key."""
    keys = {"template": template, "date": "2016-05-03", **KEYS[template], **changes}
    kept = {key: value for key, value in keys.items() if value is not None}
    return LetterInput("letter.yaml", yaml.safe_dump(kept, allow_unicode=True, sort_keys=False).encode())


def facts_of(template: str, **changes: Any) -> Facts:
    return derive(written(template, **changes)).facts


TITLES: list[tuple[str, str, dict[str, Any], str, str | None]] = [
    ("sponsors", "draft-resolution", {}, "Chad and Togo: draft resolution", "A/70/L.…"),
    ("one sponsor", "draft-resolution", {"on_behalf_of": ["Togo"]}, "Togo: draft resolution", "A/70/L.…"),
    (
        "names of a list",
        "draft-resolution",
        {"on_behalf_of": ["GBR", "IRN", "KOR", "Gambia"]},
        "Gambia, Iran (Islamic Republic of), Republic of Korea and United Kingdom of Great Britain and Northern Ireland"
        ": draft resolution",
        "A/70/L.…",
    ),
    (
        "the former name",
        "draft-resolution",
        {"on_behalf_of": ["MKD", "TUR"]},
        "the former Yugoslav Republic of Macedonia and Turkey: draft resolution",
        "A/70/L.…",
    ),
    (
        "of the Security Council",
        "draft-resolution",
        {"agenda_items": None, "organs": ["security-council"]},
        "Chad and Togo: draft resolution",
        "S/2016/…",
    ),
    (
        "of the Human Rights Council",
        "draft-resolution",
        {"agenda_items": None, "organs": ["human-rights-council"], "session": "32"},
        "Chad and Togo: draft resolution",
        "A/HRC/32/L.…",
    ),
    ("with its symbol", "draft-resolution", {"symbols": ["A/70/L.9"]}, "Chad and Togo: draft resolution", "A/70/L.9"),
    (
        "of a Main Committee",
        "draft-resolution",
        {"symbols": ["A/C.3/70/L.9"]},
        "Chad and Togo: draft resolution",
        "A/C.3/70/L.9",
    ),
    ("in French", "draft-resolution", {"language": "fr"}, "Tchad et Togo : projet de résolution", "A/70/L.…"),
    ("in Spanish", "draft-resolution", {"language": "es"}, "Chad y Togo: proyecto de resolución", "A/70/L.…"),
    ("in Russian", "draft-resolution", {"language": "ru"}, "Того и Чад: проект резолюции", "A/70/L.…"),
    ("note", "note-by-the-secretariat", {}, "Report on oars: note by the Secretariat", "A/70/…"),
    (
        "note for two organs",
        "note-by-the-secretariat",
        {"organs": ["general-assembly", "security-council"]},
        "Report on oars: note by the Secretariat",
        "A/70/…–S/2016/…",
    ),
    ("note in French", "note-by-the-secretariat", {"language": "fr"}, "Report on oars : note du Secrétariat", "A/70/…"),
    (
        "note in Spanish",
        "note-by-the-secretariat",
        {"language": "es"},
        "Report on oars: nota de la Secretaría",
        "A/70/…",
    ),
    (
        "note in Russian",
        "note-by-the-secretariat",
        {"language": "ru"},
        "Report on oars: записка Секретариата",
        "A/70/…",
    ),
    ("vote", "explanation-of-vote", {}, "Statement by Malta in explanation of vote", "A/70/…"),
    (
        "vote of several",
        "explanation-of-vote",
        {"senders": ["Togo", "Gambia"]},
        "Statement by the Gambia and Togo in explanation of vote",
        "A/70/…",
    ),
    (
        "circular",
        "pga-circular-letter",
        {},
        "Letter dated 3 May 2016 from the President of the General Assembly addressed to the Permanent Representatives "
        "and Permanent Observers to the United Nations",
        "A/70/…",
    ),
    (
        "request for an item",
        "explanatory-memorandum",
        {},
        "Letter dated 3 May 2016 from the Permanent Representative of Malta to the United Nations addressed to the "
        "Secretary-General",
        "A/71/…",
    ),
    (
        "request for a supplementary item",
        "explanatory-memorandum",
        {"agenda": None, "date": "2016-10-03"},
        "Letter dated 3 October 2016 from the Permanent Representative of Malta to the United Nations addressed to the "
        "Secretary-General",
        "A/71/…",
    ),
]


@pytest.mark.parametrize(
    ("template", "changes", "title", "symbol"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES]
)
def test_titles(template: str, changes: dict[str, Any], title: str, symbol: str) -> None:
    facts = facts_of(template, **changes)
    assert facts.title.replace("\u00a0", " ") == title
    assert facts.symbol_line == symbol
    assert facts.is_document is (find_template(template).description.kind == "document")


@pytest.mark.parametrize(
    ("case", "body", "expected"),
    [
        ("two operative paragraphs", RESOLUTION, ["", "", "1.", "2."]),
        ("a single one has no number", "*The General Assembly*,\n\n*Decides* to row.", ["", ""]),
        (
            "sub-paragraphs",
            "*The Council*,\n\n*Noting*:\n\n(a) Oars,\n\n(b) Boats,\n\n"
            "*Decides*:\n\n(a) To row;\n\n(b) To rest;\n\n*Ends* it.",
            ["", "", "(a)", "(b)", "1.", "(a)", "(b)", "2."],
        ),
        ("numbers that the author typed", "*The Council*,\n\n1. *Decides* to row;\n\n2. *Ends* it.", ["", "1.", "2."]),
    ],
)
def test_operative_paragraphs_are_numbered(case: str, body: str, expected: list[str]) -> None:
    document, _ = compose(derive(written("draft-resolution", body=body)))
    printed = [block.label for block in all_blocks(document) if isinstance(block, Paragraph) and block.label]
    assert printed == [label for label in expected if label], case


@pytest.mark.parametrize("template", KEYS)
def test_a_document_has_no_findings_and_becomes_every_format(template: str) -> None:
    found = [one.message for one in inspect(written(template)) if one.severity.value != "note"]
    assert found == [] or template in ("explanatory-memorandum", "pga-circular-letter")
    texts = export(derive(written(template)), [name for name in FORMATS if name in ("text", "html")])
    assert len(texts) == 2


@pytest.mark.parametrize(
    ("template", "key"),
    [
        ("draft-resolution", "signatories"),
        ("draft-resolution", "senders"),
        ("note-by-the-secretariat", "addressees"),
        ("explanation-of-vote", "symbols"),
        ("pga-circular-letter", "symbols"),
        ("explanatory-memorandum", "agenda_items"),
    ],
)
def test_what_a_document_does_not_print_is_refused(template: str, key: str) -> None:
    values = {"signatories": [{"family": "Berg"}], "symbols": ["A/70/9"], "agenda_items": ITEM}
    found = inspect(written(template, **{key: values.get(key, ["Malta"])}))
    assert "unused-key" in {one.rule for one in found}


@pytest.mark.parametrize("template", ["letter", "note-verbale", "identical-letters"])
def test_a_letter_has_no_subject(template: str) -> None:
    letter = {
        "template": template,
        "date": "2016-05-03",
        "senders": ["Malta"],
        "addressees": ["SG"],
        "subject": "Rowing",
    }
    found = inspect(LetterInput("letter.yaml", yaml.safe_dump({**letter, "body": "Text."}).encode()))
    assert "unused-key" in {one.rule for one in found}


def test_a_document_has_annexes_without_its_title() -> None:
    annexes = [{"title": "Report", "body": "Text."}, {"title": "Map", "body": "Text."}]
    assert facts_of("note-by-the-secretariat", annexes=annexes).annex_headings == ("Annex I", "Annex II")


def test_the_form_of_a_title_is_not_a_program() -> None:
    from drafter.facts import DocumentForm
    from drafter.facts import derive as derive_facts
    from drafter.letter import parse_letter
    from drafter.source import parse_yaml

    source = parse_yaml("template: x\ndate: 2016-05-03\nsubject: '{sponsors}'\n", "letter.yaml")
    form = DocumentForm({"en": "{subject.__class__} {subject} {other}"})
    facts = derive_facts(parse_letter(source), source, "document", form)
    assert facts.title == "{subject.__class__} {sponsors} {other}"


@pytest.mark.parametrize(
    ("template", "language"),
    [(name, code) for name in KEYS for code in ("ar", "es", "fr", "ru", "zh")
     if code not in find_template(name).description.languages],
)  # fmt: skip
def test_a_language_without_words_is_one_error(template: str, language: str) -> None:
    found = inspect(written(template, language=language))
    assert [one.rule for one in found if one.severity.value == "error"] == ["template-language"]


@pytest.mark.parametrize(
    ("language", "paragraphs", "labels"),
    [
        (
            "zh",
            "大会，\n\n回顾其第70/1号决议，\n\n决定赛艇；\n\n邀请会员国：\n\n请秘书长报告。",
            ["1.", "2.", "3."],
        ),
        ("ar", "إن الجمعية العامة،\n\nتقرر التجديف؛\n\nتدعو الأندية.", ["1\u00a0-", "2\u00a0-"]),
        ("fr", "*L'Assemblée générale*,\n\n*Décide* de ramer ;\n\n*Prie* les clubs.", ["1.", "2."]),
    ],
)
def test_operative_paragraphs_are_numbered_in_every_language(language: str, paragraphs: str, labels: list[str]) -> None:
    document = compose(derive(written("draft-resolution", language=language, body=paragraphs)))[0]
    found = [one.label for one in all_blocks(document) if isinstance(one, Paragraph) and one.role == "text"]
    assert [label for label in found if label] == labels


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Demande d’inscription d’une question à l’ordre du jour provisoire de la soixante et onzième session"),
        (
            "es",
            "Solicitud de inclusión de un tema en el programa provisional del septuagésimo primer período de sesiones",
        ),
        ("ru", "Просьба о включении пункта в предварительную повестку дня семьдесят первой сессии"),
        ("zh", "请求在第七十一届会议临时议程内列入一个项目"),
    ],
)
def test_a_request_names_the_session_in_its_case(language: str, line: str) -> None:
    document = compose(derive(written("explanatory-memorandum", language=language)))[0]
    lines = [block.text.replace("\u00a0", " ") for block in all_blocks(document) if isinstance(block, Paragraph)]
    assert line in lines


def test_a_document_without_a_composed_title_needs_no_forms_for_it() -> None:
    keys = {"language": "fr", "addressees": ["Représentants permanents"]}
    assert "missing-form" not in {one.rule for one in inspect(written("pga-circular-letter", **keys))}
    assert "missing-gender" not in {one.rule for one in inspect(written("explanation-of-vote", language="fr"))}
    annexes = [{"title": "Liste", "body": "Texte."}]
    assert "missing-form" in {one.rule for one in inspect(written("pga-circular-letter", annexes=annexes, **keys))}
