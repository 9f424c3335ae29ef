"""Code injections from published lists for Jinja2 and other engines, in templates and in bodies."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_body, letter_with_expression, letter_with_template
from attacks.injections import CLOSED, REFUSED

# From the lists of PayloadsAllTheThings, HackTricks and PortSwigger.
EXPRESSIONS = [
    (
        "mro",
        "''.__class__.mro()[1].__subclasses__()[396]('id', shell=True, stdout=-1).communicate()",
        "a new process",
    ),
    ("base", "().__class__.__base__.__subclasses__()", "Python classes through a tuple"),
    (
        "warning",
        "().__class__.__bases__[0].__subclasses__()[59]()._module.__builtins__",
        "the built-ins through a warning",
    ),
    ("dictionary", "{}.__class__.__mro__[-1]", "Python classes through a dictionary"),
    ("number", "1 .real.__class__", "Python classes through a number"),
    (
        "flashed",
        "get_flashed_messages.__globals__.__builtins__.open('/etc/passwd').read()",
        "a file through a web server",
    ),
    ("request-attr", r"request | attr('application') | attr('\x5f\x5fglobals\x5f\x5f')", "a web server through `attr`"),
    ("builtins", "x.__init__.__builtins__.exec('1')", "the built-ins through an undefined name"),
    ("import", "self.__init__.__globals__.__builtins__.__import__('os').popen('id').read()", "a shell through `self`"),
    ("append", "[].append.__self__.__class__", "Python classes through a method"),
    ("dict-join", "dict(__cla=1, ss__=2) | join", "a hidden name built by `dict`"),
    ("tilde", "title['__cla' ~ 'ss__']", "a hidden attribute built with `~`"),
    ("reverse", "title['__ssalc__' | reverse]", "a hidden attribute written backwards"),
    ("lower", "title['__CLASS__' | lower]", "a hidden attribute in upper case"),
    ("slice", "title['x__class__'[1:]]", "a hidden attribute cut out of a text"),
    ("generator", "(senders | map('upper')).gi_frame.f_globals", "the frame of a generator"),
    ("frame-back", "(senders | select).gi_frame.f_back.f_back.f_globals", "the frames behind a generator"),
    ("code", "title.__str__.__code__", "the code of a method"),
    ("doc", "title.__doc__", "the documentation of a class"),
    ("module", "title.__module__", "the module of a class"),
    ("safe", "('<script>' | safe)", "HTML through the filter `safe`"),
    ("xmlattr", "{'onload': 'x'} | xmlattr", "HTML through the filter `xmlattr`"),
    ("urlize", "'http://198.51.100.1' | urlize(target='x')", "HTML through the filter `urlize`"),
    ("pprint", "self | pprint", "the Python text of an object"),
    ("tojson", "self | tojson", "an object through the filter `tojson`"),
    ("groupby", "[title] | groupby('__class__')", "a hidden attribute through `groupby`"),
    ("sort", "[title, title] | sort(attribute='__class__')", "a hidden attribute through `sort`"),
    ("sum", "[title] | sum(attribute='__class__')", "a hidden attribute through `sum`"),
    ("selectattr", "[title] | selectattr('__class__') | list", "a hidden attribute through `selectattr`"),
    ("random", "[1, 2] | random", "a random result"),
    ("power", "7 ** 7", "a calculation"),
    ("call", "(title)()", "a text called as a function"),
    ("debug", "debug()", "the function `debug`"),
    ("namespace-set", "namespace(x=1)", "the function `namespace`"),
]
STATEMENTS = [
    (
        "for-classes",
        "{% for c in ().__class__.__base__.__subclasses__() %}{{ c.__name__ }}{% endfor %}",
        "a loop over classes",
    ),
    ("if", "{% if ''.__class__ %}a{% endif %}", "a condition on a hidden attribute"),
    ("import-module", "{% import 'os' as os %}", "an import of a module"),
    ("from-import", "{% from 'os' import popen %}", "an import from a module"),
    ("with", "{% with a = cycler.__init__.__globals__ %}{{ a.os }}{% endwith %}", "modules through `with`"),
    ("set-hidden", "{% set a = ''.__class__ %}{{ a }}", "a hidden attribute through `set`"),
    ("filter-block", "{% filter attr('__class__') %}a{% endfilter %}", "the filter `attr` through a block"),
    ("call-block", "{% call cycler.__init__.__globals__.os.system('id') %}{% endcall %}", "a shell through `call`"),
    ("namespace-block", "{% set ns = namespace() %}{% set ns.__class__ = 1 %}", "writing an attribute"),
    ("block-self", "{% block a %}{{ self.a.__func__.__globals__ }}{% endblock %}", "modules through a block"),
    ("super", "{% block a %}{{ super.__self__ }}{% endblock %}", "objects through `super`"),
    ("trans", "{% trans %}{{ a }}{% endtrans %}", "the tag `trans` of a Jinja extension"),
    ("include-variable", "{% include title %}", "an include of a file named by the letter"),
]
IN_BODIES = [
    ("product", "{{ 7 * 7 }}", "a calculation"),
    ("class", "{{ ''.__class__.__mro__ }}", "Python classes"),
    ("cycler", "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "a shell through `cycler`"),
    ("config", "{{ config }}", "the settings of a web server"),
    ("condition", "{% if ''.__class__ %}a{% endif %}", "a condition on a hidden attribute"),
    ("condition-power", "{% if 9 ** 9 ** 9 ** 9 %}a{% endif %}", "a calculation in a condition"),
    ("condition-width", "{% if 'a' | center(1000000000) %}a{% endif %}", "a long text in a condition"),
    ("for", "{% for c in [].__class__.__base__.__subclasses__() %}a{% endfor %}", "a loop over classes"),
]
OTHER_ENGINES = "${7*7} #{7*7} *{7*7} @(7*7) <%= 7*7 %> ${{7*7}} [[7*7]] {7*7} $eval('7*7') {php}x{/php} #set($x=7*7)"

ATTACKS = [
    *(
        Attack(f"payload-{name}", f"`{{{{ {text} }}}}`: {goal}", REFUSED, letter_with_expression(text), output=CLOSED)
        for name, text, goal in EXPRESSIONS
    ),
    *(
        Attack(f"payload-{name}", f"`{text}`: {goal}", REFUSED, letter_with_template(f"<p>{text}</p>"), output=CLOSED)
        for name, text, goal in STATEMENTS
    ),
    *(
        Attack(
            f"body-payload-{name}",
            f"`{text}` in a body: {goal}",
            "refuses it: a body only prints facts",
            letter_with_body(text),
            output=r"letter\.yaml:8:\d+: error",
        )
        for name, text, goal in IN_BODIES
    ),
    Attack(
        "payload-polyglot",
        "`${{<%[%'\"}}%\\.` in a body: the start of an expression in any engine",
        "refuses it and shows the place",
        letter_with_body("${{<%[%'\"}}%\\\\."),
        output=r"letter\.yaml:8:\d+: error",
    ),
    Attack(
        "payload-other-engines",
        f"`{OTHER_ENGINES.replace('{{', '').replace('}}', '')[:60]}…` in a body: expressions of other engines",
        "refuses it and shows the place of Drafter's own markup",
        letter_with_body(OTHER_ENGINES),
        output=r"letter\.yaml:8:\d+: error",
    ),
]
