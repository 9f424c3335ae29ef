"""Build the site: pages, pictures and gallery into one folder, then MkDocs."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from drafter.site.build import build as build_gallery
from drafter.templates import Sample, all_samples
from website import key_pages, lists, rule_pages
from website.source_pages import DOCS, ROOT, source_pages
from website.style import tokens

OUT = ROOT / "out"
GALLERY = "gallery"


def build_site(pages: Path, site: Path, samples: Iterable[Sample] | None = None, *, is_sample: bool = False) -> Path:
    """Write the pages into one folder and the site into another; return the path of its first page.

    `samples` are the letters of the gallery, by default all. With `is_sample`, only some keys and rules have pictures
    and findings, for tests. Raises SystemExit if a link is broken.
    """
    _empty(pages, but=GALLERY)
    build_gallery(pages / GALLERY, all_samples() if samples is None else samples, home="../index.html")
    contents: dict[str, str | bytes] = {
        **source_pages(),
        **lists.pages(_folders(pages / GALLERY)),
        "assets/tokens.css": tokens(),
    }
    contents |= rule_pages.pages(is_sample)
    contents |= key_pages.pages(is_sample)
    for name, content in contents.items():
        _write(pages / name, content)
    _run_mkdocs(pages, site)
    return site / "index.html"


def _folders(gallery: Path) -> set[str]:
    return {path.parent.name for path in gallery.glob("*/index.html")}


def _empty(folder: Path, but: str) -> None:
    """Delete everything in a folder except the gallery, which knows what has changed."""
    for path in folder.glob("*"):
        if path.name != but:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _run_mkdocs(pages: Path, site: Path) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    config = load_config(str(DOCS / "mkdocs.yml"), docs_dir=str(pages), site_dir=str(site))
    config["nav"] = _with_children(config["nav"], {"rules.md": rule_pages.nav(), "keys.md": key_pages.nav()})
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def _with_children(nav: Any, children: Mapping[str, Collection[Any]]) -> Any:
    """Return a navigation in which the pages after some names are inserted."""
    if isinstance(nav, dict):
        return {title: _with_children(inner, children) for title, inner in nav.items()}
    if not isinstance(nav, list):
        return nav
    return [one for entry in nav for one in (_with_children(entry, children), *children.get(_page_of(entry), ()))]


def _page_of(entry: Any) -> str:
    return str(next(iter(entry.values()))) if isinstance(entry, dict) else str(entry)
