"""The input model: the keys of a letter, with the descriptions that `drafter schema` and `drafter explain` print."""

# No string annotations in this module: each would be compiled whenever a letter is read.
import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from drafter.limits import MAX_ADDRESSEES

# Keys that only some templates print. Other templates reject them, so that no value is silently omitted.
TEMPLATE_KEYS = ("letterhead", "reference", "written_at", "salutation", "courtesy", "conference")
TEMPLATE_KEYS_OF_ADDRESSEES = ("name", "address", "salutation")

Language = Literal["en", "fr", "es", "ru", "zh", "ar"]
# One language, or a list of them.
Languages = Language | Annotated[tuple[Language, ...], Meta(min_length=1)]
Organ = Literal["general-assembly", "security-council", "economic-and-social-council", "human-rights-council"]
Gender = Literal["f", "m"]
Text = Annotated[str, Meta(min_length=1)]
# Marks text that often consists of digits. Editors read it as a number, which the schema therefore allows.
# Marks text that may be typed as a number; it is not a key of a letter.
DIGITS = "x-digits"
Session = Annotated[str, Meta(min_length=1, extra_json_schema={DIGITS: True})]
Count = Annotated[int, Meta(ge=1, le=200)]
# The number of an agenda item: 34, 3 (b).
ITEM_NUMBER = r"^[0-9]{1,3}( ?\([a-z]{1,2}\))?( ?\([ivx]+\))?$"
OfficeInTitle = Annotated[
    Text | None, Meta(description="The office in free text as the title prints it, in a language that inflects it.")
]
OrganizationInTitle = Annotated[
    Text | None, Meta(description="The organization as the title prints it, in a language that inflects it.")
]
AccreditedAt = Annotated[
    Text | None,
    Meta(
        description="Where the mission is accredited: new-york, geneva, geneva-office, vienna, nairobi, "
        "conference-on-disarmament; by default as usual for the organ."
    ),
]
# New York, then Geneva and Vienna (GE.16-12345, V.16-01234), then Nairobi (K1601234).
JobNumber = Annotated[str, Meta(pattern=r"^((GE\.|V\.)?[0-9]{2}-[0-9]{5}|K[0-9]{7})$")]


