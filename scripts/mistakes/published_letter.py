"""The example letter as published, with all facts as text, so that mistakes can be put into them."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.load import from_file
from drafter.pipeline import derive

_PUBLICATION_KEYS = """\
symbols: [A/80/999, S/2025/999]
distributed: 2025-10-20
published: 2025-10-21
job_number: 25-99999
signatory_order: as-given
"""
_PARAGRAPH = """\
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


def published_letter(path: Path) -> str:
    """Return the letter with its facts as text, another paragraph, two annexes and one signatory per line."""
    facts = derive(from_file(path)).facts
    text = path.read_text(encoding="utf-8")
    request = str(facts.circulation_request).replace("the present letter", "the present letter and its annexes")
    text = text.replace("{{ circulation_request }}", f"{_PARAGRAPH.strip()}\n\n  {request}", 1)
    states = facts.on_behalf_of
    if states:
        text = text.replace("{{ on_behalf_of.count }}", str(states.count)).replace("{{ on_behalf_of }}", states.text)
    # Remove the comments and the key `on_behalf_of`, whose States are now part of the text.
    text = re.sub(r"^ *#.*\n|  +#.*", "", text, flags=re.MULTILINE)
    text = re.sub(r"^on_behalf_of:\n(?:  +.*\n)+", "", text, flags=re.MULTILINE)
    senders = "".join(f"  - {re.sub('^the ', '', sender)}\n" for sender in facts.senders)
    return f"{text.rstrip()}\n{_PUBLICATION_KEYS}senders:\n{senders}{_ANNEXES}"
