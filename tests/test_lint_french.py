"""Rules on French: no false alarm in correct texts, and more wrong texts than the examples of the rules."""

from __future__ import annotations

import pytest

from drafter.autofix import fix_letter
from drafter.lint.examples import with_change
from drafter.lint.registry import letter_rules
from drafter.load import LetterInput
from drafter.pipeline import inspect
from tests.support.lint import with_request

RULES = [rule for rule in letter_rules() if rule.languages == ("fr",)]

# Paragraphs of correct French in which much looks like a fault.
CORRECT = """\
D’ordre de mon gouvernement, j’ai l’honneur de vous faire savoir que le Gouvernement islandais et le Gouvernement de la
République de Moldova ont signé, le 1er juillet 2025, un accord sur l’aviron : il entrera en vigueur en 2026.

Le Conseil de sécurité, dans sa résolution 2139 (2014), et l’Assemblée générale, dans la résolution ES-10/20,
n’en ont rien dit ; est-ce une surprise ? Non ! L’Article 51 de la Charte des Nations Unies et les Articles 1 et 2 de la
Charte restent ce qu’ils sont, et l’article 3 du Traité, l’article 5 de la Charte africaine de l’aviron aussi.

« Nous ramons », a dit la capitaine, « parce que “ramer” est un art. » Elle a ajouté que 52 % des équipages, soit
12 000 personnes et 4,5 millions d’amis, avaient couvert 1,125 km de plus qu’en mai 2024, à 10 h 30, au bateau n° 5.

À la suite de cette course, la 2e de l’année et la 1re du XXIe siècle, l’équipe A a gagné : les équipages A et B sont en
bon état, de onze à quinze ans, et le onzième a dit oui. Faites-le entrer, dit-on, et dites-la heureuse.

Les chefs d’État et de gouvernement des États Membres, des États parties et de l’État de Palestine sont heureux de le
dire, de les informer et de la remercier. L’assemblée générale du club et le secrétaire général de la fédération aussi.

M. Zahra, Mme Bergsdóttir et Mme de Hautecloque ont vu San Salvador, El Salvador, le Viet Nam, le Bélarus et la Türkiye,
l’Iraq, la Hongrie, le Honduras, le Yémen, la République d’Haïti, l’île d’Oléron et l’État d’Israël, etc. Tous ont ramé.

La Mission permanente auprès de l’Organisation des Nations Unies, la Représentante permanente adjointe de Malte, la
Chargée d’affaires par intérim et l’Ambassadrice ont lu le document A/80/1 et le point 12 de l’ordre du jour.

Le 14 Juillet est une fête ; mars et avril sont des mois. Avril 2025 a été beau. Lundi matin, la Cour internationale de
Justice, l’Agenda 2063 et l’ONU n’étaient pas là. Voir www.example.org/a,b.c et https://example.org/a:b?c=d,e.

Les clubs ont couvert 3:2, de 2014 à 2016, aux paragraphes 4.5 et 12.3, et « l’UNESCO » dit que l’« œuvre » est belle.

1. Le journal note que les hautes vagues, les haricots, le huit barré, le hollandais et la une des journaux ont plu.

2. Les rameurs (hommes et femmes) de l’ex-République yougoslave de Macédoine étaient là, comme ceux de l’El Dorado."""


def found(text: str) -> list[tuple[str, str]]:
    """The findings of the French example letter with a text in its body."""
    letter = with_change("language: fr\n" + with_request(text))
    return [(one.rule, one.message) for one in inspect(LetterInput("letter.yaml", letter.encode()))]


def test_french_has_many_rules() -> None:
    assert len(RULES) >= 15
    assert all(rule.id.startswith("fr-") for rule in RULES)
    assert {rule.id for rule in letter_rules() if rule.id.startswith("fr-")} == {rule.id for rule in RULES}


@pytest.mark.parametrize("paragraph", CORRECT.split("\n\n"))
def test_a_correct_text_has_no_findings(paragraph: str) -> None:
    assert [one for one in found(paragraph) if one[0] not in ("paragraph-numbers",)] == []


def test_a_correct_text_with_typewriter_characters_has_no_findings() -> None:
    typed = CORRECT.replace("’", "'").replace("« ", '"').replace(" »", '"').replace("\u00a0", " ")
    assert [one for one in found(typed) if one[0] not in ("paragraph-numbers",)] == []


