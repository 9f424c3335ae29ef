"""Title lines of Russian signatories under their names (A/56/441, S/2017/613), and forms that the author must give."""

from __future__ import annotations

import re

from drafter.languages.common_grammar import capitalized
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import MissingForm, Party, Receiver
from drafter.languages.ru.titles import in_genitive, in_nominative, place, to_the_un
from drafter.un import offices

_SIGNS_WITHOUT_TITLE = "secretary-general"
# The first words of a phrase in the genitive end so; those of one in the nominative end in a consonant, ь, й, ая or ия.
_GENITIVE = re.compile(r"[\w-]*(?:ого|его|ой|ей|ых|их|[^аеийоуыэюяьъ]а|[^аи]я|ы|и)\b", re.IGNORECASE)
_NOMINATIVE = re.compile(
    r"(?:Глава|Старшина|Судья|Воевода|Комиссия|Коалиция|Миссия|Конференция|Ассоциация)\b|\w+(?:ая|ия)\b"
)
_ABBREVIATION = re.compile(r"[А-ЯA-Z]{2,}")
_AS_WRITTEN = re.compile(r"(?:действующ|в качестве|от имени)", re.IGNORECASE)


def signature_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    """Return the title lines: Постоянный представитель / Китая / при Организации Объединенных Наций (S/2017/613).

    A single signatory has only the office (A/56/441). A capacity is a separate line.
    """
    capacity = in_nominative(party.capacity or "", words)
    return (*_office_lines(party, words, alone=alone), *((capitalized(capacity),) if capacity else ()))


def _office_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    known = offices.SENDERS.get(party.office)
    if known is None:
        return (party.office,) if party.office else ()
    if known.id == _SIGNS_WITHOUT_TITLE:
        return ()
    entry = words.offices[known.id]
    title = _title(party, words)
    if alone or not known.of_state or not (party.state or party.organization):
        return (title,)
    mission = str(entry.get("at_observer" if party.observer else "at", ""))
    of = "от" if "of" in entry or (mission and party.observer) else ""
    state = " ".join(filter(None, (mission, of, place(party, words))))
    return (title, state, *((to_the_un(party).strip(),) if known.accredited else ()))


def _title(party: Party, words: Lexicon) -> str:
    entry = words.offices[party.office]
    if party.state and party.state.code in entry.get("by_state", ()):
        return str(entry["other"])
    word = entry.get("one_f", entry["one"]) if party.gender == "f" else entry["one"]
    return str(entry.get("title", word))


def missing_form(of: Party | Receiver, words: Lexicon) -> MissingForm | None:
    """Return the genitive that a title needs of an office, an organization or a capacity in free text."""
    known = offices.SENDERS if isinstance(of, Party) else offices.ADDRESSEES
    if (
        of.office
        and (of.office_in_title or of.office not in known)
        and not _is_genitive(of.office_in_title or of.office)
    ):
        return MissingForm("office_in_title", "the office in the genitive, such as “Министра юстиции”")
    if not isinstance(of, Party):
        return None
    organization = "" if of.organization in words.forms["organizations"] else of.organization
    if organization and not _has_genitive(organization, of.organization_in_title):
        return MissingForm(
            "organization_in_title", "the organization in the genitive, such as “Лиги арабских государств”"
        )
    capacity = of.capacity or ""
    if capacity and not _AS_WRITTEN.match(capacity) and not _is_genitive(in_genitive(capacity, words)):
        return MissingForm("capacity", "the capacity in the genitive, such as “Председателя Группы 77 и Китая”")
    return None


def _has_genitive(organization: str, in_title: str | None) -> bool:
    return _is_genitive(in_title) if in_title else bool(_ABBREVIATION.fullmatch(organization))


def _is_genitive(phrase: str) -> bool:
    """True if the first word of the phrase may be a genitive, or does not change."""
    if _ABBREVIATION.match(phrase):
        return True
    return bool(_GENITIVE.match(phrase)) and not _NOMINATIVE.match(phrase)
