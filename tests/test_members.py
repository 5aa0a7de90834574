from __future__ import annotations

import ast

from autograder.members import members
from autograder.scopes import Read


def roots(source: str) -> dict[str, set[tuple[str, ...]]]:
    node = ast.parse(source).body[0]
    assert isinstance(node, ast.ClassDef)
    return {name: {(read.root, *read.steps) for read in found} for name, found in members(node).items()}


def test_each_attribute_reads_for_itself() -> None:
    found = roots("@d\nclass A(B, metaclass=C):\n    a = x\n    b: int\n    def c(self):\n        return y, a")
    assert found == {"": {("d",), ("B",), ("C",)}, "a": {("x",)}, "b": set(), "c": {("y",), ("a",)}}


def test_the_first_parameter_of_a_method_is_the_class() -> None:
    found = roots(
        "class A:\n    def f(self):\n        return self.b\n    @staticmethod\n    def g(x):\n        return x.b"
    )
    assert found["f"] == {("A", "b")}
    assert found["g"] == {("staticmethod",), ("", "b")}


def test_what_an_attribute_is_made_of_belongs_to_it() -> None:
    assert roots("class A:\n    a = x\n    b = a")["b"] == {("A", "a")}
    assert roots("class A:\n    a = x\n    a = y")["a"] == {("y",)}
    assert roots("class A:\n    a = x\n    a = y(a)")["a"] == {("x",), ("y",), ("A", "a")}


def test_attributes_of_an_object_are_no_part_of_its_start() -> None:
    found = roots(
        "class A:\n    def __init__(self, p):\n        q = z\n        self.a = x(p, q)\n        self.b: int = y"
    )
    assert found["__init__"] == {("z",)}
    assert found["a"] == {("x",), ("",)}
    assert found["b"] == {("y",)}


def test_what_is_read_is_given_as_a_read() -> None:
    node = ast.parse("class A:\n    a = b.c()").body[0]
    assert isinstance(node, ast.ClassDef)
    assert members(node)["a"] == [Read("b", "", ("c",), called=True)]
