"""What users of other markup type: it is printed as they mean it, or a finding is at its place."""

from time import process_time

import pytest
from support.lint import with_request, words_of
from support.outline import outline, problems
from support.sampling import sampled

from drafter.lint.rules.markup import find_doubts
from drafter.markup.printed_markup import find_printed_markup

# Habits that work: the text, and what it becomes.
MEANT = [
    ("a line break of two spaces", "a  \nb", ["text: a⏎b"]),
    ("a line break of HTML", "a<br>b<br/>c <BR /> d", ["text: a⏎b⏎c⏎d"]),
    (
        "a line break in a cell", "| a | b |\n|---|---|\n| c<br>d | *e* |",
        ["left a | left b", "left c⏎d | left {emphasis e}"],
    ),
    ("a bar in a cell", "| a | b |\n|:--|--:|\n| 1\\|2 | x |", ["left a | right b", "left 1|2 | right x"]),
    ("a table without bars at its ends", "a | b\n--- | ---\n1 | 2", ["left a | left b", "left 1 | left 2"]),
    (
        "a table in a quotation", "> | a | b |\n> |---|---|\n> | 1 | 2 |",
        ["quotation", "  left a | left b", "  left 1 | left 2"],
    ),
    (
        "a table without bars in a quotation", "> a | b\n> ---|---\n> 1 | 2",
        ["quotation", "  left a | left b", "  left 1 | left 2"],
    ),
    (
        "a table in a quotation in a quotation", "> > | a |\n> > |---|\n> > | 1 |",
        ["quotation", "  quotation", "    left a", "    left 1"],
    ),
    ("a note in a heading", "# a[^1]\n\n[^1]: b", ["heading-1: a^1(b)"]),
    ("a note in a cell", "| a[^1] | b |\n|---|---|\n\n[^1]: c", ["left a^1(c) | left b"]),
    ("a named note", "a[^note-1].\n\n[^note-1]: b", ["text: a^1(b)."]),
    ("entities", "a&nbsp;b &copy; &lt;b&gt;", ["text: a\u00a0b © <b>"]),
    ("escapes", r"\*a\* \~\~b\~\~ \$x\$ \[c\]\[d\] 5\^2", r"text: *a* ~~b~~ $x$ [c][d] 5^2"),
    (
        "bullets of each kind", "* a\n* b",
        ["list-bulleted", "  item", "    bullet-1: • a", "  item", "    bullet-1: • b"],
    ),
    ("numbers with a bracket", "1) a", ["list-numbered", "  item", "    text: 1) a"]),
    ("emphasis inside a word", "a*bc*d", ["text: a{emphasis bc}d"]),
    ("emphasis of each kind", "*a* _b_ __c__ **d**", ["text: {emphasis a} {emphasis b} {strong c} {strong d}"]),
    ("an address in angle brackets", "<https://x.org>", ["text: <https://x.org>[https://x.org]"]),
    ("an address", "https://x.org/a_b~c", ["text: https://x.org/a_b~c"]),
    ("a heading with # at both ends", "## a ##", ["heading-2: a"]),
    ("brackets of mathematics", r"\(x\)", ["text: (x)"]),
]  # fmt: skip

