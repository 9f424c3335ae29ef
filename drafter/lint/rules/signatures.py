"""Rules on signature blocks: names without honorifics, and titles that fit State and office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.letter import Signatory
from drafter.lint.authorities import COUNTRIES, PRACTICE, PUNCTUATION, SIGNATURE, SPELLING
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, rule
from drafter.lint.rules.punctuation import ends_with_abbreviation
from drafter.lint.text_view import TextView, text_view
from drafter.source import KeyPath


def _signed(first: str, second: str = "{given: Karmenu, family: Zahra, state: Malta}") -> str:
    return f"signatories:\n  - {first}\n  - {second}\n"


_ADA = "{given: Ada, family: Bergsdóttir, state: Iceland}"
# The beginnings of all honorifics, to search for the pattern only in names with one.
_HONORIFICS = ("HE", "H.E", "H E", "H. E", "Hon", "His", "Her", "The", "Your", "Excellenc", "Mr", "Ms", "Miss",
               "Dr", "Prof", "Amb")  # fmt: skip


def _names(context: LintContext, *keys: str) -> Iterator[tuple[KeyPath, str]]:
    for index, signatory in enumerate(context.letter.signatories):
        for key in keys:
            text = getattr(signatory, key)
            if text:
                yield ("signatories", index, key), text


def _titles(context: LintContext) -> Iterator[tuple[int, Signatory, TextView]]:
    for index, signatory in enumerate(context.letter.signatories):
        if signatory.title:
            view = text_view(context.source, ("signatories", index, "title"), "line", signatory.title)
            yield index, signatory, view


@rule(
    "honorific",
    WARNING,
    "Omit honorifics in the signature block.",
    SIGNATURE,
    bad=_signed("{given: H.E. Ms. Ada, family: Bergsdóttir, state: Iceland}"),
    good=_signed(_ADA),
)
def honorific(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"(?:(?:H\.? ?E\.?|Hon\.|His|Her|Their|Your|The|Excellenc(?:y|ies)|Honourable|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|"
        r"Prof\.?|Professor|Ambassador|Amb\.?)(?=\s|$)[\s,]*)+"
    )
    for path, text in _names(context, "given", "family"):
        match = re.match(pattern, text) if text.startswith(_HONORIFICS) else None
        if match and match[0].strip() not in ("His", "Her", "The"):
            fix = "" if match.end() < len(text) else None
            message = f"Omit “{match[0].strip()}”: names in a signature block have no honorifics."
            yield Match(context.source, path, message, 0, match.end(), fix)


@rule(
    "family-capitals",
    WARNING,
    "Write the family name in upper and lower case; Drafter prints it in bold.",
    f"{SIGNATURE}; {PRACTICE}",
    bad=_signed("{given: Ada, family: BERGSDÓTTIR, state: Iceland}"),
    good=_signed(_ADA),
)
def family_capitals(context: LintContext) -> Iterable[Match]:
    for path, text in _names(context, "family", "given"):
        letters = [character for character in text if character.isalpha()]
        is_upper = all(character.isupper() for character in letters)
        if len(letters) > 3 and is_upper and not re.fullmatch(r"(?:\w\.[ -]?)+", text):  # noqa: PLR2004
            yield context.match_at(path, f"“{text}” is printed as typed; write it in upper and lower case.")


@rule(
    "given-missing",
    NOTE,
    "Write the given name of a signatory under `given`, not under `family`.",
    SIGNATURE,
    bad=_signed("{family: Ada Bergsdóttir, state: Iceland}"),
    good=_signed(_ADA),
)
def given_missing(context: LintContext) -> Iterable[Match]:
    for index, signatory in enumerate(context.letter.signatories):
        if not signatory.given and " " in signatory.family.strip():
            message = "The whole name is printed in bold; put the given name under `given`."
            yield context.match_at(("signatories", index, "family"), message)


@rule(
    "signature-state",
    WARNING,
    "Name the signatory’s State in the title under the signature.",
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
    pattern = (
        r"\b(?:Representatives?|Observer|Mission|Ambassador|Affairs)\s+of\s+((?:the\s+)?[A-Z].*?)"
        r"(?=(?<!\s)\s+to\s+the\s+United|,|\Z)"
    )
    for _, signatory, text in _titles(context):
        code = context.state(signatory.state)
        for match in re.finditer(pattern, text.text, re.DOTALL):
            name = " ".join(match[1].split())
            if code and context.state(name) not in (None, code):
                yield text.at(match, f"The title names {name}, but `state` is {signatory.state}.", None, 1)


@rule(
    "signature-state-missing",
    WARNING,
    "Name the State in each title if several signatories sign.",
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
    pattern = r"(?:.*\b)?(?:Permanent Representative|Permanent Observer|Chargée? d['’]affaires(?: a\.i\.)?|Ambassador)"
    for _, signatory, text in _titles(context):
        if signatory.state and re.fullmatch(pattern, " ".join(text.text.split())):
            message = "Add the State, as in “Permanent Representative of ... to the United Nations”."
            yield text.match_at(0, len(text.text.rstrip()), message)


@rule(
    "signature-office",
    WARNING,
    "Make the title under a signature match `office`.",
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
    for index, signatory, text in _titles(context):
        office = signatory.office
        charge = re.search(r"\bCharg[ée]e?s?\s+d['’]affaires", text.text, re.IGNORECASE)
        if office and charge and context.language.office_in(office) != "charge-d-affaires" and office != "CDA":
            message = "The title says chargé d’affaires; write `office: charge-d-affaires`."
            yield context.match_at(("signatories", index, "office"), message, "charge-d-affaires")
        elif office in ("charge-d-affaires", "CDA") and not charge:
            match = re.search(r"(?<!Deputy )\bPermanent (?:Representative|Observer)\b", text.text)
            if match:
                yield text.at(match, f"`office` is chargé d’affaires, but the title says {match[0]}.")


@rule(
    "charge-form",
    WARNING,
    "Write “Chargé d’affaires a.i.” in this one spelling.",
    f"{SIGNATURE}; {SPELLING}",
    bad=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, office: charge-d-affaires, "
        "title: Charge d'Affaires ad interim of Iceland}"
    ),
    good=_signed(
        "{given: Ada, family: Bergsdóttir, state: Iceland, office: charge-d-affaires, "
        "title: Chargé d’affaires a.i. of Iceland}"
    ),
    suggested=True,
    languages=ENGLISH,
)
def charge_form(context: LintContext) -> Iterable[Match]:
    pattern = r"\bcharg[ée](e?)(s?)\s+d\s?['’`´]\s?affaires(?:,?\s*(?:ad interim|\(?a\.\s?i\.?\)?|ad\.?\s?int\.))?"
    for text in (*context.bodies, *(text for _, _, text in _titles(context))):
        if "affaires" not in text.own.casefold():
            continue
        for match in re.finditer(pattern, text.own, re.IGNORECASE):
            right = re.sub(r"\s+", " ", match[0]).replace("’", "'")
            if not re.fullmatch(r"[Cc]hargée?s? d'affaires(?: a\.i\.)?", right):
                interim = " a.i." if re.search(r"\ba\.? ?i|ad", right[len("charge d'affaires") - 1 :]) else ""
                fix = f"{right[0]}hargé{match[1]}{match[2]} d’affaires{interim}"
                yield text.at(match, f"Write “{fix}”.", fix)


@rule(
    "signature-stop",
    WARNING,
    "Do not end a line of the signature block with a punctuation mark.",
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
        for match in re.finditer(r"(?<!\ba\.i)[.,;](?=[ \t]*$)", text.text, re.MULTILINE):
            fix = None if ends_with_abbreviation(text.text[: match.end()].rpartition("\n")[2]) else ""
            yield text.at(match, "Remove the punctuation mark at the end of the line.", fix)


@rule(
    "signature-former-name",
    NOTE,
    "Use the State’s name on the letter’s date in the title under a signature.",
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
    pattern = r"\bof\s+((?:the\s+)?[A-Z].*?)(?=(?<!\s)\s+to\s+the\s+United|,|\Z)"
    for _, _, text in _titles(context):
        for match in re.finditer(pattern, text.text, re.DOTALL):
            name = context.language.names.anachronism(" ".join(match[1].split()), context.letter.date)
            if name:
                message = f"The name on the letter’s date was {name.running}; a title is printed as typed."
                yield text.at(match, message, None, 1)
