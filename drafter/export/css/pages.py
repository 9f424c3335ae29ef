"""CSS for paged media: the sheet, its margins, and the headers, footers and footnotes in them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.export.css.lengths import points, rule, twips
from drafter.export.css.tables import grid_height
from drafter.look.model import Look


def rules(look: Look) -> Iterator[str]:
    """Yield the CSS of first, right and left pages, of what repeats on them, and of footnotes."""
    page = look.page
    yield _page("@page", look, page.top)
    yield _page("@page headed", look, _text_top(look))
    yield f"@page :first{{margin-top:{twips(page.top)};margin-bottom:{twips(page.first_bottom)}}}"
    yield f"@page headed:first{{margin-top:{twips(page.top)};margin-bottom:{twips(page.first_bottom)}}}"
    padding = _padding("top", page.draft_mark)
    yield f"@page {{@top-left-corner{{content:element(draft-mark);vertical-align:top;{padding}}}}}"
    yield from _headers_and_footers(look)
    yield rule("body", {"margin": "0"})
    yield rule("body.headed", {"page": "headed"})
    yield rule("body>aside", {"position": "running(draft-mark)", "width": twips(page.width)})
    yield rule("body>.foot", {"position": "running(foot)"})
    for role in ("running-head", "running-foot"):
        yield rule(f"body>.{role}", {"position": f"running({role})"})
        yield rule(f"body>.{role}.even", {"position": f"running({role}-even)"})
    yield rule(".masthead", {"margin-top": twips(page.header - page.top)})
    yield rule(".page::before", {"content": "counter(page)"})
    yield rule(".pages::before", {"content": "counter(pages)"})
    yield from _notes(look)


def _page(selector: str, look: Look, top: int) -> str:
    page = look.page
    margin = f"{twips(top)} {twips(page.right)} {twips(page.bottom)} {twips(page.left)}"
    note = look.of("note-rule")
    note_margin, note_padding = f"{twips(note.before or 0)} 0 0 {twips(note.left or 0)}", twips(note.line or 0)
    notes = (
        # The bottom padding keeps a rounded height from pushing the notes to the next page.
        f"@footnote{{margin:{note_margin};padding:{note_padding} 0 .01pt;"
        f"width:{twips(look.note_rule.width)};border-top:{points(look.note_rule.weight)} solid}}"
    )
    return f"{selector}{{size:{twips(page.width)} {twips(page.height)};margin:{margin};{notes}}}"


def _text_top(look: Look) -> int:
    """Return the top of the text below a running header, in twips; a high header moves it down."""
    return max(look.page.top, look.page.header + grid_height(look.grids["running-head"]))


def _headers_and_footers(look: Look) -> Iterator[str]:
    above, below = _padding("top", look.page.header), _padding("bottom", look.page.footer)
    width = f"width:{twips(look.page.text_width)}"
    for side, suffix in ((":right", ""), (":left", "-even")):
        yield (
            f"@page headed{side}{{@top-left{{content:element(running-head{suffix});vertical-align:top;{above};{width}}}"
            f"@bottom-left{{content:element(running-foot{suffix});vertical-align:bottom;{below};{width}}}}}"
        )
    yield (
        f"@page headed:first{{@top-left{{content:none}}"
        f"@bottom-left{{content:element(foot);vertical-align:bottom;{below};{width}}}}}"
    )


def _padding(side: str, length: int) -> str:
    return f"padding-{side}:{twips(length)}"


def _notes(look: Look) -> Iterator[str]:
    # The short rule is the border of the footnote area, so the area is only as wide as the rule. Notes overflow it.
    overflow = {"width": twips(look.page.text_width), "margin-left": twips(-(look.of("note-rule").left or 0))}
    yield rule(".footnote", {"float": "footnote", "footnote-display": "block", **overflow})
    hidden = {"content": "none", "font-size": "0", "line-height": "0", "vertical-align": "baseline"}
    yield rule("::footnote-call", hidden)
    yield rule("::footnote-marker", hidden)
    # PDF/A does not allow smoothed pictures (ISO 19005-3, 6.2.8).
    yield rule("img", {"image-rendering": "crisp-edges"})
