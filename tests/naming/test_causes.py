"""An exception in words of the exercise: each is raised for real, so that a newer torch that words it anew is found out."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import nn

from autograder.errors import StudentError
from autograder.naming.causes import Cause, cause

# The name of the mistake, and code that makes it.
SITUATIONS = [
    ("in_place_on_a_leaf", "w -= 1"),
    ("in_place_on_a_leaf", "w[:1] -= 1"),
    ("backward_on_a_vector", "(w * 2).backward()"),
    ("backward_without_a_graph", "X.sum().backward()"),
    ("numpy_on_a_tensor", "np.exp(w)"),
    ("backward_twice", "loss = (w * w).sum(); loss.backward(); loss.backward()"),
    ("no_derivative", "(w.sum() // 2).backward()"),
    ("in_place_in_the_graph", "y = w.exp(); y += 1; y.sum().backward()"),
    ("uses_none", "w * None"),
    ("uses_none", "None * w"),
    ("uses_none", "w.grad.zero_()"),
    ("values_and_indices", "X - X.max(1)"),
    ("values_and_indices", "X.max(1).exp()"),
    ("values_and_indices", "torch.exp(X.max(1))"),
    ("no_such_method", "X.astype(float)"),
    ("no_such_function", "torch.arg_max_of(X)"),
    ("undefined_name", "batchsize"),
    ("used_before_its_value", "def f():\n    print(later)\n    later = 1\nf()"),
    ("number_of_arguments", "def f(a, b): ...\nf(1)"),
    ("number_of_arguments", "def f(a, b): ...\nf(1, 2, 3)"),
    ("number_of_arguments", "def f(a, b=1): ...\nf(1, 2, 3)"),
    ("number_of_arguments", "class A: ...\nA(1)"),
    ("unexpected_keyword", "def f(a, b): ...\nf(1, 2, c=3)"),
    ("recursion", "def f(): f()\nf()"),
    ("several_elements", "float(X)"),
    ("several_elements", "X.item()"),
    ("several_elements", "math.exp(X)"),
    ("truth_of_a_tensor", "bool(X)"),
    ("unpacking", "a, b = 1, 2, 3"),
    ("unpacking", "a, b = []"),
    ("empty", "torch.stack([])"),
    ("empty", "torch.cat([])"),
    ("empty", "max([])"),
    ("empty", "torch.ones(0).max()"),
    ("empty", "torch.ones(0, 3).max(0)"),
    ("empty", "[].pop()"),
    ("list_of_no_tensors", "torch.stack([1.0])"),
    ("list_of_no_tensors", "torch.cat([1])"),
    ("no_length", "len(iter([]))"),
    ("not_subscriptable", "iter([])[0]"),
    ("not_an_iterator", "next([])"),
    ("not_iterable", "list(3)"),
    ("not_callable", "three = 3; three(X)"),
    ("not_called", "-X.log"),
    ("not_called", "X.sum / 3"),
    ("not_called", "X + torch.exp"),
    ("not_called", "X.max > 1"),
    ("not_called", "X.exp.sum()"),
    ("not_called", "torch.exp(X.log)"),
    ("not_called", "float(X.mean)"),
    ("shapes_do_not_fit", "X + torch.ones(2)"),
    ("shapes_do_not_fit", "X @ X"),
    ("shapes_do_not_fit", "torch.stack([X, X.T])"),
    ("shapes_do_not_fit", "torch.cat([X, X.T])"),
    ("shapes_do_not_fit", "X.expand(2, 2)"),
    ("shapes_do_not_fit", "torch.einsum('ij,i->ij', X, torch.ones(3))"),
    ("shapes_do_not_fit", "w.dot(torch.ones(3))"),
    ("shapes_do_not_fit", "X @ w"),
    ("shapes_do_not_fit", "X.copy_(torch.ones(2))"),
    ("shapes_do_not_fit", "X[:, 0] = torch.ones(3)"),
    ("subscripts", "torch.einsum('ij,i->ij', X, X)"),
    ("negative_size", "X.reshape(-2)"),
    ("negative_size", "torch.zeros(-1)"),
    ("negative_size", "torch.randperm(-1)"),
    ("negative_size", "X.split(-1)"),
    ("step_of_zero", "range(3, 5, 0)"),
    ("step_of_zero", "X[::0]"),
    ("step_of_zero", "torch.arange(0, 5, 0)"),
    ("step_of_zero", "X.split(0)"),
    ("step_of_zero", "torch.arange(5, 0)"),
    ("argument_missing", "X.clamp()"),
    ("argument_missing", "def f(*, a): ...\nf()"),
    ("number_of_arguments", "X.gather()"),
    ("arguments_do_not_fit", "torch.sum(1, X)"),
    ("isinstance_of_no_type", "isinstance(int, 3)"),
    ("not_an_iterator", "class A:\n    def __iter__(self): return self\nlist(A())"),
    ("sample_too_large", "__import__('random').sample([1], 2)"),
    ("operands_do_not_fit", "-[]"),
    ("operands_do_not_fit", "[] > 1"),
    ("operands_do_not_fit", "[1] + 1"),
    ("operands_do_not_fit", "[1] * 0.5"),
    ("operands_do_not_fit", "(1,) + 1"),
    ("no_item_assignment", "(1, 2)[0] = 1"),
    ("too_large", "int(float('nan'))"),
    ("too_large", "math.exp(1000)"),
    ("no_such_attribute", "class A: ...\nA().size"),
    ("no_such_method", "X.size_of"),
    ("fixed_size", "X.reshape(4, 2)"),
    ("indices_of_different_length", "X[torch.arange(2), torch.arange(3)]"),
    ("index_is_no_whole_number", "X[torch.ones(2)]"),
    ("index_is_no_whole_number", "X[torch.tensor([])]"),
    ("index_out_of_bounds", "X[torch.tensor([5])]"),
    ("index_out_of_bounds", "[1][5]"),
    ("index_out_of_bounds", "X.topk(9)"),
    ("no_such_dimension", "X.sum(3)"),
    ("no_such_dimension", "X[0, 0, 0]"),
    ("no_such_dimension", "torch.tensor(1.0).sum(1)"),
    ("no_such_dimension", "torch.tensor(1.0)[0]"),
    ("no_such_dimension", "X.numpy().sum(2)"),
    ("type_cannot_hold_it", "torch.zeros(2, dtype=torch.int64).add_(0.5)"),
    ("types_do_not_fit", "nn.Linear(3, 2)(X.double())"),
    ("mean_of_whole_numbers", "torch.arange(3).mean()"),
    ("division_by_zero", "1 / 0"),
    ("math_domain", "math.log(-1)"),
    ("operands_do_not_fit", "'a' - 1"),
    ("no_such_key", "{}['a']"),
    ("next_past_the_end", "next(iter([]))"),
    ("exit", "raise SystemExit(1)"),
]


@pytest.mark.parametrize(("name", "code"), SITUATIONS)
def test_what_students_run_into_is_explained(name: str, code: str) -> None:
    w = torch.ones(2, requires_grad=True)
    names = {"torch": torch, "np": np, "math": math, "nn": nn, "X": torch.ones(2, 3), "w": w}
    with pytest.raises((Exception, SystemExit)) as raised:
        exec(compile(code, "<student>", "exec", dont_inherit=True), names)
    error = StudentError(type(raised.value).__name__, str(raised.value).split("\n", 1)[0], "line 3: it")
    (found,) = cause(error)
    assert found.name == name, str(error)
    assert found.sentence.endswith(" Look at line 3: it")
    assert "{" not in found.sentence


def test_a_name_of_the_message_stands_in_the_sentence() -> None:
    (found,) = cause(StudentError("NameError", "name 'batchsize' is not defined", ""))
    assert "`batchsize`" in found.sentence


def test_what_an_assignment_adds_goes_first() -> None:
    own = Cause("has no attribute 'zero_grad'", "optimizer_only", "Only an Optimizer has zero_grad.")
    error = StudentError("AttributeError", "'function' object has no attribute 'zero_grad'", "")
    assert [found.name for found in cause(error, (own,))] == ["optimizer_only"]


def test_an_exception_that_nobody_has_explained_has_no_cause() -> None:
    assert cause(StudentError("ValueError", "the moon is full", "line 1: f()")) == ()


def test_numpy_that_reduces_a_tensor_is_told_by_the_line() -> None:
    with pytest.raises(TypeError) as raised:
        np.sum(torch.ones(2, 3), axis=1)
    on_a_line = StudentError("TypeError", str(raised.value).split("\n", 1)[0], "line 3: np.sum(X, axis=1)")
    assert [found.name for found in cause(on_a_line)] == ["numpy_on_a_tensor"]
    elsewhere = StudentError("TypeError", on_a_line.message, "line 3: X.sum(axis=1, keep=True)")
    assert [found.name for found in cause(elsewhere)] == ["unexpected_keyword"]
