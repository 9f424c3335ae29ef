"""What deleted text needs from the old file: links, images, styles and lists get their place in the new file.

Afterwards, the parts of the old file use the ids of the new one, so that both can be compared and mixed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element

from drafter.word.canonical_xml import Serializer
from drafter.word.names import VAL, R, W, number, value
from drafter.word.package import RELATIONSHIPS, Package, RedlineError, Relationship
from drafter.word.redline.package_editor import PackageEditor, Part, content_type

_REFERENCES = {f"{W}headerReference", f"{W}footerReference"}
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_STYLE_TAGS = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}
# Attributes that say nothing of how a list looks.
_LIST_IDS = {f"{W}{name}" for name in ("nsid", "tmpl")}


def carry_relationships(old: Package, old_name: str, root: Element, editor: PackageEditor, name: str) -> None:
    """Give the elements of an old part the relationships of the new part, with added ones for what it does not have.

    Raises RedlineError for an object with its own parts, such as a chart, that the new part does not have.
    """
    relationships = old.relationships(old_name)
    types = _types(old, old_name)
    known = {_target(related, editor): identifier for identifier, related in editor.relationships(name).items()}
    for element in root.iter():
        if element.tag in _REFERENCES:
            continue
        for attribute, identifier in element.attrib.items():
            related = relationships.get(identifier) if attribute.startswith(R) else None
            if related is None:
                continue
            target = _target(related, old)
            if target not in known:
                added = _added(old, related, editor, name)
                known[target] = editor.add_relationship(name, {"Type": types[identifier], **added})
            element.set(attribute, known[target])


def _types(package: Package, name: str) -> dict[str, str]:
    """Return the full types of the relationships of a part."""
    folder, file = posixpath.split(name)
    part = posixpath.join(folder, "_rels", f"{file}.rels")
    elements = package.xml(part).iter(f"{RELATIONSHIPS}Relationship") if part in package.parts else ()
    return {element.get("Id", ""): element.get("Type", "") for element in elements}


def _target(related: Relationship, holder: Package | PackageEditor) -> tuple[str, object]:
    """Return what a relationship leads to: an address, or the bytes of a part."""
    if related.external:
        return related.kind, related.target
    data = holder.parts.get(related.target)
    return related.kind, data if isinstance(data, bytes) else f"part {related.target}"


def _added(old: Package, related: Relationship, editor: PackageEditor, name: str) -> dict[str, str]:
    if related.external:
        return {"Target": related.target, "TargetMode": "External"}
    if related.target not in old.parts or old.relationships(related.target):
        raise RedlineError("it has an object that only the other file has, such as a chart")
    part = editor.add_part(related.target, old.parts[related.target], content_type(old, related.target))
    return {"Target": posixpath.relpath(part, posixpath.dirname(name) or ".")}


def carry_prefixes(old: Part, new: Part) -> None:
    """Declare the namespaces of an old part in the new one, and what readers may ignore in both."""
    for prefix, uri in old.prefixes.items():
        if new.prefixes.setdefault(prefix, uri) != uri:
            raise RedlineError("its XML uses other names than that of the other file; save both with the same program")
    ignorable = [*new.root.get(_IGNORABLE, "").split(), *old.root.get(_IGNORABLE, "").split()]
    if ignorable:
        new.root.set(_IGNORABLE, " ".join(dict.fromkeys(ignorable)))


def carry_styles(old: Element, new: Element, roots: Iterable[Element]) -> list[str]:
    """Add the styles that only the old file has, and rename those in `roots` that have another id in the new file.

    Return the names of the styles that look different in the two files.
    """
    serializer = Serializer(Package({}), {})
    by_name = {_style_key(style): style for style in new.findall(f"{W}style")}
    used = {style.get(f"{W}styleId", "") for style in by_name.values()}
    renamed: dict[tuple[str, str], str] = {}
    added: list[Element] = []
    different = []
    for style in old.findall(f"{W}style"):
        kind, name = _style_key(style)
        identifier = own = style.get(f"{W}styleId", "")
        if (kind, name) in by_name:
            found = by_name[kind, name]
            identifier = found.get(f"{W}styleId", "")
            different += [name] * (serializer.write(found) != serializer.write(style) and identifier == own)
        else:
            while identifier in used:
                identifier += "Old"
            used.add(identifier)
            style = deepcopy(style)  # noqa: PLW2901
            style.set(f"{W}styleId", identifier)
            style.attrib.pop(f"{W}default", None)
            added.append(style)
        renamed[kind, own] = identifier
    new.extend(added)
    _rename_styles([*roots, *added], renamed)
    return different


def _style_key(style: Element) -> tuple[str, str]:
    return style.get(f"{W}type", ""), value(style, "name").lower()


def _rename_styles(roots: Iterable[Element], renamed: Mapping[tuple[str, str], str]) -> None:
    for root in roots:
        kind = root.get(f"{W}type", "")
        for element in root.iter():
            type_ = _STYLE_TAGS.get(element.tag, kind if element.tag in (f"{W}basedOn", f"{W}next") else "")
            if type_:
                name = element.get(VAL, "")
                element.set(VAL, renamed.get((type_, name), name))


def carry_lists(old: Element, new: Element, roots: Iterable[Element]) -> None:
    """Give the paragraphs in `roots` the list numbers of the new file, with added lists for those it does not have."""
    abstract = {element.get(f"{W}abstractNumId", ""): element for element in old.findall(f"{W}abstractNum")}
    known: dict[str, str] = {}
    for element in new.findall(f"{W}num"):
        known.setdefault(_list_key(new, element), element.get(f"{W}numId", ""))
    elements = {element.get(f"{W}numId", ""): element for element in old.findall(f"{W}num")}
    same = {element.get(f"{W}numId", ""): _list_key(new, element) for element in new.findall(f"{W}num")}
    renamed: dict[str, str] = {}
    for root in roots:
        for element in root.iter(f"{W}numId"):
            identifier = element.get(VAL, "")
            if identifier in elements and identifier not in renamed:
                key = _list_key(old, elements[identifier])
                if same.get(identifier) == key:
                    renamed[identifier] = identifier
                elif key in known:
                    renamed[identifier] = known[key]
                else:
                    renamed[identifier] = known[key] = _add_list(elements[identifier], abstract, new)
            element.set(VAL, renamed.get(identifier, identifier))


def _list_key(root: Element, element: Element) -> str:
    """Return what a list looks like, as canonical text."""
    serializer = Serializer(Package({}), {})
    own = value(element, "abstractNumId")
    abstract = next((item for item in root.findall(f"{W}abstractNum") if item.get(f"{W}abstractNumId") == own), None)
    levels = [] if abstract is None else [child for child in abstract if child.tag not in _LIST_IDS]
    return "".join(map(serializer.write, [*levels, *element.findall(f"{W}lvlOverride")]))


def _add_list(element: Element, abstract: Mapping[str, Element], new: Element) -> str:
    """Add a list of the old file; return its number."""
    copy = deepcopy(element)
    identifier = _next(new, f"{W}num", f"{W}numId")
    copy.set(f"{W}numId", identifier)
    own = copy.find(f"{W}abstractNumId")
    source = abstract.get("" if own is None else own.get(VAL, ""))
    if own is not None and source is not None:
        base = deepcopy(source)
        base.set(f"{W}abstractNumId", _next(new, f"{W}abstractNum", f"{W}abstractNumId"))
        own.set(VAL, base.get(f"{W}abstractNumId", ""))
        new.insert(len(new.findall(f"{W}numPicBullet")), base)
    last = max((at for at, child in enumerate(new) if child.tag in (f"{W}num", f"{W}abstractNum")), default=-1)
    new.insert(last + 1, copy)
    return identifier


def _next(root: Element, tag: str, attribute: str) -> str:
    return str(1 + max((number(element.get(attribute)) for element in root.findall(tag)), default=0))
