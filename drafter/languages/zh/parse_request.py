"""The patterns of Chinese requests for circulation, in the wording of A/76/743 and its variants."""

from __future__ import annotations

import re
from functools import cache

from drafter.languages.lexicon import load_lexicon
from drafter.languages.protocol import Voice
from drafter.languages.request_reader import RequestPatterns
from drafter.languages.zh.formatting import LAST_ORDINAL, number
from drafter.un.sessions import Session

# Verbs with which published communications ask for circulation as a document.
_ASKS = re.compile("分发|印发|散发|传阅|分送")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_SESSION = r"(?P<session>第[一二三四五六七八九十百零]+届(?:紧急)?特别会议)?"
# The items of the organ come before the word for its document: 大会议程项目34下的文件.
_ITEM_WORDS = "(?:临时议程|暂定项目表|议程)"
# Doubled braces, because these patterns are filled in with the names of the organs.
_UNDER = rf"(?=(?:第[^第，]{{{{1,9}}}}届会议)?(?:{_ITEM_WORDS}[^，。]{{{{0,80}}}}?)?(?:正式)?文件)"
_FIRST = rf"作为(?:联合国)?(?:一份)?{{organs}}{_SESSION}{_UNDER}"
_FURTHER = rf"文件(?:、|，?和|，?及|，?以及|，?并)(?:作为)?{{organs}}{_SESSION}{_UNDER}"
_ATTACHED = re.compile(
    r"(?:本函|本信|本照会|来文|同文信)(?:及|和|以及|连同)(?:其|所附|本函)?(?P<several>各|各项|两个|[二三四五六]个)?"
    r"(?:(?P<enclosure>附文|附录)|附件)"
)
_NUMBER = r"\d{1,3}(?: ?[(（][a-z]{1,2}[)）])*(?: ?[(（][ivx]+[)）])*"
_ITEMS = re.compile(
    rf"(?P<agenda>临时议程|暂定项目表)?(?:议程)?\*?项目\s?(?P<numbers>{_NUMBER}(?:(?:、|和|及|以及){_NUMBER})*)"
)
_VOICES: tuple[tuple[re.Pattern[str], Voice], ...] = (
    (re.compile("各(?:常驻|驻)联合国(?:观察员)?代表团|各常驻代表团"), "missions"),
    (re.compile("代表团(?:谨?请|希望|要求)"), "mission"),
    (re.compile("我们|我等"), "several"),
    (re.compile("(?:^|[，；\\s])希将"), "none"),
    (re.compile("请"), "one"),
)
_KINDS = {"届紧急特别会议": "emergency", "届特别会议": "special"}


@cache
def request_patterns() -> RequestPatterns:
    """Return the patterns of Chinese requests."""
    names = {name: organ for organ, name in load_lexicon("zh").organs.items()}
    return RequestPatterns(
        sentence=_SENTENCE,
        asks=_ASKS,
        organs=names | {"安理会": "security-council", "经社理事会": "economic-and-social-council"},
        first=(_FIRST,),
        further=_FURTHER,
        attached=_ATTACHED,
        items=_ITEMS,
        number=re.compile(_NUMBER),
        agendas={"临时议程": "provisional", "暂定项目表": "preliminary"},
        voices=_VOICES,
        note_verbale=re.compile("照会"),
        special_session=_special_session,
        item=_item,
        quoted=re.compile(r"[，（(]?(?:题为)?[“\"][^”\"]{0,500}+[”\"][）)，]?"),
    )


def _item(text: str) -> str:
    """Return a number as in YAML: 35(a) is 35 (a)."""
    first, *parts = re.findall(r"\d+|[a-z]+", text)
    return str(first) + "".join(f" ({part})" for part in parts)


def _special_session(text: str) -> Session | None:
    """Return the special or emergency special session that a text names; None for a regular one."""
    ending = next((words for words in _KINDS if text.endswith(words)), None)
    if ending is None:
        return None
    numbers = {number(value): value for value in range(1, LAST_ORDINAL + 1)}
    value = numbers.get(text.removesuffix(ending).removeprefix("第"))
    return Session("emergency" if _KINDS[ending] == "emergency" else "special", value) if value else None
