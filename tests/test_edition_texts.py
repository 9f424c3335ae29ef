"""The texts of an edition and of its base have the same paragraphs, notes, citations, dates, numbers and States."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from drafter.editions.text_content import paragraphs
from drafter.load import from_file
from drafter.pipeline import inspect

BASE = """\
template: letter
date: 2016-10-11
symbols: [S/2016/999]
distributed: 2016-10-17
addressees: [{office: PSC, gender: f}]
signatories: [{given: Ada, family: Grant, state: Canada, gender: f}]
body: |
  The Council adopted resolution 2139 (2014) on 22 February 2014 and wrote on 1 March 2015.[^1] The club has 1,200
  members in Iceland and Chad, or 4.5 per cent.

  It is the 9269th meeting, and the twelfth of the club; see document A/71/12.

  {{ circulation_request }}

  [^1]: See S/2015/1.
annexes: [{title: Log, body: The 5 boats.}]
"""
FRENCH = """\
extends: letter.yaml
language: fr
body: |
  Le Conseil a adopté la résolution 2139 (2014) le 22 février 2014 et a écrit le 1er mars 2015[^1]. Le club a 1 200
  membres en Islande et au Tchad, soit 4,5 %.

  C'est la 9269e séance, et la douzième du club ; voir le document A/71/12.

  {{ circulation_request }}

  [^1]: Voir S/2015/1.
