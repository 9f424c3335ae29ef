"""The examples of `drafter explain` for keys: for each a right and a wrong change to the example letter."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from drafter.lint import authorities as by
from drafter.lint.part_examples import ADA, CITED, KARMENU, LOG, PARTS, SENT, Example

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
        "signatories": Example(by.SIGNATURE, f"{ADA}}}{KARMENU}", "signatories: [Ada Bergsdóttir]\n"),
        "signatory_order": Example(by.SIGNATURE, "signatory_order: english\n", "signatory_order: alphabetical\n"),
        "annexes": Example(by.COMMUNICATIONS, f"{LOG}    body: The log.\n{CITED}", f"{LOG}{CITED}"),
        "reissued": Example(
            "A/RES/71/262*", "distributed: 2026-03-09\nreissued: 2026-03-25\n", "reissued: 2026-03-01\n"
        ),
        "job_number": Example(by.PRACTICE, "job_number: 26-01234\n", "job_number: 2601234\n"),
        "published": Example(
            by.MASTHEADS, "job_number: 26-01234\npublished: 2026-03-10\n", "job_number: 26-01234\npublished: 100326\n"
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
        "letterhead": Example(by.PRACTICE, SENT, "letterhead: Permanent Mission of Malta to the United Nations\n"),
        "reference": Example(by.PRACTICE, f"{SENT}reference: 12/2026\n", "reference: 12/2026\n"),
        "written_at": Example(by.PRACTICE, f"{SENT}written_at: Geneva\n", "written_at: Geneva\n"),
        "salutation": Example(by.PRACTICE, f"{SENT}salutation: 'Madam,'\n", "salutation: 'Madam,'\n"),
        "courtesy": Example(by.PRACTICE, f"{SENT}courtesy: With my best wishes.\n", "courtesy: With my best wishes.\n"),
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
        "masthead": Example(by.MASTHEADS, "masthead: {organ: Rowing Assembly}\n", "masthead: Rowing Assembly\n"),
        "subject": Example(
            by.PRACTICE,
            "template: explanatory-memorandum\nsubject: Lighthouses\nagenda_items: null\norgans: [general-assembly]\n"
            "addressees: [secretary-general]\nbody: We request an item (see annex). {{ circulation_request }}\n"
            "annexes:\n  - {heading: '', title: Explanatory memorandum, body: Text.}\n",
            "subject: Lighthouses\n",
        ),
        **PARTS,
    }
)
