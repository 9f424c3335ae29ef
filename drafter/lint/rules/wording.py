"""Words: written out, said once, and without emphasis by type."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import ABBREVIATIONS, FOREIGN, ITALICS, PRACTICE, PUNCTUATION
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule


@rule(
    "repeated-word",
    WARNING,
    "No word stands twice in a row.",
    PRACTICE,
    bad=body_example("The clubs have met in the the boathouse."),
    good=body_example("The clubs have met in the boathouse."),
    safe=True,
    languages=ENGLISH,
)
def repeated_word(context: LintContext) -> Iterable[Match]:
    for text in context.all:
        for found in re.finditer(r"\b([A-Za-z]+)(\s+)\1\b(?![-'’])", text.plain):
            word = found[1].lower()
            if word in ("that", "had", "very", "bora", "pago", "baden", "sing") or found[1][0].isupper():
                continue
            fix = found[1] if "\n" not in found[2] else None
            yield text.at(found, f"“{found[1]}” stands here twice.", fix)


@rule(
    "emphasis-bold",
    WARNING,
    "Bold print is not used for emphasis.",
    ITALICS,
    bad=body_example("The clubs have **never** met before."),
    good=body_example("The clubs have never met before."),
    safe=True,
)
def emphasis_bold(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        for found in re.finditer(
            r"(?<![\\*\w])(\*\*|__)(?=\S)((?:[^*_\n]|\n(?!\s*\n))+?)(?<=\S)\1(?![*\w])", text.text
        ):
            block = next((one for one in text.blocks if one.start <= found.start() < one.end), None)
            if block and block.kind == "text" and (block.start, block.end) != found.span():
                fix = found[2] if "\n" not in found[2] else None
                yield text.at(found, "Bold print is not used for emphasis.", fix)


@rule(
    "emphasis-capitals",
    WARNING,
    "Capitals are not used for emphasis.",
    ITALICS,
    bad=body_example("The clubs have NEVER EVER met before."),
    good=body_example("The clubs have never met before."),
)
def emphasis_capitals(context: LintContext) -> Iterable[Match]:
    stressed = "NOT|MUST|NEVER|ALL|ONLY|SHALL|WILL|VERY"
    for text, found in context.own(rf"(?<![\w/-])(?:[A-Z]{{2,}}(?:[ ][A-Z]{{2,}})+|{stressed})(?![\w/-])"):
        words = set(found[0].split())
        if words & {*stressed.split("|"), "AND", "THE", "OF", "IN", "IS", "NO"} or any(map(_is_long, words)):
            yield text.at(found, f"Capitals are not used for emphasis: “{found[0].lower()}”.")


def _is_long(word: str) -> bool:
    """Whether a word in capitals is too long to be an abbreviation, such as UNESCO or MINUSMA."""
    longest = 9
    return len(word) > longest


@rule(
    "foreign-italics",
    NOTE,
    "Foreign words that are in the dictionary are not italicized.",
    FOREIGN,
    bad=body_example("The clubs exchange, *inter alia*, oars."),
    good=body_example("The clubs exchange, inter alia, oars."),
    safe=True,
    languages=ENGLISH,
)
def foreign_italics(context: LintContext) -> Iterable[Match]:
    words = (
        r"inter alia|ad hoc|vis-à-vis|de facto|de jure|per se|per capita|mutatis mutandis|bona fide|status quo|"
        r"a priori|ex officio|pro rata|prima facie|ipso facto|en route|raison d['’]être|modus operandi|"
        r"coups? d['’]état|détente|rapporteurs?|communiqués?|et al\.|i\.e\.|e\.g\.|sine die|sui generis|vice versa"
    )
    emphasized = [text for text in context.bodies if {"*", "_"} & set(text.text)]
    for text in emphasized:
        for found in re.finditer(rf"(?<![*_\w\\])([*_])({words})\1(?![*_\w])", text.text, re.IGNORECASE):
            yield text.at(found, f"“{found[2]}” is in the dictionary and stands in roman type.", found[2])


@rule(
    "abbreviation",
    WARNING,
    "Words are written out in the text: paragraph, article, for example, that is.",
    ABBREVIATIONS,
    bad=body_example("The boats, e.g. those of Malta, are described in para. 4 of the log."),
    good=body_example("The boats, for example those of Malta, are described in paragraph 4 of the log."),
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
    needs = ("e.g", "i.e", "ovt.", "approx.", "vs.", "viz.", "incl.", "esp.", "para.", "paras.", "rt.", "rts.", "res.")
    for text, found in context.own(rf"(?<![\w.])(?:{anywhere}|{with_number})", needs=needs):
        before, right = text.own[: found.start()], full[found[0].lower()]
        # In a reference in parentheses words that go with a number may be short.
        if before.rfind("(") <= before.rfind(")") or found[0][0] not in "paAr" or "prox" in found[0]:
            yield text.at(found, f"In the text this is written out: “{right}”.", right)


@rule(
    "contraction",
    WARNING,
    "The language of documents has no contractions.",
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
    for text, found in context.own(pattern, re.IGNORECASE, ("'", "’")):
        yield text.at(found, f"“{found[0]}” is written out.")


@rule(
    "ampersand",
    WARNING,
    "“And” is written out.",
    ABBREVIATIONS,
    bad=body_example("The clubs exchange boats & oars."),
    good=body_example("The clubs exchange boats and oars."),
    safe=True,
    languages=ENGLISH,
)
def ampersand(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"(?<=[a-z]) (&)(?= [a-z])", needs=("&",)):
        yield text.at(found, "“And” is written out.", "and", 1)


@rule(
    "exclamation",
    NOTE,
    "An exclamation mark has no place in a letter, but for one that is quoted.",
    f"{PUNCTUATION}; {PRACTICE}",
    bad=body_example("The clubs have met!"),
    good=body_example("The clubs have met."),
)
def exclamation(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"(?<=[\w)])!+(?=\s|$)", re.MULTILINE, needs=("!",)):
        yield text.at(found, "An exclamation mark has no place in a letter.", ".")


@rule(
    "placeholder",
    WARNING,
    "Nothing is left to be filled in.",
    PRACTICE,
    bad=body_example("The clubs have met on XX March in [place]."),
    good=body_example("The clubs have met on 3 March in Valletta."),
)
def placeholder(context: LintContext) -> Iterable[Match]:
    # XX and XXX may be Roman numbers; before a month, after a slash or in greater number they are none.
    crosses = r"X{2,}(?=\s(?:January|February|March|April|May|June|July|August|September|October|November|December))"
    words = r"X{4,}|xx+|TBC|TBD|TODO|FIXME|N\.N\.|[Ll]orem ipsum|\?{2,}"
    bracketed = r"\[(?:[Ii]nsert|[Nn]ame|[Dd]ate|[Pp]lace|[Nn]umber|to be |tbc|tbd|xx|XX)[^\]]*\]"
    for text in context.all:
        for found in re.finditer(rf"(?<![\w/])(?:{crosses}|{words})(?!\w)|(?<=/)X{{2,}}\b|{bracketed}", text.plain):
            yield text.at(found, f"“{found[0]}” is still to be filled in.")
        # Without its markup a text has no underscores.
        for found in re.finditer(r"(?<![\w\\])_{3,}(?!\w)", text.text):
            yield text.at(found, f"“{found[0]}” is still to be filled in.")