# Habits that do not work: the text, the rules of the findings, and the words at the first of them.
SAID = [
    ("setext heading", "Heading\n=======", "printed-markup", "======="),
    ("setext heading of one sign", "Heading\n=", "printed-markup", "="),
    ("link without words", "a [](https://x.org) b", "printed-markup", "[](https://x.org)"),
    ("setext heading with dashes", "Heading\n---", "markup-not-allowed", "---"),
    ("heading without a space", "#Heading", "printed-markup", "#"),
    ("sub-heading without a space", "a\n\n##Heading", "printed-markup", "##"),
    ("heading of seven #", "####### a", "printed-markup", "#######"),
    ("heading without words", "#", "printed-markup", "#"),
    ("numbered list of MediaWiki", "# a\n# b", "printed-markup", "# b"),
    ("heading of AsciiDoc", "== Heading", "printed-markup", "== "),
    ("heading of MediaWiki", "== Heading ==", "printed-markup", "== "),
    ("heading of Textile", "h1. Heading", "printed-markup", "h1."),
    ("heading of reStructuredText", "Title\n^^^^^", "printed-markup", "^^^^^"),
    ("heading underlined by marks", 'Title\n"""""', "printed-markup", '"""""'),
    ("heading underlined by tildes", "Title\n~~~~~", "markup-not-allowed", "~~~~~"),
    ("quotation of Textile", "bq. words", "printed-markup", "bq."),
    ("struck words", "a ~~b~~", "printed-markup", "~~"),
    ("marked words", "a ==b== c", "printed-markup", "==b=="),
    ("inserted words", "a ++b++ c", "printed-markup", "++b++"),
    ("lowered digit", "H~2~O", "printed-markup", "~2~"),
    ("raised digit", "10^6 boats", "printed-markup", "^6"),
    ("raised digits of pandoc", "x^2^", "printed-markup", "^2^"),
    ("italics of Creole", "//a// b", "printed-markup", "//a//"),
    ("italics of MediaWiki", "''a'' b", "printed-markup", "''"),
    ("bold of MediaWiki", "'''a''' b", "printed-markup", "'''"),
    ("quotation marks of TeX", "``a''", "printed-markup", "``"),
    ("code", "a `b` c", "markup-not-allowed", "b"),
    ("code that is not closed", "a `b c", "printed-markup", "`"),
    ("fence", "```\na\n```", "markup-not-allowed", "```\na\n```"),
    ("fence of tildes", "~~~ python\na\n~~~", "markup-not-allowed", "~~~ python\na\n~~~"),
    ("indented code", "a\n\n    b", "indented-text", "b"),
    ("code indented by a tab", "\tb", "indented-text", "b"),
    ("picture with spaces", "![a](my plan.jpg)", "printed-markup", "!["),
    ("picture with a bracket", "![a](plan (1).jpg)", "printed-markup", "!["),
    ("picture in a sentence", "See ![a](plan.jpg).", "markup-not-allowed", "a"),
    ("link with spaces", "[my file](my file.pdf)", "printed-markup", "(my file.pdf)"),
    ("link with a space before its address", "[words] (https://x.org)", "printed-markup", " ("),
    ("link to a file", "[words](file.pdf)", "bad-link", "[words](file.pdf)"),
    ("link to a heading", "[words](#heading)", "bad-link", "[words](#heading)"),
    ("link that is not defined", "[words][name]", "printed-markup", "[words][name]"),
    ("link without a name", "[words][]", "printed-markup", "[words][]"),
    ("link of a wiki", "[[Page|words]]", "printed-markup", "[[Page|words]]"),
    ("title of a link", '[words](https://x.org "title")', "printed-markup", '[words](https://x.org "title")'),
    (
        "link defined twice", "[a][b]\n\n[b]: https://x.org\n[b]: https://y.org", "duplicate-definition",
        "[b]: https://y.org",
    ),
    ("link that is not used", "a\n\n[b]: https://x.org", "unused-link", "[b]: https://x.org"),
    ("comment as a link", "a\n\n[//]: # (b)", "unused-link", "[//]: # (b)"),
    ("reference of AsciiDoc", "see <<name>>", "markup-not-allowed", "<name>"),
    ("picture of AsciiDoc", "image::plan.png[words]", "printed-markup", "image::plan.png["),
    ("note in the text", "a^[b] c", "printed-markup", "^[b]"),
    ("note of reStructuredText", "a [1]_ b", "printed-markup", "[1]_"),
    ("note without text", "a[^1]", "no-such-note", "[^1]"),
    ("note defined twice", "a[^1]\n\n[^1]: b\n\n[^1]: c", "duplicate-definition", "[^1]:"),
    ("note that is not called", "a\n\n[^1]: b", "unused-note", "[^1]:"),
    ("comment of HTML", "a <!-- b --> c", "markup-not-allowed", "<!-- b -->"),
    ("bold of HTML", "<b>a</b>", "markup-not-allowed", "<b>"),
    ("raised digit of HTML", "a<sup>2</sup>", "markup-not-allowed", "<sup>"),
    ("line break of HTML as a paragraph", "<br>", "markup-not-allowed", "<br>"),
    ("tag that is not closed", "a <b c", "printed-markup", "<b"),
    ("unknown entity", "a &foo; b", "printed-markup", "&foo;"),
    ("entity without a semicolon", "a &nbsp b", "printed-markup", "&nbsp"),
    ("fact in single braces", "{ title }", "printed-markup", "{ title }"),
    ("brace too much", "a } b", "printed-markup", "}"),
    ("classes of pandoc", "a {.b}", "printed-markup", "{.b}"),
    ("macro of Jira", "{code}a{code}", "printed-markup", "{code}"),
    ("formula", "$x^2$", "printed-markup", "$x^2$"),
    ("formula of one letter", "$x$ boats", "printed-markup", "$x$"),
    ("formula as a paragraph", "$$a = 1$$", "printed-markup", "$$"),
    ("command of TeX", r"\newpage", "printed-markup", r"\newpage"),
    ("bold of TeX", r"\textbf{a}", "printed-markup", r"\textbf"),
    ("backslash in front of a space", r"a\ b", "printed-markup", "\\"),
    ("backslash at the end", "a\\", "printed-markup", "\\"),
    ("box of pandoc", "::: note\na\n:::", "printed-markup", "::: note"),
    ("box of Python-Markdown", "!!! note", "printed-markup", "!!! note"),
    ("box of GitHub", "> [!NOTE]\n> a", "printed-markup", "[!NOTE]"),
    ("box of reStructuredText", ".. note:: a", "printed-markup", ".. note:: a"),
    ("field of reStructuredText", ":Author: a", "printed-markup", ":Author:"),
    ("picture by its name", "a :smile: b", "printed-markup", ":smile:"),
    ("definition of pandoc", "Term\n: meaning", "printed-markup", ": "),
    ("definition of MediaWiki", "; term", "printed-markup", "; "),
    ("box to tick", "- [ ] a\n- [x] b", "printed-markup", "[ ]"),
    ("equal numbers", "1. a\n1. b", "list-numbers", "1."),
    ("equal numbers in a quotation", "> 1) a\n> 1) b", "list-numbers", "1)"),
    ("numbers that fall", "2. a\n1. b", "list-numbers", "1."),
    ("numbers in a paragraph", "a\n2. b\n3. c", "printed-markup", "2. b"),
    ("letters in a paragraph", "a:\na. x\nb. y", "printed-markup", "a. x"),
    ("letters with one bracket", "a) x\nb) y", "printed-markup", "a)"),
    ("capital letters in a paragraph", "(A) x\n(B) y", "printed-markup", "(A) x"),
    ("dashes as bullets", "– a\n– b", "printed-markup", "– a"),
    ("numbers of pandoc", "#. a\n#. b", "printed-markup", "#."),
    ("bullet without a space", "-a\n-b", "printed-markup", "-"),
    ("number without a space", "1.a\n2.b", "printed-markup", "1."),
    ("table without dashes", "| a | b |\n| 1 | 2 |", "printed-markup", "| a | b |"),
    ("table with too few dashes", "| a | b |\n|-|\n| 1 | 2 |", "printed-markup", "| a | b |"),
    ("table with too few dashes and bars", "a | b\n-|\n1 | 2", "printed-markup", "-|"),
    ("table with signs of equality", "| a |\n|===|", "printed-markup", "| a |"),
    ("table of a grid", "+---+\n| a |\n+---+", "printed-markup", "+---+"),
    ("table of MediaWiki", '{| class="a"\n| b\n|}', "printed-markup", '{| class="a"'),
    ("table of tabs", "a\tb\n1\t2", "printed-markup", "\t"),
    ("words next to a table", "|a|b|\n|-|-|\n|1|2|\nwords", "printed-markup", "words"),
    ("cells too many", "|a|b|\n|-|-|\n|1|2|3|", "table-row", "|1|2|3|"),
    ("cells too many in a quotation", "> |a|b|\n> |-|-|\n> |1|2|3|", "table-row", "> |1|2|3|"),
    ("rule", "a\n\n***\n\nb", "markup-not-allowed", "***"),
    ("front matter", "---\ntitle: a\n---", "markup-not-allowed", "---"),
    ("front matter of TOML", "+++\ntitle\n+++", "printed-markup", "+++"),
    ("bold of a forum", "[b]a[/b]", "printed-markup", "[b]"),
    ("list of contents", "[TOC]", "printed-markup", "[TOC]"),
    ("asterisk that opens", "*a", "unclosed-markup", "*"),
    ("asterisk that closes", "a* b", "printed-markup", "*"),
    ("asterisks alone", "a ** b", "printed-markup", "**"),
    ("bold that cannot close", "**Note:**text", "unclosed-markup", "**"),
    ("underscore that opens", "_a", "unclosed-markup", "_"),
    ("underscore that closes", "a_ b", "printed-markup", "_"),
    ("words below an item", "- a.\nThe clubs", "paragraph-runs-on", "The clubs"),
    ("fact below an item", "1. a;\n{{ circulation_request }}", "paragraph-runs-on", "{{ circulation_request }}"),
    ("words below a quotation", "> “A.”\nThe clubs", "paragraph-runs-on", "The clubs"),
    ("item without its mark", "- a;\nb;\n- c.", "paragraph-runs-on", "b;"),
    ("item in a sentence", "We saw\n- 5 boats", "block-in-sentence", "- 5 boats"),
    ("heading in a sentence", "We saw\n# 5 boats", "block-in-sentence", "# 5 boats"),
    ("quotation in a sentence", "We saw\n> 5 boats", "block-in-sentence", "> 5 boats"),
    ("item with a no-break space", "-\u00a0a", "printed-markup", "-"),
    ("heading with a no-break space", "#\u00a0a", "printed-markup", "#"),
    ("row without a bar", "| a | b |\n|---|---|\n| c d |", "printed-markup", "| c d |"),
    ("item with a dash", "- a\n– b", "paragraph-runs-on", "– b"),
    ("asterisks between digits", "2*3*4", "emphasis-in-formula", "*3*"),
    ("asterisks between letters", "a*b*c", "emphasis-in-formula", "*b*"),
]  # fmt: skip

