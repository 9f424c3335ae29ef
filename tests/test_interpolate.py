"""Facts in a body: what is printed, what is refused and where, and that places survive."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jinja2.sandbox import SecurityError

from drafter.compose.body_context import Fact, MissingFact, print_fact
from drafter.compose.interpolate import Interpolated, interpolate
from drafter.compose.sandbox.environment import RestrictedEnvironment
from drafter.limits import MAX_EXPANDED_CHARACTERS, MAX_EXPRESSIONS
from drafter.source import parse_plain_text

NOWHERE = parse_plain_text(b"", "letter.yaml")
NAMES: dict[str, Any] = {
    "title": Fact.of("Letter dated *3 May*", ("title",)),
    "draft": True,
    "on_behalf_of": Fact.of({"count": 2, "text": "Fiji and Ghana"}, ("on_behalf_of",)),
    "session": Fact.of({"number": 71, "text": "Seventy-first session"}, ("session",)),
    "senders": [Fact.of(name, ("senders",)) for name in ("Fiji", "Ghana")],
    "signatories": [Fact.of({"name": "Ada Berg", "family": "Berg", "lines": ["a", "b"]}, ("signatories",))],
    "circulation_request": MissingFact("circulation_request"),
    "annex_headings": MissingFact("annex_headings"),
}


def expanded(text: str) -> tuple[Interpolated, list[tuple[str, str, str]]]:
    """Interpolate a text; return it with its problems: rule, words, message."""
    found: list[tuple[str, str, str]] = []
    result = interpolate(
        text,
        NAMES,
        lambda value: print_fact(value, NOWHERE),
        lambda rule, message, start, end: found.append((rule, text[start:end], message)),
    )
    return result, found


def filled(text: str) -> str:
    """Return a text with its facts; fail if it has a problem."""
    result, found = expanded(text)
    assert found == []
    return "".join("".join(run.text for run in result.fact(character)) or character for character in result.text)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{{ title }}", "Letter dated *3 May*"),
        ("a {{title}} b", "a Letter dated *3 May* b"),
        ("{{ on_behalf_of.count }} States: {{ on_behalf_of }}", "2 States: Fiji and Ghana"),
        ("{{ session.number }} {{ session.text }} {{ session }}", "71 Seventy-first session Seventy-first session"),
        ("{{ session['number'] }}", "71"),
        ("{{ senders }} {{ senders[1] }} {{ senders | length }}", "Fiji, Ghana Ghana 2"),
        ("{{ senders | join('; ') }} {{ senders | first }} {{ senders | last }}", "Fiji; Ghana Fiji Ghana"),
        ("{{ on_behalf_of | upper }}", "FIJI AND GHANA"),
        ("{{ signatories[0].name }} {{ signatories[0].lines }}", "Ada Berg a, b"),
        ("{% for one in senders %}{{ one }};{% endfor %}", "Fiji;Ghana;"),
        ("{% for one in senders %}{{ loop.index }}{{ one }} {% endfor %}", "1Fiji 2Ghana "),
        ("{% for one in senders %}{% for two in senders %}{{ two }}{% endfor %}{% endfor %}", "FijiGhanaFijiGhana"),
        ("{% for one in annex_headings %}{{ one }}{% else %}none{% endfor %}", "none"),
        ("{% if draft %}a{% else %}b{% endif %}", "a"),
        ("{% if circulation_request %}a{% elif title %}b{% endif %}", "b"),
        ("{% if on_behalf_of.count == 2 %}a{% endif %}", "a"),
        ("{{ title if draft else session }}", "Letter dated *3 May*"),
        ("a {#- remark -#} b", "ab"),
        ("a  {%- if draft -%}  b  {%- endif -%}  c", "abc"),
        ("a\n{% if draft %}\nb\n{% endif %}\nc", "a\n\nb\n\nc"),
        ("{% raw %}{{ title }}{% endraw %}", "{{ title }}"),
        ("{{ '{{' }} a {{ '}}' }}", "{{ a }}"),
        ("{{ 'it''s' }}", "its"),
        ("no facts at all, {not even} these", "no facts at all, {not even} these"),
        ("a\n\n", "a\n\n"),
    ],
)
def test_printed_facts(text: str, result: str) -> None:
    assert filled(text) == result


@pytest.mark.parametrize(
    ("text", "rule", "words", "message"),
    [
        ("a {{ b", "unclosed-markup", "{{", "`{{` is never closed; add the missing }} or quotation mark."),
        ("{{ title }} a\n{{ title }\nb {{ title }}", "unclosed-markup", "{{", "`{{` is never closed"),
        ("{{ title }} {{ title", "unclosed-markup", "{{", "`{{` is never closed"),
        ("{% if draft", "unclosed-markup", "{%", "`{%` is never closed; add the missing %}"),
        ("{# a", "unclosed-markup", "{#", "`{#` is never closed; add the missing #}"),
        ("{{ 'a }}", "unclosed-markup", "{{", "`{{` is never closed"),
        ("a }} b", "unclosed-markup", "}}", "`}}` is never opened; write {{ before it"),
        ("{{ title }} %} b", "unclosed-markup", "%}", "`%}` is never opened; write {% before it"),
        ("{% if draft %} a", "unclosed-markup", "{% if draft %}", "`if` is never closed; add {% endif %}."),
        (
            "{% for a in senders %} b",
            "unclosed-markup",
            "{% for a in senders %}",
            "`for` is never closed",
        ),
        ("{% if draft %}{% for a in senders %}{% endif %}", "unclosed-markup", "{% for a in senders %}", "endfor"),
        ("a {% endif %}", "unclosed-markup", "{% endif %}", "`endif` stands without its {% if"),
        ("{{ title senders }}", "unclosed-markup", "{{ title senders }}", "`senders` is not expected here"),
        ("{{ }}", "unclosed-markup", "{{ }}", "an expression is empty or incomplete"),
        ("{{ title is nothing }}", "unclosed-markup", "{{ title is nothing }}", "`nothing` is not a test"),
        ("the tittle of {{ tittle }}", "undefined-name", "tittle", "`tittle` is not a fact; did you mean `title`?"),
        ("{{ colour }}", "undefined-name", "colour", "there are annex_headings, circulation_request"),
        ("{{ session.numbr }}", "undefined-name", "session.numbr", "Did you mean `session.number`?"),
        ("{{ title.text }}", "undefined-name", "title.text", "`title` has no `text`. Write {{ title }}."),
        ("{{ senders.count }}", "undefined-name", "senders.count", "{{ senders | length }}"),
        ("{{ senders[7] }}", "undefined-name", "{{ senders[7] }}", "The expression has no value"),
        ("{{ loop.index }}", "undefined-name", "loop", "`loop` is not a fact"),
        (
            "{{ circulation_request }}",
            "undefined-name",
            "{{ circulation_request }}",
            "add the key `agenda_items`,",
        ),
        ("{{ circulation_request.x }}", "undefined-name", "{{ circulation_request.x }}", "has no value in this letter"),
        ("{{ signatories[0] }}", "undefined-name", "{{ signatories[0] }}", "write one of .name, .family, .lines"),
        ("{{ draft }}", "undefined-name", "{{ draft }}", "The value is not a text"),
        ("{{ title.upper }}", "undefined-name", "title.upper", "`title` has no `upper`"),
        ("{{ '\\x07' }}", "undefined-name", "{{ '\\x07' }}", "The control character U+0007"),
        ("{{ '\\U000F0000' }}", "undefined-name", "{{ '\\U000F0000' }}", "The private-use character"),
        ("{{ title | length }}", "not-in-a-body", "title", "`title` is a text, not a list."),
        ("{{ on_behalf_of | length }}", "not-in-a-body", "on_behalf_of", "its number is `on_behalf_of.count`"),
        ("{% for a in title %}{% endfor %}", "not-in-a-body", "title", "`title` is a text, not a list."),
        ("{{ title | reverse }}", "not-in-a-body", "reverse", "`reverse` is not a filter"),
        ("{{ 2 * 3 }}", "not-in-a-body", "{{ 2 * 3 }}", "`mul` is not allowed"),
        ("{% set a = 1 %}", "not-in-a-body", "{% set a = 1 %}", "`assign` is not allowed"),
        ("{% include 'a' %}", "not-in-a-body", "{% include 'a' %}", "`include` is not allowed"),
        ("{% import 'os' as a %}", "not-in-a-body", "{% import 'os' as a %}", "`import` is not allowed"),
        ("{% macro a() %}{% endmacro %}", "not-in-a-body", "{% macro a() %}", "`macro` is not allowed"),
        ("{{ title() }}", "not-in-a-body", "{{ title() }}", "`call` is not allowed"),
        ("{{ title[1:3] }}", "not-in-a-body", "{{ title[1:3] }}", "`slice` is not allowed"),
        ("{{ [title] }}", "not-in-a-body", "{{ [title] }}", "`list` is not allowed"),
        ("{% for a in senders if a %}{% endfor %}", "not-in-a-body", "{% for a in senders if a %}", "a whole list"),
        ("{{ 'x'.__class__ }}", "undefined-name", "{{ 'x'.__class__ }}", "unsafe"),
        ("{{ title" + ".a" * 3000 + " }}", "too-much", "", "are nested too deeply"),
        ("{{ " + "(" * 3000 + "title" + ")" * 3000 + " }}", "too-much", "", "are nested too deeply"),
        ("{{ title }}" * (MAX_EXPRESSIONS + 1), "too-much", "", "limited to 5,000 expressions"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_refused_expressions_and_their_places(text: str, rule: str, words: str, message: str) -> None:
    result, found = expanded(text)
    assert [found_at[:2] for found_at in found][:1] == [(rule, words)]
    assert message in found[0][2]
    assert result.facts == ()


# What a loop knows of itself, in its second round of three, by the names of Jinja; None is refused.
OF_LOOPS = [
    ("index", "2"),
    ("index0", "1"),
    ("revindex", "2"),
    ("revindex0", "1"),
    ("first", "False"),
    ("last", "False"),
    ("length", "3"),
    ("previtem", "a"),
    ("nextitem", "c"),
    ("cycle('x', 'y')", "y"),
    ("depth", None),
    ("depth0", None),
    ("changed(one)", None),
    ("_iterable", None),
    ("__class__", None),
    ("__init__", None),
]


@pytest.mark.parametrize(("attribute", "result"), OF_LOOPS, ids=[name for name, _ in OF_LOOPS])
def test_attributes_of_a_loop(attribute: str, result: str | None) -> None:
    template = RestrictedEnvironment().from_string(
        "{% for one in texts %}{% if one == 'b' %}{{ loop." + attribute + " }}{% endif %}{% endfor %}"
    )
    if result is None:
        with pytest.raises((SecurityError, UndefinedError)):
            template.render(texts=["a", "b", "c"])
    else:
        assert template.render(texts=["a", "b", "c"]) == result


def test_all_problems_are_reported_at_once_each_at_its_own_word() -> None:
    text = "count {{ count }} and {{ count }}\n{{ senders.x }} {{ title | upper }}\n{{ 1 + 1 }}"
    _, found = expanded(text)
    assert sorted((rule, about) for rule, about, _ in found) == [
        ("not-in-a-body", "{{ 1 + 1 }}"),
        ("undefined-name", "count"),
        ("undefined-name", "count"),
        ("undefined-name", "senders.x"),
    ]


def test_all_missing_facts_are_reported() -> None:
    _, found = expanded("{{ circulation_request }} {{ title }} {{ annex_headings }}")
    assert [about for _, about, _ in found] == ["{{ circulation_request }}", "{{ annex_headings }}"]


LONG = "x" * 3000


@pytest.mark.parametrize(
    "text",
    [
        f"{{% for a in '{LONG}' %}}{{% for b in '{LONG}' %}}{{% endfor %}}{{% endfor %}}",
        f"{{% for a in '{LONG}' %}}" + "y" * (MAX_EXPANDED_CHARACTERS // 2000) + "{% endfor %}",
        "{% for a in '" + "x" * 200_000 + "' %}{% if a %}{% endif %}{% endfor %}",
    ],
    ids=["in each other", "long", "without a word"],
)
def test_loops_end(text: str) -> None:
    _, found = expanded(text)
    assert [(rule, about.startswith("{% for a")) for rule, about, _ in found] == [("too-much", True)]


PIECES = ["{{ title }}", "{{ session.number }}", "{% if draft %}", "{% endif %}", "{# remark #}", "{%- if draft -%}"]
WORDS = ["one", "two\n", " three", "\n\n", "é𝄞", "} ", "{ x"]


@given(st.lists(st.sampled_from(PIECES[:2] + PIECES[4:5] + WORDS), max_size=14), st.booleans())
def test_offsets_lead_back_to_the_words_as_written(pieces: list[str], inside: bool) -> None:
    text = "".join(pieces)
    text = f"{{%- if draft %}}{text}{{% endif -%}}" if inside else text
    result, found = expanded(text)
    assert found == []
    for word in re.finditer(r"one|two|three|é𝄞|\{ x", result.text):
        at = result.source_offset(word.start())
        assert text[at : at + len(word.group())] == word.group()


@given(st.text(alphabet="{}%# title'\"|.()[]\n-+ifor", max_size=40))
def test_any_text_is_interpolated_or_a_problem_is_reported(text: str) -> None:
    result, found = expanded(text)
    assert found or result.text is not None
    assert all(message.endswith((".", "?")) for *_, message in found)


@given(
    st.lists(st.sampled_from(["a ", "{{ title }}", "{{title}}", "{{ session.text }}", "\n", "b", "{{ on_behalf_of }}"]))
)
def test_plain_names_are_filled_in_as_jinja_fills_them_in(pieces: list[str]) -> None:
    text = "".join(pieces)
    plain, computed = expanded(text)[0], expanded(text + "{% if true %}{% endif %}")[0]
    assert (plain.text, plain.facts) == (computed.text, computed.facts)
    words = [at for at, character in enumerate(plain.text) if not plain.fact(character)]
    assert [plain.source_offset(at) for at in words] == [computed.source_offset(at) for at in words]
