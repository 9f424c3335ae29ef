"""XML written with the prefixes of the file that it was read from: Word refuses a part whose prefixes were renamed.

ElementTree invents prefixes, or registers them for the whole process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_XML = "http://www.w3.org/XML/1998/namespace"
_TEXT_ESCAPES = {"\r": "&#13;"}
_ATTRIBUTE_ESCAPES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def write_xml(root: Element, prefixes: Mapping[str, str]) -> bytes:
    """Return the part as UTF-8; `prefixes` are namespaces by prefix, further ones get a prefix such as ns1."""
    known = {uri: prefix for prefix, uri in reversed(list(prefixes.items()))}
    attributes = {uri: prefix for uri, prefix in known.items() if prefix} | {_XML: "xml"}
    for name in sorted(_names(root)):
        uri, _, _ = name.removeprefix("{").rpartition("}")
        if uri and uri not in known and uri != _XML:
            known[uri] = attributes[uri] = f"ns{len(known)}"
    # Attributes are never in the default namespace.
    for uri in {name.removeprefix("{").rpartition("}")[0] for name in _attribute_names(root)} - {""}:
        attributes.setdefault(uri, f"ns{len(known) + len(attributes)}")
    declared = {prefix: uri for uri, prefix in (*known.items(), *attributes.items()) if uri != _XML}
    spaces = "".join(_declaration(prefix, uri) for prefix, uri in {**dict(prefixes), **declared}.items())
    return (_DECLARATION + "".join(_write(root, known, attributes, spaces))).encode()


def _declaration(prefix: str, uri: str) -> str:
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    return f' {name}="{escape(uri, _ATTRIBUTE_ESCAPES)}"'


def _names(root: Element) -> set[str]:
    return {element.tag for element in root.iter()}


def _attribute_names(root: Element) -> set[str]:
    return {name for element in root.iter() for name in element.attrib}


def _write(element: Element, tags: Mapping[str, str], attributes: Mapping[str, str], spaces: str = "") -> Iterator[str]:
    name = _qualified(element.tag, tags)
    pairs = "".join(
        f' {_qualified(key, attributes)}="{escape(value, _ATTRIBUTE_ESCAPES)}"' for key, value in element.attrib.items()
    )
    text = escape(element.text or "", _TEXT_ESCAPES)
    if text or len(element):
        yield f"<{name}{spaces}{pairs}>{text}"
        for child in element:
            yield from _write(child, tags, attributes)
            yield escape(child.tail or "", _TEXT_ESCAPES)
        yield f"</{name}>"
    else:
        yield f"<{name}{spaces}{pairs}/>"


def _qualified(name: str, prefixes: Mapping[str, str]) -> str:
    uri, _, local = name.removeprefix("{").rpartition("}")
    prefix = prefixes[uri] if uri else ""
    return f"{prefix}:{local}" if prefix else local
