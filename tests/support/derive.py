"""Letters written as keyword arguments, for tests of what is derived from them."""

from typing import Any

import yaml

from drafter.facts import Facts, derive
from drafter.letter import parse_letter
from drafter.source import parse_yaml


def facts_of(kind: str = "letter", **keys: Any) -> Facts:
    """The facts of a letter of 3 May 2016 to the Secretary-General, with other keys as given."""
    letter = {"template": kind, "date": "2016-05-03", "addressees": ["secretary-general"], **keys}
    source = parse_yaml(yaml.safe_dump(letter, allow_unicode=True, sort_keys=False), "letter.yaml")
    return derive(parse_letter(source), source, kind)


def title_of(kind: str = "letter", **keys: Any) -> str:
    """The title of such a letter, with ordinary spaces."""
    return facts_of(kind, **keys).title.replace("\u00a0", " ")
