"""In which order samples come, over several seeds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import torch

from autograder.naming.asking import Asker
from autograder.naming.mistake import Mistake

from .data_iter_passes import SEEDS, SIZE, N, Pass, ask_for, is_stored, one_pass
from .data_iter_rules import ceil, cut


def mixed_blocks(ask: Asker, main: Pass) -> tuple[Mistake, ...]:
    """Batches as they are stored, in random order: the short one may come before the end."""
    if len(main.labels) != ceil(N, SIZE):
        return ()
    passes = [passed for seed in SEEDS if (passed := one_pass(ask, seed))]
    if len({tuple(each.order) for each in passes}) < 2 or any(len(each.labels) != ceil(N, SIZE) for each in passes):
        return ()
    return _blocks(passes)


def wrong_order(ask: Asker) -> tuple[Mistake, ...]:
    """What is not random about the order, over several seeds."""
    ask.fresh()
    passes = [passed for seed in SEEDS if (passed := one_pass(ask, seed))]
    if len(passes) < len(SEEDS) or any(sorted(each.order) != list(range(N)) for each in passes):
        return later_calls()
    orders = [each.order for each in passes]
    if all(order == orders[0] for order in orders):
        return _always_the_same(ask, orders[0])
    if all(order == orders[1] for order in orders[1:]):
        return (Mistake("only_first_call_shuffled", "Only the first call draws an order, later ones come in one and the same: shuffle "
                        "anew at each call."),)  # fmt: skip
    return _turned(orders) or _still(orders) or _pattern(orders) or _places(orders) or _companies(passes)


def later_calls() -> tuple[Mistake, ...]:
    return (Mistake("later_calls_differ", "The first call is right, a later one is not: something is kept from call to call. "
                    "Each call is a pass of its own over all samples."),)  # fmt: skip


NO_SHUFFLE = Mistake(
    "no_shuffle",
    "The samples come in the order in which they are stored, every time: shuffle the indices, and use what is shuffled.",
)


def _always_the_same(ask: Asker, order: list[int]) -> tuple[Mistake, ...]:
    """Four seeds in one process give one order."""
    if is_stored(order):
        return (NO_SHUFFLE,)
    if is_stored(order[::-1]):
        return (
            Mistake("reversed_order", "The samples come in reverse order, every time: shuffle the indices instead."),
        )
    if len({b - a for a, b in itertools.pairwise(order)}) < 8:
        return (Mistake("fixed_pattern", "The samples come in a regular order, the same every time: it must be random. Shuffle the "
                        "indices."),)  # fmt: skip
    loaded = one_pass(ask.fresh(), SEEDS[2])
    if loaded is None or loaded.order != order:
        return (
            Mistake(
                "order_made_once", "The order is drawn once and kept for all later calls: draw a new one at each call."
            ),
        )
    seeded = draws_alike(ask, *SEEDS[:2])
    if seeded:
        return (Mistake("fixed_seed", f"Each call gives the same order, because it sets the seed of {seeded}; the caller's random "
                        "numbers repeat, too. Do not set a seed."),)  # fmt: skip
    return (Mistake("fixed_order", "Each call gives the same order, whatever the caller's seed: a generator of your own with a fixed "
                    "seed, or numbers fixed in the code. Draw a new permutation each time."),)  # fmt: skip


def draws_alike(ask: Asker, one: int, other: int) -> str:
    """Whose random numbers after a call are the same for two seeds of the caller."""
    answers = [ask_for(ask, N, SIZE, seed) for seed in (one, other)]
    if any(answer.error for answer in answers):
        return ""
    draws = zip(("torch", "numpy", "random"), *(answer.value[2] for answer in answers), strict=True)
    return " and ".join(name for name, a, b in draws if a == b)


def _blocks(passes: list[Pass]) -> tuple[Mistake, ...]:
    """Samples that stay with those they are stored with."""
    blocks = {frozenset(batch) for batch in cut(N, SIZE)}
    if all({frozenset(batch) for batch in each.labels} <= blocks for each in passes):
        if all(is_stored(batch) for each in passes for batch in each.labels):
            return (Mistake("batch_order_only", "Only the order of the batches is random, and the same samples always travel "
                            "together: permute all indices first."),)  # fmt: skip
        if (far := _farthest([each.order for each in passes])) < SIZE / 2:
            return (Mistake("local_shuffle", f"Samples move by {far} places at most: permute all indices at once."),)
        if all([min(batch) for batch in each.labels] == list(range(0, N, SIZE)) for each in passes):
            return (
                Mistake(
                    "within_batch_only", "Samples are shuffled only inside fixed batches: permute all indices first."
                ),
            )
        return (Mistake("blocks_only", "The samples of a batch are always the same, as they are stored: shuffling the batches, and "
                        "inside them, is not enough. Permute all indices first."),)  # fmt: skip
    if all(all(b == a + 1 for a, b in itertools.pairwise(batch)) for each in passes for batch in each.labels):
        return (Mistake("slices_of_the_data", "Each batch is a slice of the data as it is stored: only where it starts is random. "
                        "Permute all indices first."),)  # fmt: skip
    return ()


def _neighbours(order: list[int], step: int) -> float:
    """The part of the samples after which the next of the data comes (1), or the one before (-1)."""
    return sum((b - a) % N == step % N for a, b in itertools.pairwise(order)) / (N - 1)


def _turned(orders: list[list[int]]) -> tuple[Mistake, ...]:
    """The stored order, from another place or the other way round."""
    ahead, back = ([_neighbours(order, step) for order in orders] for step in (1, -1))
    if all(share == 1 for share in ahead):
        return (Mistake("rotates", "The order is only rotated: it starts at a random place, and neighbours stay neighbours. Draw a "
                        "random permutation."),)  # fmt: skip
    if all(max(pair) == 1 for pair in zip(ahead, back, strict=True)):
        return (Mistake("turned_round", "The order is the stored one, forwards or backwards: neighbours stay neighbours. Draw a "
                        "random permutation."),)  # fmt: skip
    return ()


def _pattern(orders: list[list[int]]) -> tuple[Mistake, ...]:
    """Neighbours that stay neighbours."""
    ahead, back = ([_neighbours(order, step) for order in orders] for step in (1, -1))
    if any(is_stored(order) for order in orders):
        return (Mistake("sometimes_stored", "Some calls give the order in which the samples are stored, others another: shuffle at "
                        "each call."),)  # fmt: skip
    if all(a + b > 0.2 for a, b in zip(ahead, back, strict=True)):
        return (Mistake("shuffled_little", "Many samples that are stored side by side come side by side: the shuffle is incomplete. "
                        "Permute all indices at once."),)  # fmt: skip
    steps = [{(b - a) % N for a, b in itertools.pairwise(order)} for order in orders]
    if all(len(each) <= 8 for each in steps):
        return (Mistake("fixed_pattern", "The order follows a regular pattern, of which only the start is random. Draw a random "
                        "permutation."),)  # fmt: skip
    return ()


def _places(orders: list[list[int]]) -> tuple[Mistake, ...]:
    """Places that never change, and samples that hardly move."""
    fixed = [place for place in range(N) if len({order[place] for order in orders}) == 1]
    if fixed:
        return (Mistake("places_fixed", f"The same sample always comes at place {fixed[0]} of the order, whatever the seed: all "
                        "places are random."),)  # fmt: skip
    far = _farthest(orders)
    if far < N / 2:
        return (Mistake("local_shuffle", f"Samples move by {far} places at most: permute all indices at once."),)
    likeness = [_likeness(order) for order in orders]
    if all(each > 0.4 for each in likeness) or all(each < -0.4 for each in likeness):
        return (Mistake("shuffled_little", "Samples come near the place where they are stored: the shuffle is incomplete. Permute all "
                        "indices at once."),)  # fmt: skip
    return ()


def _farthest(orders: list[list[int]]) -> int:
    return max(abs(sample - place) for order in orders for place, sample in enumerate(order))


def _still(orders: list[list[int]]) -> tuple[Mistake, ...]:
    """Samples that stay at their place, whatever the seed."""
    still = [place for place in range(N) if all(order[place] == place for order in orders)]
    if not still:
        return ()
    if still == [0]:
        name, what = "first_stays", "The first sample always stays first: it is left out of the shuffle"
    elif still == [N - 1]:
        name, what = "last_stays", "The last sample always stays last: it is left out of the shuffle"
    elif still == list(range(N - len(still), N)):
        name, what = (
            "only_first_shuffled",
            f"Only the first {N - len(still)} of {N} samples are shuffled, the others stay",
        )
    elif still == list(range(len(still))):
        name, what = "only_last_shuffled", f"The first {len(still)} of {N} samples are not shuffled"
    else:
        name, what = "partly_shuffled", f"{len(still)} of {N} samples stay at their place, whatever the seed"
    return (Mistake(name, f"{what}. Permute all indices."),)


def _likeness(order: Sequence[int]) -> float:
    """The correlation of place and sample; with as many as here, 0.4 does not come by chance."""
    return float(torch.corrcoef(torch.tensor([list(range(len(order))), list(order)], dtype=torch.float64))[0, 1])


def _companies(passes: list[Pass]) -> tuple[Mistake, ...]:
    if all(
        {frozenset(batch) for batch in each.labels} == {frozenset(batch) for batch in passes[0].labels}
        for each in passes
    ):
        return (Mistake("same_company", "The same samples always travel together in a batch, in every call: permute all indices "
                        "anew at each call."),)  # fmt: skip
    if all(is_stored(batch) for each in passes for batch in each.labels):
        return (
            Mistake(
                "sorted_batches", "Each batch comes sorted by the place in the data: leave the random order as it is."
            ),
        )
    if all(is_stored(batch[::-1]) for each in passes for batch in each.labels):
        return (Mistake("sorted_batches", "Each batch comes sorted backwards: leave the random order as it is."),)
    if len({tuple(each.order) for each in passes}) < len(passes):
        return (Mistake("few_orders", "Only a few different orders come: draw a new permutation at each call."),)
    return ()
