"""What derivation finds wrong or doubtful: each finding with its place, its data and its fix."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of
from support.lint import quoted_data

from drafter.diagnostics import Finding, Severity
from drafter.errors import InvalidLetterError

GA, SC, ES, HR = "general-assembly", "security-council", "economic-and-social-council", "human-rights-council"
RIVERS = {"number": "15", "title": "Rivers"}
LAKES = {"number": "3 (b)", "title": "Lakes", "sub_title": "Shores"}
ASK = "I should be grateful if you would have the present letter circulated as a document of"
PR = "the Permanent Representative of Chad to the United Nations"


def finding(**keys: Any) -> Finding:
    """The one finding of such a letter, be it an error or not."""
    try:
        facts = facts_of(**{"senders": ["Chad"], "organs": [GA], **keys})
    except InvalidLetterError as error:
        [found] = error.findings
    else:
        [found] = facts.findings
    return found


FINDINGS: list[tuple[dict[str, Any], str, Severity, tuple[str, ...], str | None, str]] = [
    ({"symbols": ["A-70-9"]}, "bad-symbol", Severity.ERROR,
     ('"A-70-9"', 'A/71/1', 'S/2016/1', 'A/70/9'), "A/70/9", "A-70-9"),
    ({"symbols": ["A/70/9–S/2016/9"]}, "bad-symbol", Severity.ERROR,
     ('"A/70/9–S/2016/9"', 'A/70/9', 'S/2016/9'), None,
     "A/70/9–S/2016/9"),
    ({"organs": [GA, SC], "symbols": ["A/70/9"]}, "organs-symbols", Severity.WARNING,
     ("general-assembly", "`organs`", "general-assembly", "security-council"), None, "- general-assembly"),
    ({"organs": [], "addressees": ["the Club"]}, "missing-organs", Severity.WARNING,
     ("`agenda_items`", "`organs`", "`symbols`"), None, "- the Club"),
    ({"session": "x"}, "bad-session", Severity.ERROR,
     ('"x"', '71', 'S-27', 'ES-10'), None, "x"),
    ({"session": ["70", "x"]}, "bad-session", Severity.ERROR, ('"x"', "71", "S-27", "ES-10"), None, "x"),
    ({"signatories": [{"family": "A", "state": "Chad", "office": "foreign-ministre"}]}, "unknown-office",
     Severity.ERROR, ('"foreign-ministre"',), "foreign-minister", "foreign-ministre"),
    ({"organs": [], "session": ["70", "ES-10"], "symbols": ["A/70/9"]}, "session-symbol", Severity.WARNING,
     ("70", "`session`", "70", "ES-10"), None, "- '70'"),
    ({"organs": [], "session": "70", "symbols": ["A/70/9", "A/ES-10/9"]}, "session-symbol", Severity.WARNING,
     ("70", "ES-10", "`session`", "70"), None, "'70'"),
    ({"organs": [], "year": "70", "symbols": ["S/2016/9"]}, "year-symbol", Severity.WARNING,
     ("71", "Security Council", "`year`", "70"), "71", "'70'"),
    ({"agenda_items": [{**RIVERS, "session": "69"}]}, "item-session", Severity.ERROR,
     ("15", "69", "70"), None, "'69'"),
    ({"session": ["70", "ES-10"], "agenda_items": [{**RIVERS, "session": "69"}]}, "item-session", Severity.ERROR,
     ("15", "69", "70", "ES-10"), None, "'69'"),
    ({"organs": [SC], "agenda_items": [{**RIVERS, "session": "69"}]}, "item-session", Severity.ERROR,
     ("15", "69"), None, "'69'"),
    ({"agenda": "provisional", "agenda_items": [RIVERS]}, "agenda-document", Severity.NOTE,
     ("1", "A/71/150", "`agenda_document`"), None, "provisional"),
    ({"agenda": "preliminary", "session": "ES-10", "agenda_items": [RIVERS]}, "agenda-document", Severity.WARNING,
     ("`agenda_document: A/72/150`",), None, "preliminary"),
    ({"title": "A letter"}, "title-differs", Severity.WARNING,
     ("3", "2016"),
     f"Letter dated 3 May 2016 from {PR} addressed to the Secretary-General", "A letter"),
    ({"addressees": ["SG", "secretary-general"]}, "duplicate-addressee", Severity.WARNING,
     (), None, "secretary-general"),
    ({"addressees": ["SG", "PGA"]}, "title-addressees", Severity.NOTE,
     ("2", "`template: identical-letters`"), None, "- SG"),
    ({"kind": "identical-letters"}, "title-addressees", Severity.WARNING,
     ("`template: letter`",), None, "- secretary-general"),
    ({"senders": ["Turky"]}, "unknown-state", Severity.ERROR,
     ('"Turky"',), "Turkey", "Turky"),
    ({"senders": [{"state": "Turky"}]}, "unknown-state", Severity.ERROR,
     ('"Turky"',), "Turkey", "Turky"),
    ({"senders": ["Xyzzy"]}, "unknown-state", Severity.ERROR,
     ('"Xyzzy"', '`organization:`'), None,
     "Xyzzy"),
    ({"on_behalf_of": ["Mali", "MLI"]}, "duplicate-state", Severity.WARNING,
     (), None, "MLI"),
    ({"on_behalf_of": ["Türkiye"]}, "state-name-of-another-time", Severity.NOTE,
     ('"Türkiye"', '3', '2016'), "Turkey", "Türkiye"),
    ({"on_behalf_of": ["Czechoslovakia"]}, "state-of-another-time", Severity.WARNING,
     ("3", "2016"), None, "Czechoslovakia"),
    ({"senders": [{"office": "PR"}]}, "missing-state", Severity.ERROR,
     ("`state`", "`organization`"), None, "office: PR"),
    ({"senders": [{"state": "Chad", "organization": "the Club"}]}, "bad-sender", Severity.ERROR,
     ("`state`", "`organization`"), None, "state: Chad"),
    ({"senders": [{"state": "Chad", "office": "foreign-ministre"}]}, "unknown-office", Severity.ERROR,
     ('"foreign-ministre"',), "foreign-minister", "foreign-ministre"),
    ({"addressees": ["secretary-generl"]}, "unknown-addressee", Severity.ERROR,
     ('"secretary-generl"',), "secretary-general", "secretary-generl"),
    ({"addressees": [{"office": "secretary-generl"}]}, "unknown-addressee", Severity.ERROR,
     ('"secretary-generl"',), "secretary-general", "secretary-generl"),
    ({"senders": []}, "missing-senders", Severity.ERROR,
     ("`senders`", "`signatories`", "`state`"), None, "[]"),
    ({"senders": [], "signatories": [{"family": "A"}]}, "missing-senders", Severity.ERROR,
     ("`senders`", "`state`"), None,
     "- family: A"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "rule", "severity", "told", "fix", "words"), FINDINGS, ids=[f"{one[1]}-{one[0]}"[:70] for one in FINDINGS]
)
def test_each_finding(  # noqa: PLR0917
    keys: dict[str, Any], rule: str, severity: Severity, told: tuple[str, ...], fix: str | None, words: str
) -> None:
    found = finding(**keys)
    assert (found.rule, found.severity, quoted_data(found.message), found.fix) == (rule, severity, told, fix)
    assert found.place is not None
    assert found.excerpt[found.place.column - 1 : found.place.end_column - 1] == words


def test_an_office_like_no_other_is_answered_with_those_that_there_are() -> None:
    message = finding(senders=[{"state": "Chad", "office": "q-q-q"}]).message
    assert "permanent-representative, acting-permanent-representative" in message