# Texts in which nothing looks like markup.
ORDINARY = """5 * 3|A_B|snake_case|[sic]|(1) x|§ 5|#1|#1 boat|item #1|A/71/1*|A/71/1**|US$5 and US$6
$5 million to $10 million|in US$, A$ or NZ$|5 < 6 > 4|R&D|AT&T; and|~5 km|a ~ b|x = y|1 + 1 = 2|50 %|x+y+z|and/or
http://x.org/?a=b&c=d|a@b.org|"a" [A] b|[T]he|[…] a|[2026]|paragraph 3 (a)|1.5 million|2016 was|10:30 a.m.|3:1
as follows: a|… and|... and|O'Brien's|5'10"|12°30'15"|S/PV.123 (Resumption 1)|resolution 2139 (2014)|i.e. a
“a” ‘b’|C++ and C#|50 000|No. 5|N° 5|™ ® ©|€5 – £6|e.g. [1], [2]|A: B|a; b|a/b/c|«a»|Mr. A. B. Smith|’tis|a\u00a0b
- a wraps\nhere. The end|(a) x.\nThe b|paragraph\n3. The boats|Nos. 1\nand 2|3. a\n\n7. b|1. a\n\ntext\n\n1. b"""


@pytest.mark.parametrize(("habit", "text", "blocks"), MEANT, ids=[case[0] for case in MEANT])
def test_printed_as_meant(habit: str, text: str, blocks: list[str] | str) -> None:
    assert outline(text) == ([blocks] if isinstance(blocks, str) else blocks)
    assert said(text) == []


