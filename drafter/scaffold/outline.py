"""The outline of a sample: its structure, with a placeholder for everything that it says about its own States.

`drafter new` starts from the outline if the user names States, so that no other mission, town or person stays in the
letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import fill
from typing import Any

from msgspec import Struct

from drafter.languages import load_language
from drafter.languages.bodies import find_body, named_at_end
from drafter.languages.common_grammar import roman
from drafter.languages.protocol import Receiver
from drafter.source import placeholder
from drafter.un.members import is_member, is_observer
from drafter.un.offices import ADDRESSEES, ALIASES

STATE = placeholder("State")
PERSON = {"given": placeholder("given names"), "family": placeholder("family name")}
AGENDA_ITEM = {"number": placeholder("number"), "title": placeholder("title of the item")}
# Values that say nothing about a State, a place or a person; only these keys of a sample stay unchanged.
_KEPT = frozenset(
    (
        *("template", "date", "further_dates", "distributed", "distribution", "language", "original", "agenda"),
        *("agenda_document", "session", "year", "organs", "signatory_order", "title_size", "reissued", "published"),
        "draft",
    )
)
_OWN_KEYS = ("signatories", "senders", "on_behalf_of", "addressees", "agenda_items", "annexes", "body", "letterhead")
_PURPOSE = placeholder("what you write about")
_FOR_READ = f"*For* {placeholder('the words as published')} *read* {placeholder('the words as corrected')}"
_TEXT = placeholder("text")
_ANNEX = re.compile(r"\(see ((?:annex|enclosure)(?: [IVX]+)?)\)")
_UNBROKEN = re.compile(r"<<<[^<>]*>>>|\{\{(?>(?:[^{}\n]|\}(?!\})|\{(?!\{))*)\}\}")
_REQUEST = "{{ circulation_request }}"


class Situation(Struct, frozen=True):
    """The parties of the new letter: States by any name, addressees, and the number of persons who sign."""

    senders: Sequence[str]
    addressees: Sequence[str]
    on_behalf_of: Sequence[str]
    signed_by: int
    is_note: bool
    day: date


def outline(data: Mapping[str, Any], situation: Situation) -> dict[str, Any]:
    """Return the values of a sample by key, with placeholders; unknown keys and files of the sample are left out."""
    values: dict[str, Any] = {key: value for key, value in data.items() if key in _KEPT}
    for key, value in data.items():
        if key not in _KEPT and key not in _OWN_KEYS and isinstance(value, str) and not key.endswith("_file"):
            values[key] = placeholder(key.replace("_", " "))
    if data.get("symbols"):
        values["symbols"] = [placeholder("symbol")] * len(data["symbols"])
    values["addressees"] = [_addressee(entry) for entry in data.get("addressees", ())]
    values |= {key: [AGENDA_ITEM] for key in ("agenda_items",) if data.get(key)}
    values |= {key: [STATE] for key in ("on_behalf_of",) if data.get(key)}
    values |= {key: _annexes(data[key], key) for key in ("annexes",) if data.get(key)}
    values |= {key: letterhead(situation) for key in ("letterhead",) if data.get(key)}
    return values | {"body": body_outline(str(data.get("body", _REQUEST)), situation)}


def persons(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return placeholders for the signatories of a sample, with the offices that the sample is about."""
    return [_person(entry) for entry in data.get("signatories", ()) if isinstance(entry, dict)]


def letterhead(situation: Situation) -> str:
    """Return the lines of the letterhead: the mission, and its address."""
    mission = _mission(situation.senders or [STATE], situation.day)
    return f"{mission} to the United Nations\n{placeholder('address of the mission')}"


def body_outline(body: str, situation: Situation) -> str:
    """Return the paragraphs of a body: its opening, headings and request, and a placeholder for other text."""
    paragraphs: list[str] = []
    for block in re.split(r"\n[ \t]*\n", body.strip()):
        paragraph = _paragraph(block, situation)
        if paragraph != (paragraphs or [""])[-1]:
            paragraphs.append(paragraph)
    if situation.on_behalf_of and not any("on_behalf_of" in paragraph for paragraph in paragraphs):
        at = next((index for index, paragraph in enumerate(paragraphs) if paragraph == _TEXT), len(paragraphs))
        paragraphs.insert(at, f"{_pronoun(situation)} write {_behalf(situation)}.")
    return "\n\n".join(map(_wrapped, paragraphs))


def _wrapped(paragraph: str) -> str:
    """Return a paragraph in lines of at most 118 characters; no line ends inside a placeholder or a fact."""
    unbroken = _UNBROKEN.sub(lambda match: match[0].replace(" ", "\0"), paragraph)
    return fill(unbroken, 118, break_long_words=False, break_on_hyphens=False).replace("\0", " ")


