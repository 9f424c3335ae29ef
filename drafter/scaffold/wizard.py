"""Interactive wizard for a new letter: values of the mission's profile, and the user's answers."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from drafter.diagnostics import Finding
from drafter.facts.office_names import addressee
from drafter.languages import load_language
from drafter.languages.unknown_names import explain_unknown
from drafter.letter import Signatory
from drafter.letter.parts import ITEM_NUMBER
from drafter.profile import Profile
from drafter.scaffold.new_letter import Prefill
from drafter.scaffold.outline import AGENDA_ITEM, PERSON
from drafter.source import FindingCollector, Source
from drafter.suggest import suggest
from drafter.templates import all_samples, find_sample
from drafter.un.offices import ADDRESSEES, ALIASES

# Words that an addressee in free text contains: the office, not the name of a person.
_OFFICE = re.compile(
    r"\b(?:Administrator|Adviser|Ambassador|Bureau|(?:Vice-|Co-)?Chair(?:man|person|woman|s)?|Chief|Commissioner|Committee"
    r"|Coordinator|Director|Head|Members|Minister|Ombudsman|President|Prosecutor|Rapporteur|Registrar|Representative"
    r"|Secretary|Secretary-General)\b"
)
Validator = Callable[[str], str | None]


def prefill_from_profile(profile: Profile) -> Prefill:
    """Return the values that the profile sets in each letter of its mission."""
    defaults, signatory = profile.letter, profile.letter.signatory
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


def profile_errors(profile: Profile) -> tuple[Finding, ...]:
    """Return an error for each State and addressee of the profile that `drafter new` cannot write into a letter."""
    defaults = profile.letter
    states = (defaults.state, defaults.signatory.state if defaults.signatory else None)
    messages = [state_error(state) for state in states if state]
    messages += [addressee_error(text) for text in defaults.addressees]
    return tuple(Finding("profile", f"The profile is not valid: {message}") for message in messages if message)


def merge(under: Prefill, over: Prefill) -> Prefill:
    """Merge two prefills; non-empty values of `over` win."""
    return replace(under, **{key: value for key, value in asdict(over).items() if value})


def ask_prefill(default: str, folders: tuple[Path, ...], prefill: Prefill) -> tuple[str, Prefill]:
    """Ask for the sample and the values of a new letter; an empty answer keeps the default."""
    samples = {sample.name: sample.summary for sample in all_samples(folders)}
    name = ask("Letter", samples, default, lambda answer: _sample_error(answer, samples))
    refused_keys = find_sample(name, folders).template.description.refuses
    senders = _split(ask("Senders", _states(), ", ".join(prefill.senders), state_error, several=True))
    default_addressees = ", ".join(prefill.addressees)
    addressees = _split(ask("Addressees", _addressees(), default_addressees, addressee_error, several=True))
    answers = replace(prefill, senders=senders, addressees=addressees)
    if senders != prefill.senders:
        answers = replace(answers, signatories=_signatories(senders, prefill.signatories))
    return name, answers if "agenda_items" in refused_keys else replace(answers, agenda_items=_ask_item(folders))


def is_terminal() -> bool:
    """True if stdin and stdout are terminals."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(
    question: str,
    choices: Mapping[str, str],
    default: str = "",
    validate: Validator = lambda _: None,
    several: bool = False,
) -> str:
    """Ask until the answer is valid; return it, or the default for an empty answer.

    `choices` are suggested while the user types, each with its description. `validate` returns the error message of an
    answer, or None. With `several`, commas separate the answers.
    """
    from prompt_toolkit import prompt

    shown = f"{question} [{default}]: " if default else f"{question}: "
    while True:
        try:
            answer = prompt(shown, completer=_completer(choices, several), complete_while_typing=True)
        except EOFError:
            raise KeyboardInterrupt from None
        error = validate(answer.strip()) if answer.strip() else None
        if error is None:
            return answer.strip() or default
        sys.stderr.write(f"{error}\n")


def _completer(choices: Mapping[str, str], several: bool) -> Any:
    from prompt_toolkit.completion import Completer, Completion

    class Choices(Completer):
        """Suggestions that contain the typed text, those that start with it first."""

        def get_completions(self, document: Any, complete_event: Any) -> Any:
            typed = document.text_before_cursor
            word = (typed.rpartition(",")[2] if several else typed).lstrip()
            matches = [choice for choice in choices if word.lower() in choice.lower()]
            for choice in sorted(matches, key=lambda match: (not match.lower().startswith(word.lower()), match)):
                yield Completion(choice, start_position=-len(word), display_meta=choices[choice])

    return Choices()


def _ask_item(folders: tuple[Path, ...]) -> tuple[dict[str, str], ...]:
    """Ask for an agenda item; suggest the titles of the samples."""
    number = ask("Agenda item, its number", {}, validate=_number_error)
    title = ask("Agenda item, its title", _item_titles(folders)) if number else ""
    return ({"number": number, "title": title or AGENDA_ITEM["title"]},) if number else ()


def _item_titles(folders: tuple[Path, ...]) -> dict[str, str]:
    from drafter.source import parse_yaml

    sources = (parse_yaml(sample.text, sample.name) for sample in all_samples(folders))
    return {item["title"]: "" for source in sources for item in source.data.get("agenda_items", ())}


def _signatories(senders: tuple[str, ...], known: tuple[Signatory, ...]) -> tuple[Signatory, ...]:
    """Return a signatory for each sender: the known one, or a placeholder; empty if none is known."""
    by_state = {signatory.state: signatory for signatory in known}
    if not any(state in by_state for state in senders):
        return ()
    blank = Signatory(family=PERSON["family"], given=PERSON["given"])
    return tuple(by_state.get(state) or replace(blank, state=state) for state in senders)


def _addressees() -> dict[str, str]:
    """Return the ids of all addressees, each with its first alias or ""."""
    first_alias: dict[str, str] = {}
    for alias, office in ALIASES.items():
        first_alias.setdefault(office, alias)
    return {office: first_alias.get(office, "") for office in ADDRESSEES}


def _states() -> dict[str, str]:
    """Return the names of all States, each with its formal name without article."""
    rows = load_language("en").names.by_code.values()
    return {names[-1].short: names[-1].formal.removeprefix("the ") for names in rows}


def state_error(answer: str) -> str | None:
    """Return the error of the first unknown State in an answer; None if all are known."""
    names = load_language("en").names
    for state in _split(answer):
        if names.find(state) is None:
            return explain_unknown(names, state)[1]
    return None


def addressee_error(answer: str) -> str | None:
    """Return the error of the first addressee in an answer that is neither known nor an office; None if all are."""
    language = load_language("en")
    for text in _split(answer):
        collector = FindingCollector(Source("", "", {}))
        known = addressee(text, language, collector, ())
        if collector.findings:
            return collector.findings[0].message
        if known not in ADDRESSEES and not _OFFICE.search(text):
            return (
                f'"{text}" is not an addressee; write {", ".join(list(ALIASES)[:3])} or an office, such as Chair of ...'
            )
    return None


def _number_error(answer: str) -> str | None:
    """Return the error of a number of an agenda item; None for 34 or 3 (b)."""
    if re.fullmatch(ITEM_NUMBER, answer):
        return None
    return f'"{answer}" is not the number of an agenda item; write a number such as 34 or 3 (b).'


def _sample_error(answer: str, samples: Mapping[str, str]) -> str | None:
    return None if answer in samples else f'"{answer}" is not a sample; {suggest(answer, samples)[1]}'


def _split(answer: str) -> tuple[str, ...]:
    return tuple(part for text in answer.split(",") if (part := text.strip()))
