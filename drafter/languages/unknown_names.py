"""Messages about names that are not a State's: what Drafter knows of them, and what to write.

A row of `en/other_names.csv` is a name that authors take for a State's: of a territory, a subdivision, an organization.
Its columns are `name`, `aliases` (separated by |), `kind` (a key of KINDS), `full_name` (if it differs) and `source`.
The table says where the United Nations lists a name, and takes no position on its status.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from drafter.languages.names import FALLBACK, FOLDER, StateNames, fold
from drafter.tables import packaged

_FORM_OF_STATE = r"^(?:the )?(?:(?:government|kingdom|province|region|republic|state|territory) of )?(?:the )?"
TABLE = FOLDER / FALLBACK / "other_names.csv"
_A_STATE = "Write the name of a Member State or an observer here. The text of the letter can name “{name}”."
_ORGANIZATION = "A sender or signatory has it as `organization: {name}`; in a list of States, leave it out."
# What Drafter knows of the names of each kind, and what to write.
KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "non-self-governing territory": ("on the United Nations list of Non-Self-Governing Territories", _A_STATE),
        "statistical area": ("an area in the statistics of the United Nations (M49), not a Member State", _A_STATE),
        "region": ("a region in the statistics of the United Nations (M49), not a State", _A_STATE),
        "subdivision": ("listed as a subdivision (ISO 3166-2), not as a State", _A_STATE),
        "not listed": ("neither in the United Nations list of Member States nor in that of observers", _A_STATE),
        "observer organization": ("an organization with observer status, not a State", _ORGANIZATION),
        "organization": ("an organization, not a State", _ORGANIZATION),
        "group": ("a group of States, not a State", _ORGANIZATION),
    }
)


class OtherName(Struct, frozen=True):
    """A name that is not a State's, its kind, and the full name."""

    name: str
    kind: str
    full_name: str
    source: str

    def explain(self, typed: str) -> str:
        """Return what Drafter knows of the name that the author typed, and what to write."""
        known, advice = KINDS[self.kind]
        return f'"{typed}" is {known}. {advice.format(name=self.full_name)}'


def find_other_name(text: str) -> OtherName | None:
    """Return the row of a name that is known, but not as a State's; None for any other."""
    key = fold(text)
    return _table().get(key) or _table().get(re.sub(_FORM_OF_STATE, "", key))


def explain_unknown(names: StateNames, text: str, day: date | None = None, advice: str = "") -> tuple[str | None, str]:
    """Return the name that the author meant (None if unclear) and the message about a name that is not a State's.

    `advice` ends the message if no State's name is similar.
    """
    if other := find_other_name(text):
        return None, other.explain(text)
    near = names.suggestions(text, day)
    choice = " or ".join(filter(None, (", ".join(near[:-1]), *near[-1:])))
    hint = f"Did you mean {choice}?" if near else advice
    return near[0] if len(near) == 1 else None, f'"{text}" is not the name of a State. {hint}'.rstrip()


@cache
def _table() -> Mapping[str, OtherName]:
    rows: dict[str, OtherName] = {}
    for cells in packaged(TABLE):
        other = OtherName(cells["name"], cells["kind"], cells["full_name"] or cells["name"], cells["source"])
        rows |= {fold(name): other for name in (other.name, other.full_name.removeprefix("the "))}
        rows |= {fold(alias): other for alias in cells["aliases"].split("|") if alias}
    return MappingProxyType(rows)
