"""Letters with which the example of a key is compared, to see what the key prints."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafter.lint.examples import with_change
from drafter.lint.field_examples import FIELDS

_ADA = "signatories:\n  - {given: Ada, family: Bergsdóttir, state: Iceland}\n  - "
# For keys that a letter cannot go without, another value.
_OTHER_VALUES: Mapping[str, str] = {
    "template": "template: letter\naddressees: [secretary-general]\n",
    "date": "date: 2025-01-21\n",
    "further_dates": "further_dates: [2026-04-11]\n",
    "session": "session: 79\n",
    "year": "year: 80\n",
    "organs": "organs: [general-assembly]\n",
    "senders": "senders: [Chile, Fiji]\n",
    "senders.state": "senders: [{state: CHL}, Malta]\n",
    "addressees": "addressees: [president-of-the-general-assembly, president-of-the-economic-and-social-council]\n",
    "addressees.office": "addressees: [{office: president-of-the-general-assembly}]\n",
    "agenda_items": "agenda_items:\n  - {number: 9, title: Chess}\n",
    "agenda_items.number": "agenda_items:\n  - {number: 9, title: Credentials of representatives}\n",
    "agenda_items.title": "agenda_items:\n  - {number: 12, title: Chess}\n",
    "agenda_document": "agenda_document: A/81/999\n",
    "title": "title: Letter\n",
    "title_size": "title_size: 14\n",
    "on_behalf_of": "on_behalf_of: [Peru]\n",
    "body": "body: '{{ circulation_request }}'\n",
    "signatories": "signatories:\n  - {given: Mele, family: Fonua, state: Tonga}\n  - {family: Rivas, state: Chile}\n",
    "signatories.family": _ADA + "{given: Karmenu, family: Vella, state: Malta}\n",
    "signatories.given": _ADA + "{given: Ġorġa, family: Zahra, state: Malta}\n",
    "signatories.state": _ADA + "{given: Karmenu, family: Zahra, state: Chile}\n",
    "signatories.title": _ADA.replace("Iceland}", "Iceland, title: Adviser}")
    + "{given: Karmenu, family: Zahra, state: Malta}\n",
    "annexes": "annexes: null\n",
    "annexes.title": "annexes:\n  - title: Other notes\n    body: The log.\n",
    "annexes.body": "annexes:\n  - title: The log\n    body: Nothing.\n",
    "letterhead": "letterhead: Mission\n",
    "masthead.organ": "masthead: {organ: Chess Club}\n",
    "masthead.body": "masthead: {body: Chess Club}\n",
    "conference": "conference: Another one\n",
}

# For keys in a longer example, other words at the same place.
_OTHER_WORDS: Mapping[str, tuple[str, str]] = {
    "annexes.date": ("2026-03-02", "2026-02-03"),
    "annexes.senders": ("senders: [Malta]", "senders: [Chile]"),
    "annexes.addressees": ("[SG]", "[PGA]"),
    "subject": ("Lighthouses", "Harbours"),
}


def other_letter(name: str) -> str:
    """Return the letter of the example of a key without this key, or with another value of it."""
    example = FIELDS[name].good
    if name in _OTHER_WORDS:
        return with_change(example.replace(*_OTHER_WORDS[name]))
    return with_change(example + _OTHER_VALUES[name] if name in _OTHER_VALUES else _without(name, example))


def _without(name: str, example: str) -> str:
    key = re.escape(name.rpartition(".")[2])
    text = re.sub(rf"^ *{key}:.*\n", "", example, flags=re.MULTILINE)
    return re.sub(rf", {key}: (?:'[^']*'|\[[^\]]*\]|[^,}}]*)", "", text)
