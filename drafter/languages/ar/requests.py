"""Arabic requests for circulation (S/2011/667, S/2015/350)."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.languages.ar.formatting import join_list, ordinal, to
from drafter.languages.ar.titles import place
from drafter.languages.common_grammar import CommonGrammar
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Circulation, Party, Request

_FEW = 3


def compose_request(request: Request, language: CommonGrammar) -> str:
    """Return the request for circulation as one sentence."""
    words, forms = language.words, language.words.forms
    voice = (
        f"{request.voice}_f" if request.gender == "f" and f"{request.voice}_f" in forms["requests"] else request.voice
    )
    things = 1 + (request.annexes or request.enclosures)
    return str(forms["requests"][voice]).format(
        text=_text(request, words),
        documents=_documents(request.circulations, language),
        missions=_missions(request.missions, words, many=request.voice == "missions"),
        **{"as": forms["as_them"][min(things, _FEW) - 1]},
    )


def _text(request: Request, words: Lexicon) -> str:
    """Return the letter or note with what is attached: هذه الرسالة ومرفقها."""
    text = "هذه المذكرة الشفوية" if request.note_verbale else "هذه الرسالة"
    count = request.annexes or request.enclosures
    if not count:
        return text
    attached = words.forms["attached_to_it"]["annexes" if request.annexes else "enclosures"]
    return f"{text} {attached[min(count, _FEW) - 1]}"


def _missions(parties: Sequence[Party], words: Lexicon, *, many: bool) -> str:
    """Return the missions that speak in a note verbale: البعثة الدائمة لكندا."""
    entry, observer = words.offices["permanent-mission"], bool(parties) and all(party.observer for party in parties)
    number = "subject_two" if len(parties) == 2 else "many" if many else ""  # noqa: PLR2004
    prefix = "observer" if observer else ""
    key = "_".join(filter(None, (prefix, number))) or "one"
    return str(entry[key]) + (f" {to(join_list(map(place, parties)))}" if parties else "")


def _documents(circulations: Sequence[Circulation], language: CommonGrammar) -> str:
    """Return the documents: من وثائق الجمعية العامة، في إطار البند 34 من جدول الأعمال، ومن وثائق مجلس الأمن."""
    text = ""
    for index, circulation in enumerate(circulations):
        under = _under(circulation, language)
        comma = "،" if under else ""
        ends = comma if index < len(circulations) - 1 else ""
        text += f" {'و' if index else ''}من وثائق {_organ(circulation, language.words)}{comma}{under}{ends}"
    return text.strip()


def _organ(circulation: Circulation, words: Lexicon) -> str:
    if circulation.phrase:
        return circulation.phrase
    organ, session = words.organs[circulation.organ], circulation.session
    if session is None or session.kind == "regular":
        return organ
    number = ordinal(session.number, "f", genitive=True)
    return f"{words.sessions[session.kind].format(ordinal=number)} {to(organ)}"


def _under(circulation: Circulation, language: CommonGrammar) -> str:
    if not circulation.items:
        return ""
    return f" {language.items_phrase(circulation.items, circulation.agenda, 'request_')}"
