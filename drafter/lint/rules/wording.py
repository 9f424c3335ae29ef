"""Rules on words: written in full, not repeated, and without emphasis by type."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import ABBREVIATIONS, FOREIGN, ITALICS, PRACTICE, PUNCTUATION
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule

# Shorter paragraphs may be repeated, such as: Not applicable.
_WORDS_OF_A_SENTENCE = 6
# Words of which two in a row are always a mistake.
_NEVER_TWICE = ("the", "an", "and", "or", "our", "your", "their", "its")


@rule(
    "repeated-word",
    WARNING,
    "Remove repeated words.",
    PRACTICE,
    bad=body_example("The clubs have met in the the boathouse."),
    good=body_example("The clubs have met in the boathouse."),
    suggested=True,
    languages=ENGLISH,
)
def repeated_word(context: LintContext) -> Iterable[Match]:
    for text in context.all:
        for match in re.finditer(r"\b([A-Za-z]+)(\s+)\1\b(?![-'’])", text.plain):
            word = match[1].lower()
            if word in ("that", "had", "very", "bora", "pago", "baden", "sing") or match[1][0].isupper():
                continue
            # Other words may be repeated, as in “gave her her passport”.
            fix = match[1] if word in _NEVER_TWICE and "\n" not in match[2] else None
            yield text.at(match, f"“{match[1]}” is repeated; remove one.", fix)


@rule(
    "repeated-paragraph",
    WARNING,
    "Remove repeated paragraphs.",
    PRACTICE,
    bad=body_example("The clubs have met in the new boathouse.", "The clubs have met in the new boathouse."),
    good=body_example("The clubs have met in the new boathouse.", "They have rested in the old one."),
)
def repeated_paragraph(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        seen: set[tuple[str, ...]] = set()
        for block in text.of_kind("text"):
            words = tuple(text.text[block.start : block.end].split())
            if words in seen:
                yield text.match_at(block.start, block.end, "This paragraph is printed twice; remove one.")
            seen.update({words} if len(words) >= _WORDS_OF_A_SENTENCE else ())


@rule(
    "emphasis-bold",
    WARNING,
    "Do not use bold for emphasis.",
    ITALICS,
    bad=body_example("The clubs have **never** met before."),
    good=body_example("The clubs have never met before."),
    suggested=True,
)
def emphasis_bold(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        if "**" not in text.text and "__" not in text.text:
            continue
        for match in re.finditer(
            r"(?<![\\*\w])(\*\*|__)(?=\S)((?:[^*_\n]|\n(?!\s*\n))+?)(?<=\S)\1(?![*\w])", text.text
        ):
            block = next((block for block in text.blocks if block.start <= match.start() < block.end), None)
            if block and block.kind == "text" and (block.start, block.end) != match.span():
                fix = match[2] if "\n" not in match[2] else None
                yield text.at(match, "Do not use bold for emphasis.", fix)


@rule(
    "emphasis-capitals",
    WARNING,
    "Do not use capitals for emphasis.",
    ITALICS,
    bad=body_example("The clubs have NEVER EVER met before."),
    good=body_example("The clubs have never met before."),
)
def emphasis_capitals(context: LintContext) -> Iterable[Match]:
    stressed = "NOT|MUST|NEVER|ALL|ONLY|SHALL|WILL|VERY"
    for text, match in context.own(rf"(?<![\w/-])(?:[A-Z]{{2,}}(?:[ ][A-Z]{{2,}})+|{stressed})(?![\w/-])"):
        words = set(match[0].split())
        if words & {*stressed.split("|"), "AND", "THE", "OF", "IN", "IS", "NO"} or any(map(_is_long, words)):
            yield text.at(match, f"Do not use capitals for emphasis: “{match[0].lower()}”.")


def _is_long(word: str) -> bool:
    """True if a word in capitals is too long to be an abbreviation, such as UNESCO or MINUSMA."""
    longest = 9
    return len(word) > longest


@rule(
    "foreign-italics",
    NOTE,
    "Do not italicize foreign words that are in the dictionary.",
    FOREIGN,
    bad=body_example("The clubs exchange, *inter alia*, oars."),
    good=body_example("The clubs exchange, inter alia, oars."),
    languages=ENGLISH,
)
def foreign_italics(context: LintContext) -> Iterable[Match]:
    words = ("inter alia", "ad hoc", "vis-à-vis", "de facto", "de jure", "per se", "per capita", "mutatis mutandis",
             "bona fide", "status quo", "a priori", "ex officio", "pro rata", "prima facie", "ipso facto", "en route",
             "raison d'être", "raison d’être", "modus operandi", "coup d'état", "coup d’état", "coups d'état",
             "coups d’état", "détente", "rapporteur", "rapporteurs", "communiqué", "communiqués", "et al.", "i.e.",
             "e.g.", "sine die", "sui generis", "vice versa")  # fmt: skip
    pattern = rf"(?<![*_\w\\])([*_])({'|'.join(map(re.escape, words))})\1(?![*_\w])"
    for text in context.bodies:
        lower = text.text.lower()
        if any(f"{mark}{word}{mark}" in lower for mark in "*_" for word in words):
            for match in re.finditer(pattern, text.text, re.IGNORECASE):
                message = f"“{match[2]}” is in the dictionary; do not italicize it."
                yield text.at(match, message, match[2])


@rule(
    "abbreviation",
    WARNING,
    "Write words in full: “paragraph”, “article”, “for example”, “that is”.",
    ABBREVIATIONS,
    bad=body_example("The boats, e.g. those of Malta, are described in para. 4 of the log."),
    good=body_example("The boats, for example those of Malta, are described in paragraph 4 of the log."),
    suggested=True,
    languages=ENGLISH,
)
def abbreviation(context: LintContext) -> Iterable[Match]:
    full = {
        "e.g.": "for example", "i.e.": "that is", "para.": "paragraph", "paras.": "paragraphs", "art.": "article",
        "arts.": "articles", "govt.": "Government", "approx.": "approximately", "vs.": "versus", "viz.": "namely",
        "incl.": "including", "esp.": "especially", "res.": "resolution",
    }  # fmt: skip
    anywhere = r"e\.g\.|i\.e\.|[Gg]ovt\.|approx\.|vs\.|viz\.|incl\.|esp\."
    with_number = r"(?:paras?\.|[Aa]rts?\.|res\.)(?=\s?\d)"
    needs = ("e.g", "i.e", "ovt.", "approx.", "vs.", "viz.", "incl.", "esp.", "para.", "paras.", "art.", "Art.",
             "arts.", "Arts.", "res.")  # fmt: skip
    for text, match in context.own(rf"(?<![\w.])(?:{anywhere}|{with_number})", needs=needs):
        start, right = match.start(), full[match[0].lower()]
        before = text.own[max(start - 200, 0) : start]
        # A reference in parentheses, such as (A/75/6 (Sect. 3), para. 1), may contain abbreviations with a number.
        if before.count("(") <= before.count(")") or match[0][0] not in "paAr" or "prox" in match[0]:
            fix = right.capitalize() if text.begins_sentence(start) and match[0][0].isupper() else right
            yield text.at(
                match, f"Write “{right}” in the text.", None if text.own.endswith(" fine ", 0, start) else fix
            )


# Literals of which each contraction contains one, as do few possessives.
_CONTRACTIONS = tuple(
    form.replace("'", mark)
    for mark in "'’"
    for form in (
        "n't",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "it's",
        "there's",
        "that's",
        "let's",
        "he's",
        "what's",
        "who's",
    )
)


@rule(
    "contraction",
    WARNING,
    "Do not use contractions.",
    PRACTICE,
    bad=body_example("The clubs don't race each other."),
    good=body_example("The clubs do not race each other."),
    languages=ENGLISH,
)
def contraction(context: LintContext) -> Iterable[Match]:
    pattern = (
        r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|would|should|could|must|need)n['’]t|(?:can|won|shan)['’]t|"
        r"(?:we|they|you|I)['’](?:re|ve|ll|d|m)|(?:it|there|that|let|he|she|what|who)['’]s(?=\s(?:a|an|the|not|been|us|"
        r"is|clear|time|important|no|never|to)\b))\b"
    )
    for text in context.bodies:
        lower = text.own.lower()
        if any(literal in lower for literal in _CONTRACTIONS):
            for match in text.find(pattern, re.IGNORECASE):
                yield text.at(match, f"Write “{match[0]}” in full.")


@rule(
    "ampersand",
    WARNING,
    "Write “and”, not “&”.",
    ABBREVIATIONS,
    bad=body_example("The clubs exchange boats & oars."),
    good=body_example("The clubs exchange boats and oars."),
    suggested=True,
    languages=ENGLISH,
)
def ampersand(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<=[a-z]) (&)(?= [a-z])", needs=("&",)):
        yield text.at(match, "Write “and”, not “&”.", "and", 1)


@rule(
    "exclamation",
    NOTE,
    "Do not use exclamation marks, except in a quotation.",
    f"{PUNCTUATION}; {PRACTICE}",
    bad=body_example("The clubs have met!"),
    good=body_example("The clubs have met."),
    suggested=True,
)
def exclamation(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<=[\w)])!+(?=\s|$)", re.MULTILINE, needs=("!",)):
        # The mark may be part of a name (“Yahoo! announced”), or of words that go on.
        word = re.search(r"(?<!\S)\S++$", text.own[max(match.start() - 60, 0) : match.start()])
        goes_on = not re.compile(r"[ \n]*(?:$|[(“\"]?[^\W\d_a-z])|[ ]*\n").match(text.own, match.end())
        fix = None if goes_on or (word and word[0][:1].isupper()) else "."
        yield text.at(match, "End the sentence with a full stop, not with an exclamation mark.", fix)


# Literals of which each placeholder contains one.
_PLACEHOLDERS = ("XX", "xx", "TBC", "TBD", "TODO", "FIXME", "N.N.", "orem ipsum", "??", "[")


@rule(
    "placeholder",
    WARNING,
    "Fill in all placeholders.",
    PRACTICE,
    bad=body_example("The clubs have met on XX March in [place]."),
    good=body_example("The clubs have met on 3 March in Valletta."),
)
def placeholder(context: LintContext) -> Iterable[Match]:
    # XX and XXX may be Roman numerals, but not before a month, after a slash or in longer runs.
    crosses = r"X{2,}(?=\s(?:January|February|March|April|May|June|July|August|September|October|November|December))"
    words = r"X{4,}|xx+|TBC|TBD|TODO|FIXME|N\.N\.|[Ll]orem ipsum|\?{2,}"
    bracketed = r"\[(?:[Ii]nsert|[Nn]ame|[Dd]ate|[Pp]lace|[Nn]umber|to be |tbc|tbd|xx|XX)[^\]]*\]"
    pattern = rf"(?<![\w/])(?:{crosses}|{words})(?!\w)|(?<=/)X{{2,}}\b|{bracketed}"
    for text in context.all:
        if any(literal in text.plain for literal in _PLACEHOLDERS):
            for match in re.finditer(pattern, text.plain):
                yield text.at(match, f"Fill in “{match[0]}”.")
        # Plain text contains no underscores: they are markup.
        if "___" in text.text:
            for match in re.finditer(r"(?<![\w\\])_{3,}(?!\w)", text.text):
                yield text.at(match, f"Fill in “{match[0]}”.")