annexes: [{title: Journal, body: Les 5 bateaux.}]
"""


def differences(folder: Path, french: str, base: str = BASE) -> list[tuple[int, int, str]]:
    """Return line, column and message of the differences."""
    (folder / "letter.yaml").write_text(base, encoding="utf-8")
    path = folder / "letter.fr.yaml"
    path.write_text(french, encoding="utf-8")
    found = [one for one in inspect(from_file(path)) if one.rule == "edition-differs"]
    name = str(folder / "letter.yaml")
    return [(*one.place[1:3], one.message.replace(name, "letter.yaml")) for one in found if one.place]


def test_a_faithful_edition_has_no_differences(tmp_path: Path) -> None:
    assert differences(tmp_path, FRENCH) == []


@pytest.mark.parametrize("broken", ["\n  ", "\n      ", " \n  > "])
def test_dates_and_citations_may_be_broken_over_two_lines(broken: str) -> None:
    for code, text in (
        ("fr", "la résolution{}2139 (2014) le 22{}février{}2014"),
        ("es", "la resolución{}2139 (2014), de 22{}de febrero{}de 2014"),
        ("ru", "резолюцию{}2139 (2014) 22{}февраля{}2014 года"),
        ("en", "resolution{}2139 (2014) on 22{}February{}2014"),
    ):
        (paragraph,) = paragraphs(text.replace("{}", broken), code, None)
        assert [(one.kind, one.value) for one in paragraph.items] == [
            ("citation", "S/RES/2139(2014)"), ("date", "2014-02-22")], code  # fmt: skip
        date = paragraph.items[1]
        assert text.replace("{}", broken)[date.start : date.end].startswith("22")
        assert text.replace("{}", broken)[date.end - 4 : date.end] in ("2014", "года")


def test_a_citation_may_begin_a_sentence_in_one_language_only(tmp_path: Path) -> None:
    base = BASE.replace("resolution 2139 (2014)", "a text. Resolution 2139 (2014)")
    assert base != BASE
    assert differences(tmp_path, FRENCH, base) == []


MISSING, EXTRA = (
    "of letter.yaml is missing in this paragraph; add it.",
    "is not in letter.yaml; remove it, or add it there.",
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1 200", "1 300", [(4, f"The number “1,200” {MISSING}"), (4, f"The number “1 300” {EXTRA}")]),
        ("4,5", "5,4", [(4, f"The number “4.5” {MISSING}"), (5, f"The number “5,4” {EXTRA}")]),
        ("le 22 février", "le 2 février",
         [(4, f"The date “22 February 2014” {MISSING}"), (4, f"The date “2 février 2014” {EXTRA}")]),
        ("le 1er mars 2015", "en mars", [(4, f"The date “1 March 2015” {MISSING}")]),
        ("2139 (2014)", "2140 (2014)",
         [(4, f"The citation “2139 (2014)” {MISSING}"), (4, f"The citation “2140 (2014)” {EXTRA}")]),
        ("au Tchad", "au Chili", [(4, f"The State “Chad” {MISSING}"), (5, f"The State “Chili” {EXTRA}")]),
        ("9269e", "", [(7, f"The number “9269th” {MISSING}")]),
        ("A/71/12", "A/71/13",
         [(7, f"The citation “A/71/12” {MISSING}"), (7, f"The citation “A/71/13” {EXTRA}")]),
        ("Les 5 bateaux", "Les bateaux", [(12, f"The number “5” {MISSING}")]),
        ("2015[^1].", "2015.", [(4, f"The note “[^1]” {MISSING}")]),
    ],
)  # fmt: skip
def test_a_difference_is_a_finding_at_its_line(
    tmp_path: Path, old: str, new: str, expected: list[tuple[int, str]]
) -> None:
    assert old in FRENCH
    text = FRENCH.replace(old, new)
    found = differences(tmp_path, text)
    assert [(line, message) for line, _, message in found] == expected
    for line, column, message in found:
        if message.endswith(EXTRA):
            words = message.split("“")[1].split("”")[0]
            assert text.splitlines()[line - 1][column - 1 :].startswith(words)


def test_paragraphs_notes_and_annexes_are_counted(tmp_path: Path) -> None:
    joined = FRENCH.replace("4,5 %.\n\n  C'est", "4,5 %. C'est")
    assert [message for *_, message in differences(tmp_path, joined)] == [
        "The text has 2 paragraphs here and 3 in letter.yaml."
    ]
    two = FRENCH.replace("[{title: Journal", "[{title: Carte, body: Une carte.}, {title: Journal")
    assert "`annexes` has 2 here and 1 in letter.yaml." in [message for *_, message in differences(tmp_path, two)]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("signatories: [{family: Un, state: Canada}, {family: Deux, state: Chile}]", "`signatories` has 2 here and 1"),
        ("agenda_items: [{number: 5, title: Sport}]", None),
        ("symbols: [S/2016/999, A/71/999]", "`symbols` has 2 here and 1"),
        ("addressees: [SG, PSC]", "`addressees` has 2 here and 1"),
    ],
)
def test_entries_of_lists_are_counted(tmp_path: Path, keys: str, message: str | None) -> None:
    found = [text for *_, text in differences(tmp_path, f"{FRENCH}{keys}\n")]
    assert found == ([f"{message} in letter.yaml."] if message else [])


def test_texts_in_files_are_compared(tmp_path: Path) -> None:
    (tmp_path / "texte.md").write_text("Le 5 mai 2016.", encoding="utf-8")
    (tmp_path / "text.md").write_text("On 6 May 2016.", encoding="utf-8")
    base = BASE[: BASE.index("body:")] + "body_file: text.md\n"
    path = tmp_path / "letter.fr.yaml"
    found = differences(tmp_path, "extends: letter.yaml\nlanguage: fr\nbody_file: texte.md\n", base)
    assert [message.split("“")[1].split("”")[0] for *_, message in found] == ["6 May 2016", "5 mai 2016"]
    files = {
        Path(one.place.file).name for one in inspect(from_file(path)) if one.rule == "edition-differs" and one.place
    }
    assert files == {"texte.md"}


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "on 1 and 3 May 2016, the 71st", ["2016-05-03", "1"]),
        ("fr", "le 1er mai 2016, la 71e, 13 289 et 4,5 %", ["2016-05-01", "13289", "4.5"]),
        ("en", "13,289 and 1.5; 2016, 100 people", ["13289", "1.5", "2016", "100"]),
        ("fr", "point 5 a), A/71/5", ["A/71/5", "5"]),
    ],
)
def test_values_do_not_depend_on_the_language(code: str, text: str, values: list[str]) -> None:
    [paragraph] = paragraphs(text, code, None)
    assert [item.value for item in paragraph.items] == values


@pytest.mark.parametrize(
    ("code", "text", "states"),
    [
        ("ar", "في آيسلندا ولبنان وللسودان وبجنوب السودان ولجمهورية إيران الإسلامية", "ISL LBN SDN SSD IRN"),
        ("ar", "وبنن والنيجر ونيجيريا وغينيا - بيساو وفنلندا وبالولايات المتحدة الأمريكية", "BEN NER NGA GNB FIN USA"),
        ("ru", "в Чаде, с Египтом, Соединенными Штатами Америки, в Республике Корея", "TCD EGY USA KOR"),
        ("ru", "Нигером и Нигерией, о Маврикии, Святому Престолу, бывшей югославской Республикой Македония",
         "NER NGA MUS VAT MKD"),
        ("ru", "иранский клуб, чадских друзей, канадец", ""),
        ("zh", "冰岛、乍得和南苏丹", "ISL TCD SSD"),
    ],
)  # fmt: skip
def test_states_are_found_in_the_forms_of_a_language(code: str, text: str, states: str) -> None:
    [paragraph] = paragraphs(text, code, None)
    assert [item.value for item in paragraph.items] == states.split()


ARABIC = """\
extends: letter.yaml
language: ar
body: |
  اتخذ المجلس القرار 2139 (2014) في 22 شباط/فبراير 2014 وكتب في 1 آذار/مارس 2015[^1]. ويضم النادي 1 200 عضو في آيسلندا
  وتشاد، أي 4,5 في المائة.

  وهذه الجلسة 9269، وهي الثانية عشرة للنادي؛ انظر الوثيقة A/71/12.

  {{ circulation_request }}

  [^1]: انظر S/2015/1.
annexes: [{title: سجل, body: القوارب الـ 5.}]
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("وتشاد", "وشيلي", [f"The State “Chad” {MISSING}", f"The State “شيلي” {EXTRA}"]),
        # The word for “financial” is also the name of Mali.
        ("عضو", "عضو مالي", []),
    ],
)
def test_states_of_an_arabic_edition_are_compared(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert [message for *_, message in differences(tmp_path, ARABIC.replace(old, new, 1))] == expected


def test_a_long_text_is_compared_in_time(tmp_path: Path) -> None:
    text = "5 Chad 6 " * 40_000
    start = time.process_time()
    assert len(paragraphs(text, "en", None)) == 1
    assert time.process_time() - start < 10
