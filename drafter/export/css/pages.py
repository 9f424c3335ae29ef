"""The sheet, its margins, and what stands in them on every page, as CSS for paged media."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.export.css import grids
from drafter.export.css.lengths import points, pt, rule
from drafter.look.model import Look


def rules(look: Look) -> Iterator[str]:
    """The CSS of pages: first, left and right, with head and foot; footnotes above the bottom margin."""
    yield _page("@page", look, look.page.top)
    yield _page("@page headed", look, _top(look))
    yield f"@page :first{{margin-top:{pt(look.page.top)};margin-bottom:{pt(look.page.first_bottom)}}}"
    yield f"@page headed:first{{margin-top:{pt(look.page.top)};margin-bottom:{pt(look.page.first_bottom)}}}"
    mark = _padding("top", look.page.draft_mark)
    yield f"@page {{@top-left-corner{{content:element(draft-mark);vertical-align:top;{mark}}}}}"
    yield from _heads_and_feet(look)
    yield rule("body", {"margin": "0"})
    yield rule("body.headed", {"page": "headed"})
    yield rule("body>aside", {"position": "running(draft-mark)", "width": pt(look.page.width)})
    yield rule("body>.foot", {"position": "running(foot)"})
    for role in ("running-head", "running-foot"):
        yield rule(f"body>.{role}", {"position": f"running({role})"})
        yield rule(f"body>.{role}.even", {"position": f"running({role}-even)"})
    yield rule(".masthead", {"margin-top": pt(look.page.header - look.page.top)})
    yield rule(".page::before", {"content": "counter(page)"})
    yield rule(".pages::before", {"content": "counter(pages)"})
    yield from _notes(look)


def _page(selector: str, look: Look, top: int) -> str:
    page = look.page
    margin = f"{pt(top)} {pt(page.right)} {pt(page.bottom)} {pt(page.left)}"
    note = look.of("note-rule")
    notes = (
        # The lowest padding keeps a rounded height from pushing the notes to the next page.
        f"@footnote{{margin:{pt(note.before or 0)} 0 0 {pt(note.left or 0)};padding:{pt(note.line or 0)} 0 .01pt;"
        f"width:{pt(look.note_rule.width)};border-top:{points(look.note_rule.weight)} solid}}"
    )
    return f"{selector}{{size:{pt(page.width)} {pt(page.height)};margin:{margin};{notes}}}"


def _top(look: Look) -> int:
    """Where text starts below a running head, in twips: a head that is higher than the margin pushes it down."""
    return max(look.page.top, look.page.header + grids.height_of(look.grids["running-head"]))


def _heads_and_feet(look: Look) -> Iterator[str]:
    head, foot = _padding("top", look.page.header), _padding("bottom", look.page.footer)
    width = f"width:{pt(look.page.text_width)}"
    for side, suffix in ((":right", ""), (":left", "-even")):
        yield (
            f"@page headed{side}{{@top-left{{content:element(running-head{suffix});vertical-align:top;{head};{width}}}"
            f"@bottom-left{{content:element(running-foot{suffix});vertical-align:bottom;{foot};{width}}}}}"
        )
    yield (
        f"@page headed:first{{@top-left{{content:none}}"
        f"@bottom-left{{content:element(foot);vertical-align:bottom;{foot};{width}}}}}"
    )


def _padding(side: str, twips: int) -> str:
    return f"padding-{side}:{pt(twips)}"


def _notes(look: Look) -> Iterator[str]:
    # The area of the notes is as wide as the rule above them, which is its border; the notes reach out of it.
    reach = {"width": pt(look.page.text_width), "margin-left": pt(-(look.of("note-rule").left or 0))}
    yield rule(".footnote", {"float": "footnote", "footnote-display": "block", **reach})
    nothing = {"content": "none", "font-size": "0", "line-height": "0", "vertical-align": "baseline"}
    yield rule("::footnote-call", nothing)
    yield rule("::footnote-marker", nothing)
    # A picture may not be smoothed in PDF/A (ISO 19005-3, 6.2.8).
    yield rule("img", {"image-rendering": "crisp-edges"})
