"""What a new letter is to say: from the mission's profile, and from the answers of who is asked."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import asdict, replace

from drafter.languages.registry import load_language
from drafter.letter import Signatory
from drafter.profile import Profile
from drafter.scaffold.new_letter import Prefill
from drafter.scaffold.prompts import ask
from drafter.suggest import suggest
from drafter.templates import all_samples, find_sample
from drafter.un.offices import ADDRESSEES, ALIASES


def prefill_from_profile(own: Profile) -> Prefill:
    """What the profile says of every letter of its mission."""
    defaults, signatory = own.letter, own.letter.signatory
    if signatory and not (signatory.state or signatory.organization):
        signatory = replace(signatory, state=defaults.state, organization=defaults.organization)
    if signatory and not (signatory.office or signatory.title):
        signatory = replace(signatory, office=defaults.office)
    return Prefill(
        senders=(defaults.state,) if defaults.state else (),
        addressees=defaults.addressees,
        signatories=(signatory,) if signatory else (),
        letterhead=defaults.letterhead,
        written_at=defaults.written_at,
    )


def merge(under: Prefill, over: Prefill) -> Prefill:
    """Two sets of wishes as one: what the second says counts."""
    return replace(under, **{key: value for key, value in asdict(over).items() if value})


def ask_prefill(default: str, folders: tuple[Path, ...], prefill: Prefill) -> tuple[str, Prefill]:
    """The sample that is chosen, and the wishes with what is answered; an empty answer leaves a thing as it is."""
    found = {one.name: one.summary for one in all_samples(folders)}
    name = ask("Letter", found, default, lambda said: None if said in found else _is_unknown(said, found))
    refused = find_sample(name, folders).template.description.refuses
    senders = _split(ask("Senders", _states(), ", ".join(prefill.senders), _state_error, several=True))
    known = {office: next((alias for alias, one in ALIASES.items() if one == office), "") for office in ADDRESSEES}
    addressees = _split(ask("Addressees", known, ", ".join(prefill.addressees), several=True))
    answered = replace(prefill, senders=senders, addressees=addressees)
    if senders != prefill.senders:
        answered = replace(answered, signatories=_signing(senders, prefill.signatories))
    return name, answered if "agenda_items" in refused else replace(answered, agenda_items=_item(folders))


def _item(folders: tuple[Path, ...]) -> tuple[dict[str, str], ...]:
    """The item that is answered; the titles of the samples are suggested."""
    number = ask("Agenda item, its number", {})
    title = ask("Agenda item, its title", _titles(folders)) if number else ""
    return ({"number": number, "title": title or "TITLE OF THE ITEM"},) if number else ()


def _titles(folders: tuple[Path, ...]) -> dict[str, str]:
    from drafter.source import parse_yaml

    sources = (parse_yaml(one.text, one.name) for one in all_samples(folders))
    return {item["title"]: "" for source in sources for item in source.data.get("agenda_items", ())}


def _signing(senders: tuple[str, ...], known: tuple[Signatory, ...]) -> tuple[Signatory, ...]:
    """A signatory for each sender, the one who is known where there is one."""
    by_state = {one.state: one for one in known}
    blank = Signatory(given="GIVEN NAMES", family="FAMILY NAME")
    return tuple(by_state.get(state) or replace(blank, state=state) for state in senders)


def _states() -> dict[str, str]:
    """The names of all States, each with its article or nothing."""
    rows = load_language("en").names.by_code.values()
    return {names[-1].short: names[-1].formal.removeprefix("the ") for names in rows}


def _state_error(answer: str) -> str | None:
    """What is wrong with an answer that names senders, None for nothing."""
    names = load_language("en").names
    for said in _split(answer):
        if names.find(said) is None:
            return names.explain_unknown(said)[1]
    return None


def _is_unknown(said: str, known: dict[str, str]) -> str:
    return f'No letter is called "{said}"; {suggest(said, known)[1]}'


def _split(answer: str) -> tuple[str, ...]:
    return tuple(part for one in answer.split(",") if (part := one.strip()))
