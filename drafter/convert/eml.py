"""EML: a draft e-mail with the Word file and the PDF attached, to open in a mail program, complete and send.

It has no date, no sender, and only the address that the profile gives (`mail_to`): how a letter reaches the
Secretariat is for the mission to know.
"""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from drafter.convert.finished import FinishedLetter
from drafter.profile import profile

_TYPES = {
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("application", "pdf"),
}


def convert(letter: FinishedLetter) -> dict[str, bytes]:
    """Return a message for each copy of the letter. Raises InvalidLetterError if the profile is not valid."""
    mail_to = profile(letter.folder).mail_to if letter.folder else None
    return {f"{name}.eml": _message(letter.title, mail_to, name, files) for name, files in letter.copies.items()}


def _message(title: str, mail_to: str | None, name: str, files: Mapping[str, bytes]) -> bytes:
    message = EmailMessage(policy=SMTP)
    # Mail programs open a message with this field as a draft.
    message["X-Unsent"] = "1"
    if mail_to:
        message["To"] = mail_to
    message["Subject"] = title
    message.set_content(title + "\n", cte="quoted-printable")
    for form, data in files.items():
        main, sub = _TYPES[form]
        message.add_attachment(data, maintype=main, subtype=sub, filename=f"{name}.{form}")
    # A random boundary would make two equal letters differ.
    message.set_boundary("drafter-" + sha256(b"".join(files.values())).hexdigest()[:32])
    return message.as_bytes()
