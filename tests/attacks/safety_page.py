"""Text of docs/safety.md: the limits, the places that Drafter opens, and the tested attacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attacks import ATTACKS, FAMILIES
from attacks.allowed_paths import CHANGED_PLACES, AllowedPlace, allowed_places, own_places
from attacks.attack import Attack
from attacks.run import MEGABYTES, SECONDS
from drafter import limits
from drafter.limits import Limit

WIDTH = 110
INTRODUCTION = """\
# Safety

You can open letters and templates from strangers with Drafter. Drafter treats them as data: it refuses everything that
is too large, leads outside the letter's folder, or does more than print text.

- **Network**: Drafter opens no connection, except to a cluster that you name with `--cluster`. `drafter studio` answers
  only this computer, and only with the token in the address that it prints.
- **Programs**: Drafter starts no other program, only more Drafter processes. Two exceptions: `drafter doctor` runs
  `apt-cache` to find the versions of packages, and `drafter studio` opens your browser, unless you add `--no-browser`.
- **Reading**: Drafter reads the letter's folder, the templates, and the places listed [below](#what-drafter-opens).
- **Writing**: Drafter writes only where you ask for the output. It writes each file completely or not at all.
- **Overwriting**: Drafter does not overwrite a file that was edited, or that Drafter did not write, unless you add
  `--force`. `check --fix` and `pull` change the letters that you name, and the studio those that you save, unless
  somebody saved them in the meantime. `import` of a folder adds rows to its table, `scores.csv`, and replaces those of
  letters that it imports again.
- **Errors**: Drafter reports where the problem is: the file and, in text files, the line.

`make safety` writes this page from the limits ([drafter/limits.py](../drafter/limits.py)) and from the tests of the
attacks ([tests/attacks](../tests/attacks)). To report a vulnerability, see [SECURITY.md](../SECURITY.md)."""

LIMITS = """\
## Limits

Drafter refuses input over a limit. The second column names the rule of the error; `drafter explain RULE` describes it.
If there is no error, Drafter does what the first column says, or leaves out the rest."""
OPENED = """\
## What Drafter opens

On Linux, strace records the system calls of Drafter during every attack below, and while it renders every sample to
every format. Drafter opens, or tries to open, only files in these places:"""
NOT_OPENED = """\
Attacks on `verify-build` run without strace, because it renders again in a temporary folder. So do attacks by a
cluster, because Dask asks the system for its network, its processors and its memory.

Drafter writes, creates, moves and deletes files only in {}.
It opens no socket and starts no other program. These tests switch off the cache of compiled Python modules."""
MANIFESTS = """\
## Unchanged letters

`render` of a folder, and `merge`, skip letters whose files are unchanged, by the manifest `.drafter` of the output
folder. Each line of it has a seal that depends on your computer, your account and your home folder. Drafter skips a
letter only by a line with your seal, and only if all inputs, all outputs, the options, the templates and the
installation are the same. So a manifest that somebody sent you with a folder, or that was written on another computer,
proves nothing: Drafter renders these letters again.

The seal is no protection from people who can work on your computer, because they can find out what it depends on. If
they may write into your output folder, use `--force`, which renders all letters again, or `drafter verify-build`, which
compares the files byte for byte."""
CLUSTERS = """\
## Clusters, and who must trust whom

`--cluster` renders letters on a Dask cluster. Dask itself trusts everybody who takes part: a client can run programs on
the workers, and a worker can run programs on the scheduler.

- **Your computer need not trust the cluster.** Drafter reads everything that a scheduler or a worker sends as data: it
  runs nothing, imports nothing, unpickles nothing (results, exceptions, types, events, warnings), and prints no control
  characters. It accepts an answer only within the limits above, and only if the files have exactly the names and
  formats of the letter and the checksums that Drafter writes. It refuses all other answers and writes nothing.
- **The letters must trust the cluster.** Scheduler and workers read the letters, and they decide what is in the files.
  A checksum does not show who rendered a file. `drafter verify-build` renders the letters again on your computer and
  compares the files byte for byte.
- **The cluster must trust everybody who can connect to its scheduler.** Run the workers as a user who has no rights
  except to read the folders of the letters.
- **The network must be encrypted, or trusted.** `tcp://` is not encrypted: everybody in between can read the letters
  and change the files. Use `tls://` with `--cluster-ca`, `--cluster-cert` and `--cluster-key`. Dask does not compare
  the names of computers with their certificates, so use a certificate authority that signs only for this cluster.

A cluster that does not answer, or sends nonsense, can make letters fail. It cannot make them wrong without being one of
those that the letters must trust."""
ATTEMPTS = """\
## Tested attacks

Drafter is tested with these {} attacks. The first column names the input, the second what Drafter does. Each test also
checks that Drafter takes less than {:.0f} seconds of processor time and {} MB of memory, prints no traceback, and
reveals nothing of a secret file outside the letter's folder.

"Refuses it" means that Drafter reports an error and writes no file. "A link to a file outside" is a symbolic link to a
file outside the letter's folder."""


def page() -> str:
    """Return the page, as Markdown."""
    parts = (INTRODUCTION, *_limits(), *_places(), MANIFESTS, CLUSTERS, *_attacks())
    return "\n\n".join(parts) + "\n"


def _limits() -> Iterator[str]:
    yield LIMITS
    every = all_limits().values()
    for heading in dict.fromkeys(limit.group for limit in every):
        rows = (_limit_row(limit) for limit in every if limit.group == heading)
        yield f"### {heading}\n\n" + _table(("Limit", "Error"), rows)


def all_limits() -> Mapping[str, Limit]:
    """Return the limits of Drafter by name."""
    return {name: value for name, value in vars(limits).items() if isinstance(value, Limit)}


def _limit_row(limit: Limit) -> Sequence[str]:
    return limit.sentence, ", ".join(f"`{rule}`" for rule in limit.rules) or "none"


def _places() -> Iterator[str]:
    yield OPENED
    places = (*own_places(Path(), Path(), frozenset()), *allowed_places())
    yield _table(("Place", "Reason"), map(_place_row, places))
    yield NOT_OPENED.format(CHANGED_PLACES)


def _place_row(place: AllowedPlace) -> Sequence[str]:
    return place.description, place.reason


def _attacks() -> Iterator[str]:
    yield ATTEMPTS.format(len(ATTACKS), SECONDS, MEGABYTES)
    for heading, family in FAMILIES.items():
        yield f"### {heading}\n\n" + _table(("Input", "Drafter …"), map(_attack_row, family))


def _attack_row(attack: Attack) -> Sequence[str]:
    return _shorten(_printable(attack.attempt)), attack.response


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *([_cell(text) for text in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """Return a text for one table cell, with bars and unprintable characters escaped."""
    return _printable(text).replace("|", "\\|")


def _printable(text: str) -> str:
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )


def _shorten(text: str) -> str:
    """Return the beginning of a long text, with backticks in pairs; a short text as it is."""
    if len(text) <= WIDTH:
        return text
    start = text[: WIDTH - 1]
    return f"{start}…`" if start.count("`") % 2 else f"{start}…"
