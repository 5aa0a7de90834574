# Printed by `autograder release softmax_regression`.
"""What is wrong with a train_epoch: read off a trace of arguments that write down what is asked of them.

Every axis is read by itself (mode, batches, backward, updates, numbers returned), so two mistakes at once are two names.
"""

from __future__ import annotations

from collections.abc import Iterator

from autograder.naming.arguments import another_order
from autograder.naming.asking import Asker
from autograder.naming.mistake import Mistake

from .epoch_returned import differs, returned
from .epoch_trace import (
    ALL_RIGHT,
    CALLABLES,
    CAUSES,
    FIRST,
    LR,
    ONE,
    OPTIMIZERS,
    PARAMETERS,
    SQUARE,
    SQUARES,
    B,
    Epochs,
    Trace,
    W,
)
from .epoch_updates import path


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """What happened first, then what was returned."""
    epochs = Epochs(ask)
    traces = {kind: epochs.trace(kind) for kind in (*OPTIMIZERS, *CALLABLES)}
    said: set[str] = set()
    if all(trace.raised for trace in traces.values()):
        found = another_order(PARAMETERS, lambda order: _works(epochs, order))
        yield from found
        if found:
            traces = {kind: epochs.trace(kind) for kind in (*OPTIMIZERS, *CALLABLES)}
    for mistake in _all(epochs, traces):
        if mistake.name not in said:
            said.add(mistake.name)
            yield mistake
    if not said:
        yield from tuple(_called_twice(epochs, traces)) or differs(epochs)


def _works(epochs: Epochs, order: tuple[int, ...]) -> bool:
    """Whether an epoch reaches an update with its arguments in another order; if so, the rest is asked in it."""
    for kind in ("sgd", "function"):
        trace = epochs.trace(kind, order=order)
        if not trace.raised and trace.of("step", "call"):
            epochs.order = order
            return True
    return False


def _all(epochs: Epochs, traces: dict[str, Trace]) -> Iterator[Mistake]:
    whole = {kind: trace for kind, trace in traces.items() if not trace.raised}
    yield from _structure(traces)
    if not whole and _fits_squares(epochs):
        yield from returned(epochs, "function", SQUARES)
        return
    if not whole and not any(trace.of("net") for trace in traces.values()) and traces["function"].of("end"):
        yield Mistake("net_not_called", "The net is never called, though all batches are read.")
    yield from _exceptions(epochs, traces)
    if not whole:
        yield from _mode(traces)
        return
    yield from _by_axes(epochs, whole)


def _by_axes(epochs: Epochs, whole: dict[str, Trace]) -> Iterator[Mistake]:
    """Everything that a trace without an exception shows."""
    for group in (OPTIMIZERS, CALLABLES):
        kind = next((kind for kind in group if kind in whole), None)
        if kind:
            yield from path(epochs, whole[kind], optimizer=group == OPTIMIZERS)
    yield from _kinds_differ(epochs, whole)
    yield from _mode(whole)
    kind = next(iter(kind for kind in (*CALLABLES, *OPTIMIZERS) if kind in whole))
    yield from _reading(epochs, kind, whole[kind])
    yield from _net(epochs, kind)
    yield from _right_already(epochs, kind)
    yield from _returned(epochs, whole)


def _returned(epochs: Epochs, whole: dict[str, Trace]) -> Iterator[Mistake]:
    """What is wrong with what comes back, and beside which updaters, where that makes a difference."""
    found = {
        who: {mistake.name: mistake for mistake in returned(epochs, kind)}
        for group, who in ((CALLABLES, "a callable updater"), (OPTIMIZERS, "an Optimizer"))
        if (kind := next((kind for kind in group if kind in whole), None))
    }
    everywhere = set.intersection(*map(set, found.values()))
    for who, mistakes in found.items():
        for name, mistake in mistakes.items():
            yield mistake if name in everywhere else Mistake(name, f"With {who}: {mistake.sentence}")


