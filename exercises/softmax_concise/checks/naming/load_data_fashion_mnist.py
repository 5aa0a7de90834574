# Printed by `autograder release softmax_concise`.
"""What is wrong with a load_data_fashion_mnist: sets, batches and orders by numbered images, pixels by drawn ones."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from autograder.naming.arguments import another_count
from autograder.naming.asking import Asker
from autograder.naming.causes import Cause, cause
from autograder.naming.kinds import another_kind
from autograder.naming.loaders import CAUSES as OF_LOADERS
from autograder.naming.loaders import Read, batches, order, passes
from autograder.naming.mistake import Mistake

from .fashion_images import at_all, pictures, resized, without_a_size

WANTED = "a pair of DataLoaders, (train, test)"
SIZES = ((11, 7, 4), (600, 90, 8), (5, 6, 9))  # training images, test images, and the most of a batch
UNSEEN = 1000  # test images are numbered from here on
CAUSES = (
    *OF_LOADERS,
    Cause(r"ToTensor\.__init__\(\) takes", "to_tensor_not_called", "ToTensor itself stands among the transforms, and is called with the "
          "picture: ToTensor() makes one of them."),
    Cause(r"'(?:list|tuple)' object is not callable", "transforms_in_a_list", "A list is called with the picture: transform takes one function, and "
          "transforms.Compose([...]) makes one of several."),
    Cause(r"Compose\.__init__\(\) takes", "transforms_in_a_list", "Compose takes one list of transforms: transforms.Compose([a, b])."),
    Cause(r"holds other images: use torchvision", "other_data_set", "The images are those of another data set than Fashion-MNIST: "
          "use torchvision.datasets.FashionMNIST."),
    Cause(r"must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'PIL", "no_to_tensor", "The data sets give pictures, "
          "of which a DataLoader makes no batch: pass transform=, with transforms.ToTensor() in it."),
)  # fmt: skip


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """What comes at all, of which sets and in which batches and orders, then the images."""
    X = torch.zeros(2, 28, 28).byte()
    kind = ask.load_data_kind((X, torch.arange(2)), (X, torch.arange(2)), 2)
    found = list(
        _kind(kind.value)
        if kind.error is None
        else another_count(("batch_size",), kind.error) or tuple(without_a_size(ask)) or cause(kind.error, CAUSES)
    )
    yield from found
    if found or kind.error is not None:
        return
    yield from _helpers(ask)
    answers = [ask.load_data_passes(n, m, size, 2) for n, m, size in SIZES]
    if answers[0].error is not None:
        yield from _labels(ask) or cause(answers[0].error, CAUSES) or without_a_size(ask)
        return
    reads = [answer.value for answer in answers if answer.error is None]
    sets = list(_sets([each for each, _ in reads], [each for _, each in reads]))
    yield from sets
    if not sets and len(reads) == len(SIZES):
        yield from _loaders(ask, reads)
    yield from at_all(ask, CAUSES)
    if not sets:
        found = list(pictures(ask))
        yield from found or resized(ask)


def _kind(value: list[object]) -> Iterator[Mistake]:
    """What is returned in the place of two loaders."""
    whole, parts = value
    assert isinstance(parts, list)
    if whole == "NoneType":
        yield from another_kind(None, WANTED)
    elif whole == "DataLoader":
        yield Mistake("one_loader", f"You return one DataLoader: return {WANTED}.")
    elif whole not in ("tuple", "list") or len(parts) != 2:
        count = f"{len(parts)} values" if whole in ("tuple", "list") else "something else"
        yield Mistake("no_pair", f"You return {count}: return {WANTED}.")
    elif "FashionMNIST" in parts or "Subset" in parts:
        yield Mistake(
            "sets_no_loaders", "You return a data set: put each of the two into a DataLoader, which makes batches."
        )
    elif any("Iter" in str(part) or part == "generator" for part in parts):
        yield Mistake(
            "iterators", "You return an iterator, which is empty after one pass: return the DataLoaders themselves."
        )


def _helpers(ask: Asker) -> Iterator[Mistake]:
    helpers = (ask.load_data_called(9, 5, 4).value or ((), (), (0, 0), ()))[2]
    if any(helpers):
        yield Mistake("helper_processes", "num_workers is not 0, so helper processes read the images, and a sandbox starts none: leave "
                      "it at 0.")  # fmt: skip


def _labels(ask: Asker) -> tuple[Mistake, ...]:
    """Labels of another shape, of a function that takes none but those of the ten classes."""
    few = torch.zeros(5, 28, 28).byte(), torch.arange(5)
    value = ask.load_data(few, few, 2, None).value
    shapes = {tuple(y.shape[1:]) for loader in value for _, y in loader} if value else {()}
    if shapes == {()}:
        return ()
    return (Mistake("shape_of_labels", f"The labels of n images have the shape {str(('n', *min(shapes))).replace(chr(39), '')}: leave them as "
                    "the data set gives them, one number each, (n,)."),)  # fmt: skip


def _sets(first: list[list[list[Tensor]]], second: list[list[list[Tensor]]]) -> Iterator[Mistake]:
    """Which of the two sets each loader reads."""
    train, test = (
        {label >= UNSEEN for each in loader for y in each[0] for label in y.flatten().tolist()}
        for loader in (first, second)
    )
    if train == {True} and test == {False}:
        yield Mistake(
            "sets_swapped",
            "Training and test images are exchanged: return (train, test), with train=True for the first.",
        )
    elif train == {False} and test == {False}:
        yield Mistake(
            "trains_only", "Both loaders read the training images: make the second data set with train=False."
        )
    elif train == {True} and test == {True}:
        yield Mistake("tests_only", "Both loaders read the test images: make the first data set with train=True.")
    elif len(train) > 1 or len(test) > 1:
        yield Mistake(
            "sets_mixed",
            "A loader reads images of both sets: the first reads the training images, the second the others.",
        )


def _read(value: list[Tensor], n: int, batch_size: int, start: int = 0) -> Read:
    return Read(n, batch_size, [[int(label) - start for label in y.flatten().tolist()] for y in value])


def _loaders(ask: Asker, values: list[tuple[list[list[Tensor]], list[list[Tensor]]]]) -> Iterator[Mistake]:
    """Batches and orders of both loaders."""
    train = [[_read(each, n, size) for each in value[0]] for value, (n, _, size) in zip(values, SIZES, strict=True)]
    test = [
        [_read(each, m, size, UNSEEN) for each in value[1]] for value, (_, m, size) in zip(values, SIZES, strict=True)
    ]
    cut = [list(batches([each[0] for each in reads])) for reads in (train, test)]
    if cut[0] and cut[1] and cut[0][0].name == cut[1][0].name:
        yield cut[0][0]
    else:
        yield from batches([each[0] for each in train], "Of the training loader")
        yield from batches([each[0] for each in test], "Of the test loader")
    first, second = train[1], test[1]
    shuffled = (first[0].order not in ("stored", "incomplete"), second[0].order not in ("stored", "incomplete"))
    if first[0].order == "stored" and second[0].order == "stored":
        yield Mistake(
            "train_not_shuffled", "The training images are not shuffled: pass shuffle=True to the first DataLoader."
        )
    elif first[0].order == "stored" and shuffled[1]:
        yield Mistake("shuffles_the_other", "The wrong set is shuffled: shuffle the training images, and leave the test images in their "
                      "order.")  # fmt: skip
    elif shuffled[1]:
        yield Mistake("test_shuffled", "The test images are shuffled: leave them in their order, with shuffle=False in the second "
                      "DataLoader.")  # fmt: skip
    if shuffled[0]:
        yield from order(first[0], "The training images")
    n, m, size = SIZES[1]
    again = ask.load_data_again(n, m, size, 2).value or [[], []]
    yield from passes(first[0], first[1], (_read(again[0], n, size), _read(again[1], n, size)), "the training images")
    if not second[1].batches and second[0].batches and first[1].batches:
        yield Mistake(
            "one_pass",
            "A second pass over the test images is empty, as that over an iterator: return the DataLoader itself.",
        )
