"""Rules on Spanish words and set phrases: conjunctions, the agenda, sessions, annexes and symbols."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from drafter.lint.authorities import SPANISH, TRANSLATORS
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

IN_SPANISH = ("es",)
RAE = "Real Academia Española, Diccionario panhispánico de dudas"


def spanish_body(*paragraphs: str) -> str:
    """Return a change to the Spanish example letter: these paragraphs, then the request for circulation."""
    return f"language: es\n{body_example(*paragraphs)}"


def in_words(context: LintContext, pattern: str, *needs: str) -> Iterator[tuple[TextView, re.Match[str]]]:
    """Yield matches of a pattern in the author's own words: the body, titles and names.

    A space in the pattern is also the end of a line. `needs` are words of which the text must contain one.
    """
    anywhere = pattern.replace(" ", r"\s")
    for text in (*context.bodies, *context.lines):
        for match in text.find(anywhere, needs=needs):
            yield text, match


def said(match: re.Match[str], group: int = 0) -> str:
    """Return the words of a match on one line."""
    return " ".join(match[group].split())


def reported(text: TextView, match: re.Match[str], message: str, fix: str | None = None, group: int = 0) -> Match:
    """Return the match of a rule at a group of a pattern's match; words on two lines have no fix."""
    return text.at(match, message, None if "\n" in match[group] else fix, group=group)


def like(written: str, better: str) -> str:
    """Return the better words, with a capital if those as written have one."""
    return better[:1].upper() + better[1:] if written[:1].isupper() else better


