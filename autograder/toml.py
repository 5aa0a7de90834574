"""TOML that people write, read into a record: what is wrong is one line that says where, and what to write instead."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection
from typing import Any, TypeVar, get_args, get_origin

import msgspec

_Record = TypeVar("_Record", bound=msgspec.Struct)
_Path = tuple[str, ...]


def read_toml(text: bytes, kind: type[_Record]) -> _Record:
    """The record that a file holds. Raises ValueError with one line, without a full stop."""
    raw = read_tables(text)
    _look(raw, kind, (), kind)
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:  # around what __post_init__ raises
        raise ValueError(str(error.__cause__ or error)) from error


def read_tables(text: bytes) -> dict[str, Any]:
    """The same as it stands, whatever it says. Raises ValueError."""
    try:
        raw: dict[str, Any] = msgspec.toml.decode(text)
    except ValueError as error:  # of the encoding, too
        raise ValueError(f"it is not TOML: {error}. Correct it there") from error
    return raw


def _look(value: object, kind: Any, path: _Path, root: type[msgspec.Struct]) -> None:
    """Raises ValueError for a key that is unknown or missing, and for a value that is not of the field's type."""
    if isinstance(value, dict) and get_origin(kind) is dict:
        for key, entry in value.items():
            _look(entry, get_args(kind)[1], (*path, key), root)
    elif isinstance(value, dict) and _is_record(kind):
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        for key, entry in value.items():
            if key not in fields:
                raise ValueError(_unknown(key, path, fields, root))
            _look(entry, fields[key].type, (*path, key), root)
        for name, field in fields.items():
            if field.required and name not in value:
                raise ValueError(f"{_place((*path, name))} is missing: {_wanted((*path, name), field.type)}")
    else:
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            raise ValueError(_wrong_type(value, kind, path, root)) from error


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and get_origin(kind) is None and issubclass(kind, msgspec.Struct)


def _unknown(key: str, path: _Path, fields: Collection[str], root: type[msgspec.Struct]) -> str:
    if path and key in root.__struct_fields__:
        return _misplaced(key, path)
    for field in () if path else msgspec.structs.fields(root):
        if _is_record(field.type) and key in field.type.__struct_fields__:
            return f"{key} stands above the tables: write it below [{field.name}]"
    near = difflib.get_close_matches(key, fields, 1)
    offer = f"did you mean {near[0]}?" if near else f"take it out; known are {', '.join(fields)}"
    return f"{_place((*path, key))} is not known: {offer}"


def _wrong_type(value: object, kind: Any, path: _Path, root: type[msgspec.Struct]) -> str:
    *tables, key = path
    own = get_origin(kind) is dict or _is_record(kind)  # a table of its own, wherever it stands
    if tables and not own and key in root.__struct_fields__:
        return _misplaced(key, tables)
    return f"{_place(path)} is {_shown(value)}: {_wanted(path, kind)}"


def _misplaced(key: str, tables: Collection[str]) -> str:
    # What follows the head of a table belongs to it, whatever empty lines stand between.
    return f"{key} stands in [{'.'.join(tables)}]: move it up, above the first line in [brackets]"


def _place(path: _Path) -> str:
    *tables, key = path
    return f"[{'.'.join(tables)}] {key}" if tables else key


def _shown(value: object) -> str:
    if isinstance(value, (dict, list)):
        return "a table" if isinstance(value, dict) else "a list"
    return json.dumps(value, default=str, ensure_ascii=False)


def _wanted(path: _Path, kind: Any) -> str:
    if get_origin(kind) is dict or _is_record(kind):
        return f"write it as a table, below a line [{'.'.join(path)}]"
    if get_origin(kind) is tuple:
        return 'give it a list of names, such as ["area"]'
    kinds = {float: "a number, without quotes", int: "a whole number, without quotes", str: "a text, in quotes"}
    return f"give it {kinds[kind]}"
