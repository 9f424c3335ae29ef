"""The pages of the keys of a letter: what each means, an example, and a picture of what the example prints."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from html import escape
from multiprocessing import get_context

from drafter.lint.examples import with_change
from drafter.lint.explain import Field, find_field
from drafter.lint.field_examples import FIELDS
from website.excerpt import Excerpt, excerpt
from website.other_letters import other_letter

# The pages in the order of a letter: file name, title, and keys; the keys of a key follow it.
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "keys-letter",
        "What kind of letter",
        ("template", "extends", "language", "digits", "original", "draft", "ignore"),
    ),
    (
        "keys-masthead",
        "Dates, symbols and masthead",
        (
            "date",
            "further_dates",
            "symbols",
            "distributed",
            "distribution",
            "masthead",
            "notes",
            "reissued",
            "relates_to",
            "job_number",
            "published",
        ),
    ),
    (
        "keys-circulation",
        "Where it circulates",
        ("agenda_items", "agenda", "agenda_document", "organs", "session", "year"),
    ),
    (
        "keys-senders",
        "Who writes, and who signs",
        ("senders", "signatories", "signatory_order", "on_behalf_of", "roster"),
    ),
    ("keys-addressees", "To whom", ("addressees",)),
    ("keys-text", "Title and text", ("title", "title_size", "body", "body_file")),
    ("keys-annexes", "What is attached", ("annexes",)),
    (
        "keys-sent",
        "Letters as sent, and other documents",
        ("letterhead", "reference", "written_at", "salutation", "courtesy", "subject", "conference"),
    ),
)
_EVERY = 12
# Keys that name another file: examples are on the pages about them.
_ELSEWHERE = {
    "extends": "For example, `extends: letter.yaml`. [Editions](editions.md) has an example.",
    "roster": "For example, `roster: roster.csv`. [Rosters](roster.md) has an example.",
    "body_file": "For example, `body_file: text.md`, with the text of the letter in that file.",
    "annexes.body_file": "For example, `body_file: annex.md`, with the text of the annex in that file.",
}


def nav() -> list[dict[str, str]]:
    """Return the entries of the navigation: one for each page."""
    return [{title: f"{name}.md"} for name, title, _ in GROUPS]


def pages(is_sample: bool) -> dict[str, str | bytes]:
    """Return the pages and their pictures; in a sample, few keys have a picture."""
    fields = {name: fields for _, _, keys in GROUPS for name in keys if (fields := _with_parts(name))}
    with_example = [field.name for parts in fields.values() for field in parts if field.name in FIELDS]
    pictures = dict(_pictures(with_example[::_EVERY] if is_sample else with_example))
    found: dict[str, str | bytes] = {
        f"{page}.md": f"# {title}\n\n" + "\n".join(_entry(field, pictures) for key in keys for field in fields[key])
        for page, title, keys in GROUPS
    }
    images = {_file(name): picture.data for name, picture in pictures.items()}
    return found | images | {"keys.md": _index(fields)}


def _with_parts(name: str) -> list[Field]:
    """Return a key and its own keys. Annexes have keys of the letter; those are described there."""
    field = find_field(name)
    if field is None:
        raise ValueError(f"{name} is not a key")
    parts = [part for key in field.keys if (part := find_field(f"{name}.{key}"))]
    return [field, *parts]


def _pictures(names: Sequence[str]) -> Iterator[tuple[str, Excerpt]]:
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for name, found in zip(names, pool.map(picture_of, names, chunksize=4), strict=True):
            if found:
                yield name, found


def picture_of(name: str) -> Excerpt | None:
    """Return the picture of the right example of a key; None if the example prints nothing of its own."""
    return excerpt(with_change(FIELDS[name].good), other_letter(name))


def _entry(field: Field, pictures: Mapping[str, Excerpt]) -> str:
    example, picture = FIELDS.get(field.name), pictures.get(field.name)
    heading = "###" if "." in field.name else "##"
    parts = [f"{heading} `{field.name}` {{#{field.name}}}", field.description, f"Write {field.accepts}."]
    parts.append(_ELSEWHERE.get(field.name, ""))
    if example:
        parts.append(f"```yaml\n{example.good.rstrip()}\n```")
    if picture:
        parts.append(
            f"![In the letter: {escape(picture.text, quote=True)}]({_file(field.name)}){{ .excerpt loading=lazy }}"
        )
    return "\n\n".join(part for part in parts if part) + "\n"


def _file(name: str) -> str:
    return f"assets/keys/{name}.png"


def _index(fields: Mapping[str, Sequence[Field]]) -> str:
    rows = "".join(
        f"\n## [{title}]({page}.md)\n\n| Key | Meaning |\n|---|---|\n"
        + "".join(f"| [`{key}`]({page}.md#{key}) | {fields[key][0].description} |\n" for key in keys)
        for page, title, keys in GROUPS
    )
    return (
        f"# Keys\n\nEvery key that a letter can have. `drafter explain KEY` prints the same in your terminal.\n{rows}"
    )
