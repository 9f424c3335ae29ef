"""The gallery: its site is built once and reused; templates are ejected, changed and checked."""

import shutil
from pathlib import Path

import msgspec
import pytest
from support.sampling import sampled

from drafter.cli.app import main
from drafter.errors import FileError, InvalidLetterError
from drafter.settings.look import load_look
from drafter.site.build import RECORD, Built, Record, build
from drafter.template_tools.check import check_template
from drafter.template_tools.eject import eject
from drafter.templates import all_templates, built_in_folder, find_template, read_template

pytestmark = pytest.mark.slow


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of own templates with one, `ferry`: a copy of `letter` under another name, in English only."""
    eject(find_template("letter"), tmp_path / "own")
    (tmp_path / "own" / "letter").rename(tmp_path / "own" / "ferry")
    for edition in (tmp_path / "own" / "ferry").glob("sample.*.yaml"):
        edition.unlink()
    sample = tmp_path / "own" / "ferry" / "sample.yaml"
    sample.write_text(sample.read_text(encoding="utf-8").replace("template: letter", "template: ferry"), "utf-8")
    return tmp_path / "own"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A folder of two templates, with the partials and the look of those that come with Drafter."""
    root = tmp_path / "few"
    further = shutil.ignore_patterns("samples", "sample.*.yaml")
    for name in ("letter", "note-verbale"):
        shutil.copytree(built_in_folder() / name, root / name, ignore=further)
    shutil.copytree(built_in_folder() / "_shared", root / "_shared")
    return root


def site(*roots: Path) -> Built:
    """The site of the templates in some folders, built beside the first."""
    read_anew = (read_template(file.parent) for root in roots for file in root.glob("*/template.yaml"))
    return build(roots[0].parent / "site", [sample for template in read_anew for sample in template.samples])


CHANGES = [
    ("the look", "_shared/look.yaml", 2),
    ("a partial", "_shared/masthead.html.j2", 2),
    ("one template", "note-verbale/letter.html.j2", 1),
    ("one description", "letter/template.yaml", 1),
]
WAYS = ["--templates", "drafter.toml", "beside the letter"]


