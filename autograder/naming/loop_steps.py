"""What is wrong with the steps of a training loop: batches, loss and backward(), each read by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.naming.asking import same
from autograder.naming.loop_updates import updates
from autograder.naming.loops import Pass, Trace
from autograder.naming.mistake import Mistake

# What reaches the loss of a batch of n in backward(), by what was done to it; `first` is the size of a full batch.
_SCALES: tuple[tuple[str, Callable[[int, int, int], float]], ...] = (
    ("is multiplied by the number of samples of the batch, so steps are that many times too large",
     lambda n, count, first: n),
    ("is divided by the number of samples of the batch, so steps are too small", lambda n, count, first: 1 / n),
    ("is divided by the number of batches, so steps are too small", lambda n, count, first: 1 / count),
    ("is divided by the size of a full batch, so steps are too small", lambda n, count, first: 1 / first),
    ("has the wrong sign, so the loss grows", lambda n, count, first: -1),
)  # fmt: skip
_CHANGES: tuple[tuple[str, Callable[[Tensor], Tensor]], ...] = (
    ("softmax", lambda scores: torch.softmax(scores, 1)), ("log_softmax", lambda scores: torch.log_softmax(scores, 1)),
    ("sigmoid", torch.sigmoid), ("relu", torch.relu), ("log", torch.log), ("exp", torch.exp),
    ("softmax over the batch", lambda scores: torch.softmax(scores, 0)),
)  # fmt: skip
_ASKED = "Give net(X) and y to loss as they come."


def steps(trace: Trace) -> Iterator[Mistake]:
    """Everything that the steps of a call show that has not raised an exception."""
    if not trace.of("net"):
        yield Mistake("net_not_called", "The net is never called: call net(X) for each batch.")
        return
    learning = trace.learning
    found = list(_inputs(trace, learning))
    yield from found
    if found:
        return
    yield from _epochs(trace, learning)
    yield from _batches(trace, learning)
    if not trace.of("loss"):
        yield Mistake(
            "loss_not_called",
            "The loss that your function is given is never called: use loss(net(X), y), and none of your own.",
        )
    arguments = list(_arguments(trace, learning))
    yield from arguments
    known = not arguments and bool(trace.of("loss"))
    backward = list(_backward(trace, learning)) if trace.of("loss") else []
    yield from backward
    yield from updates(trace, learning, known=known and not backward)


def empty_later(trace: Trace, single: Trace) -> tuple[Mistake, ...]:
    """Why a call of several epochs raises an exception, where one of a `single` epoch does not."""
    if len(trace.of("iter")) != 1 or not trace.of("end") or not single.ended:
        return ()
    return (
        Mistake(
            "empty_later",
            "The second epoch finds no batches, and raises an exception: is an iterator made once, before the loop? It "
            "is empty after one pass. Loop over the loader itself.",
        ),
    )


def _inputs(trace: Trace, learning: list[Pass]) -> Iterator[Mistake]:
    """What the net gets to learn from."""
    seen = {(step.name, step.number) for each in learning for step in each.steps if step.of("loss", "backward", "step")}
    if not seen:
        return
    if all(name == "test" for name, _ in seen):
        yield Mistake("learns_from_test", "The net learns from the test samples: go over train_iter.")
    elif any(name == "test" for name, _ in seen) and trace.of("backward"):
        yield Mistake(
            "learns_from_test",
            "The net learns from the test samples, too: backward() and step() belong to the batches of train_iter "
            "alone.",
        )
    elif any(number == -2 for _, number in seen):
        yield Mistake("other_input", "The net gets something else than the X of a batch. Give it X as it comes.")
    elif all(number == -1 for _, number in seen):
        yield Mistake("whole_set", "The net gets all samples at once: make a step for each batch.")


def _epochs(trace: Trace, learning: list[Pass]) -> Iterator[Mistake]:
    """How often the loop goes over the training batches."""
    asked, count = trace.task.epochs, len(learning)
    if count == asked or not any(each.steps for each in learning):
        return
    if count == 1:
        yield Mistake(
            "single_epoch",
            f"There is only one pass over the training batches, where num_epochs is {asked}: does a return stand "
            "inside the loop over the epochs, is there no such loop, or is an iterator made once, before it?",
        )
    elif count == asked + 1:
        yield Mistake(
            "one_epoch_more",
            f"There are {count} passes over the training batches where num_epochs is {asked}, one too many: "
            "range(num_epochs) is enough.",
        )
    elif count == asked - 1:
        yield Mistake(
            "one_epoch_less",
            f"There are {count} passes over the training batches where num_epochs is {asked}, one too few: "
            "range(num_epochs) has all of them.",
        )
    else:
        yield Mistake(
            "number_of_epochs",
            f"There are {count} passes over the training batches where num_epochs is {asked}: make one for each epoch.",
        )


def _batches(trace: Trace, learning: list[Pass]) -> Iterator[Mistake]:
    """Which batches are used in each pass."""
    every = list(range(len(trace.task.batches("train"))))
    used = [[step.number for step in each.steps] for each in learning]
    wrong = [dict.fromkeys(numbers) for numbers in used if list(dict.fromkeys(numbers)) != every]
    if not wrong or any(number < 0 for numbers in used for number in numbers):
        return
    numbers = list(wrong[0])
    if len(wrong) < len(used) and used[0] == every:
        yield Mistake(
            "empty_later",
            "Only the first epoch goes through all batches: is an iterator made once, before the loop? It is empty "
            "after one pass. Loop over the loader itself.",
        )
    elif numbers == [0]:
        yield Mistake(
            "one_batch",
            "Only the first batch of each epoch is used: something leaves the loop too early, such as a return or a "
            "break, or takes next(iter(...)).",
        )
    elif numbers == every[:-1]:
        yield Mistake("skips_last_batch", "The last batch is not used: an epoch goes through all of them.")
    elif numbers == every[1:]:
        yield Mistake("skips_first_batch", "The first batch is not used: an epoch goes through all of them.")
    elif numbers == every[-1:]:
        yield Mistake("last_batch_only", "Only the last batch is used: the body stands behind the loop, not in it.")
    else:
        yield Mistake("not_all_batches", "Not every batch is used: an epoch goes through all of them.")


def _arguments(trace: Trace, learning: list[Pass]) -> Iterator[Mistake]:
    """What the loss gets."""
    for step in (step for each in learning for step in each.steps):
        if step.number < -1 or not step.of("loss") or not step.of("net"):
            continue
        _, _, swapped, y_hat, y = step.of("loss")[0]
        scores, labels = step.of("net")[0][5], trace.task.batch(step.name, step.number)[1]
        if swapped:
            yield Mistake(
                "swapped_loss_arguments",
                "The arguments of loss are the wrong way round: loss(net(X), y), predictions first.",
            )
            return
        found = _changed(scores, y_hat, y, labels)
        if found:
            yield found
            return


def _changed(scores: Any, y_hat: Any, y: Any, labels: Tensor) -> Mistake | None:
    tensors = (scores, y_hat, y)
    if not all(isinstance(each, Tensor) for each in tensors):
        return Mistake("loss_of_no_tensors", f"The loss gets something else than two tensors. {_ASKED}")
    if y_hat.shape != scores.shape and labels.is_floating_point() and y_hat.shape != y.shape:
        return Mistake(
            "broadcast",
            f"The loss gets predictions of shape {_shape(y_hat)} and labels of shape {_shape(y)}, which broadcast: "
            f"each prediction meets each label. {_ASKED}",
        )
    if labels.is_floating_point() and y.shape != labels.shape and y_hat.shape != y.shape:
        return Mistake(
            "broadcast",
            f"The loss gets predictions of shape {_shape(y_hat)} and labels of shape {_shape(y)}, which broadcast: "
            f"each prediction meets each label. {_ASKED}",
        )
    if y_hat.numel() != scores.numel() and y.numel() == y_hat.numel() != labels.numel():
        return Mistake(
            "broadcast",
            f"The loss gets {y_hat.numel()} predictions and as many labels for {len(labels)} samples: they have been "
            f"broadcast against each other. {_ASKED}",
        )
    if y_hat.numel() != scores.numel() or not same(y_hat.reshape(scores.shape), scores, 1e-4, 1e-6):
        how = next(
            (name for name, change in _CHANGES if y_hat.shape == scores.shape and same(y_hat, change(scores))), ""
        )
        what = f"{how} is applied to what the net gives, before" if how else "What the net gives is changed before"
        more = " nn.CrossEntropyLoss has a softmax of its own." if "softmax" in how else ""
        return Mistake("changes_scores", f"{what} it goes to loss.{more} {_ASKED}")
    if y.numel() != labels.numel() or not torch.equal(y.double().reshape(-1), labels.double().reshape(-1)):
        return Mistake("changes_labels", f"The labels are changed before they go to loss. {_ASKED}")
    return None


def _shape(tensor: Tensor) -> str:
    return str(tuple(tensor.shape))


def _backward(trace: Trace, learning: list[Pass]) -> Iterator[Mistake]:
    """Whether backward() starts from the loss of each batch, as it is."""
    every = [step for each in learning for step in each.steps if step.of("loss")]
    reached = {event[1]: event[2] for event in trace.of("backward")}
    losses = [(step, step.of("loss")[0][1]) for step in every]
    if not reached:
        if any(not event[4] for step in every for event in step.of("net")):
            yield Mistake("no_grad_forward", "The net is called under no_grad: then backward() has nothing to follow.")
        elif trace.of("step"):
            yield Mistake("no_backward", "backward() is never called on the loss, so there is no gradient for step().")
        else:
            yield Mistake(
                "nothing_learned",
                "Nothing is learned: there is neither backward() on the loss nor optimizer.step().",
            )
        return
    missing = [step for step, number in losses if number not in reached]
    if missing:
        ends = all(step is not each.steps[-1] for each in learning for step in missing)
        if ends and len(missing) == len(losses) - len(learning):
            yield Mistake(
                "backward_not_always",
                "backward() is called for the last batch of an epoch alone: it belongs into the loop over the batches.",
            )
        else:
            yield Mistake("backward_not_always", "backward() is not called on the loss of every batch.")
        return
    first, count = trace.task.batch_size, len(trace.task.batches("train"))
    values = [(len(trace.task.batch(step.name, step.number)[1]), reached[number]) for step, number in losses]
    if all(gradient.numel() == 1 for _, gradient in values):
        yield from _scaled([(n, float(gradient)) for n, gradient in values], first, count)


def _scaled(values: list[tuple[int, float]], first: int, count: int) -> Iterator[Mistake]:
    if all(same(value, 1.0, 1e-4) for _, value in values):
        return
    asked = "Call backward() on loss(net(X), y) as it is: it is a mean already."
    for words, scale in _SCALES:
        if all(same(value, float(scale(n, count, first)), 1e-4) for n, value in values):
            yield Mistake("scaled_loss", f"The loss {words}. {asked}")
            return
    factor = values[0][1]
    if all(same(value, factor, 1e-4) for _, value in values):
        yield Mistake("scaled_loss", f"The loss is multiplied by {factor:.4g} before backward(). {asked}")
    else:
        yield Mistake("scaled_loss", f"The loss is scaled before backward(). {asked}")
