"""Import of sources that are not as Drafter writes them: values that are right or missing, never invented."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml

from drafter.errors import FileError
from drafter.importer.import_letter import Imported, import_letter
from drafter.importer.pdf_characters import Character
from drafter.importer.pdf_direction import turned_back
from drafter.importer.title import read_title

TEXT = """General Assembly
Eighty-first session
Agenda item 14

Culture of peace

Letter dated 12 October 2026 from the Permanent Representative of Malta to the United Nations addressed to the
Secretary-General

I write about reading rooms, which are open to all who can be quiet for more than an hour every day of the year.

I should be grateful if you would have the present letter circulated as a document of the General Assembly, under agenda
item 14.

(Signed) Joseph Vella
Permanent Representative
"""
SAME = {
    "template": "letter",
    "date": date(2026, 10, 12),
    "addressees": ["secretary-general"],
    "agenda_items": [{"number": 14, "title": "Culture of peace"}],
    "signatories": [{"given": "Joseph", "family": "Vella", "state": "Malta"}],
}


def read(text: str, name: str = "letter.txt") -> Imported:
    return import_letter(text.encode(), name)


def values(imported: Imported) -> dict[str, Any]:
    found = yaml.safe_load(imported.yaml)
    assert isinstance(found, dict)
    return found


def as_page(text: str) -> str:
    return "".join(f"<p>{part}</p>" for part in text.split("\n\n"))


def grade(imported: Imported, key: str) -> str:
    return next((field.grade for field in imported.grades if field.key == key), "")


FORMS: dict[str, Callable[[str], tuple[bytes, str]]] = {
    "line ends of Windows": lambda text: (text.replace("\n", "\r\n").encode(), "letter.txt"),
    "line ends of old Macs": lambda text: (text.replace("\n", "\r").encode(), "letter.txt"),
    "UTF-8 with a mark": lambda text: (b"\xef\xbb\xbf" + text.encode(), "letter.txt"),
    "UTF-16": lambda text: (text.encode("utf-16"), "letter.txt"),
    "soft hyphens": lambda text: (text.replace("reading", "read\u00ading").encode(), "letter.txt"),
    "marks of direction": lambda text: (text.replace("Malta", "\u202eMalta\u202c").encode(), "letter.txt"),
    "zero-width spaces": lambda text: (text.replace("Malta", "Mal\u200bta").encode(), "letter.txt"),
    "page numbers": lambda text: (text.replace("than an", "than\n\n2/3\n\n26-12345\n\nan").encode(), "letter.txt"),
    "tabs": lambda text: (text.replace("\n(Signed)", "\n\t\t(Signed)").encode(), "letter.txt"),
    "a script with another title": lambda text: (
        f"<html><script>{text.replace('Malta', 'Fiji')}</script><body>{as_page(text)}</body></html>".encode(),
        "letter.html",
    ),
    "a page without end tags": lambda text: ("<p>".join(text.split("\n\n")).encode(), "letter.html"),
    "a page of line breaks": lambda text: (f"<div>{text.replace(chr(10), '<br>')}</div>".encode(), "letter.html"),
    "a page in Latin-1": lambda text: (
        f'<html><meta charset="iso-8859-1"><body>{as_page(text)}</body></html>'.encode("latin-1"),
        "letter.html",
    ),
    "one long line for each paragraph": lambda text: (
        "\n\n".join(part if part.startswith("(") else part.replace("\n", " ") for part in text.split("\n\n"))
        .replace("session Agenda", "session\nAgenda")
        .replace("Assembly Eighty", "Assembly\nEighty")
        .encode(),
        "letter.txt",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_letter_in_other_forms_has_the_same_values(form: str) -> None:
    found = values(import_letter(*FORMS[form](TEXT)))
    assert {key: value for key, value in found.items() if key != "body"} == SAME
    assert "which are open to all" in " ".join(found["body"].split())


NAMES = {
    "Zaire in 1993": ("1993", "Zaire", "Zaire"),
    "Yugoslavia in 1991": ("1991", "Yugoslavia", "Yugoslavia"),
    "Czechoslovakia in 1991": ("1991", "Czechoslovakia", "Czechoslovakia"),
    "the Soviet Union in 1986": (
        "1986",
        "the Union of Soviet Socialist Republics",
        "Union of Soviet Socialist Republics",
    ),
    "Swaziland in 2010": ("2010", "Swaziland", "Swaziland"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_state_has_its_name_of_that_year(name: str) -> None:
    year, printed, state = NAMES[name]
    imported = read(TEXT.replace("2026", year).replace("Malta", printed))
    assert grade(imported, "title") == "proved"
    assert values(imported)["signatories"][0]["state"] == state


@pytest.mark.parametrize("name", ["Mlata", "Swaziland", "M\u0430lta"])
def test_a_name_that_no_state_has_is_not_proved(name: str) -> None:
    """A slip of the pen, a name of another time, a Cyrillic letter: the words of the title stay, and are in doubt."""
    imported = read(TEXT.replace("Malta", name))
    assert grade(imported, "senders") == "read"
    assert f"{name} is no name of a State on that day" in imported.yaml
    assert imported.fidelity.left_over == ()


def test_a_list_with_a_misspelt_state_stays_text() -> None:
    listed = "I write on behalf of 4 Member States, namely, Bhutan, Fiji, Icland and Tonga, about"
    imported = read(TEXT.replace("I write about", listed))
    assert "on_behalf_of:" not in imported.yaml
    assert "Icland" in imported.yaml


def test_a_title_that_names_one_state_twice_is_kept_as_read() -> None:
    imported = read(TEXT.replace("Representative of Malta", "Representatives of Malta and Malta"))
    assert grade(imported, "title") == "read"
    assert "of Malta and Malta" in values(imported)["title"]


@pytest.mark.parametrize("mark", ["¹", "*", "**"])
def test_the_mark_of_a_note_behind_a_title_is_no_part_of_it(mark: str) -> None:
    imported = read(TEXT.replace("Secretary-General\n", f"Secretary-General{mark}\n") + f"\n{mark} A note.\n")
    assert grade(imported, "title") == "proved"
    assert values(imported)["addressees"] == ["secretary-general"]
    assert imported.notes == (f"{mark} A note.",)


@pytest.mark.parametrize(
    "between", ["", "\n\nDocument Type: Letter\n", "\n\n____________\n"], ids=["nothing", "text", "rule"]
)
def test_a_second_letter_is_left_over(between: str) -> None:
    imported = read(TEXT + between + "\n\n" + TEXT.replace("Malta", "Fiji").replace("Joseph Vella", "Ana Tora"))
    assert values(imported)["signatories"] == SAME["signatories"]
    assert "Fiji" not in imported.yaml
    assert any("Permanent Representative of Fiji" in note for note in imported.notes)
    assert any("Ana Tora" in note for note in imported.notes)


def test_a_hyphen_at_the_end_of_a_line_stays_and_is_in_doubt() -> None:
    imported = read(TEXT.replace("open to all", "open to co-\noperative people"))
    assert "open to co-operative people" in " ".join(values(imported)["body"].split())
    assert imported.notes == ("co-operative: a hyphen was at the end of a line; is it that of the word?",)


def test_lines_like_yaml_are_text() -> None:
    lines = "title: wrong\n\nstate: Fiji\n\nsignatories: [x]\n\n---\n\n{{ title }} #1\n\n"
    imported = read(TEXT.replace("I write about", f"{lines}I write about"))
    found = values(imported)
    assert {key: value for key, value in found.items() if key != "body"} == SAME
    assert "state: Fiji" in found["body"]
    assert imported.fidelity.score == 1


@pytest.mark.parametrize("name", ["Null", "Yes", "No: x", "#1", '"q"', "{y}", "[x]"])
def test_a_name_like_yaml_is_a_name(name: str) -> None:
    [signatory] = values(read(TEXT.replace("Joseph Vella", f"Joseph {name}")))["signatories"]
    assert f"{signatory.get('given', '')} {signatory['family']}".strip() == f"Joseph {name}"


UNREADABLE = {
    "a date that does not exist": TEXT.replace("12 October", "31 June"),
    "a year of two digits": TEXT.replace("2026", "26"),
    "small letters only": TEXT.lower(),
    "a letter that only cites one": "Dear all,\n\nWe refer to the letter dated 12 October 2026.\n",
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_text_without_a_title_is_refused(name: str) -> None:
    with pytest.raises(FileError, match="shows no title of a letter"):
        read(UNREADABLE[name])


@pytest.mark.parametrize("year", ["1826", "2926"])
def test_a_year_without_a_session_is_an_error_to_complete(year: str) -> None:
    imported = read(TEXT.replace("2026", year))
    assert grade(imported, "title") != "proved"
    assert any(year in error for error in imported.errors)


def test_a_chinese_title_may_have_spaces_at_its_numbers() -> None:
    """S/2016/1 and others have a space after each number."""
    title = read_title("2026 年2 月17 日新西兰常驻联合国代表给秘书长的信")
    assert title is not None
    assert title.proved


def as_drawn(text: str) -> list[Character | None]:
    """The characters of a mirrored line, from its right edge; a space is None."""
    return [
        None if one == " " else Character(one, at, at + 1.0, 0, 10, False, False, "", "") for at, one in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("البند 77 من", "البند 77 من"),
        ("في 6202 ليربأ", "في 2026 ليربأ"),
        ("وثيقة 1/08/A.", "وثيقة A/80/1."),
        ("قرار 7432 )7102(", "قرار 2347 (2017)"),
        ("حي )attellaV( ruobraH dlO، و", "حي Old Harbour (Valletta)، و"),
        (")توقيع( أ", "(توقيع) أ"),
        ("4/3", "3/4"),
        ("** 051/18/A.", "** A/81/150."),
        ("أتش)رف ب)أن", "أتشرف بأن"),
        ("التج+ديف", "التجديف"),
        ("(أ) وأن ب)أن", "(أ) وأن بأن"),
        ("(انظر الأول)، (انظر", "(انظر الأول)، (انظر"),
    ],
)
def test_words_from_left_to_right_are_turned_back(drawn: str, words: str) -> None:
    assert "".join(one.text if one else " " for one in turned_back(as_drawn(drawn))) == words


# Pages of other sites

PICTURE = '<img src="https://example.org/map.png" alt="A map">'
TABLE = "<table><tr><td>Island</td><td>Rooms</td></tr><tr><td>Gozo</td><td>12</td></tr></table>"


def with_text(text: str) -> Imported:
    return read(as_page(TEXT).replace("<p>I should", f"{text}<p>I should"), "letter.html")


def test_a_table_of_a_page_without_classes_is_a_table() -> None:
    imported = with_text(TABLE)
    assert "| Island | Rooms |\n  | --- | --- |\n  | Gozo | 12 |" in imported.yaml
    assert (imported.fidelity.score, imported.notes) == (1, ())


def test_a_picture_that_is_not_in_the_page_is_listed() -> None:
    listed = "picture (A map) that is not in the page as PNG or JPEG, not imported"
    assert with_text(PICTURE).notes == (listed,)
    assert with_text(TABLE.replace("12", PICTURE)).notes == (listed,)


def test_a_picture_in_a_table_is_listed() -> None:
    picture = '<img src="data:image/png;base64,iVBORw0KGgo=" alt="A map">'
    imported = with_text(TABLE.replace("12", picture))
    assert imported.notes == ("picture (A map) in a table, not imported",)
    assert imported.files == {}


def test_the_foot_of_a_page_inside_a_text_is_no_text() -> None:
    imported = read(TEXT.replace("than an", "than\n\n2/5\nA/81/9\n26-00001\n\n26-00001 3/5\n\nan"))
    assert "26-00001" not in imported.yaml
    assert "than an" in " ".join(values(imported)["body"].split())
