"""Each rule reports its wrong example, with place and authority, and does not report its right one."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

import drafter
from drafter.diagnostics import Finding, Severity
from drafter.languages import available_languages
from drafter.lint.examples import EXAMPLE_LETTER, EXAMPLE_LETTERS, with_change
from drafter.lint.registry import all_rules, letter_rules, rule_families
from drafter.lint.rule import Rule, body_example
from drafter.load import LetterInput
from drafter.pipeline import inspect

ROOT = Path(__file__).parents[1]
LANGUAGES = [code for code in EXAMPLE_LETTERS if code in available_languages()]
# Letters that come with Drafter, in all languages: sample.fr.yaml, letter-with-annexes.fr.yaml.
EDITIONS = [*ROOT.glob("templates/*/sample.*.yaml"), *ROOT.glob("templates/*/samples/*.*.yaml")]
SAMPLES = sorted({*ROOT.glob("examples/*.yaml"), *ROOT.glob("templates/*/sample.yaml"), *EDITIONS})
# The picture that the examples refer to: a red pixel.
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
SHOWN = [rule for rule in all_rules().values() if rule.bad]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the picture of the examples."""
    made = tmp_path_factory.mktemp("letter")
    (made / "boat.png").write_bytes(PIXEL)
    return made


def found(text: str, folder: Path | None = None) -> tuple[Finding, ...]:
    """All findings of a letter in a folder."""
    return inspect(LetterInput("letter.yaml", text.encode(), folder))


@pytest.mark.parametrize("rule", SHOWN, ids=[rule.id for rule in SHOWN])
def test_a_rule_reports_its_wrong_example(rule: Rule, folder: Path) -> None:
    own = [one for one in found(with_change(rule.bad), folder) if one.rule == rule.id]
    assert own, [one.rule for one in found(with_change(rule.bad), folder)]
    assert {one.severity for one in own} == {rule.severity}
    assert all(one.place and one.message and one.authority for one in own)


@pytest.mark.parametrize("rule", SHOWN, ids=[rule.id for rule in SHOWN])
def test_no_rule_reports_a_right_example(rule: Rule, folder: Path) -> None:
    others = [(one.rule, one.message) for one in found(with_change(rule.good), folder)]
    assert not others


def test_each_registered_rule_is_complete() -> None:
    listed = [rule for _, _, rules in rule_families() for rule in rules]
    assert len({rule.id for rule in listed}) == len(listed)
    assert len(letter_rules()) >= 50
    assert all(rule.authority and rule.summary.endswith(".") for rule in listed)
    assert all(rule.bad for rule in letter_rules())
    assert not [rule.id for rule in letter_rules() if rule.severity is Severity.ERROR]


@pytest.mark.parametrize("letter", [EXAMPLE_LETTER, *(EXAMPLE_LETTERS[code] for code in LANGUAGES)])
def test_the_example_letter_has_no_findings(letter: str) -> None:
    assert drafter_check(letter) == []


@pytest.mark.parametrize("path", SAMPLES, ids=[str(path.relative_to(ROOT)) for path in SAMPLES])
def test_shipped_letters_have_no_findings(path: Path) -> None:
    # A note that no published document shows some words of a language is not about the sample.
    findings = [(one.rule, one.message) for one in found_in(path) if one.rule != "word-unconfirmed"]
    assert findings == []


def found_in(path: Path) -> list[Finding]:
    """The findings of a file."""
    from drafter.pipeline import check

    return check(path)


def drafter_check(text: str) -> list[Finding]:
    """The findings of a text, by the Python interface."""
    from drafter.pipeline import check

    assert drafter.__version__
    return check(text)


# Correct sentences that look like mistakes.
SOUND = [
    ("a State’s own name for others", "Certain States members of that coalition have met."),
    ("a name that keeps its spelling", "Organisation of Islamic Cooperation members have met."),
    ("a name inside a sentence", "The Organisation for Economic Co-operation and Development has met."),
    ("a name with a capital", "The Department of Defense of the United States has met."),
    ("the root of a word", "They advise, comprise, exercise and surprise; the rise is otherwise likewise."),
    ("an old resolution", "They recall resolution 3379 (XXX) and resolution 181 (II)."),
    ("a resolution that ends a year", "They recall Security Council resolutions 1284 (1999) and 1285 (2000)."),
    ("a resolution of the Human Rights Council", "They recall Human Rights Council resolution 31/1."),
    ("numbers in a series", "On 10 June, 6 civilians were killed and more than 30 were injured."),
    ("a number as part of a reference", "Under article 5 and paragraph 3, two States have met."),
    ("an hour", "They met at 10 a.m. and at 3.30 p.m."),
    ("a symbol with its parts", "See documents A/ES-10/695, A/C.5/71/2, S/PRST/2015/3 and A/71/1/Rev.1."),
    ("a day to come", "They will meet on 3 June 2027, and have agreed to report by 1 July 2027."),
    ("a range", "They met from 2014 to 2016, and in 2017-2018."),
    ("a doubled word that is right", "They said that that was what they had had."),
    ("a short name of an organization", "UNESCO, UNICEF and UN-Women have met the crews of MINUSMA."),
    ("United States as an attribute", "The programme of United States forces was met by United Kingdom troops."),
    ("a quotation within a quotation", "They said: “He called it ‘the end’, and organised it.”"),
    ("a quoted sentence with its own stop", "They said: “We have met.”"),
    ("an apostrophe after a plural", "The States' views and the Governments' letters were read."),
    ("a genitive of a name in s", "The Bahamas' crews and the Netherlands' were read to."),
    ("a word of Latin", "The crews have met, inter alia, in Malta."),
    ("an address", "They write to clubs@example.org and read https://example.org/a,b.c?d=e."),
    ("a computer program", "The computer program of the clubs has met its aim."),
    ("a hyphen in a word", "The half-yearly, well-known, long-term meeting took place."),
    ("an abbreviation in a note", "They met (see A/71/1, para. 5)."),
    ("a century in words", "They met in the twentieth century, in the 1990s."),
    ("money", "They spent $300, $5 million and 20 euros."),
    ("a large number", "They covered 25,000 km and 4,000 m in 2025."),
    ("a list of States in order", "They met on behalf of Chile, Fiji, the Gambia and the Islamic Republic of Iran."),
    ("States that are not a list", "They met between Malta, Fiji and Chile."),
    ("Antigua and Barbuda", "They met on behalf of Antigua and Barbuda, Bosnia and Herzegovina and Chile."),
]


@pytest.mark.parametrize(("title", "sentence"), SOUND, ids=[title for title, _ in SOUND])
def test_a_correct_sentence_has_no_findings(title: str, sentence: str) -> None:
    assert [(one.rule, one.message) for one in found(with_change(body_example(sentence)))] == []
