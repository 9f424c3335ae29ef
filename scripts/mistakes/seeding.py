"""Mistakes by family. Each changes the text of the letter and records the lines of the mistake."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from mistakes.phrases import PHRASES

# Number of letters for each kind of mistake, each with the mistake at another place.
COPIES = 2


class SeededLetter(NamedTuple):
    """A letter with one mistake: its family and kind, the text, and the first and last line of the mistake (from 1)."""

    family: str
    name: str
    text: str
    first: int
    last: int

    @property
    def excerpt(self) -> str:
        """The first line with the mistake."""
        return self.text.split("\n")[self.first - 1].strip()


class Swap(NamedTuple):
    """A mistake that replaces a pattern by other words; {0} is the first group of the pattern.

    An omission is found at another line: `at` is the pattern of the text there that contradicts it.
    """

    family: str
    name: str
    pattern: str
    words: str
    at: str = ""


_SENDER = r"^  - (Chile|Finland|Ghana|Philippines|Uruguay)$"
_LIST = r"(?:Argentina|Austria|Bangladesh|Barbados|Belize)"
SWAPS = (
    Swap("structure", "State left out of the list", rf"(?<= ){_LIST}, ", ""),
    Swap("structure", "two States of the list swapped", r"(Bhutan), (Botswana)", "{1}, {0}"),
    Swap("structure", "two States of the list swapped", r"(Kenya), (Latvia)", "{1}, {0}"),
    Swap("structure", "State twice in the list", r"(?<= )(Jamaica|Luxembourg|Mongolia), ", "{0}, {0}, "),
    Swap("structure", "other count than the list", r"(?<=behalf of )(\d+)(?= Member States)", "47"),
    Swap("structure", "item of the request changed", r"(?<=agenda item )14", "41"),
    Swap("structure", "organ of the request left out", r", and of the Security Council\.", "."),
    Swap("structure", "voice of the request", r"We should be grateful", "I should be grateful"),
    Swap("structure", "one annex in the request", r"its annexes circulated", "its annex circulated"),
    Swap("structure", "annexes not in the request", r"(the present letter) and its annexes", "{0}"),
    Swap("structure", "missing annex", r"see annex II\)", "see annex IV)"),
    Swap("structure", "annex without number", r"see annex I\)", "see annex)"),
    Swap("structure", "voice of the letter", r"We have the honour", "I have the honour"),
    Swap("structure", "salutation", r"  (?=We have the honour)", "  Excellency,\n\n  "),
    Swap("structure", "complimentary close", r"\n\n  (?=We should be grateful)",
         "\n\n  Please accept, Excellency, the assurances of our highest consideration.\n\n  "),
    Swap("structure", "request left out", r"\n\n  We should be grateful(?:.|\n  )*", "", r"^  are warm|is kept at"),
    Swap("parties", "sender left out", _SENDER.replace("$", "\\n"), "", r"state: {0}"),
    Swap("parties", "sender misspelt", r"^  - Urugua(y)$", "  - Uruguai"),
    Swap("parties", "sender replaced", r"^  - (Ghana)$", "  - Guyana"),
    Swap("parties", "signatory of another State", r"state: (Finland)", "state: Sweden"),
    Swap("parties", "name in capitals", r"family: (Koskela)", "family: KOSKELA"),
    Swap("parties", "honorific", r"given: (Kwabena)", "given: H.E. Mr. Kwabena"),
    Swap("parties", "title of another State", r"(family: Han), (state: Republic of Korea)",
         "{0}, {1}, title: Permanent Representative of Japan to the United Nations"),
    Swap("parties", "stop in a title", r"(family: Mwakasege), (state: Tanzania)",
         "{0}, {1}, title: 'Permanent Representative of Tanzania to the United Nations.'"),
    Swap("parties", "office against title", r"(office: )(charge-d-affaires)",
         "{0}{1}, title: Permanent Representative of Laos to the United Nations"),
    Swap("parties", "signatory twice", r"(^  - \{given: Neema.*$)", "{0}\n{0}"),
    Swap("parties", "signatories out of order", r"(^  - \{given: Neema.*$)\n(^  - \{given: Joaquín.*$)", "{1}\n{0}"),
    Swap("parties", "addressees swapped", r"(  - .*-general-assembly)\n(  - .*-security-council)", "{1}\n{0}"),
    Swap("parties", "addressee misspelt", r"  - secretary-general$", "  - secretary-genral"),
    Swap("parties", "addressee twice", r"(  - president-of-the-general-assembly)$", "{0}\n{0}"),
    Swap("names", "organ in lower case", r"(?<=and )Security Council(?= resolution)", "security council"),
    Swap("names", "Secretary-General without hyphen", r"Secretary-General(?= \(A)", "Secretary General"),
    Swap("dates", "distributed before the letter", r"distributed: 2025-10-20", "distributed: 2025-09-20"),
    Swap("dates", "distributed a year later", r"distributed: 2025-10-20", "distributed: 2026-10-20"),
    Swap("dates", "published before", r"published: 2025-10-21", "published: 2025-10-12"),
    Swap("dates", "impossible day", r"3 June 2025", "31 June 2025"),
    Swap("dates", "day and weekday", r"Tuesday, 3 June", "Tuesday, 5 June"),
    Swap("dates", "weekday", r"Tuesday(?=, 3 June)", "Thursday"),
    Swap("dates", "day ahead of the letter", r"12 August 2025", "12 August 2026"),
    Swap("dates", "American date", r"12 August 2025", "August 12, 2025"),
    Swap("dates", "ordinal date", r"12 August 2025", "12th August 2025"),
    Swap("dates", "date in digits", r"12 August 2025", "12/08/2025"),
    Swap("dates", "month cut", r"12 August 2025", "12 Aug. 2025"),
    Swap("dates", "impossible date", r"^date: 2025-10-14", "date: 2025-10-41"),
    Swap("dates", "job number of another year", r"job_number: 25-99999", "job_number: 19-99999"),
    Swap("symbols", "session of the symbol", r"A/80/999", "A/71/999"),
    Swap("symbols", "year of the symbol", r"S/2025/999", "S/2015/999"),
    Swap("symbols", "symbol of the wrong form", r"S/2025/999", "S/80/999"),
    Swap("symbols", "symbol left out", r"^(symbols: \[A/80/999), S/2025/999\]", "{0}]"),
    Swap("symbols", "year of a resolution", r"2347 \(2017\)", "2347 (2016)"),
    Swap("symbols", "number of a resolution", r"2347 \(2017\)", "2437 (2017)"),
    Swap("symbols", "year left out", r"2347 \(2017\)", "2347"),
    Swap("symbols", "space left out", r"2347 \(2017\)", "2347(2017)"),
    Swap("symbols", "organ of resolutions", r"General Assembly(?= resolutions)", "Security Council"),
    Swap("symbols", "resolution of a session to come", r"71/313", "87/313"),
    Swap("symbols", "one resolution of several", r"(?<=General Assembly )resolutions", "resolution"),
    Swap("symbols", "symbol cited by year", r"A/80/120", "A/2025/120"),
    Swap("symbols", "item left out", r"^agenda_items:\n  - \{number: 14, title: Culture of peace\}\n", "",
         r"^symbols"),
    Swap("symbols", "item twice", r"(^  - \{number: 14, title: Culture of peace\})", "{0}\n{0}"),
    Swap("wording", "percentage with a symbol", r"45 per cent", "45%"),
    Swap("wording", "number at the beginning", r"In Helsinki,\n  (12 reading rooms were opened),", "{0} in Helsinki,"),
    Swap("typography", "two spaces", r"(?<=[a-z]) (?=[a-z]+ing\b)", "  "),
    Swap("typography", "space left out", r"(?<=[a-z]), (?=[a-z]+)", ","),
    Swap("typography", "space before a comma", r"(?<=[a-z]), (?=and\b)", " , "),
    Swap("typography", "stop left out", r"(?<=[a-z])\.(?=\n\n  [A-Z])", ""),
    Swap("typography", "stop twice", r"(?<=[a-z])\.(?= [A-Z])", ".."),
    Swap("typography", "comma twice", r"(?<=[a-z]),(?= )", ",,"),
    Swap("typography", "hyphen as dash", r"(?<=[a-z]), (?=and have\b)", " - "),
    Swap("typography", "quotation not closed", r"tomorrow”", "tomorrow", r"“what a library"),
    Swap("typography", "quotation not opened", r"“(?=what a library)", "", r"tomorrow”"),
    Swap("typography", "straight mark missing", r'"(?=a reader who waits)', "", r'full bus"'),
    Swap("typography", "soft hyphen", r"(?<=libra)(?=rians)", "\u00ad"),
    Swap("typography", "ligature", r"fi(?=rst\b)", "ﬁ"),
    Swap("typography", "letter of another script", r"(?<=l)i(?=brar)", "і"),
    Swap("typography", "word twice", r"(?<= )(the|and|of)(?= [a-z])", "{0} {0}"),
    Swap("typography", "stop after a heading", r"(## The rooms)", "{0}."),
    Swap("typography", "heading in capitals", r"## The rooms", "## THE READING ROOMS"),
    Swap("accessibility", "level of headings skipped", r"### The lamps", "#### The lamps"),
    Swap("accessibility", "heading in bold", r"## The rooms", "**The rooms**"),
    Swap("accessibility", "link without words", r"There are 12 lamps\.", "See [here](https://example.org/lamps)."),
    Swap("accessibility", "footnote without mark", r"There are 12 lamps\.",
         "There are 12 lamps.\n\n      [^1]: All lit."),
    Swap("accessibility", "column without heading", r"There are 12 lamps\.",
         "| Room | |\n      |---|---|\n      | North | 12 |"),
)  # fmt: skip
_PARAGRAPH = re.compile(r"^  (?=(?:Our|The work|We recall|There is|A small) )", re.MULTILINE)


def seeded_letters(letter: str, rng: random.Random) -> Iterator[SeededLetter]:
    """Return letters with each mistake, several if the mistake fits at several places."""
    for swap in SWAPS:
        places = list(re.finditer(swap.pattern, letter, re.MULTILINE))
        for match in rng.sample(places, min(COPIES, len(places))):
            yield _apply(swap, letter, match)
    for family, name, phrase in PHRASES:
        at = rng.choice(list(_PARAGRAPH.finditer(letter))).end()
        line = letter.count("\n", 0, at) + 1
        yield SeededLetter(family, name, f"{letter[:at]}{phrase} {letter[at:]}", line, line)


def _apply(swap: Swap, letter: str, match: re.Match[str]) -> SeededLetter:
    words = _fill_groups(swap.words, match)
    text = letter[: match.start()] + words + letter[match.end() :]
    contradiction = re.search(_fill_groups(swap.at, match), text, re.MULTILINE) if swap.at else None
    line = text.count("\n", 0, contradiction.start() if contradiction else match.start()) + 1
    return SeededLetter(swap.family, swap.name, text, line, line if contradiction else line + words.count("\n"))


def _fill_groups(words: str, match: re.Match[str]) -> str:
    return re.sub(r"\{(\d)\}", lambda group: match[int(group[1]) + 1], words)
