# Printed by `autograder release softmax_regression`.
import math

import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_shape, example, given, values_first, weight
from autograder.strategies import halvings

BOOK = (
    torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]),
    torch.tensor([0, 2]),
    torch.tensor([2.3025851, 0.6931472]),
)
PICK = "Which entry of row i do you take the logarithm of?"
ZERO = "Where does your code multiply log(0) by 0?"
EACH = "Is there one loss for each sample, and which shape have they?"


@weight(2, hint=PICK)
@example(case=BOOK)
@given(case=halvings())
def test_small_example(student, case):
    """A sample costs -ln of the probability of its label, such as -ln 0.1 = 2.3026 for 0.1."""
    y_hat, y, losses = case
    assert_close(student.cross_entropy_flat(y_hat, y), losses, atol=1e-5, hint=PICK)


@weight(2, hint=EACH)
@example(case=BOOK)
@given(case=halvings())
def test_one_loss_for_each_sample(student, case):
    """n samples give n losses, shape (n,)."""
    y_hat, y, losses = case
    given = student.cross_entropy(y_hat, y)
    if given.numel() == len(y):
        with values_first():
            assert_close(given.reshape(-1), losses, atol=1e-5)
    assert_shape(given, (len(y),), EACH)


@weight(2)
@example(halved=[0, 1, 2], y=[0, 1, 1])
@given(
    halved=st.lists(st.integers(0, 8), min_size=5, max_size=5), y=st.lists(st.integers(0, 1), min_size=5, max_size=5)
)
def test_sure_and_right_costs_nothing(student, halved, y):
    """Probability 1 for the right class costs 0, 1/2 costs ln 2, 1/4 costs 2 ln 2."""
    chances = [(0.5**n, 1 - 0.5**n) for n in halved]
    y_hat = torch.tensor(
        [(p, other) if label == 0 else (other, p) for (p, other), label in zip(chances, y, strict=True)]
    )
    losses = torch.tensor([n * math.log(2) for n in halved])
    given = student.cross_entropy_flat(y_hat, torch.tensor(y))
    assert_close(given, losses, atol=1e-5, hint=ZERO if bool(given.isnan().any()) else "")
