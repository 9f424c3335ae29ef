"""The examples of `drafter explain` for the keys of senders, addressees, items, signatories, annexes and masthead."""

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


ADA = "signatories:\n  - {given: Ada, family: Bergsdóttir, state: Iceland"
KARMENU = "\n  - {given: Karmenu, family: Zahra, state: Malta}\n"
LOG = "annexes:\n  - title: The log\n"
SENT = (
    "template: as-sent\naddressees: [{office: SG, name: H.E. Ms. Example}]\n"
    "letterhead: Permanent Mission of Malta to the United Nations\n"
)
CITED = "body: |\n  We have the honour to transmit herewith the log (see annex).\n\n  {{ circulation_request }}\n"
_KARMENU_M = "\n  - {given: Karmenu, family: Zahra, state: Malta, gender: m}\n"
_UNION = (
    "signatories:\n  - {given: Ada, family: Bergsdóttir, organization: African Union}\n"
    "  - {given: Karmenu, family: Zahra, state: Malta}\n"
)
_FRENCH = (
    "language: fr\n"
    "addressees: [{office: secretary-general, gender: m}, {office: president-of-the-security-council, gender: f}]\n"
)
_ATTACHED = """\
annexes:
  - date: 2026-03-02
    senders: [Malta]
    addressees: [SG]
    body: The crews have left.
    signatories: [{given: Karmenu, family: Zahra, state: Malta}]
body: |
  We have the honour to transmit herewith a letter from Malta (see annex).

  {{ circulation_request }}
"""

