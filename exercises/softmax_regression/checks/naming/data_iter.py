# Printed by `autograder release softmax_regression`.
"""What is wrong with a data_iter: the kind of thing that comes, the batches, the order, and what only some checks ask."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.naming.arguments import another_order
from autograder.naming.asking import Answer, Asker
from autograder.naming.causes import cause
from autograder.naming.mistake import Mistake

from .data_iter_batches import only_where, torn, wrong_content
from .data_iter_orders import draws_alike, mixed_blocks, wrong_order
from .data_iter_passes import SEEDS, SIZE, N, ask_for, is_stored, one_pass, read, samples_in
from .data_iter_rules import cut

NAMES = ("batch_size", "features", "labels")


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """What kind of thing comes; which samples in which batches; in which order; and then what only some checks ask."""
    main = ask_for(ask, N, SIZE)
    if main.error is not None:
        yield from _other_order(ask) or _no_batch_size(ask) or _raised(ask, main)
        return
    passed, odd = read(main, N, SIZE)
    if passed is None:
        yield from _other_order(ask) or odd
        return
    yield from odd
    if any(mistake.name == "single_samples" for mistake in odd):
        return
    found = torn(ask, passed) or mixed_blocks(ask, passed) or wrong_content(ask, passed) or wrong_order(ask)
    yield from found
    if not found and not odd:
        yield from _manners(ask)


def _other_order(ask: Asker) -> tuple[Mistake, ...]:
    def right(order: tuple[int, ...]) -> bool:
        if order == (0, 2, 1):  # the same as a pair that is exchanged
            return False
        answer = ask_for(ask, N, SIZE, order=order)
        passed = None if answer.error else read(answer, N, SIZE)[0]
        return passed is not None and sorted(passed.order) == list(range(N)) == sorted(passed.rows)

    return another_order(NAMES, right)


def _no_batch_size(ask: Asker) -> tuple[Mistake, ...]:
    if ask_for(ask, N, SIZE, order=(1, 2)).error is not None:
        return ()
    return (Mistake("no_batch_size", "Your data_iter takes no batch_size. It is called with (batch_size, features, labels): write "
                    "these parameters, and take the size of a batch from the first."),)  # fmt: skip


def _raised(ask: Asker, main: Answer) -> tuple[Mistake, ...]:
    """The pass over many samples raises."""
    if "out of bounds" in main.raised or "out of range" in main.raised:
        for count in (1000, 60000, 10000, 100, 500):
            if _works_for(ask, count):
                return (Mistake("hardcoded_n", f"The number of samples is fixed in the code, at {count}: take it from "
                                "len(features)."),)  # fmt: skip
    assert main.error is not None
    if "object is not callable" in main.raised:
        return cause(main.error)
    divides = ask_for(ask, 256, 16)
    return only_where("batch_size does not divide the number of samples", cause(main.error)) if divides.error is None \
        else cause(main.error)  # fmt: skip


def _works_for(ask: Asker, count: int) -> bool:
    """Whether so many samples are right, and one less is not."""
    size = max(50, count // 50)
    answers = [ask_for(ask, n, size) for n in (count, count - 1)]
    return answers[0].error is None and answers[1].error is not None


def _manners(ask: Asker) -> Iterator[Mistake]:
    """Each only where its check has failed."""
    if ask.any_failed("the_order_follows_the_seed"):
        yield from _seeds(ask)
    if ask.any_failed("order_is_new_at_each_call", "samples_mix_across_batches", "order_is_not_the_stored_one"):
        yield from _order_made_once(ask)
    if ask.any_failed("few_samples_are_shuffled_too"):
        yield from _few(ask)
    if ask.any_failed("arguments_are_unchanged"):
        yield from _arguments(ask)
    if ask.any_failed("a_list_of_batches_is_right"):
        yield from _memory(ask)
    if ask.any_failed("features_keep_their_labels", "many_images"):
        yield from _indices(ask)
    if ask.any_failed("rows_keep_shape_and_dtype"):
        yield from _rows(ask)


def _seeds(ask: Asker) -> Iterator[Mistake]:
    if seeded := draws_alike(ask, *SEEDS[:2]):
        yield Mistake("seeds_afterwards", f"A seed of {seeded} is set in each call, so whoever draws next gets the same numbers each "
                      "time: set none.")  # fmt: skip
        return
    one, again = (one_pass(ask.fresh(), SEEDS[0]) for _ in range(2))
    if one and again and one.order != again.order:
        yield Mistake("own_generator", "The order does not follow the caller's seed, so no run can be repeated: a seed or a generator "
                      "comes from the clock or from outside. Draw from random, NumPy or torch as they stand.")  # fmt: skip
        return
    one, again = (one_pass(ask, SEEDS[0]) for _ in range(2))
    if one and again and one.order != again.order:
        yield Mistake("order_depends_on_calls", "After the same seed a later call gives another order than the first: a generator or "
                      "an order is kept from call to call. Draw from random, NumPy or torch as they stand.")  # fmt: skip


def _order_made_once(ask: Asker) -> Iterator[Mistake]:
    answer = ask.fresh().data_iter_epochs(SIZE, N, 6)
    if answer.error is None and isinstance(answer.value, list):
        epochs = [[int(label) for y in epoch for label in y.reshape(-1).tolist()] for epoch in answer.value]
        if len({tuple(epoch) for epoch in epochs}) < len(epochs):
            yield Mistake(
                "same_order_again", "Several calls in a row give the same order: draw a new one at each call."
            )


def _few(ask: Asker) -> Iterator[Mistake]:
    """Few samples that are not shuffled, or not across batches, where many are."""
    stored, apart = [], []
    asked = ((12, 4), (8, 4), (12, 5), (12, 12), (12, 20), (6, 6), (6, 8))
    for n, size in asked:
        answer = ask.data_iter_epochs(size, n, 16)
        if answer.error is not None or not isinstance(answer.value, list):
            return
        epochs = [[[int(label) for label in y.reshape(-1).tolist()] for y in epoch] for epoch in answer.value]
        stored += [(n, size)] * all(is_stored([label for batch in epoch for label in batch]) for epoch in epochs)
        blocks = {frozenset(batch) for batch in cut(n, size)}
        apart += [(n, size)] * (
            len(blocks) > 1 and all({frozenset(batch) for batch in epoch} == blocks for epoch in epochs)
        )
    if stored:
        if all(size >= n for n, size in stored):
            only = "" if len(stored) == 4 else ", if batch_size is larger than the number of samples" if all(
                size > n for n, size in stored) else ", if batch_size is the number of samples"  # fmt: skip
            yield Mistake(
                "one_batch_unshuffled", f"A single batch comes in stored order{only}: shuffle in this case, too."
            )
        else:
            yield Mistake("few_unshuffled", "Few samples come in the order in which they are stored, many are shuffled: shuffle, "
                          "however few there are.")  # fmt: skip
    elif apart:
        yield Mistake("small_data_unmixed", "Few samples stay in the batches in which they are stored: permute them all first, "
                      "however few they are.")  # fmt: skip
    else:
        yield from _pairs(ask)


def _pairs(ask: Asker) -> Iterator[Mistake]:
    """Two samples of which always the same comes first."""
    answer = ask.data_iter_epochs(1, 2, 40)
    if answer.error is not None or not isinstance(answer.value, list):
        return
    if len({tuple(int(label) for y in epoch for label in y.reshape(-1)) for epoch in answer.value}) == 1:
        yield Mistake("no_sample_stays", "Two samples come in the same order in each of 40 epochs: a shuffle by hand that never "
                      "leaves a sample at its place cannot give every order. Let the other place be any, its own as well.")  # fmt: skip


def _arguments(ask: Asker) -> Iterator[Mistake]:
    X, y = torch.arange(36.0).reshape(12, 3), torch.arange(12)
    answer = ask.data_iter(5, X.clone(), y.clone())
    if answer.error is not None:
        yield from cause(answer.error)
        return
    if not isinstance(answer.value, tuple) or len(answer.value) != 3:
        return
    _, features, labels = answer.value
    changed = [(name, before, after) for name, before, after in (("features", X, features), ("labels", y, labels))
               if before.shape != after.shape or not torch.equal(before.double(), after.double())]  # fmt: skip
    if not changed:
        return
    what = " and ".join(name for name, _, _ in changed)
    if all(before.shape == after.shape and _same_rows(before, after) for _, before, after in changed):
        yield Mistake("shuffles_in_place", f"The caller's own {what} are permuted: shuffle indices, not the data.")
    else:
        yield Mistake("changes_arguments", f"The caller's own {what} are changed: work on copies, or on indices.")


def _same_rows(one: Tensor, other: Tensor) -> bool:
    """Whether two tensors hold the same rows, in whatever order."""
    return sorted(one.reshape(len(one), -1).tolist()) == sorted(other.reshape(len(other), -1).tolist())


def _memory(ask: Asker) -> Iterator[Mistake]:
    answer = ask.data_iter_list(4, 14)
    if answer.error is not None:
        yield from cause(answer.error)
        return
    labels = [y.reshape(-1).tolist() for _, y in answer.value]
    rows = [(X.reshape(len(X), -1)[:, 0] / 2).tolist() for X, _ in answer.value]
    parts = [name for name, each in (("features", rows), ("labels", labels))
             if sorted(v for batch in each for v in batch) != list(range(14))]  # fmt: skip
    if parts:
        yield Mistake("fills_the_same_tensor", f"The {' and '.join(parts)} of all batches share their memory: list(data_iter(...)) "
                      "holds the last one again and again. Make a new tensor for each.")  # fmt: skip


def _indices(ask: Asker) -> Iterator[Mistake]:
    """Indices in the place of labels: the same only where labels are row numbers."""
    answer = ask.data_iter(5, torch.arange(24.0).reshape(12, 2), torch.arange(50, 62))
    if answer.error is not None:
        yield from cause(answer.error)
    elif isinstance(answer.value, tuple) and all(
        samples_in(X, y) == (y.tolist(), y.tolist()) for X, y in answer.value[0]
    ):
        yield Mistake("indices_for_labels", "The indices of the samples come in the place of their labels: yield features[indices], "
                      "labels[indices].")  # fmt: skip


def _rows(ask: Asker) -> Iterator[Mistake]:
    """Shapes and dtypes of rows: images, a single column, float64."""
    for shape, dtype in itertools.product(((3,), (1, 2, 3), (1,)), (torch.float32, torch.float64)):
        X, y = torch.arange(7 * math.prod(shape), dtype=dtype).reshape(7, *shape), torch.arange(7)
        answer = ask.data_iter(2, X, y)
        kind = f"{str(dtype)[6:]} rows of shape {shape}"
        if answer.error is not None:
            found = cause(answer.error)
            yield from (Mistake(each.name, f"With {kind} an error is raised: {each.sentence}") for each in found)
            if found:
                return
        elif isinstance(answer.value, tuple) and (wrong := _changed_rows(answer.value[0], X, kind)):
            yield wrong
            return
    yield from _column(ask)


def _column(ask: Asker) -> Iterator[Mistake]:
    """Labels of shape (n, 1)."""
    answer = ask.data_iter(2, torch.arange(21.0).reshape(7, 3), torch.arange(50, 57)[:, None])
    if answer.error is not None:
        found = cause(answer.error)
        yield from (
            Mistake(each.name, f"With labels of shape (n, 1) an error is raised: {each.sentence}") for each in found
        )
    elif isinstance(answer.value, tuple):
        came = [y for _, y in answer.value[0]]
        if any(y.dim() != 2 for y in came) and bool((torch.cat([y.reshape(-1) for y in came]) >= 50).all()):
            yield Mistake(
                "labels_flattened", "Labels of shape (n, 1) lose their column: labels keep the shape that they have."
            )


def _changed_rows(batches: Any, features: Tensor, kind: str) -> Mistake | None:
    several = [batch for batch in batches if batch[1].numel() > 1]
    if (
        len(several) < len(batches)
        and all(X.shape[1:] == features.shape[1:] and y.dim() == 1 for X, y in several)
        and any(y.shape != (1,) or X.shape != (1, *features.shape[1:]) for X, y in batches if y.numel() == 1)
    ):
        return Mistake("single_row", "A batch of one sample comes without its first dimension, as squeeze() or a single index leave "
                       "it: features keep the shape (1, ...), and labels (1,).")  # fmt: skip
    for X, y in batches:
        if X.dtype != features.dtype:
            name = "features_float32" if X.dtype == torch.float32 else "features_dtype"
            return Mistake(name, f"The features change their dtype, {kind} to {str(X.dtype)[6:]}: leave it as it is.")
        if X.shape[1:] != features.shape[1:]:
            return Mistake("features_flat" if X.dim() < features.dim() else "features_shape", f"The features lose their shape, {kind} "
                           f"come as {tuple(X.shape[1:])}: leave each row as it is.")  # fmt: skip
        if y.shape != X.shape[:1]:
            return Mistake(
                "labels_shape", f"With {kind} the labels of a batch lose their shape: there is one for each row, (n,)."
            )
        if y.dtype != torch.int64:
            return Mistake("labels_dtype", f"The labels change their dtype to {str(y.dtype)[6:]}: leave it as it is.")
        if not torch.equal(X, features[y]):
            return Mistake(
                "values_change", f"With {kind} the values of the features are not those of the data: leave them."
            )
    return None
