"""What may become of one value for each sample, (n,) or (n, 1), before it is returned: options for a table."""

from __future__ import annotations

import torch
from torch import Tensor

from autograder.naming.programs import Option


def _among(values: Tensor, *places: int) -> Tensor:
    """Which samples stand at these places, counted as Python does, in the shape of the values."""
    chosen = torch.zeros(len(values), dtype=torch.bool)
    chosen[list(places)] = True
    return chosen.reshape(-1, *[1] * (values.dim() - 1)).expand_as(values)


def reductions(each: str) -> list[Option]:
    """One number for a batch. `each` says what to return instead."""
    return [
        Option(lambda loss: loss.mean(), "mean_scalar", "You return one number, the mean over the batch. " + each),
        Option(lambda loss: loss.sum(), "sum_scalar", "You return one number, the sum over the batch. " + each),
    ]


def rearrangements(each: str) -> list[Option]:
    """Samples that change places, are left out, or are put together."""
    return [
        Option(lambda loss: loss / len(loss), "divided_by_n",
               "Each loss is already divided by n, the number of samples. Return the loss of each sample as it is."),
        Option(lambda loss: loss.mean().expand_as(loss), "row_average_broadcast",
               "Every sample has the same loss, the mean of the batch. Each sample must keep its own."),
        Option(lambda loss: loss.sum().expand_as(loss), "row_sum_broadcast",
               "Every sample has the same loss, the sum over the batch. Each sample must keep its own."),
        Option(lambda loss: loss.mean().reshape(1), "mean_in_a_list",
               "You return one number in a tensor of shape (1,), the mean over the batch. " + each),
        Option(lambda loss: loss.sum().reshape(1), "sum_in_a_list",
               "You return one number in a tensor of shape (1,), the sum over the batch. " + each),
        Option(lambda loss: loss[-1], "last_only", "Only the last sample's loss comes back, as one number. " + each),
        Option(lambda loss: loss[-1:], "last_only", "Only the last sample's loss comes back. " + each),
        Option(lambda loss: loss[0], "first_only", "Only the first sample's loss comes back, as one number. " + each),
        Option(lambda loss: loss[:1], "first_only", "Only the first sample's loss comes back. " + each),
        Option(lambda loss: loss[:2], "first_two_rows", "Only the first two samples are used. Every row has a loss."),
        Option(lambda loss: loss[:-1], "without_the_last", "The last sample is left out. Every row has a loss."),
        Option(lambda loss: loss[1:], "without_the_first", "The first sample is left out. Every row has a loss."),
        Option(lambda loss: loss.masked_fill(_among(loss, -1), 0.0), "last_is_zero",
               "The last sample's loss stays 0, as if the loop ended one row early. Every row has a loss."),
        Option(lambda loss: loss.masked_fill(_among(loss, 0), 0.0), "first_is_zero",
               "The first sample's loss stays 0, as if the loop began at 1. Every row has a loss."),
        Option(lambda loss: loss.masked_fill(~_among(loss, 0), 0.0), "first_only",
               "Only the first sample gets a loss, the others 0. Does the loop return or stop after one turn?"),
        Option(lambda loss: loss[-1].expand_as(loss), "last_for_all", "Every sample gets the loss of the last one."),
        Option(lambda loss: loss[0].expand_as(loss), "first_for_all", "Every sample gets the loss of the first one."),
        Option(lambda loss: loss.cumsum(0), "running_sum",
               "You return running sums: sample i gets the losses of all rows up to i. Each gets its own loss alone."),
        Option(lambda loss: loss.max(), "largest_only", "Only the largest loss comes back. " + each),
        Option(lambda loss: loss.min(), "smallest_only", "Only the smallest loss comes back. " + each),
        Option(lambda loss: loss.median(), "median_only", "Only the median of the losses comes back. " + each),
        Option(lambda loss: loss.sort(0).values, "sorted", "The losses are sorted. Keep the order of the samples."),
        Option(lambda loss: loss.sort(0, descending=True).values, "sorted",
               "The losses are sorted, the largest first. Keep the order of the samples."),
        Option(lambda loss: loss.flip(0), "reversed",
               "The losses come in reverse order. Keep the order of the samples."),
        Option(lambda loss: loss.roll(1, 0), "shifted", "Each loss stands one row too far down."),
        Option(lambda loss: loss.roll(-1, 0), "shifted", "Each loss stands one row too far up."),
        Option(lambda loss: loss / loss.sum(), "share_of_the_sum",
               "Each loss is divided by the sum of all: they add up to 1. Return each as it is."),
        Option(lambda loss: loss / loss.max(), "share_of_the_largest",
               "Each loss is divided by the largest of the batch. Return each as it is."),
        Option(lambda loss: loss - loss.mean(), "mean_subtracted", "The mean of the losses is subtracted from each."),
        Option(lambda loss: loss - loss.min(), "smallest_subtracted", "The smallest loss is subtracted from each."),
    ]  # fmt: skip
