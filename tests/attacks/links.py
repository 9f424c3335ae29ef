"""HTML, links and fields that would run something when the letter is opened."""

from __future__ import annotations

from collections.abc import Callable

from attacks.attack import Attack, Outcome, body_attack, letter_with_body, letter_with_keys

RENDER = "render letter.yaml --to html,docx,text -o ."
WRITTEN = (".drafter", "letter.docx", "letter.html", "letter.txt")
# Links that are reported as errors. The others are plain text in CommonMark.
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


def link_attack(name: str, markup: str) -> Attack:
    """Return an attack through a link, which is an error, or plain text if it is not a link in CommonMark."""
    source = letter_with_body(f"{markup}. {{{{ circulation_request }}}}")
    if name in REFUSED_LINKS:
        refused = "refuses it: only https and mailto links"
        return Attack(f"link-{name}", f"`{markup}`", refused, source, RENDER, output=r"error\[")
    after = check_without(*(f'href="{start}' for start in ("javascript", "data", "file", "vb", "/", ".", "\\")))
    response = "prints it as text, not as a link"
    return Attack(f"link-{name}", f"`{markup}`", response, source, RENDER, 0, written=WRITTEN, after=after)


def check_without(*words: str, names: tuple[str, ...] = ("letter.html",)) -> Callable[[Outcome], None]:
    """Return a check that no output contains these words."""

    def after(outcome: Outcome) -> None:
        for name in names:
            data = outcome.files()[name].lower()
            assert not [word for word in words if word.encode() in data]

    return after


ATTACKS = [
    body_attack(
        "html-script",
        "`<script>`, `<iframe>`, `<style>` in a body",
        "refuses it: no HTML in a letter",
        "<script>alert(1)</script>\n\na <iframe src=x></iframe> <style>@import 'x'</style>",
        "markup-not-allowed",
    ),
    body_attack(
        "html-handler",
        "`<img onerror>` in a body",
        "refuses it: no HTML in a letter",
        "a <img src=x onerror=alert(1)>",
        "markup-not-allowed",
    ),
    *(
        link_attack(name, f"[words]({target})")
        for name, target in (
            ("javascript", "javascript:alert(1)"),
            ("mixed-case", "JaVaScRiPt:alert(1)"),
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
    link_attack("autolink", "<javascript:alert(1)>"),
    link_attack("defined", "[a][b]\n\n[b]: javascript:alert(1)"),
    Attack(
        "markup-in-values",
        "HTML in names, titles and agenda items",
        "prints it as text",
        letter_with_keys(
            signatories="[{given: '<b>Ada</b>', family: '<script>x</script>', state: Iceland, title: '<img src=x>'}]",
            agenda_items="[{number: 12, title: '</style><script>x</script>'}]",
            title="'<svg onload=x>{{ date }}'",
        ),
        RENDER,
        0,
        written=WRITTEN,
        after=check_without("<script", "<img", "<svg", "<b>ada"),
    ),
    Attack(
        "word-fields",
        "text that looks like a field or formula of Word",
        "prints it as text",
        letter_with_body(
            "{ INCLUDETEXT c:\\\\secret } =cmd|' /C calc'!A0 <w:instrText>DDEAUTO</w:instrText>".replace(
                "<w:", "\\<w:"
            ).replace("</w", "\\</w")
        ),
        RENDER,
        0,
        written=WRITTEN,
    ),
    *(
        body_attack(
            f"html-{name}",
            f"`{html}` in a body",
            "refuses it: no HTML in a letter",
            html,
            "markup-not-allowed",
        )
        for name, html in (
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
