"""Letters given as keyword arguments, and the facts derived from them."""

from typing import Any

import yaml

from drafter.facts import Facts, derive
from drafter.letter import parse_letter
from drafter.source import parse_yaml


def facts_of(kind: str = "letter", **keys: Any) -> Facts:
    """Return the facts of a letter of 3 May 2016 to the Secretary-General with these keys."""
    letter = {"template": kind, "date": "2016-05-03", "addressees": ["secretary-general"], **keys}
    source = parse_yaml(yaml.safe_dump(letter, allow_unicode=True, sort_keys=False), "letter.yaml")
    return derive(parse_letter(source), source, kind)


def title_of(kind: str = "letter", **keys: Any) -> str:
    """Return the title of the same letter, with ordinary spaces."""
    return facts_of(kind, **keys).title.replace("\u00a0", " ")
