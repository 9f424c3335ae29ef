"""What a new letter is to say: from the mission's profile, and from the answers of who is asked."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import asdict, replace

from drafter.cli.asking import ask
from drafter.gallery.starting import Wishes
from drafter.gallery.summaries import summary_of
from drafter.languages import language
from drafter.letter import Signatory
from drafter.profile import Profile
from drafter.suggest import suggest
from drafter.templates import find_sample, samples
from drafter.un.offices import ADDRESSEES, ALIASES


def of_profile(own: Profile) -> Wishes:
    """What the profile says of every letter of its mission."""
    defaults, signatory = own.letter, own.letter.signatory
    if signatory and not (signatory.state or signatory.organization):
        signatory = replace(signatory, state=defaults.state, organization=defaults.organization)
    if signatory and not (signatory.office or signatory.title):
        signatory = replace(signatory, office=defaults.office)
    return Wishes(
        senders=(defaults.state,) if defaults.state else (),
        addressees=defaults.addressees,
        signatories=(signatory,) if signatory else (),
        letterhead=defaults.letterhead,
        written_at=defaults.written_at,
    )


def together(under: Wishes, over: Wishes) -> Wishes:
    """Two sets of wishes as one: what the second says counts."""
    return replace(under, **{key: value for key, value in asdict(over).items() if value})


def asked(usual: str, folders: tuple[Path, ...], wishes: Wishes) -> tuple[str, Wishes]:
    """The sample that is chosen, and the wishes with what is answered; an empty answer leaves a thing as it is."""
    found = {one.name: summary_of(one.text) for one in samples(folders)}
    name = ask("Letter", found, usual, lambda said: None if said in found else _unlike(said, found))
    refused = find_sample(name, folders).template.description.refuses
    senders = _split(ask("Senders", _states(), ", ".join(wishes.senders), _no_state, several=True))
    known = {office: next((alias for alias, one in ALIASES.items() if one == office), "") for office in ADDRESSEES}
    addressees = _split(ask("Addressees", known, ", ".join(wishes.addressees), several=True))
    answered = replace(wishes, senders=senders, addressees=addressees)
    if senders != wishes.senders:
        answered = replace(answered, signatories=_signing(senders, wishes.signatories))
    return name, answered if "agenda_items" in refused else replace(answered, agenda_items=_item(folders))


def _item(folders: tuple[Path, ...]) -> tuple[dict[str, str], ...]:
    """The item that is answered; the titles of the samples are suggested."""
    number = ask("Agenda item, its number", {})
    title = ask("Agenda item, its title", _titles(folders)) if number else ""
    return ({"number": number, "title": title or "TITLE OF THE ITEM"},) if number else ()


def _titles(folders: tuple[Path, ...]) -> dict[str, str]:
    from drafter.source import read

    sources = (read(one.text, one.name) for one in samples(folders))
    return {item["title"]: "" for source in sources for item in source.data.get("agenda_items", ())}


def _signing(senders: tuple[str, ...], known: tuple[Signatory, ...]) -> tuple[Signatory, ...]:
    """A signatory for each sender, the one who is known where there is one."""
    by_state = {one.state: one for one in known}
    blank = Signatory(given="GIVEN NAMES", family="FAMILY NAME")
    return tuple(by_state.get(state) or replace(blank, state=state) for state in senders)


def _states() -> dict[str, str]:
    """The names of all States, each with its article or nothing."""
    rows = language("en").names.by_code.values()
    return {names[-1].short: names[-1].formal.removeprefix("the ") for names in rows}


def _no_state(answer: str) -> str | None:
    """What is wrong with an answer that names senders, None for nothing."""
    names = language("en").names
    for said in _split(answer):
        if names.find(said) is None:
            return names.unknown(said)[1]
    return None


def _unlike(said: str, known: dict[str, str]) -> str:
    return f'No letter is called "{said}"; {suggest(said, known)[1]}'


def _split(answer: str) -> tuple[str, ...]:
    return tuple(part for one in answer.split(",") if (part := one.strip()))
