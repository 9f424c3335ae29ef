"""HTML that a template writes and that a letter cannot contain."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_template

CLOSED = r"letter\.html\.j2:\d+:\d+: error\[template\]"


ATTACKS = [
    Attack(
        "entities",
        "a document type with entities",
        "refuses it: no document type allowed",
        letter_with_template('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><p>&b;&d;</p>'),
        output=CLOSED,
    ),
    Attack(
        "entity", "an entity that is not declared", "refuses it", letter_with_template("<p>&file;</p>"), output=CLOSED
    ),
    Attack(
        "character-reference",
        "a reference to an invalid character",
        "refuses it",
        letter_with_template("<p>&#1;</p>"),
        output=CLOSED,
    ),
    Attack(
        "direction-in-template",
        "a right-to-left override",
        "refuses it",
        letter_with_template("<p>&#x202e;</p>"),
        output=CLOSED,
    ),
    Attack(
        "script",
        "a `<script>` element",
        "refuses it: no such element",
        letter_with_template("<script>a</script>"),
        output="is not allowed",
    ),
    Attack(
        "frame",
        "an `<iframe>` element",
        "refuses it: no such element",
        letter_with_template('<iframe src="http://198.51.100.1/"/>'),
        output="is not allowed",
    ),
    Attack(
        "image-element",
        "an `<img>` of a file",
        "refuses it: no description, and no file outside the template's folder",
        letter_with_template('<img src="file:///etc/passwd"/>'),
        output="An <img> needs `src`",
    ),
    Attack(
        "handler",
        "an attribute `onclick`",
        "refuses it: no such attribute",
        letter_with_template('<p onclick="a">b</p>'),
        output="attribute",
    ),
    Attack(
        "style",
        "an attribute `style` with an address",
        "refuses it: no such attribute",
        letter_with_template('<p style="background:url(http://198.51.100.1/)">b</p>'),
        output="attribute",
    ),
    Attack(
        "template-link-script",
        "a link to `javascript:`",
        "refuses it",
        letter_with_template('<p><a href="javascript:a">b</a></p>'),
        output="must start with https",
    ),
    Attack(
        "template-link-file",
        "a link to `file:`",
        "refuses it",
        letter_with_template('<p><a href="file:///etc/passwd">b</a></p>'),
        output="must start with https",
    ),
    Attack(
        "slot-imitated",
        "an imitation of Drafter's internal marks",
        "refuses it",
        letter_with_template('<slot n="999"/>'),
        output="<slot> is not allowed",
    ),
    Attack(
        "field-unknown",
        "a field `INCLUDETEXT`",
        "refuses it",
        letter_with_template('<p><field name="INCLUDETEXT"/></p>'),
        output="name of a field must be",
    ),
    Attack(
        "class-unknown",
        "a class that is not a role of the look",
        "refuses it",
        letter_with_template('{{ body }}{% include "_shared/signatures.html.j2" %}<p class="evil">b</p>'),
        output="no role",
    ),
    Attack(
        "class-characters",
        "a class with characters that are not letters",
        "refuses it",
        letter_with_template('<p class="a{}b">c</p>'),
        output="a word in lower case",
    ),
    Attack(
        "grids-wrong",
        "a session block without columns",
        "refuses it",
        letter_with_template(
            '{{ body }}{% include "_shared/signatures.html.j2" %}'
            '<div class="session-block"><p class="session">a</p></div>'
        ),
        output="must contain 2 groups",
    ),
    *(
        Attack(
            f"element-{name}",
            f"`{text}`",
            "refuses it: no such element or attribute",
            letter_with_template(text),
            output=CLOSED,
        )
        for name, text in (
            ("attachment", '<p><a rel="attachment" href="file:///etc/passwd">a</a></p>'),
            ("attachment-link", '<link rel="attachment" href="file:///etc/passwd"/>'),
            ("style-sheet", '<link rel="stylesheet" href="//198.51.100.1/a.css"/>'),
            ("import", "<style>@import url(file:///etc/passwd);</style>"),
            ("svg", '<svg xmlns="http://www.w3.org/2000/svg"><use href="file:///etc/passwd#a"/></svg>'),
            ("svg-image", '<svg><image href="http://198.51.100.1/a.png"/></svg>'),
            ("object", '<object data="file:///etc/passwd"></object>'),
            ("embed", '<embed src="data:image/svg+xml,a"/>'),
            ("base", '<base href="file:///etc/"/>'),
            ("refresh", '<meta http-equiv="refresh" content="0;url=http://198.51.100.1/"/>'),
            ("form", '<form action="http://198.51.100.1/"><input name="a"/></form>'),
            (
                "x-include",
                '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
            ),
            ("parameter-entity", '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://198.51.100.1/a.dtd">%b;]><p>a</p>'),
            ("external-type", '<!DOCTYPE p SYSTEM "file:///etc/passwd"><p>a</p>'),
            ("source-set", '<img srcset="http://198.51.100.1/a.png 1x"/>'),
            ("relative-host", '<p><a href="//198.51.100.1/">a</a></p>'),
            ("background", '<p background="http://198.51.100.1/a.png">a</p>'),
        )
    ),
    Attack(
        "element-style-instruction",
        "`<?xml-stylesheet href=...?>`",
        "ignores it",
        letter_with_template('<?xml-stylesheet href="file:///etc/passwd"?>{{ body }}<p>{{ signatories[0].name }}</p>'),
        code=0,
    ),
]
