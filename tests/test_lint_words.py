"""Rules on words, punctuation and quotation marks: places of the findings, and suggested fixes."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.docx_parts import png
from support.lint import findings_of, fixes_of, with_request, words_of

WORDS: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    ("repeated-word", "They met in the the house.", [("the the", "the")]),
    ("repeated-word", "They met in the\nthe house.", [("the\n  the", None)]),
    ("repeated-word", "They said that that was what they had had, very very well.", []),
    ("repeated-word", "Pago Pago and The The met; the the-boat and they they're.", []),
    ("repeated-word", "They met in the The house.", []),
    ("repeated-word", "They met in Bora Bora and bora bora, in a A and B B.", []),
    ("repeated-word", "They met in thE thE house.", [("thE thE", "thE")]),
    ("emphasis-bold", "They **never** and __ever__ met.", [("**never**", "never"), ("__ever__", "ever")]),
    ("emphasis-bold", "They **never\never** met.", [("**never\n  ever**", None)]),
    ("emphasis-bold", "**A line of its own**\n\nThey met.", []),
    ("emphasis-bold", "## A **bold** heading\n\n- a **bold** item\n\n> a **bold** quotation", []),
    ("emphasis-bold", r"They \**never** met** and ** never ** row.", []),
    ("emphasis-capitals", "They NEVER met.", [("NEVER", None)]),
    ("emphasis-capitals", "They NOT MUST ALL ONLY SHALL WILL VERY row.", [("NOT MUST ALL ONLY SHALL WILL VERY", None)]),
    ("emphasis-capitals", "The crews of UNESCO and UN WOMEN met.", []),
    ("emphasis-capitals", "The ROWING AND THE BOATS met.", [("ROWING AND THE BOATS", None)]),
    ("emphasis-capitals", "The AB ABCDEFGHI and AB ABCDEFGHIJ met.", [("AB ABCDEFGHIJ", None)]),
    ("emphasis-capitals", "See A/NOT/1 and NOT-1.", []),
    ("foreign-italics", "They exchange *inter alia*, _ad hoc_ and *Vis-à-vis*.", [
        ("*inter alia*", "inter alia"), ("_ad hoc_", "ad hoc"), ("*Vis-à-vis*", "Vis-à-vis")]),
    ("foreign-italics", "They exchange inter alia, *dghajsa* and **inter alia**.", []),
    ("abbreviation", "Boats, e.g. these, i.e. those.", [("e.g.", "for example"), ("i.e.", "that is")]),
    ("abbreviation", "See para. 4, paras. 5 and 6, art. 3, Arts. 3 and res. 5.", [
        ("para.", "paragraph"), ("paras.", "paragraphs"), ("art.", "article"), ("Arts.", "articles"),
        ("res.", "resolution")]),
    ("abbreviation", "The Govt. met approx. ten vs. nine, viz. all, incl. some, esp. these.", [
        ("Govt.", "Government"), ("approx.", "approximately"), ("vs.", "versus"), ("viz.", "namely"),
        ("incl.", "including"), ("esp.", "especially")]),
    ("abbreviation", "They met (see A/1, para. 4, and art. 5) and (see res. 5).", []),
    ("abbreviation", "They met (see A/75/6 (Sect. 3), para. 12).", []),
    ("abbreviation", "They met (approx. ten), (e.g. these) and (see A/1) para. 4.", [
        ("approx.", "approximately"), ("e.g.", "for example"), ("para.", "paragraph")]),
    ("abbreviation", "Fine art. They rest in para. five.", []),
    ("contraction", "They don't, can’t, won't and shan't.", [
        ("don't", None), ("can’t", None), ("won't", None), ("shan't", None)]),
    ("contraction", "We're, they’ve, I'll, you'd and I'm.", [
        ("We're", None), ("they’ve", None), ("I'll", None), ("you'd", None), ("I'm", None)]),
    ("contraction", "It's clear that there's a boat; let's not.", [
        ("It's", None), ("there's", None), ("let's", None)]),
    ("contraction", "The club's boats and its oars; it's.", []),
    ("ampersand", "The boats & oars.", [("&", "and")]),
    ("ampersand", "The Q&A, R & D, boats & Oars.", []),
    ("exclamation", "They met! (They rowed)!!", [("!", "."), ("!!", ".")]),
    ("exclamation", "They met. !word", []),
    ("placeholder", "On XX March, [insert place], TBC.", [("XX", None), ("[insert place]", None), ("TBC", None)]),
    ("placeholder", "XXX and XX are numbers; XXXX is none.", [("XXXX", None)]),
    ("placeholder", "See A/71/XXX and A/71/X.", [("XXX", None)]),
    ("placeholder", "Lorem ipsum, ??, ___, xx and N.N. row.", [
        ("Lorem ipsum", None), ("??", None), ("___", None), ("xx", None), ("N.N.", None)]),
    ("placeholder", "The club of ____ met in ___.", [("____", None), ("___", None)]),
    ("placeholder", "The ___strong___ club of a__b and __ met.", []),
    ("placeholder", "What? They met [sic].", []),
    # Punctuation and characters
    ("double-space", "The  clubs. They\u00a0 met.", [("  ", " "), ("\u00a0 ", " ")]),
    ("double-space", "| A  | B |\n|---|---|\n| a  b | c |", []),
    ("double-space", "- One  two", [("  ", " ")]),
    ("space-before", "They met , and raced . Did they ?", [(" ", ""), (" ", ""), (" ", "")]),
    ("space-before", "They met,and 5 .5", []),
    ("space-after", "They met,and raced.All won;they rowed,5 times.", [
        (",", ", "), (".", ". "), (";", "; "), (",", ", ")]),
    ("space-after", "See e.g.This, a.m.They, U.N.It and 5,000.", []),
    ("space-parenthesis", "They ( all of them ) met.", [(" ", ""), (" ", "")]),
    ("space-parenthesis", "They (all) met (well.)", []),
    ("dash", "The clubs - all -- of them --- met.", [("-", "–"), ("--", "–"), ("---", "–")]),
    ("dash", "The clubs--all---met.", [("--", " – "), ("---", " – ")]),
    ("dash", "The half-yearly – fine — day.", []),
    ("dash", "| A - B | C |\n|---|---|\n| a - b | c |", []),
    ("stops", "They met.. They rowed,, well;; and:: then.", [("..", "."), (",,", ","), (";;", ";"), ("::", ":")]),
    ("stops", "They met,. They rowed.,", [(",.", None), (".,", None)]),
    ("stops", "They met ... and rowed a.m., etc., al., No., A.B., Ltd., Inc., went.", []),
    ("paragraph-stop", "The clubs met", [("t", None)]),
    ("paragraph-stop", "The clubs “met”", [("”", None)]),
    ("paragraph-stop", "Both met", []),
    ("paragraph-stop", "- One\n\nThe clubs met", [("t", None)]),
    ("paragraph-stop", "They are:\n\n- one\n\nThe clubs met\n\nThey rowed.", [("t", None)]),
    ("paragraph-stop", "The clubs met, and\n\nThe boats too; or\n\nThey rowed:", []),
    ("paragraph-stop", "The clubs met\n\n- one", []),
    ("paragraph-stop", "They said the following\n\n> “Row.”", []),
    ("paragraph-stop", "They are in this table\n\n| A | B |\n|---|---|\n| a | b |", []),
    ("paragraph-stop", "**The clubs of Malta**\n\nThey met.", []),
    ("heading-stop", "## One.\n\n## Two:\n\n## Three;\n\n## Four etc.\n\n## The Chargé a.i.\n\nThey met.", [
        (".", ""), (":", ""), (";", "")]),
    ("heading-stop", "## One\n\n## Two?\n\nThey met.", []),
    ("heading-capitals", "## THE ROWING\n\nThey met.", [("THE ROWING", None)]),
    ("heading-capitals", "## THE RACES\n\n## UNESCO\n\n## ROWING\n\nThey met.", []),
    ("ligature", "The ofﬁce, ﬀ, ﬂ, ﬃ, ﬄ, ﬅ and ﬆ.", [
        ("ﬁ", "fi"), ("ﬀ", "ff"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅ", "st"), ("ﬆ", "st")]),
    ("mixed-script", "They mеt in Αthens; Москва and Αθήνα are fine.", [("mеt", None), ("Αthens", None)]),
    ("accent-as-apostrophe", "The captain´s and the crews` oars.", [("´", "’"), ("`", "’")]),
    ("accent-as-apostrophe", "The ´code´.", []),
    ("bullet-typed", "• one\n· two\n● three", [("•", "-"), ("·", "-"), ("●", "-")]),
    ("bullet-typed", "One • two, •three.", []),
    # Quotation marks
    ("quotation-unclosed", "They said “row.", [("“", None)]),
    ("quotation-unclosed", "They said “row” and “go.", [("“", None)]),
    ("quotation-unclosed", "They said row”.", [("”", None)]),
    ("quotation-unclosed", "They said “row” and go”.", [("”", None)]),
    ("quotation-unclosed", 'They said "row.', [('"', None)]),
    ("quotation-unclosed", "They said: “Row.\n\n“And go.”", []),
    ("quotation-unclosed", "They said: “Row.\n\n> “And go.”", []),
    ("quotation-unclosed", "They said: “Row.\n\n> And go.”", [("“", None), ("”", None)]),
    ("quotation-unclosed", "They said “row”, \"go\".", []),
    ("quotation-single", "They said ‘row’ and 'go on' now.", [("‘row’", "“row”"), ("'go on'", "“go on”")]),
    ("quotation-single", "They said ‘row\non’ now.", []),
    ("quotation-single", "The crews' and the clubs' boats; “they said ‘row’”.", []),
    ("quotation-single", "They said ‘a’ and 'ab'.", []),
    ("quotation-comma", "They said “row,” and \"go;\" then.", [(",”", "”,"), (';"', '";')]),
    ("quotation-comma", "They said “row,” They went.", []),
    ("quotation-stop", "They said “row.” They said \"go.\"", [(".”", "”."), ('."', '".')]),
    ("quotation-stop", "They said: “row.” They said “Row.”", []),
    ("quotation-block", "They said:\n\n> Row.", [("> Row.", None)]),
    ("quotation-block", "They said:\n\n> “Row.”\n\nAnd then:\n\n> \"Go.\"", []),
    ("quotation-block", "The sentence should read:\n\n> Row.", []),
    ("quotation-block", "They sang:\n\n> Row\\\n> and go.", []),
    ("quotation-adrift", 'They said " row " and “ go ”.', [('"', None), ('"', None), ("“", None), ("”", None)]),
    ("quotation-adrift", 'They said "row" and “go”.', []),
    # Accessibility
    ("heading-skipped", "# One\n\n### Three\n\nThey met.", [("###", "##")]),
    ("heading-skipped", "### Three\n\n# One\n\n## Two\n\n##### Five\n\nThey met.", [("#####", "###")]),
    ("heading-bold", "**The boats**\n\n__The oars:__\n\nThey met.", [("**The boats**", None), ("__The oars:__", None)]),
    ("heading-bold", "**A**\n\nThey **met**.", []),
    ("heading-empty", "##\n\nThey met.", [("##", None)]),
    ("link-words", "Read [here](https://a.org), [This page](https://a.org) and [](https://a.org).", [
        ("[here](https://a.org)", None), ("[This page](https://a.org)", None), ("[](https://a.org)", None)]),
    ("link-words", "Read the [log of it](https://a.org).", []),
    ("table-head", "| A |  |\n|---|---|\n| a | b |", [("| A |  |", None)]),
    ("table-head", "|  |  |\n|---|---|\n| a | b |", [("|  |  |", None)]),
    ("table-head", "|  | B |\n|---|---|\n| a | b |", []),
    ("address-bare", "Read https://example.org/abcdefghijklmnopqrst now.", []),
    ("address-bare", "Read https://example.org/abcdefghijklmnopqrstu now.", [
        ("https://example.org/abcdefghijklmnopqrstu", None)]),
    ("address-bare", "Read the [log](https://example.org/abcdefghijklmnopqrstuvwxyz).", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "found"), WORDS, ids=[f"{rule}-{text[:40]}" for rule, text, _ in WORDS])
def test_words(rule: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert fixes_of(rule, with_request(text)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("image", ["image"]),
        ("Picture 3", ["Picture 3"]),
        ("boat.png", ["boat.png"]),
        ("12", ["12"]),
        ("A boat", []),
        ("", []),
    ],
)
def test_alternative_words(words: str, found: list[str], tmp_path: Path) -> None:
    (tmp_path / "boat.png").write_bytes(png())
    assert words_of("alternative-words", with_request(f"They met.\n\n![{words}](boat.png)"), tmp_path) == found


@pytest.mark.parametrize(
    ("rule", "text", "message"),
    [
        ("heading-skipped", "# One\n\n### Three\n\nThey met.",
         ("“###”", "3", "1", "“##”")),
        ("link-words", "Read [](https://a.org).", ()),
        ("link-words", "Read [here](https://a.org).", ("“here”",)),
        ("mixed-script", "They mеt.", ("“mеt”",)),
        ("mixed-script", "In Αthens.", ("“Αthens”",)),
        ("emphasis-capitals", "They NEVER EVER met.", ("“never ever”",)),
        ("missing-glyph", "They हिम met.", ("“हिम”", "`drafter doctor`")),
        ("missing-glyph", "They \U00013000\U00013001 met.", ("“\U00013000”", "13000", "A001")),
    ],
)  # fmt: skip
def test_what_is_reported_of_words(rule: str, text: str, message: str) -> None:
    assert [one.data for one in findings_of(rule, with_request(text))] == [message]
