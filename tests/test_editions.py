"""Editions: what a letter takes over from the letter that it extends, and where findings about it point."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import drafter
from drafter.autofix import fix_letter
from drafter.batch.job import Job, render
from drafter.batch.run import Outcome, run
from drafter.errors import DrafterError
from drafter.load import LetterInput, from_file
from drafter.pipeline import Derived, derive, inspect

BASE = """\
template: identical-letters
date: 2016-10-11
symbols: [A/71/999, S/2016/999]
distributed: 2016-10-17
addressees: [{office: SG, gender: m}, {office: the President of the Security Council, gender: f}]
agenda_items:
  - {number: 34, title: Sport for development}
  - {number: 108 (k), title: Rowing}
on_behalf_of: [Iceland, Haiti]
body: |
  We write on behalf of {{ on_behalf_of }}.

  {{ circulation_request }}
signatories:
  - {given: Ada, family: Grant, state: Canada, office: Chargée d'affaires a.i., gender: f}
  - {given: Karel, family: Berg, state: Netherlands, office: DPR, gender: m}
annexes:
  - {title: Log, body: Text.}
"""
FRENCH = """\
extends: letter.yaml
language: fr
agenda_items:
  - {title: Le sport}
  - {title: L'aviron}
body: |
  Nous écrivons.

  {{ circulation_request }}
annexes:
  - {title: Journal, body: Texte.}
"""
PEOPLE = {"Un": "La Chargée d’affaires", "Deux": "Le Représentant permanent adjoint"}


def write(folder: Path, **files: str) -> Path:
    """Write letters by name and return the path of the last one."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path


def derived(path: Path) -> Derived:
    return derive(from_file(path))


def edition(folder: Path, text: str, base: str = BASE) -> Derived:
    return derived(write(folder, letter_yaml=base, letter_fr_yaml=text))


def places(path: Path) -> dict[str, tuple[str, int]]:
    """Return the file and line of the findings of a letter, by rule."""
    findings = inspect(from_file(path))
    return {one.rule: (Path(one.place.file).name, one.place.line) for one in findings if one.place}


def test_an_edition_takes_over_all_that_it_does_not_say(tmp_path: Path) -> None:
    facts = edition(tmp_path, FRENCH).facts
    assert facts.symbol_line == "A/71/999–S/2016/999"
    assert facts.title.startswith(
        "Lettres identiques datées du 11 octobre 2016, adressées au Secrétaire général et à la Présidente du Conseil "
        "de sécurité par les représentants du Canada et des Pays-Bas"
    )
    assert facts.agenda_headings == ("Points 34 et 108\u00a0k) de l’ordre du jour",)
    assert facts.agenda_titles == ("Le sport", "L’aviron")
    assert facts.distribution_lines[2:] == ("Français", "Original\u00a0: anglais")
    assert facts.signatories[0].lines[0] == "La Chargée d’affaires par intérim"
    assert facts.on_behalf_of is not None
    assert facts.on_behalf_of.text == "Haïti et l’Islande"
    assert [annex.title for annex in facts.annexes] == ["Journal"]


def test_an_edition_renders_and_its_base_stays_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, letter_yaml=BASE, letter_fr_yaml=FRENCH)
    files = drafter.draft(path, "text")
    assert b"Nous \xc3\xa9crivons." in files["letter.fr.txt"]
    assert b"We write on behalf of Haiti and Iceland" in drafter.draft(tmp_path / "letter.yaml", "text")["letter.txt"]


@pytest.mark.parametrize(
    ("keys", "name", "expected"),
    [
        ("symbols: null\n", "symbols", ()),
        ("symbols:\n", "symbols", ()),
        ("symbols: [A/71/998]\n", "symbols", ("A/71/998",)),
        ("original: [ar]\n", "originals", ("ar",)),
        ("original: null\n", "originals", ("fr",)),
        ("", "originals", ("en",)),
        ("date: 2016-10-12\n", "date", "2016-10-12"),
        ("organs: [security-council]\n", "organs", ("security-council",)),
    ],
)
def test_what_an_edition_says_itself_counts(tmp_path: Path, keys: str, name: str, expected: Any) -> None:
    value = getattr(edition(tmp_path, FRENCH + keys).letter, name)
    assert (str(value) if name == "date" else value) == expected


@pytest.mark.parametrize(
    ("signatories", "lines"),
    [
        # By place, if an entry names no State.
        ("[{family: Un}, {family: Deux}]", PEOPLE),
        # By State, in any language and order.
        (
            "[{family: Deux, state: les Pays-Bas}, {family: Un, state: CAN}]",
            PEOPLE,
        ),
        # An entry for another State takes nothing over, and null takes a value away.
        ("[{family: Un, state: Chad, gender: f}]", {"Un": "La Représentante permanente"}),
        ("[{family: Un, office: null}, {family: Deux, gender: f}]",
         {"Un": "La Représentante permanente", "Deux": "La Représentante permanente adjointe"}),
    ],
)  # fmt: skip
def test_people_are_matched(tmp_path: Path, signatories: str, lines: dict[str, str]) -> None:
    facts = edition(tmp_path, f"{FRENCH}signatories: {signatories}\n").facts
    shown = {one.family: one.lines[0].removesuffix(" par intérim") for one in facts.signatories}
    assert shown == lines


def test_agenda_items_are_matched_by_number(tmp_path: Path) -> None:
    text = FRENCH.replace("{title: L'aviron}", "{number: 34, title: Le sport}").replace(
        "  - {title: Le sport}", "  - {number: 108(k), title: L'aviron}", 1
    )
    assert edition(tmp_path, text).facts.agenda_titles == ("Le sport", "L’aviron")


def test_an_edition_without_a_body_has_facts_but_no_page(tmp_path: Path) -> None:
    path = write(tmp_path, letter_yaml=BASE, letter_fr_yaml="extends: letter.yaml\nlanguage: fr\n")
    assert derived(path).facts.language == "fr"
    assert places(path)["missing-key"] == ("letter.fr.yaml", 1)
    with pytest.raises(DrafterError):
        drafter.draft(path, "text")


def test_texts_that_are_not_translated_are_findings(tmp_path: Path) -> None:
    path = write(tmp_path, letter_yaml=BASE, letter_fr_yaml="extends: letter.yaml\nlanguage: fr\nbody: Texte.\n")
    messages = [finding.message for finding in inspect(from_file(path)) if finding.rule == "untranslated-text"]
    named = "`agenda_items[1].title`, `agenda_items[2].title`, `annexes[1].title`, `annexes[1].body`"
    assert messages == [f"These texts are still in the language of {tmp_path}/letter.yaml: {named}. Write them here."]


def test_a_variant_in_the_same_language_takes_over_the_text(tmp_path: Path) -> None:
    letter = derived(write(tmp_path, letter_yaml=BASE, other_yaml="extends: letter.yaml\nsymbols: [A/71/998]\n")).letter
    assert letter.body is not None
    assert letter.body.startswith("We write")
    assert letter.originals == ("en",)


def test_findings_point_to_the_file_of_the_value(tmp_path: Path) -> None:
    bad = BASE.replace("Canada", "Canadaa")
    path = write(tmp_path, letter_yaml=bad, letter_fr_yaml=FRENCH)
    assert places(path)["unknown-state"] == ("letter.yaml", bad[: bad.index("Canadaa")].count("\n") + 1)
    finding = next(one for one in inspect(from_file(path)) if one.rule == "unknown-state")
    assert "Canadaa" in finding.excerpt
    wrong = write(tmp_path, letter_yaml=BASE + "sender: x\n", letter_fr_yaml=FRENCH)
    assert places(wrong)["unknown-key"] == ("letter.yaml", BASE.count("\n") + 1)
    yaml = write(tmp_path, letter_yaml="date: [", letter_fr_yaml=FRENCH)
    assert places(yaml)["yaml"][0] == "letter.yaml"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a_yaml": "extends: b.yaml\n"}, "b.yaml does not exist"),
        ({"a_yaml": "extends: a.yaml\n"}, "extends this letter, too"),
        ({"b_yaml": "extends: a.yaml\n", "a_yaml": "extends: b.yaml\n"}, "extends this letter, too"),
        ({"a_yaml": "extends: ../b.yaml\n"}, "is not in the letter's folder"),
        ({"a_yaml": "extends: /etc/passwd\n"}, "is not in the letter's folder"),
        ({"a_yaml": "extends: [b.yaml]\n"}, "must be the name of a letter"),
        ({"a_yaml": "extends: ''\n"}, "must be the name of a letter"),
        ({"sub__b_yaml": "extends: ../a.yaml\n", "a_yaml": "extends: sub/b.yaml\n"}, "is not in the letter's folder"),
        (
            {
                f"{name}_yaml": f"extends: {following}.yaml\n"
                for name, following in zip("fedcba", "gfedcb", strict=True)
            },
            "at most 4 bases in a row",
        ),
    ],
)
def test_bases_that_are_refused(tmp_path: Path, files: dict[str, str], message: str) -> None:
    path = write(tmp_path, **files)
    [finding] = inspect(from_file(path))
    assert (finding.rule, message in finding.message) == ("bad-base", True), finding.message


