"""The letter on a screen: a sheet on a grey ground, narrow margins on a phone; printed, the margins of the page."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.export.css.lengths import points, pt, rule
from drafter.look.model import Look

_FACES = '"Times New Roman","Liberation Serif",Tinos,"TeX Gyre Termes",Times,serif'


def rules(look: Look) -> Iterator[str]:
    """The CSS that comes before and after that of the paragraphs on a screen."""
    page = look.page
    margins = f"{pt(page.header)} {pt(page.right)} {pt(page.bottom)} {pt(page.left)}"
    yield rule("html", {"background": "#d8dadd", "-webkit-text-size-adjust": "100%"})
    yield rule("body", {"margin": "0", "color": "#000", "font-family": _FACES})
    yield rule(
        ".sheet",
        {
            "box-sizing": "border-box",
            "width": pt(page.width),
            "max-width": "100%",
            "margin": "24pt auto",
            "padding": margins,
            "background": "#fff",
            "box-shadow": "0 1pt 6pt rgba(0,0,0,.35)",
            "overflow-wrap": "break-word",
        },
    )
    yield rule("a[href]:hover,a[href]:focus", {"text-decoration": "underline"})
    yield rule(".note-mark a,.note-sign a,.back", {"color": "inherit"})
    yield rule(".notes", {"margin-top": "24pt"})
    indent = pt(look.of("note-rule").left or 0)
    short = {
        "margin-inline-start": indent,
        "width": pt(look.note_rule.width),
        "border-top": f"{points(look.note_rule.weight)} solid",
    }
    yield rule(".notes::before", {"content": '""', "display": "block", **short})
    yield rule(
        ".annex,.enclosure,.appendix", {"margin-top": "36pt", "border-top": ".5pt dashed #999", "padding-top": "24pt"}
    )
    yield rule("footer.foot", {"margin-top": "48pt"})
    yield _phone()
    yield _print(look)


def _phone() -> str:
    # The sheet's measures are exact ones; what gives way to a narrow screen must say that it is important.
    flowing = {"display": "block", "width": "auto!important", "height": "auto!important", "padding": "0!important"}
    narrow = [
        rule(".sheet", {"margin": "0", "padding": "12pt", "box-shadow": "none", "zoom": "1.15"}),
        # Wide indents of the sheet would leave no room for words.
        rule(".sheet :is(p,h1,h2,h3,h4,h5,h6):not([class^=bullet])", {"padding-inline": "0", "text-align": "start"}),
        rule(".row,.cell", flowing),
        rule(".rule", {"width": "auto!important", "margin": "4pt 0!important"}),
        rule(".column+.column,.cell+.cell:not(:empty)", {"margin-top": "6pt"}),
        rule("table", {"display": "block", "overflow-x": "auto"}),
    ]
    return f"@media (max-width:600px){{{''.join(narrow)}}}"


def _print(look: Look) -> str:
    page = look.page
    margin = f"{pt(page.top)} {pt(page.right)} {pt(page.bottom)} {pt(page.left)}"
    size = f"@page{{size:{pt(page.width)} {pt(page.height)};margin:{margin}}}"
    flat = [
        rule("html", {"background": "none"}),
        rule(".sheet", {"width": "auto", "margin": "0", "padding": "0", "box-shadow": "none"}),
        rule(".annex,.enclosure,.appendix", {"border": "none", "margin": "0", "padding": "0"}),
        rule(".back", {"display": "none"}),
    ]
    return f"{size}@media print{{{''.join(flat)}}}"
