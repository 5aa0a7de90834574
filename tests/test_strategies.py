"""What the checks draw: each answer that is drawn with its question is the right one."""

from __future__ import annotations

import torch
from hypothesis import given, settings
from torch import Tensor, nn

from autograder import strategies

asked = settings(deadline=None, max_examples=40)  # a loaded machine is no failure


@asked
@given(strategies.ranked())
def test_the_best_class_of_ranked_scores_is_their_argmax(case: tuple[Tensor, list[int], list[int]]) -> None:
    scores, best, labels = case
    assert scores.argmax(1).tolist() == best
    assert all(len(set(row)) == len(row) for row in scores.tolist())
    assert len(labels) == len(scores)
    assert 0 <= min(labels) <= max(labels) < scores.shape[1]


@asked
@given(strategies.shares())
def test_shares_are_whole_and_positive(weights: Tensor) -> None:
    assert weights.dim() == 2
    assert bool((weights >= 1).all())
    assert torch.equal(weights, weights.round())


@asked
@given(strategies.shares(classes=(2, 2)))
def test_shares_have_as_many_classes_as_asked(weights: Tensor) -> None:
    assert weights.shape[1] == 2


def test_cotangents_show_a_gradient_that_goes_through_half_precision() -> None:
    upstream = strategies.cotangents((2, 1))
    assert len(set(upstream.flatten().tolist())) == 2
    for narrow in (torch.float16, torch.bfloat16):
        assert not bool(torch.isclose(upstream.to(narrow).double(), upstream, rtol=1e-4).any())


@asked
@given(strategies.halvings())
def test_the_losses_of_halvings_are_those_of_their_labels(case: tuple[Tensor, Tensor, Tensor]) -> None:
    y_hat, y, losses = case
    assert y_hat.sum(1).tolist() == [1.0] * len(y)
    assert torch.allclose(nn.NLLLoss(reduction="none")(y_hat.log(), y), losses)


@asked
@given(strategies.updates(steps=2))
def test_updates_have_a_gradient_of_the_same_shape_without_zeros(
    case: tuple[list[Tensor], list[list[Tensor]]],
) -> None:
    params, steps = case
    assert len(steps) == 2
    for grads in steps:
        assert [grad.shape for grad in grads] == [param.shape for param in params]
        assert all(bool(grad.all()) for grad in grads)
