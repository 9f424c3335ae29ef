"""Words for building inputs: of YAML, CommonMark, Jinja and United Nations letters."""

from __future__ import annotations

from drafter.letter import Addressee, AgendaItem, Annex, Letter, Masthead, Sender, Signatory
from drafter.un.offices import ADDRESSEES, ALIASES, SENDERS

YAML = (
    ": ", "- ", "? ", "|\n", "|2-\n", ">+\n", "&a ", "*a", "!!str ", "!!binary ", "<<: ", "---\n", "...\n",
    "%YAML 1.2\n", '"', "'", "''", "\\x00", "\\u202e", "\\\n", "{", "}", "[", "]", ", ", " #", "\t", "~", "null",
    "yes", "0x1F", "1e3", "\r\n", "\r", "\ufeff", "\u0085", "\u2028", "\n  ", "\n    ", "\n\n", " \n", "=", "@", "`",
    "2026-02-30", "1:30",
)  # fmt: skip
MARKUP = (
    "# ", "###### ", "- ", "* ", "+ ", "1. ", "10) ", "(a) ", "(i) ", "(aa) ", "> ", "    ", "```\n", "~~~\n",
    "***\n", "===\n", "*", "**", "_", "__", "`", "``", "~~", "[", "](", ")", "![", "[^a]", "[^a]: ",
    "[a]: https://example.org\n", "<b>", "</b>", "<!-- ", "-->", "<https://example.org>", "&amp;", "&#0;", "&#x202e;",
    "&nbsp;", "\\", "\\\n", "  \n", "| a | b |\n", "|---|:-:|\n", "|", "![A plan](plan.png)", "![](plan.png)", "^2^",
    "H~2~O", "\n\n", "\n", "\n\n\n", "\n  ", "\n> > ",
)  # fmt: skip
JINJA = (
    "{{ ", " }}", "{% ", " %}", "{# ", " #}", "{%- ", "{{ circulation_request }}", "{{ on_behalf_of }}", "{{ date }}",
    "{{ on_behalf_of.count }}", "{{ symbol_line }}", "{% for x in signatories %}", "{% endfor %}", "{% if draft %}",
    "{% else %}", "{% endif %}", "{{ x }}", "{{ loop.index }}", " | upper", " | join(', ')", " | length", " | first",
    "{{ title[0] }}", "{{ signatories[0].family }}", "{{ 'a' }}", "{{ 1 }}", "{{ a.b }}", "{% raw %}", "{% endraw %}",
    "{% set x = 1 %}", "{{ not x }}", "{{ x if draft else title }}", "{% for a in on_behalf_of.states %}",
    "{{ a ~ b }}",
)  # fmt: skip
UN_TEXTS = (
    "resolution 2139 (2014)", "resolutions 66/288, 69/313 and 70/1", "A/80/999", "S/2026/12", "A/ES-10/5-S/2016/3",
    "A/HRC/43/2", "A/80/L.5/Rev.1", "A/RES/70/1", "E/2020/1", "S/PRST/2014/3", "A/80/...", "General Assembly",
    "Security Council", "Secretary-General", "Her Excellency", "H.E. Ms.", "agenda item 34 (b)", "items 12 and 13",
    "the eightieth session", "3 May 2016", "May 3, 2016", "30 February", "3rd of May", "Turkey", "Côte d'Ivoire",
    "the Netherlands", "Palestine", "Taiwan", "ARG", "10%", "5 per cent", "1,000", "1000000", "$5", "km2", "e.g.",
    "“", "”", "‘", "’", "«", "»", '"', "'", "–", "—", "...", "…", "No. 5", "paragraph 3", "I have the honour",
    "Annex", "I should be grateful if the present letter",
    "would be circulated as a document of the General Assembly, under agenda item 12.", "president", "honor",
    "co-operate",
)  # fmt: skip
SPECIAL_CHARACTERS = (
    "\u00a0", "\u200b", "\u200d", "\u2060", "\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\u00ad", "\u0301",
    "a\u0308", "\u1e9e", "ſ", "\u212a", "ı", "İ", "ß", "ﬁ", "\u0430", "漢", "한", "א", "ب", "\U0001f642", "\U00013000",
    "\U000e0041", "\u3000", "１", "²", "½", "\u0660", "\u2028", "\u2029", "\x85", "�",
)  # fmt: skip
# Characters that no letter may contain.
UNPRINTABLE = ("\ue000", "\uffff", "\x00", "\x1b[31m", "\x7f", "\x0b", "\x0c", "\x1c")
# Whole blocks, as in real letters.
BLOCKS = (
    "We write.", "- a\n- b\n  - c\n    - d", "1. a\n2. b", "(a) x;\n(b) y:\n    (i) z;",
    "> A *quotation*.\n>\n> And more.", "# Heading", "### Third",
    "| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 | x[^n] |\n\n[^n]: In a table.", "A note.[^m]\n\n[^m]: The *note*.",
    "![A plan](plan.png)", "[words](https://example.org/a) and <https://example.org>", "> verse,\\\n> verse",
    "{{ on_behalf_of.count }} States: {{ on_behalf_of }}.",
    "{% for s in signatories %}{{ s.name }}, {% endfor %}all.",
    "{% if draft %}A draft.{% else %}None.{% endif %}", "{{ title }}", "{{ circulation_request }}",
    "We recall resolution 70/1 and resolution 2347 (2017).", "\"Straight 'quotes'\" it's", "H^2^O ~x~",
)  # fmt: skip
PLACES = (
    "France",
    "Fiji",
    "CIV",
    "Viet Nam",
    "Türkiye",
    "Turkey",
    "USSR",
    "the Netherlands",
    "Holy See",
    "EU",
    "Namibia",
)


def _keys() -> tuple[str, ...]:
    holders = (Letter, Sender, Addressee, AgendaItem, Signatory, Annex, Masthead)
    return tuple(dict.fromkeys(name for holder in holders for name in holder.__struct_fields__))


KEYS = _keys()
OFFICES = (*SENDERS, *ADDRESSEES, *ALIASES)
ALL_FOR_BODIES = (*MARKUP, *JINJA, *UN_TEXTS, *SPECIAL_CHARACTERS, *UNPRINTABLE)
ALL_FOR_LETTERS = (
    *YAML,
    *(f"{key}: " for key in KEYS),
    *OFFICES,
    *UN_TEXTS,
    *SPECIAL_CHARACTERS,
    *UNPRINTABLE,
    *PLACES,
)


def libfuzzer_dictionary(words: tuple[str, ...]) -> str:
    """Return the words as a dictionary for libFuzzer, with all bytes escaped."""
    escaped = ("".join(map("\\x{:02x}".format, word.encode())) for word in words)
    return "".join(f'"{word}"\n' for word in escaped)
