"""Every attack that is tried, under its heading; docs/safety.md shows them, tests/test_attacks.py tries them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attacks import (
    bodies,
    characters,
    fonts,
    images,
    injections,
    links,
    looks,
    manifests,
    markup,
    outputs,
    overrides,
    packages,
    payloads,
    profiles,
    samples,
    tables,
    template_files,
    template_limits,
    template_markup,
    text_files,
    values,
    yaml_letters,
)
from attacks.attack import Attack

FAMILIES: Mapping[str, Sequence[Attack]] = {
    "YAML": yaml_letters.ATTACKS,
    "Values": values.ATTACKS,
    "Expressions in a body": bodies.ATTACKS,
    "Markup": markup.ATTACKS,
    "HTML, links and fields": links.ATTACKS,
    "Characters": characters.ATTACKS,
    "Injections into templates": injections.ATTACKS,
    "Injections of the published lists": payloads.ATTACKS,
    "Templates that take too much": template_limits.ATTACKS,
    "Files of templates": template_files.ATTACKS,
    "Markup of templates": template_markup.ATTACKS,
    "Looks": looks.ATTACKS,
    "Letters and texts by their names": text_files.ATTACKS,
    "Pictures": images.ATTACKS,
    "Results": outputs.ATTACKS,
    "Samples, templates and the gallery": samples.ATTACKS,
    "Word files and PDF": packages.ATTACKS,
    "Tables": tables.ATTACKS,
    "Ledgers of a folder": manifests.ATTACKS,
    "Values on the command line": overrides.ATTACKS,
    "Profiles": profiles.ATTACKS,
    "Faces and folders that the user names": fonts.ATTACKS,
}
ATTACKS: Sequence[Attack] = [attack for family in FAMILIES.values() for attack in family]
