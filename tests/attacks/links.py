"""HTML, links and fields that would do something where the letter is opened."""

from __future__ import annotations

from collections.abc import Callable

from attacks.attack import Attack, Outcome, body, keys, text

RENDER = "render letter.yaml --to html,docx,text -o ."
WRITTEN = ("letter.docx", "letter.html", "letter.txt")
# Links that are said to be none; the others are text to the rules of the markup.
REFUSED_LINKS = (
    "javascript",
    "data",
    "file",
    "vbscript",
    "host",
    "relative",
    "unc",
    "ftp",
    "blob",
    "smb",
    "ms-word",
    "view-source",
    "spaced",
)


def linked(name: str, written: str) -> Attack:
    """An attack by a link; what is no link by the rules of the markup stands there as text."""
    source = body(f"{written}. {{{{ circulation_request }}}}")
    if name in REFUSED_LINKS:
        refused = "error: this is no link, or leads elsewhere than to https and mailto"
        return Attack(f"link-{name}", f"`{written}`", refused, source, RENDER, output=r"error\[")
    after = without(*(f'href="{start}' for start in ("javascript", "data", "file", "vb", "/", ".", "\\")))
    happens = "no link: it is printed as it is written"
    return Attack(f"link-{name}", f"`{written}`", happens, source, RENDER, 0, written=WRITTEN, after=after)


def without(*words: str, among: tuple[str, ...] = ("letter.html",)) -> Callable[[Outcome], None]:
    """Looks for words that may stand in no output."""

    def after(outcome: Outcome) -> None:
        for name in among:
            data = outcome.files()[name].lower()
            assert not [word for word in words if word.encode() in data]

    return after


ATTACKS = [
    text(
        "html-script",
        "`<script>`, `<iframe>`, `<style>` in a text",
        "error: HTML is no part of a letter",
        "<script>alert(1)</script>\n\na <iframe src=x></iframe> <style>@import 'x'</style>",
        "markup-not-allowed",
    ),
    text(
        "html-handler",
        "`<img onerror>` in a text",
        "error: HTML is no part of a letter",
        "a <img src=x onerror=alert(1)>",
        "markup-not-allowed",
    ),
    *(
        linked(name, f"[words]({target})")
        for name, target in (
            ("javascript", "javascript:alert(1)"),
            ("capitals", "JaVaScRiPt:alert(1)"),
            ("entity", "&#106;avascript:alert(1)"),
            ("data", "data:text/html,x"),
            ("file", "file:///etc/passwd"),
            ("vbscript", "vbscript:x"),
            ("host", "//198.51.100.1/x"),
            ("relative", "../secret.txt"),
            ("unc", "\\\\\\\\host\\\\share"),
            ("ftp", "ftp://198.51.100.1/x"),
            ("blob", "blob:https://example.org/x"),
            ("smb", "smb://198.51.100.1/x"),
            ("ms-word", "ms-word:ofe|u|http://198.51.100.1/x"),
            ("view-source", "view-source:https://example.org"),
            ("spaced", "java&#10;script:alert(1)"),
        )
    ),
    linked("autolink", "<javascript:alert(1)>"),
    linked("defined", "[a][b]\n\n[b]: javascript:alert(1)"),
    Attack(
        "markup-in-values",
        "markup in names, titles and agenda items",
        "it is printed as it is written",
        keys(
            signatories="[{given: '<b>Ada</b>', family: '<script>x</script>', state: Iceland, title: '<img src=x>'}]",
            agenda_items="[{number: 12, title: '</style><script>x</script>'}]",
            title="'<svg onload=x>{{ date }}'",
        ),
        RENDER,
        0,
        written=WRITTEN,
        after=without("<script", "<img", "<svg", "<b>ada"),
    ),
    Attack(
        "word-fields",
        "a text that looks like a field or a formula of Word",
        "it is printed as it is written",
        body(
            "{ INCLUDETEXT c:\\\\secret } =cmd|' /C calc'!A0 <w:instrText>DDEAUTO</w:instrText>".replace(
                "<w:", "\\<w:"
            ).replace("</w", "\\</w")
        ),
        RENDER,
        0,
        written=WRITTEN,
    ),
    *(
        text(
            f"html-{name}",
            f"`{written}` in a text",
            "error: HTML is no part of a letter",
            written,
            "markup-not-allowed",
        )
        for name, written in (
            ("attachment", '<link rel="attachment" href="file:///etc/passwd">'),
            ("import", "<style>@import url(http://198.51.100.1/a.css)</style>"),
            ("svg", '<svg><image href="file:///etc/passwd"/></svg>'),
            ("object", '<object data="file:///etc/passwd"></object>'),
            ("base", '<base href="file:///etc/">'),
            ("refresh", '<meta http-equiv="refresh" content="0;url=//198.51.100.1">'),
            ("instruction", '<?xml-stylesheet href="file:///etc/passwd"?>'),
            ("type", '<!DOCTYPE a SYSTEM "file:///etc/passwd">'),
            ("data", "<![CDATA[<script>alert(1)</script>]]>"),
        )
    ),
]
