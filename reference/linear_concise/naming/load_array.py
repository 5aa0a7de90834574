"""What is wrong with a load_array: read off what comes of arrays whose rows are numbered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker
from autograder.naming.causes import Cause, cause
from autograder.naming.kinds import another_kind
from autograder.naming.loaders import CAUSES as OF_LOADERS
from autograder.naming.loaders import Read, batches, order, passes
from autograder.naming.mistake import Mistake

PARAMETERS = ("data_arrays", "batch_size", "is_train")
SIZES = ((11, 4), (600, 8), (5, 9), (12, 6))  # samples, and the most of a batch
CAUSES = (
    *OF_LOADERS,
    Cause(r"'(?:tuple|list)' object has no attribute 'size'", "not_unpacked", "All arrays together are taken for one tensor, as where "
          "TensorDataset gets them as one argument: unpack them, TensorDataset(*data_arrays)."),
)  # fmt: skip
WANTED = "a DataLoader over TensorDataset(*data_arrays)"


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """What comes at all, then in which batches, in which order, and what of other arrays."""
    kind = (ask.load_array_kind([torch.zeros(4, 2), torch.zeros(4, 1)], 3, True).value or ("",))[0]
    found = list(_parts(ask, kind))
    yield from found
    if found:
        return
    stored, drawn = ([_passes(ask, n, size, is_train) for n, size in SIZES] for is_train in (False, True))
    if not stored[0] or not drawn[0]:
        yield from _none(ask)
        return
    cut = list(batches([each[0] for each in stored if each]))
    in_training = list(batches([each[0] for each in drawn if each]))
    if cut and in_training and cut[0].name == in_training[0].name:
        yield from cut
    else:
        yield from batches([each[0] for each in stored if each], "Only with is_train=False")
        yield from batches([each[0] for each in drawn if each], "Only with is_train=True")
    if kind == "list":
        yield Mistake(
            "list_of_batches",
            "You return a list of batches, which are the same in each pass: return the DataLoader, which draws a new order "
            "for each.",
        )
        return
    yield from _orders(ask, stored[1], drawn[1])
    yield from _arrays(ask)


def _parts(ask: Asker, kind: str) -> Iterator[Mistake]:
    """What is no loader, and batches whose parts are not rows of the arrays."""
    if kind in ("TensorDataset", "Subset"):
        yield Mistake("no_loader", f"You return a {kind}, and no DataLoader: return {WANTED}.")
        return
    batches = (ask.load_array([torch.ones(5, 2), torch.zeros(5, 1)], 2, False).value or ((), ()))[0]
    if not all(isinstance(part, Tensor) for each in batches for part in each):
        yield Mistake(
            "parts_are_no_tensors",
            "A batch does not hold a tensor of rows for each array: a DataLoader over TensorDataset(*data_arrays) makes such "
            "batches by itself, without a collate_fn.",
        )
        return
    parts = {tuple(part.shape[1:] for part in each) for each in batches}
    if parts == {((1,), (2,))}:
        yield Mistake(
            "parts_exchanged",
            "The parts of a batch come in another order than the arrays: TensorDataset(*data_arrays) keeps their order.",
        )
    elif parts == {((3,),)}:
        yield Mistake(
            "arrays_joined",
            "The arrays are joined into one, with the columns of both: TensorDataset(*data_arrays) keeps a part of each.",
        )
    elif any(len(each) == 2 and each != ((2,), (1,)) for each in parts) and not _is_stack_of(parts):
        yield Mistake(
            "row_shape", "The rows of a batch have another shape than those of the arrays: leave them as they are."
        )


def _is_stack_of(parts: set[tuple[torch.Size, ...]]) -> bool:
    """Whether whole arrays stand in the place of rows."""
    return any(len(part) > 1 for each in parts for part in each)


def _read(value: Any, n: int, batch_size: int) -> Read:
    return Read(n, batch_size, [[int(label) for label in y.flatten().tolist()] for y in value])


def _passes(ask: Asker, n: int, batch_size: int, is_train: bool) -> list[Read]:
    """Two passes over one loader; nothing where there is an exception."""
    value = ask.load_array_passes(batch_size, n, is_train, 2).value
    return [_read(each, n, batch_size) for each in value] if isinstance(value, list) else []


def _none(ask: Asker) -> Iterator[Mistake]:
    """Why nothing can be read."""
    X, y = torch.arange(8.0).reshape(4, 2), torch.arange(4.0).reshape(4, 1)
    answer = ask.load_array_kind([X, y], 3, False)
    if answer.error is not None:
        yield from another_order(PARAMETERS, lambda places: _works(ask, places)) or another_count(PARAMETERS, answer.error) or (
            cause(answer.error, CAUSES))  # fmt: skip
        return
    kind = answer.value[0]
    if kind == "NoneType":
        yield from another_kind(None, WANTED)
    elif kind in ("TensorDataset", "Subset", "tuple", "list"):
        yield Mistake("no_loader", f"You return a {kind}, and no DataLoader: return {WANTED}.")
    elif _is_stack(ask.load_array_of_list([X, X + 8], 2, False)):
        yield Mistake("not_unpacked", "The arrays themselves are taken for samples, as where DataLoader gets them in the place of "
                      f"a data set: return {WANTED}.")  # fmt: skip
    else:
        error = ask.load_array_passes(3, 4, False, 1).error
        yield from cause(error, CAUSES) if error else ()


def _works(ask: Asker, places: tuple[int, ...]) -> bool:
    return ask.load_array_in_order(list(places)).value is True


def _is_stack(answer: Answer) -> bool:
    """Whether a batch holds whole arrays (4, 2), one behind the other."""
    value = answer.value
    return isinstance(value, list) and any(
        isinstance(part, Tensor) and part.shape == (4, 2) for each in value for part in each
    )


def _orders(ask: Asker, stored: list[Read], drawn: list[Read]) -> Iterator[Mistake]:
    """Which of the loaders shuffle, and how."""
    if not stored or not drawn or "incomplete" in (stored[0].order, drawn[0].order):
        return
    shuffled = (drawn[0].order != "stored", stored[0].order != "stored")
    if shuffled == (False, False):
        yield Mistake("never_shuffles", "The order is never shuffled: hand shuffle=is_train to the DataLoader, which otherwise reads "
                      "the rows as they are stored.")  # fmt: skip
    elif shuffled == (True, True):
        yield Mistake(
            "always_shuffles", "The order is shuffled whatever is_train is: hand shuffle=is_train to the DataLoader."
        )
    elif shuffled == (False, True):
        yield Mistake("shuffles_the_other", "It is the wrong way round: rows are shuffled with is_train=False, and stored ones come "
                      "with is_train=True. Hand shuffle=is_train to the DataLoader.")  # fmt: skip
    n, size = SIZES[1]
    value = ask.load_array_default(size, n, 2).value
    again = [_read(each, n, size) for each in value] if isinstance(value, list) else []
    if len(again) == 2 and shuffled[0] and again[0].order == "stored":
        yield Mistake("default_is_false", "Without is_train nothing is shuffled: its default is True.")
    if shuffled[0]:
        yield from order(drawn[0], "With is_train=True the rows")
        first, second = ask.load_array_passes(size, n, True, 2).value or ((), ())
        yield from passes(_read(first, n, size), _read(second, n, size), tuple(again) if len(again) == 2 else drawn, "the training "
                          "data")  # fmt: skip
    elif not stored[1].batches:
        yield Mistake("one_pass", "A second pass over the loader is empty, as that over an iterator: return the DataLoader "
                      "itself.")  # fmt: skip


def _arrays(ask: Asker) -> Iterator[Mistake]:
    """Other arrays than two, their types, and whether features keep their labels."""
    X, y = torch.arange(12.0).reshape(6, 2), torch.arange(6.0).reshape(6, 1)
    pairs, after = ask.load_array([X.clone(), y.clone()], 4, True).value or ([], [X, y])
    if pairs and any(len(each) != 2 for each in pairs):
        yield Mistake("no_pairs", f"A batch of two arrays holds {len(pairs[0])}: it has a part of each array.")
    elif any(
        not torch.equal(features, X[labels.flatten().long()])
        for features, labels in pairs
        if features.shape[1:] == (2,)
    ):
        yield Mistake(
            "labels_mixed_up", "Features do not stand beside their own labels: draw one order for all arrays."
        )
    elif any(features.shape[1:] != (2,) or labels.shape[1:] != (1,) for features, labels in pairs):
        yield Mistake(
            "row_shape", "The rows of a batch have another shape than those of the arrays: leave them as they are."
        )
    if not (torch.equal(after[0], X) and torch.equal(after[1], y)):
        yield Mistake("changes_arrays", "The arrays themselves are changed: leave them as they were.")
    if ask.any_failed("any_number_of_arrays", "one_array_or_several"):
        yield from _others(ask, X, y)


def _others(ask: Asker, X: Tensor, y: Tensor) -> Iterator[Mistake]:
    """Three arrays, and one."""
    for count in (3, 1):
        arrays = [X, y, torch.arange(6)][:count]
        answer = ask.load_array_of_list(arrays, 4, False)
        found = {len(each) for each in answer.value} if isinstance(answer.value, list) else set()
        types = {tuple(part.dtype for part in each) for each in answer.value or ()}
        if answer.error is not None and "unexpected keyword argument 'is_train'" in answer.raised:
            yield Mistake(
                "name_of_a_parameter", "The third parameter has another name than is_train, by which it is given."
            )
            return
        if answer.error is not None:
            yield Mistake("two_arrays_only", f"{'Three arrays' if count == 3 else 'A single array'} in a list, with "
                          f"is_train by its name, raise{'s' if count == 1 else ''} an exception: TensorDataset(*data_arrays) takes any "
                          "number.")  # fmt: skip
            return
        if found == {count} and types != {tuple(part.dtype for part in arrays)}:
            yield Mistake(
                "another_dtype", "The rows of a batch have another type than their array: leave them as they are."
            )
            return
        if found and found != {count}:
            yield Mistake("first_arrays", f"Of {count} arrays only {min(found)} come: TensorDataset(*data_arrays) takes all of "
                          "them.")  # fmt: skip
            return
