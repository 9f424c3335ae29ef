"""Code in templates that tries to reach Python through attributes, filters, globals and formats."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_expression, letter_with_template

REFUSED = "refuses it and shows the line"
CLOSED = r"letter\.html\.j2:\d+:\d+: error\[template\]"
INJECTIONS = [
    ("class", "''.__class__.__mro__[1].__subclasses__()", "Python classes through a text"),
    ("getitem", "''['__class__']", "a hidden attribute in brackets"),
    ("escaped", r"''['\x5f\x5fclass\x5f\x5f']", "a hidden attribute with escapes"),
    ("attr", "title | attr('__class__')", "a hidden attribute through the filter `attr`"),
    ("map", "[title] | map('attr', '__class__') | list | first", "the filter `attr` through the filter `map`"),
    ("attribute", "[title] | map(attribute='__class__') | list | first", "a hidden attribute through `map`"),
    ("cycler", "cycler.__init__.__globals__.os.popen('id').read()", "a shell through the global `cycler`"),
    ("lipsum", "lipsum.__globals__['os'].system('id')", "a shell through the global `lipsum`"),
    ("joiner", "joiner.__init__.__globals__.os", "modules through the global `joiner`"),
    ("namespace", "namespace.__init__.__globals__.os", "modules through the global `namespace`"),
    ("self", "self.__init__.__globals__", "modules through `self`"),
    ("context", "self._TemplateReference__context", "the context through a private name"),
    ("config", "config.items()", "the settings of a web server"),
    ("request", "request.application.__globals__.__builtins__", "the request of a web server"),
    ("url-for", "url_for.__globals__", "the functions of a web server"),
    ("format", "'{0.__class__}'.format(title)", "a hidden attribute through `format`"),
    ("format-map", "'{x.__class__}'.format_map({'x': title})", "a hidden attribute through `format_map`"),
    ("percent", "'%s' % title", "formatting with `%`"),
    ("printer", "__printer__", "an internal name of Drafter"),
    ("method", "title.upper()", "a method of a text"),
    ("loop", "[1] | map(attribute='real.__class__') | list | first", "a hidden attribute of another attribute"),
    ("caller", "caller.__globals__", "modules through a macro"),
]


ATTACKS = [
    *(
        Attack(f"injection-{name}", f"`{{{{ {text} }}}}`: {goal}", REFUSED, letter_with_expression(text), output=CLOSED)
        for name, text, goal in INJECTIONS
    ),
    Attack(
        "product-of-text",
        '`"a" * 10000000000`',
        "refuses it and shows the line: a template cannot multiply texts",
        letter_with_expression('"a" * 10000000000'),
        output=CLOSED,
    ),
    Attack(
        "power-of-numbers",
        "`9 ** 9 ** 9 ** 9`",
        "refuses it and shows the line: a template cannot calculate powers",
        letter_with_expression("9 ** 9 ** 9 ** 9"),
        output=CLOSED,
    ),
    Attack(
        "width-of-format",
        '`"%1000000000d" % 1`, and `center(1000000000)`',
        "refuses it and shows the line",
        letter_with_template('<p>{{ "%1000000000d" % 1 }}</p><p>{{ "a" | center(1000000000) }}</p>'),
        output=CLOSED,
    ),
    Attack(
        "extension",
        "the tags `do` and `debug` of Jinja extensions",
        "refuses it",
        letter_with_template("{% debug %}{% do 1 %}"),
        output=CLOSED,
    ),
    Attack(
        "autoescape-off",
        "`autoescape false`",
        "refuses it",
        letter_with_template("{% autoescape false %}{% endautoescape %}"),
        output="error",
    ),
]
