"""Rules on resolutions, symbols, signatures and the parts of a letter: what they find, and what they suggest."""

from __future__ import annotations

import pytest
from support.lint import findings_of, fixes_of, with_body, with_request, words_of

Found = list[tuple[str, str | None]]
CITED: list[tuple[str, str, Found]] = [
    ("resolution-year", "We recall resolution 1325 (2001).", [("2001", "2000")]),
    ("resolution-year", "We recall resolutions 1325 (2000) and 2250 (2016).", [("2016", "2015")]),
    ("resolution-year", "We recall resolution 1325 (2000). See 1325 (2001).", []),
    # The first and the last resolution of 2015 are 2196 and 2259.
    ("resolution-year", "We recall resolution 2195 (2015).", [("2015", "2014")]),
    ("resolution-year", "We recall resolution 2196 (2015) and resolution 2259 (2015).", []),
    ("resolution-year", "We recall resolution 2260 (2015).", [("2015", "2016")]),
    ("resolution-year", "We recall resolution 9999 (2015).", [("9999 (2015)", None)]),
    ("resolution-without-year", "We recall Security Council resolution 1325.", [("1325", "1325 (2000)")]),
    ("resolution-without-year", "We recall Security Council resolution 9999.", [("9999", None)]),
    ("resolution-without-year", "We recall Security Council resolution 1325 (2000), 12/5 and resolution 5.", []),
    ("resolution-spacing", "We recall resolution 1325(2000) and S/RES/1325(2000).", [("1325(2000)", "1325 (2000)")]),
    ("resolution-spacing", "We met 12(1939), 12(1940) and 12(2100).", [("12(1940)", "12 (1940)")]),
    ("resolution-organ", "We recall General Assembly resolution 1325 (2000).", [("1325 (2000)", None)]),
    ("resolution-organ", "We recall Security Council resolution 73/24 and General Assembly resolution 73/24.", [
        ("73/24", None)]),
    ("resolution-organ", "We recall Security Council resolution ES-10/19.", [("ES-10/19", None)]),
    ("resolution-abbreviated", "We recall UNSCR 1325 (2000) and SC resolution 2250 (2015).", [
        ("UNSCR", "Security Council resolution"), ("SC resolution", "Security Council resolution")]),
    ("resolution-abbreviated", "We recall UNGA Res. 73/24, GA resolution 73/25 and UNSC res. 5.", [
        ("UNGA Res.", "General Assembly resolution"), ("GA resolution", "General Assembly resolution"),
        ("UNSC res.", "Security Council resolution")]),
    ("resolution-abbreviated", "We recall GA\nresolution 73/24.", [("GA\n  resolution", None)]),
    ("resolution-abbreviated", "We recall A/SCR 5 and the GA resolution.", []),
    ("resolution-capital", "We recall Resolution 73/24, and Resolutions ES-10/19.", [
        ("Resolution", "resolution"), ("Resolutions", "resolutions")]),
    ("resolution-capital", "We met. Resolution 73/24 was read; the Resolution was read.", []),
    ("resolution-plural", "We recall resolution 73/24 and 73/25.", [("resolution", "resolutions")]),
    ("resolution-plural", "Resolution 1325 (2000), 2250 (2015) and ES-10/19 were read.", [
        ("Resolution", "Resolutions")]),
    ("resolution-plural", "We recall resolution 73/24 and met; resolutions 73/24 and 73/25.", []),
    ("symbol-form", "See A/2016/71 and A/71/2016.", [("A/2016/71", "A/71/71")]),
    ("symbol-form", "See S/71/999.", [("S/71/999", "S/2016/999")]),
    ("symbol-form", "See A/71/999, S/2016/999, S/PRST/2015/3 and (A/71/1).", []),
    ("symbol-spaces", "See A / 80 / 999, A/ 80/998 and S/2016 /1.", [
        ("A / 80 / 999", "A/80/999"), ("A/ 80/998", "A/80/998"), ("S/2016 /1", "S/2016/1")]),
    ("symbol-spaces", "See A / RES / 73 / 24 and A/80/999.", [("A / RES / 73 / 24", "A/RES/73/24")]),
    ("symbols-joined", "See A/80/998-S/2026/998, A/80/1—S/2026/1 and A/80/2 - S/2026/2.", [
        ("-", "–"), ("—", "–"), (" - ", "–")]),
    ("symbols-joined", "See A/80/998–S/2026/998 and A/80/998-B.", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "found"), CITED, ids=[f"{rule}-{text[:40]}" for rule, text, _ in CITED])
