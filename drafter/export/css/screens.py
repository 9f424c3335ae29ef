"""CSS for the HTML page: a sheet on a grey background, with other margins on a phone and in print."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.export.css.lengths import points, rule, twips
from drafter.look.model import Look

_FONTS = '"Times New Roman","Liberation Serif",Tinos,"TeX Gyre Termes",Times,serif'


def rules(look: Look) -> Iterator[str]:
    """Yield the CSS that follows that of paragraphs, tables and grids."""
    page = look.page
    yield rule("html", {"background": "#d8dadd", "-webkit-text-size-adjust": "100%"})
    yield rule("body", {"margin": "0", "color": "#000", "font-family": _FONTS})
    yield rule(
        ".sheet",
        {
            "box-sizing": "border-box",
            "width": twips(page.width),
            "max-width": "100%",
            "margin": "24pt auto",
            "padding": f"{twips(page.header)} {twips(page.right)} {twips(page.bottom)} {twips(page.left)}",
            "background": "#fff",
            "box-shadow": "0 1pt 6pt rgba(0,0,0,.35)",
            "overflow-wrap": "break-word",
        },
    )
    yield rule("a[href]:hover,a[href]:focus", {"text-decoration": "underline"})
    yield rule(".note-mark a,.note-sign a,.back", {"color": "inherit"})
    yield from _notes(look)
    yield rule(
        ".annex,.enclosure,.appendix", {"margin-top": "36pt", "border-top": ".5pt dashed #999", "padding-top": "24pt"}
    )
    yield rule("footer.foot", {"margin-top": "48pt"})
    yield _phone()
    yield _print(look)


def _notes(look: Look) -> Iterator[str]:
    yield rule(".notes", {"margin-top": "24pt"})
    short_rule = {
        "margin-inline-start": twips(look.of("note-rule").left or 0),
        "width": twips(look.note_rule.width),
        "border-top": f"{points(look.note_rule.weight)} solid",
    }
    yield rule(".notes::before", {"content": '""', "display": "block", **short_rule})


def _phone() -> str:
    # The sheet has exact lengths; a narrow screen overrides them with !important.
    flowing = {"display": "block", "width": "auto!important", "height": "auto!important", "padding": "0!important"}
    narrow = [
        rule(".sheet", {"margin": "0", "padding": "12pt", "box-shadow": "none", "zoom": "1.15"}),
        # The wide indents of the sheet would leave no room for words.
        rule(".sheet :is(p,h1,h2,h3,h4,h5,h6):not([class^=bullet])", {"padding-inline": "0", "text-align": "start"}),
        rule(".row,.cell", flowing),
        rule(".rule", {"width": "auto!important", "margin": "4pt 0!important"}),
        rule(".column+.column,.cell+.cell:not(:empty)", {"margin-top": "6pt"}),
        rule("table", {"display": "block", "overflow-x": "auto"}),
    ]
    return f"@media (max-width:600px){{{''.join(narrow)}}}"


def _print(look: Look) -> str:
    page = look.page
    margin = f"{twips(page.top)} {twips(page.right)} {twips(page.bottom)} {twips(page.left)}"
    size = f"@page{{size:{twips(page.width)} {twips(page.height)};margin:{margin}}}"
    flat = [
        rule("html", {"background": "none"}),
        rule(".sheet", {"width": "auto", "margin": "0", "padding": "0", "box-shadow": "none"}),
        rule(".annex,.enclosure,.appendix", {"border": "none", "margin": "0", "padding": "0"}),
        rule(".back", {"display": "none"}),
    ]
    return f"{size}@media print{{{''.join(flat)}}}"
