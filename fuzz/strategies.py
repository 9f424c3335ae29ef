"""Hypothesis strategies for letters: every key, with plausible and with strange values."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from fuzz import words
from fuzz.seeds import TEMPLATES, sample

Text = SearchStrategy[str]
Values = SearchStrategy[Any]
_PLAIN = (
    "Ada",
    "Berg",
    "Sport for development",
    "Qin",
    "de la Cruz",
    "O'Neill",
    "Letter dated",
    "Chair of the Group",
    "x",
)
_DAYS = ("2026-03-03", "2016-10-11", "1946-01-17", "1945-10-24", "1991-12-25", "9999-12-31", "0001-01-01", "2024-02-29")
_SYMBOLS = (
    "A/80/999", "S/2026/12", "A/ES-10/5", "A/S-27/3", "A/HRC/43/2", "E/2020/1", "A/80/...", "S/1995/1",
    "A/71/1/Add.2", "A/C.3/71/5/Rev.1", "S/12/1", "A/80/L.5", "A/ES-10/5-S/2016/3", "A/RES/70/1", "A/80/999/Corr.1",
    "ST/1", "CCPR/C/1",
)  # fmt: skip
_ORGANS = ("general-assembly", "security-council", "economic-and-social-council", "human-rights-council")
_FILES = (
    "text.md",
    "long.md",
    "bad.md",
    "plan.png",
    "seal.png",
    "none.md",
    "../x.md",
    "a\\b.md",
    "/etc/hosts",
    "",
    "CON",
    "x\n",
)


def joined(vocabulary: tuple[str, ...], max_size: int) -> Text:
    """Return texts joined from words and characters, with or without spaces."""
    parts = st.lists(st.sampled_from(vocabulary) | st.text(max_size=4), max_size=max_size)
    return st.builds(lambda words, separator: separator.join(words), parts, st.sampled_from((" ", "", "\n", "\n\n")))


def bodies() -> Text:
    """Return bodies of letters, mostly valid ones."""
    block = st.sampled_from(words.BLOCKS) | joined(words.UN_TEXTS, 6)
    nested = st.builds(_nested, block, st.lists(st.sampled_from(("> ", "- ", "1. ", "(a) ")), min_size=1, max_size=4))
    valid = st.lists(st.one_of(block, block, nested), min_size=1, max_size=6).map("\n\n".join)
    return st.one_of(valid, valid, valid, joined(words.ALL_FOR_BODIES, 8))


def _nested(block: str, marks: Sequence[str]) -> str:
    """Return a block inside quotations and list items."""
    for mark in marks:
        rest = mark if mark == "> " else " " * len(mark)
        block = mark + block.replace("\n", f"\n{rest}")
    return block


def lines() -> Text:
    """Return texts of one line, mostly plain ones."""
    plain = st.sampled_from(_PLAIN)
    return st.one_of(plain, plain, plain, joined((*words.UN_TEXTS, *words.SPECIAL_CHARACTERS), 4))


def days() -> Values:
    """Return dates, near and far."""
    return st.sampled_from(_DAYS) | st.dates().map(datetime.date.isoformat)


def sessions() -> Values:
    """Return sessions and similar texts."""
    return st.sampled_from(("71", "80", "ES-10", "S-27", "1", "ES-1", "999", "0", "-1", "ES-99", "71 ", "LXXI"))


def _few(values: Values, max_size: int = 3) -> Values:
    return st.lists(values, max_size=max_size)


def _mapping(required: dict[str, Values], **optional: Values) -> Values:
    return st.fixed_dictionaries(required, optional=optional)


_places = st.sampled_from(words.PLACES)
states = st.one_of(_places, _places, _places, _places, lines())
_known_offices = st.sampled_from(words.OFFICES)
offices = st.one_of(_known_offices, _known_offices, _known_offices, _known_offices, lines())
genders = st.sampled_from(("f", "m"))
languages = st.sampled_from(("en", "en", "en", "en", "en", "en", "en", "fr"))
file_names = st.sampled_from((*("text.md", "long.md") * 9, *_FILES))
image_names = st.sampled_from((*("plan.png", "seal.png") * 9, *_FILES))
_item = st.sampled_from(("12", "34", "3 (b)", "19 (a) (ii)", "999", "0", "1 (zz)", "12b"))

_agenda = _mapping({"number": _item, "title": lines()}, sub_title=lines(), session=sessions())
_sender = _mapping({}, state=states, organization=lines(), office=offices, gender=genders, capacity=lines())
_addressee = _mapping({"office": offices}, gender=genders, name=lines(), address=bodies(), salutation=lines())
_signatory = _mapping(
    {"family": lines()},
    given=lines(),
    state=states,
    organization=lines(),
    office=offices,
    title=lines() | bodies(),
    gender=genders,
    capacity=lines(),
    family_first=st.booleans(),
)


def annexes() -> Values:
    """Return annexes, with nested enclosures and appendices."""
    leaf = _mapping(
        {}, title=lines(), original=languages, body=bodies(), body_file=file_names, signatories=_few(_signatory, 2)
    )
    return st.recursive(
        leaf, lambda inner: _mapping({"body": bodies()}, enclosures=_few(inner, 2), appendices=_few(inner, 2))
    )


_KEYS: dict[str, Values] = {
    "template": st.sampled_from((*TEMPLATES * 3, "leter", "_shared", "../letter", "")),
    "date": days(),
    "further_dates": _few(days()),
    "symbols": _few(st.sampled_from(_SYMBOLS) | lines()),
    "distributed": days(),
    "distribution": st.sampled_from(("General", "Limited", "Restricted")),
    "language": languages,
    "original": _few(languages),
    "senders": _few(states | _sender),
    "addressees": _few(offices | _addressee),
    "agenda_items": _few(_agenda),
    "agenda": st.sampled_from(("adopted", "provisional", "preliminary")),
    "agenda_document": st.sampled_from(_SYMBOLS) | lines(),
    "session": sessions() | _few(sessions(), 2),
    "year": st.integers(1, 200).map(str),
    "organs": _few(st.sampled_from(_ORGANS)),
    "on_behalf_of": _few(states, 6),
    "body": bodies(),
    "body_file": file_names,
    "signatories": _few(_signatory),
    "signatory_order": st.sampled_from(("english", "as-given")),
    "annexes": _few(annexes(), 2),
    "title": lines(),
    "title_size": st.sampled_from(("12", "14")),
    "reissued": days(),
    "job_number": st.sampled_from(("26-00001", "26-12345", "1-1")),
    "published": days(),
    "masthead": _mapping({}, emblem=image_names),
    "letterhead": bodies(),
    "reference": lines(),
    "written_at": lines(),
    "salutation": lines(),
    "courtesy": lines(),
    "conference": lines(),
    "draft": st.sampled_from(("true", "false")),
    "ignore": st.dictionaries(st.sampled_from(("title-differs", "unknown-state", "no-rule")), lines(), max_size=2),
}  # fmt: skip

# Values that fit no key.
_misfits = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(words.SPECIAL_CHARACTERS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(words.KEYS) | st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


def _broken(draw: DrawFn, letter: dict[str, Any]) -> dict[str, Any]:
    """Return the letter with one key omitted, misspelt or with a value that does not fit."""
    key = draw(st.sampled_from(sorted(letter)))
    change = draw(st.integers(0, 2))
    if change:
        return {**letter, key: draw(_misfits)} if change == 1 else {**letter, key[:-1]: letter[key]}
    return {name: value for name, value in letter.items() if name != key}


@st.composite
def letters(draw: DrawFn) -> str:
    """Draw a letter: a sample with some new values, sometimes one broken value, in a style of YAML."""
    letter = dict(sample(draw(st.sampled_from(TEMPLATES))))
    for key in draw(st.lists(st.sampled_from(sorted(_KEYS)), max_size=4, unique=True)):
        letter[key] = draw(_KEYS[key])
    if draw(st.integers(0, 4)) == 0:
        letter = _broken(draw, letter)
    return _as_yaml(
        letter, draw(st.sampled_from((None, None, '"', "'", "|", ">", "json"))), draw(st.sampled_from((40, 4000)))
    )


def _as_yaml(letter: dict[str, Any], style: str | None, width: int) -> str:
    if style == "json":
        return json.dumps(letter, ensure_ascii=False)
    return str(
        yaml.dump(
            letter, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_style=style, width=width
        )
    )


def texts() -> Text:
    """Return any texts: characters, words of YAML, words of letters."""
    return st.text(max_size=60) | joined(words.ALL_FOR_LETTERS, 25) | joined(words.ALL_FOR_BODIES, 25)


def settings() -> Values:
    """Return keys and values for `--set`."""
    step = st.sampled_from(
        (*words.KEYS, "0", "1", "2", "999999", "-1", "", "01", *words.UNPRINTABLE, "\udcff")
    ) | st.text(max_size=3)
    value = st.one_of(*_KEYS.values()).map(_as_json) | joined(words.ALL_FOR_LETTERS, 5)
    strange = st.tuples(st.lists(step, min_size=1, max_size=4).map(".".join), value)
    known = st.sampled_from(sorted(_KEYS)).flatmap(lambda key: st.tuples(st.just(key), _KEYS[key].map(_as_json)))
    inner = st.tuples(st.sampled_from(("signatories.1.family", "signatories.1.title", "agenda_items.1.title")), lines())
    return st.lists(st.one_of(known, known, inner, strange), min_size=1, max_size=3).map(tuple)


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