def _structure(traces: dict[str, Trace]) -> Iterator[Mistake]:
    """What makes everything else beside the point."""
    returned = [trace.of("returned") for trace in traces.values()]
    if any(found and found[0][1] == "an iterator" for found in returned):
        yield Mistake("yields", "The function has a yield, so it is a generator and nothing runs before somebody reads it. "
                      "Return the pair (mean loss, accuracy).")  # fmt: skip
    if any(event[2] for trace in traces.values() for event in trace.of("loss")):
        yield Mistake("swapped_loss_arguments", "The arguments of loss are swapped: scores first, labels second.")


def _exceptions(epochs: Epochs, traces: dict[str, Trace]) -> Iterator[Mistake]:
    for group, who in ((OPTIMIZERS, "an Optimizer"), (CALLABLES, "a callable updater")):
        raising = [kind for kind in group if traces[kind].raised]
        if not raising:
            continue
        found = epochs.cause(raising[0])
        everywhere = all(trace.raised for trace in traces.values())
        if len(raising) == len(group):
            if group == OPTIMIZERS and not everywhere and not epochs.ask.train_epoch_optimizer(W, B, FIRST, LR).error:
                yield _only_torch_sgd("raises an exception")  # a class of one's own, even if it is made of SGD
                continue
            for mistake in found:
                own = mistake.name in {each.name for each in CAUSES} or everywhere
                yield mistake if own else Mistake(mistake.name, f"With {who}: {mistake.sentence}")
        elif group == CALLABLES and "function" not in raising:
            yield Mistake("only_functions", "An updater that is an object or a partial, and no plain function, raises an "
                          "exception. Any callable is an updater: ask isinstance(updater, torch.optim.Optimizer).")  # fmt: skip
        elif group == OPTIMIZERS and raising == ["optimizer"]:
            yield _only_torch_sgd("raises an exception")
        else:
            yield from found


def _only_torch_sgd(what: str) -> Mistake:
    return Mistake("only_torch_sgd", f"Another Optimizer than torch.optim.SGD {what}: there are others. Ask "
                   "isinstance(updater, torch.optim.Optimizer).")  # fmt: skip


def _mode(traces: dict[str, Trace]) -> Iterator[Mistake]:
    modes = {kind: [event[3] for event in trace.of("net")] for kind, trace in traces.items()}
    with_optimizer = [mode for kind in OPTIMIZERS for mode in modes.get(kind, [])]
    with_callable = [mode for kind in CALLABLES for mode in modes.get(kind, [])]
    every = with_optimizer + with_callable
    if all(every):
        return
    if not any(every):
        yield Mistake("no_train_mode", "The net is never put into training mode: net.train() is missing, or stands behind a "
                      "condition, or net.eval() comes after it. After an evaluation, dropout and batch norm stay in evaluation mode.")  # fmt: skip
    elif with_optimizer and with_callable and any(with_optimizer) and not any(with_callable):
        yield Mistake("train_mode_for_optimizers_only", "The net is put into training mode beside an Optimizer only: "
                      "net.train() belongs before the loop, whatever the updater.")  # fmt: skip
    elif with_optimizer and with_callable and any(with_callable) and not any(with_optimizer):
        yield Mistake("train_mode_for_callables_only", "The net is put into training mode beside a callable updater only: "
                      "net.train() belongs before the loop, whatever the updater.")  # fmt: skip
    elif not next(iter(modes.values()), [True])[0]:
        yield Mistake("train_mode_late", "The net sees the first batch before it is in training mode: call net.train() before "
                      "the loop.")  # fmt: skip
    else:
        yield Mistake("eval_mode", "The net leaves training mode during the epoch: there is a net.eval() in the loop.")


def _called_twice(epochs: Epochs, traces: dict[str, Trace]) -> Iterator[Mistake]:
    """More than one call of the net for a batch, which only a net shows that counts them, or that draws numbers."""
    steps = [step for trace in traces.values() for step in trace.steps]
    if epochs.ask.any_failed("net_is_in_training_mode") and all(len(step.of("net")) > 1 for step in steps):
        yield Mistake("net_called_twice", "The net is called more than once for a batch: with dropout each call gives other scores, and "
                      "batch norm counts the batch twice. Use the scores of one call for loss and accuracy.")  # fmt: skip


