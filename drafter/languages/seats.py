"""The accreditation of missions at each seat, such as `to the United Nations Office at Geneva`, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from drafter.tables import packaged

FOLDER = Path(__file__).parent


@cache
def accreditations(code: str) -> Mapping[str, str]:
    """Return the phrases of a language by the id of the seat; empty for a language without a table."""
    file = FOLDER / code / "seats.csv"
    rows = packaged(file) if file.is_file() else []
    return MappingProxyType({row["id"]: row["accreditation"] for row in rows})


def split_accreditation(office: str, code: str) -> tuple[str, str]:
    """Return an office without the accreditation in it, and the accreditation; "" if the office names none.

    Only a seat other than New York is split off: `to the United Nations` is the usual accreditation.
    """
    for phrase in sorted(accreditations(code).values(), key=len, reverse=True):
        if f" {phrase}" in office and phrase != accreditations(code).get("new-york"):
            return office.replace(f" {phrase}", "", 1).strip(), phrase
    return office, ""
