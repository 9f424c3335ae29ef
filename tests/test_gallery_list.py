"""`drafter gallery` lists and shows the samples; their summaries, and the lines of their YAML on the site."""

import pytest

from drafter.cli.app import main
from drafter.diagnostics import Place
from drafter.site.pages import lines_of
from drafter.templates import all_samples, built_in_folder, find_template, summary_of


def test_the_list_names_every_letter(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallery"]) == 0
    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} >= {
        sample.name for sample in all_samples()
    }


def test_the_list_names_the_languages_of_a_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallery"]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("letter "))
    assert "(also " in line and "fr" in line.rpartition("(also ")[2]


def test_a_sample_is_shown_in_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallery", "show", "letter", "--language", "fr"]) == 0
    assert capsys.readouterr().out == (built_in_folder() / "letter" / "sample.fr.yaml").read_text(encoding="utf-8")
    assert main(["gallery", "show", "joint-letter", "--language", "fr"]) == 2
    assert "does not exist in fr" in capsys.readouterr().err
    assert main(["gallery", "show", "explanation-of-vote", "--language", "ru"]) == 2
    assert "The template explanation-of-vote exists in: en, es, fr; not in ru." in capsys.readouterr().err


def test_an_unknown_sample_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallery", "show", "joint"]) == 2
    assert "did you mean `joint-letter`?" in capsys.readouterr().err


SUMMARIES = [
    ("one sentence", "# A letter.\ndate: x\n", "A letter."),
    ("the first of two", "# A letter. Change it.\n", "A letter."),
    ("over two lines", "# A letter of\n# one State.\n", "A letter of one State."),
    ("a symbol is no end", "# It ends in Rev.1. Then more.\n", "It ends in Rev.1."),
    ("none", "date: x\n", ""),
]


@pytest.mark.parametrize(("text", "summary"), [case[1:] for case in SUMMARIES], ids=[case[0] for case in SUMMARIES])
def test_the_summary_of_a_sample(text: str, summary: str) -> None:
    assert summary_of(text) == summary


def test_the_pieces_of_a_line_add_up_to_the_line() -> None:
    text = find_template("letter").sample.read_text(encoding="utf-8")
    parts = [Place("a", 1, 3, 2, 5), Place("a", 2, 2, 2, 4), Place("a", 5, 1, 9, 1)]
    lines = lines_of(text, parts)
    assert ["".join(piece.text for piece in line) for line in lines] == text.splitlines()
    assert [piece.parts for piece in lines[1]][:3] == [(0,), (1, 0), (0,)]
    assert {piece.kind for line in lines for piece in line} == {"comment", "key", "mark", ""}
