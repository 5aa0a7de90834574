"""What the checks of train_epoch draw comes out as training does."""

from __future__ import annotations

import importlib.util
import math
from typing import Any

import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from tests.conftest import KIT

_spec = importlib.util.spec_from_file_location("epochs", KIT / "reference/softmax_regression/visible/epochs.py")
assert _spec is not None
assert _spec.loader is not None
epochs = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(epochs)


@settings(deadline=None, max_examples=40)  # a loaded machine is no failure
@given(epochs.certain_epochs(least=2), st.booleans())
def test_a_certain_epoch_ends_where_training_ends(drawn: Any, growing: bool) -> None:
    epoch = epochs.outcome(drawn.W, drawn.b, drawn.batches, drawn.lr, growing=True) if growing else drawn
    W, b = epoch.W.double().requires_grad_(), epoch.b.double().requires_grad_()
    losses, right = [], []
    for turn, (X, y) in enumerate(epoch.batches, start=1):
        scores = (X.double() @ W + b) * (turn if growing else 1)
        loss = nn.CrossEntropyLoss(reduction="none")(scores, y)
        gradients = torch.autograd.grad(loss.mean(), (W, b))
        losses += loss.tolist()
        right += (scores.argmax(1) == y).tolist()
        with torch.no_grad():
            for param, gradient in zip((W, b), gradients, strict=True):
                param -= epoch.lr * gradient
    assert torch.allclose(W.float(), epoch.W_after)
    assert torch.allclose(b.float(), epoch.b_after)
    assert math.isclose(sum(losses) / len(losses), epoch.loss, rel_tol=1e-9, abs_tol=1e-12)
    assert sum(right) / len(right) == epoch.accuracy
