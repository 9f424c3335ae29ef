"""Valid letters drawn at random from a seed: every template, with the parts that letters have, long and short.

The persons are invented, and the texts are put together from phrases: the letters are for comparing formats.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from support.body_generator import body, short_text

STATES = (
    "Albania",
    "Bhutan",
    "BRA",
    "Cabo Verde",
    "Côte d'Ivoire",
    "Fiji",
    "Gambia",
    "Iceland",
    "Japan",
    "KOR",
    "Lao PDR",
    "Malta",
    "Netherlands",
    "New Zealand",
    "Philippines",
    "San Marino",
    "Tanzania",
    "Timor-Leste",
    "Türkiye",
    "United Kingdom",
    "USA",
    "Uruguay",
    "Viet Nam",
    "Zambia",
)
GIVEN = ("Aino", "Joaquín", "Seo-yeon", "K. J. G.", "Maria Luz", "Ðorđe", "Zoë", None)
FAMILY = ("Etchegaray", "van der Berg", "O'Neill", "Asante-Boateng", "Ní Bhriain", "Łukasz", "de la Fuente y Soto")
OFFICES = (
    "charge-d-affaires",
    "deputy-permanent-representative",
    "foreign-minister",
    "head-of-state",
    "acting-permanent-representative",
    "Chair of the Committee on Reading Rooms",
)
ADDRESSEES = ("secretary-general", "president-of-the-general-assembly", "president-of-the-security-council")
ITEMS = (
    {"number": "14", "title": "Culture of peace"},
    {"number": "77", "title": "Oceans and the law of the sea"},
    {"number": "19 (b)", "title": "Sustainable development", "sub_title": "Reading rooms on small islands"},
    {"number": "121", "title": 'Multilingualism: a "long" item with a colon, a dash – and enough words for two lines'},
)
TEMPLATES = ("identical-letters", "letter", "letters", "note-verbale", "model-un", "as-sent", "corrigendum")


def write_letter(seed: int, folder: Path) -> Path:
    """Write the letter of a seed, with its files, into a folder, and return its path."""
    letter = generated_letter(random.Random(seed))
    if "plan.png" in str(letter):
        Image.new("L", (120, 80), 200).save(folder / "plan.png", dpi=(96, 96))
    path = folder / f"letter-{seed}.yaml"
    path.write_text(yaml.safe_dump(letter, allow_unicode=True, sort_keys=False, width=100), encoding="utf-8")
    return path


def generated_letter(choose: random.Random) -> dict[str, Any]:
    """Return the keys of a letter."""
    template = choose.choice(TEMPLATES)
    letter: dict[str, Any] = {
        "template": template,
        "date": f"2026-{choose.randint(1, 12):02}-{choose.randint(1, 28):02}",
    }
    several = {"identical-letters": 2, "as-sent": 1}.get(template, 1)
    letter["addressees"] = choose.sample(ADDRESSEES, choose.randint(2, 3) if several > 1 else 1)
    letter["agenda_items"] = choose.sample(ITEMS, choose.choice((1, 1, 2)))
    letter |= _parties(template, choose) | _states(choose)
    letter["body"] = body(choose, 12, "on_behalf_of" in letter, closing=template != "corrigendum")
    letter |= _document(template, choose) | _annexes(template, choose) | _own_keys(template, letter, choose)
    return letter


def _parties(template: str, choose: random.Random) -> dict[str, Any]:
    if template in ("note-verbale", "corrigendum"):
        return {"senders": [choose.choice(STATES)]}
    count = choose.choice((2, 2, 3, 7)) if template == "identical-letters" else 1
    return {"signatories": [signatory(state, choose) for state in choose.sample(STATES, count)]}


def signatory(state: str, choose: random.Random) -> dict[str, Any]:
    """Return a signatory of a State: with a derived office, one of the list or a free one, or a title of two lines."""
    person: dict[str, Any] = {"given": choose.choice(GIVEN), "family": choose.choice(FAMILY), "state": state}
    if choose.random() < 0.3:
        person["office"] = choose.choice(OFFICES)
    elif choose.random() < 0.2:
        person["title"] = "Keeper of the catalogue\nwith a second line"
    if choose.random() < 0.2:
        person["family_first"] = True
    return {key: value for key, value in person.items() if value is not None}


def _states(choose: random.Random) -> dict[str, Any]:
    count = choose.choice((0, 0, 2, 5, 20))
    return {"on_behalf_of": choose.sample(STATES, count)} if count else {}


def _document(template: str, choose: random.Random) -> dict[str, Any]:
    """Return symbols, marks of page 1 and numbers of the Secretariat, each in some letters."""
    keys: dict[str, Any] = {}
    if template in ("model-un", "as-sent") or choose.random() < 0.4:
        return keys
    number = choose.randint(1, 999)
    keys["symbols"] = [f"A/81/{number}"] + ([f"S/2026/{number}"] if choose.random() < 0.5 else [])
    if template == "corrigendum":
        keys["symbols"] = [f"{symbol}/Corr.1" for symbol in keys["symbols"]]
    keys["session"] = "81"
    for key, value in (
        ("distributed", "2026-12-29"),
        ("job_number", "26-01234"),
        ("published", "2026-12-30"),
        ("reissued", "2026-12-31"),
        ("draft", "true"),
        ("original", choose.choice(("fr", ["es", "fr"]))),
        ("title_size", choose.choice(("12", "14"))),
    ):
        if choose.random() < 0.4:
            keys[key] = value
    if choose.random() < 0.3:
        keys |= {"agenda": "provisional", "agenda_document": "A/81/150"}
    return keys


def _annexes(template: str, choose: random.Random) -> dict[str, Any]:
    count = 0 if template in ("corrigendum", "as-sent") else choose.choice((0, 0, 0, 1, 2))
    return {"annexes": [annex(choose) for _ in range(count)]} if count else {}


def annex(choose: random.Random, parts: tuple[str, ...] = ("enclosures", "appendices")) -> dict[str, Any]:
    """Return an annex with a body, and in some cases with a title, signatories and texts attached to it."""
    keys: dict[str, Any] = {"body": body(choose, 6, lists_states=False, closing=False)}
    if choose.random() < 0.7:
        keys["title"] = short_text(choose)
    if choose.random() < 0.3:
        keys["original"] = choose.choice(("fr", ["ar", "es"]))
    if choose.random() < 0.3:
        keys["signatories"] = [signatory(choose.choice(STATES), choose)]
    for part in parts:
        if choose.random() < 0.3:
            keys[part] = [annex(choose, ()) for _ in range(choose.choice((1, 2)))]
    return keys


def _own_keys(template: str, letter: dict[str, Any], choose: random.Random) -> dict[str, Any]:
    """Return the keys that only one template has."""
    if template == "letters":
        return {"date": "2026-03-03", "further_dates": choose.choice((["2026-03-05"], ["2026-04-01", "2026-05-02"]))}
    if template == "model-un":
        return {"conference": "Model United Nations of the Lakeside Schools 2026"}
    if template == "as-sent":
        keys = {
            "letterhead": "Permanent Mission of Malta\n1 Invented Square\nNew York",
            "reference": "17/2026",
            "salutation": "Sir,",
            "courtesy": "Please accept the assurances of my consideration.",
            "draft": "true",
        }
        return {key: value for key, value in keys.items() if key == "letterhead" or choose.random() < 0.5}
    return {}
