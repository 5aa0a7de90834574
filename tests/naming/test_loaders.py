"""A loader is told by the numbers of the samples that came."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from autograder.naming.loaders import Batches, Order, Read, batches, order, passes


def cut(samples: Sequence[int], size: int) -> Batches:
    return [list(samples[start : start + size]) for start in range(0, len(samples), size)]


def drawn(n: int, seed: int) -> list[int]:
    return random.Random(seed).sample(range(n), n)


@pytest.mark.parametrize(
    ("samples", "kind"),
    [
        (list(range(40)), "stored"),
        (list(range(40))[::-1], "reversed"),
        (drawn(40, 1), "random"),
        ([sample for batch in reversed(cut(range(40), 8)) for sample in batch], "batches"),
        ([sample for batch in cut(range(40), 8) for sample in reversed(batch)], "inside"),
        ([0] * 40, "incomplete"),
    ],
)
def test_an_order_has_a_kind(samples: list[int], kind: Order) -> None:
    read = Read(40, 8, cut(samples, 8))
    assert read.order == kind
    assert bool(list(order(read, "The rows"))) == (kind in ("reversed", "inside", "batches"))


@pytest.mark.parametrize(
    ("sizes", "name"),
    [
        (lambda n, size: size, ""),
        (lambda n, size: 1, "no_batch_size"),
        (lambda n, size: n, "one_batch"),
        (lambda n, size: 16, "fixed_batch_size"),
        (lambda n, size: size + 1, "other_sizes"),
        (lambda n, size: n // size, "batch_size_as_count"),
        (lambda n, size: -(-n // size), "batch_size_as_count"),
    ],
)
def test_sizes_of_batches_are_told(sizes: object, name: str) -> None:
    reads = [Read(n, size, cut(range(n), sizes(n, size))) for n, size in ((11, 4), (40, 8))]  # type: ignore[operator]
    assert [each.name for each in batches(reads)] == ([name] if name else [])


def test_a_batch_that_is_dropped_and_samples_that_come_again_are_told() -> None:
    assert [each.name for each in batches([Read(5, 2, [[0, 1], [2, 3]])])] == ["drop_last"]
    assert [each.name for each in batches([Read(4, 2, [[0, 1], [1, 3]])], "Of one")] == ["with_replacement_partly"]


def test_passes_over_one_loader_and_over_two() -> None:
    one, other = (Read(40, 8, cut(drawn(40, seed), 8)) for seed in (1, 2))
    empty = Read(40, 8, [])
    assert list(passes(one, other, (one, other), "the data")) == []
    assert [each.name for each in passes(one, one, (one, other), "the data")] == ["shuffled_once"]
    assert [each.name for each in passes(one, other, (one, one), "the data")] == ["fixed_seed"]
    assert [each.name for each in passes(one, empty, (one, other), "the data")] == ["one_pass"]
