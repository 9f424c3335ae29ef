"""Rules on the titles, offices, forms of address and requests of a letter in French."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.lint.authorities import FRENCH_TYPOGRAPHY, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.french import FRENCH, french_body
from drafter.source import KeyPath

_LETTERS = "S/2017/613 and other letters in French"
# The office of a man, and of a woman; the first word is enough.
_OFFICES = {
    "Représentant": "Représentante",
    "Ambassadeur": "Ambassadrice",
    "Observateur": "Observatrice",
    "Chargé": "Chargée",
    "Président": "Présidente",
    "Conseiller": "Conseillère",
    "Directeur": "Directrice",
    "Coordonnateur": "Coordonnatrice",
    "Envoyé": "Envoyée",
    "Le Ministre": "La Ministre",
    "Le Secrétaire": "La Secrétaire",
    "Premier Ministre": "Première Ministre",
}
_ADA = """\
language: fr
signatories:
  - {{given: Ada, family: Bergsdóttir, state: Iceland, gender: f, title: {}}}
  - {{given: Karmenu, family: Zahra, state: Malta, gender: m}}
"""
_TITLE = (
    "language: fr\ntitle: Lettres identiques {} du 4 mars 2026{} {} au Secrétaire général et à la Présidente du Conseil"
    " de sécurité par les Représentants permanents de l’Islande et de Malte auprès"
    " de l’Organisation des Nations Unies\n"
)


@rule(
    "fr-office-gender",
    WARNING,
    "In French, give the office of a woman its feminine form, and that of a man the masculine.",
    _LETTERS,
    bad=_ADA.format("Le Représentant permanent de l’Islande"),
    good=_ADA.format("La Représentante permanente de l’Islande"),
    languages=FRENCH,
)
def french_office_gender(context: LintContext) -> Iterable[Match]:
    for path, gender, written in _offices(context):
        for man, woman in _OFFICES.items():
            wrong, right = (man, woman) if gender == "f" else (woman, man)
            if re.search(rf"(?<!\w){wrong}(?!\w)", written) and context.source.has_own(path):
                who = "woman" if gender == "f" else "man"
                yield context.match_at(path, f"The person is a {who}: write “{right}”, not “{wrong}”.")
                break


def _offices(context: LintContext) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield each office in the author's words, with its path and the gender of its holder."""
    letter = context.letter
    for index, signatory in enumerate(letter.signatories):
        if signatory.gender:
            values = {
                "title": signatory.title,
                "office": signatory.office,
                "office_in_title": signatory.office_in_title,
            }
            yield from (
                (("signatories", index, key), signatory.gender, value) for key, value in values.items() if value
            )
    for index, sender in enumerate(context.senders):
        if sender.gender:
            values = {"office": sender.office, "office_in_title": sender.office_in_title}
            yield from ((("senders", index, key), sender.gender, value) for key, value in values.items() if value)


@rule(
    "fr-agreement",
    WARNING,
    "In French, let the words of an office agree: “Représentante permanente”.",
    PRACTICE,
    bad=french_body("La Représentante permanent de Malte et la Chargé d’affaires ont ramé."),
    good=french_body("La Représentante permanente de Malte et la Chargée d’affaires ont ramé."),
    languages=FRENCH,
    suggested=True,
)
def french_agreement(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"\b(?:Représentante|Observatrice|Mission) (permanent)\b|\b(?:Représentant|Observateur) (permanente)\b|"
        r"\b[Ll]a (Chargé|Représentant|Observateur|Ambassadeur|Président)\b(?! pas)|"
        r"\b[Ll]e (Chargée|Représentante|Observatrice|Ambassadrice|Présidente)\b"
    )
    women = {**_OFFICES, "permanent": "permanente"}
    forms = women | {woman: man for man, woman in women.items()}
    for text in (*context.bodies, *context.lines):
        for match in text.find(pattern):
            group = match.lastindex or 0
            yield text.at(match, f"Write “{forms[match[group]]}” here.", forms[match[group]], group)


@rule(
    "fr-form-of-address",
    WARNING,
    "In French, write “Madame la Présidente”, not “Madame le Président”.",
    PRACTICE,
    bad=french_body("Vous savez, Madame le Président, que nos clubs rament."),
    good=french_body("Vous savez, Madame la Présidente, que nos clubs rament."),
    suggested=True,
    languages=FRENCH,
)
def french_form_of_address(context: LintContext) -> Iterable[Match]:
    women = {"Président": "Présidente", "Secrétaire général": "Secrétaire générale", "Ministre": "Ministre"}
    women |= {"Ambassadeur": "Ambassadrice"}
    pattern = r"\bMadame (le (Président|Secrétaire général|Ministre)|l[’'](Ambassadeur))(?!\w)"
    for text, match in context.own(pattern, needs=("Madame ",)):
        article = "la " if match[2] else "l’"
        right = article + women[match[2] or match[3]]
        yield text.at(match, f"Write “Madame {right}”.", right, 1)