@rule(
    "es-conjunction",
    WARNING,
    "Write “e” before the sound of i (“Malta e Italia”), else “y” (“y el Iraq”, “y Haití”).",
    f"{RAE}, y",
    bad=spanish_body("Los clubes de Malta y Islandia se reunirán."),
    good=spanish_body("Los clubes de Malta e Islandia, y los del Iraq y Haití, se reunirán con tierra y hielo."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_conjunction(context: LintContext) -> Iterable[Match]:
    from drafter.languages.es.formatting import conjunction

    for text, match in in_words(context, r"(?<=\w )(?:y|e)(?=\s+(\w{2,}))"):
        following, right = match[1], conjunction(match[1])
        is_name = following[0].isupper() and following not in ("Haití", "Hungría", "Honduras", "Yemen")
        if right == match[0] or (match[0] == "e" and is_name):
            continue
        yield reported(text, match, f"Write “{right} {following}”.", right)


@rule(
    "es-conjunction-u",
    WARNING,
    "Write “u” in place of “o” before the sound of o: “siete u ocho”.",
    f"{RAE}, o",
    bad=spanish_body("Siete o ocho clubes se reunirán."),
    good=spanish_body("Siete u ocho clubes, uno o dos de ellos de Malta, se reunirán."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_conjunction_u(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"(?<=\w )o(?=\s+(h?[oó]\w+))", "o o", "o ho", "o ó"):
        yield reported(text, match, f"Write “u {match[1]}”.", "u")


@rule(
    "es-contraction",
    WARNING,
    "Contract “de el” and “a el”: “del Consejo”, “al Consejo”.",
    f"{RAE}, del",
    bad=spanish_body("Los botes de el club irán a el lago."),
    good=spanish_body("Los botes del club irán al lago, y se los darán a él en El Salvador."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_contraction(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\b(?:[Dd]e|[Aa]) el(?=\s\w)", "e el", "a el", "A el"):
        right = like(match[0], "del" if match[0][0] in "dD" else "al")
        yield reported(text, match, f"Contract “{match[0]}” to “{right}”.", right)


@rule(
    "es-agenda",
    WARNING,
    "Call the agenda “programa”, not “agenda” or “orden del día”: “tema 12 del programa”.",
    f"{SPANISH} (A/71/843, A/59/2005/Add.2)",
    bad=spanish_body("La regata guarda relación con el tema 12 de la agenda."),
    good=spanish_body("La regata guarda relación con el tema 12 del programa y con la Agenda 2030."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_agenda(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"(?<=\d )(?:de\s+la\s+agenda|del\s+orden\s+del\s+día)\b|"
        r"\b[Tt]emas?\s+(?:de\s+(?:la|su)\s+agenda|del\s+orden\s+del\s+día)\b"
    )
    for text, match in in_words(context, pattern, "agenda", "orden"):
        first = match[0].split()[0]
        fix = f"{first} del programa" if first.casefold().startswith("tema") else "del programa"
        yield reported(text, match, "The agenda of an organ is its “programa”.", fix)


@rule(
    "es-session",
    WARNING,
    "Call a session “período de sesiones”, not “sesión” (a meeting) or “periodo de sesiones”.",
    f"{SPANISH} (A/34/469, A/71/843)",
    bad=spanish_body("El club informará en el periodo de sesiones de otoño."),
    good=spanish_body("El club informará en el período de sesiones de otoño; hubo una sesión el 3 de mayo de 2026."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_session(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\b[Pp]eriodos?(?=\s+(?:extraordinarios?\s+)?de\s+sesiones\b)", "eriodo"):
        yield reported(text, match, "Write “período” with its accent.", match[0].replace("eriodo", "eríodo"))
    pattern = r"\b\w+gésim[ao] (?:\w+ )?sesión\b(?=\s+(?:de\s+la\s+Asamblea|ordinaria))"
    for text, match in in_words(context, pattern, "gésim"):
        yield reported(text, match, "A session of the Assembly is a “período de sesiones”; a “sesión” is a meeting.")


@rule(
    "es-see-annex",
    WARNING,
    "Refer to annexes with “véase el anexo” or “véanse los anexos”.",
    f"{SPANISH} (S/2015/663)",
    bad=spanish_body("El diario se conserva (ver el anexo de 2025)."),
    good=spanish_body("El diario se conserva (véase el anexo de 2025)."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_see_annex(context: LintContext) -> Iterable[Match]:
    pattern = r"(?<=\()(?:[Vv]er|[Vv]éase|[Vv]éanse|[Vv]ease)\s+(?:(el|los)\s+)?(anexos?)\b"
    for text, match in in_words(context, pattern, "anexo"):
        many = match[2] == "anexos"
        right = "véanse los anexos" if many else "véase el anexo"
        if match[0].casefold() != right:
            yield reported(text, match, f"Write “{right}”.", like(match[0], right))


@rule(
    "es-symbol",
    WARNING,
    "Call the symbol of a document “signatura”: “con la signatura S/2016/418”.",
    f"{SPANISH} (S/2016/481)",
    bad=spanish_body("El diario se publicó bajo el símbolo A/80/12."),
    good=spanish_body("El diario se publicó con la signatura A/80/12."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_symbol(context: LintContext) -> Iterable[Match]:
    pattern = r"\b(?:bajo|con)\s+(?:el\s+símbolo|la\s+cota|la\s+referencia|la\s+sigla)(?=\s+[ASE]/)"
    for text, match in in_words(context, pattern, "símbolo", "cota", "referencia", "sigla"):
        yield reported(text, match, "Write “con la signatura”.", "con la signatura")


@rule(
    "es-accreditation",
    WARNING,
    "Missions and representatives are accredited “ante las Naciones Unidas”.",
    f"{SPANISH} (S/2017/68, A/34/469)",
    bad=spanish_body("La Misión Permanente de Malta ante la Organización de las Naciones Unidas tiene un bote."),
    good=spanish_body("La Misión Permanente de Malta ante las Naciones Unidas tiene un bote."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_accreditation(context: LintContext) -> Iterable[Match]:
    pattern = r"\b(?:ante|en|cerca\s+de)\s+(?:la\s+Organización\s+de\s+(?:las\s+)?Naciones\s+Unidas|la\s+ONU)\b"
    for text, match in in_words(context, pattern, "Organización", "ONU"):
        before = text.own[max(match.start() - 120, 0) : match.start()]
        if re.search(r"\b(?:Representante|Misión|Observadora?|Encargad[oa])\b[^.;]*$", before):
            yield reported(text, match, "Write “ante las Naciones Unidas”.", "ante las Naciones Unidas")


@rule(
    "es-united-nations-article",
    WARNING,
    "Write the United Nations with its article: “de las Naciones Unidas”.",
    f"{TRANSLATORS}; {SPANISH}",
    bad=spanish_body("Los delegados de Naciones Unidas remarán."),
    good=spanish_body("Los delegados de las Naciones Unidas remarán."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_united_nations_article(context: LintContext) -> Iterable[Match]:
    pattern = r"\b(?:de|en|a|por|ante|con|para|desde|entre|que|y) (?=Naciones Unidas\b)"
    for text, match in in_words(context, pattern, "Naciones Unidas"):
        yield reported(text, match, "Write “las Naciones Unidas”.", f"{match[0]}las ")


_FORMS: Mapping[str, tuple[str, str]] = {"Carta": ("dirigidas", "dirigida"), "Cartas": ("dirigida", "dirigidas")}


@rule(
    "es-addressed",
    WARNING,
    "Let the participle agree: “carta dirigida”, “cartas idénticas dirigidas”.",
    f"{SPANISH} (S/2017/24, S/2016/53)",
    bad=spanish_body("Recordamos las cartas idénticas de fecha 3 de febrero de 2026 dirigida al club."),
    good=spanish_body("Recordamos las cartas idénticas de fecha 3 de febrero de 2026 dirigidas al club."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_addressed(context: LintContext) -> Iterable[Match]:
    pattern = r"\b([Cc]artas?)(?: idénticas)? de fechas? [\w ]{5,60}? (dirigidas?)\b"
    for text, match in in_words(context, pattern, "dirigida"):
        wrong, right = _FORMS[match[1].capitalize()]
        if match[2] == wrong:
            yield reported(text, match, f"Write “{right}”.", right, group=2)


@rule(
    "es-opening-mark",
    WARNING,
    "Begin a question with “¿” and an exclamation with “¡”.",
    f"{RAE}, interrogación y exclamación (signos de)",
    bad=spanish_body("Quién llevará el diario?"),
    good=spanish_body("¿Quién llevará el diario? ¿Todos los clubes?"),
    languages=IN_SPANISH,
)
def es_opening_mark(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"(?<=[\w”\")])[?!]", "?", "!"):
        opening = "¿" if match[0] == "?" else "¡"
        start = max(text.own.rfind(mark, 0, match.start()) for mark in ("?", "!", "\n\n"))
        if opening not in text.own[start + 1 : match.start()]:
            kind = "question" if opening == "¿" else "exclamation"
            yield reported(text, match, f"This {kind} has no “{opening}” at its beginning.")


@rule(
    "es-guillemets",
    WARNING,
    "Write quotations between “ ”, and those inside them between ‘ ’; not between « ».",
    f"{SPANISH} (A/59/2005/Add.2)",
    bad=spanish_body("El bote se llama «Alba»."),
    good=spanish_body("El bote se llama “Alba”."),
    languages=IN_SPANISH,
    suggested=True,
)
def es_guillemets(context: LintContext) -> Iterable[Match]:
    for text in (*context.bodies, *context.lines):
        for match in re.finditer(r"[«»]", text.plain):
            yield reported(text, match, "Documents in Spanish print “ ”.", "“" if match[0] == "«" else "”")


@rule(
    "es-number-sign",
    NOTE,
    "Abbreviate “número” as “núm.”, not “nº”, “n.º” or “No.”.",
    SPANISH,
    bad=spanish_body("El bote nº 5 llegará primero."),
    good=spanish_body("El bote núm. 5 llegará primero."),
    suggested=True,
    languages=IN_SPANISH,
)
def es_number_sign(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\b([Nn])(?:\.?\s?[º°]|o\.)(?=\s*\d)"):
        yield reported(text, match, "Write “núm.”.", "núm." if text.own[match.end()].isspace() else "núm. ")
