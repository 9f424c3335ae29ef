"""`drafter new` with States: the letter is about those, or has a placeholder; nothing of the sample's own stays."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest

from drafter.letter import Signatory
from drafter.load import LetterInput
from drafter.pipeline import draft, inspect
from drafter.scaffold.new_letter import Prefill, new_letter
from drafter.source import parse_yaml
from drafter.source.tree import walk_values
from drafter.templates import Sample, all_samples, built_in_folder

TODAY = datetime.date(2026, 11, 24)
SAMPLES = [sample for sample in all_samples() if sample.path.is_relative_to(built_in_folder())]
PREFILLS = [
    ("one State", Prefill(senders=("France",))),
    ("States with articles", Prefill(senders=("Netherlands", "Viet Nam", "Côte d'Ivoire"))),
    ("an observer", Prefill(senders=("Holy See",))),
    ("a signatory", Prefill(signatories=(Signatory(family="Nguyen", given="Lan", state="Viet Nam"),))),
    ("an organization", Prefill(signatories=(Signatory(family="Diop", organization="the African Union"),))),
    ("a list", Prefill(on_behalf_of=("Fiji", "Chad"))),
    ("a list with an observer", Prefill(senders=("Peru",), on_behalf_of=("Fiji", "State of Palestine"))),
    (
        "addressees and an item",
        Prefill(senders=("Chad",), addressees=("PGA",), agenda_items=({"number": "7", "title": "Boats"},)),
    ),
]
CASES = [pytest.param(sample, prefill, id=f"{sample.name}-{name}") for sample in SAMPLES for name, prefill in PREFILLS]
# Words with a capital that any letter may have.
COMMON = re.compile(
    "An?|The|I|We|On|In|It|They|Letters?|Permanent|Missions?|Observer|United|Nations|President|General|Assembly|Security|"
    "Council|Secretary-General|States|Member|For|Human|Rights|Conference|Disarmament|Secretariat|[A-Z]{2,3}(?:-10)?"
)
# Findings about the addressees or the item that the test chose, not about the outline.
CHOSEN = {"placeholder-left", "title-addressees", "item-without-assembly", "missing-organs"}
ANSWERS = {
    "State": "Malta",
    "number": "7",
    "date": "24 November 2026",
    "symbol": "S/2026/998",
    "job number": "26-00998",
}


def words(text: str) -> set[str]:
    return {word for word in re.findall(r"\b[A-ZÀ-ÞŁŠŽ][\w-]+", text) if not COMMON.fullmatch(word)}


def printed(text: str) -> str:
    """The values of a letter, without its structure and its placeholders."""
    data = parse_yaml(text, "letter.yaml").data
    kept = {key: value for key, value in data.items() if key not in ("template", "distribution", "ignore")}
    return re.sub(r"<<<.*?>>>|\{\{.*?\}\}", "", "\n".join(value for _, value in walk_values(kept)))


def named(prefill: Prefill) -> set[str]:
    return words(f"{prefill!r}") | words("Côte d’Ivoire, Kingdom of the Netherlands")


def filled(text: str) -> str:
    return re.sub(r"<<<(.*?)>>>", lambda match: ANSWERS.get(match[1], "rowing"), text)


def new(sample: Sample, prefill: Prefill) -> str:
    return new_letter(sample.text, sample.template, prefill, TODAY)


@pytest.mark.parametrize(("sample", "prefill"), CASES)
def test_no_word_of_the_sample_stays(sample: Sample, prefill: Prefill) -> None:
    assert words(printed(new(sample, prefill))) <= named(prefill)


@pytest.mark.parametrize(("sample", "prefill"), CASES)
def test_only_placeholders_are_wrong_and_stop_the_letter(sample: Sample, prefill: Prefill) -> None:
    text = new(sample, prefill)
    found = inspect(LetterInput("letter.yaml", text.encode()))
    assert {finding.rule for finding in found} - CHOSEN == set()
    assert sum(finding.rule == "placeholder-left" for finding in found) == text.count("<<<") > 0


@pytest.mark.parametrize(("sample", "prefill"), CASES)
def test_the_letter_renders_when_the_placeholders_are_replaced(sample: Sample, prefill: Prefill) -> None:
    text = filled(new(sample, prefill))
    for name, content in draft(text, "text").items():
        assert words(content.decode()) & strangers(sample) <= named(prefill) | {"Malta"}, name


def strangers(sample: Sample) -> set[str]:
    """Names of the sample that no letter of others has: its persons and States."""
    data = parse_yaml(sample.text, "sample.yaml").data
    return set().union(*(words(value) for key in ("signatories", "senders") for value in texts(data.get(key, []))))


def texts(value: Any) -> Iterator[str]:
    yield from (text for path, text in walk_values(value) if path[-1:] != ("office",))


# Documents of an organ, in which no State is named.
OF_ORGANS = {"note-by-the-secretariat", "pga-circular-letter"}
OF_STATES = [sample for sample in SAMPLES if sample.template.name not in OF_ORGANS]


@pytest.mark.parametrize("sample", OF_STATES, ids=[sample.name for sample in OF_STATES])
def test_without_its_states_a_letter_is_not_rendered(sample: Sample) -> None:
    text = re.sub(
        r", state: [^,}]+|^(?:senders|on_behalf_of):.*\n(?:  .*\n)*",
        "",
        new(sample, Prefill(senders=("Fiji",))),
        flags=re.M,
    )
    assert "Fiji" not in re.sub(r"Mission of Fiji", "", text)
    rules = {finding.rule for finding in inspect(LetterInput("letter.yaml", filled(text).encode()))}
    assert rules & {"missing-senders", "missing-state", "missing-key"}


def test_the_text_around_the_values_stays() -> None:
    [sample] = [sample for sample in SAMPLES if sample.name == "note-verbale"]
    text = new(sample, Prefill(senders=("Viet Nam", "France")))
    comments = [line for line in sample.text.splitlines() if line.startswith("#")]
    assert [line for line in text.splitlines() if line.startswith("#")] == comments
    opening = "The Permanent Missions of Viet Nam and France to the United Nations present their compliments to the"
    assert opening in " ".join(text.split())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ministers-letter", "office: foreign-minister"),
        ("group-letter", "capacity: <<<capacity>>>"),
        ("letter-with-annexes", "<<<title of annex I>>> (see annex I) and <<<title of annex II>>> (see annex II)"),
        ("as-sent", "Permanent Mission of Fiji to the United Nations <<<address of the mission>>>"),
        ("corrigendum", "*For* <<<the words as published>>> *read* <<<the words as corrected>>>"),
        ("letters", "## Letter dated <<<date>>>"),
    ],
)
def test_what_the_sample_shows_stays(name: str, expected: str) -> None:
    [sample] = [sample for sample in SAMPLES if sample.name == name]
    assert expected in " ".join(new(sample, Prefill(senders=("Fiji",))).split())