class TestSite:
    def test_has_a_page_and_all_files_for_each_letter(self, few: Path, tmp_path: Path) -> None:
        built = site(few)
        assert (built.samples, built.made) == (2, 2)
        assert {path.name for path in (tmp_path / "site" / "letter").iterdir()} == {
            *("index.html", "card.png", "letter-1.png", "letter.yaml", "letter.docx", "letter.pdf", RECORD)
        }
        assert (tmp_path / "site" / "letter" / "letter.yaml").read_bytes() == (few / "letter/sample.yaml").read_bytes()

    def test_rebuilds_only_changed_samples(self, few: Path, tmp_path: Path) -> None:
        site(few)
        assert site(few).made == 0
        sample = few / "letter" / "sample.yaml"
        sample.write_text(sample.read_text(encoding="utf-8").replace("forty", "fifty"), "utf-8")
        assert site(few).made == 1
        assert "fifty" in (tmp_path / "site" / "letter" / "index.html").read_text(encoding="utf-8")

    @pytest.mark.parametrize("change", sampled(CHANGES, 3), ids=lambda change: change[0])
    def test_inputs_of_a_sample(self, change: tuple[str, str, int], few: Path, tmp_path: Path) -> None:
        _, file, made = change
        site(few)
        with (few / file).open("a", encoding="utf-8") as changed:
            changed.write("\n")
        assert site(few).made == made

    def test_rebuilds_samples_with_missing_files(self, few: Path, tmp_path: Path) -> None:
        site(few)
        (tmp_path / "site" / "letter" / "letter.pdf").unlink()
        assert site(few).made == 1
        assert (tmp_path / "site" / "letter" / "letter.pdf").is_file()

    def test_has_a_page_for_each_language_of_a_letter(self, few: Path, tmp_path: Path) -> None:
        shutil.copy(built_in_folder() / "letter" / "sample.fr.yaml", few / "letter")
        assert site(few).samples == 3
        assert {path.name for path in (tmp_path / "site" / "letter.fr").iterdir()} == {
            *("index.html", "card.png", "letter.fr-1.png", "letter.fr.yaml", "letter.fr.docx", "letter.fr.pdf", RECORD)
        }
        assert "../letter.fr/index.html" in (tmp_path / "site" / "letter" / "index.html").read_text(encoding="utf-8")
        (few / "letter" / "sample.fr.yaml").unlink()
        assert site(few).samples == 2
        assert not (tmp_path / "site" / "letter.fr").exists()

    def test_deletes_samples_that_no_longer_exist(self, few: Path, tmp_path: Path) -> None:
        site(few)
        shutil.rmtree(few / "note-verbale")
        assert site(few).samples == 1
        assert not (tmp_path / "site" / "note-verbale").exists()
        assert "note-verbale" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")

    def test_includes_custom_templates(self, few: Path, own: Path, tmp_path: Path) -> None:
        assert site(few, own).samples == 3
        assert (tmp_path / "site" / "ferry" / "index.html").is_file()

    def test_refuses_a_folder_with_other_files(self, few: Path, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "mine.txt").write_text("mine", "utf-8")
        with pytest.raises(FileError, match="contains other files"):
            site(few)
        assert [path.name for path in (tmp_path / "site").iterdir()] == ["mine.txt"]

    def test_reports_a_sample_that_cannot_be_rendered(self, few: Path) -> None:
        sample = few / "letter" / "sample.yaml"
        sample.write_text(sample.read_text(encoding="utf-8").replace("New Zealand}", "New Zeland}"), "utf-8")
        with pytest.raises(InvalidLetterError, match="is not the name of a State"):
            site(few)

    def test_every_region_points_to_its_part_of_the_yaml(self, few: Path, tmp_path: Path) -> None:
        site(few)
        record = msgspec.json.decode((tmp_path / "site" / "letter" / RECORD).read_bytes(), type=Record)
        regions = [region for sheet in record.entry.sheets for page in sheet.pages for region in page.regions]
        page = (tmp_path / "site" / "letter" / "index.html").read_text(encoding="utf-8")
        assert len(regions) > 7
        assert all(f'data-parts="{region.part}' in page or f" {region.part}" in page for region in regions)
        said = {region.text for region in regions}
        assert {"Aroha", "Whitcombe"} <= said
        assert any("17 February 2026" in text for text in said)
        inside = [box for region in regions for box in region.rectangles]
        assert all(box.left >= 0 and box.left + box.width <= 100 and box.top + box.height <= 100 for box in inside)


