"""What is asked of a train beyond its steps: short batches, the order of samples, start and end, and the arguments."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from autograder.naming.asking import Asker, same
from autograder.naming.mistake import Mistake


def beyond_values(ask: Asker) -> Iterator[Mistake]:
    """Each only where its check has failed, and nothing that another one has spoiled."""
    spoiled = False
    if ask.any_failed("start", "finds_the_line", "several_epochs", "a_single_step"):
        found = list(_start(ask))
        yield from found
        spoiled = any("bias" in mistake.name for mistake in found)
    if not spoiled and ask.any_failed("goes_on_to_the_end"):
        found = list(_end(ask))
        yield from found
        spoiled = bool(found)
    if not spoiled and ask.any_failed("a_short_last_batch"):
        yield from _short(ask)
    if not spoiled and ask.any_failed("each_epoch_has_a_random_order"):
        yield from _order(ask)
    if ask.any_failed("arguments_are_unchanged"):
        yield from _arguments(ask)


def _pair(answer: object) -> tuple[Tensor, Tensor] | None:
    value = getattr(answer, "value", None)
    if not (isinstance(value, list | tuple) and len(value) == 2 and all(isinstance(part, Tensor) for part in value)):
        return None
    return value[0].detach().double().reshape(-1), value[1].detach().double().reshape(-1)


def _bias(ask: Asker, n: int, label: float, batch_size: int, lr: float, epochs: int) -> float | None:
    """The b that is found where all features are 0 and all labels the same."""
    pair = _pair(ask.train(torch.zeros(n, 1), torch.full((n, 1), label), batch_size, lr, epochs))
    return float(pair[1]) if pair is not None and pair[1].numel() == 1 else None


def _start(ask: Asker) -> Iterator[Mistake]:
    """Where all features and labels are 0, w stays where it starts; b goes 0.81 of the way to 0."""
    first, second = _pair(ask.train_from_zeros(1000)), _pair(ask.reseeded().train_from_zeros(1000))
    if first is None or second is None or first[0].numel() != 1000 or first[1].numel() != 1:
        return
    w, sd, mean = first[0], float(first[0].std()), float(first[0].mean())
    if sd == 0:
        yield Mistake("constant_start", f"All entries of w start from {float(w[0]):.3g}. Draw them from a normal distribution of standard "
                      "deviation 0.01.")  # fmt: skip
    elif not 0.0085 < sd < 0.0115 or abs(mean) > 0.0025:
        of = (
            f"standard deviation {sd:.2g}"
            if abs(mean) < 4 * sd / 1000**0.5
            else f"mean {mean:.2g} and standard deviation {sd:.2g}"
        )
        yield Mistake(
            "scale_of_the_start", f"w starts from numbers of {of}. Draw them with mean 0 and standard deviation 0.01."
        )
    b, other = float(first[1]), float(second[1])
    if b or other:
        if abs(b - other) > 1e-6:
            yield Mistake("random_bias", "b starts from a random number. It starts from 0.")
        else:
            yield Mistake("bias_starts_elsewhere", f"b starts from {b / 0.81:.3g}. It starts from 0.")


def _short(ask: Asker) -> Iterator[Mistake]:
    """N = 5 in batches of 4: a step of a half of the way, and one for a sample alone."""
    found = _bias(ask, 5, 8.0, 4, 0.5, 1)
    if found is None:
        return
    if same(found, 4.0, 1e-3):
        yield Mistake(
            "short_batch_dropped", "The last batch of an epoch makes no step where it is short: it counts, too."
        )
    elif same(found, 4.5, 1e-3):
        yield Mistake("nominal_batch_size", "The step of a short last batch is divided by batch_size, and not by the samples that it has: it is too "
                      "short. Divide by the size of the batch, len(X).")  # fmt: skip
    elif not same(found, 6.0, 1e-3):
        yield Mistake("short_batch", "An epoch whose last batch is short goes wrong, where all batches are full it is right: the last one makes a "
                      "step, by the mean of its own losses.")  # fmt: skip
    else:
        larger = _bias(ask, 3, 8.0, 5, 0.5, 1)
        if larger is not None and not same(larger, 4.0, 1e-3):
            yield Mistake("batch_larger_than_the_data", "A batch_size above the number of samples goes wrong: then all of them are one batch, which is "
                          "divided by its own size.")  # fmt: skip


def _order(ask: Asker) -> Iterator[Mistake]:
    """The digits of b / 3 to base 4 are labels, the last one first: so many epochs, with other seeds."""
    orders = []
    for _ in range(10):
        pair = _pair(ask.train(torch.zeros(4, 1), torch.arange(4.0).reshape(4, 1), 1, 0.75, 2))
        if pair is None or not bool(pair[1].isfinite().all()):
            return
        digits = round(float(pair[1][0]) / 3 * 4**8)
        labels = [digits // 4**place % 4 for place in range(8)]
        orders.append((labels[:4], labels[4:]))
        ask = ask.reseeded()
    every = [epoch for epochs in orders for epoch in epochs]
    if any(sorted(epoch) != [0, 1, 2, 3] for epoch in every):
        yield Mistake(
            "not_every_sample",
            "An epoch of four samples does not go through each of them once: some come twice, and others not at all.",
        )
    elif all(epoch == [0, 1, 2, 3] for epoch in every):
        yield Mistake(
            "stored_order", "Samples come in their stored order: draw a new one in each epoch, as data_iter does."
        )
    elif all(epoch == every[0] for epoch in every):
        yield Mistake(
            "fixed_order",
            "Samples come in one order, always the same: draw a new one in each epoch, as data_iter does.",
        )
    elif all(one == two for one, two in orders):
        yield Mistake("frozen_order", "All epochs have the order of the first: it is drawn once, above the loop of the epochs. Draw a new one "
                      "in each, as data_iter does.")  # fmt: skip
    elif all(one == [0, 1, 2, 3] for one, _ in orders):
        yield Mistake(
            "first_epoch_in_order", "The first epoch takes samples in their stored order: draw one for it, too."
        )


def _end(ask: Asker) -> Iterator[Mistake]:
    """Losses that grow, and losses that are small from the beginning."""
    lr, steps = 2.5, 3
    growing = _bias(ask, 6, 8.0, 6, lr, steps)
    ends = [8.0 * (1 - (1 - lr) ** step) for step in range(steps + 1)]
    if growing is not None and not same(growing, ends[-1], 1e-3):
        best = any(same(growing, end, 1e-3, 1e-6) for end in ends[:-1])
        why = ("what comes back is where an earlier epoch ended, or training stops. Return w and b as they are after the last one." if best
               else "something cuts off steps, gradients or numbers. Take the step as it is.")  # fmt: skip
        yield Mistake("keeps_the_best" if best else "cut_off", f"Where lr is so large that losses grow, {why}")
    for label in (1e-2, 1e-3, 1e-4, 1e-5):
        small = _bias(ask, 6, label, 2, 0.25, 3)
        if small is not None and not same(small, label * (1 - 0.75**9), 1e-2, 0.0):
            yield Mistake("stops_early", "Training stops, or goes wrong, where losses are small already: go through num_epochs epochs, whatever the "
                          "loss.")  # fmt: skip
            return


def _arguments(ask: Asker) -> Iterator[Mistake]:
    X, y = torch.arange(12.0).reshape(6, 2) / 6, torch.arange(6.0).reshape(6, 1) - 2
    value = ask.train_and_arguments(X, y, 2, 0.01, 2).value
    for name, before, after in zip(
        ("features", "labels"), (X, y), value[1:] if isinstance(value, tuple) else (), strict=False
    ):
        if not (isinstance(after, Tensor) and after.shape == before.shape and torch.equal(after, before)):
            yield Mistake(f"changes_{name}", f"The caller's {name} are changed: an operation in place (-=, /=, an assignment to a part) "
                          "changes the tensor that is given. Make a new one.")  # fmt: skip