def test_a_text_needs_a_folder_for_its_base(tmp_path: Path) -> None:
    write(tmp_path, letter_yaml=BASE)
    with pytest.raises(DrafterError, match="needs a folder"):
        drafter.draft(FRENCH, "text")
    assert [one.rule for one in drafter.check(FRENCH)] == ["bad-base"]
    files = drafter.draft(FRENCH.replace("extends: letter", "extends: base"), "text", folder=_renamed(tmp_path))
    assert "Nous écrivons" in next(iter(files.values())).decode()


def _renamed(folder: Path) -> Path:
    (folder / "letter.yaml").rename(folder / "base.yaml")
    return folder


def test_paths_are_those_of_the_file_that_says_them(tmp_path: Path) -> None:
    base = BASE[: BASE.index("body:")] + "body_file: text.md\n" + BASE[BASE.index("signatories:") :]
    files = {"sub__text_md": "The text of the base.", "text_md": "Another text.", "sub__letter_yaml": base}
    path = write(tmp_path, **files, other_yaml="extends: sub/letter.yaml\n")
    assert b"The text of the base." in drafter.draft(path, "text")["other.txt"]
    own = write(tmp_path, own_yaml="extends: sub/letter.yaml\nbody_file: text.md\n")
    assert b"Another text." in drafter.draft(own, "text")["own.txt"]


