"""`drafter new`: start a letter from a sample."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.arguments import STANDARD, add_language_argument, add_templates_argument, own_templates
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, InvalidLetterError, UsageError, raise_if_errors
from drafter.files import read_regular_file
from drafter.limits import MAX_SCHEMA_BYTES
from drafter.writing.atomic import write, write_new

if TYPE_CHECKING:
    from drafter.scaffold.new_letter import Prefill
    from drafter.templates import Sample

DEFAULT_TEMPLATE, DEFAULT_FOR_LISTS = "identical-letters", "joint-letter"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter new`."""
    template = f"a sample of `drafter gallery` (default: {DEFAULT_TEMPLATE})"
    parser.add_argument("template", metavar="TEMPLATE", nargs="?", help=template)
    file = "the letter to write, or - for standard output (default: TEMPLATE.yaml)"
    parser.add_argument("file", metavar="FILE", nargs="?", help=file)
    parser.add_argument("--no-input", action="store_true", help="do not ask questions")
    table = "a table of signatories and the States that they represent"
    parser.add_argument("--from-csv", metavar="CSV", type=Path, help=table)
    add_language_argument(parser, "an edition of FILE without its .CODE, or a sample in CODE, such as fr")
    parser.add_argument("--no-schema", action="store_true", help="do not write the schema for editors")
    add_templates_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Write a sample with today's date and the known details of the sender; never overwrite a letter."""
    from drafter.profile import profile, template_folders
    from drafter.scaffold.new_letter import new_letter
    from drafter.scaffold.wizard import ask_prefill, merge, prefill_from_profile, profile_errors

    name, file = _name_and_file(options)
    if options.language and file and (edition := _edition(Path(file), options.language)):
        return _write_letter(Path(file), edition, schema=not options.no_schema)
    folder = Path(file).parent if file and file != STANDARD else Path()
    own_profile = profile(folder)
    folders = template_folders(own_templates(options), folder.resolve())
    raise_if_errors(profile_errors(own_profile))
    prefill = merge(prefill_from_profile(own_profile), _prefill_from_table(options.from_csv))
    default = DEFAULT_FOR_LISTS if prefill.on_behalf_of else own_profile.template or DEFAULT_TEMPLATE
    if _can_ask(options, name, file):
        name, prefill = ask_prefill(default, folders, prefill)
    sample = _find(name or default, folders)
    target = file or f"{sample.name}.yaml"
    sample = in_language(sample, options.language) if options.language else sample
    text = new_letter(sample.text, sample.template, prefill, datetime.date.today())
    return _print(text) if target == STANDARD else _write_letter(Path(target), text, schema=not options.no_schema)


def _name_and_file(options: argparse.Namespace) -> tuple[str | None, str | None]:
    """Return the template and the file; a single argument may be either."""
    name, file = options.template, options.file
    if name and file is None and (Path(name).suffix in (".yaml", ".yml") or name == STANDARD):
        return None, name
    return name, file


def _can_ask(options: argparse.Namespace, name: str | None, file: str | None) -> bool:
    from drafter.scaffold.wizard import is_terminal

    return name is None and file != STANDARD and not options.no_input and is_terminal()


def _prefill_from_table(path: Path | None) -> Prefill:
    from drafter.scaffold.new_letter import Prefill

    if path is None:
        return Prefill()
    from drafter.scaffold.new_letter import prefill_from_csv

    return prefill_from_csv(path)


def _edition(file: Path, language: str) -> str | None:
    """Return the YAML of an edition if the letter is next to the file: letter.yaml for letter.fr.yaml."""
    from drafter.scaffold.new_edition import base_of, new_edition

    base = base_of(file, language)
    return new_edition(base, language) if base else None


def in_language(sample: Sample, language: str) -> Sample:
    """Return a sample in another language, or the sample if it is in that language; raise UsageError."""
    found = sample.in_language(language)
    if found is None:
        raise UsageError(Finding("unknown-sample", _not_in_language(sample, language)))
    return found


def _not_in_language(sample: Sample, language: str) -> str:
    """Return the message about a sample that does not exist in a language: what to do, if the template knows it."""
    known = sample.template.description.languages
    if known and language not in known:
        return f"The template {sample.template.name} exists in: {', '.join(known)}; not in {language}."
    advice = f"write an edition of a letter: drafter new --language {language} letter.{language}.yaml"
    return f"The sample {sample.name} does not exist in {language}; {advice} (next to letter.yaml)."


def _find(name: str, folders: tuple[Path, ...]) -> Sample:
    from drafter.templates import find_sample

    try:
        return find_sample(name, folders)
    except InvalidLetterError as error:
        raise UsageError(*error.findings) from None


def _print(text: str) -> int:
    sys.stdout.write(text)
    return 0


def _write_letter(target: Path, text: str, schema: bool) -> int:
    """Write the letter and, next to it, the schema with which editors complete keys offline."""
    from drafter.scaffold.new_letter import SCHEMA_LINE

    write_new(target, ((SCHEMA_LINE if schema else "") + text).encode())
    if schema:
        _write_schema(target.parent)
    count = text.count("<<<")
    replace = f" Replace its {count} placeholders, such as <<<text>>>." if count else ""
    commands = f"  drafter check {target}\n  drafter render {target}\n"
    sys.stderr.write(f"{target} is ready to edit.{replace} Next:\n{commands}")
    return 0


def _write_schema(folder: Path) -> None:
    """Write the schema; overwrite only an earlier schema written by Drafter."""
    from drafter.letter.schema import schema
    from drafter.scaffold.new_letter import SCHEMA_FILE

    content, path = schema(), folder / SCHEMA_FILE
    try:
        if path.is_symlink() or (
            path.exists() and json.loads(read_regular_file(path, MAX_SCHEMA_BYTES)).get("title") != content["title"]
        ):
            return
        write(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(), force=True)
    except (DrafterError, OSError, ValueError, AttributeError, RecursionError):
        sys.stderr.write(f"{path} was not updated.\n")
