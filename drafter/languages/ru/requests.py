"""Russian requests for circulation (S/2016/224, S/2017/613)."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.languages.common_grammar import CommonGrammar
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Circulation, Party, Request
from drafter.languages.ru.formatting import join_list, ordinal
from drafter.languages.ru.titles import place


def compose_request(request: Request, language: CommonGrammar) -> str:
    """Return the request for circulation as one sentence."""
    words, forms = language.words, language.words.forms["requests"]
    observer = bool(request.missions) and all(party.observer for party in request.missions)
    voice = f"{request.voice}_f" if request.gender == "f" and f"{request.voice}_f" in forms else str(request.voice)
    voice = "observer_mission" if voice == "mission" and observer else voice
    return str(forms[voice]).format(
        text=_text(request),
        documents=_documents(request.circulations, language),
        missions=_missions(request.missions, words, many=request.voice == "missions", observer=observer),
    )


def _missions(parties: Sequence[Party], words: Lexicon, *, many: bool, observer: bool) -> str:
    """Return the missions that speak in a note verbale: Постоянное представительство Исландии."""
    key = ("observer_many" if many else "observer") if observer else ("many" if many else "one")
    word = f"{words.offices['permanent-mission'][key]}{' от' if observer else ''}"
    return f"{word} {join_list(place(party, words) for party in parties)}" if parties else word


def _text(request: Request) -> str:
    """Return the letter with what is attached: in the genitive after `за распространение`, else in the accusative."""
    is_object = request.voice == "none"
    if request.note_verbale:
        text, to_it = ("настоящую вербальную ноту" if is_object else "настоящей вербальной ноты"), "к ней"
    else:
        text, to_it = ("настоящее письмо" if is_object else "настоящего письма"), "к нему"
    count = request.annexes or request.enclosures
    if not count:
        return text
    ending = ("я" if count > 1 else "е") if is_object else ("й" if count > 1 else "я")
    return f"{text} и {'приложени' if request.annexes else 'добавлени'}{ending} {to_it}"


def _documents(circulations: Sequence[Circulation], language: CommonGrammar) -> str:
    """Return the documents: документа Генеральной Ассамблеи по пункту 34 повестки дня и документа Совета ..."""
    return join_list(f"документа {_organ(one, language.words)}{_under(one, language)}" for one in circulations)


def _organ(circulation: Circulation, words: Lexicon) -> str:
    if circulation.phrase:
        return circulation.phrase
    organ, session = str(words.forms["organs"][circulation.organ]), circulation.session
    if session is None or session.kind == "regular":
        return organ
    return f"{words.forms['sessions'][session.kind].format(ordinal=ordinal(session.number, 'f', 'gen'))} {organ}"


def _under(circulation: Circulation, language: CommonGrammar) -> str:
    if not circulation.items:
        return ""
    return f" {language.items_phrase(circulation.items, circulation.agenda, 'request_')}"