def as_list(languages: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return one language or a list of languages as a list."""
    return (languages,) if isinstance(languages, str) else languages or ()


class Sender(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A State, organization or office-holder that sends the letter."""

    state: Annotated[Text | None, Meta(description="A State, by any of its names or by ISO code.")] = None
    organization: Annotated[
        Text | None, Meta(description="An organization instead of a State, as it reads after `of`.")
    ] = None
    office: Annotated[
        Text | None, Meta(description="An office by its id, such as charge-d-affaires, or as free text.")
    ] = None
    gender: Annotated[Gender | None, Meta(description="f or m; Drafter never guesses it. Some languages show it.")] = (
        None
    )
    capacity: Annotated[
        Text | None, Meta(description="A further capacity, as in `in his capacity as Chair of ...`.")
    ] = None
    office_in_title: OfficeInTitle = None
    organization_in_title: OrganizationInTitle = None
    at: AccreditedAt = None


class Addressee(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A person to whom the letter is addressed."""

    office: Annotated[Text, Meta(description="An office by its id or alias (SG, PGA, PSC, PECOSOC), or free text.")]
    gender: Annotated[Gender | None, Meta(description="f or m; Drafter never guesses it. Some languages show it.")] = (
        None
    )
    name: Annotated[Text | None, Meta(description="As sent: the line above the office, such as `H.E. Ms. ...`.")] = None
    address: Annotated[
        Text | None, Meta(description="As sent: the lines below the office; begin with `|` for several lines.")
    ] = None
    salutation: Annotated[
        Text | None, Meta(description="As sent: replaces the salutation of the letter for this addressee.")
    ] = None
    office_in_title: OfficeInTitle = None
    organization: Annotated[
        Text | None, Meta(description="A committee or another body, by its name or id, such as committee-1540.")
    ] = None


class AgendaItem(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An item of the agenda under which the letter is to circulate."""

    number: Annotated[
        str,
        Meta(
            description="The number of the item: 34, or 3 (b) for a sub-item.",
            pattern=ITEM_NUMBER,
            extra_json_schema={DIGITS: True},
        ),
    ]
    title: Annotated[Text, Meta(description="The title of the item, as in the agenda.")]
    sub_title: Annotated[Text | None, Meta(description="The title of the sub-item.")] = None
    session: Annotated[
        Session | None, Meta(description="The session of this item, if the letter has two sessions.")
    ] = None


class Signatory(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A person who signs the letter."""

    family: Annotated[Text, Meta(description="The family name, printed in bold.")]
    given: Annotated[Text | None, Meta(description="The given names, as the signatory writes them.")] = None
    state: Annotated[Text | None, Meta(description="The State for which the person signs.")] = None
    organization: Annotated[Text | None, Meta(description="An organization instead of a State.")] = None
    office: Annotated[Text | None, Meta(description="An office by its id, or as free text.")] = None
    title: Annotated[
        str | None,
        Meta(
            description="The lines under the name, printed as typed; begin with `|` for several lines. "
            'Write "" to print no line under the name.'
        ),
    ] = None
    gender: Annotated[Gender | None, Meta(description="f or m; Drafter never guesses it.")] = None
    capacity: Annotated[
        Text | None, Meta(description="A further capacity, as in `in her capacity as Chair of ...`.")
    ] = None
    family_first: Annotated[bool, Meta(description="Print the family name first: Qin Huasun.")] = False
    office_in_title: OfficeInTitle = None
    organization_in_title: OrganizationInTitle = None
    at: AccreditedAt = None


class Annex(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text attached to the letter, or to an annex."""

    title: Annotated[Text | None, Meta(description="The title of the attached text.")] = None
    original: Annotated[
        Languages | None, Meta(description="The original language, or a list, if it differs from that of the letter.")
    ] = None
    body: Annotated[Text | None, Meta(description="The attached text, in CommonMark.")] = None
    body_file: Annotated[Text | None, Meta(description="A file in the letter's folder that contains the text.")] = None
    signatories: Annotated[
        tuple[Signatory, ...], Meta(description="The people who signed the annex, in the order given.")
    ] = ()
    enclosures: Annotated[tuple["Annex", ...], Meta(description="Texts attached to an annexed letter.")] = ()
    appendices: Annotated[tuple["Annex", ...], Meta(description="Appendices of the attached text.")] = ()
    heading: Annotated[
        str | None,
        Meta(
            description="Replaces the heading `Annex to the letter dated ...`, printed as typed. "
            'Write "" to print only `Annex I`.'
        ),
    ] = None
    date: Annotated[
        datetime.date | None,
        Meta(description="The date of an attached letter; with senders and addressees, it gives the heading."),
    ] = None
    senders: Annotated[
        tuple[Text | Sender, ...],
        Meta(description="The senders of an attached letter; by default those for whom its signatories sign."),
    ] = ()
    addressees: Annotated[
        tuple[Text | Addressee, ...],
        Meta(description="The addressees of an attached letter.", max_length=int(MAX_ADDRESSEES)),
    ] = ()
    notes: Annotated[
        tuple[Text, ...],
        Meta(description="Notes to the heading, such as `* Reproduced as received.`; end the heading or title with *."),
    ] = ()

    @property
    def originals(self) -> tuple[str, ...]:
        """The original languages that the author wrote."""
        return as_list(self.original)


class Masthead(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Additions to the top of page 1."""

    emblem: Annotated[
        Text | None,
        Meta(description="An image in the letter's folder; Drafter includes no emblem (resolution 92 (I))."),
    ] = None
    organ: Annotated[
        Text | None, Meta(description="The name of the organ at the top, if Drafter does not know it.")
    ] = None
    body: Annotated[
        Text | None, Meta(description="The name of the committee under the rule, if Drafter does not know it.")
    ] = None


class Letter(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A United Nations letter."""

    template: Annotated[Text, Meta(description="The kind of letter; `drafter gallery` lists the templates.")]
    date: Annotated[datetime.date, Meta(description="The date of the letter, as in its title.")]
    extends: Annotated[
        Text | None,
        Meta(description="Another letter in the folder: everything that this letter does not say comes from there."),
    ] = None
    further_dates: Annotated[
        tuple[datetime.date, ...],
        Meta(description="The dates of further letters, as in `Letters dated 3 and 5 May 2016`."),
    ] = ()
    symbols: Annotated[
        tuple[Text, ...],
        Meta(description="The document symbols; without them the letter is marked as a draft.", max_length=6),
    ] = ()
    distributed: Annotated[
        datetime.date | None, Meta(description="The date in the masthead: the day of distribution.")
    ] = None
    distribution: Annotated[
        Literal["General", "Limited", "Restricted"], Meta(description="The distribution category (Editorial Manual).")
    ] = "General"
    language: Annotated[Language, Meta(description="The language of the document.")] = "en"
    digits: Annotated[
        Literal["western", "arabic-indic"],
        Meta(
            description="The digits of dates in a letter in Arabic; documents of 2015 to 2018 have Arabic-Indic ones."
        ),
    ] = "western"
    original: Annotated[
        Languages | None,
        Meta(description="The language in which the letter was submitted, or a list; by default that of the document."),
    ] = None
    senders: Annotated[
        tuple[Text | Sender, ...],
        Meta(description="The senders in the title; by default those for whom the signatories sign."),
    ] = ()
    addressees: Annotated[
        tuple[Text | Addressee, ...],
        Meta(
            description="The addressees: secretary-general, president-of-the-..., or SG, PGA, PSC.",
            max_length=int(MAX_ADDRESSEES),
        ),
    ] = ()
    agenda_items: Annotated[
        tuple[AgendaItem, ...], Meta(description="The agenda items under which the letter is to circulate.")
    ] = ()
    agenda: Annotated[
        Literal["adopted", "provisional", "preliminary"],
        Meta(description="The agenda that the numbers of the items refer to."),
    ] = "adopted"
    agenda_document: Annotated[
        Text | None, Meta(description="The symbol of a provisional agenda or preliminary list, such as A/72/150.")
    ] = None
    session: Annotated[
        Session | tuple[Session, ...] | None, Meta(description="Overrides the session: 71, ES-10, or both in a list.")
    ] = None
    year: Annotated[Count | None, Meta(description="Overrides the year of the Security Council, such as 71.")] = None
    organs: Annotated[
        tuple[Organ, ...],
        Meta(description="The organs in which the letter is to circulate; by default those of its symbols."),
    ] = ()
    on_behalf_of: Annotated[
        tuple[Text, ...], Meta(description="States listed in the text; Drafter sorts and counts them.")
    ] = ()
    roster: Annotated[
        Text | None,
        Meta(
            description="A table (CSV or XLSX) of States and their answers, in the letter's folder; those that have "
            "confirmed or signed become signatories, and States on whose behalf the letter is written."
        ),
    ] = None
    body: Annotated[
        Text | None, Meta(description="The text of the letter, in CommonMark; {{ ... }} prints a fact.")
    ] = None
    body_file: Annotated[Text | None, Meta(description="A file in the letter's folder that contains the text.")] = None
    signatories: Annotated[tuple[Signatory, ...], Meta(description="The people who sign the letter.")] = ()
    signatory_order: Annotated[
        Literal["english", "language", "as-given"],
        Meta(description="The order of signatories: of the English names of States, of their names here, or as given."),
    ] = "english"
    annexes: Annotated[tuple["Annex", ...], Meta(description="The annexes of the letter.")] = ()
    title: Annotated[Text | None, Meta(description="Overrides the title that Drafter composes.")] = None
    title_size: Annotated[
        Literal[12, 14] | None,
        Meta(description="The size of the title in points; by default 14, or 12 for a long title."),
    ] = None
    notes: Annotated[
        tuple[Text, ...],
        Meta(description="Notes at the foot of page 1, such as `* Reproduced as received.`, after those of Drafter."),
    ] = ()
    relates_to: Annotated[
        Text | None,
        Meta(description="The symbol of an earlier letter that this one corrects, supplements or withdraws."),
    ] = None
    reissued: Annotated[
        datetime.date | None, Meta(description="The day on which the document was reissued for technical reasons.")
    ] = None
    job_number: Annotated[
        JobNumber | None,
        Meta(description="The job number that the Secretariat assigns, such as 16-17956 or GE.16-12345."),
    ] = None
    published: Annotated[
        datetime.date | None,
        Meta(description="The day of publication, printed as the date code at the foot of page 1."),
    ] = None
    masthead: Annotated[Masthead | None, Meta(description="Additions to the masthead: your own emblem.")] = None
    letterhead: Annotated[
        Text | None, Meta(description="As sent: the mission's name and address; begin with `|` for several lines.")
    ] = None
    reference: Annotated[
        Text | None, Meta(description="As sent: the reference number that the mission gave the letter.")
    ] = None
    written_at: Annotated[Text | None, Meta(description="As sent: the town before the date; by default New York.")] = (
        None
    )
    salutation: Annotated[Text | None, Meta(description="As sent: the salutation; by default `Excellency,`.")] = None
    courtesy: Annotated[
        Text | None,
        Meta(description="As sent: the closing sentence; by default the assurances of highest consideration."),
    ] = None
    conference: Annotated[Text | None, Meta(description="Model United Nations: the name of the conference.")] = None
    draft: Annotated[bool | None, Meta(description="Prints the draft mark; always true without symbols.")] = None
    ignore: Annotated[dict[str, Text], Meta(description="Findings to ignore, each with your reason.")] = {}

    @property
    def originals(self) -> tuple[str, ...]:
        """The languages in which the letter was submitted."""
        return as_list(self.original) or (self.language,)

    @property
    def is_draft(self) -> bool:
        """True if the letter is marked as a draft: on request, or because it has no symbols."""
        return not self.symbols if self.draft is None else self.draft or not self.symbols
