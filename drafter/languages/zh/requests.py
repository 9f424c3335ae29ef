"""Chinese requests for circulation (A/76/743)."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.languages.common_grammar import CommonGrammar
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Circulation, Party, Request
from drafter.languages.zh.formatting import join_list, number
from drafter.languages.zh.titles import office_phrase, place


def compose_request(request: Request, language: CommonGrammar) -> str:
    """Return the request for circulation as one sentence."""
    words = language.words
    return str(words.forms["requests"][request.voice]).format(
        text=_text(request, words),
        documents=_documents(request.circulations, language),
        missions=_missions(request.missions, words, many=request.voice == "missions"),
    )


def _missions(parties: Sequence[Party], words: Lexicon, *, many: bool) -> str:
    """Return the missions that speak in a note verbale: 冰岛和马耳他常驻联合国代表团."""
    named = {office_phrase("permanent-mission", party, words) for party in parties}
    office = named.pop() if len(named) == 1 else str(words.offices["permanent-mission"]["at_un"])
    return f"{join_list(map(place, parties))}{'各' if many else ''}{office}"


def _text(request: Request, words: Lexicon) -> str:
    """Return the letter with what is attached: 本函及其附件, 本照会及其各附件."""
    text = "本照会" if request.note_verbale else "本函"
    count = request.annexes or request.enclosures
    if not count:
        return text
    attached = words.attached["annex" if request.annexes else "enclosure"]
    return f"{text}及其{'各' if count > 1 else ''}{attached}"


def _documents(circulations: Sequence[Circulation], language: CommonGrammar) -> str:
    """Return the documents: 大会议程项目34下的文件和安全理事会文件."""
    return join_list(f"{_organ(one, language.words)}{_under(one, language)}文件" for one in circulations)


def _organ(circulation: Circulation, words: Lexicon) -> str:
    if circulation.phrase:
        return circulation.phrase
    organ, session = words.organs[circulation.organ], circulation.session
    if session is None or session.kind == "regular":
        return organ
    return f"{organ}{words.sessions[session.kind].format(ordinal=number(session.number))}"


def _under(circulation: Circulation, language: CommonGrammar) -> str:
    if not circulation.items:
        return ""
    return f"{language.items_phrase(circulation.items, circulation.agenda)}下的"