def _kinds_differ(epochs: Epochs, traces: dict[str, Trace]) -> Iterator[Mistake]:
    """Updaters of one group that are treated in different ways."""
    updates = {kind: bool(trace.of("step", "call")) for kind, trace in traces.items()}
    if updates.get("sgd") and updates.get("optimizer") is False:
        yield Mistake("only_torch_sgd", "Only torch.optim.SGD makes an update: there are other Optimizers. Ask "
                      "isinstance(updater, torch.optim.Optimizer).")  # fmt: skip
    if updates.get("function") and not all(updates.get(kind, True) for kind in CALLABLES):
        yield Mistake("only_functions", "Only a plain function makes an update: an object or a partial is an updater, too. Ask "
                      "isinstance(updater, torch.optim.Optimizer).")  # fmt: skip
    if updates.get("object") and epochs.ask.any_failed("other_kinds_of_updaters"):
        stepping = epochs.trace("stepping")
        if stepping.raised or not stepping.of("call"):
            yield Mistake("asks_for_a_step", "An updater that has a method `step` is taken for an Optimizer: a callable object "
                          "may have one, too. Ask isinstance(updater, torch.optim.Optimizer).")  # fmt: skip


def _reading(epochs: Epochs, kind: str, trace: Trace) -> Iterator[Mistake]:
    """How train_iter is read: it may be a generator, which can be read once and has neither length nor index."""
    once = epochs.trace(kind, once=True)
    began = len(trace.of("iter"))
    if once.raised:
        found = epochs.cause(kind, once=True)
        words = (
            found[0].sentence if found else "It can be read once, with a loop; it has neither a length nor an index."
        )
        if began > 1:
            yield Mistake("reads_twice", "train_iter is read more than once, and a generator is empty the second time: do "
                          "everything in one loop.")  # fmt: skip
        else:
            yield Mistake("train_iter_is_a_list", f"A train_iter that is a generator raises an exception. {words}")
    elif began > 1 and len(once.of("batch")) < len(trace.of("batch")):
        yield Mistake("reads_twice", "train_iter is read more than once, and a generator is empty the second time: do everything "
                      "in one loop.")  # fmt: skip


def _net(epochs: Epochs, kind: str) -> Iterator[Mistake]:
    """A net that is a plain function, and one that is given images."""
    if epochs.trace(kind, module=False).raised:
        yield from epochs.cause(kind, module=False) or (Mistake("net_is_a_module", "A net that is a plain function raises an "
                                                                "exception: ask isinstance(net, nn.Module) first."),)  # fmt: skip
    if epochs.ask.any_failed("net_gets_images_as_they_come"):
        images = [(X.reshape(len(X), 1, 2, 3), y) for X, y in FIRST]
        trace = epochs.trace(kind, images)
        shapes = [event[2] for event in trace.of("net")]
        if shapes and any(len(shape) != 4 for shape in shapes):
            yield Mistake("flattens", "X is reshaped before the net sees it, and a net for images needs their shape: give X to "
                          "the net as it comes.")  # fmt: skip
        elif trace.raised and not shapes:
            yield Mistake("images_fail", "Images as X, of shape (n, 1, h, w), raise an exception: the function takes X apart "
                          "itself. Give X to the net as it comes.")  # fmt: skip


def _right_already(epochs: Epochs, kind: str) -> Iterator[Mistake]:
    """A batch whose rows are all predicted right."""
    half, whole = (epochs.trace(kind, batches) for batches in (ONE, ALL_RIGHT))
    if half.of("step", "call") and not whole.raised and not whole.of("step", "call"):
        yield Mistake(
            "no_update_when_right", "A batch whose rows are all predicted right makes no update: every batch makes one."
        )


def _fits_squares(epochs: Epochs) -> bool:
    """Whether batches with as many rows as classes raise nothing, where others do."""
    return not epochs.trace("function", SQUARE).raised
