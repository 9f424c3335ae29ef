"""Lists, tables, pictures and rules of the body as CSS."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.export.css.lengths import points, pt, rule
from drafter.look.model import Look


def rules(look: Look, *, exact: bool) -> Iterator[str]:
    """The CSS of what is neither a paragraph nor a grid."""
    yield rule("ul,ol,li", {"list-style": "none", "margin": "0", "padding": "0"})
    yield rule("blockquote,figure", {"margin": "0"})
    yield rule(".label", {"display": "inline-block", "text-indent": "0"})
    yield from _bullets(look, exact)
    yield from _tables(look)
    # The spaces of a job line stand as they are written.
    yield rule(".job-line", {"white-space": "pre-wrap"})
    yield rule("img", {"max-width": "100%"})
    yield rule("a", {"color": "inherit", "text-decoration": "none"})


def _bullets(look: Look, exact: bool) -> Iterator[str]:
    for role, bullet in look.bullets.items():
        scale = (look.of(role).scale or 100) / 100 if exact else 1.0
        width = pt((bullet.text - bullet.at) / scale)
        yield rule(f".{role}", {"padding-inline-start": pt(bullet.text / scale)})
        yield rule(
            f"li>.{role}:first-child::before",
            {
                "content": f'"{bullet.mark}"',
                "display": "inline-block",
                "width": width,
                "margin-inline-start": f"-{width}",
                "font-size": points(bullet.size),
                "line-height": "0",
            },
        )


def _tables(look: Look) -> Iterator[str]:
    table = look.table
    yield rule(
        "table",
        {
            "width": "100%",
            "table-layout": "fixed",
            "border-collapse": "collapse",
            "border-top": f"{points(table.rule_above)} solid",
            "border-bottom": f"{points(table.rule_below)} solid",
            "margin": "0",
            "padding": "0",
            "transform": "none",
        },
    )
    below = pt(look.roles["table"].lines_after * look.page.spacer)
    yield rule(".table+:not(.end-rule)", {"padding-top": below})
    yield rule("tr", {"break-inside": "avoid"})
    yield rule("td,th", {"padding": f"0 {pt(table.cell_gap)} 0 0", "vertical-align": "top", "font-weight": "normal"})
    yield rule("th", {"vertical-align": "bottom"})
    yield rule("thead", {"border-bottom": f"{points(table.rule_below_header)} solid"})
    yield rule(".right>p", {"text-align": "end"})
    yield rule(".center>p", {"text-align": "center"})
