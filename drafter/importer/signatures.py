"""Signatures: the name with its family name, and the office that composes to the lines of the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from drafter.importer.model import Grade, SourceParagraph
from drafter.importer.normalize import is_same, one_line
from drafter.importer.state_names import name_on, states_in
from drafter.languages.protocol import Gender, Language, Party
from drafter.un import members, offices

_GENDERS: tuple[Gender | None, ...] = (None, "m", "f")
# Particles that belong to the family name after them; used only for a name without bold or capitals.
_PARTICLES = frozenset(
    (
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
    )
)
_CAPITALS = re.compile(
    r"(?<!\w)[A-ZÀ-ÖØ-ÞА-ЯЁ][A-ZÀ-ÖØ-ÞА-ЯЁ'’-]+(?!\w)(?:\s+[A-ZÀ-ÖØ-ÞА-ЯЁ][A-ZÀ-ÖØ-ÞА-ЯЁ'’-]+(?!\w))*"
)
_SIGNED = re.compile(
    r"\((?:Signed|Signée?|Firmad[oa]|Подпись|Подписано|Signature|签名|توقيع)\)[ \t]*\*?|(?<=\S)[ \t]*\(Signée?\)",
    re.IGNORECASE,
)
_CHINESE_NAME = re.compile(
    "(?P<foreign>(?P<given>[\u3400-\u9fff·]+)·(?P<family>[\u3400-\u9fff]+))"
    "|(?P<first>[\u3400-\u9fff])(?P<others>[\u3400-\u9fff]{1,3})"
)
_LONGEST_NAME = 90
# A line of this many characters may be wrapped in the column.
_COLUMN = 66


class ReadSignature(Struct, frozen=True):
    """A signature as read: the name, how its family name is known, and the lines of the title."""

    given: str
    family: str
    family_first: bool
    lines: tuple[str, ...]
    grade: Grade
    line: int = 0

    @property
    def name(self) -> str:
        """The name in the order of print."""
        return " ".join(filter(None, (self.family, self.given) if self.family_first else (self.given, self.family)))


def is_signed(text: str) -> bool:
    """True if a text contains the word for a signature, such as (Signed)."""
    return _SIGNED.search(text) is not None


def signed_at(text: str) -> re.Match[str] | None:
    """Return the word for a signature in a text, or None."""
    return _SIGNED.search(text)


def read_signature(paragraph: SourceParagraph, lines_first: bool = False) -> ReadSignature | None:
    """Return the signature that a paragraph is; None if it has no name.

    Without the word for a signature, the first line in bold is the name, else the first line; the last one with
    `lines_first`, as in a letter as sent in French.
    """
    lines = paragraph.text.split("\n")
    at = _name_line(lines, paragraph.strong, lines_first)
    name = one_line(_SIGNED.sub(" ", lines[at])) if lines else ""
    others = [one_line(_SIGNED.sub(" ", line)) for index, line in enumerate(lines) if index != at]
    if not name or len(name) > _LONGEST_NAME:
        return None
    given, family, family_first, grade = _split(name, paragraph.strong)
    return ReadSignature(given, family, family_first, tuple(filter(None, others)), grade, paragraph.line)


def without_office(signature: ReadSignature, language: Language) -> ReadSignature:
    """Return a signature of one line with its name and its office apart, if the line ends with a known office."""
    words = signature.name.split()
    for at in range(1, len(words)) if not signature.lines and signature.grade == "guessed" else ():
        if language.office_of_line(" ".join(words[at:])):
            given, family, family_first, grade = _split(" ".join(words[:at]), ())
            return replace(
                signature,
                given=given,
                family=family,
                family_first=family_first,
                grade=grade,
                lines=(" ".join(words[at:]),),
            )
    return signature


def _name_line(lines: Sequence[str], strong: Sequence[str], lines_first: bool) -> int:
    signed = [index for index, line in enumerate(lines) if _SIGNED.search(line) and _SIGNED.sub("", line).strip()]
    bold = [index for index, line in enumerate(lines) if any(text in line for text in strong)]
    return next(iter([*signed, *bold]), len(lines) - 1 if lines_first else 0)


def _split(name: str, strong: Sequence[str]) -> tuple[str, str, bool, Grade]:
    """Return the given names, the family name, whether it comes first, and how sure that is."""
    bold = [one_line(text) for text in strong if one_line(text) in name]
    if bold:
        return (*_around(name, bold[-1]), "proved")
    capitals = [match[0] for match in _CAPITALS.finditer(name) if len(match[0]) > 2]  # noqa: PLR2004
    if capitals and capitals[-1] != name:
        return (*_around(name, capitals[-1]), "read")
    if chinese := _CHINESE_NAME.fullmatch(name):
        return _split_chinese(chinese)
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:]), False, "guessed"


def _split_chinese(name: re.Match[str]) -> tuple[str, str, bool, Grade]:
    """Return the parts of a name in Chinese characters: a foreign one has a dot, others begin with the family name."""
    if name["foreign"]:
        return name["given"], name["family"], False, "guessed"
    return name["others"], name["first"], True, "guessed"


def _around(name: str, family: str) -> tuple[str, str, bool]:
    before, _, after = name.rpartition(family)
    given = one_line(f"{before} {after}").strip("·").strip()
    return given, family, bool(given) and not before.strip()


class SignatoryReader:
    """Finds the value of each signatory, given the senders of the title."""

    def __init__(self, language: Language, day: date, senders: Sequence[Party]) -> None:
        self.language = language
        self.day = day
        self.senders = senders

    def value(self, signature: ReadSignature, *, alone: bool) -> tuple[dict[str, Any], Grade]:
        """Return the signatory for the YAML, and `proved` if its lines are composed from an office."""
        person = _person(signature)
        for party in self._candidates(signature, alone=alone):
            composed = self.language.signature_lines(party, alone=alone)
            if same_lines(composed, signature.lines):
                return person | self._values(party), "proved"
        return person | self._as_typed(signature), "read"

    def _candidates(self, signature: ReadSignature, *, alone: bool) -> Iterator[Party]:
        """Yield parties whose lines may be those of the signature: of the States it names, else of the senders."""
        for gender in _GENDERS:
            for sender in self._own_senders(signature):
                yield Party(
                    sender.office,
                    sender.state,
                    sender.organization,
                    gender=gender,
                    observer=sender.observer,
                    capacity=sender.capacity,
                )
                yield Party(sender.office, sender.state, sender.organization, gender=gender, observer=sender.observer)
                if sender.state:
                    yield from self._offices(sender.state.code, gender, sender.capacity)
        for gender in _GENDERS if not alone or not self.senders else ():
            for code in self._codes(signature):
                yield from self._offices(code, gender, None)

    def _own_senders(self, signature: ReadSignature) -> list[Party]:
        named = self._codes(signature)
        return [one for one in self.senders if not named or (one.state and one.state.code in named)] or list(
            self.senders[:1]
        )

    def _codes(self, signature: ReadSignature) -> list[str]:
        text = " ".join(signature.lines)
        return list(dict.fromkeys(state.code for state in states_in(text, self.language.code, self.day)))

    def _offices(self, code: str, gender: Gender | None, capacity: str | None) -> Iterator[Party]:
        state, observer = name_on(code, self.language.code, self.day), members.is_observer(code, self.day)
        default = offices.default_office(observer=observer, note_verbale=False)
        for office in dict.fromkeys([default, *offices.SENDERS]):
            if offices.SENDERS[office].of_state:
                yield Party(office, state, gender=gender, observer=observer, capacity=capacity)
                if capacity:
                    yield Party(office, state, gender=gender, observer=observer)

    def _values(self, party: Party) -> dict[str, Any]:
        default = offices.default_office(observer=party.observer, note_verbale=False)
        values = {
            "state": party.state.short if party.state else None,
            "organization": party.organization,
            "office": party.office if party.office != default or not (party.state or party.organization) else None,
            "capacity": party.capacity,
            "gender": party.gender,
        }
        return {key: value for key, value in values.items() if value}

    def _as_typed(self, signature: ReadSignature) -> dict[str, Any]:
        """Return the State that the lines name, else that of the only sender, and the lines as printed."""
        codes = self._codes(signature)
        only = self.senders[0].state if len(self.senders) == 1 else None
        code = codes[0] if codes else only.code if only else None
        state = {"state": name_on(code, self.language.code, self.day).short} if code else {}
        return state | {"title": "\n".join(signature.lines)}


def _person(signature: ReadSignature) -> dict[str, Any]:
    values = {"given": signature.given, "family": signature.family, "family_first": signature.family_first or None}
    return {key: value for key, value in values.items() if value}


def annex_signatory(signature: ReadSignature) -> dict[str, Any]:
    """Return a signatory of an annex, whose title is printed as written there."""
    return _person(signature) | ({"title": "\n".join(signature.lines)} if signature.lines else {})


def same_lines(composed: Iterable[str], read: Sequence[str]) -> bool:
    """True if the lines are the same; a line that is as long as the column may be divided elsewhere."""
    composed = list(composed)
    if len(composed) == len(read):
        return all(is_same(one, other) for one, other in zip(composed, read, strict=True))
    is_long = any(len(line) >= _COLUMN for line in composed)
    return is_long and is_same(" ".join(composed), " ".join(read))
