"""Templates by name: custom folders come before the built-in templates."""

from pathlib import Path

import pytest

from drafter.errors import InvalidLetterError, InvalidTemplateError
from drafter.settings.look import load_look
from drafter.templates import all_templates, built_in_folder, find_template

DESCRIPTION = "title: Mine\nsummary: A letter of my own.\nkind: letter\n"


def own(folder: Path, name: str = "mine", description: str = DESCRIPTION) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "template.yaml").write_text(description, encoding="utf-8")
    (folder / name / "letter.html.j2").write_text("<p>{{ title }}</p>", encoding="utf-8")
    return folder


def test_built_in_templates_are_complete() -> None:
    found = list(all_templates())
    assert {"identical-letters", "letter", "letters", "note-verbale"} <= {template.name for template in found}
    for template in found:
        assert (template.folder / "letter.html.j2").is_file()
        assert template.sample.is_file()
        assert load_look(template.looks).page.width == 12240
        assert template.description.summary.endswith(".")


def test_a_custom_folder_comes_first(tmp_path: Path) -> None:
    own(tmp_path, "mine")
    own(tmp_path, "letter")
    assert find_template("mine", [tmp_path]).description.title == "Mine"
    assert find_template("letter", [tmp_path]).folder == tmp_path / "letter"
    assert find_template("letter").folder == built_in_folder() / "letter"
    names = [template.name for template in all_templates([tmp_path])]
    assert names == sorted(set(names))
    assert "mine" in names


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("leter", "did you mean `letter`?"),
        ("identical letters", "did you mean `identical-letters`?"),
        ("xyz", "there are "),
        ("_shared", "is not a template"),
        ("../letter", "is not a template"),
        ("letter/../letter", "is not a template"),
        ("/etc", "is not a template"),
        ("", "is not a template"),
        (".", "is not a template"),
        ("letter\x00", "is not a template"),
    ],
)
def test_unknown_names(name: str, words: str) -> None:
    with pytest.raises(InvalidLetterError, match="is not a template") as raised:
        find_template(name)
    assert words in raised.value.findings[0].message
    assert raised.value.findings[0].rule == "unknown-template"


@pytest.mark.parametrize(
    "description",
    [
        "",
        "title: x",
        "- x",
        "title: [",
        DESCRIPTION.replace("letter\n", "poem\n"),
        DESCRIPTION + "color: red\n",
        DESCRIPTION + "requires: body\n",
        "title: !!python/object:os.system x",
    ],
)
def test_invalid_descriptions(tmp_path: Path, description: str) -> None:
    own(tmp_path, "mine", description)
    with pytest.raises(InvalidTemplateError) as raised:
        find_template("mine", [tmp_path])
    assert raised.value.findings[0].place
    assert raised.value.findings[0].place.file == "mine/template.yaml"


def test_a_changed_description_is_read_again(tmp_path: Path) -> None:
    own(tmp_path, "mine")
    assert find_template("mine", [tmp_path]).description.title == "Mine"
    (tmp_path / "mine" / "template.yaml").write_text(DESCRIPTION.replace("Mine", "Ours"), encoding="utf-8")
    assert find_template("mine", [tmp_path]).description.title == "Ours"
