from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator

import pytest

from autograder.scopes import Read, reads

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
    "comparison of attributes": "def f(x):\n    return a.b == x.c is c.d",
    "comparison with an attribute of a result": "def f(x):\n    return f(x).y == z",
    "comparison with a walrus": "def f(q):\n    if (p := g()).q == r:\n        return p, q",
    "comparison of items": "def f(x):\n    return a[b].c == x[(d := e)]",
    "keys": "def f(x):\n    return a[b[c]].d(e), x[0]",
    "del": "def f():\n    del a\n    return a",
}
NOT_USED = {"except": {"b"}}  # what an except clause asks for is no use


def globals_of(table: symtable.SymbolTable) -> Iterator[str]:
    for symbol in table.get_symbols():
        if symbol.is_global() and symbol.is_referenced():
            yield symbol.get_name()
    for child in table.get_children():
        yield from globals_of(child)


@pytest.mark.parametrize("name", PROGRAMS)
def test_names_are_resolved_as_python_does(name: str) -> None:
    source = PROGRAMS[name]
    inside = {name for child in symtable.symtable(source, "a", "exec").get_children() for name in globals_of(child)}
    node = ast.parse(source).body[0]
    ours = {read.root for read in reads(node)} - {""}
    # What stands outside of all functions is read at the top level: symtable's other half.
    outside = {s.get_name() for s in symtable.symtable(source, "a", "exec").get_symbols() if s.is_referenced()}
    assert ours == (inside | outside) - NOT_USED.get(name, set())


def test_attributes_belong_to_the_name_they_are_read_from() -> None:
    found = reads(ast.parse("a.b.c(d.e)(f).g").body[0])
    assert Read("a", "", ("b", "c"), called=True) in found
    assert Read("d", "", ("e",), called=False) in found
    assert Read("", "", ("g",), called=False) in found


def test_an_import_on_the_spot_is_known_by_its_name_in_the_library() -> None:
    found = reads(ast.parse("def f():\n    import a.b as c\n    return c.d()").body[0])
    assert found == [Read("", "a.b", ("d",), called=True)]


def test_what_is_only_compared_is_not_used() -> None:
    found = reads(ast.parse("f(x).y == a.b.c").body[0])
    assert Read("a", "", ("b", "c"), called=False, used=False) in found
    assert Read("f", "", (), called=True) in found


def test_a_key_is_a_step() -> None:
    assert reads(ast.parse("a['b'].c(d)").body[0])[-1:] == [Read("d", "", (), called=False)]
    assert Read("a", "", ("['b']", "c"), called=True) in reads(ast.parse("a['b'].c(d)").body[0])
