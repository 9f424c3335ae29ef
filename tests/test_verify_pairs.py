"""Comparison as a relation: identical if and only if the documents are equal except for the addressee."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec import Struct
from support.sampling import PROOF

from drafter.cli.app import main
from drafter.document.model import Document, Group, Paragraph
from drafter.export import FORMATS
from drafter.languages import load_language
from drafter.load import LetterInput
from drafter.pipeline import compose, derive

pytestmark = pytest.mark.slow

ADDRESSEES = ("SG", "PGA", "PSC", "PECOSOC")
# Values of each part of a letter; the parts of the first group depend on the addressee, those of the second do not.
MAY_DIFFER: dict[str, tuple[str, ...]] = {
    "addressee": ADDRESSEES,
    "name": ("", "H.E. Ms. Liv Nordahl", "H.E. Mr. Per Lind"),
    "address": ("", "Room 38, Secretariat", "Dear Ada, Mr. Smith"),
    "salutation": ("", "Dear Ada,", "Mr. President,", "We accept."),
    "symbol": ("A/80/1", "A/80/1000", "A/81/99"),
    "distributed": ("2026-03-05", "2026-12-11"),
}
MUST_NOT_DIFFER: dict[str, tuple[str, ...]] = {
    "template": ("as-sent", "letter"),
    "date": ("2026-03-04", "2026-03-14"),
    "reference": ("17/2026", "18/2026"),
    "item": ("12", "13"),
    "family": ("Zerafa", "Zammit"),
    "annex": ("", "The boat", "The ship"),
    "first": ("We agree.", "We do not agree.", "We do *not* agree.", "Mr. Smith paid 5.", "Mr. Smith paid 9."),
    "second": ("Dear Ada,", "Dear Bob,", "Sent to the Secretary-General.", "Addressed to the Secretary-General"),
    "third": (
        "See [here](https://example.org/a).",
        "See [here](https://example.org/b).",
        "1. One\n\n  2. Two",
        "- One",
    ),
    "fourth": ("A note.[^1]\n\n  [^1]: Old.", "A note.[^1]\n\n  [^1]: New.", "> Quoted.", "Quoted."),
    "fifth": ("One two.", "One  \n  two.", "One\n\n  two.", "Two one.", "1/2"),
}
PARTS = {**MAY_DIFFER, **MUST_NOT_DIFFER}
PAIRS = 5_000 if PROOF else 20
Letter = tuple[str, ...]


def some_letter(chance: Random) -> Letter:
    return tuple(chance.choice(values) for values in PARTS.values())


def changed(letter: Letter, chance: Random) -> Letter:
    """The letter with values of one to three parts chosen again."""
    values = list(letter)
    group = list(chance.choice((MAY_DIFFER, MUST_NOT_DIFFER, PARTS)))
    for part in chance.sample(group, chance.randint(1, 3)):
        values[list(PARTS).index(part)] = chance.choice(PARTS[part])
    return tuple(values)


@lru_cache(maxsize=4)
def yaml_of(letter: Letter) -> str:
    parts = dict(zip(PARTS, letter, strict=True))
    sent = parts["template"] == "as-sent"
    named = {key: parts[key] for key in ("name", "address", "salutation") if sent and parts[key]}
    pairs = "".join(f", {key}: '{value}'" for key, value in named.items())
    own = (
        f"letterhead: Mission of Malta\nreference: '{parts['reference']}'\n"
        if sent
        else f"symbols: [{parts['symbol']}]\ndistributed: {parts['distributed']}\nsenders: [Malta]\n"
    )
    annexes = f"annexes: [{{title: {parts['annex']}, body: It floats.}}]\n" if parts["annex"] else ""
    paragraphs = "\n\n  ".join(parts[key] for key in ("first", "second", "third", "fourth", "fifth"))
    return (
        f"template: {parts['template']}\ndate: {parts['date']}\norgans: [general-assembly]\nsession: 80\n"
        f"addressees: [{{office: {parts['addressee']}{pairs}}}]\n{own}{annexes}"
        f"agenda_items: [{{number: {parts['item']}, title: Rowing}}]\n"
        f"signatories: [{{given: Carmelo, family: {parts['family']}, state: Malta}}]\nbody: |\n  {paragraphs}\n"
    )


@lru_cache(maxsize=4)
def composed(letter: Letter) -> tuple[Document, Any]:
    return compose(derive(LetterInput("letter.yaml", yaml_of(letter).encode(), Path())))


def tree_without_addressee(letter: Letter) -> object:
    """The document as nested tuples, without what may differ: the test knows these texts from the input."""
    parts = dict(zip(PARTS, letter, strict=True))
    document, _ = composed(letter)
    language = load_language("en")
    facts = derive(LetterInput("letter.yaml", yaml_of(letter).encode(), Path())).facts
    addressee = facts.addressees[0]
    blocks = [document.body, *sorted(document.furniture.items())]
    return plain(blocks, (addressee, parts["symbol"], language.day(date.fromisoformat(parts["distributed"]))))


def plain(value: object, texts: tuple[str, str, str]) -> object:
    """A value as tuples; blocks that depend on the addressee without their text."""
    addressee, symbol, day = texts
    if isinstance(value, Group) and value.role == "inside-address":
        return value.role
    if isinstance(value, Paragraph) and value.role in ("salutation", "symbol", "running-symbol"):
        return value.role, value.text.replace(symbol, "") if value.role != "salutation" else ""
    if isinstance(value, Paragraph) and value.role in ("title-12", "title-14", "annex-heading"):
        return value.role, value.text.removesuffix(addressee)
    if isinstance(value, Paragraph) and value.role == "distribution":
        return value.role, value.text.replace(day, "")
    if isinstance(value, Struct):
        kept = (name for name in value.__struct_fields__ if name not in ("place", "comments"))
        return type(value).__name__, *(plain(getattr(value, name), texts) for name in kept)
    if isinstance(value, (tuple, list)):
        return tuple(plain(item, texts) for item in value)
    return value


@lru_cache(maxsize=4)
def file_of(letter: Letter, kind: str) -> bytes:
    return FORMATS[kind].export(*composed(letter))


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_letters_are_identical_if_and_only_if_their_trees_are_equal_except_for_the_addressee(
    kind: str, tmp_path: Path
) -> None:
    answers = [0, 0]
    for seed in range(PAIRS):
        chance = Random(f"{seed}")
        one = some_letter(chance)
        other = changed(one, chance)
        for name, letter in (("a", one), ("b", other)):
            (tmp_path / f"{name}.{kind}").write_bytes(file_of(letter, kind))
        expected = int(tree_without_addressee(one) != tree_without_addressee(other))
        found = main(["verify", str(tmp_path / f"a.{kind}"), str(tmp_path / f"b.{kind}")])
        assert found == expected, (seed, yaml_of(one), yaml_of(other))
        answers[expected] += 1
    assert min(answers) > sum(answers) // 5