PARTS: Mapping[str, Example] = MappingProxyType(
    {
        "senders.state": Example(
            by.TERMINOLOGY, "senders: [{state: ISL}, Malta]\n", "senders: [{state: Ice Land Isles}, Malta]\n"
        ),
        "senders.office": Example(
            by.SIGNATURE,
            "senders: [{state: Iceland, office: charge-d-affaires}, Malta]\n"
            f"{ADA}, office: charge-d-affaires}}{KARMENU}",
            "senders: [{state: Iceland, office: charge-daffaire}, Malta]\n",
        ),
        "agenda_items.number": Example(
            by.AGENDA_ITEM,
            "agenda_items:\n  - {number: 3 (b), title: Credentials of representatives}\n",
            "agenda_items:\n  - {number: item 12, title: Sport for development and peace}\n",
        ),
        "signatories.family": Example(
            by.SIGNATURE,
            f"{ADA}}}{KARMENU}",
            f"signatories:\n  - {{given: Ada, family: BERGSDÓTTIR, state: Iceland}}{KARMENU}",
        ),
        "signatories.given": Example(
            by.SIGNATURE,
            f"{ADA}}}{KARMENU}",
            f"signatories:\n  - {{given: H.E. Ms. Ada, family: Bergsdóttir, state: Iceland}}{KARMENU}",
        ),
        "signatories.office": Example(
            by.SIGNATURE,
            f"{ADA}, office: charge-d-affaires}}{KARMENU}",
            f"{ADA}, office: charge-daffaire}}{KARMENU}",
        ),
        "signatories.title": Example(
            by.SIGNATURE,
            f"{ADA}, title: Permanent Representative of Iceland to the United Nations}}{KARMENU}",
            f"{ADA}, title: Permanent Representative of Ireland to the United Nations}}{KARMENU}",
        ),
        "annexes.original": Example(
            f"{by.MASTHEADS}, Language",
            f"{LOG}    original: fr\n    body: The log.\n{CITED}",
            f"{LOG}    original: French\n    body: The log.\n{CITED}",
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
        "addressees.office": Example(
            by.ADDRESSEES,
            "addressees: [{office: secretary-general}, {office: president-of-the-security-council}]\n",
            "addressees: [{office: secretary-generall}, PSC]\n",
        ),
        "addressees.name": Example(by.PRACTICE, SENT, "addressees: [{office: SG, name: H.E. Ms. Example}, PSC]\n"),
        "addressees.address": Example(
            by.PRACTICE,
            SENT.replace("Example}", "Example, address: United Nations Headquarters}"),
            "addressees: [{office: SG, address: United Nations Headquarters}, PSC]\n",
        ),
        "addressees.salutation": Example(
            by.PRACTICE,
            SENT.replace("Example}", "Example, salutation: 'Dear Secretary-General,'}"),
            "addressees: [{office: SG, salutation: 'Dear Secretary-General,'}, PSC]\n",
        ),
        "signatories.state": Example(
            by.TERMINOLOGY,
            f"{ADA}}}{KARMENU}".replace("state: Malta", "state: MLT"),
            f"{ADA}}}{KARMENU}".replace("state: Malta", "state: Malte-sur-mer"),
        ),
        "signatories.capacity": Example(
            by.SIGNATURE,
            f"{ADA}, capacity: in her capacity as Chair of the Group of Early Risers}}{KARMENU}",
            f"{ADA}, capacity: [Chair]}}{KARMENU}",
        ),
        "signatories.family_first": Example(
            by.SIGNATURE, f"{ADA}, family_first: true}}{KARMENU}", f"{ADA}, family_first: often}}{KARMENU}"
        ),
        "signatories.gender": Example(by.SIGNATURE, f"{ADA}, gender: f}}{KARMENU}", f"{ADA}, gender: Ms.}}{KARMENU}"),
        "annexes.title": Example(
            by.COMMUNICATIONS,
            f"{LOG}    body: The log.\n{CITED}",
            f"annexes:\n  - title: ''\n    body: The log.\n{CITED}",
        ),
        "annexes.body": Example(
            by.COMMUNICATIONS,
            f"{LOG}    body: Both crews rowed around the island of Gozo.\n{CITED}",
            f"{LOG}    body: Both crews rowed to {{{{ place }}}}.\n{CITED}",
        ),
        "annexes.heading": Example(
            by.PRACTICE,
            f"{LOG}    heading: ''\n    body: The log.\n{CITED}",
            f"{LOG}    heading: [I]\n    body: The log.\n{CITED}",
        ),
        "annexes.signatories": Example(
            by.SIGNATURE,
            f"{LOG}    body: The log.\n    signatories: [{{given: Ada, family: Bergsdóttir}}]\n{CITED}",
            f"{LOG}    body: The log.\n    signatories: [Ada]\n{CITED}",
        ),
        "annexes.enclosures": Example(
            by.COMMUNICATIONS,
            f"{LOG}    body: The log.\n    enclosures: [{{title: A map, body: The coast.}}]\n{CITED}",
            f"{LOG}    body: The log.\n    enclosures: [A map]\n{CITED}",
        ),
        "annexes.appendices": Example(
            by.COMMUNICATIONS,
            f"{LOG}    body: The log.\n    appendices: [{{title: A map, body: The coast.}}]\n{CITED}",
            f"{LOG}    body: The log.\n    appendices: [A map]\n{CITED}",
        ),
        "agenda_items.session": Example(
            by.SESSIONS,
            "session: [80, ES-10]\nagenda_items:\n  - {number: 12, title: Sport for development, session: 80}\n"
            "  - {number: 5, title: Rowing in an emergency, session: ES-10}\n",
            "agenda_items:\n  - {number: 12, title: Sport, session: eightieth}\n",
        ),
        "senders.organization": Example(
            by.SIGNATURE,
            f"senders: [{{organization: African Union}}, Malta]\n{_UNION}",
            "senders: [{organization: [AU]}]\n",
        ),
        "senders.gender": Example(
            by.SIGNATURE,
            "senders: [{state: Iceland, gender: f}, Malta]\n",
            "senders: [{state: Iceland, gender: Ms.}, Malta]\n",
        ),
        "senders.capacity": Example(
            by.SIGNATURE,
            "senders: [{state: Iceland, capacity: in her capacity as Chair of the Group of Early Risers}, Malta]\n",
            "senders: [{state: Iceland, capacity: [Chair]}, Malta]\n",
        ),
        "senders.office_in_title": Example(
            by.SIGNATURE,
            f"{_FRENCH}senders:\n  - {{state: Iceland, office: Ministre des sports, "
            f"office_in_title: la Ministre des sports, "
            f"gender: f}}\n  - {{state: Malta, gender: m}}\n"
            f"{ADA}, office: Ministre des sports, gender: f}}{_KARMENU_M}",
            "senders: [{state: Iceland, office_in_title: [Ministre]}]\n",
        ),
        "senders.organization_in_title": Example(
            by.SIGNATURE,
            f"{_FRENCH}senders:\n  - {{organization: Union des rameurs, organization_in_title: l’Union des rameurs, "
            "gender: f}\n  - {state: Malta, gender: m}\n"
            "signatories:\n  - {given: Ada, family: Bergsdóttir, organization: Union des rameurs, gender: f}"
            f"{_KARMENU_M}",
            "senders: [{organization: Union, organization_in_title: [Union]}]\n",
        ),
        "senders.at": Example(
            by.PRACTICE,
            "senders: [{state: Iceland, at: geneva}, Malta]\n",
            "senders: [{state: Iceland, at: [geneva]}]\n",
        ),
        "signatories.organization": Example(
            by.SIGNATURE,
            f"senders: [{{organization: African Union}}, Malta]\n{_UNION}",
            "signatories:\n  - {given: Ada, family: Bergsdóttir, organization: [AU]}\n",
        ),
        "signatories.office_in_title": Example(
            by.SIGNATURE,
            f"{_FRENCH}{ADA}, office: Ministre des sports, office_in_title: la Ministre des sports, "
            f"gender: f}}{_KARMENU_M}",
            f"{ADA}, office_in_title: [Ministre]}}{KARMENU}",
        ),
        "signatories.organization_in_title": Example(
            by.SIGNATURE,
            f"{_FRENCH}signatories:\n  - {{given: Ada, family: Bergsdóttir, organization: Union des rameurs, "
            f"organization_in_title: l’Union des rameurs, gender: f}}{_KARMENU_M}",
            "signatories:\n  - {family: Bergsdóttir, organization: Union, organization_in_title: [Union]}\n",
        ),
        "signatories.at": Example(by.PRACTICE, f"{ADA}, at: geneva}}{KARMENU}", f"{ADA}, at: [geneva]}}{KARMENU}"),
        "addressees.gender": Example(
            by.ADDRESSEES,
            "addressees: [{office: SG, gender: m}, PSC]\n",
            "addressees: [{office: SG, gender: Mr.}, PSC]\n",
        ),
        "addressees.organization": Example(
            by.ADDRESSEES,
            "template: letter\nagenda_items: null\norgans: [security-council]\n"
            "addressees: [{office: Chair, organization: committee-1540}]\n",
            "addressees: [{office: Chair, organization: [committee-1540]}]\n",
        ),
        "addressees.office_in_title": Example(
            by.ADDRESSEES,
            "addressees: [PSC, {office: Chef de Cabinet, office_in_title: the Chef de Cabinet}]\n",
            "addressees: [{office: SG, office_in_title: [SG]}, PSC]\n",
        ),
        "annexes.date": Example(by.COMMUNICATIONS, _ATTACHED, _ATTACHED.replace("2026-03-02", "2 March")),
        "annexes.senders": Example(by.COMMUNICATIONS, _ATTACHED, _ATTACHED.replace("[Malta]", "[Maltaa]")),
        "annexes.addressees": Example(by.COMMUNICATIONS, _ATTACHED, _ATTACHED.replace("[SG]", "[secretary-generall]")),
        "annexes.notes": Example(
            by.FOOTNOTES,
            f"annexes:\n  - title: The log*\n    notes: ['* Reproduced as received.']\n    body: The log.\n{CITED}",
            f"annexes:\n  - title: The log*\n    notes: '* Reproduced as received.'\n    body: The log.\n{CITED}",
        ),
        "masthead.organ": Example(
            by.MASTHEADS, "masthead: {organ: Rowing Assembly}\n", "masthead: {organ: [Rowing Assembly]}\n"
        ),
        "masthead.body": Example(
            by.MASTHEADS, "masthead: {body: Committee on Rowing}\n", "masthead: {body: [Committee on Rowing]}\n"
        ),
    }
)
