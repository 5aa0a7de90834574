# Printed by `autograder release softmax_regression`.
"""What comes out of a data_iter: a pass over n samples, or what is odd about the kind of thing that comes.

Labels are row numbers, so what comes in which batch is a fact.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from autograder.naming.asking import Answer, Asker
from autograder.naming.mistake import Mistake

from .data_iter_rules import Batches, cut

N, SIZE = 261, 16  # 17 batches
SEEDS = (5, 6, 7, 8)
ORDER = [0, 1, 2]
KINDS = ("dict", "list", "tuple", "int", "float", "str", "bool", "set", "generator", "zip", "map", "range", "NoneType", "function")  # fmt: skip


@dataclass(frozen=True)
class Pass:
    """One pass over n samples: the samples of each batch by their labels and by their features, as far as it came."""

    n: int
    size: int
    labels: Batches
    features: Batches
    ended: bool

    @property
    def order(self) -> list[int]:
        """The samples in the order in which they came."""
        return [sample for batch in self.labels for sample in batch]

    @property
    def rows(self) -> list[int]:
        """The same, by their features."""
        return [sample for batch in self.features for sample in batch]

    @property
    def right(self) -> bool:
        """Whether batches have the right sizes, and every sample comes once, with its own features."""
        return self.ended and self.labels == self.features and relabelled(self.labels) == cut(self.n, self.size)


def relabelled(batches: Batches) -> Batches:
    """Samples numbered as they first come: what does not depend on the order."""
    numbers: dict[int, int] = {}
    return [[numbers.setdefault(sample, len(numbers)) for sample in batch] for batch in batches]


def capped(batches: Batches, n: int) -> Batches:
    return batches[: _most(n)]


def _most(n: int) -> int:
    """As many batches are looked at; data_iter_called gives one more, if there are more."""
    return 2 * n + 3


def ask_for(ask: Asker, n: int, size: int, seed: int = SEEDS[0], order: Sequence[int] = ORDER) -> Answer:
    return ask.data_iter_called(list(order), size, n, seed)


def one_pass(ask: Asker, seed: int, n: int = N, size: int = SIZE) -> Pass | None:
    answer = ask_for(ask, n, size, seed)
    return None if answer.error else read(answer, n, size)[0]


def is_stored(order: Sequence[int]) -> bool:
    """Whether samples come as they are stored, each once or not at all."""
    return all(b > a for a, b in itertools.pairwise(order))


def read(answer: Answer, n: int, size: int) -> tuple[Pass | None, tuple[Mistake, ...]]:
    """The pass, if its batches can be read, and what is odd about how they come."""
    kind, came, _ = answer.value
    came, ended = came[: _most(n)], len(came) <= _most(n)
    if not came:
        return None, _nothing(kind)
    if odd := _no_pairs(kind, came, n, size):
        return None, odd
    odd = ()
    pairs = [(batch[0], batch[1]) for batch in came]
    if all(X.dim() == 1 and y.dim() == 2 and y.shape[1] == 2 for X, y in pairs):
        odd = (Mistake("swapped", "You yield (labels, features): features come first."),)
        pairs = [(y, X) for X, y in pairs]
    if strange := _parts_mixed(pairs, n):
        return None, (strange,)
    if changed := _scaled(pairs):
        return None, (*odd, changed)
    samples = [samples_in(X, y) for X, y in pairs]
    if any(each is None for each in samples):
        return None, _shapes(pairs)
    labels, features = ([list(each[part]) for each in samples if each] for part in (0, 1))
    return Pass(n, size, labels, features, ended), odd or _shapes(pairs)


def _parts_mixed(pairs: list[tuple[Tensor, Tensor]], n: int) -> Mistake | None:
    """The wrong things as features or labels."""
    if all(X.shape == y.shape and torch.equal(X, y) for X, y in pairs):
        what = "features" if pairs[0][0].dim() > 1 else "labels"
        return Mistake("same_part_twice", f"Both parts of each pair are the {what}: yield (features, labels).")
    if all(X.shape == (1, n, 2) and y.shape == (1, n) for X, y in pairs):
        return Mistake("none_as_index", "Every batch holds all samples, with a dimension too many: that is what an index of None gives. "
                       "shuffle() works in place and returns None; use the list that was shuffled.")  # fmt: skip
    if len(pairs) < 2:
        return None
    for name, own, other in (("features", 0, 1), ("labels", 1, 0)):
        if all(pair[own].dim() and pair[other].dim() and len(pair[own]) == n > len(pair[other]) for pair in pairs):
            return Mistake(
                f"all_{name}", f"Every batch comes with all {name}: index them by the indices of the batch, too."
            )
    return None


def _scaled(pairs: list[tuple[Tensor, Tensor]]) -> Mistake | None:
    """The features, if their rows are none of the data's."""
    rows = [X.double() for X, _ in pairs if X.dim() == 2 and X.shape[1] == 2 and not X.is_complex()]
    if len(rows) < len(pairs):
        return None
    X, y = torch.cat(rows), torch.cat([y.reshape(-1).double() for _, y in pairs])
    if bool((X[:, 1] - X[:, 0] == 1).all()) and bool((X[:, 0] % 2 == 0).all()):
        return None
    how, gone = "", (X == 0).all(1)
    if bool((gone | ((X[:, 1] - X[:, 0] == 1) & (X[:, 0] % 2 == 0))).all()):
        return _zeros(gone, len(rows[-1]))
    if len(y) == len(X):
        times = (X / torch.stack([2 * y, 2 * y + 1], 1))[y > 0]
        if bool(((times - times.median()).abs() < 1e-4 * times.median().abs()).all()):
            how = f" (multiplied by {float(times.median()):.4g})"
    return Mistake("values_change", f"The values of the features are changed{how}: yield the rows as they are.")


