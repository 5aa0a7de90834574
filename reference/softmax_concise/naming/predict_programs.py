"""What predict makes of scores, as a program with slots. Students do not get this."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from autograder.naming.programs import Option, Programs

CLASSES = [
    Option(lambda S: S.argmax(1)),
    Option(lambda S: S.argmin(1), "argmin", "You take the class with the smallest score: take the largest, by argmax."),
    Option(lambda S: S.argmax(0), "over_the_batch", "argmax goes over dim 0, the batch, which gives a sample for each class: the "
           "classes are along dim 1."),
    Option(lambda S: S.argmax(), "one_class", "One number comes back, the place of the largest score of the whole batch: the "
           "classes are along dim 1."),
    Option(lambda S: S.amax(1), "largest_score", "You return the largest score of each sample: its place is asked, by argmax."),
    Option(lambda S: S.max(), "largest_of_all", "You return the largest score of the whole batch: its place in each row is asked."),
    Option(lambda S: S.amax(0), "largest_over_batch", "You return the largest score of each class over the batch: the place "
           "of the largest in each row is asked."),
    Option(lambda S: S, "scores", "You return the scores: the number of the class with the largest is asked, by argmax."),
    Option(lambda S: torch.softmax(S, 1), "probabilities", "You return probabilities of all classes: the number of the most "
           "probable one is asked, by argmax."),
    Option(lambda S: torch.softmax(S, 1).amax(1), "largest_probability", "You return the largest probability of each sample: "
           "its place is asked, by argmax."),
    Option(lambda S: torch.log_softmax(S, 1), "log_probabilities", "You return log-probabilities of all classes: the number "
           "of the largest is asked, by argmax."),
    Option(lambda S: torch.softmax(S, 0).argmax(1), "softmax_over_batch", "A softmax over dim 0, the batch, comes before "
           "argmax: the classes are along dim 1, and argmax needs no softmax."),
    Option(lambda S: S.argsort(1), "sorted_classes", "You return all classes in the order of their scores: the best one alone "
           "is asked."),
    Option(lambda S: S.argsort(1, descending=True), "sorted_classes", "You return all classes in the order of their scores: the "
           "best one alone is asked."),
    Option(lambda S: S.topk(2, 1).indices[:, 1], "second_best", "You return the class with the second largest score: take the "
           "largest, by argmax."),
    Option(lambda S: (S.amax(1, keepdim=True) == S).long(), "one_hot", "You return 1 for the best class and 0 for others: its "
           "number is asked, by argmax."),
    Option(lambda S: (S > 0).long(), "thresholded", "You compare each score with a number: the place of the largest is asked."),
    Option(lambda S: (torch.sigmoid(S) > 0.5)[:, 0].long(), "thresholded", "You compare a score with a number: the place of "
           "the largest is asked."),
    Option(lambda S: S.argmax(1) + 1, "from_one", "The classes are counted from 1: leave them as argmax gives them."),
    Option(lambda S: S.abs().argmax(1), "absolute_scores", "You take the score that is largest without its sign: the largest "
           "one is asked."),
]  # fmt: skip
RESULTS = [
    Option(lambda c: c),
    Option(lambda c: c.reshape(-1, 1), "column", "The classes come as a column (n, 1): a vector (n,) is asked, leave keepdim "
           "out."),
    Option(lambda c: c.squeeze(), "squeezed", "A single sample loses its dimension, as by squeeze(): a vector (1,) is asked, so "
           "leave it out."),
    Option(lambda c: c.reshape(1, -1), "row", "The classes come as a row (1, n): a vector (n,) is asked."),
    Option(lambda c: c[0], "first_only", "You return the class of the first sample alone: each sample has one."),
    Option(lambda c: c[-1], "last_only", "You return the class of the last sample alone: each sample has one."),
    Option(lambda c: c.reshape(-1)[:1], "first_only", "You return the class of the first sample alone: each sample has one."),
    Option(lambda c: c.sort().values, "sorted", "The classes are sorted: keep the order of the samples."),
    Option(lambda c: c.unique(), "each_once", "Each class comes once: each sample has one, in the order of the samples."),
]  # fmt: skip


def _build(parts: Any) -> Any:
    def program(scores: Tensor) -> Any:
        return parts["result"](parts["classes"](scores))

    return program


PROGRAMS = Programs({"classes": CLASSES, "result": RESULTS}, _build, company=("column", "squeezed"))
