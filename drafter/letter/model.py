"""The input model: the keys of a letter, with the descriptions that `drafter schema` and `drafter explain` print."""

# No string annotations in this module: each would be compiled whenever a letter is read.
import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from drafter.letter.parts import (
    Addressee,
    AgendaItem,
    Annex,
    Count,
    JobNumber,
    Language,
    Languages,
    Masthead,
    Organ,
    Sender,
    Session,
    Signatory,
    Text,
    as_list,
)
from drafter.limits import MAX_ADDRESSEES

# Keys that only some templates print. Other templates reject them, so that no value is silently omitted.
TEMPLATE_KEYS = ("letterhead", "reference", "written_at", "salutation", "courtesy", "conference", "subject")
TEMPLATE_KEYS_OF_ADDRESSEES = ("name", "address", "salutation")


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
        Meta(description="The document symbols; without them the letter is marked as a draft.", max_length=4),
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
    subject: Annotated[
        Text | None,
        Meta(description="What a document is about that is not a letter: the item requested, the draft resolution."),
    ] = None
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
