"""The pages that somebody wrote: those of `docs`, and parts of the README, with links inside the site."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
# The parts of the README that are pages: file name, heading in the README, title of the page.
README_PAGES = (
    ("letter.md", "A letter", "A letter"),
    ("word.md", "Through Word and back", "Through Word and back"),
    ("commands.md", "Commands", "Commands"),
)
# Files of the top level that are pages.
ROOT_PAGES = {"CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changes.md", "SECURITY.md": "security.md"}
# Pages of `docs` that the site generates with more than one text.
_GENERATED = {"rules.md"}
_SAMPLE = re.compile(r"templates/(?:(\S+)/sample\.yaml|\S+/samples/(\S+)\.yaml)")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_IMAGE = re.compile(r"(?P<before>!\[[^\]]*\]\(|src=\")(?P<target>[^)\"\s]+)")
_ANCHOR = re.compile(r"<a href=\"(?P<target>[^\"]+)\">(?P<text>.*?)</a>", re.DOTALL)


def source_pages() -> dict[str, str | bytes]:
    """Return the written pages, as Markdown, and their pictures, by name."""
    pages: dict[str, str | bytes] = {
        path.name: relocated(path.read_text(encoding="utf-8"), "docs")
        for path in DOCS.glob("*.md")
        if path.name not in _GENERATED
    }
    pages["index.md"] = home_page(str(pages["index.md"]))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, heading, title in README_PAGES:
        pages[name] = relocated(section(readme, heading, title), ".")
    for file, name in ROOT_PAGES.items():
        pages[name] = relocated((ROOT / file).read_text(encoding="utf-8"), ".")
    return pages | {path.name: path.read_bytes() for path in DOCS.glob("*.png")}


def home_page(text: str) -> str:
    """Return the first page in three parts for the style sheet: what Drafter is, the paths, and the rest."""
    start, paths, rest = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    parts = (("hero", start), ("paths", paths.replace(")**. ", ")** ")), ("promises", rest))
    divisions = "\n".join(f'<div class="{name}" markdown>\n\n{part}\n</div>' for name, part in parts)
    return f"---\nhide: [navigation, toc]\n---\n{divisions}\n"


def section(text: str, heading: str, title: str) -> str:
    """Return the part of a text under a heading of the second level, as a page with a title."""
    lines, inside, fenced = [f"# {title}"], False, False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            inside = line == f"## {heading}"
        elif inside:
            lines.append(line[1:] if line.startswith("###") and not fenced else line)
    if len(lines) == 1:
        raise ValueError(f"The README has no heading {heading!r}")
    return "\n".join(lines) + "\n"


def relocated(text: str, folder: str) -> str:
    """Return a text of a folder of the repository with links for the site; links to other files become text."""

    def link(match: re.Match[str]) -> str:
        target = _target(match["target"], folder)
        return f"[{_title(match['text'])}]({target})" if target else _as_code(match["text"])

    def anchor(match: re.Match[str]) -> str:
        target = _target(match["target"], folder)
        return f'<a href="{target}">{match["text"]}</a>' if target else match["text"]

    def image(match: re.Match[str]) -> str:
        return f"{match['before']}{PurePosixPath(match['target']).name}"

    return _IMAGE.sub(image, _ANCHOR.sub(anchor, _LINK.sub(link, text)))


def _target(target: str, folder: str) -> str | None:
    """Return the address of a link in the site; None for a file that is not in it."""
    if target.startswith(("http:", "https:", "mailto:", "#")):
        return target
    file, mark, anchor = target.partition("#")
    path = normpath(f"{folder}/{file}")
    page = ROOT_PAGES.get(path) or _in_gallery(path) or (relpath(path, "docs") if path.startswith("docs/") else None)
    return f"{page}{mark}{anchor}" if page else None


def _in_gallery(path: str) -> str | None:
    """Return the page of a sample, or of all of them for the folder of templates."""
    sample = _SAMPLE.fullmatch(path)
    return (
        f"gallery/{sample[1] or sample[2]}/index.html"
        if sample
        else "gallery/index.html"
        if path == "templates"
        else None
    )


def _title(text: str) -> str:
    """Return the text of a link: the title of a page for its file name."""
    path = DOCS / text.removeprefix("docs/")
    is_page = text.endswith(".md") and path.is_file()
    return path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ") if is_page else text


def _as_code(text: str) -> str:
    return text if "`" in text else f"`{text}`"
