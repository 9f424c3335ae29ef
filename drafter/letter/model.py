"""The input model: what each key of a letter means. `drafter schema` and `drafter explain` are made from it."""

# No annotation here is a text, which would have to be compiled each time that a letter is read.
import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from drafter.limits import MAX_ADDRESSEES

# Keys of letters that only some templates print; others refuse them, so that nothing is left out unsaid.
PARTICULAR = ("letterhead", "reference", "written_at", "salutation", "courtesy", "conference")
PARTICULAR_OF_ADDRESSEES = ("name", "address", "salutation")

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
Language = Literal["en", "fr", "es", "ru", "zh", "ar"]
Organ = Literal["general-assembly", "security-council", "economic-and-social-council", "human-rights-council"]
Gender = Literal["f", "m"]
Text = Annotated[str, Meta(min_length=1)]
# Marks text that is often all figures, which editors take for a number; the schema lets them.
DIGITS = "figures"
Session = Annotated[str, Meta(min_length=1, extra_json_schema={DIGITS: True})]
Count = Annotated[int, Meta(ge=1, le=200)]
JobNumber = Annotated[str, Meta(pattern=r"^[0-9]{2}-[0-9]{5}$")]


class Sender(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A State, organization or office-holder of the title."""

    state: Annotated[Text | None, Meta(description="Any known name, alias or ISO code of a State.")] = None
    organization: Annotated[Text | None, Meta(description="In place of a State, as it reads after `of`.")] = None
    office: Annotated[
        Text | None, Meta(description="An office by its id, such as charge-d-affaires, or as free text.")
    ] = None
    gender: Annotated[Gender | None, Meta(description="Said, never guessed; some languages show it.")] = None
    capacity: Annotated[Text | None, Meta(description="As in `in his capacity as Chair of ...`.")] = None


class Addressee(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody to whom the letter is addressed."""

    office: Annotated[Text, Meta(description="An office by its id or alias (SG, PGA, PSC, PECOSOC), or free text.")]
    gender: Annotated[Gender | None, Meta(description="Said, never guessed; some languages show it.")] = None
    name: Annotated[Text | None, Meta(description="As sent: `H.E. Ms. ...`, the line above the office.")] = None
    address: Annotated[Text | None, Meta(description="As sent: the lines below the office; `|` keeps them.")] = None
    salutation: Annotated[Text | None, Meta(description="As sent: in place of the letter's own salutation.")] = None


class AgendaItem(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An item of the agenda under which the letter is to circulate."""

    number: Annotated[
        str,
        Meta(
            description="34, or 3 (b) for a sub-item.",
            pattern=r"^[0-9]{1,3}( ?\([a-z]{1,2}\))?( ?\([ivx]+\))?$",
            extra_json_schema={DIGITS: True},
        ),
    ]
    title: Annotated[Text, Meta(description="The title of the item, as the agenda has it.")]
    sub_title: Annotated[Text | None, Meta(description="The title of the sub-item.")] = None
    session: Annotated[Session | None, Meta(description="The session of this item, where the letter has two.")] = None


class Signatory(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody who signs the letter."""

    family: Annotated[Text, Meta(description="The family name, printed bold.")]
    given: Annotated[Text | None, Meta(description="The given names, as the signatory writes them.")] = None
    state: Annotated[Text | None, Meta(description="The State signed for.")] = None
    organization: Annotated[Text | None, Meta(description="In place of a State.")] = None
    office: Annotated[Text | None, Meta(description="An office by its id, or as free text.")] = None
    title: Annotated[Text | None, Meta(description="Printed as given under the name; `|` keeps lines.")] = None
    gender: Annotated[Gender | None, Meta(description="Said, never guessed.")] = None
    capacity: Annotated[Text | None, Meta(description="As in `in her capacity as Chair of ...`.")] = None
    family_first: Annotated[bool, Meta(description="The family name comes first: Qin Huasun.")] = False


class Annex(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is attached to the letter, or to an annex of it."""

    title: Annotated[Text | None, Meta(description="The attached text's own title.")] = None
    original: Annotated[
        Language | None, Meta(description="The language that it was written in, if not the letter's.")
    ] = None
    body: Annotated[Text | None, Meta(description="The text, in CommonMark.")] = None
    body_file: Annotated[Text | None, Meta(description="A file in the letter's folder that holds the text.")] = None
    signatories: Annotated[tuple[Signatory, ...], Meta(description="Who signed it, in the order given.")] = ()
    enclosures: Annotated[tuple["Annex", ...], Meta(description="What is attached to an annexed letter.")] = ()
    appendices: Annotated[tuple["Annex", ...], Meta(description="What belongs to the attached text.")] = ()


class Masthead(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the author may add to the top of page 1."""

    emblem: Annotated[
        Text | None, Meta(description="A picture in the letter's folder; Drafter ships no emblem (resolution 92 (I)).")
    ] = None


class Letter(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A United Nations letter."""

    template: Annotated[Text, Meta(description="The kind of letter: a folder of the gallery.")]
    date: Annotated[datetime.date, Meta(description="The senders' date; it stands in the title.")]
    further_dates: Annotated[
        tuple[datetime.date, ...], Meta(description="The dates of further letters: `Letters dated 3 and 5 May 2016`.")
    ] = ()
    symbols: Annotated[
        tuple[Text, ...], Meta(description="Document symbols; without them the letter is a draft.", max_length=6)
    ] = ()
    distributed: Annotated[datetime.date | None, Meta(description="The date of the masthead.")] = None
    distribution: Annotated[
        Literal["General", "Limited", "Restricted"], Meta(description="Who may read it (Editorial Manual).")
    ] = "General"
    language: Annotated[Language, Meta(description="The language of the document.")] = "en"
    original: Annotated[
        tuple[Language, ...], Meta(description="The languages that it was submitted in.", min_length=1)
    ] = ("en",)
    senders: Annotated[
        tuple[Text | Sender, ...], Meta(description="States of the title; else those of the signatories.")
    ] = ()
    addressees: Annotated[
        tuple[Text | Addressee, ...],
        Meta(description="secretary-general, president-of-the-..., SG, PGA, PSC.", max_length=int(MAX_ADDRESSEES)),
    ] = ()
    agenda_items: Annotated[tuple[AgendaItem, ...], Meta(description="Items of the General Assembly's agenda.")] = ()
    agenda: Annotated[
        Literal["adopted", "provisional", "preliminary"], Meta(description="Which agenda the numbers are of.")
    ] = "adopted"
    agenda_document: Annotated[Text | None, Meta(description="The agenda's symbol: A/72/150.")] = None
    session: Annotated[
        Session | tuple[Session, ...] | None, Meta(description="Overrides the session: 71, ES-10, or both as a list.")
    ] = None
    year: Annotated[Count | None, Meta(description="Overrides the year of the Security Council: 71.")] = None
    organs: Annotated[
        tuple[Organ, ...], Meta(description="Where it is to circulate, if not what the symbols say.")
    ] = ()
    on_behalf_of: Annotated[
        tuple[Text, ...], Meta(description="States listed in the text; sorted and counted by Drafter.")
    ] = ()
    body: Annotated[Text | None, Meta(description="The text, in CommonMark; {{ ... }} prints a fact.")] = None
    body_file: Annotated[Text | None, Meta(description="A file in the letter's folder that holds the text.")] = None
    signatories: Annotated[tuple[Signatory, ...], Meta(description="Who signs.")] = ()
    signatory_order: Annotated[
        Literal["english", "as-given"], Meta(description="English alphabetical order of States, or as given.")
    ] = "english"
    annexes: Annotated[tuple["Annex", ...], Meta(description="What is attached.")] = ()
    title: Annotated[Text | None, Meta(description="Overrides the title that Drafter composes.")] = None
    title_size: Annotated[Literal[12, 14] | None, Meta(description="Points; else 14, or 12 for a long title.")] = None
    reissued: Annotated[datetime.date | None, Meta(description="Reissued for technical reasons on this day.")] = None
    job_number: Annotated[JobNumber | None, Meta(description="YY-NNNNN, as the Secretariat gives it.")] = None
    published: Annotated[datetime.date | None, Meta(description="The date code at the foot of page 1.")] = None
    masthead: Annotated[Masthead | None, Meta(description="The author's own emblem.")] = None
    letterhead: Annotated[
        Text | None, Meta(description="As sent: the mission's name and address at the top; `|` keeps lines.")
    ] = None
    reference: Annotated[Text | None, Meta(description="As sent: the mission's own number of the letter.")] = None
    written_at: Annotated[Text | None, Meta(description="As sent: the town before the date; else New York.")] = None
    salutation: Annotated[Text | None, Meta(description="As sent: how it begins; else `Excellency,`.")] = None
    courtesy: Annotated[
        Text | None, Meta(description="As sent: how it ends; else with the assurances of my highest consideration.")
    ] = None
    conference: Annotated[Text | None, Meta(description="Model United Nations: the name of the conference.")] = None
    draft: Annotated[bool | None, Meta(description="Prints the draft mark; true without symbols.")] = None
    ignore: Annotated[dict[str, Text], Meta(description="Findings silenced, each with its reason.")] = {}

    @property
    def is_draft(self) -> bool:
        """Whether the letter carries the draft mark: said so, or without symbols."""
        return not self.symbols if self.draft is None else self.draft or not self.symbols
