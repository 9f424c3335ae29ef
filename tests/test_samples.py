"""Every sample of the gallery: it has nothing to mend, becomes every format, is the same each time, and is a draft."""

from functools import cache
from pathlib import Path

import pytest
from support.sampling import sampled

from drafter.document.tags import FURNITURE
from drafter.export import FORMATS
from drafter.load import LetterInput, from_file
from drafter.pipeline import compose, copy_names, derive, export, inspect
from drafter.templates import Sample, all_samples, all_templates

pytestmark = pytest.mark.slow

SAMPLES = list(all_samples())
KINDS = {"identical-letters", "letter", "letters", "note-verbale", "corrigendum", "as-sent", "model-un"}
KINDS |= {"draft-resolution", "explanatory-memorandum", "note-by-the-secretariat", "pga-circular-letter"}
KINDS |= {"explanation-of-vote"}
PROMISED = KINDS | {"letter-with-annexes", "joint-letter", "emergency-special-session", "security-council-letter"}
PROMISED |= {"transmittal", "revised", "reissued"}


@cache
def files(path: Path) -> dict[str, bytes]:
    return export(derive(from_file(path)), tuple(FORMATS))


def test_every_kind_of_letter_has_a_sample() -> None:
    assert {template.name for template in all_templates()} == KINDS
    assert {sample.name for sample in SAMPLES} >= PROMISED
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES)


@pytest.mark.parametrize("sample", sampled(SAMPLES, 2), ids=lambda sample: sample.name)
class TestSample:
    def test_has_nothing_to_mend(self, sample: Sample) -> None:
        assert inspect(from_file(sample.path)) == ()

    def test_is_a_letter_of_its_template(self, sample: Sample) -> None:
        assert derive(from_file(sample.path)).template.folder == sample.template.folder

    def test_begins_with_what_it_is(self, sample: Sample) -> None:
        first, second, *_ = sample.path.read_text(encoding="utf-8").splitlines()
        assert first.startswith("# ")
        assert "." in first + second

    def test_becomes_every_format(self, sample: Sample) -> None:
        stems = copy_names(derive(from_file(sample.path)))
        assert set(files(sample.path)) == {stem + form.suffix for stem in stems for form in FORMATS.values()}
        assert all(files(sample.path).values())

    def test_is_the_same_each_time(self, sample: Sample) -> None:
        assert export(derive(from_file(sample.path)), tuple(FORMATS)) == files(sample.path)

    def test_carries_a_mark(self, sample: Sample) -> None:
        document, _ = compose(derive(from_file(sample.path)))
        assert "draft-mark" in document.furniture
        assert set(document.furniture) <= FURNITURE


def test_letters_as_sent_have_one_file_for_each_addressee() -> None:
    sample = next(sample for sample in SAMPLES if sample.name == "as-sent")
    assert copy_names(derive(from_file(sample.path))) == (
        "sample-secretary-general",
        "sample-president-of-the-general-assembly",
        "sample-president-of-the-security-council",
    )


REFUSED = [
    ("a key of letters as sent", "letter", "letterhead", "Permanent Mission of Chad", "does not print `letterhead`"),
    ("a courtesy in a published letter", "note-verbale", "courtesy", "Yours", "does not print `courtesy`"),
    ("a conference outside Model United Nations", "letter", "conference", "Lakeside", "does not print `conference`"),
    ("a symbol before it is given", "as-sent", "symbols", "[A/80/1]", "the Secretariat gives it"),
    ("a signature under a note verbale", "note-verbale", "signatories", "[{family: Ode}]", "is unsigned"),
    ("a draft of a model", "model-un", "draft", "true", "its own mark"),
]


@pytest.mark.parametrize(
    ("template", "key", "value", "said"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_a_template_does_not_print_is_refused(template: str, key: str, value: str, said: str) -> None:
    path = next(sample.path for sample in SAMPLES if sample.name == template)
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{key}:"))
    found = inspect(LetterInput("letter.yaml", f"{text}\n{key}: {value}\n".encode(), path.parent))
    assert any(said in finding.message for finding in found)


def test_the_address_of_an_addressee_is_refused_where_it_is_not_printed() -> None:
    path = next(sample.path for sample in SAMPLES if sample.name == "letter")
    text = path.read_text(encoding="utf-8").replace("[secretary-general] ", "[{office: SG, name: H.E. Ada Berg}] ")
    found = inspect(LetterInput("letter.yaml", text.encode(), path.parent))
    assert [finding.rule for finding in found] == ["unused-key"]
    assert "addressees[1].name" in found[0].message
