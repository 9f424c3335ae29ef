"""The start page: the samples as cards, a detail of each with what sets it apart, and new letters from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from drafter.files import is_file
from drafter.pipeline import copy_names, export
from drafter.site.details import card_rows, detail_of
from drafter.templates import Sample, all_samples, find_sample

# Headings of the groups of `cards.csv`, in their order on the page, each with a sentence.
GROUPS = (
    ("own", "Your own", "Templates of this folder or of your profile."),
    ("one", "One State writes", "The usual letter, from one mission to one addressee."),
    ("several", "Several senders or addressees", "One text, published as one document."),
    ("mission", "The mission itself writes", "In the third person, or on its own paper."),
    ("changes", "Something changes", "What was published is corrected, or published again."),
    ("attached", "Something is attached", "A short letter, with the matter in its annex."),
    ("other", "On other occasions", "Draft resolutions, statements, Model UN, unusual sessions."),
)
# What a name of a file may not have on some system.
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def cards(folder: str) -> dict[str, Any]:
    """Return the groups of samples for the start page; samples that the table does not list are in the group `own`."""
    rows, found = card_rows(), [_card(sample, card_rows()) for sample in all_samples(_folders(folder))]
    order = {name: number for number, name in enumerate(rows)}
    found.sort(key=lambda card: order.get(card["sample"], -1))
    groups = [
        {"id": name, "title": title, "summary": text, "cards": [card for card in found if card["group"] == name]}
        for name, title, text in GROUPS
    ]
    return {"groups": [group for group in groups if group["cards"]]}


def _card(sample: Sample, rows: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    description, row = sample.template.description, rows.get(sample.name, {})
    return {
        "sample": sample.name,
        "group": row.get("group", "own"),
        "title": row.get("title", description.title),
        "summary": row.get("summary", sample.summary or description.summary),
        "languages": [edition.language for edition in sample.editions],
        "model": sample.template.name == "model-un",
        "words": f"{sample.text[:2000]}".lower(),
    }


def _folders(folder: str) -> tuple[Path, ...]:
    from drafter.profile import template_folders

    return template_folders((), Path(folder))


def start(folder: str, sample: str, language: str) -> dict[str, str]:
    """Return a new letter from a sample: a free name in the folder, and its YAML with the date of today."""
    from drafter.scaffold.new_letter import Prefill, new_letter

    found = find_sample(sample, _folders(folder))
    found = found.in_language(language) or found
    text = new_letter(found.text, found.template, Prefill(), date.today())
    return {"name": free_name(Path(folder), found.file_name), "text": text}


def free_name(folder: Path, stem: str) -> str:
    """Return the name of a new letter: the stem without what a file name may not have, with a number if it is taken."""
    stem = _UNSAFE.sub("-", stem).lstrip(".") or "letter"
    names = (f"{stem}{number}.yaml" for number in ("", *(f"-{number}" for number in range(2, 1000))))
    return next((name for name in names if not is_file(folder / name)), f"{stem}.yaml")


def card(folder: str, sample: str) -> dict[str, Any]:
    """Return the picture of a card (PNG), the boxes of what sets the sample apart (in per cent), and its organs."""
    from drafter.template_tools.check import derive_sample

    found = find_sample(sample, _folders(folder))
    derived = derive_sample(found)
    pdf = export(derived, ["pdf"])[f"{copy_names(derived)[0]}.pdf"]
    detail = detail_of(pdf, card_rows().get(sample, {}).get("phrase", ""), derived.facts.title)
    boxes, organs = list(map(list, detail.boxes)), list(derived.facts.organs)
    return {"picture": detail.picture, "boxes": boxes, "top": detail.top, "organs": organs}
