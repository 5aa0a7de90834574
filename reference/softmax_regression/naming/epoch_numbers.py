"""What the net said of each batch of an epoch, and the numbers that one may make of it."""

from __future__ import annotations

import torch

from autograder.naming.totals import Rows, family

from .epoch_trace import B, D, Q, Trace, W

LOSS, ACCURACY = family("loss", D, Q), family("accuracy", D, Q)


def rows_of(trace: Trace) -> list[Rows]:
    """What the net said of each batch, by the weights that the student's own updates made."""
    weights = [(W, B)]
    spans = []
    for step in trace.steps:
        start = weights[-1]
        weights += [(event[3], event[4]) for event in step.of("step", "call")]
        spans.append((step.number, start, weights[-1]))
    rows = []
    for number, before, after in spans:
        if number < 0:
            return []
        X, y = trace.batches[number]
        scores = [X @ each[0] + each[1] for each in (before, after, weights[-1])]
        losses = [torch.nn.functional.cross_entropy(each, y, reduction="none").double() for each in scores]
        right = [(each.argmax(1) == y).double() for each in scores]
        rows.append(Rows(len(y), (losses[0], losses[1], losses[2]), (right[0], right[1], right[2]), scores[0], y))
    return rows