def test_citations(rule: str, text: str, found: Found) -> None:
    assert fixes_of(rule, with_request(text)) == found


@pytest.mark.parametrize(
    ("day", "text", "found"),
    [
        # The seventy-first session opened on 13 September 2016.
        ("2016-09-12", "We recall resolution 70/1, and resolution 71/1.", ["71"]),
        ("2016-09-13", "We recall resolution 71/1.", []),
        ("2016-09-13", "We recall resolutions 71/1 and 72/1.", ["72"]),
        ("2016-03-04", "We recall resolution 2260 (2016).", []),
        ("2016-03-04", "We recall resolution 9998 (2017).", ["9998 (2017)"]),
        ("2015-03-04", "We recall resolution 2260 (2016).", ["2260 (2016)"]),
        ("2015-03-04", "We recall resolution 2195 (2016).", []),
    ],
)
def test_resolutions_to_come(day: str, text: str, found: list[str]) -> None:
    assert words_of("resolution-ahead", with_request(text, f"date: {day}\n")) == found


def signed(first: str, second: str = "family: Zahra, given: Karmenu, state: Malta") -> str:
    return f"signatories:\n  - {{{first}}}\n  - {{{second}}}\n"


def titled(title: str, office: str = "") -> str:
    more = f", office: {office}" if office else ""
    return signed(f"given: Ada, family: Berg, state: Iceland{more}, title: '{title}'")


