"""Parts of the input model: people, agenda items, annexes and the masthead, and the types of values."""

# No string annotations in this module: each would be compiled whenever a letter is read.
import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from drafter.limits import MAX_ADDRESSEES

Language = Literal["en", "fr", "es", "ru", "zh", "ar"]
# One language, or a list of them.
Languages = Language | Annotated[tuple[Language, ...], Meta(min_length=1)]
Organ = Literal["general-assembly", "security-council", "economic-and-social-council", "human-rights-council"]
Gender = Literal["f", "m"]
Text = Annotated[str, Meta(min_length=1)]
# Marks text that often consists of digits: editors read it as a number, which the schema therefore allows.
DIGITS = "x-digits"
Session = Annotated[str, Meta(min_length=1, extra_json_schema={DIGITS: True})]
Count = Annotated[int, Meta(ge=1, le=200)]
# The number of an agenda item: 34, 3 (b).
ITEM_NUMBER = r"^[1-9][0-9]{0,2}( ?\([a-z]{1,2}\))?( ?\([ivx]+\))?$"
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