@rule(
    "fr-request-gender",
    WARNING,
    "In French, let the request agree with the signatories: “reconnaissante” of a woman.",
    "S/2017/5, S/2017/613",
    bad="language: fr\ntemplate: letter\naddressees: [{office: SG, gender: m}]\nbody: |\n"
    "  Je vous serais reconnaissant de bien vouloir faire distribuer le texte de la présente lettre comme document de"
    " l’Assemblée générale, au titre du point 12 de l’ordre du jour.\n"
    "signatories: [{given: Ada, family: Bergsdóttir, state: Iceland, gender: f}]\n",
    good="language: fr\ntemplate: letter\naddressees: [{office: SG, gender: m}]\nbody: |\n"
    "  Je vous serais reconnaissante de bien vouloir faire distribuer le texte de la présente lettre comme document de"
    " l’Assemblée générale, au titre du point 12 de l’ordre du jour.\n"
    "signatories: [{given: Ada, family: Bergsdóttir, state: Iceland, gender: f}]\n",
    suggested=True,
    languages=FRENCH,
)
def french_request_gender(context: LintContext) -> Iterable[Match]:
    genders = {one.gender for one in context.letter.signatories}
    if not genders or None in genders:
        return
    ending = "e" if genders == {"f"} else ""
    pattern = r"\b(?:[Jj]e vous serais|[Nn]ous vous serions)\s+(reconnaissant|obligé)(e?)(s?)\b"
    for text, match in context.own(pattern, needs=("vous ser",)):
        if match[2] != ending:
            right = f"{match[1]}{ending}{match[3]}"
            yield text.match_at(match.start(1), match.end(), f"Write “{right}”.", right)


@rule(
    "fr-title-comma",
    WARNING,
    "In French, put a comma after the date of a title, but not of an annex heading.",
    _LETTERS,
    bad=_TITLE.format("datées", "", "adressées"),
    good=_TITLE.format("datées", ",", "adressées"),
    languages=FRENCH,
)
def french_title_comma(context: LintContext) -> Iterable[Match]:
    for text in context.lines:
        for match in text.find(r"[Dd]atées? d(?:u|es) [^,]{0,300}?\d{4}(,?) adressée?", needs=("dat", "Dat")):
            if text.path == ("title",) and not match[1]:
                yield text.match_at(match.start(1) - 4, match.end(1), "Put a comma after the date.")
            elif text.path[0] == "annexes" and match[1] and "nnexe" in text.text[: match.start()]:
                yield text.at(match, "Put no comma after the date in an annex heading.", group=1)


@rule(
    "fr-title-agreement",
    WARNING,
    "In French, let “datée” and “adressée” agree with the kind of the letter.",
    _LETTERS,
    bad=_TITLE.format("datée", ",", "adressée"),
    good=_TITLE.format("datées", ",", "adressées"),
    languages=FRENCH,
)
def french_title_agreement(context: LintContext) -> Iterable[Match]:
    for text in context.lines:
        for match in text.find(r"\b(?:[Ll]ettre|[Nn]ote verbale)(s?)\b[^.]{0,400}", needs=("ettre", "ote verbale")):
            ending = f"ée{match[1]}"
            for word in re.finditer(r"\b(dat|adress)(ée?s?)(?= (?:du|des|au|aux|à)\b)", match[0]):
                if word[2] != ending:
                    start = match.start() + word.start()
                    yield text.match_at(start, start + len(word[0]), f"Write “{word[1]}{ending}”.")


@rule(
    "fr-civility",
    WARNING,
    "In French, abbreviate “Monsieur” as “M.” and “Madame” as “Mme”.",
    FRENCH_TYPOGRAPHY,
    bad=french_body("Mr. Zahra et Mme. Bergsdóttir ont ramé."),
    good=french_body("M. Zahra et Mme Bergsdóttir ont ramé."),
    languages=FRENCH,
)
def french_civility(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"\b(?:Mr\.?|Mrs\.?|Ms\.?|Mme\.)(?= [A-ZÀ-Ý])", needs=("Mr", "Ms", "Mme.")):
        yield text.at(match, f"Write “{'M.' if match[0].startswith('Mr') and 's' not in match[0] else 'Mme'}”.")


@rule(
    "fr-agenda",
    WARNING,
    "In French, the agenda is “ordre du jour”.",
    "A/ES-10/178 and other letters in French",
    bad=french_body("Nous écrivons au titre du point 12 de l’agenda."),
    good=french_body("Nous écrivons au titre du point 12 de l’ordre du jour, comme dans l’Agenda 2063."),
    suggested=True,
    languages=FRENCH,
)
def french_agenda(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"\bpoints? \d[^.;\n]{0,40}? de l[’'](agenda)\b", needs=("agenda",)):
        yield text.at(match, "Write “ordre du jour”.", "ordre du jour", 1)


@rule(
    "fr-interim",
    WARNING,
    "In French, write “par intérim”, not “a.i.”.",
    _LETTERS,
    bad=french_body("Le Chargé d’affaires a.i. de Malte a ramé."),
    good=french_body("Le Chargé d’affaires par intérim de Malte a ramé."),
    suggested=True,
    languages=FRENCH,
)
def french_interim(context: LintContext) -> Iterable[Match]:
    for text in (*context.bodies, *context.lines):
        for match in text.find(r"\b(?:a\. ?i\.|ad interim)(?!\w)", needs=("a.", "ad ")):
            yield text.at(match, "Write “par intérim”.", "par intérim")


@rule(
    "fr-see-annex",
    NOTE,
    "In French, refer to an annex as “(voir annexe)”.",
    "S/2017/613, S/2021/456",
    bad="annexes:\n  - {title: Le journal, body: Le journal.}\n"
    + french_body("Nous avons l’honneur de vous faire tenir ci-joint le journal (voir l’annexe)."),
    good="annexes:\n  - {title: Le journal, body: Le journal.}\n"
    + french_body("Nous avons l’honneur de vous faire tenir ci-joint le journal (voir annexe)."),
    suggested=True,
    languages=FRENCH,
)
def french_see_annex(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"\([Vv]oir ((?:l[’']|les )(?=annexes?\b))", needs=("oir l",)):
        yield text.at(match, "Omit the article: “voir annexe”.", "", 1)
