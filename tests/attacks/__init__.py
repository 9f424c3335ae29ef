"""Tested attacks, by heading. docs/safety.md lists them, and tests/test_attacks.py runs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attacks import (
    bodies,
    characters,
    cluster_answers,
    cluster_code,
    cluster_messages,
    environment,
    fonts,
    gallery,
    images,
    injections,
    links,
    looks,
    manifests,
    markup,
    outputs,
    overrides,
    packages,
    profiles,
    published_injections,
    samples,
    tables,
    template_files,
    template_limits,
    template_markup,
    template_pictures,
    text_files,
    values,
    yaml_letters,
)
from attacks.attack import Attack

FAMILIES: Mapping[str, Sequence[Attack]] = {
    "YAML of a letter": yaml_letters.ATTACKS,
    "Values in a letter": values.ATTACKS,
    "Expressions in a body": bodies.ATTACKS,
    "Markup in a body": markup.ATTACKS,
    "HTML, links and Word fields": links.ATTACKS,
    "Characters": characters.ATTACKS,
    "Code injection in templates": injections.ATTACKS,
    "Code injection from published lists": published_injections.ATTACKS,
    "Templates that take too much time or memory": template_limits.ATTACKS,
    "Files of templates": template_files.ATTACKS,
    "HTML written by templates": template_markup.ATTACKS,
    "Pictures of templates": template_pictures.ATTACKS,
    "`look.yaml` of templates": looks.ATTACKS,
    "Paths of letters and texts": text_files.ATTACKS,
    "Images": images.ATTACKS,
    "Output files": outputs.ATTACKS,
    "Samples and schemas of new letters": samples.ATTACKS,
    "Gallery, and copies of templates": gallery.ATTACKS,
    "Word files and PDFs as input": packages.ATTACKS,
    "Tables": tables.ATTACKS,
    "Manifests of a folder (`.drafter`)": manifests.ATTACKS,
    "Clusters that send code (`--cluster`)": cluster_code.ATTACKS,
    "Answers of clusters": cluster_answers.ATTACKS,
    "Messages and addresses of clusters": cluster_messages.ATTACKS,
    "Values on the command line": overrides.ATTACKS,
    "Profiles": profiles.ATTACKS,
    "Environment variables": environment.ATTACKS,
    "Fonts and folders named by the user": fonts.ATTACKS,
}
ATTACKS: Sequence[Attack] = [attack for family in FAMILIES.values() for attack in family]
