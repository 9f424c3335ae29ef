"""What a key takes, in the words of a drafter; for errors, `explain` and the schema."""

from __future__ import annotations

from msgspec import inspect

_PLAIN = {
    inspect.DateType: "a date that exists, as 2016-10-11",
    inspect.BoolType: "true or false",
    inspect.IntType: "a number",
    inspect.DictType: "a mapping of keys to values",
}


def describe_type(expected_type: inspect.Type) -> str:
    """What to write for a type, as a phrase that follows `write`."""
    if isinstance(expected_type, inspect.Metadata):
        return describe_type(expected_type.type)
    if isinstance(expected_type, inspect.UnionType):
        some = [kind for kind in expected_type.types if not isinstance(kind, inspect.NoneType)]
        return " or ".join(dict.fromkeys(describe_type(kind) for kind in some))
    if isinstance(expected_type, inspect.LiteralType):
        return "one of " + ", ".join(str(value) for value in expected_type.values)
    if isinstance(expected_type, inspect.StructType):
        return (
            "keys and values, as {" + ", ".join(f"{field.encode_name}: ..." for field in expected_type.fields[:2]) + "}"
        )
    if isinstance(expected_type, inspect.VarTupleType):
        most = f"at most {expected_type.max_length} " if expected_type.max_length else ""
        return f"a list of {most}{_plural(expected_type.item_type)}"
    if isinstance(expected_type, inspect.IntType) and expected_type.ge is not None:
        return f"a number from {expected_type.ge} to {expected_type.le}"
    if isinstance(expected_type, inspect.StrType) and expected_type.pattern:
        return f"text of the form {_form(expected_type.pattern)}"
    return _PLAIN.get(type(expected_type), "text")


def _plural(expected_type: inspect.Type) -> str:
    said = describe_type(expected_type)
    return {"text": "texts", "a date that exists, as 2016-10-11": "dates, as 2016-10-11"}.get(said, said)


def _form(pattern: str) -> str:
    """A pattern by its example, where the model gives one."""
    return _EXAMPLES.get(pattern, pattern)


_EXAMPLES = {
    r"^[0-9]{1,3}( ?\([a-z]{1,2}\))?( ?\([ivx]+\))?$": "34 or 3 (b)",
    r"^[0-9]{2}-[0-9]{5}$": "16-17956",
}
