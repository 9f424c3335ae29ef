"""English requests for circulation (Editorial Manual, Communications, "Agenda item")."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.languages.common_grammar import CommonGrammar
from drafter.languages.en.formatting import ordinal
from drafter.languages.protocol import Circulation, Request

_FORMS = {
    "one": "I should be grateful if you would have {text} circulated as {documents}.",
    "several": "We should be grateful if you would have {text} circulated as {documents}.",
    "mission": "The Permanent Mission would be grateful if {text} could be circulated as {documents}.",
    "none": "It would be appreciated if {text} could be circulated as {documents}.",
    "missions": "The Permanent Missions would be grateful if {text} could be circulated as {documents}.",
}


def compose_request(request: Request, language: CommonGrammar) -> str:
    """Return the request for circulation as one sentence."""
    return _FORMS[request.voice].format(text=_text(request), documents=_documents(request.circulations, language))


def _text(request: Request) -> str:
    text = "the present note verbale" if request.note_verbale else "the present letter"
    if request.annexes:
        return f"{text} and its {'annexes' if request.annexes > 1 else 'annex'}"
    if request.enclosures:
        return f"{text} and its {'enclosures' if request.enclosures > 1 else 'enclosure'}"
    return text


def _documents(circulations: Sequence[Circulation], language: CommonGrammar) -> str:
    """Return the organs with their items between commas: of the General Assembly, under agenda item 34, and of ..."""
    text, last = "a document", len(circulations) - 1
    for index, circulation in enumerate(circulations):
        under = _under(circulation, language)
        text += f" of {_organ(circulation, language)}" + (f", {under}" if under else "")
        if index < last:
            text += "," if under or index < last - 1 else ""
            text += " and" if index == last - 1 else ""
    return text


def _organ(circulation: Circulation, language: CommonGrammar) -> str:
    organ = circulation.phrase or f"the {language.words.organs[circulation.organ]}"
    if circulation.session is None or circulation.session.kind == "regular":
        return organ
    form = language.words.sessions[circulation.session.kind].format(ordinal=ordinal(circulation.session.number))
    return f"the {form} of {organ}"


def _under(circulation: Circulation, language: CommonGrammar) -> str:
    if not circulation.items:
        return ""
    return language.items_phrase(circulation.items, circulation.agenda, "request_")
