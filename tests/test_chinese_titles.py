"""Chinese titles, blocks, annex headings and signatures as the United Nations printed them."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of, title_of

from drafter.languages import load_language
from drafter.languages.protocol import Party

ZH = load_language("zh")
SG, PGA, PSC = "SG", "PGA", "PSC"


def chinese(kind: str = "letter", **keys: Any) -> str:
    return title_of(kind, language="zh", **keys)


GENUINE = [
    ("A/76/743–S/2022/191", {"date": "2022-03-07", "addressees": [SG], "senders": ["Ukraine"]},
     "2022年3月7日乌克兰常驻联合国代表给秘书长的信"),
    ("S/2014/136", {"date": "2014-02-28", "addressees": [PSC], "senders": ["Ukraine"]},
     "2014年2月28日乌克兰常驻联合国代表给安全理事会主席的信"),
    ("S/2010/281", {"date": "2010-06-04", "addressees": [PSC], "senders": ["Republic of Korea"]},
     "2010年6月4日大韩民国常驻联合国代表给安全理事会主席的信"),
    ("S/2010/294", {"date": "2010-06-08", "addressees": [PSC], "senders": ["PRK"]},
     "2010年6月8日朝鲜民主主义人民共和国常驻联合国代表给安全理事会主席的信"),
    ("a letter of 2005 from Yemen", {"date": "2005-10-17", "addressees": [SG], "senders": ["Yemen"]},
     "2005年10月17日也门常驻联合国代表给秘书长的信"),
    # The senders of this letter from its first to its last are in the order of their English names.
    ("A/62/193, with two of its senders", {"date": "2007-08-13",
      "addressees": [{"office": "PGA", "office_in_title": "联合国大会主席"}],
      "senders": [{"state": "Tuvalu", "office": "representative"}, {"state": "Belize", "office": "representative"}]},
     "2007年8月13日伯利兹和图瓦卢驻联合国代表给联合国大会主席的信"),
]  # fmt: skip


@pytest.mark.parametrize(("symbol", "keys", "title"), GENUINE, ids=[row[0] for row in GENUINE])
def test_genuine_titles(symbol: str, keys: dict[str, Any], title: str) -> None:
    assert symbol
    assert chinese(**keys) == title


@pytest.mark.parametrize(
    ("keys", "senders"),
    [
        # The order is that of the English names: Chile, Chad and Zambia are 智利, 乍得, 赞比亚.
        ({"senders": ["Zambia", "Chile", "Chad"]}, "乍得、智利和赞比亚常驻联合国代表"),
        ({"senders": ["Chad", {"state": "Chile", "office": "CDA"}]}, "乍得和智利驻联合国代表"),
        ({"senders": [{"state": "Chad", "office": "CDA"}]}, "乍得常驻联合国代表团临时代办"),
        ({"senders": [{"state": "Chad", "office": "CDA"}, {"state": "Chile", "office": "CDA"}]},
         "乍得和智利常驻联合国代表团临时代办"),
        ({"senders": [{"state": "Chad", "office": "DPR"}]}, "乍得常驻联合国副代表"),
        ({"senders": [{"state": "Chad", "office": "acting-permanent-representative"}]}, "乍得常驻联合国代理代表"),
        ({"senders": ["Palestine"]}, "巴勒斯坦国常驻联合国观察员"),
        ({"senders": ["Palestine", "Holy See"]}, "教廷和巴勒斯坦国常驻联合国观察员"),
        ({"senders": ["Palestine", "Chad"]}, "乍得和巴勒斯坦国驻联合国代表"),
        ({"senders": [{"state": "Palestine", "office": "CDA"}]},
         "巴勒斯坦国常驻联合国观察员代表团临时代办"),
        ({"senders": [{"state": "Chile", "office": "foreign-minister"}]}, "智利外交部长"),
        ({"senders": [{"state": "Chile", "office": "foreign-minister"},
                      {"state": "Peru", "office": "foreign-minister"}]},
         "智利和秘鲁外交部长"),
        ({"senders": [{"state": "Chile", "office": "foreign-minister"},
                      {"state": "Peru", "office": "head-of-state"}]},
         "智利外交部长和秘鲁总统"),
        ({"senders": [{"state": "Norway", "office": "head-of-state"}]}, "挪威国家元首"),
        ({"senders": [{"state": "Norway", "office": "head-of-government"}]}, "挪威首相"),
        ({"senders": [{"state": "Germany", "office": "head-of-government"}]}, "德国总理"),
        ({"senders": [{"office": "secretary-general"}], "addressees": [PSC]}, "秘书长"),
        ({"senders": [{"state": "Egypt", "capacity": "77国集团和中国主席"}]},
         "埃及常驻联合国代表以77国集团和中国主席身份"),
        ({"senders": [{"state": "Egypt", "capacity": "以77国集团主席身份"}]}, "埃及常驻联合国代表以77国集团主席身份"),
        ({"senders": [{"organization": "阿拉伯国家联盟"}]}, "阿拉伯国家联盟常驻联合国观察员"),
        ({"senders": [{"office": "司法部长", "state": "Malta"}]}, "马耳他司法部长"),
        ({"senders": [{"office": "马耳他司法部长", "state": "Malta"}]}, "马耳他司法部长"),
        ({"senders": [{"office": "临时代办", "state": "Malta"}]}, "马耳他常驻联合国代表团临时代办"),
        ({"senders": [{"office": "特别代表", "organization": "非洲联盟"}]}, "非洲联盟特别代表"),
    ],
)  # fmt: skip
def test_senders(keys: dict[str, Any], senders: str) -> None:
    to = "安全理事会主席" if keys.get("addressees") else "秘书长"
    assert chinese(**keys) == f"2016年5月3日{senders}给{to}的信"


@pytest.mark.parametrize(
    ("kind", "keys", "title"),
    [
        ("letters", {"date": "2016-04-30", "further_dates": ["2016-05-02"]},
         "2016年4月30日和5月2日乍得常驻联合国代表给秘书长的信"),
        ("letters", {"date": "2016-05-02", "further_dates": ["2016-05-01"]},
         "2016年5月1日和2日乍得常驻联合国代表给秘书长的信"),
        ("letters", {"date": "2015-12-30", "further_dates": ["2016-01-02"]},
         "2015年12月30日和2016年1月2日乍得常驻联合国代表给秘书长的信"),
        ("note-verbale", {}, "2016年5月3日乍得常驻联合国代表团给秘书长的普通照会"),
        ("note-verbale", {"senders": ["Chad", "Chile"]}, "2016年5月3日乍得和智利常驻联合国代表团给秘书长的普通照会"),
        ("note-verbale", {"senders": ["Palestine"]}, "2016年5月3日巴勒斯坦国常驻联合国观察员代表团给秘书长的普通照会"),
        ("identical-letters", {"addressees": [PSC, SG]},
         "2016年5月3日乍得常驻联合国代表给秘书长和安全理事会主席的同文信"),
        ("identical-letters", {"addressees": [PSC, PGA, SG]},
         "2016年5月3日乍得常驻联合国代表给秘书长、大会主席和安全理事会主席的同文信"),
        ("letter", {"addressees": ["PECOSOC"]}, "2016年5月3日乍得常驻联合国代表给经济及社会理事会主席的信"),
        ("letter", {"addressees": ["高级专员"]}, "2016年5月3日乍得常驻联合国代表给高级专员的信"),
    ],
)  # fmt: skip
def test_kinds_dates_and_addressees(kind: str, keys: dict[str, Any], title: str) -> None:
    assert chinese(kind, **{"senders": ["Chad"], **keys}) == title


def test_names_of_the_day() -> None:
    assert "苏维埃社会主义共和国联盟" in chinese(date="1988-01-05", senders=["Soviet Union"])
    assert "日荷兰王国常驻" in chinese(date="2024-01-05", senders=["Netherlands"])
    assert "日荷兰常驻" in chinese(date="2016-01-05", senders=["Netherlands"])
    assert "日巴勒斯坦常驻" in chinese(date="2012-01-05", senders=["Palestine"])


def test_states_keep_their_place_in_the_english_order_of_the_day() -> None:
    """A/62/193: Swaziland after Solomon Islands; Eswatini is before Ethiopia."""
    states = ["Swaziland", "Solomon Islands", "Ethiopia"]
    assert "埃塞俄比亚、所罗门群岛和斯威士兰常驻" in chinese(date="2007-08-13", senders=states)
    assert "斯威士兰、埃塞俄比亚和所罗门群岛常驻" in chinese(date="2020-08-13", senders=states)


def test_the_distribution_block_is_in_english() -> None:
    """A/62/193."""
    facts = facts_of(language="zh", original="en", distributed="2007-08-17", date="2007-08-13", senders=["Chad"])
    assert facts.distribution_lines == ("Distr.: General", "17 August 2007", "Chinese", "Original: English")
    own = facts_of(language="zh", distributed="2017-08-01", senders=["Chad"])
    assert own.distribution_lines == ("Distr.: General", "1 August 2017", "", "Original: Chinese")


def test_the_masthead_spaces_the_general_assembly() -> None:
    """A/ES-11/L.1; in the session block and in texts, the name has no space."""
    facts = facts_of(language="zh", senders=["Chad"], organs=["general-assembly", "security-council"])
    assert facts.masthead_organs == ("大　会", "安全理事会")
    assert [block.name for column in facts.columns for block in column] == ["大会", "安全理事会"]


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ({"numbers": ["34"]}, "议程项目34"),
        ({"numbers": ["35 (a)", "67"]}, "议程项目35(a)和67"),  # A/76/743
        ({"numbers": ["34", "70", "118"]}, "议程项目34、70和118"),
        ({"numbers": ["96 (a) (ii)"]}, "议程项目96(a)(ii)"),
        ({"numbers": ["3"], "agenda": "provisional", "agenda_document": "A/72/150"}, "临时议程*项目3"),
        ({"numbers": ["67"], "agenda": "preliminary", "agenda_document": "A/72/50"}, "暂定项目表*项目67"),
    ],
)
def test_agenda_headings(keys: dict[str, Any], heading: str) -> None:
    numbers = keys.pop("numbers")
    items = [{"number": one, "title": "体育"} for one in numbers]
    assert facts_of(language="zh", senders=["Chad"], agenda_items=items, **keys).agenda_headings == (heading,)


@pytest.mark.parametrize(
    ("keys", "session", "year"),
    [
        ({"symbols": ["A/62/193"]}, "第六十二届会议", None),
        ({"symbols": ["A/71/999", "S/2016/999"]}, "第七十一届会议", "第七十一年"),
        ({"symbols": ["A/ES-11/999"]}, "第十一届紧急特别会议", None),
        ({"symbols": ["A/S-30/999"]}, "第三十届特别会议", None),
    ],
)
def test_sessions_and_years(keys: dict[str, Any], session: str, year: str | None) -> None:
    facts = facts_of(language="zh", senders=["Chad"], **keys)
    assert facts.sessions[0].text == session
    assert (facts.year.text if facts.year and "S/" in keys["symbols"][-1][:2] else None) == year


def test_annex_headings_follow_the_title() -> None:
    """A/76/743."""
    title = "2016年5月3日乍得常驻联合国代表给秘书长的信"
    one = facts_of(language="zh", senders=["Chad"], annexes=[{"title": "日志"}])
    assert one.annex_headings == (f"{title}的附件",)
    two = facts_of(language="zh", senders=["Chad"], annexes=[{"title": "日志"}, {"title": "地图"}])
    assert two.annex_headings == (f"{title}的附件一", f"{title}的附件二")
    inner = facts_of(
        language="zh",
        senders=["Chad"],
        annexes=[{"title": "日志", "enclosures": [{"title": "甲"}, {"title": "乙"}], "appendices": [{"title": "丙"}]}],
    )
    assert inner.annex_headings == (f"{title}的附件", "附文一", "附文二", "附录")


@pytest.mark.parametrize(("original", "line"), [("ar", "[原件：阿拉伯文]"), (["en", "es"], "[原件：英文和西班牙文]")])
def test_the_original_language_of_an_annex(original: Any, line: str) -> None:
    facts = facts_of(language="zh", senders=["Chad"], annexes=[{"title": "日志", "original": original}])
    assert facts.annexes[0].original == line


@pytest.mark.parametrize(
    ("party", "alone", "lines"),
    [
        (("permanent-representative", "UKR"), True, ("常驻代表",)),  # A/76/743
        (("permanent-representative", "BLZ"), False, ("伯利兹常驻联合国代表团", "常驻代表")),  # A/62/193
        (("charge-d-affaires", "ISL"), True, ("临时代办",)),
        (("charge-d-affaires", "ISL"), False, ("冰岛常驻联合国代表团", "临时代办")),
        (("permanent-observer", "VAT"), False, ("教廷常驻联合国观察员代表团", "常驻观察员")),
        (("foreign-minister", "ISL"), False, ("冰岛外交部长",)),
        (("head-of-state", "NOR"), False, ("挪威国家元首",)),
        (("secretary-general", ""), False, ()),
        (("president-of-the-security-council", ""), True, ("安全理事会主席",)),
        (("灯塔管理员", ""), True, ("灯塔管理员",)),
    ],
)
def test_signatures(party: tuple[str, str], alone: bool, lines: tuple[str, ...]) -> None:
    office, code = party
    state = ZH.names.by_code[code][-1] if code else None
    assert ZH.signature_lines(Party(office, state), alone=alone) == lines


def test_a_capacity_is_a_line_of_the_signature() -> None:
    party = Party("permanent-representative", ZH.names.by_code["EGY"][-1], capacity="以77国集团主席身份")
    assert ZH.signature_lines(party, alone=True) == ("常驻代表", "77国集团主席")


@pytest.mark.parametrize(
    ("signatory", "name"),
    [
        ({"given": "西格伦", "family": "哈尔斯多蒂尔"}, "西格伦·哈尔斯多蒂尔"),
        ({"given": "海燕", "family": "林", "family_first": True}, "林海燕"),
        ({"given": "Sigrún", "family": "Hallsdóttir"}, "Sigrún Hallsdóttir"),
        ({"family": "哈尔斯多蒂尔"}, "哈尔斯多蒂尔"),
    ],
)
def test_names(signatory: dict[str, Any], name: str) -> None:
    facts = facts_of(language="zh", signatories=[{**signatory, "state": "Iceland"}])
    assert [one.name for one in facts.signatories] == [name]