def _zeros(gone: Tensor, last: int) -> Mistake:
    """Rows that are 0 throughout, which none of the data's is."""
    if not bool(gone[:-last].any()):
        return Mistake(
            "pads_with_zeros", "The last batch is filled up with zeros: it must hold only what is left, and is shorter."
        )
    return Mistake("rows_of_zeros", "Some rows of features come as zeros: yield the rows as they are.")


def samples_in(X: Tensor, y: Tensor) -> tuple[list[int], list[int]] | None:
    if y.dim() > 2 or (y.dim() == 2 and y.shape[1] != 1 and y.shape[0] != 1) or X.numel() % 2:
        return None
    first = X.reshape(-1, 2)[:, 0] / 2 if (X.dim() > 1 and X.shape[-1] == 2) or X.dim() == 1 else None
    if first is None or not bool(torch.isfinite(first).all()):
        return None
    return [int(v) for v in y.reshape(-1).tolist()], [int(v) for v in first.tolist()]


def _nothing(kind: str) -> tuple[Mistake, ...]:
    if kind == "NoneType":
        return (
            Mistake(
                "returns_none", "Nothing comes back from data_iter: it has neither yield nor return. Yield each batch."
            ),
        )
    if kind in ("function", "method", "builtin_function_or_method"):
        return (Mistake("returns_a_function", "data_iter returns a function and does not call it. Yield the batches, or return "
                        "what the function gives: add ()."),)  # fmt: skip
    if kind in ("int", "float", "bool", "Tensor", "str"):
        return (
            Mistake(
                "returns_no_batches", f"data_iter returns a {kind}: it must give one batch after the other. Use yield."
            ),
        )
    return (Mistake("no_batches", "No batch comes at all: the loop is never entered, or nothing is yielded in it."),)


def _is_tensors(value: Any, count: int) -> bool:
    return isinstance(value, list | tuple) and len(value) == count and all(isinstance(part, Tensor) for part in value)


def _no_pairs(kind: str, came: list[Any], n: int, size: int) -> tuple[Mistake, ...]:
    """What comes, if it is no sequence of pairs of tensors."""
    if kind in ("tuple", "list", "Tensor") and len(came) == 2 and _is_tensors(came, 2):
        if {len(part) if part.dim() else 1 for part in came} == {n}:
            return (Mistake("returns_the_data", "You return one pair with all samples: yield batches of batch_size, one after "
                            "the other."),)  # fmt: skip
        return (Mistake("returns_pair", "You return one pair of tensors, and the loop ends there: use yield, which gives a batch "
                        "and goes on."),)  # fmt: skip
    if (
        kind in ("tuple", "list")
        and len(came) == 2
        and all(isinstance(part, list | tuple) and len(part) > 2 for part in came)
    ):
        return (Mistake("two_lists", "You return a list of all features and a list of all labels: give one pair (features, "
                        "labels) for each batch, such as by zip."),)  # fmt: skip
    batch = came[0]
    if all(isinstance(each, list | tuple) and len(each) == 2 for each in came):
        return () if all(_is_tensors(each, 2) for each in came) else _parts(batch)
    if isinstance(batch, Tensor):
        return _tensors(batch, size)
    if isinstance(batch, list | tuple) and all(_is_tensors(part, 2) for part in batch):
        return (Mistake("list_of_samples", "A batch comes as a list of samples: stack their features into one tensor and their "
                        "labels into another, and yield the two."),)  # fmt: skip
    if isinstance(batch, list | tuple) and all(isinstance(each, list | tuple) for each in came):
        counts = {len(each) for each in came}
        if batch and all(isinstance(part, int) for part in batch):
            return (Mistake("yields_indices", "You yield the indices: yield features[indices], labels[indices]."),)
        if len(counts) == 1:
            return (Mistake("another_number_of_parts", f"Each batch comes with {counts.pop()} parts: it has two, features and "
                            "labels."),)  # fmt: skip
    return (Mistake("no_pair", f"What comes is a {_kind(batch)}: each batch is a pair of tensors (features, labels)."),)


