"""Rules on the names of organs, offices and States in a text: what they find, and what they suggest."""

from __future__ import annotations

import pytest
from support.lint import findings_of, fixes_of, with_request

CASES: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    # United Nations
    ("un-abbreviated", "The UN has met.", [("UN", "United Nations")]),
    ("un-abbreviated", "The UN’s and the UN's crews row.", [("UN’s", "United Nations"), ("UN's", "United Nations")]),
    ("un-abbreviated", "The U.N. crews row.", [("U.N.", "United Nations")]),
    ("un-abbreviated", "They row for the U.N. They win.", [("U.N", "United Nations")]),
    ("un-abbreviated", "They row for the U.N.", [("U.N", "United Nations")]),
    ("un-abbreviated", "They row for the U.N., and win.", [("U.N.", "United Nations")]),
    ("un-abbreviated", "UN-Women, UN Women, UN Habitat, UN Docs and UN Doc. row.", []),
    ("un-abbreviated", "See un.org, www.un.org, A/UN/1 and UN/1.", []),
    ("un-abbreviated", "UNESCO and the UNited row.", []),
    # Organs
    ("organ-abbreviated", "The UNSC met.", [("UNSC", "Security Council")]),
    ("organ-abbreviated", "The UNGA met.", [("UNGA", "General Assembly")]),
    ("organ-abbreviated", "The UNSG met.", [("UNSG", "Secretary-General")]),
    ("organ-abbreviated", "The ECOSOC met.", [("ECOSOC", "Economic and Social Council")]),
    ("organ-abbreviated", "The UNHRC met.", [("UNHRC", "Human Rights Council")]),
    ("organ-abbreviated", "The PGA met.", [("PGA", "President of the General Assembly")]),
    ("organ-abbreviated", "The PRST was read.", [("PRST", "presidential statement")]),
    ("organ-abbreviated", "See S/PRST/2016/1 and PGA/1, PGA-2.", []),
    # Capitals, which a heading in capitals need not have
    ("organ-capitals", "The security council met.", [("security council", "Security Council")]),
    ("organ-capitals", "The Security council met.", [("Security council", "Security Council")]),
    ("organ-capitals", "The general Assembly met.", [("general Assembly", "General Assembly")]),
    ("organ-capitals", "The economic and social council met.", [
        ("economic and social council", "Economic and Social Council")]),
    ("organ-capitals", "The human rights council met.", [("human rights council", "Human Rights Council")]),
    ("organ-capitals", "The united nations met.", [("united nations", "United Nations")]),
    ("organ-capitals", "The trusteeship council met.", [("trusteeship council", "Trusteeship Council")]),
    ("organ-capitals", "The international court of justice met.", [
        ("international court of justice", "International Court of Justice")]),
    ("organ-capitals", "The security\ncouncil met.", [("security\n  council", None)]),
    ("organ-capitals", "The Security\nCouncil met.", []),
    ("organ-capitals", "THE SECURITY COUNCIL MET.", []),
    ("organ-capitals", "The SECURITY COUNCIL met.", []),
    ("organ-capitals", "The Security Council met.", []),
    ("organ-capitals", "The SECURITY council met.", [("SECURITY council", "Security Council")]),
    ("secretary-general", "The Secretary General met.", [("Secretary General", "Secretary-General")]),
    ("secretary-general", "The secretary-general met.", [("secretary-general", "Secretary-General")]),
    ("secretary-general", "The Secretary–General met.", [("Secretary–General", "Secretary-General")]),
    ("secretary-general", "The Secretary\nGeneral met.", [("Secretary\n  General", None)]),
    ("secretary-general", "The Secretaries General met.", [("Secretaries General", "Secretaries-General")]),
    ("secretary-general", "The Under Secretary General met.", [
        ("Under Secretary General", "Under-Secretary-General")]),
    ("secretary-general", "The Assistant Secretary General met.", [
        ("Assistant Secretary General", "Assistant Secretary-General")]),
    ("secretary-general", "The Deputy-Secretary-General met.", [
        ("Deputy-Secretary-General", "Deputy Secretary-General")]),
    ("secretary-general", "The SECRETARY GENERAL met.", []),
    ("secretary-general", "The Deputy Secretary-General and the Secretary-General met.", []),
    ("secretary-general", "The Under-Secretary-General met.", []),
    ("member-states", "All member states met.", [("member states", None)]),
    ("member-states", "A Member state met.", [("Member state", None)]),
    ("member-states", "All states parties met.", [("states parties", None)]),
    ("member-states", "A state party met.", [("state party", None)]),
    ("member-states", "All states members met.", [("states members", None)]),
    ("member-states", "All member States, Member States and States parties met.", []),
    ("government-capital", "We write for our governments.", [("governments", "Governments")]),
    ("government-capital", "I write for my government.", [("government", "Government")]),
    ("government-capital", "The government of Malta rows.", [("government", "Government")]),
    ("government-capital", "The government of the Niger rows.", [("government", "Government")]),
    ("government-capital", "The government of clubs and a government row.", []),
    ("mission-capitals", "The permanent mission of Malta rows.", [("permanent mission", "Permanent Mission")]),
    ("mission-capitals", "the Permanent representatives of the Niger row.", [
        ("Permanent representatives", "Permanent Representatives")]),
    ("mission-capitals", "The permanent observer of Malta rows.", [("permanent observer", "Permanent Observer")]),
    ("mission-capitals", "The permanent\nmission of Malta rows.", [("permanent\n  mission", None)]),
    ("mission-capitals", "The Permanent Mission of Malta rows; a permanent mission of clubs rows.", []),
    # States
    ("country-abbreviated", "The UK rows.", [("UK", "United Kingdom")]),
    ("country-abbreviated", "The UAE and the DRC row.", [
        ("UAE", "United Arab Emirates"), ("DRC", "Democratic Republic of the Congo")]),
    ("country-abbreviated", "The DPRK, the PRC and the ROK row.", [
        ("DPRK", "Democratic People’s Republic of Korea"), ("PRC", "China"), ("ROK", "Republic of Korea")]),
    ("country-abbreviated", "The USA and the US row.", [("USA", "United States"), ("US", "United States")]),
    ("country-abbreviated", "The U.S. crews and the U.K. crews row.", [("U.S.", None), ("U.K.", None)]),
    ("country-abbreviated", "It cost US$5, US 5 and US$ 5.", []),
    ("country-abbreviated", "The Royal Club (UK) and A/UK/1 row.", []),
    ("accents", "The communique is read.", [("communique", "communiqué")]),
    ("accents", "Communiques are read.", [("Communiques", "Communiqués")]),
    ("accents", "They row in Cote d’Ivoire and Turkiye.", [("Cote d", "Côte d"), ("Turkiye", "Türkiye")]),
    ("accents", "After a coup d'etat, vis-a-vis detente.", [
        ("coup d'etat", "coup d’état"), ("vis-a-vis", "vis-à-vis"), ("detente", "détente")]),
    ("accents", "Coup d’etat is read.", [("Coup d’etat", "Coup d’état")]),
    ("accents", "The communiqué on détente in Côte d’Ivoire is read.", []),
    ("article-missing", "They met in Netherlands.", [("Netherlands", "the Netherlands")]),
    ("article-missing", "They met in Gambia, Malta and Iceland.", [("Gambia", "the Gambia")]),
    ("article-missing", "The crews of Niger and those of Comoros; they met.", [
        ("Niger", "the Niger"), ("Comoros", "the Comoros")]),
    ("article-missing", "The crews of Russian Federation to the race.", [
        ("Russian Federation", "the Russian Federation")]),
    ("article-missing", "They wrote to Republic of Korea.", [("Republic of Korea", "the Republic of Korea")]),
    ("article-missing", "They met in the Netherlands, and in Niger State.", []),
    ("article-superfluous", "They met in the Ukraine.", [("the Ukraine", "Ukraine")]),
    ("article-superfluous", "The Lebanon has rowed.", [("The Lebanon", "Lebanon")]),
    ("article-superfluous", "They met in Ukraine, and near the Ukraine border.", []),
    # Persons
    ("mr-stop", "Mr Zahra, Mrs Berg, Ms Berg, Dr Berg and Messrs Berg row.", [
        ("Mr", "Mr."), ("Mrs", "Mrs."), ("Ms", "Ms."), ("Dr", "Dr."), ("Messrs", "Messrs.")]),
    ("mr-stop", "Mr. Zahra and the mr row.", []),
    ("excellency", "H.E. Mr. Zahra rows.", [("H.E.", None)]),
    ("excellency", "H. E. Ms. Berg and His Excellency Karmenu Zahra row.", [
        ("H. E.", None), ("His Excellency", None)]),
    ("excellency", "Her Excellency rows.", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "found"), CASES, ids=[f"{rule}-{text[:40]}" for rule, text, _ in CASES])
