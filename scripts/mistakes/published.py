"""The example letter as it is published, with everything written out in which a mistake can be made."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.load import from_file
from drafter.pipeline import derive

_HEAD = """\
symbols: [A/80/999, S/2025/999]
distributed: 2025-10-20
published: 2025-10-21
job_number: 25-99999
signatory_order: as-given
"""
_MORE = """\
  The clubs of readers met in Accra on Tuesday, 3 June 2025, and again in Valparaíso on 12 August 2025. In Helsinki,
  12 reading rooms were opened, and 45 per cent of the towns (see annex I) took part; the log of these meetings
  (see annex II) is kept at the Secretariat, with the report of the Secretary-General (A/80/120).
"""
_ANNEXES = """\
annexes:
  - title: The reading rooms of Helsinki
    body: |
      ## The rooms

      The rooms are warm and bright.

      ### The lamps

      There are 12 lamps.
  - title: The log of the meetings
    body: |
      The readers met and read.
"""


def published(path: Path) -> str:
    """The text of the letter with its facts written out, a paragraph more, two annexes and one signatory a line."""
    facts = derive(from_file(path)).facts
    text = path.read_text(encoding="utf-8")
    request = str(facts.circulation_request).replace("the present letter", "the present letter and its annexes")
    text = text.replace("{{ circulation_request }}", f"{_MORE.strip()}\n\n  {request}", 1)
    listed = facts.on_behalf_of
    if listed:
        text = text.replace("{{ on_behalf_of.count }}", str(listed.count)).replace("{{ on_behalf_of }}", listed.text)
    # What the comments say, and the States that are now written out, can hold no mistake.
    text = re.sub(r"^ *#.*\n|  +#.*", "", text, flags=re.MULTILINE)
    text = re.sub(r"^on_behalf_of:\n(?:  +.*\n)+", "", text, flags=re.MULTILINE)
    senders = "".join(f"  - {re.sub('^the ', '', one)}\n" for one in facts.senders)
    return f"{text.rstrip()}\n{_HEAD}senders:\n{senders}{_ANNEXES}"
