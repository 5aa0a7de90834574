from __future__ import annotations

import ast

import pytest

from autograder.syntax import arguments, chain, own_attributes


def test_a_getattr_with_its_name_in_sight_is_an_attribute() -> None:
    root, attributes = chain(ast.parse("getattr(a.b, 'c').d", mode="eval").body)
    assert isinstance(root, ast.Name)
    assert (root.id, attributes) == ("a", ("b", "c", "d"))


@pytest.mark.parametrize(
    ("source", "steps"),
    [("a['b'].c", ("['b']", "c")), ("a[0][-1]", ("[0]", "[-1]")), ("a[b]", ("[]",)), ("a[1:]", ("[]",))],
)
def test_a_constant_key_is_a_step_of_its_own(source: str, steps: tuple[str, ...]) -> None:
    assert chain(ast.parse(source, mode="eval").body)[1] == steps


def test_a_parameter_with_a_default_need_not_be_given() -> None:
    function = ast.parse("lambda a, /, b, c=1, *d, e, f=2, **g: 0", mode="eval").body
    assert isinstance(function, ast.Lambda)
    assert [name for name, is_given in arguments(function.args) if is_given] == ["a", "b", "e"]


@pytest.mark.parametrize(
    "source",
    [
        "x.softmax = 1",
        "f(softmax=1)",
        "class A:\n    softmax: int",
        "class A:\n    if a:\n        def softmax(self): pass",
        "setattr(a, 'softmax', 1)",
        "collections.namedtuple('A', 'loss, softmax')",
        "type('A', (), {'softmax': 1})",
    ],
)
def test_attributes_that_objects_are_given_are_known(source: str) -> None:
    assert "softmax" in {*own_attributes(ast.parse(source).body[0])}
    assert "softmax" not in {*own_attributes(ast.parse("f('softmax', x.softmax, softmax)").body[0])}
