"""Committees, panels and other bodies: as senders, signatories and addressees, and as the body of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from drafter.facts.circulation import CirculationFacts
from drafter.facts.context import Context
from drafter.languages.bodies import (
    BodyName,
    Officer,
    body_name,
    find_body,
    find_officer,
    is_unlisted_body,
    officer_of,
)
from drafter.languages.common_grammar import capitalized
from drafter.languages.protocol import Language, Party, Receiver
from drafter.letter import Masthead
from drafter.source import KeyPath
from drafter.un.bodies import body_on, is_of_unknown_body

# Ids of addressees: chair-of-the-1540-committee, co-chairs-of-panel-of-experts-on-yemen.
_OFFICER_OF = re.compile(r"(?P<officer>[a-z]+(?:-[a-z]+)?)-of-(?:the-)?(?P<body>[a-z0-9-]+)")
_CO_CHAIR, _CO_CHAIRS = "co-chair", "co-chairs"


class BodyReceiver(Struct, frozen=True):
    """An addressee who is a body or its officer: the id of the body, and the officer as written."""

    body: str
    officer: str | None


def name_of(body: str, context: Context, path: KeyPath) -> BodyName:
    """Return the name of a body on the day of the letter; reports one that is not known in its language."""
    language, day = context.language, context.letter.date
    name = body_name(body, language.code, day)
    if not name.is_known:
        message = f"The wording for {name.printed} is not known in this language; Drafter prints the English name."
        context.collector.warn("unknown-wording", message, path)
    return name


def printed_body(context: Context, circulation: CirculationFacts) -> BodyName | None:
    """Return the names of the body whose document the letter is, as its author or the table has them.

    Reports a symbol of a body that is not in the table: only the principal organ is then printed.
    """
    own, symbols = context.letter.masthead or Masthead(), ("symbols",)
    if circulation.body:
        name = name_of(circulation.body, context, ("symbols",) if circulation.symbols else ("addressees",))
        return replace(name, masthead=own.organ or name.masthead, name=own.body or name.name)
    unknown = next((symbol for symbol in circulation.symbols if is_of_unknown_body(symbol)), None)
    if unknown and not (own.body or own.organ):
        message = f"Drafter does not know the body of {unknown}; add its name: `masthead: {{body: ...}}`."
        context.collector.warn("unknown-body", message, symbols)
    if own.body or own.organ:
        smart_quotes = context.language.smart_quotes
        return BodyName("", smart_quotes(own.organ or ""), smart_quotes(own.body or ""), "", "", "")
    return None


def as_body(party: Party, context: Context, path: KeyPath) -> Party | None:
    """Return a party whose organization is a body as that body, its officer or its member; None for others."""
    written = party.organization or ""
    body = find_body(written, context.language.code) or (written if is_unlisted_body(written) else None)
    if body is None:
        return None
    return _party(replace(party, organization=None, body=body, observer=False), context, path)


def body_alone(text: str, context: Context, path: KeyPath) -> Party | None:
    """Return the body that a text names, such as panel-of-experts-on-yemen, as a sender; None for other text."""
    body = find_body(text, context.language.code)
    return _party(Party("", body=body), context, path) if body else None


def _party(party: Party, context: Context, path: KeyPath) -> Party:
    name = name_of(party.body or "", context, path)
    if party.officer is None:
        return replace(party, office=name.printed, office_in_title=party.office_in_title or name.in_title)
    office, in_title = _officer_words(party.officer, party.gender == "f", context, path)
    in_title = party.office_in_title or officer_of(in_title, name.of)
    return replace(party, office=officer_of(office, name.of), office_in_title=in_title)


def _officer_words(text: str, woman: bool, context: Context, path: KeyPath) -> tuple[str, str]:
    """Return the words for an officer, alone and in a title; an officer that is not known is free text."""
    officer = find_officer(text, context.language.code, context.letter.date)
    if officer is None:
        _check_officer(text, context, path)
        written = context.language.smart_quotes(text.strip())
        return written, written
    in_title = _form(officer.in_title, officer.in_title_f, woman)
    alone = in_title if "{of}" in in_title else _form(officer.one, officer.one_f, woman)
    return alone, in_title


def _form(masculine: str, feminine: str, woman: bool) -> str:
    return feminine if woman and feminine else masculine


def _check_officer(text: str, context: Context, path: KeyPath) -> None:
    if find_officer(text, "en") and context.language.code != "en":
        message = f"The word for “{text}” is not known in this language; write it out, and add `office_in_title`."
        context.collector.warn("unknown-wording", message, path)


def as_senders(parties: Sequence[Party], context: Context, path: KeyPath) -> list[Party]:
    """Return the signatories as senders.

    A body of which members sign is the sender itself, and several co-chairs are one: the Co-Chairs of the Committee.
    """
    whole = {party.body for party in parties if party.body and not party.officer}
    named = [party for party in parties if not (party.body in whole and party.officer)]
    result = list(named)
    for index, party in enumerate(named):
        same = [one for one in named if one.body == party.body and one.officer == _CO_CHAIR]
        if party.body and party.officer == _CO_CHAIR and len(same) > 1:
            result[index] = _party(replace(party, office_in_title=None, officer=_CO_CHAIRS, gender=None), context, path)
    return [party for index, party in enumerate(result) if party not in result[:index]]


def signature_lines(party: Party, context: Context) -> tuple[str, ...]:
    """Return the lines of a signatory of a body; a member signs with the name alone (S/2017/466)."""
    if not party.body or party.officer is None:
        return ()
    language = context.language
    name = body_name(party.body, language.code, context.letter.date)
    officer, woman = find_officer(party.officer, language.code, context.letter.date), party.gender == "f"
    lines = officer.lines if officer else "{officer}|{name}"
    words = _lines_words(officer, party.officer, woman)
    return tuple(line.format(**words, name=name.printed, of=name.of) for line in lines.split("|"))


def _lines_words(officer: Officer | None, written: str, woman: bool) -> dict[str, str]:
    one = _form(officer.one, officer.one_f, woman) if officer else written
    in_title = _form(officer.in_title, officer.in_title_f, woman) if officer else written
    return {"officer": one, "in_title": capitalized(in_title)}


def find_body_receiver(office: str, organization: str | None, language: Language) -> BodyReceiver | None:
    """Return the body and officer of an addressee: an id, a body with `organization`, or a title with its name."""
    if organization:
        body = find_body(organization, language.code)
        return BodyReceiver(body, office) if body else None
    if body := find_body(office, language.code):
        return BodyReceiver(body, None)
    match = _OFFICER_OF.fullmatch(office.strip())
    found = find_body(match["body"], language.code) if match else None
    if match and found and find_officer(match["officer"], "en"):
        return BodyReceiver(found, match["officer"])
    return None


def offices_are_short(body: str, context: Context) -> bool:
    """True if documents of the body name its officers without its full name: committees of the Security Council."""
    name = body_on(body, context.letter.date)
    return name.masthead == "security-council" and bool(name.short)


def receiver_of(found: BodyReceiver, context: Context, path: KeyPath, like: Receiver, *, own: bool) -> Receiver:
    """Return an addressee with its words; `own` says that the document is that of the body itself.

    Documents of committees of the Security Council then say only `the Chair of the Committee` (S/AC.44).
    """
    name = name_of(found.body, context, path)
    of = name.of
    if own and name.short_of:
        of = f"of {name.short_of}" if context.language.code == "en" else name.short_of
    if found.officer is None:
        return replace(like, office=name.printed, office_in_title=like.office_in_title or name.in_title)
    office, in_title = _officer_words(found.officer, like.gender == "f", context, path)
    in_title = like.office_in_title or officer_of(in_title, of)
    return replace(like, office=officer_of(office, of), office_in_title=in_title)
