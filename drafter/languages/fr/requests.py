"""French requests for circulation (S/2017/5, S/2017/613)."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.languages.common_grammar import CommonGrammar, capitalized
from drafter.languages.fr.formatting import join_list, of, ordinal
from drafter.languages.fr.titles import addressee, of_place, with_article
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Circulation, Party, Request


def compose_request(request: Request, language: CommonGrammar) -> str:
    """Return the request for circulation as one sentence."""
    words, forms = language.words, language.words.forms["requests"]
    voice = f"{request.voice}_f" if request.gender == "f" and f"{request.voice}_f" in forms else request.voice
    return str(forms[voice]).format(
        text=_text(request),
        documents=_documents(request.circulations, language),
        missions=_missions(request.missions, words, many=request.voice == "missions"),
        addressee=f"{addressee(request.addressee, words)} " if request.addressee else "",
    )


def _missions(parties: Sequence[Party], words: Lexicon, *, many: bool) -> str:
    """Return the missions that speak in a note verbale: La Mission permanente du Canada."""
    entry, observer = words.offices["permanent-mission"], bool(parties) and all(party.observer for party in parties)
    key = {True: ("observer_many", "many"), False: ("observer", "one")}[many][0 if observer else 1]
    places = f" {join_list(map(of_place, parties))}" if parties else ""
    return capitalized(with_article(str(entry[key]), "f", many=many)) + places


def _text(request: Request) -> str:
    text = "le texte de la présente note verbale" if request.note_verbale else "le texte de la présente lettre"
    if request.annexes:
        return f"{text} et de {'ses annexes' if request.annexes > 1 else 'son annexe'}"
    if request.enclosures:
        return f"{text} et de {'ses pièces jointes' if request.enclosures > 1 else 'sa pièce jointe'}"
    return text


def _documents(circulations: Sequence[Circulation], language: CommonGrammar) -> str:
    """Return the organs: de l’Assemblée générale, au titre du point 34 de l’ordre du jour, et du Conseil de ..."""
    text, last = "", len(circulations) - 1
    for index, circulation in enumerate(circulations):
        under = _under(circulation, language)
        text += f" {_organ(circulation, language.words)}" + (f", {under}" if under else "")
        if index < last:
            text += "," if under or index < last - 1 else ""
            text += " et" if index == last - 1 else ""
    return text.strip()


def _organ(circulation: Circulation, words: Lexicon) -> str:
    if circulation.phrase:
        return circulation.phrase
    name = words.organs[circulation.organ]
    organ = of(with_article(name, "f" if name.startswith("Assemblée") else "m"))
    if circulation.session is None or circulation.session.kind == "regular":
        return organ
    number = ordinal(circulation.session.number)
    return f"de la {words.sessions[circulation.session.kind].format(ordinal=number)} {organ}"


def _under(circulation: Circulation, language: CommonGrammar) -> str:
    if not circulation.items:
        return ""
    return language.items_phrase(circulation.items, circulation.agenda, "request_")
