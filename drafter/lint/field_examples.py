"""The examples of `drafter explain` for keys: for each a right and a wrong change to the example letter."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from drafter.lint import authorities as by


class Example(NamedTuple):
    """The authority of a field, and two changes to the example letter: a right one and a wrong one."""

    authority: str
    good: str
    bad: str


_ADA = "signatories:\n  - {given: Ada, family: Bergsdóttir, state: Iceland"
_KARMENU = "\n  - {given: Karmenu, family: Zahra, state: Malta}\n"
_LOG = "annexes:\n  - title: The log\n"
_SENT = (
    "template: as-sent\naddressees: [{office: SG, name: H.E. Ms. Example}]\n"
    "letterhead: Permanent Mission of Malta to the United Nations\n"
)
_CITED = "body: |\n  We have the honour to transmit herewith the log (see annex).\n\n  {{ circulation_request }}\n"

FIELDS: Mapping[str, Example] = MappingProxyType(
    {
        "template": Example(by.INPUT, "template: identical-letters\n", "template: identical letter\n"),
        "date": Example(f"{by.MASTHEADS}; {by.COMMUNICATIONS}", "date: 2026-03-04\n", "date: 4 March 2026\n"),
        "further_dates": Example(
            by.PRACTICE,
            "template: letters\naddressees: [secretary-general]\nfurther_dates: [2026-03-09]\n",
            "further_dates: [2026-03-32]\n",
        ),
        "symbols": Example(by.SYMBOLS, "symbols: [A/80/999, S/2026/999]\n", "symbols: [A/80/999–S/2026/999]\n"),
        "distributed": Example(by.MASTHEADS, "distributed: 2026-03-09\n", "distributed: 2026-02-09\n"),
        "distribution": Example(by.MASTHEADS, "distribution: Limited\n", "distribution: L\n"),
        "language": Example(by.LANGUAGE, "language: en\n", "language: English\n"),
        "digits": Example(
            f"{by.ARABIC} (S/2015/350, A/ES-10/793)",
            "language: ar\ndigits: arabic-indic\n",
            "language: ar\ndigits: arabic\n",
        ),
        "original": Example(f"{by.MASTHEADS}, Language", "original: [fr]\n", "original: [French]\n"),
        "senders": Example(by.SIGNATURE, "senders: [Iceland, Malta]\n", "senders: [Icland, Malta]\n"),
        "senders.state": Example(
            by.TERMINOLOGY, "senders: [{state: ISL}, Malta]\n", "senders: [{state: Ice Land Isles}, Malta]\n"
        ),
        "senders.office": Example(
            by.SIGNATURE,
            "senders: [{state: Iceland, office: charge-d-affaires}, Malta]\n"
            f"{_ADA}, office: charge-d-affaires}}{_KARMENU}",
            "senders: [{state: Iceland, office: charge-daffaire}, Malta]\n",
        ),
        "addressees": Example(
            by.ADDRESSEES,
            "addressees: [SG, PSC]\n",
            "addressees: [secretary-generall, president-of-the-security-council]\n",
        ),
        "agenda_items": Example(
            by.AGENDA_ITEM,
            "agenda_items:\n  - {number: 12, title: Sport for development and peace}\n",
            "agenda_items: [12]\n",
        ),
        "agenda_items.number": Example(
            by.AGENDA_ITEM,
            "agenda_items:\n  - {number: 3 (b), title: Credentials of representatives}\n",
            "agenda_items:\n  - {number: item 12, title: Sport for development and peace}\n",
        ),
        "agenda": Example(by.AGENDA_ITEM, "agenda: provisional\nagenda_document: A/81/150\n", "agenda: draft\n"),
        "session": Example(by.SESSIONS, "session: 80\n", "session: seventy-first\n"),
        "year": Example(by.SYMBOLS, "year: 81\n", "year: 71\n"),
        "organs": Example(
            by.COMMUNICATIONS, "organs: [general-assembly, security-council]\n", "organs: [the Security Council]\n"
        ),
        "on_behalf_of": Example(
            by.COUNTRIES,
            "on_behalf_of: [Chile, Fiji]\n"
            "body: 'We write on behalf of {{ on_behalf_of }}. {{ circulation_request }}'\n",
            "on_behalf_of: [Chile, Fiji, Chile]\n",
        ),
        "body": Example(
            by.COMMUNICATIONS,
            "body: We write about rowing. {{ circulation_request }}\n",
            "body: We write. {{ request }}\n",
        ),
        "signatories": Example(by.SIGNATURE, f"{_ADA}}}{_KARMENU}", "signatories: [Ada Bergsdóttir]\n"),
        "signatories.family": Example(
            by.SIGNATURE,
            f"{_ADA}}}{_KARMENU}",
            f"signatories:\n  - {{given: Ada, family: BERGSDÓTTIR, state: Iceland}}{_KARMENU}",
        ),
        "signatories.given": Example(
            by.SIGNATURE,
            f"{_ADA}}}{_KARMENU}",
            f"signatories:\n  - {{given: H.E. Ms. Ada, family: Bergsdóttir, state: Iceland}}{_KARMENU}",
        ),
        "signatories.office": Example(
            by.SIGNATURE,
            f"{_ADA}, office: charge-d-affaires}}{_KARMENU}",
            f"{_ADA}, office: charge-daffaire}}{_KARMENU}",
        ),
        "signatories.title": Example(
            by.SIGNATURE,
            f"{_ADA}, title: Permanent Representative of Iceland to the United Nations}}{_KARMENU}",
            f"{_ADA}, title: Permanent Representative of Ireland to the United Nations}}{_KARMENU}",
        ),
        "signatory_order": Example(by.SIGNATURE, "signatory_order: english\n", "signatory_order: alphabetical\n"),
        "annexes": Example(by.COMMUNICATIONS, f"{_LOG}    body: The log.\n{_CITED}", f"{_LOG}{_CITED}"),
        "annexes.original": Example(
            f"{by.MASTHEADS}, Language",
            f"{_LOG}    original: fr\n    body: The log.\n{_CITED}",
            f"{_LOG}    original: French\n    body: The log.\n{_CITED}",
        ),
        "reissued": Example(
            "A/RES/71/262*", "distributed: 2026-03-09\nreissued: 2026-03-25\n", "reissued: 2026-03-01\n"
        ),
        "job_number": Example(by.PRACTICE, "job_number: 26-01234\n", "job_number: 2601234\n"),
        "published": Example(
            by.MASTHEADS, "job_number: 26-01234\npublished: 2026-03-10\n", "job_number: 26-01234\npublished: 100326\n"
        ),
        "masthead.emblem": Example(by.PROTECTED, "draft: true\n", "masthead: {emblem: /emblem.png}\n"),
        "agenda_items.title": Example(
            by.AGENDA_ITEM,
            "agenda_items:\n  - {number: 12, title: Culture of peace}\n",
            "agenda_items:\n  - {number: 12}\n",
        ),
        "agenda_items.sub_title": Example(
            by.AGENDA_ITEM,
            "agenda_items:\n  - {number: 19 (b), title: Sustainable development, sub_title: Small islands}\n",
            "agenda_items:\n  - {number: 19 (b), title: Sustainable development, sub_title: [Small islands]}\n",
        ),
        "agenda_document": Example(
            by.AGENDA_ITEM,
            "agenda: preliminary\nagenda_document: A/81/50\n",
            "agenda: preliminary\nagenda_document: [A/81/50]\n",
        ),
        "title": Example(
            by.PRACTICE,
            "title: Identical letters dated 4 March 2026 from the Permanent Representatives of Iceland and Malta to "
            "the United Nations addressed to the Secretary-General and the President of the Security Council\n",
            "title: ''\n",
        ),
        "title_size": Example(by.PRACTICE, "title_size: 12\n", "title_size: 13\n"),
        "notes": Example(
            by.FOOTNOTES, "notes: ['* Reproduced as received.']\n", "notes: '* Reproduced as received.'\n"
        ),
        "relates_to": Example(
            by.PRACTICE,
            "relates_to: A/80/998\nbody: We withdraw our letter of 2 March (A/80/998). {{ circulation_request }}\n",
            "relates_to: the letter of March\n",
        ),
        "draft": Example(by.PROTECTED, "draft: true\n", "draft: maybe\n"),
        "addressees.office": Example(
            by.ADDRESSEES,
            "addressees: [{office: secretary-general}, {office: president-of-the-security-council}]\n",
            "addressees: [{office: secretary-generall}, PSC]\n",
        ),
        "addressees.name": Example(by.PRACTICE, _SENT, "addressees: [{office: SG, name: H.E. Ms. Example}, PSC]\n"),
        "addressees.address": Example(
            by.PRACTICE,
            _SENT.replace("Example}", "Example, address: United Nations Headquarters}"),
            "addressees: [{office: SG, address: United Nations Headquarters}, PSC]\n",
        ),
        "addressees.salutation": Example(
            by.PRACTICE,
            _SENT.replace("Example}", "Example, salutation: 'Dear Secretary-General,'}"),
            "addressees: [{office: SG, salutation: 'Dear Secretary-General,'}, PSC]\n",
        ),
        "signatories.state": Example(
            by.TERMINOLOGY,
            f"{_ADA}}}{_KARMENU}".replace("state: Malta", "state: MLT"),
            f"{_ADA}}}{_KARMENU}".replace("state: Malta", "state: Malte-sur-mer"),
        ),
        "signatories.capacity": Example(
            by.SIGNATURE,
            f"{_ADA}, capacity: in her capacity as Chair of the Group of Early Risers}}{_KARMENU}",
            f"{_ADA}, capacity: [Chair]}}{_KARMENU}",
        ),
        "signatories.family_first": Example(
            by.SIGNATURE, f"{_ADA}, family_first: true}}{_KARMENU}", f"{_ADA}, family_first: often}}{_KARMENU}"
        ),
        "signatories.gender": Example(
            by.SIGNATURE, f"{_ADA}, gender: f}}{_KARMENU}", f"{_ADA}, gender: Ms.}}{_KARMENU}"
        ),
        "annexes.title": Example(
            by.COMMUNICATIONS,
            f"{_LOG}    body: The log.\n{_CITED}",
            f"annexes:\n  - title: ''\n    body: The log.\n{_CITED}",
        ),
        "annexes.body": Example(
            by.COMMUNICATIONS,
            f"{_LOG}    body: Both crews rowed around the island of Gozo.\n{_CITED}",
            f"{_LOG}    body: Both crews rowed to {{{{ place }}}}.\n{_CITED}",
        ),
        "annexes.heading": Example(
            by.PRACTICE,
            f"{_LOG}    heading: ''\n    body: The log.\n{_CITED}",
            f"{_LOG}    heading: [I]\n    body: The log.\n{_CITED}",
        ),
        "annexes.signatories": Example(
            by.SIGNATURE,
            f"{_LOG}    body: The log.\n    signatories: [{{given: Ada, family: Bergsdóttir}}]\n{_CITED}",
            f"{_LOG}    body: The log.\n    signatories: [Ada]\n{_CITED}",
        ),
        "annexes.enclosures": Example(
            by.COMMUNICATIONS,
            f"{_LOG}    body: The log.\n    enclosures: [{{title: A map, body: The coast.}}]\n{_CITED}",
            f"{_LOG}    body: The log.\n    enclosures: [A map]\n{_CITED}",
        ),
        "annexes.appendices": Example(
            by.COMMUNICATIONS,
            f"{_LOG}    body: The log.\n    appendices: [{{title: A map, body: The coast.}}]\n{_CITED}",
            f"{_LOG}    body: The log.\n    appendices: [A map]\n{_CITED}",
        ),
        "letterhead": Example(by.PRACTICE, _SENT, "letterhead: Permanent Mission of Malta to the United Nations\n"),
        "reference": Example(by.PRACTICE, f"{_SENT}reference: 12/2026\n", "reference: 12/2026\n"),
        "written_at": Example(by.PRACTICE, f"{_SENT}written_at: Geneva\n", "written_at: Geneva\n"),
        "salutation": Example(by.PRACTICE, f"{_SENT}salutation: 'Madam,'\n", "salutation: 'Madam,'\n"),
        "courtesy": Example(
            by.PRACTICE, f"{_SENT}courtesy: With my best wishes.\n", "courtesy: With my best wishes.\n"
        ),
        "conference": Example(
            by.PRACTICE,
            "template: model-un\nconference: Model United Nations of the Lakeside Schools 2026\n",
            "conference: Model United Nations of the Lakeside Schools 2026\n",
        ),
        "ignore": Example(
            by.INPUT,
            "senders: [Iceland]\nignore: {title-signatories: Malta joined after the title was set.}\n",
            "ignore: {title-signatories: Malta joined after the title was set.}\n",
        ),
    }
)