WRONG = [
    ("Les clubs, dit-il ,ont ramé.", "fr-space-before", "Les clubs, dit-il, ont ramé."),
    ("Ils ont ramé,et gagné.", "fr-space-after", "Ils ont ramé, et gagné."),
    ("Les clubs se sont réunis .", "fr-space-before", "Les clubs se sont réunis."),
    ("Elle a dit “oui” à tous.", "fr-quotation-marks", "Elle a dit «\u00a0oui\u00a0» à tous."),
    ("Elle a dit <<oui>> à tous.", "fr-quotation-marks", "Elle a dit «\u00a0oui\u00a0» à tous."),
    ("Elle a dit ‘oui, oui’ à tous.", "fr-quotation-marks", "Elle a dit «\u00a0oui, oui\u00a0» à tous."),
    ("Il y a des bouées, etc… Ils rament.", "fr-etc", "Il y a des bouées, etc. Ils rament."),
    ("Le 01 janvier 2026 est férié.", "fr-first-of-month", "Le 1er janvier 2026 est férié."),
    ("Du 30 juin au 1 août 2026.", "fr-first-of-month", "Du 30 juin au 1er août 2026."),
    ("Le 14ème mai 2026, ils rament.", "fr-day-ordinal", "Le 14 mai 2026, ils rament."),
    ("Ils rament en Mars 2026.", "fr-month-capital", "Ils rament en mars 2026."),
    ("Le Jeudi 12 mai, ils rament.", "fr-month-capital", "Le jeudi 12 mai, ils rament."),
    ("La 3eme et la 2ième courses.", "fr-ordinal", "La 3e et la 2e courses."),
    ("Le XXème siècle.", "fr-ordinal", "Le XXe siècle."),
    ("Soit 12,5% de tous.", "fr-per-cent", "Soit 12,5\u00a0% de tous."),
    ("Soit 12.5 % de tous.", "fr-decimal-comma", "Soit 12,5 % de tous."),
    ("Soit 3.2 millions de tous.", "fr-decimal-comma", "Soit 3,2 millions de tous."),
    ("Soit 1,250,000 membres.", "fr-thousands", "Soit 1\u00a0250\u00a0000 membres."),
    ("Soit 13'289 membres.", "fr-thousands", "Soit 13\u00a0289 membres."),
    ("Le bateau N°5.", "fr-number-sign", "Le bateau n°\u00a05."),
    ("Ils rament à 9h05.", "fr-hour", "Ils rament à 9\u00a0h\u00a005."),
    ("Les nations unies rament.", "fr-organ-capitals", "Les Nations Unies rament."),
    ("Les Nations unies rament.", "fr-organ-capitals", "Les Nations Unies rament."),
    ("Le Secrétaire Général rame.", "fr-organ-capitals", "Le Secrétaire général rame."),
    ("Le Ministre des Affaires étrangères rame.", "fr-organ-capitals", "Le Ministre des affaires étrangères rame."),
    ("L'Etat et les Ecoles.", "fr-capital-accent", "L'État et les Écoles."),
    ("Tous rament. A l'occasion du jeu.", "fr-capital-accent", "Tous rament. À l'occasion du jeu."),
    ("Les états Parties rament.", "fr-state-capital", "Les États Parties rament."),
    ("Un chef d'état rame.", "fr-state-capital", "Un chef d'État rame."),
    ("Nos Gouvernements rament.", "fr-government-capital", "Nos gouvernements rament."),
    ("Le gouvernement du Canada rame.", "fr-government-capital", "Le Gouvernement du Canada rame."),
    ("L'article 51 de la Charte.", "fr-article-capital", "L'Article 51 de la Charte."),
    ("Les articles 1 et 2 de la Charte.", "fr-article-capital", "Les Articles 1 et 2 de la Charte."),
    ("L'Article 5 de la Convention.", "fr-article-capital", "L'article 5 de la Convention."),
    ("Elle est auprès de l'ONU.", "fr-united-nations", "Elle est auprès de l’Organisation des Nations Unies."),
    ("Un ami de Oman rame.", "fr-elision", "Un ami d’Oman rame."),
    ("Un ami dit que il rame.", "fr-elision", "Un ami dit qu’il rame."),
    ("Le bateau de la Islande.", "fr-elision", "Le bateau de l’Islande."),
    ("Les amis de les Pays-Bas.", "fr-contraction", "Les amis des Pays-Bas."),
    ("Le Représentant permanente rame.", "fr-agreement", "Le Représentant permanent rame."),
    ("La Chargé d’affaires rame.", "fr-agreement", "La Chargée d’affaires rame."),
    ("Madame le Secrétaire général, ramez.", "fr-form-of-address", "Madame la Secrétaire générale, ramez."),
    ("Les points 3 et 4 de l'agenda.", "fr-agenda", "Les points 3 et 4 de l'ordre du jour."),
    ("La Moldavie rame.", "fr-state-name", "La Moldavie rame."),
    ("Les clubs du Salvador rament.", "fr-state-name", "Les clubs du Salvador rament."),
    ("Mme. Berg rame.", "fr-civility", "Mme. Berg rame."),
    ("La Turquie et le Swaziland rament.", "fr-former-name", "La Turquie et le Swaziland rament."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "fixed"), WRONG, ids=[row[1] + ": " + row[0] for row in WRONG])
def test_a_wrong_text_is_found_and_fixed(text: str, rule: str, fixed: str | None) -> None:
    assert {one[0] for one in found(text)} >= {rule}
    if fixed:
        letter = LetterInput("letter.yaml", with_change("language: fr\n" + with_request(text)).encode())
        after = fix_letter(letter, unsafe=True).after["letter.yaml"]
        assert fixed in after


QUOTED = ["« Les Etats de Israël, 12,000 en Mars 2025 »", '"Le Conseil de Sécurité, etc..."', "« 2ème “rang” »"]


@pytest.mark.parametrize("quotation", QUOTED)
def test_a_quotation_keeps_its_faults(quotation: str) -> None:
    assert found(f"Elle a dit {quotation} et a ramé.") == []


def test_a_safe_fix_changes_no_word() -> None:
    wrong = "Les 52% ont dit “oui” ; ils ont ramé ,puis gagné .\n\nIls ont des avirons,des bouées, etc..."
    letter = with_change("language: fr\n" + with_request(wrong))
    after = fix_letter(LetterInput("letter.yaml", letter.encode())).after["letter.yaml"]
    assert after != letter
    assert "".join(filter(str.isalnum, after)) == "".join(filter(str.isalnum, letter))
