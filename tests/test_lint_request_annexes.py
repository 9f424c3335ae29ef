"""The rule on annexes that a request for circulation names: as many as are attached."""

from __future__ import annotations

import pytest
from support.lint import findings_of, fixes_of, with_body

ASK = "We should be grateful if you would have the present letter circulated as a document of"
BOTH = f"{ASK} the General Assembly, under agenda item 12, and of the Security Council."
ONE = "annexes: [{title: Log, body: x}]\n"
TWO = "annexes: [{title: Log, body: x}, {title: Map, body: y}]\n"


def annexed(words: str, lead: str = "") -> str:
    return with_body(BOTH.replace("letter", f"letter{words}"), lead)


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        ("none of none", annexed(""), []),
        ("one of one", annexed(" and its annex", ONE), []),
        ("several of two", annexed(" and its annexes", TWO), []),
        ("an annex of none", annexed(" and its annex"), [("annex", None)]),
        ("annexes of none", annexed(" and its annexes"), [("annexes", None)]),
        ("an enclosure of none", annexed(" and its enclosure"), [("enclosure", None)]),
        ("none of one", annexed("", ONE), [("the present letter", None)]),
        ("none of two", annexed("", TWO), [("the present letter", None)]),
        ("annexes of one", annexed(" and its annexes", ONE), [("annexes", "annex")]),
        ("an annex of two", annexed(" and its annex", TWO), [("annex", "annexes")]),
        ("an enclosure of one", annexed(" and its enclosure", ONE), []),
        ("enclosures of one", annexed(" and its enclosures", ONE), [("enclosures", None)]),
        ("what follows is named otherwise", annexed(" together with the log", ONE), []),
    ],
)
def test_request_annexes(title: str, change: str, found: list[tuple[str, str | None]]) -> None:
    assert fixes_of("request-annexes", change) == found, title


@pytest.mark.parametrize(
    ("title", "change", "message"),
    [
        ("none is attached", annexed(" and its annex"), ()),
        ("one is attached", annexed(" and its annexes", ONE), ("“its annex”",)),
        ("two are attached", annexed(" and its annex", TWO), ("2", "“its annexes”")),
        ("one is not named", annexed("", ONE), ()),
        ("two are not named", annexed("", TWO), ("2",)),
    ],
)
def test_request_annexes_are_counted(title: str, change: str, message: str) -> None:
    assert [one.data for one in findings_of("request-annexes", change)] == [message], title
