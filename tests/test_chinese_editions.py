"""A Chinese edition compared with its English base: dates, numbers, States and citations written without spaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.load import from_file
from drafter.pipeline import derive, inspect

BASE = """\
template: letter
date: 2026-03-04
addressees: [secretary-general]
agenda_items:
  - {number: 12, title: Sport for development and peace}
body: |
  The clubs of Iceland and Malta will send 3,400 rowers on 3 June 2026, as General Assembly resolution 73/24 and
  document S/2026/1 invite them to.

  {{ circulation_request }}
signatories:
  - {given: Ada, family: Berg, state: Iceland}
"""
EDITION = """\
extends: letter.yaml
language: zh
agenda_items:
  - {title: 体育促进发展与和平}
body: |
  冰岛和马耳他的俱乐部将于2026年6月3日派出3 400名队员，
  如大会第73/24号决议和文件S/2026/1所邀请的那样。

  {{ circulation_request }}
signatories:
  - {given: 阿达, family: 贝里, state: 冰岛}
"""


def edition(tmp_path: Path, old: str = "", new: str = "") -> Path:
    (tmp_path / "letter.yaml").write_text(BASE, encoding="utf-8")
    path = tmp_path / "letter.zh.yaml"
    path.write_text(EDITION.replace(old, new) if old else EDITION, encoding="utf-8")
    return path


def test_a_true_edition_has_no_findings(tmp_path: Path) -> None:
    assert [(one.rule, one.message) for one in inspect(from_file(edition(tmp_path)))] == []


def test_what_can_be_derived_is_in_chinese(tmp_path: Path) -> None:
    facts = derive(from_file(edition(tmp_path))).facts
    assert facts.title == "2026年3月4日冰岛常驻联合国代表给秘书长的信"
    assert facts.distribution_lines[2:] == ("Chinese", "Original: English")
    assert facts.circulation_request == "请将本函作为大会议程项目12下的文件分发为荷。"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("3 400", "3 500", "3 500"),
        ("6月3日", "6月4日", "2026年6月4日"),
        ("马耳他", "摩纳哥", "摩纳哥"),
        ("第73/24号", "第73/25号", "73/25"),
    ],
)
def test_a_slip_is_found(tmp_path: Path, old: str, new: str, shown: str) -> None:
    findings = inspect(from_file(edition(tmp_path, old, new)))
    assert any(shown in one.message for one in findings), findings