def _kind(value: Any) -> str:
    """The type in words, if it is one of Python's: the name of another is the student's own text."""
    kind = str(getattr(value, "kind", type(value).__name__))
    return kind if kind in KINDS else "thing of another type"


def _tensors(batch: Tensor, size: int) -> tuple[Mistake, ...]:
    """Single tensors come in the place of pairs."""
    what = "yields_one_tensor"
    if batch.dim() == 2 and batch.shape[1] == 2:
        return (Mistake(what, "Only the features of each batch come: yield the pair (features, labels)."),)
    if batch.dim() == 1 and batch.dtype == torch.int64:
        return (Mistake(what, "Each batch is a single tensor of whole numbers, its indices or its labels: yield the pair "
                        "(features, labels)."),)  # fmt: skip
    if batch.dim() == 2 and batch.shape[1] == 3:
        return (Mistake(what, "Features and labels come in one tensor: yield them as a pair."),)
    return (Mistake(what, "Each batch is a single tensor: yield the pair (features, labels)."),)


def _parts(batch: Any) -> tuple[Mistake, ...]:
    """Pairs come, not of tensors."""
    which = [name for name, part in zip(("features", "labels"), batch, strict=True) if not isinstance(part, Tensor)]
    if not which:
        return ()
    what = " and ".join(which)
    if "numpy.ndarray" in [getattr(part, "kind", "") for part in batch]:
        return (Mistake("numpy_arrays", f"The {what} of a batch come as NumPy arrays: they are tensors."),)
    if all(isinstance(part, list | tuple) and part and isinstance(part[0], Tensor) for part in batch):
        return (Mistake("lists_of_rows", "Features and labels of a batch come as lists of rows: make one tensor of each, such as by "
                        "torch.stack, or by indexing with all indices at once."),)  # fmt: skip
    kind = _kind(next(part for part in batch if not isinstance(part, Tensor)))
    return (Mistake("no_tensors", f"The {what} of a batch come as a {kind}: both are tensors."),)


def _shapes(pairs: list[tuple[Tensor, Tensor]]) -> tuple[Mistake, ...]:
    """Another shape or dtype of the parts of a batch."""
    X, y = pairs[0]
    if y.dim() == 0 or (X.dim() == 1 and X.numel() == 2 and y.numel() == 1):
        return (Mistake("single_samples", "You yield samples one by one: yield batches of batch_size of them."),)
    return _labels(X, y) or _features(X)


def _labels(X: Tensor, y: Tensor) -> tuple[Mistake, ...]:
    if y.dtype != torch.int64:
        name = "labels_float" if y.dtype.is_floating_point else "labels_dtype"
        return (Mistake(name, f"The labels change their dtype to {str(y.dtype)[6:]}: leave it as it is."),)
    if y.shape == (len(X), 1):
        return (Mistake("labels_column", "The labels change their shape from (n,) to (n, 1): leave it as it is."),)
    if y.dim() == 2 and y.shape[0] == 1:
        return (
            Mistake(
                "labels_row", "The labels come with a dimension too many, (1, n): leave their shape (n,) as it is."
            ),
        )
    if y.dim() > 1:
        return (Mistake("labels_shape", f"The labels of a batch come with shape {tuple(y.shape)}: they keep their shape (n,), one "
                        "label for each row."),)  # fmt: skip
    return ()


def _features(X: Tensor) -> tuple[Mistake, ...]:
    if X.dtype != torch.float32:
        return (
            Mistake("features_dtype", f"The features change their dtype to {str(X.dtype)[6:]}: leave it as it is."),
        )
    if X.dim() == 1:
        return (
            Mistake("features_flat", "The features of a batch come flattened into one row: leave each row as it is."),
        )
    if X.dim() > 2:
        return (Mistake("features_shape", "The features come with a dimension too many: leave each row as it is."),)
    if X.shape[1] != 2 and X.shape[0] == 2:
        return (Mistake("features_transposed", "The features come transposed: each row is one sample."),)
    if X.shape[1] != 2:
        return (
            Mistake(
                "features_columns",
                f"The rows of features lose their shape: {X.shape[1]} columns come where there are 2.",
            ),
        )
    return ()
