"""The direction of each quotation mark: next to other marks, in place of letters, in emphasis, at links and notes."""

import pytest
from support.outline import outline, smart_quotes

from drafter.markup.quotes import QuotationMarks

PLAIN = [
    # Next to hyphens, dashes, slashes and ellipses.
    ('an "open"-"closed" vote', "an “open”-“closed” vote"),
    ('-"no"-', "-“no”-"),
    ('non-"binding" text', "non-“binding” text"),
    ('"pre-war"-"post-war"', "“pre-war”-“post-war”"),
    ("'open'-'closed'", "‘open’-‘closed’"),
    ('"a"\u2011"b"', "“a”\u2011“b”"),
    ('"a"–"b"', "“a”–“b”"),
    ('"a"—"b"', "“a”—“b”"),
    ('"I rowed—" she said', "“I rowed—” she said"),
    ('"I rowed –" she said', "“I rowed –” she said"),
    ('"I rowed—"', "“I rowed—”"),
    ('"—no"', "“—no”"),
    ('"and"/"or"', "“and”/“or”"),
    ('…"so"', "…“so”"),
    ('..."so"', "...“so”"),
    ('"…so"', "“…so”"),
    ('"so…"', "“so…”"),
    ('"Wait…" he said', "“Wait…” he said"),
    ('"so..." and "...so"', "“so...” and “...so”"),
    # Next to brackets, other quotation marks and inverted marks.
    ('("a")', "(“a”)"),
    ('"(a)"', "“(a)”"),
    ('"[A] boat"', "“[A] boat”"),
    ('["a"]', "[“a”]"),
    ('«"a"»', "«“a”»"),
    ('"«a»"', "“«a»”"),
    ('¿"Qué"?', "¿“Qué”?"),
    ('"¿Qué?"', "“¿Qué?”"),
    ('¡"Viva"!', "¡“Viva”!"),
    ('said:"No"', "said:“No”"),
    ('"a","b"', "“a”,“b”"),
    ('"a;" "b"', "“a;” “b”"),
    ('"a"; "b"', "“a”; “b”"),
    ('\u00a0"a"\u00a0', "\u00a0“a”\u00a0"),
    # In place of digits and letters.
    ("the class of '89", "the class of ’89"),
    ("in '89, the boys' club", "in ’89, the boys’ club"),
    ("('89)", "(’89)"),
    ("the '60s", "the ’60s"),
    ("the '70's", "the ’70’s"),
    ("the '60s' boats", "the ’60s’ boats"),
    ("mid-'90s", "mid-’90s"),
    ("'60–'70", "’60–’70"),
    ("the '89–'90 season", "the ’89–’90 season"),
    ('the "\'89 race"', "the “’89 race”"),
    ("'24 hours'", "‘24 hours’"),
    ("'24'", "‘24’"),
    ("'tis, 'Twas", "’tis, ’Twas"),
    ("rock 'n' roll", "rock ’n’ roll"),
    ("get 'em", "get ’em"),
    ("'em'", "‘em’"),
    ("'cause and effect'", "‘cause and effect’"),
    ("he rowed 'cause he could", "he rowed ’cause he could"),
    ("o'clock", "o’clock"),
    ("Côte d'Ivoire, l'État", "Côte d’Ivoire, l’État"),
    # Possessives, and marks within marks.
    ("1990's", "1990’s"),
    ("States' rights", "States’ rights"),
    ('"Row"\'s crew', "“Row”’s crew"),
    ('the "boys\'" club', "the “boys’” club"),
    ("'It's'", "‘It’s’"),
    ("\"'a' b\"", "“‘a’ b”"),
    ("\"a 'b'\"", "“a ‘b’”"),
    ("'a \"b\"'", "‘a “b”’"),
    ("'\"a\" b'", "‘“a” b’"),
    # Feet and inches, minutes and seconds.
    ("5'10\" tall", "5′10″ tall"),
    ("12°30'15\" N", "12°30′15″ N"),
    ("4° 5' N", "4° 5′ N"),
    ('a 12" pipe', "a 12” pipe"),
    ('"in 1990"', "“in 1990”"),
]

IN_MARKUP = [
    ('"*word*"', "“{emphasis word}”"),
    ('*"word"*', "{emphasis “word”}"),
    ('**"word"**', "{strong “word”}"),
    ('"**word**"', "“{strong word}”"),
    ('-"*word*"-', "-“{emphasis word}”-"),
    ('*a*-"b"', "{emphasis a}-“b”"),
    ('*word*"', "{emphasis word}”"),
    ("*word*'s", "{emphasis word}’s"),
    ('"[word](https://x.org)"', "“<https://x.org>[word]”"),
    ('["word"](https://x.org)', "<https://x.org>[“word”]"),
    ('-"[word](https://x.org)"', "-“<https://x.org>[word]”"),
    ('"word."[^1]\n\n[^1]: A', "“word.”^1(A)"),
    ('"word[^1]"\n\n[^1]: A', "“word^1(A)”"),
    ('word[^1]\n\n[^1]: "A"', "word^1(“A”)"),
    ('say\n"yes"\nor "no"', "say “yes” or “no”"),
    ('"yes\nor no"', "“yes or no”"),
    ('"yes\\\nor no"', "“yes⏎or no”"),
    ('"yes"\\\n"no"', "“yes”⏎“no”"),
    ('\\"a\\"', '"a"'),
    ('"a\\*"', "“a*”"),
    ('"&amp;a"', "“&a”"),
    ('"a"\n\n"b"', "“a”|“b”"),
    ('"a\n\n"b"', "“a|“b”"),
]


@pytest.mark.parametrize(("typed", "printed"), PLAIN)
def test_plain_texts(typed: str, printed: str) -> None:
    assert smart_quotes(typed) == printed
    assert outline(typed) == [f"text: {printed}"] or typed[0] == "\u00a0"


@pytest.mark.parametrize(("typed", "printed"), IN_MARKUP)
def test_marks_in_and_next_to_markup(typed: str, printed: str) -> None:
    assert "|".join(line.removeprefix("text: ") for line in outline(typed)) == printed


def test_another_language_has_its_own_marks() -> None:
    guillemets = QuotationMarks(("«", "»"), ("‹", "›"), "’")
    assert smart_quotes("\"l'eau\" 'a'", "", guillemets) == "«l’eau» ‹a›"
