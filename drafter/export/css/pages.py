"""CSS of the page: sheet, margins, headers and footnotes of the PDF; the sheet on a screen, on a phone and in print."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.export.css.lengths import points, rule, twips
from drafter.export.css.tables import grid_height
from drafter.look.model import Look

_FONTS = '"Times New Roman","Liberation Serif",Tinos,"TeX Gyre Termes",Times,serif'


def paged_rules(look: Look) -> Iterator[str]:
    """Yield the CSS of first, right and left pages, of what repeats on them, and of footnotes."""
    page = look.page
    yield _page("@page", look, page.top)
    yield _page("@page headed", look, _text_top(look))
    yield f"@page :first{{margin-top:{twips(page.top)};margin-bottom:{twips(page.first_bottom)}}}"
    yield f"@page headed:first{{margin-top:{twips(page.top)};margin-bottom:{twips(page.first_bottom)}}}"
    padding = _padding("top", page.draft_mark)
    yield f"@page {{@top-left-corner{{content:element(draft-mark);vertical-align:top;{padding}{_turned(look)}}}}}"
    yield from _headers_and_footers(look)
    yield rule("body", {"margin": "0", "overflow-wrap": "anywhere"})
    # WeasyPrint breaks only the first word of a line; the class is of words that follow others without a space.
    yield rule(".anywhere", {"word-break": "break-all"})
    yield rule("body.headed", {"page": "headed"})
    yield rule("body>aside", {"position": "running(draft-mark)", "width": twips(page.width)})
    yield rule("body>.foot", {"position": "running(foot)"})
    for role in ("running-head", "running-foot"):
        yield rule(f"body>.{role}", {"position": f"running({role})"})
        yield rule(f"body>.{role}.even", {"position": f"running({role}-even)"})
    yield rule(".masthead", {"margin-top": twips(page.header - page.top)})
    yield rule("[data-bookmark]", {"bookmark-label": "attr(data-bookmark)"})
    # A signature or end rule is never alone on a page: the lines above it move to the next page with it.
    yield rule(".signatures,.end-rule", {"break-before": "avoid"})
    yield rule(".page::before", {"content": "counter(page)"})
    yield rule(".pages::before", {"content": "counter(pages)"})
    yield from _footnotes(look)


def _page(selector: str, look: Look, top: int) -> str:
    page = look.page
    margin = f"{twips(top)} {twips(page.right)} {twips(page.bottom)} {twips(page.left)}"
    note = look.of("note-rule")
    left, note_padding = twips(note.left or 0), twips(note.line or 0)
    sides = f"{left} 0 0" if look.right_to_left else f"0 0 {left}"
    note_margin = f"{twips(note.before or 0)} {sides}"
    width, height = f"width:{twips(look.note_rule.width)}", f"max-height:{twips(max_note_height(look))}"
    notes = (
        # The bottom padding keeps a rounded height from pushing the notes to the next page.
        f"@footnote{{margin:{note_margin};padding:{note_padding} 0 .01pt;"
        f"{width};border-top:{points(look.note_rule.weight)} solid;{height}}}"
    )
    return f"{selector}{{size:{twips(page.width)} {twips(page.height)};margin:{margin};{notes}}}"


def max_note_height(look: Look) -> int:
    """Return the greatest height of the notes on a page, in twips: two thirds of the text.

    The rest is for the text; WeasyPrint would print its first line over notes that fill the page.
    """
    return (look.page.height - _text_top(look) - look.page.bottom) * 2 // 3


def _text_top(look: Look) -> int:
    """Return the top of the text below a running header, in twips; a high header moves it down."""
    return max(look.page.top, look.page.header + grid_height(look.grids["running-head"]))


def _headers_and_footers(look: Look) -> Iterator[str]:
    above, below = _padding("top", look.page.header), _padding("bottom", look.page.footer)
    width = f"width:{twips(look.page.text_width)}"
    # In a document from right to left, WeasyPrint calls the first page a left one.
    odd, even = (":left", ":right") if look.right_to_left else (":right", ":left")
    for side, suffix in ((odd, ""), (even, "-even")):
        head = f"content:element(running-head{suffix});vertical-align:top;{above};{width}{_turned(look)}"
        foot = f"content:element(running-foot{suffix});vertical-align:bottom;{below};{width}{_turned(look)}"
        # A letter without a header on later pages, such as one as sent, has page numbers, too.
        yield f"@page headed{side}{{@top-left{{{head}}}}}@page {side}{{@bottom-left{{{foot}}}}}"
    yield "@page headed:first{@top-left{content:none}}"
    foot = f"content:element(foot);vertical-align:bottom;{below};{width}{_turned(look)}"
    yield f"@page :first{{@bottom-left{{{foot}}}}}"


def _turned(look: Look) -> str:
    """Return the direction of a margin box at the left, so that what is wider than the box begins there."""
    return ";direction:ltr" if look.right_to_left else ""


def _padding(side: str, length: int) -> str:
    return f"padding-{side}:{twips(length)}"


def _footnotes(look: Look) -> Iterator[str]:
    # The short rule is the border of the footnote area, so the area is only as wide as the rule. Notes overflow it.
    side = "right" if look.right_to_left else "left"
    overflow = {"width": twips(look.page.text_width), f"margin-{side}": twips(-(look.of("note-rule").left or 0))}
    yield rule(".footnote", {"float": "footnote", "footnote-display": "block", **overflow})
    hidden = {"content": "none", "font-size": "0", "line-height": "0", "vertical-align": "baseline"}
    # A long note is divided into notes of a few lines.
    yield rule(".footnote>.broken", {"text-align-last": "justify"})
    yield rule("::footnote-call", hidden)
    yield rule("::footnote-marker", hidden)
    # PDF/A does not allow smoothed pictures (ISO 19005-3, 6.2.8).
    yield rule("img", {"image-rendering": "crisp-edges"})


def screen_rules(look: Look) -> Iterator[str]:
    """Yield the CSS that follows that of paragraphs, tables and grids."""
    page = look.page
    yield rule("html", {"background": "#d8dadd", "-webkit-text-size-adjust": "100%"})
    own = f'"{look.complex_text.face}","{look.complex_text.alternative_face}",' if look.complex_text else ""
    yield rule("body", {"margin": "0", "color": "#000", "font-family": own + _FONTS})
    if own:
        yield rule("[dir=ltr]", {"font-family": _FONTS})
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
    yield from _end_notes(look)
    yield rule(
        ".annex,.enclosure,.appendix", {"margin-top": "36pt", "border-top": ".5pt dashed #999", "padding-top": "24pt"}
    )
    yield rule("footer.foot", {"margin-top": "48pt"})
    yield _phone()
    yield _print(look)


def _end_notes(look: Look) -> Iterator[str]:
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
