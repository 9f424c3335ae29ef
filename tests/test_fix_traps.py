"""Fixes keep the meaning: traps for careless fixes, and letters with random mistakes."""

from __future__ import annotations

import re

import pytest
from fix_traps import TRAPS
from hypothesis import given
from hypothesis import strategies as st
from support.lint import with_request

from drafter.autofix import _undo_unproved, fix_letter
from drafter.lint.examples import EXAMPLE_LETTERS, with_change
from drafter.lint.word_proof import ChangedWords, changed_words, is_listed
from drafter.load import LetterInput


def fixed(text: str, unsafe: bool = False) -> str:
    """Return a letter with its fixes."""
    return fix_letter(LetterInput("letter.yaml", text.encode()), unsafe).after["letter.yaml"]


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, in order."""
    return re.findall(r"\w+", text)


def test_there_are_many_traps() -> None:
    sentences = [sentence for sentence, _, _ in TRAPS]
    assert len(set(sentences)) == len(sentences) >= 300


@pytest.mark.parametrize(("sentence", "safe", "unsafe"), TRAPS, ids=[sentence[:50] for sentence, _, _ in TRAPS])
def test_a_fix_keeps_the_meaning(sentence: str, safe: str | None, unsafe: str | None) -> None:
    assert fixed(with_change(with_request(sentence))) == with_change(with_request(safe or sentence))
    assert fixed(with_change(with_request(sentence)), unsafe=True) == with_change(with_request(unsafe or sentence))


# Names, quotations and titles of documents in other languages, and the text that all fixes leave: None if no change.
OTHER_LANGUAGES: list[tuple[str, str, str | None]] = [
    ("fr", "Nous avons vu M. Etienne  Etat, Mme Ecole et Monsieur Jean Etat.", None),
    ("fr", "Nous avons vu Me Etat et le Ministre Ecole.", None),
    ("fr", "Ils ont dit « le 1 mars , 5% » et ‹ le 1 mars ›.", None),
    ("es", "El Consejo de seguridad de la empresa rema.", None),
    ("es", "Vieron al Sr. Setiembre y a don Juan de El Río.", None),
    ("es", "Leyeron *La la tierra de el 5%* ayer.", None),
    ("ru", "Они встретили г-на Королёва и г-жу Берёзкину.", None),
    ("ru", "Они были в городах Могилёв и Королёв.", None),
    ("ru", "Они везли 50%-ный раствор.", None),
    ("ru", "Они видели Организацию Объединённых Наций.", "Они видели Организацию Объединенных Наций."),
    ("ar", "قابلوا السيد احمد هناك.", None),
    ("zh", "他们读《後來,好》。", None),
    ("zh", "他们读*後來,好*。", None),
    ("zh", "他见到李後女士。", None),
]


@pytest.mark.parametrize(("language", "sentence", "unsafe"), OTHER_LANGUAGES)
def test_no_fix_touches_names_and_quotations_in_other_languages(
    language: str, sentence: str, unsafe: str | None
) -> None:
    before, request = EXAMPLE_LETTERS[language].split("body: |\n")[0], "\n\n  {{ circulation_request }}\n"
    rest = EXAMPLE_LETTERS[language].split(request)[1]
    letter, expected = (f"{before}body: |\n  {text}{request}{rest}" for text in (sentence, unsafe or sentence))
    assert fixed(letter, unsafe=True) == expected
    assert words(fixed(letter)) == words(letter)


# Words and mistakes that a letter may contain in any order.
WORDS = [
    "the", "the the", "clubs", "organise", "UN", "Malta", "Cote d'Ivoire", "Mr Zahra", "5%", "five per cent", "3 clubs",
    "25000", "secretary general", "June 15, 2000", "3rd May", "1990's", "US$ 300", "A / 80 / 999", "1325(2000)", "e.g.",
    "boats & oars", "**never**", "*inter  alia*", "“the  log,”", "'the  log'", "3:30 PM", "her her", "oﬃce",
    "cap\u200btain", "\u200b", "captain´s", "PGA", "communique", ".5 m", "4bn", "{{ date }}",
    "[a  log](https://a.org)", "Resolution 73/24",
]  # fmt: skip
MARKS = [
    " ", "  ", " , ", ",", ", ", " . ", ".. ", " - ", "--", "! ", ";", "\n", "\n\n", "\n\n> ", "\n\n## ", "\n- ", " ( ",
    " ) ",
]  # fmt: skip
LETTERS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=25)


@given(LETTERS)
def test_a_safe_fix_keeps_the_words_of_a_letter(parts: list[tuple[str, str]]) -> None:
    text = with_change(with_request("We met " + "".join(word + mark for word, mark in parts)))
    assert words(fixed(text)) == words(text)
    assert fixed(fixed(text)) == fixed(text)


QUOTATION = "“we  organise 3 races , at 5% for the UN”"


@given(LETTERS, LETTERS)
def test_no_fix_touches_a_quotation(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    start, end = ("".join(word + mark for word, mark in parts if "“" not in word) for parts in (before, after))
    text = with_change(with_request(f"We met {start}\n\nThey said {QUOTATION} then.\n\n{end}"))
    assert QUOTATION in fixed(text)
    assert QUOTATION in fixed(text, unsafe=True)


@pytest.mark.parametrize(
    "line",
    [
        "  - {given: H.E. Ada, family: Bergs  dóttir, state: Iceland}\n",
        "  - {given: Ada, family: Organise, state: Iceland}\n",
        "  - {given: Mr Ada, family: Oﬃce, state: Iceland, office: Chairman of the UN}\n",
    ],
)
def test_no_fix_touches_a_name(line: str) -> None:
    text = with_change(f"signatories:\n{line}{with_request('They met Ada Organise and the Bergs  dóttir crew.')}")
    assert fixed(text, unsafe=True).count(line) == 1
    assert "Ada Organise" in fixed(text, unsafe=True)


def test_the_title_of_an_annex_stays_as_it_is() -> None:
    text = with_change("annexes:\n  - {title: 'The  oﬃce of the the clubs', body: They  met.}\n")
    assert fixed(text, unsafe=True) == text.replace("They  met", "They met")


@pytest.mark.parametrize("body", ['"The\\u00a0 clubs met."', '"The clubs\\u200b met."', "'The  club''s crews met.'"])
def test_escapes_in_the_file_count_as_words(body: str) -> None:
    text = with_change(f"body: {body}\n")
    assert words(fixed(text)) == words(text)


def test_a_suggested_fix_lists_the_words_that_it_changes() -> None:
    text = with_change(with_request("They organise it  at 5%."))
    done = fix_letter(LetterInput("letter.yaml", text.encode()), unsafe=True)
    listed = [(edit.rule, edit.safe, edit.changes[0]) for edit in done.applied["letter.yaml"]]
    assert listed == [
        ("spelling-ize", False, (("organise",), ("organize",))),
        ("double-space", True, ((), ())),
        ("per-cent", False, (("5",), ("5", "per", "cent"))),
    ]
    assert fix_letter(LetterInput("letter.yaml", text.encode())).suggested == 2


def test_a_file_with_a_word_that_no_fix_lists_is_left_as_it_was() -> None:
    text = with_change(with_request("They  met."))
    done = fix_letter(LetterInput("letter.yaml", text.encode()))
    assert done.count == 1
    done.after["letter.yaml"] += "# a word more\n"
    _undo_unproved(done)
    assert (done.changed, done.count) == ({}, 0)


@pytest.mark.parametrize(
    ("before", "after", "changes", "proved"),
    [
        ("one two", "one  two.", [], True),
        ("one two", "two one", [], False),
        ("one two", "One two", [], False),
        ("one two", "one", [], False),
        ("one two", "one 2", [ChangedWords(("two",), ("2",))], True),
        ("one two", "1 2", [ChangedWords(("two",), ("2",))], False),
        ("one two", "one 2 3", [ChangedWords(("two",), ("2",))], False),
    ],
)
def test_the_proof_finds_each_word_that_no_fix_lists(
    before: str, after: str, changes: list[ChangedWords], proved: bool
) -> None:
    assert is_listed(before, after, changes) is proved


@pytest.mark.parametrize(
    ("start", "end", "fix", "changed"),
    [
        (3, 4, " , ", ((), ())),
        (3, 4, "", (("one", "two"), ("onetwo",))),
        (4, 7, "2", (("two",), ("2",))),
        (5, 6, "ou", (("two",), ("touo",))),
        (3, 5, "", (("one", "two"), ("onewo",))),
    ],
)
def test_changed_words_are_whole_words(start: int, end: int, fix: str, changed: ChangedWords) -> None:
    assert changed_words("one two six", start, end, fix) == changed
