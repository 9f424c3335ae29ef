"""What a key takes, in the words of a drafter; for errors, `explain` and the schema."""

from __future__ import annotations

from msgspec import inspect

_PLAIN = {
    inspect.DateType: "a date that exists, as 2016-10-11",
    inspect.BoolType: "true or false",
    inspect.IntType: "a number",
    inspect.DictType: "a mapping of keys to values",
}


def expected(wanted: inspect.Type) -> str:
    """What to write for a type, as a phrase that follows `write`."""
    if isinstance(wanted, inspect.Metadata):
        return expected(wanted.type)
    if isinstance(wanted, inspect.UnionType):
        some = [kind for kind in wanted.types if not isinstance(kind, inspect.NoneType)]
        return " or ".join(dict.fromkeys(expected(kind) for kind in some))
    if isinstance(wanted, inspect.LiteralType):
        return "one of " + ", ".join(str(value) for value in wanted.values)
    if isinstance(wanted, inspect.StructType):
        return "keys and values, as {" + ", ".join(f"{field.encode_name}: ..." for field in wanted.fields[:2]) + "}"
    if isinstance(wanted, inspect.VarTupleType):
        most = f"at most {wanted.max_length} " if wanted.max_length else ""
        return f"a list of {most}{_plural(wanted.item_type)}"
    if isinstance(wanted, inspect.IntType) and wanted.ge is not None:
        return f"a number from {wanted.ge} to {wanted.le}"
    if isinstance(wanted, inspect.StrType) and wanted.pattern:
        return f"text of the form {_form(wanted.pattern)}"
    return _PLAIN.get(type(wanted), "text")


def _plural(wanted: inspect.Type) -> str:
    said = expected(wanted)
    return {"text": "texts", "a date that exists, as 2016-10-11": "dates, as 2016-10-11"}.get(said, said)


def _form(pattern: str) -> str:
    """A pattern by its example, where the model gives one."""
    return _EXAMPLES.get(pattern, pattern)


_EXAMPLES = {
    r"^[0-9]{1,3}( ?\([a-z]{1,2}\))?( ?\([ivx]+\))?$": "34 or 3 (b)",
    r"^[0-9]{2}-[0-9]{5}$": "16-17956",
}
