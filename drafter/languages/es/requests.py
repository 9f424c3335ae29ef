"""Spanish requests for circulation (S/2015/663)."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.languages.common_grammar import CommonGrammar
from drafter.languages.es.formatting import of, ordinal
from drafter.languages.es.titles import of_places
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Circulation, Party, Request


def compose_request(request: Request, language: CommonGrammar) -> str:
    """Return the request for circulation as one sentence."""
    words, form = language.words, language.words.forms["requests"][request.voice]
    return str(form).format(
        text=_text(request),
        distributed="distribuyeran" if request.annexes or request.enclosures else "distribuyera",
        documents=_documents(request.circulations, language),
        missions=_missions(request.missions, words, many=request.voice == "missions"),
    )


def _missions(parties: Sequence[Party], words: Lexicon, *, many: bool) -> str:
    """Return the missions that speak in a note verbale: La Misión Permanente del Canadá."""
    entry, observer = words.offices["permanent-mission"], bool(parties) and all(party.observer for party in parties)
    key = ("observer_many" if observer else "many") if many else ("observer" if observer else "one")
    places = f" {of_places(parties)}" if parties else ""
    return f"{'Las' if many else 'La'} {entry[key]}{places}"


def _text(request: Request) -> str:
    text = "la presente nota verbal" if request.note_verbale else "la presente carta"
    if request.annexes:
        return f"{text} y {'sus anexos' if request.annexes > 1 else 'su anexo'}"
    if request.enclosures:
        return f"{text} y {'sus apéndices' if request.enclosures > 1 else 'su apéndice'}"
    return text


def _documents(circulations: Sequence[Circulation], language: CommonGrammar) -> str:
    """Return the organs: de la Asamblea General, en relación con el tema 34 del programa, y del Consejo de ..."""
    text, last = "", len(circulations) - 1
    for index, circulation in enumerate(circulations):
        under = _under(circulation, language)
        text += f" {_organ(circulation, language.words)}" + (f", {under}" if under else "")
        if index < last:
            text += "," if under or index < last - 1 else ""
            text += " y" if index == last - 1 else ""
    return text.strip()


def _organ(circulation: Circulation, words: Lexicon) -> str:
    if circulation.phrase:
        return circulation.phrase
    name = words.organs[circulation.organ]
    organ = of(f"{'la' if name.startswith('Asamblea') else 'el'} {name}")
    if circulation.session is None or circulation.session.kind == "regular":
        return organ
    number = ordinal(circulation.session.number)
    return f"{of(f'el {words.sessions[circulation.session.kind].format(ordinal=number)}')} {organ}"


def _under(circulation: Circulation, language: CommonGrammar) -> str:
    if not circulation.items:
        return ""
    return language.items_phrase(circulation.items, circulation.agenda, "request_")