class TestOwnTemplates:
    def test_a_copy_works_from_where_it_is(self, own: Path, tmp_path: Path) -> None:
        assert {path.name for path in (own / "_shared").iterdir()} >= {"published.html.j2", "signature.html.j2"}
        assert check_template(own / "ferry") == ()
        assert (
            main(["render", str(own / "ferry/sample.yaml"), "--templates", str(own), "-o", str(tmp_path / "out")]) == 0
        )
        assert (tmp_path / "out" / "sample.pdf").is_file()

    def test_an_existing_copy_is_not_overwritten(self, tmp_path: Path) -> None:
        eject(find_template("letter"), tmp_path)
        with pytest.raises(FileError, match="already exists"):
            eject(find_template("letter"), tmp_path)

    def test_a_changed_partial_counts(self, own: Path, tmp_path: Path) -> None:
        partial = own / "_shared" / "signature.html.j2"
        partial.write_text('<p class="signature">Signed by hand: {{ who.name }}</p>', "utf-8")
        out = tmp_path / "letter.txt"
        assert main(["render", str(own / "ferry/sample.yaml"), "--templates", str(own), "-o", str(out)]) == 0
        assert "Signed by hand: " in out.read_text(encoding="utf-8")

    def test_a_single_measurement_counts(self, own: Path) -> None:
        (own / "ferry" / "look.yaml").write_text("styles: {TitleHCH: {size: 18}}\n", "utf-8")
        look, usual = load_look(read_template(own / "ferry").looks), load_look(find_template("letter").looks)
        assert (look.styles["TitleHCH"].size, usual.styles["TitleHCH"].size) == (18, None)
        assert look.styles["SingleTxt"] == usual.styles["SingleTxt"]

    @pytest.mark.parametrize("way", WAYS)
    def test_is_found(self, way: str, own: Path, tmp_path: Path) -> None:
        folder = tmp_path / "letters"
        folder.mkdir()
        shutil.copy(own / "ferry" / "sample.yaml", folder / "letter.yaml")
        if way == "drafter.toml":
            own.rename(folder / "own")
            (folder / "drafter.toml").write_text('templates = "own"\n', "utf-8")
        elif way == "beside the letter":
            own.rename(folder / "templates")
        given = ["--templates", str(own)] if way == "--templates" else []
        assert main(["check", str(folder / "letter.yaml"), *given]) == 0

    def test_is_listed_and_shown(
        self, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(["gallery", "--templates", str(own)]) == 0
        assert any(line.startswith("ferry ") for line in capsys.readouterr().out.splitlines())
        assert main(["gallery", "show", "ferry", "--templates", str(own)]) == 0
        assert "template: ferry" in capsys.readouterr().out
        assert main(["new", "ferry", "mine.yaml", "--templates", str(own)]) == 0
        assert (tmp_path / "mine.yaml").is_file()


BROKEN = [
    (
        "a name that nothing bears, where the sample does not reach",
        "letter.html.j2",
        '{% block end %}{% if draft %}{% else %}<p class="text">{{ titel }}</p>{% endif %}{% endblock %}',
        "ferry/letter.html.j2:3:59: error[template] `titel` is not defined in a template; did you mean `title`?",
    ),
    (
        "a role that the look lacks",
        "letter.html.j2",
        '{% block end %}<p class="txet">{{ title }}</p>{% endblock %}',
        "ferry/letter.html.j2:3:26: error[look] The look has no role `txet`",
    ),
    (
        "a block that does not end",
        "letter.html.j2",
        '{% block end %}<p class="text">{{ title }}</p>',
        "ferry/letter.html.j2:3:4: error[template]",
    ),
    (
        "an element that is not allowed",
        "letter.html.j2",
        '{% block end %}<table class="text"></table>{% endblock %}',
        "<table> is not allowed in a template",
    ),
    (
        "a partial that does not exist",
        "letter.html.j2",
        "{% block end %}{% include 'a.html.j2' %}{% endblock %}",
        "a.html.j2",
    ),
    ("a description that is not valid", "template.yaml", "kind: lettre", "ferry/template.yaml"),
    ("a description that is not YAML", "template.yaml", "title: [", "error[template]"),
    ("a look with an unknown style", "look.yaml", "roles: {text: {style: None}}", "a style that it does not define"),
    ("a sample that does not render", "sample.yaml", "senders: [Atlantis]", "error[unknown-state]"),
]


@pytest.mark.parametrize(("file", "text", "said"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_template_is_refused(
    file: str, text: str, said: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (own / "ferry" / file).open("a", encoding="utf-8") as changed:
        changed.write(f"{text}\n")
    assert main(["templates", "check", str(own / "ferry")]) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("missing", ["sample.yaml", "letter.html.j2", "template.yaml"])
def test_a_template_without_one_of_its_files_is_refused(
    missing: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "ferry" / missing).unlink()
    assert main(["templates", "check", str(own / "ferry")]) == 1
    assert f"ferry/{missing}:1:1: error[template]" in capsys.readouterr().out


def test_a_sample_of_another_template_is_refused(own: Path) -> None:
    shutil.copy(find_template("letter").sample, own / "ferry" / "sample.yaml")
    assert "is a letter of `letter`; write `template: ferry`" in check_template(own / "ferry")[0].message


def test_all_templates_of_a_folder_are_checked() -> None:
    assert len(list(all_templates())) > 5
    for template in sampled(sorted(built_in_folder().glob("[a-z]*")), 4):
        assert check_template(template) == ()


def test_a_folder_without_templates_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "check", str(tmp_path)]) == 4
    assert "contains no template" in capsys.readouterr().err