@pytest.mark.parametrize(("habit", "text", "rule", "words"), SAID, ids=[case[0] for case in SAID])
def test_said_at_its_place(habit: str, text: str, rule: str, words: str) -> None:
    assert (rule, words) in said(text)
    assert {found for found, _ in said(text)} - {"bad-picture"} == {rule} or habit.startswith(
        ("reference of", "table with")
    )


@pytest.mark.parametrize("text", [text for line in ORDINARY.split("\n") for text in line.split("|")])
def test_no_false_alarm(text: str) -> None:
    assert said(text.replace("\\n", "\n")) == []


def said(text: str) -> list[tuple[str, str]]:
    """The rules of all findings of a text, with the words at their places."""
    return [*problems(text), *((doubt.rule, text[doubt.start : doubt.end]) for doubt in find_doubts(text))]


def test_places_behind_facts_and_logic() -> None:
    text = "{{ title }} {% if title %}and\n{{ session }}{% endif %} ~~a~~ {{ title }}}."
    assert words_of("printed-markup", with_request(text)) == ["~~", "~~", "}"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("title: Letter of *Malta* and ~~Iceland~~\n", ["*Malta*", "~~", "~~"]),
        ("agenda_items: [{number: 12, title: '[Sport](https://x.org)'}]\n", ["[Sport](https://x.org)"]),
        ("agenda_items: [{number: 12, title: Sport &amp; peace}]\n", ["&amp;"]),
        ("agenda_items: [{number: 12, title: '{{ title }}'}]\n", ["{{ title }}"]),
        ("agenda_items: [{number: 12, title: Sport for development and peace*}]\n", ["*"]),
        ("agenda_items: [{number: 12, title: 'Sport <i>for</i> peace'}]\n", ["<i>", "</i>"]),
        ("agenda_items: [{number: 12, title: 'Sport: 5 * 3, A_B [sic] (1) #1 & more'}]\n", []),
    ],
)
def test_markup_in_other_values(change: str, words: list[str]) -> None:
    assert words_of("markup-in-value", change) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("title: Letter from Malta[^1]\n", ["[^1]"]),
        ("agenda_items: [{number: 12, title: 'Sport[^a] and peace[^b]'}]\n", ["[^a]"]),
        ("annexes: [{title: 'Log[^1]', body: 'The log.'}]\n", ["[^1]"]),
    ],
)
def test_notes_in_other_values_are_refused(change: str, words: list[str]) -> None:
    assert words_of("note-in-value", change) == words


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("a {# b #} c", "hidden-words", ["{# b #}"]),
        ("a {# b\n\nc #} d", "hidden-paragraphs", ["{# b\n\nc #}"]),
        ("a {# b\n\nc #} d", "hidden-words", []),
        ("a {##} c", "hidden-words", []),
        ("a {% if false %}b{% endif %}", "not-in-a-body", ["{% if false %}"]),
        ("a {% if 1 == 2 %}b{% endif %}", "not-in-a-body", ["{% if 1 == 2 %}"]),
        ("a {% if session %}b{% endif %}", "not-in-a-body", []),
    ],
)
def test_text_that_is_not_printed(text: str, rule: str, words: list[str]) -> None:
    assert [found.replace("\n  ", "\n") for found in words_of(rule, with_request(text))] == words


REPEATED = "* _ ~ ^ = ` < [ ] { \\ $ | & # @ + : / ' - . ; ! a a. a@ a:/"
REPEATED += " [a [[ ![ ^[ ~a $a $_ <a </ << :a |- +- a= //a (a) 1."


@pytest.mark.slow
@pytest.mark.parametrize("unit", sampled(REPEATED.split(), 4))
@pytest.mark.parametrize("after", ["", " ", "\n", "a"])
def test_a_long_paragraph_is_read_in_seconds(unit: str, after: str) -> None:
    text = (unit + after) * (50_000 // len(unit + after))
    start = process_time()
    assert len(list(find_printed_markup(text))) <= len(text)
    assert process_time() - start < 4  # Reading that takes the square of the length takes minutes.
