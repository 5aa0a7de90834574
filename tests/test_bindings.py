from __future__ import annotations

import ast

import pytest

from autograder.bindings import Bindings, Parts


def bindings(source: str) -> Bindings:
    result = Bindings()
    for statement in ast.parse(source).body:
        result.add(statement)
    return result


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("import torch.nn as a", "torch.nn"),
        ("import torch\nb = torch.nn\na = b.functional", "torch.nn.functional"),
        ("from torch import *\na = softmax", "torch.softmax"),
        ("import torch\na = torch.tables['b']", ""),
        ("import torch as a\na = 1", ""),
        ("a = b\nb = a", ""),
        ("import numpy as a", ""),
    ],
)
def test_a_name_stands_for_what_it_was_bound_to_last(source: str, path: str) -> None:
    assert bindings(source).path("a") == path


def test_what_is_stored_in_an_object_does_not_bind_its_name() -> None:
    found = bindings("class A: pass\nA.b = 1\nA[i] = 2\nA['c'] = 3")
    assert isinstance(found.last("A"), ast.ClassDef)
    assert found.last("i") is None
    assert ast.unparse(found.find_stored("A", "b") or ast.Pass()) == "1"
    assert found.find_stored("A", "c") is None
    assert [ast.unparse(node) for node in found.items("A")] == ["2", "3"]


@pytest.mark.parametrize(
    ("source", "is_tensor"),
    [("a = torch.ones(3).abs()", True), ("a = torch.nn.Module()", False), ("a = f()", False), ("a = torch", True)],
)
def test_a_name_is_a_tensor_if_a_library_computed_it(source: str, is_tensor: bool) -> None:
    assert bindings(f"import torch\n{source}").is_tensor("a") is is_tensor


@pytest.mark.parametrize(
    ("source", "step", "part"),
    [
        ("{'a': x, b: y}", "['a']", "x"),
        ("[x, y]", "[1]", "y"),
        ("(x, y)", "[-2]", "x"),
        ("C(a=x)", "a", "x"),
        ("dict(a=x)", "['a']", "x"),
        ("[*x, y]", "[1]", None),
    ],
)
def test_a_part_is_found_by_its_step(source: str, step: str, part: str | None) -> None:
    node = Parts().of(ast.parse(source, mode="eval").body).get(step)
    assert (ast.unparse(node) if node is not None else None) == part
