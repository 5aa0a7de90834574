from __future__ import annotations

import ast

import pytest

from autograder.scopes import reads

SURE = {
    "a parameter": "def f(X):\n    X.exp()",
    "made of one": "def f(X):\n    Y = -(2 * X[0].T + 1).abs()\n    Y.exp()",
    "each of many": "def f(X):\n    for x in X:\n        x.exp()",
    "in a comprehension": "def f(X):\n    [x.exp() for x in X]",
    "walrus": "def f(X):\n    (Y := X).sum\n    Y.exp()",
    "in an inner function": "def f(X):\n    def g():\n        return X.exp()",
    "computed by a library": "def f():\n    torch.ones(3).exp()",
    "by one that is imported here": "def f():\n    import torch as t\n    t.ones(3).abs().exp()",
}
NOT_SURE = {
    "a name of the top level": "def f(X):\n    Y.exp()",
    "a parameter with a default": "def f(X=Y):\n    X.exp()",
    "any number of parameters": "def f(*X):\n    X.exp()",
    "an attribute that no tensor has": "def f(X):\n    X.ops.exp()",
    "what a function gives": "def f(X):\n    g(X).exp()",
    "what a parameter gives": "def f(X):\n    X(1).exp()",
    "sometimes another": "def f(X):\n    X = g(X)\n    X.exp()",
    "made of another": "def f(X):\n    Z = Y = g(X)\n    Z.exp()",
    "with": "def f(X):\n    with X as Y:\n        Y.exp()",
    "a module beside the file": "def f(X):\n    import helpers\n    helpers.exp()",
    "an object of a library": "def f(X):\n    torch.nn.Module().exp()",
    "this": "class A:\n    def f(self):\n        self.exp()",
}


def tensors(source: str) -> list[bool]:
    found = reads(ast.parse(source).body[0], lambda name: name == "torch")
    return [read.tensor for read in found if read.steps[-1:] == ("exp",)]


@pytest.mark.parametrize("source", SURE.values(), ids=SURE.keys())
def test_what_is_computed_from_a_parameter_or_by_a_library_is_a_tensor(source: str) -> None:
    assert tensors(source) == [True]


@pytest.mark.parametrize("source", NOT_SURE.values(), ids=NOT_SURE.keys())
def test_what_may_be_something_else_is_not(source: str) -> None:
    assert tensors(source) == [False]
