"""The patterns of Chinese citations: 第2139(2014)号决议, 第2118(2013)、2209(2015)和2235(2015)号决议."""

from __future__ import annotations

import re

from drafter.languages.citations import CitationPatterns

# The brackets follow the number without a space; full-width ones are read, too.
_NUMBER = (
    r"[0-9]{1,4}(?: ?[A-Z])? ?[(（](?:[0-9]{4}|(?:E?S-)?[IVXL]+)[)）]|"
    r"(?:E?S-)?[0-9]{1,4}/[0-9]{1,3}(?: ?[A-Z](?![A-Za-z]))?"
)

PATTERNS = CitationPatterns(
    resolution="决议",
    cited=re.compile(rf"第?((?:{_NUMBER})号?(?>(?:(?:、|和|及|以及|或)第?(?:{_NUMBER})号?){{0,20}}))号?决议"),
    number=re.compile(_NUMBER),
    # The body is named before: 人权理事会第31/1号决议.
    before=re.compile(
        r"(人权理事会|经济及社会理事会|经社理事会|(?<!安全)理事会|委员会|缔约方大会|(?<!届)会议)(?:的|通过的)?$"
    ),
    organs={
        "人权理事会": "human-rights-council",
        "经济及社会理事会": "economic-and-social-council",
        "经社理事会": "economic-and-social-council",
    },
)
