"""The gallery writes and deletes only files that it wrote and that nobody has changed since."""

import hashlib
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from drafter.errors import FileError, InvalidTemplateError
from drafter.site.build import build
from drafter.site.names import check_names
from drafter.site.record import NAME, SiteRecord
from drafter.templates import Sample, find_template

LETTER = find_template("letter")


def sample(name: str) -> Sample:
    return Sample(name, LETTER, LETTER.sample)


def record_of(folder: Path) -> SiteRecord:
    record = SiteRecord(folder)
    record.read()
    return record


@pytest.mark.slow
class TestBuild:
    def test_edited_files_and_files_of_others_are_kept(self, tmp_path: Path) -> None:
        site = tmp_path / "site"
        assert build(site, [sample("a"), sample("b")]).left == ()
        (site / "index.html").write_text("My own index.", "utf-8")
        (site / "a" / "index.html").write_text("My own page.", "utf-8")
        (site / "a" / "thesis.docx").write_text("My thesis.", "utf-8")
        (site / "mine" / "made.json").parent.mkdir()
        (site / "mine" / "made.json").write_text("{}", "utf-8")
        (site / "mine" / "thesis.docx").write_text("My thesis.", "utf-8")
        built = build(site, [sample("b")])
        assert set(built.left) == {site / "index.html", site / "a" / "index.html"}
        assert (site / "index.html").read_text("utf-8") == "My own index."
        assert sorted(path.name for path in (site / "a").iterdir()) == ["index.html", "thesis.docx"]
        assert sorted(path.name for path in (site / "mine").iterdir()) == ["made.json", "thesis.docx"]

    def test_an_unchanged_sample_is_deleted_with_its_folder(self, tmp_path: Path) -> None:
        site = tmp_path / "site"
        build(site, [sample("a"), sample("b")])
        build(site, [sample("b")])
        assert not (site / "a").exists()
        assert (site / "b" / "index.html").is_file()

    def test_a_site_without_a_record_is_refused(self, tmp_path: Path) -> None:
        build(tmp_path / "site", [sample("a")])
        (tmp_path / "site" / NAME).unlink()
        with pytest.raises(FileError, match="contains other files"):
            build(tmp_path / "site", [sample("a")])


@pytest.mark.parametrize("seal", ["", "0" * 64, "é"])
@pytest.mark.parametrize("name", ["thesis.txt", "../secret.txt"])
def test_a_record_from_elsewhere_is_refused(name: str, seal: str, tmp_path: Path) -> None:
    """It may name files that no gallery wrote, with their digests."""
    (tmp_path / "thesis.txt").write_text("My thesis.", "utf-8")
    digest = hashlib.sha256(b"My thesis.").hexdigest()
    (tmp_path / NAME).write_text(json.dumps({"files": {name: digest}, "seal": seal}), "utf-8")
    with pytest.raises(FileError, match="another user or computer"):
        record_of(tmp_path)


def test_a_changed_file_is_neither_deleted_nor_overwritten(tmp_path: Path) -> None:
    record = record_of(tmp_path)
    record.write({"a/page.html": b"one", "a/other.html": b"one"})
    (tmp_path / "a" / "page.html").write_bytes(b"edited")
    record = record_of(tmp_path)
    record.write({"a/page.html": b"two", "a/other.html": b"two"})
    assert (tmp_path / "a" / "page.html").read_bytes() == b"edited"
    assert (tmp_path / "a" / "other.html").read_bytes() == b"two"
    record.delete(record.names_of("a"))
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["page.html"]
    assert list(record.left) == [tmp_path / "a" / "page.html"]


def test_a_file_with_the_same_content_is_adopted(tmp_path: Path) -> None:
    record = record_of(tmp_path)
    (tmp_path / "a.html").write_bytes(b"one")
    record.write({"a.html": b"one"})
    assert record.is_ours("a.html")


@pytest.mark.parametrize(
    "names",
    [
        *(["index.html"], ["INDEX.HTML"], ["site.css"], ["Site.js"], ["a", "A"], ["é", "e\u0301"]),
        *(["con"], ["aux.x"], ["a "], [".a"], ["a:b"]),
    ],
)
def test_names_that_collide_are_refused(names: list[str]) -> None:
    with pytest.raises(InvalidTemplateError):
        check_names([replace(sample("x"), name=name) for name in names])


def test_other_names_are_accepted() -> None:
    check_names([sample(name) for name in ("index", "letter", "council-letter", "é", "a.b", "cone")])