def test_chains_take_over_from_each_base(tmp_path: Path) -> None:
    revised = "extends: letter.fr.yaml\nsymbols: [A/71/999/Rev.1, S/2016/999/Rev.1]\n"
    path = write(tmp_path, letter_yaml=BASE, letter_fr_yaml=FRENCH, revised_yaml=revised)
    result = derived(path)
    assert result.facts.language == "fr"
    assert result.letter.originals == ("en",)
    assert result.facts.agenda_titles == ("Le sport", "L’aviron")
    assert [base.name for base in result.bases] == ["letter.fr.yaml", "letter.yaml"]
    assert result.base_files == {"letter.fr.yaml": FRENCH.encode(), "letter.yaml": BASE.encode()}


def test_a_saved_base_renders_the_edition_again(tmp_path: Path) -> None:
    path = write(tmp_path, letter_yaml=BASE, letter_fr_yaml=FRENCH)
    out = tmp_path / "out"

    def outcome() -> Outcome:
        job = Job("letter", from_file(path), ("text",), out)
        return next(iter(run([job], lambda jobs: ((one, render(one)) for one in jobs))))

    out.mkdir()
    assert [outcome().unchanged for _ in range(2)] == [False, True]
    write(tmp_path, letter_yaml=BASE.replace("A/71/999", "A/71/998"))
    assert not outcome().unchanged
    assert "A/71/998" in (out / "letter.fr.txt").read_text(encoding="utf-8")


def test_the_command_line_asks_for_another_language(tmp_path: Path) -> None:
    path = write(tmp_path, letter_yaml=BASE)
    letter = from_file(path)
    facts = derive(LetterInput(letter.name, letter.text, letter.folder, language="fr")).facts
    assert facts.title.startswith("Lettres identiques")
    assert facts.distribution_lines[2] == "Français"
    text = LetterInput("-", BASE.encode(), language="fr")
    assert derive(text).facts.language == "fr"


@pytest.mark.parametrize(
    ("setting", "state"),
    [(("signatories.1.state", "Chile"), "le Chili"), (("language", "en"), "Canada")],
)
def test_overrides_apply_to_values_of_the_base(tmp_path: Path, setting: tuple[str, str], state: str) -> None:
    letter = from_file(write(tmp_path, letter_yaml=BASE, letter_fr_yaml=FRENCH))
    facts = derive(LetterInput(letter.name, letter.text, letter.folder, (setting,))).facts
    assert facts.senders[0] == state


def test_fixes_change_the_edition_only(tmp_path: Path) -> None:
    base = BASE.replace("We write", "We  write").replace("Text.}", '"Two  words."}')
    path = write(tmp_path, letter_yaml=base, letter_fr_yaml=FRENCH.replace("Nous écrivons", "Nous  écrivons"))
    fixed = fix_letter(from_file(path))
    assert fixed.changed.keys() == {str(path)}
    assert "Nous écrivons" in fixed.changed[str(path)][1]
    variant = write(tmp_path, other_yaml="extends: letter.yaml\n")
    assert fix_letter(from_file(variant)).changed == {}
