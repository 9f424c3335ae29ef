"""Markup that a template writes, and that no letter has."""

from __future__ import annotations

from attacks.attack import Attack, page

CLOSED = r"letter\.html\.j2:\d+:1: error\[template\]"


ATTACKS = [
    Attack(
        "entities",
        "a document type with entities that expand",
        "error: no document type",
        page('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><p>&b;&d;</p>'),
        output=CLOSED,
    ),
    Attack("entity", "an entity that is not declared", "error", page("<p>&file;</p>"), output=CLOSED),
    Attack(
        "character-reference", "a reference to a character that is none", "error", page("<p>&#1;</p>"), output=CLOSED
    ),
    Attack(
        "direction-in-template",
        "a right-to-left override that the template writes",
        "error",
        page("<p>&#x202e;</p>"),
        output=CLOSED,
    ),
    Attack(
        "script", "a `<script>` element", "error: no such element", page("<script>a</script>"), output="is not allowed"
    ),
    Attack(
        "frame",
        "an `<iframe>` element",
        "error: no such element",
        page('<iframe src="http://198.51.100.1/"/>'),
        output="is not allowed",
    ),
    Attack(
        "image-element",
        "an `<img>` of a file",
        "error: no such element",
        page('<img src="file:///etc/passwd"/>'),
        output="is not allowed",
    ),
    Attack(
        "handler",
        "an attribute `onclick`",
        "error: no such attribute",
        page('<p onclick="a">b</p>'),
        output="attribute",
    ),
    Attack(
        "style",
        "an attribute `style` with an address",
        "error: no such attribute",
        page('<p style="background:url(http://198.51.100.1/)">b</p>'),
        output="attribute",
    ),
    Attack(
        "template-link-script",
        "a link to `javascript:`",
        "error",
        page('<p><a href="javascript:a">b</a></p>'),
        output="must start with https",
    ),
    Attack(
        "template-link-file",
        "a link to `file:`",
        "error",
        page('<p><a href="file:///etc/passwd">b</a></p>'),
        output="must start with https",
    ),
    Attack(
        "slot-forged",
        "marks of facts written by hand",
        "error",
        page('<slot n="999"/>'),
        output="<slot> is not allowed",
    ),
    Attack(
        "field-forged",
        "a field of another name",
        "error",
        page('<p><field name="INCLUDETEXT"/></p>'),
        output="name of a field must be",
    ),
    Attack(
        "class-unknown",
        "a class that the look does not have",
        "error",
        page('<p class="evil">b</p>'),
        output="no role",
    ),
    Attack(
        "class-of-signs",
        "a class of other signs than letters",
        "error",
        page('<p class="a{}b">c</p>'),
        output="a word in lower case",
    ),
    Attack(
        "grids-wrong",
        "a session block without its columns",
        "error",
        page('<div class="session-block"><p class="session">a</p></div>'),
        output="must contain 2 groups",
    ),
    *(
        Attack(f"element-{name}", f"`{text}`", "error: no such element or attribute", page(text), output=CLOSED)
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
        "`<?xml-stylesheet href=...?>`, an instruction",
        "it is passed over",
        page('<?xml-stylesheet href="file:///etc/passwd"?><p>a</p>'),
        code=0,
    ),
]