def test_names(rule: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert fixes_of(rule, with_request(text)) == found


@pytest.mark.parametrize(
    ("day", "text", "found"),
    [
        ("2023-03-04", "They row in Swaziland.", ["Swaziland"]),
        ("2018-04-18", "They row in Swaziland.", []),
        ("2023-03-04", "They row in Turkey.", ["Turkey"]),
        ("2022-05-01", "They row in Turkey.", []),
        ("2023-03-04", "They row in Burma, Zaire and Ceylon.", ["Burma", "Zaire", "Ceylon"]),
        ("2023-03-04", "They row in Eswatini and Türkiye.", []),
    ],
)
def test_former_names_by_the_day_of_the_letter(day: str, text: str, found: list[str]) -> None:
    assert [one.words for one in findings_of("former-name", with_request(text, f"date: {day}\n"))] == found


@pytest.mark.parametrize(("template", "count"), [("letter", 1), ("as-sent", 0), ("model-un", 0), ("note-verbale", 0)])
def test_an_excellency_is_named_where_a_letter_is_printed_as_sent(template: str, count: int) -> None:
    lead = f"template: {template}\naddressees: [secretary-general]\n"
    if template == "note-verbale":
        lead += "signatories: null\nsenders: [Malta]\n"
    assert len(findings_of("excellency", with_request("H.E. Mr. Zahra rows.", lead))) == count


SPELLED = [
    ("spelling-ize", "They organise a race.", [("organise", "organize")]),
    ("spelling-ize", "Organised by clubs, it was recognising them.", [
        ("Organised", "Organized"), ("recognising", "recognizing")]),
    ("spelling-ize", "They rowed. Organisations met.", [("Organisations", "Organizations")]),
    ("spelling-ize", "The Organisation of Islamic Cooperation met.", []),
    ("spelling-ize", "The crews of Organisation met.", []),
    ("spelling-ize", "They advise, and A/organise is no word, nor is re-organise@example.org.", []),
    ("spelling-form", "The program is read.", [("program", "programme")]),
    ("spelling-form", "The computer program is read.", []),
    ("spelling-form", "The software programs are read.", []),
    ("spelling-form", "Neighboring clubs met.", [("Neighboring", "Neighbouring")]),
    ("spelling-slip", "The commitee met.", [("commitee", "committee")]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "found"), SPELLED, ids=[text[:40] for _, text, _ in SPELLED])
def test_spelling(rule: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert fixes_of(rule, with_request(text)) == found


# Each word alone in its text: a rule looks for none of them where it sees none of the others.
ALONE: list[tuple[str, str, list[str]]] = [
    ("mr-stop", "The log of {} Zahra.", ["Mr", "Mrs", "Ms", "Dr", "Messrs"]),
    ("organ-abbreviated", "The {} met.", ["UNSC", "UNGA", "UNSG", "ECOSOC", "UNHRC", "PGA", "PRST"]),
    ("country-abbreviated", "The {} met.", [
        "UK", "US", "USA", "UAE", "DRC", "DPRK", "PRC", "ROK", "U.S.", "U.K.", "U.S.A."]),
    ("accents", "The {} was read.", [
        "communique", "communiques", "Communique", "detente", "coup d'etat", "coup d’etat", "coups d'etat",
        "coups d’etat", "vis-a-vis", "Turkiye"]),
    ("article-missing", "They met in {}.", [
        "Netherlands", "Philippines", "Russian Federation", "Syrian Arab Republic", "United Arab Emirates",
        "United Kingdom", "United States", "United States of America", "Dominican Republic",
        "Central African Republic", "Marshall Islands", "Holy See", "Republic of Korea", "Republic of Moldova",
        "Democratic Republic of the Congo", "Gambia", "Bahamas", "Comoros", "United Republic of Tanzania",
        "Lao People’s Democratic Republic", "Niger"]),
    ("article-superfluous", "They met in the {}.", [
        "Ukraine", "Maldives", "Seychelles", "Solomon Islands", "South Sudan", "Lebanon", "Cameroon"]),
    ("former-name", "They met in {}.", [
        "Swaziland", "Cape Verde", "Turkey", "Burma", "Zaire", "Upper Volta", "Ceylon",
        "Dahomey", "former Yugoslav Republic of Macedonia", "Libyan Arab Jamahiriya"]),
    ("abbreviation", "They met {} 4 of them.", [
        "e.g.", "i.e.", "Govt.", "govt.", "approx.", "vs.", "viz.", "incl.", "esp.", "para.", "paras.", "art.", "Art.",
        "arts.", "res."]),
    ("contraction", "They {} met.", ["don't", "doesn't", "can't", "won’t", "hasn't", "mustn't", "we're", "they'll"]),
    ("excellency", "They met {} Mr. Berg.", ["H.E.", "H. E.", "His Excellency", "Her Excellency"]),
    ("complimentary-close", "They met.\n\n{}", [
        "Yours sincerely,", "Yours faithfully", "Yours truly", "Sincerely", "Sincerely yours", "Respectfully yours",
        "Please accept the assurances of my highest consideration."]),
    ("annex-missing", "They met {}.", [
        "(see annex)", "(see annexes I and II)", "(annex)", "(enclosure)", "(attached)", "as annexed hereto",
        "as enclosed herewith", "in the attachment hereto", "see the enclosure to this letter"]),
    ("millions", "It cost {}.", ["$3m", "€3m", "£3m", "3bn", "3mn", "3mln", "3tn", "3BN"]),
    ("dollars", "It cost {}5.", ["US$ ", "USD ", "US $", "$ ", "USD$"]),
    ("resolution-abbreviated", "We recall {} 5/1.", ["UNSCR", "SCR", "UNSC resolution", "SC res.", "GA resolution"]),
    ("symbols-joined", "See A/80/9{}S/2026/9.", ["-", "—", " - ", " — "]),
    ("per-cent", "They grew by 5{}.", ["%", " percent", " per-cent"]),
    ("quotation-single", "They said {} now.", ["‘row on’", "'row on'"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "word"), [(rule, text, one) for rule, text, some in ALONE for one in some])
def test_each_word_is_found_alone(rule: str, text: str, word: str) -> None:
    assert len(findings_of(rule, with_request(text.format(word)))) == 1
