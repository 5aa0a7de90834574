"""The cause of an exception: by what it says, by the line that it comes from, and by what an assignment adds."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from autograder.errors import StudentError
from autograder.naming.causes import Cause, cause


def test_a_name_of_the_message_stands_in_the_sentence() -> None:
    (found,) = cause(StudentError("NameError", "name 'batchsize' is not defined", ""))
    assert "`batchsize`" in found.sentence


def test_what_an_assignment_adds_goes_first() -> None:
    own = Cause("has no attribute 'zero_grad'", "optimizer_only", "Only an Optimizer has zero_grad.")
    error = StudentError("AttributeError", "'function' object has no attribute 'zero_grad'", "")
    assert [found.name for found in cause(error, (own,))] == ["optimizer_only"]


def test_an_exception_that_nobody_has_explained_has_no_cause() -> None:
    assert cause(StudentError("ValueError", "the moon is full", "line 1: f()")) == ()


def test_an_article_stands_before_a_vowel() -> None:
    (found,) = cause(StudentError("TypeError", "'int' object is not iterable", ""))
    assert "over an int," in found.sentence
    (found,) = cause(StudentError("TypeError", "'list' object is not callable", ""))
    assert found.sentence.startswith("A list ")


def test_a_loss_that_is_made_of_predictions_is_told_by_the_line() -> None:
    with pytest.raises(RuntimeError) as raised:
        torch.nn.MSELoss(torch.ones(2), torch.ones(2))
    line = "line 3: l = nn.MSELoss(net(X), y)"
    assert [found.name for found in cause(StudentError("RuntimeError", str(raised.value), line))] == [
        "loss_made_of_tensors"
    ]
    assert [found.name for found in cause(StudentError("RuntimeError", str(raised.value), "line 3: if a == b:"))] == [
        "truth_of_a_tensor"
    ]


def test_numpy_that_reduces_a_tensor_is_told_by_the_line() -> None:
    with pytest.raises(TypeError) as raised:
        np.sum(torch.ones(2, 3), axis=1)
    on_a_line = StudentError("TypeError", str(raised.value).split("\n", 1)[0], "line 3: np.sum(X, axis=1)")
    assert [found.name for found in cause(on_a_line)] == ["numpy_on_a_tensor"]
    elsewhere = StudentError("TypeError", on_a_line.message, "line 3: X.sum(axis=1, keep=True)")
    assert [found.name for found in cause(elsewhere)] == ["unexpected_keyword"]
