"""Chinese requests for circulation: organs, missions, annexes, and requests in the words of published letters."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of

from drafter.languages import load_language

ZH = load_language("zh")


@pytest.mark.parametrize(
    ("keys", "request_"),
    [
        ({"organs": ["security-council"]}, "本函作为安全理事会文件分发为荷。"),
        # A/76/743, with its items and its annex.
        ({"organs": ["general-assembly", "security-council"], "numbers": ["35 (a)", "67"],
          "annexes": [{"title": "图"}]},
         "本函及其附件作为大会议程项目35(a)和67下的文件和安全理事会文件分发为荷。"),
        ({"organs": ["general-assembly"], "numbers": []}, "本函作为大会文件分发为荷。"),
        ({"session": "ES-10", "organs": ["general-assembly"], "numbers": ["5"]},
         "本函作为大会第十届紧急特别会议议程项目5下的文件分发为荷。"),
        ({"organs": ["security-council"], "annexes": [{"title": "图"}, {"title": "表"}]},
         "本函及其各附件作为安全理事会文件分发为荷。"),
    ],
)  # fmt: skip
def test_requests(keys: dict[str, Any], request_: str) -> None:
    items = [{"number": number, "title": "体育"} for number in keys.pop("numbers", ["34"])]
    facts = facts_of(language="zh", signatories=[{"family": "贝里", "state": "Chad"}], agenda_items=items, **keys)
    assert facts.circulation_request == f"请将{request_}"


def test_several_signatories_say_we() -> None:
    people = [{"family": "贝里", "state": state} for state in ("Chad", "Chile")]
    facts = facts_of(language="zh", signatories=people, organs=["security-council"])
    assert facts.circulation_request == "我们谨请将本函作为安全理事会文件分发为荷。"


@pytest.mark.parametrize(
    ("senders", "mission"),
    [
        (["Chad"], "乍得常驻联合国代表团"),
        (["Chad", "Chile"], "乍得和智利各常驻联合国代表团"),
        (["Palestine"], "巴勒斯坦国常驻联合国观察员代表团"),
    ],
)
def test_a_note_verbale_names_the_mission(senders: list[str], mission: str) -> None:
    facts = facts_of("note-verbale", language="zh", senders=senders, organs=["security-council"])
    assert facts.circulation_request == f"{mission}请将本照会作为安全理事会文件分发。"


@pytest.mark.parametrize(
    ("text", "organs", "items", "annexes"),
    [
        ("请将本函及其附件作为大会议程项目35(a)和67下的文件和安全理事会文件分发为荷。",
         ["GA", "SC"], [("35 (a)", "67"), ()], 1),
        ("请将本函作为安理会文件分发为荷。", ["SC"], [()], 0),
        ("谨请将本函及其附件作为大会临时议程项目31和3（b）下的正式文件印发。", ["GA"], [("31", "3 (b)")], 1),
        ("请将本函及其附件作为大会暂定项目表项目67和68(a)的文件分发。", ["GA"], [("67", "68 (a)")], 1),
        ("请将本函作为经济及社会理事会文件散发。", ["ES"], [()], 0),
        ("请将本函作为大会议程项目34(题为“安全理事会的工作”)下的文件，以及作为安全理事会文件分发为荷。",
         ["GA", "SC"], [("34",), ()], 0),
    ],
)  # fmt: skip
def test_requests_in_other_words_are_read(text: str, organs: list[str], items: list[Any], annexes: int) -> None:
    found = ZH.find_request(f"2016年5月3日风停了。{text}仅此而已。")
    assert found is not None
    names = {"GA": "general-assembly", "SC": "security-council", "ES": "economic-and-social-council"}
    assert [one.organ for one in found.request.circulations] == [names[organ] for organ in organs]
    assert [one.items for one in found.request.circulations] == items
    assert (found.request.voice, found.request.annexes) == ("one", annexes)


@pytest.mark.parametrize("text", ["请回复为荷。", "各俱乐部把杂志作为欧洲委员会文件分发。", "安全理事会。"])
def test_other_sentences_are_no_request(text: str) -> None:
    assert ZH.find_request(text) is None
