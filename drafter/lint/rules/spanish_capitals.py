"""Rules on capitals in Spanish: Government, Member States, Articles of the Charter, offices and organs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from drafter.lint.authorities import SPANISH, TRANSLATORS
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.spanish_words import IN_SPANISH, in_words, reported, said, spanish_body

_CAPITALS = f"{TRANSLATORS}, Mayúsculas"


def _in_capitals(words: str) -> str:
    """Return the words with a capital each, except prepositions and articles."""
    return " ".join(
        word if word in ("de", "del", "la", "las", "los", "el", "y") else word.capitalize() for word in words.split()
    )


@rule(
    "es-government",
    WARNING,
    "Write “Gobierno” with a capital for the Government of a State.",
    _CAPITALS,
    bad=spanish_body("Siguiendo instrucciones de nuestros gobiernos, escribimos sobre el remo."),
    good=spanish_body("Siguiendo instrucciones de nuestros Gobiernos, escribimos sobre el remo."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_government(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"\b(?:mi|mis|nuestros?|sus?) (gobiernos?)\b|"
        r"\b(?:el|del|al|los) (gobiernos?)(?= (?:de|del|de la|de los) [A-ZÁÉÍÓÚ])"
    )
    for text, match in in_words(context, pattern, "gobierno"):
        group = 1 if match[1] else 2
        yield reported(text, match, "Write “Gobierno” with a capital.", match[group].capitalize(), group=group)


_OTHER_BODY = (
    r"(?:la\s+Unión\s+(?:Europea|Africana)|la\s+Liga|la\s+OEA|la\s+Organización\s+de\s+(?!las\s+Naciones)|la\s+ASEAN|la\s+OTAN|"
    r"la\s+Comunidad|el\s+Movimiento|l\s+Movimiento|l\s+Grupo|la\s+Asociación)"
)


@rule(
    "es-member-states",
    WARNING,
    "Write “Estados Miembros” with two capitals for the Members of the United Nations.",
    f"{TRANSLATORS}, Mayúsculas ONU",
    bad=spanish_body("Los clubes de todos los Estados miembros de las Naciones Unidas remarán."),
    good=spanish_body("Los clubes de todos los Estados Miembros remarán con los Estados miembros de la Unión Europea."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_member_states(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\b(?:[Ee]stados? miembros?|estados? Miembros?)\b", "iembro"):
        following = text.own[match.end() : match.end() + 40]
        of_the_un = re.match(r"\s+de\s+(?:las\s+Naciones|la\s+Organización(?!\s+de\s+(?!las\s+Naciones)))", following)
        alone = not re.match(r"\s+(?:de|del)\b", following) and not re.search(r"Unión|Liga|Comunidad|OEA", text.own)
        if of_the_un or alone:
            yield reported(text, match, "Write the Members of the United Nations with capitals.", said(match).title())


@rule(
    "es-members-of-others",
    WARNING,
    "Write “Estados miembros” with a small m for the members of another organization.",
    f"{TRANSLATORS}, Mayúsculas ONU",
    bad=spanish_body("Los Estados Miembros de la Unión Europea remarán."),
    good=spanish_body("Los Estados miembros de la Unión Europea remarán."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_members_of_others(context: LintContext) -> Iterable[Match]:
    pattern = rf"\bEstados? (Miembros?)(?=\s+de\s?{_OTHER_BODY})"
    for text, match in in_words(context, pattern, "Miembro"):
        yield reported(text, match, "Only the Members of the United Nations have a capital.", match[1].lower(), group=1)


_OTHER_CHARTER = r"\s(?:Africana|Democrática|Social|de\s(?:la\sOrganización\sde\slos|Derechos))"


@rule(
    "es-article-of-the-charter",
    WARNING,
    "Write “Artículo” with a capital for the Charter, and “artículo” for other texts.",
    f"{TRANSLATORS}, Mayúsculas ONU",
    bad=spanish_body("La regata se ajusta al artículo 1 de la Carta y al Artículo 3 del Reglamento."),
    good=spanish_body("La regata se ajusta al Artículo 1 de la Carta y al artículo 3 del Reglamento."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_article_of_the_charter(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"\b([Aa]rtículos?) \d+(?:(?:, | y | a )\d+)*(?: \(\d+\))?,? "
        r"(?:de la (Carta)\b|(?:del|de la) (?:presente )?(?:Reglamento|Pacto|Convención|Convenio|Tratado|Acuerdo|"
        r"Protocolo|Constitución|Declaración|Ley|Código)\b)"
    )
    for text, match in in_words(context, pattern, "rtículo"):
        of_the_un = match[2] and not re.match(_OTHER_CHARTER, text.own[match.end() :])
        right = match[1].capitalize() if of_the_un else match[1].lower()
        if right != match[1]:
            yield reported(text, match, f"Write “{right}” here.", right, group=1)


@rule(
    "es-office-capitals",
    WARNING,
    "Write offices and missions with capitals: “Representante Permanente”, “Misión Permanente”.",
    f"{SPANISH} (S/2016/53, S/2017/24)",
    bad=spanish_body("La Representante permanente de Malta llevará el diario."),
    good=spanish_body("La Representante Permanente de Malta llevará el diario."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_office_capitals(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"\b(?:[Rr]epresentantes? [Pp]ermanentes?|[Oo]bservador(?:a|es|as)? [Pp]ermanentes?|"
        r"[Ee]ncargad[oa]s? de [Nn]egocios|(?<=[Ll]a )[Mm]isión [Pp]ermanente(?= (?:de|del)\b))(?!\w)"
    )
    for text, match in in_words(context, pattern, "ermanente", "egocios"):
        right = _in_capitals(match[0])
        if right != said(match):
            yield reported(text, match, f"Write “{right}”.", right)


@rule(
    "es-organ-capitals",
    WARNING,
    "Write organs with capitals: “Asamblea General”, “Consejo de Seguridad”.",
    _CAPITALS,
    bad=spanish_body("La asamblea general y el consejo de seguridad conocen el club."),
    good=spanish_body("La Asamblea General y el Consejo de Seguridad conocen el club."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_organ_capitals(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"\b(?:[Cc]onsejo [Dd]e [Ss]eguridad(?! [nN]acional| del?\b(?! las Naciones))|[Nn]aciones [Uu]nidas|"
        r"[Cc]onsejo [Ee]conómico y [Ss]ocial|"
        r"(?<=[Ll]a )[Aa]samblea [Gg]eneral(?! (?:ordinaria|extraordinaria|anual|del?\b(?! las Naciones))))\b"
    )
    for text, match in in_words(context, pattern):
        right = _in_capitals(match[0].casefold())
        if right != said(match) and not match[0].isupper():
            yield reported(text, match, f"Write “{right}”.", right)


# As in drafter/languages/es/words.yaml, which names the document.
_PRESIDENCY_FROM = date(2017, 3, 1)


@rule(
    "es-presidency",
    NOTE,
    "Write “la Presidencia del Consejo de Seguridad”, not “el Presidente” or “la Presidenta”.",
    f"{TRANSLATORS}, Política de género; S/2017/192",
    bad=spanish_body("El diario se envió al Presidente del Consejo de Seguridad."),
    good=spanish_body("El diario se envió a la Presidencia del Consejo de Seguridad."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_presidency(context: LintContext) -> Iterable[Match]:
    if context.letter.date < _PRESIDENCY_FROM:
        return
    articles = {"el": "la", "la": "la", "del": "de la", "al": "a la"}
    pattern = r"\b([Ee]l|[Ll]a|del|al) President[ea](?= del Consejo de Seguridad\b)"
    for text, match in in_words(context, pattern, "Consejo de Seguridad"):
        article = articles[match[1].lower()]
        fix = f"{article.capitalize() if match[1][0].isupper() else article} Presidencia"
        yield reported(text, match, "Documents of today name the office, not its holder.", fix)