AS_GIVEN = "signatory_order: as-given\n"
SIGNED: list[tuple[str, str, Found]] = [
    ("honorific", signed("given: H.E. Ms. Ada, family: Berg, state: Iceland"), [("H.E. Ms. ", "")]),
    ("honorific", signed("given: Ada, family: Dr Berg, state: Iceland"), [("Dr ", "")]),
    ("honorific", signed("given: Ambassador, family: Berg, state: Iceland"), [("Ambassador", None)]),
    ("honorific", signed("given: His, family: The, state: Iceland"), []),
    ("honorific", signed("given: Drew, family: Missen, state: Iceland"), []),
    ("family-capitals", signed("given: Ada, family: BERG, state: Iceland"), [("BERG", None)]),
    ("family-capitals", signed("given: ADDA, family: Berg, state: Iceland"), [("ADDA", None)]),
    ("family-capitals", signed("given: Ada, family: BER, state: Iceland"), []),
    ("family-capitals", signed("given: J.R.R. T., family: Berg, state: Iceland"), []),
    ("family-capitals", signed("given: A. B.-C. D., family: McBERG, state: Iceland"), []),
    ("family-capitals", signed("given: A.B.C.DE, family: Berg, state: Iceland"), [("A.B.C.DE", None)]),
    ("family-capitals", signed("given: Ada, family: O’BERG, state: Iceland"), [("O’BERG", None)]),
    ("given-missing", signed("family: Ada Berg, state: Iceland"), [("Ada Berg", None)]),
    ("given-missing", signed("family: Berg, state: Iceland"), []),
    ("signature-state", titled("Permanent Representative of Ireland to the United Nations"), [("Ireland", None)]),
    ("signature-state", titled("Ambassador of the Niger, Chair"), [("the Niger", None)]),
    ("signature-state", titled("Permanent Representative of Iceland to the United Nations"), []),
    ("signature-state", titled("Permanent Representative of Atlantis to the United Nations"), []),
    ("signature-state-missing", titled("Permanent Representative"), [("Permanent Representative", None)]),
    ("signature-state-missing", titled("Ambassador"), [("Ambassador", None)]),
    ("signature-state-missing", titled("Permanent Representative of Iceland"), []),
    ("signature-office", titled("Chargé d’affaires a.i. of Iceland", "permanent-representative"), [
        ("permanent-representative", "charge-d-affaires")]),
    ("signature-office", titled("Chargé d’affaires a.i. of Iceland", "CDA"), []),
    ("signature-office", titled("Permanent Representative of Iceland", "charge-d-affaires"), [
        ("Permanent Representative", None)]),
    ("signature-office", titled("Permanent Observer of Iceland", "CDA"), [("Permanent Observer", None)]),
    ("signature-office", titled("Deputy Permanent Representative of Iceland", "charge-d-affaires"), []),
    ("charge-form", titled("Charge d’Affaires ad interim of Iceland"), [
        ("Charge d’Affaires ad interim", "Chargé d’affaires a.i.")]),
    ("charge-form", titled("Chargee d`affaires of Iceland"), [("Chargee d`affaires", "Chargée d’affaires")]),
    ("charge-form", titled("Chargés d’affaires, a.i., of Iceland"), [
        ("Chargés d’affaires, a.i.", "Chargés d’affaires a.i.")]),
    ("charge-form", titled("Chargée d’affaires a.i. of Iceland"), []),
    ("signature-stop", titled("Ambassador of Iceland."), [(".", "")]),
    ("signature-stop", titled("Ambassador of Iceland;"), [(";", "")]),
    ("signature-stop", titled("Chargé d’affaires a.i."), []),
    ("signature-former-name", "date: 2023-03-04\n" + titled("Ambassador of Turkey, Chair"), [("Turkey", None)]),
    ("signature-former-name", "date: 2020-03-04\n" + titled("Ambassador of Turkey, Chair"), []),
    ("signatory-twice", signed("given: A, family: Berg, state: Iceland", "given: A, family: Berg, state: Malta"), [
        ("Berg", None)]),
    ("signatory-twice", signed("given: A, family: Berg, state: Iceland", "given: B, family: Berg, state: Malta"), []),
    ("signatory-state-twice", signed("family: Berg, state: Iceland", "family: Zahra, state: ISL"), [("ISL", None)]),
    ("signatory-state-twice", signed("family: Berg, state: Iceland", "family: Zahra, state: Malta"), []),
    ("signatory-state-twice", signed("family: Berg, state: Iceland", "family: Zahra, state: Malta")
     + "  - {family: Jón, state: Iceland}\n", [("Iceland", None)]),
    ("signatory-state-twice", signed("family: Berg, organization: Club", "family: Zahra, organization: Club"), []),
    ("signatory-order", AS_GIVEN + signed("family: B, state: Malta", "family: Z, state: Iceland"), [
        ("{family: B, state: Malta}", None)]),
    ("signatory-order", AS_GIVEN + signed("family: B, state: Fiji", "family: Z, state: Malta"), []),
    ("signatory-order", signed("family: B, state: Malta", "family: Z, state: Iceland"), []),
    ("title-signatories", "senders: [Iceland]\n", [("Malta", None)]),
    ("title-signatories", "senders: [Iceland, Malta, Fiji]\n", [("Fiji", None)]),
    ("title-signatories", "senders: [{state: Iceland}, {state: Fiji}]\n", [("Malta", None), ("Fiji", None)]),
    ("title-signatories", "senders: [Iceland, Malta]\n", []),
    ("title-signatories", "senders: [ISL, {organization: the Club}]\n" + signed(
        "family: B, state: Iceland", "family: Z, organization: Club"), []),
    ("title-signatories", "senders: [Iceland, {organization: the Club}]\n" + signed(
        "family: B, state: Iceland", "family: Z, organization: Guild"), [("Guild", None), ("the Club", None)]),
    ("sender-office", "senders: [{state: Iceland, office: PR}, Malta]\n" + signed(
        "family: B, state: Iceland, office: charge-d-affaires"), [("PR", "charge-d-affaires")]),
    ("sender-office", "senders: [{state: Iceland, office: CDA}, Malta]\n" + signed(
        "family: B, state: Iceland, office: charge-d-affaires"), []),
    ("sender-office", "senders: [Iceland, Malta]\n" + signed(
        "family: B, state: Iceland, office: charge-d-affaires"), []),
    ("sender-office", "senders: [{organization: the Club, office: PO}, Malta]\n" + signed(
        "family: B, organization: Club, office: Envoy"), [("PO", "Envoy")]),
    ("sender-office", "senders: [{organization: the Club, office: PO}, Malta]\n" + signed(
        "family: B, organization: the Club, office: permanent-observer"), []),
    ("sender-office", "senders: [{office: Chair of the Club}, Malta]\n" + signed(
        "family: B, office: Chair of the Club"), []),
    # Addressees, symbols and items
    ("addressee-order", "addressees: [president-of-the-security-council, secretary-general]\n", [
        ("president-of-the-security-council", None)]),
    ("addressee-order", "addressees: [SG, PGA, PSC]\n", []),
    ("addressee-order", "addressees: [SG, PSC, PGA]\n", [("PSC", None)]),
    ("addressee-organ", "symbols: [A/80/999]\n", [("[A/80/999]", None)]),
    ("addressee-organ", "symbols: [A/80/999, S/2026/9]\n", []),
    ("addressee-organ", "addressees: [SG, PGA]\nsymbols: [S/2026/9]\n", [("[S/2026/9]", None)]),
    ("symbol-twice", "symbols: [A/80/998, A/80/999]\n", [("A/80/999", None)]),
    ("symbol-twice", "symbols: [S/2026/1, S/2026/2, S/2025/3]\n", [("S/2026/2", None)]),
    ("symbol-twice", "symbols: [A/80/998, A/81/999, A/ES-10/999]\n", []),
    ("symbol-suffixes", "symbols: [A/80/999/Rev.1, S/2026/999]\n", [("S/2026/999", "S/2026/999/Rev.1")]),
    ("symbol-suffixes", "symbols: [A/80/999/Rev.1/Add.2, S/2026/999/Rev.1]\n", [
        ("S/2026/999/Rev.1", "S/2026/999/Rev.1/Add.2")]),
    ("symbol-suffixes", "symbols: [A/80/999/Add.1, S/2026/999/Add.1]\n", []),
    ("item-missing", "agenda_items: null\nsymbols: [A/80/999]\n", [("[A/80/999]", None)]),
    ("item-missing", "agenda_items: null\norgans: [general-assembly]\n", [("[general-assembly]", None)]),
    ("item-missing", "agenda_items: null\naddressees: [PGA]\n", [("[PGA]", None)]),
    ("item-missing", "agenda_items: null\norgans: [security-council]\n", []),
    ("item-without-assembly", "symbols: [S/2026/9]\nagenda_items: [{number: 12, title: Sport}]\n", [
        ("[{number: 12, title: Sport}]", None)]),
    ("item-without-assembly", "symbols: [A/80/9, S/2026/9]\n", []),
    ("item-twice", "agenda_items: [{number: 3 (b), title: A}, {number: 3(b), title: B}]\n", [("3(b)", None)]),
    ("item-twice", "agenda_items: [{number: 3 (b), title: A}, {number: 3 (c), title: B}]\n", []),
    ("item-stop", "agenda_items: [{number: 12, title: Sport.}, {number: 13, title: Boats;}]\n", [(".", ""), (";", "")]),
    ("item-stop", "agenda_items: [{number: 12, title: 'Sport, '}]\n", [(",", "")]),
    ("item-stop", "agenda_items: [{number: 12, title: Sport etc.}]\n", []),
    ("item-capitals", "agenda_items: [{number: 12, title: SPORT FOR ALL}]\n", [("SPORT FOR ALL", None)]),
    ("item-capitals", "agenda_items: [{number: 12, title: UNESCO}, {number: 13, title: Sport}]\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "change", "found"), SIGNED)
def test_values(rule: str, change: str, found: Found) -> None:
    assert fixes_of(rule, change) == found


def test_one_who_signs_alone_need_not_name_the_state() -> None:
    alone = "template: letter\naddressees: [SG]\nsignatories: [{family: Berg, state: Iceland, title: Ambassador}]\n"
    assert findings_of("signature-state-missing", alone) == []


ALONE = "template: letter\naddressees: [secretary-general]\nsignatories: [{given: Ada, family: Berg, state: Iceland}]\n"
SENT = "template: as-sent\naddressees: [secretary-general]\n"
NOTE = "template: note-verbale\nsignatories: null\nsenders: [Malta]\naddressees: [secretary-general]\n"
ONE = "annexes: [{title: Log, body: x}]\n"
TWO = "annexes: [{title: Log, body: x}, {title: Map, body: y}]\n"
PARTS: list[tuple[str, str, str, list[str]]] = [
    ("salutation", "Excellency,\n\nWe met.", "", ["Excellency,"]),
    ("salutation", "Your Excellencies:\n\nWe met.", "", ["Your Excellencies:"]),
    ("salutation", "Dear Mr. Berg,\n\nWe met.", "", []),
    ("salutation", "Dear Colleague,\n\nWe met.", "", ["Dear Colleague,"]),
    ("salutation", "Madam President,\n\nWe met.", "", ["Madam President,"]),
    ("salutation", "Sirs\n\nWe met.", "", ["Sirs"]),
    ("salutation", "Excellency, we met.", "", []),
    ("salutation", "We met.\n\nExcellency,", "", []),
    ("salutation", "Excellency,\n\nWe met.", SENT, []),
    ("complimentary-close", "Please accept, Excellency, the assurances of our highest consideration.", "", [
        "Please accept, Excellency, the assurances of our highest consideration."]),
    ("complimentary-close", "We met.\n\nYours sincerely,", "", ["Yours sincerely,"]),
    ("complimentary-close", "We met.\n\nRespectfully", "", ["Respectfully"]),
    ("complimentary-close", "We met.\n\nYours sincerely,", SENT, []),
    ("complimentary-close", "We met.\n\nYours sincerely,", NOTE, []),
    ("first-person", "I have the honour to write.", "", ["I"]),
    ("first-person", "We have the honour to write; I met.", "", []),
    ("first-person", "We have the honour to write.", ALONE, ["We"]),
    ("first-person", "We have the honour to write on behalf of Chile.", ALONE, []),
    ("first-person", "I have the honour to write on behalf of Chile.", "", ["I"]),
    ("first-person", "I wish to write.", ALONE, []),
    ("first-person", "I wish to write.", NOTE, []),
    ("first-person-possessive", "On instructions from my Government we write.", "", ["my Government"]),
    ("first-person-possessive", "On instructions from our Governments I write.", ALONE, ["our Governments"]),
    ("first-person-possessive", "On instructions of our Governments we write.", "", []),
    ("note-verbale-person", "The Permanent Mission presents its compliments. I and we met, my my.", NOTE, [
        "I", "we", "my"]),
    ("note-verbale-person", "We met, and I met.", "", []),
    ("note-verbale-opening", "The Mission met.\n\nIts compliments are presented.", NOTE, ["The Mission met."]),
    ("note-verbale-opening", "The Mission presents its compliments.", NOTE, []),
    ("note-verbale-opening", "The Mission met.", "", []),
    ("paragraph-numbers", "1. We met.\n\n2. They met.", "", ["1."]),
    ("paragraph-numbers", "99) We met.", "", ["99)"]),
    ("paragraph-numbers", "We met.\n\n1. They met.", "", []),
    ("paragraph-numbers", "- We met.", "", []),
    ("annex-missing", "We transmit the log (see annex).", "", ["(see annex)"]),
    ("annex-missing", "The log is attached herewith; see the annex to the present letter.", "", [
        "attached herewith", "see the annex to the present"]),
    ("annex-missing", "We transmit the log (see annex).", ONE, []),
    ("annex-missing", "The clubs are attached to each other.", "", []),
    ("annex-unannounced", "We met.", ONE, ["{title: Log, body: x}"]),
    ("annex-unannounced", "We met.", "", []),
    ("annex-unannounced", "We transmit the log.", ONE, []),
    ("annex-unannounced", "We forward, convey or append it.", ONE, []),
    ("annex-number", "See the log (see annex I).", ONE, ["I"]),
    ("annex-number", "See both (see annexes I and II).", TWO, []),
    ("annex-number", "See both (see annexes II and III).", TWO, ["III"]),
    ("annex-number", "See it (see annex III).", TWO, ["III"]),
    ("annex-number", "See it (see annex III).", "", []),
    ("annex-unnumbered", "See it (see annex).", TWO, ["annex"]),
    ("annex-unnumbered", "See it (see annex).", ONE, []),
    ("annex-original", "See it (see annex).", "annexes: [{title: A, body: x, original: en}]\n", ["en"]),
    ("annex-original", "See it (see annex).", "annexes: [{title: A, body: x, original: fr}]\n", []),
    ("annex-original", "See it (see annex).", "original: [fr]\nannexes: [{title: A, body: x, original: fr}]\n", ["fr"]),
    ("annex-original", "See it (see annex).", "original: [en, fr]\nannexes: [{title: A, body: x, original: fr}]\n", []),
    ("annex-empty", "See it (see annex).", "annexes: [{title: A}, {title: B, body: x}]\n", ["{title: A}"]),
    ("annex-empty", "See it (see annex).", "annexes: [{title: A, enclosures: [{title: B, body: x}]}]\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "lead", "found"), PARTS)
def test_parts(rule: str, text: str, lead: str, found: list[str]) -> None:
    assert words_of(rule, with_request(text, lead)) == found


@pytest.mark.parametrize(
    ("count", "text", "message"),
    [
        (1, "We have the honour to write.", ("“I”", "“We”")),
        (2, "I have the honour to write.", ("2", "“We”", "“I”")),
        (1, "On instructions from our Governments.", ("“my Government”",)),
        (2, "On instructions from my Government.", ("2", "“our Governments”")),
    ],
)
def test_the_message_counts_the_signatories(count: int, text: str, message: str) -> None:
    rule = "first-person-possessive" if "instructions" in text else "first-person"
    assert [one.data for one in findings_of(rule, with_request(text, ALONE if count == 1 else ""))] == [message]


def test_a_request_of_the_author_does_not_announce_an_annex() -> None:
    asked = "We should be grateful if you would have the present letter and its annex circulated as a document of the "
    assert words_of("annex-unannounced", with_body(f"We met.\n\n{asked}Security Council.", ONE)) == []