def _paragraph(block: str, situation: Situation) -> str:
    if "circulation_request" in block:
        return _REQUEST
    if heading := re.match(r"#{1,6}(?= )", block):
        is_of_letter = re.search(r"\bdated\b", block)
        words = f"Letter dated {placeholder('date')}" if is_of_letter else placeholder("heading")
        return f"{heading[0]} {words}"
    if re.search(r"\bpresents? its compliments\b|\bhave the honour\b", block):
        return _opening(block, situation)
    if cited := _ANNEX.findall(block) if "has the honour" in block else []:
        sent = " and ".join(f"{placeholder(f'title of {annex}')} (see {annex})" for annex in cited)
        return f"The Secretariat has the honour to transmit {sent}."
    if re.search(r"\*For\*.*\*read\*|should read\b", block, re.DOTALL):
        return _FOR_READ
    if block.lstrip().startswith(">"):
        return f"> {placeholder('quotation')}"
    return _TEXT


def _opening(block: str, situation: Situation) -> str:
    """Return the first sentence: who writes, on whose behalf, what is transmitted or written about."""
    cited = _ANNEX.findall(block)
    sent = " and ".join(f"{placeholder(f'title of {annex}')} (see {annex})" for annex in cited)
    what = f"transmit herewith {sent}" if cited else _PURPOSE
    is_on_behalf = situation.on_behalf_of or "on_behalf_of" in block
    if situation.is_note:
        what = f"write {_behalf(situation)}, to {what}" if is_on_behalf else what
        return f"{_compliments(situation)} and {_have(situation)} the honour to {what}."
    what = f"write to you {_behalf(situation)}, to {what}" if is_on_behalf else what
    return f"{_pronoun(situation)} have the honour to {what}."


def _compliments(situation: Situation) -> str:
    """Return the words with which a note verbale begins."""
    language = load_language("en")
    ids = [ALIASES.get(name, name) for name in situation.addressees] or [placeholder("addressee")]
    receivers = [name if name.startswith("<") else language.addressee(Receiver(name), situation.day) for name in ids]
    present = "present their" if len(situation.senders) > 1 else "presents its"
    mission = f"The {_mission(situation.senders or [STATE], situation.day)} to the United Nations"
    return f"{mission} {present} compliments to {language.join_list(receivers)}"


def _have(situation: Situation) -> str:
    return "have" if len(situation.senders) > 1 else "has"


def _behalf(situation: Situation) -> str:
    names = load_language("en").names
    found = [names.find(state, situation.day) for state in situation.on_behalf_of]
    noun = "Member States" if all(state and is_member(state.code, situation.day) for state in found) else "States"
    return f"on behalf of {{{{ on_behalf_of.count }}}} {noun}, namely, {{{{ on_behalf_of }}}}"


def _mission(states: Sequence[str], day: date) -> str:
    """Return the name of the mission of a State, or of the missions of several."""
    language = load_language("en")
    found = [language.names.find(state, day) for state in states]
    names = [
        language.names.on(row.code, day).running if row else state for row, state in zip(found, states, strict=True)
    ]
    observer = "Observer " if all(row and is_observer(row.code, day) for row in found) else ""
    return f"Permanent {observer}Mission{'s' if len(states) > 1 else ''} of {language.join_list(names)}"


def _pronoun(situation: Situation) -> str:
    return "I" if situation.signed_by == 1 else "We"


def _addressee(entry: Any) -> Any:
    """Return an addressee of the sample; a name and an office in free text become placeholders."""
    if isinstance(entry, str):
        is_kept = entry in (*ADDRESSEES, *ALIASES) or named_at_end(entry, "en", date.max)
        return entry if is_kept else placeholder("addressee")
    if find_body(entry.get("organization", ""), "en"):
        return {key: entry[key] for key in ("office", "organization")}
    kept = {key: placeholder(key) for key in entry if key != "gender"}
    return kept | {"office": _addressee(entry.get("office", ""))}


def _person(entry: Mapping[str, str]) -> dict[str, str]:
    office = {"office": entry["office"]} if "office" in entry and re.fullmatch(r"[a-z-]+", entry["office"]) else {}
    others = {key: placeholder(key) for key in ("title", "capacity") if entry.get(key)}
    place = {"state": STATE} if "state" in entry else {}
    return PERSON | place | office | others


def _annexes(entries: Sequence[Mapping[str, Any]], key: str) -> list[dict[str, Any]]:
    """Return the annexes of the sample; those that would be equal get numbers."""
    annexes = [_annex(entry, key) for entry in entries]
    titles = ({"title": placeholder(f"title of annex {roman(number)}")} for number in range(1, len(annexes) + 1))
    return [annex | (title if annexes.count(annex) > 1 else {}) for annex, title in zip(annexes, titles, strict=True)]


def _annex(entry: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return an annex of the sample with its parts, without what it says."""
    noun = {"annexes": "annex", "enclosures": "enclosure", "appendices": "appendix"}[key]
    values: dict[str, Any] = {name: placeholder(f"title of the {noun}") for name in ("title",) if entry.get(name)}
    values |= {name: entry[name] for name in ("original",) if entry.get(name)}
    values |= {"heading": ""} if entry.get("heading") == "" else {}
    values["body"] = placeholder(f"text of the {noun}")
    values |= {"signatories": [_person(person) for person in entry["signatories"]]} if entry.get("signatories") else {}
    for inner in ("enclosures", "appendices"):
        values |= {inner: [_annex(part, inner) for part in entry[inner]]} if entry.get(inner) else {}
    return values
