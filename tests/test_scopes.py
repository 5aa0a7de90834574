from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator

import pytest

from autograder.scopes import Read, chain, reads

PROGRAMS = {
    "parameters": "def f(a, /, b, *c, d, **e):\n    return a, b, c, d, e, g",
    "defaults are read outside": "def f(a=a, *, b=b):\n    return a",
    "decorators are read outside": "@a\ndef f(a):\n    return a",
    "bases are read outside": "class A(B, metaclass=C):\n    B = D",
    "bound later": "def f():\n    print(a)\n    a = 1",
    "global": "def f():\n    global a\n    a = a + 1",
    "nonlocal": "def f():\n    a = 1\n    def g():\n        nonlocal a\n        a += b\n    return g",
    "closure": "def f(a):\n    return lambda b: (a, b, c)",
    "class bodies are no scope for methods": "class A:\n    a = 1\n    def f(self):\n        return a",
    "class bodies see what they bind": "class A:\n    a = 1\n    b = a + c",
    "comprehension": "def f():\n    return [a for a in b if a in c]",
    "first iterable": "def f():\n    return [a for a in a]",
    "nested comprehension": "def f(x):\n    return {a: b for a in x for b in a if c}",
    "walrus": "def f(x):\n    return [y := a for a in x], y",
    "loops and with": "def f():\n    for a, (b, *c) in d:\n        with e as g:\n            print(a, b, c, g)",
    "except": "def f():\n    try:\n        a\n    except b as c:\n        print(c)",
    "match": "def f(x):\n    match x:\n        case {'k': a, **b}:\n            return a, b\n        case [c, *d] as e:\n            return c, d, e, g",
    "imports": "def f():\n    import a.b\n    from c import d as e\n    return a, e, d",
    "del": "def f():\n    del a\n    return a",
}


def globals_of(table: symtable.SymbolTable) -> Iterator[str]:
    for symbol in table.get_symbols():
        if symbol.is_global() and symbol.is_referenced():
            yield symbol.get_name()
    for child in table.get_children():
        yield from globals_of(child)


@pytest.mark.parametrize("source", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_names_are_resolved_as_python_does(source: str) -> None:
    inside = {name for child in symtable.symtable(source, "a", "exec").get_children() for name in globals_of(child)}
    node = ast.parse(source).body[0]
    ours = {read.root for read in reads(node)} - {""}
    # What stands outside of all functions is read at the top level: symtable's other half.
    outside = {s.get_name() for s in symtable.symtable(source, "a", "exec").get_symbols() if s.is_referenced()}
    not_used = {"b"} if "except b" in source else set()  # what an except clause asks for is no use
    assert ours == (inside | outside) - not_used


def test_attributes_belong_to_the_name_they_are_read_from() -> None:
    found = reads(ast.parse("a.b.c(d.e)(f).g").body[0])
    assert Read("a", "", ("b", "c"), called=True) in found
    assert Read("d", "", ("e",), called=False) in found
    assert Read("", "", ("g",), called=False) in found


def test_an_import_on_the_spot_is_known_by_its_name_in_the_library() -> None:
    found = reads(ast.parse("def f():\n    import a.b as c\n    return c.d()").body[0])
    assert found == [Read("", "a.b", ("d",), called=True)]


def test_a_getattr_with_its_name_in_sight_is_an_attribute() -> None:
    root, attributes = chain(ast.parse("getattr(a.b, 'c').d", mode="eval").body)
    assert isinstance(root, ast.Name)
    assert (root.id, attributes) == ("a", ("b", "c", "d"))
