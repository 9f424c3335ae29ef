"""Injections as the published lists for Jinja2 and other engines have them, into templates and into bodies."""

from __future__ import annotations

from attacks.attack import Attack, body, page, printing
from attacks.injections import CLOSED, REFUSED

# After the lists of PayloadsAllTheThings, HackTricks and PortSwigger.
PRINTED = [
    (
        "mro",
        "''.__class__.mro()[1].__subclasses__()[396]('id', shell=True, stdout=-1).communicate()",
        "a process of Python's",
    ),
    ("base", "().__class__.__base__.__subclasses__()", "the classes of Python through a tuple"),
    (
        "warning",
        "().__class__.__bases__[0].__subclasses__()[59]()._module.__builtins__",
        "the built-ins through a warning",
    ),
    ("dictionary", "{}.__class__.__mro__[-1]", "the classes of Python through a dictionary"),
    ("number", "1 .real.__class__", "the classes of Python through a number"),
    (
        "flashed",
        "get_flashed_messages.__globals__.__builtins__.open('/etc/passwd').read()",
        "a file through a web server",
    ),
    ("request-attr", r"request | attr('application') | attr('\x5f\x5fglobals\x5f\x5f')", "a web server through `attr`"),
    ("builtins", "x.__init__.__builtins__.exec('1')", "the built-ins through a name that is none"),
    ("import", "self.__init__.__globals__.__builtins__.__import__('os').popen('id').read()", "a shell through `self`"),
    ("append", "[].append.__self__.__class__", "the classes of Python through a method"),
    ("dict-join", "dict(__cla=1, ss__=2) | join", "a hidden name put together by `dict`"),
    ("tilde", "title['__cla' ~ 'ss__']", "a hidden attribute put together by `~`"),
    ("reverse", "title['__ssalc__' | reverse]", "a hidden attribute written backwards"),
    ("lower", "title['__CLASS__' | lower]", "a hidden attribute in capitals"),
    ("slice", "title['x__class__'[1:]]", "a hidden attribute cut out of a text"),
    ("generator", "(senders | map('upper')).gi_frame.f_globals", "the frame of a generator"),
    ("frame-back", "(senders | select).gi_frame.f_back.f_back.f_globals", "the frames behind a generator"),
    ("code", "title.__str__.__code__", "the code of a method"),
    ("doc", "title.__doc__", "the documentation of a class"),
    ("module", "title.__module__", "the module of a class"),
    ("safe", "('<script>' | safe)", "markup through the filter `safe`"),
    ("xmlattr", "{'onload': 'x'} | xmlattr", "markup through the filter `xmlattr`"),
    ("urlize", "'http://198.51.100.1' | urlize(target='x')", "markup through the filter `urlize`"),
    ("pprint", "self | pprint", "what Python shows of an object"),
    ("tojson", "self | tojson", "an object through the filter `tojson`"),
    ("groupby", "[title] | groupby('__class__')", "a hidden attribute through `groupby`"),
    ("sort", "[title, title] | sort(attribute='__class__')", "a hidden attribute through `sort`"),
    ("sum", "[title] | sum(attribute='__class__')", "a hidden attribute through `sum`"),
    ("selectattr", "[title] | selectattr('__class__') | list", "a hidden attribute through `selectattr`"),
    ("random", "[1, 2] | random", "a result that is another each time"),
    ("power", "7 ** 7", "a calculation"),
    ("call", "(title)()", "a call of a text"),
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
    ("namespace-block", "{% set ns = namespace() %}{% set ns.__class__ = 1 %}", "an attribute that is written"),
    ("block-self", "{% block a %}{{ self.a.__func__.__globals__ }}{% endblock %}", "modules through a block"),
    ("super", "{% block a %}{{ super.__self__ }}{% endblock %}", "objects through `super`"),
    ("trans", "{% trans %}{{ a }}{% endtrans %}", "the tag `trans` of an extension"),
    ("include-variable", "{% include title %}", "an include of a page that the letter names"),
]
IN_BODIES = [
    ("product", "{{ 7 * 7 }}", "a calculation"),
    ("class", "{{ ''.__class__.__mro__ }}", "the classes of Python"),
    ("cycler", "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "a shell through `cycler`"),
    ("config", "{{ config }}", "the settings of a web server"),
    ("condition", "{% if ''.__class__ %}a{% endif %}", "a condition on a hidden attribute"),
    ("for", "{% for c in [].__class__.__base__.__subclasses__() %}a{% endfor %}", "a loop over classes"),
]
OTHER_ENGINES = "${7*7} #{7*7} *{7*7} @(7*7) <%= 7*7 %> ${{7*7}} [[7*7]] {7*7} $eval('7*7') {php}x{/php} #set($x=7*7)"

ATTACKS = [
    *(
        Attack(f"payload-{name}", f"`{{{{ {text} }}}}`: {what}", REFUSED, printing(text), output=CLOSED)
        for name, text, what in PRINTED
    ),
    *(
        Attack(f"payload-{name}", f"`{text}`: {what}", REFUSED, page(f"<p>{text}</p>"), output=CLOSED)
        for name, text, what in STATEMENTS
    ),
    *(
        Attack(
            f"body-payload-{name}",
            f"`{text}` in a body: {what}",
            "error: a body prints facts and does nothing else",
            body(text),
            output=r"letter\.yaml:8:\d+: error",
        )
        for name, text, what in IN_BODIES
    ),
    Attack(
        "payload-polyglot",
        "`${{<%[%'\"}}%\\.` in a body: the beginning of an expression in any engine",
        "error at its place",
        body("${{<%[%'\"}}%\\\\."),
        output=r"letter\.yaml:8:\d+: error",
    ),
    Attack(
        "payload-other-engines",
        f"`{OTHER_ENGINES.replace('{{', '').replace('}}', '')[:60]}…` in a body: expressions of other engines",
        "error at what Drafter takes for its own; the rest would be text",
        body(OTHER_ENGINES),
        output=r"letter\.yaml:8:\d+: error",
    ),
]
