"""Signature blocks: the name as its bearer writes it, without honorifics, and a title that fits the State."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.letter import Signatory
from drafter.lint.authorities import COUNTRIES, PRACTICE, PUNCTUATION, SIGNATURE, SPELLING
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, rule
from drafter.lint.text_view import TextView, text_view
from drafter.source import KeyPath


def _signed(first: str, second: str = "{given: Karmenu, family: Zahra, state: Malta}") -> str:
    return f"signatories:\n  - {first}\n  - {second}\n"


_ADA = "{given: Ada, family: Bergsdóttir, state: Iceland}"


def _names(context: LintContext, *keys: str) -> Iterator[tuple[KeyPath, str]]:
    for index, who in enumerate(context.letter.signatories):
        for key in keys:
            text = getattr(who, key)
            if text:
                yield ("signatories", index, key), text


def _titles(context: LintContext) -> Iterator[tuple[int, Signatory, TextView]]:
    for index, who in enumerate(context.letter.signatories):
        if who.title:
            yield index, who, text_view(context.source, ("signatories", index, "title"), "line", who.title)


@rule(
    "honorific",
    WARNING,
    "Honorific titles are left out of the signature block.",
    SIGNATURE,
    bad=_signed("{given: H.E. Ms. Ada, family: Bergsdóttir, state: Iceland}"),
    good=_signed(_ADA),
    safe=True,
)
def honorific(context: LintContext) -> Iterable[Match]:
    form = re.compile(
        r"(?:(?:H\.? ?E\.?|Hon\.|His|Her|Their|Your|The|Excellenc(?:y|ies)|Honourable|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|"
        r"Prof\.?|Professor|Ambassador|Amb\.?)(?=\s|$)[\s,]*)+"
    )
    for path, text in _names(context, "given", "family"):
        found = form.match(text)
        if found and found[0].strip() not in ("His", "Her", "The"):
            fix = "" if found.end() < len(text) else None
            message = f"“{found[0].strip()}” is left out: the name stands alone."
            yield Match(context.source, path, message, 0, found.end(), fix)


@rule(
    "family-capitals",
    WARNING,
    "The family name is written in upper and lower case; bold print sets it apart.",
    f"{SIGNATURE}; {PRACTICE}",
    bad=_signed("{given: Ada, family: BERGSDÓTTIR, state: Iceland}"),
    good=_signed(_ADA),
)
def family_capitals(context: LintContext) -> Iterable[Match]:
    for path, text in _names(context, "family", "given"):
        letters = [character for character in text if character.isalpha()]
        is_upper = all(character.isupper() for character in letters)
        if len(letters) > 3 and is_upper and not re.fullmatch(r"(?:\w\.[ -]?)+", text):  # noqa: PLR2004
            yield context.match_at(path, f"“{text}” is printed as it is written; write it in upper and lower case.")


@rule(
    "given-missing",
    NOTE,
    "A signatory has a given name beside the family name.",
    SIGNATURE,
    bad=_signed("{family: Ada Bergsdóttir, state: Iceland}"),
    good=_signed(_ADA),
)
def given_missing(context: LintContext) -> Iterable[Match]:
    for index, who in enumerate(context.letter.signatories):
        if not who.given and " " in who.family.strip():
            message = "The whole name will be bold; put what is no family name under `given`."
            yield context.match_at(("signatories", index, "family"), message)


@rule(
    "signature-state",
    WARNING,
    "The title under a signature names the State that is signed for.",
    SIGNATURE,
    bad=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, "
        "title: Permanent Representative of Ireland to the United Nations}"
    ),
    good=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, "
        "title: Permanent Representative of Iceland to the United Nations}"
    ),
    languages=ENGLISH,
)
def signature_state(context: LintContext) -> Iterable[Match]:
    form = re.compile(r"\b(?:Representatives?|Observer|Mission|Ambassador|Affairs)\s+of\s+((?:the\s+)?[A-Z].*?)"
                      r"(?=\s+to\s+the\s+United|,|\Z)", re.DOTALL)  # fmt: skip
    for _, who, text in _titles(context):
        own = context.state(who.state)
        for found in form.finditer(text.text):
            named = context.state(" ".join(found[1].split()))
            if own and named and named != own:
                yield text.at(found, f"The title names {' '.join(found[1].split())}, `state` {who.state}.", None, 1)


@rule(
    "signature-state-missing",
    WARNING,
    "Where several sign, each title names its State.",
    PRACTICE,
    bad=_signed("{given: Ada, family: Bergsdóttir, state: Iceland, title: Permanent Representative}"),
    good=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, "
        "title: Permanent Representative of Iceland to the United Nations}"
    ),
    languages=ENGLISH,
)
def signature_state_missing(context: LintContext) -> Iterable[Match]:
    if len(context.letter.signatories) < 2:  # noqa: PLR2004
        return
    for _, who, text in _titles(context):
        last = " ".join(text.text.split())
        if who.state and re.fullmatch(r"(?:.*\b)?(?:Permanent Representative|Permanent Observer|Chargée? d['’]affaires"
                                      r"(?: a\.i\.)?|Ambassador)", last):  # fmt: skip
            message = "Several sign: name the State, as in “Permanent Representative of ... to the United Nations”."
            yield text.match_at(0, len(text.text.rstrip()), message)


@rule(
    "signature-office",
    WARNING,
    "The title under a signature is that of the office that is said.",
    SIGNATURE,
    bad=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, office: permanent-representative, "
        "title: Chargé d’affaires a.i. of Iceland}"
    ),
    good=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, office: charge-d-affaires, "
        "title: Chargé d’affaires a.i. of Iceland}"
    ),
    languages=ENGLISH,
)
def signature_office(context: LintContext) -> Iterable[Match]:
    for index, who, text in _titles(context):
        charge = re.search(r"\bCharg[ée]e?s?\s+d['’]affaires", text.text, re.IGNORECASE)
        if (
            who.office
            and charge
            and context.language.office_in(who.office) != "charge-d-affaires"
            and who.office != "CDA"
        ):
            message = "The title says chargé d’affaires; say `office: charge-d-affaires`."
            yield context.match_at(("signatories", index, "office"), message, "charge-d-affaires")
        elif who.office in ("charge-d-affaires", "CDA") and not charge:
            found = re.search(r"(?<!Deputy )\bPermanent (?:Representative|Observer)\b", text.text)
            if found:
                yield text.at(found, f"`office` says chargé d’affaires, the title {found[0]}.")


@rule(
    "charge-form",
    WARNING,
    "The form is “Chargé d’affaires a.i.”, in one spelling for all.",
    f"{SIGNATURE}; {SPELLING}",
    bad=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, office: charge-d-affaires, "
        "title: Charge d'Affaires ad interim of Iceland}"
    ),
    good=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, office: charge-d-affaires, "
        "title: Chargé d’affaires a.i. of Iceland}"
    ),
    safe=True,
    languages=ENGLISH,
)
def charge_form(context: LintContext) -> Iterable[Match]:
    form = re.compile(
        r"\bcharg[ée](e?)(s?)\s+d\s?['’`´]\s?affaires(?:,?\s*(?:ad interim|\(?a\.\s?i\.?\)?|ad\.?\s?int\.))?",
        re.IGNORECASE,
    )
    for text in (*context.bodies, *(text for _, _, text in _titles(context))):
        for found in form.finditer(text.own):
            right = re.sub(r"\s+", " ", found[0]).replace("’", "'")
            if not re.fullmatch(r"[Cc]hargée?s? d'affaires(?: a\.i\.)?", right):
                interim = " a.i." if re.search(r"\ba\.? ?i|ad", right[len("charge d'affaires") - 1 :]) else ""
                fix = f"{right[0]}hargé{found[1]}{found[2]} d’affaires{interim}"
                yield text.at(found, f"The form is “{fix}”.", fix)


@rule(
    "signature-stop",
    WARNING,
    "No stop ends a line of the signature block.",
    f"{SIGNATURE}; {PUNCTUATION}",
    bad=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, "
        "title: 'Permanent Representative of Iceland to the United Nations.'}"
    ),
    good=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, "
        "title: Permanent Representative of Iceland to the United Nations}"
    ),
    safe=True,
)
def signature_stop(context: LintContext) -> Iterable[Match]:
    for _, _, text in _titles(context):
        for found in re.finditer(r"(?<!\ba\.i)[.,;](?=[ \t]*$)", text.text, re.MULTILINE):
            yield text.at(found, "No stop ends a line of the signature block.", "")


@rule(
    "signature-former-name",
    NOTE,
    "The title under a signature names the State by the name of the letter’s day.",
    COUNTRIES,
    bad="date: 2023-03-04\n"
    + _signed(_ADA, "{given: Ayşe, family: Yılmaz, state: Türkiye, title: Permanent Representative of Turkey to the "
              "United Nations}"),
    good="date: 2023-03-04\n"
    + _signed(_ADA, "{given: Ayşe, family: Yılmaz, state: Türkiye, title: Permanent Representative of Türkiye to the "
              "United Nations}"),
    languages=ENGLISH,
)  # fmt: skip
def signature_former_name(context: LintContext) -> Iterable[Match]:
    form = re.compile(r"\bof\s+((?:the\s+)?[A-Z].*?)(?=\s+to\s+the\s+United|,|\Z)", re.DOTALL)
    for _, _, text in _titles(context):
        for found in form.finditer(text.text):
            other = context.language.names.other_time(" ".join(found[1].split()), context.letter.date)
            if other:
                message = f"On that day the name was {other.running}; a title is printed as given."
                yield text.at(found, message, None, 1)
