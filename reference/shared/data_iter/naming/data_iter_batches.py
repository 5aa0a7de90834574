"""Which samples come in which batches: sizes, gaps, repeats, and rows beside the labels of others.

The order is random and unknown; which samples are the same is not. So samples are numbered anew as they first come, and
what slices of any order would give can be compared with what came, over a grid of sizes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import torch

from autograder.naming.asking import Answer, Asker
from autograder.naming.causes import cause
from autograder.naming.mistake import Mistake

from .data_iter_orders import NO_SHUFFLE, later_calls
from .data_iter_passes import SEEDS, SIZE, N, Pass, ask_for, capped, is_stored, one_pass, read, relabelled
from .data_iter_rules import RULES, Batches, Slices, ceil, cut, even, every, loop

GRID = ((N, SIZE), (256, 16), (12, 4), (10, 4), (9, 4), (11, 4), (7, 10), (6, 1), (6, 3), (40, 40), (23, 5), (41, 8),
        (12, 20), (1, 4), (2, 2), (30, 7), (100, 9))  # fmt: skip


def torn(ask: Asker, main: Pass) -> tuple[Mistake, ...]:
    """Features and labels that do not belong together."""
    rows, order = main.rows, main.order
    if main.labels == main.features:
        return ()
    if len(set(order)) == N > len(set(rows)) and _rows_lost(ask):
        return (Mistake("rows_overwritten", "Rows of the caller's features are overwritten by others, so some come twice and others "
                        "are lost: rows of a tensor cannot be exchanged as random.shuffle does it. Shuffle a list of indices."),)  # fmt: skip
    name, how = next((name, how) for name, how, holds in TORN if holds(main, rows, order))
    return (Mistake(name, f"Features and labels do not belong together: {how}. Use the same indices for both."),)


def _from_the_start(batches: Batches) -> bool:
    return all(batch == list(range(len(batch))) for batch in batches)


# The first that holds of a pass, its samples by their features, and by their labels.
TORN: tuple[tuple[str, str, Callable[[Pass, list[int], list[int]], bool]], ...] = (
    ("different_lengths", "a batch holds another number of rows than of labels",
     lambda main, rows, order: any(len(a) != len(b) for a, b in zip(main.labels, main.features, strict=True))),
    ("shuffles_labels_only", "the labels are shuffled, the features are not",
     lambda main, rows, order: is_stored(rows) and not is_stored(order)),
    ("shuffles_features_only", "the features are shuffled, the labels are not",
     lambda main, rows, order: is_stored(order) and not is_stored(rows)),
    ("first_labels", "every batch comes with the first labels of all",
     lambda main, rows, order: _from_the_start(main.labels)),
    ("first_features", "every batch comes with the first features of all",
     lambda main, rows, order: _from_the_start(main.features)),
    ("torn_inside_batches", "within a batch, they come in different order",
     lambda main, rows, order: all(sorted(a) == sorted(b) for a, b in zip(main.labels, main.features, strict=True))),
    ("labels_shifted", "the labels are shifted against the features, always by the same number of rows",
     lambda main, rows, order: len({(a - b) % main.n for a, b in zip(rows, order, strict=True)}) == 1),
    ("independent", "they are shuffled by two different permutations",
     lambda main, rows, order: sorted(rows) == sorted(order) == list(range(main.n))),
    ("pairs_torn", "the features of a row are those of another sample than its label", lambda main, rows, order: True),
)  # fmt: skip


def _rows_lost(ask: Asker) -> bool:
    """Whether some of the caller's rows are gone after a call."""
    X = torch.arange(120.0).reshape(40, 3)
    answer = ask.data_iter(4, X.clone(), torch.arange(40))
    return isinstance(answer.value, tuple) and len(answer.value[1].unique(dim=0)) < 40


def wrong_content(ask: Asker, main: Pass) -> tuple[Mistake, ...]:
    """Sizes, gaps and repeats."""
    grid = {(n, b): ask_for(ask, n, b) for n, b in GRID}
    passes = {at: None if answer.error else read(answer, *at)[0] or _empty(answer, *at) for at, answer in grid.items()}
    if main.right and not ((later := passes[N, SIZE]) and later.right):
        return later_calls()
    if all(passed and relabelled(passed.labels) == cut(*at) and passed.ended for at, passed in passes.items()):
        return ()
    came = {at: relabelled(passed.labels) for at, passed in passes.items() if passed}
    raised = {at: answer for at, answer in grid.items() if answer.error}
    for rule in RULES:
        if _agrees(rule.slices, came, raised):
            found = _left_out(ask) if rule.name == "a_sample_missing" else (Mistake(rule.name, rule.sentence),)
            return (*found, *_stored_as_well(ask))
    again = _again(main, passes)
    if raised and not again and main.ended and relabelled(main.labels) == cut(N, SIZE):
        return _some_raise(raised, list(passes))
    cause_known = again or _drawn(ask, main) or _constant(came) or _share(came)
    return cause_known or _where(came) or _facts(main) or _some(came)


def _empty(answer: Answer, n: int, size: int) -> Pass | None:
    """The pass in which no batch came."""
    return None if answer.value[1] else Pass(n, size, [], [], True)


def _agrees(slices: Slices, came: dict[tuple[int, int], Batches], raised: dict[tuple[int, int], Answer]) -> bool:
    """Whether a rule gives what came; where an error came instead, it must give a batch that is empty."""
    return _fits(slices, came) and all([] in slices(*at) for at in raised)


def _stored_as_well(ask: Asker) -> tuple[Mistake, ...]:
    """Nothing is shuffled either."""
    passes = [passed for seed in SEEDS[:2] if (passed := one_pass(ask, seed))]
    return (NO_SHUFFLE,) if passes and all(len(each.order) > SIZE and is_stored(each.order) for each in passes) else ()


def _left_out(ask: Asker) -> tuple[Mistake, ...]:
    """Which one sample never comes: the same for every seed, or another one each time."""
    missing = [set(range(N)) - set(passed.order) for seed in SEEDS if (passed := one_pass(ask, seed))]
    if all(each == {0} for each in missing):
        return (Mistake("first_sample_missing", "The first sample of the data never comes: the indices or the loop start at 1. "
                        "Python counts from 0."),)  # fmt: skip
    if all(each == {N - 1} for each in missing):
        return (Mistake("last_sample_missing", "The last sample of the data never comes: the indices, or the loop, end too early. "
                        "range(n) and randperm(n) leave out n by themselves."),)  # fmt: skip
    return (Mistake("one_of_the_order_missing", "One sample never comes, another one each time: the first or the last of the "
                    "shuffled order is left out. It goes from 0 to n; Python leaves out the end by itself."),)  # fmt: skip


def _again(main: Pass, passes: dict[tuple[int, int], Pass | None]) -> tuple[Mistake, ...]:
    """More than one pass over the data, each of them right or the first of them."""
    if not main.ended and all(batch == main.labels[0] for batch in main.labels):
        return (Mistake("stuck", "The same batch comes again and again without end: the place where it starts never moves on. Add "
                        "batch_size to it after each batch."),)  # fmt: skip
    whole = len(cut(main.n, main.size))
    first = Pass(main.n, main.size, main.labels[:whole], main.labels[:whole], True)
    if not first.right or len(main.labels) == whole:
        return ()
    if not main.ended and not any(main.labels[whole:]):
        return (
            Mistake("endless", "After all samples empty batches come without end: let it end where nothing is left."),
        )
    if not main.ended:
        return (Mistake("endless", "It goes over the data again and again without end: one call is one pass. Let the loop end "
                        "after all samples."),)  # fmt: skip
    count = len(main.labels) / whole
    shown = f"{count:g} times" if count == int(count) else "more than once"
    return (Mistake("many_passes", f"It goes over the data {shown}: one call is one pass."),)


def _some_raise(raised: dict[tuple[int, int], Answer], asked: list[tuple[int, int]]) -> tuple[Mistake, ...]:
    """An error in some sizes, where the others are right."""
    error = next(iter(raised.values())).error
    assert error is not None
    found, condition = cause(error), _condition(set(raised), asked)
    if condition is None:
        return found
    if found:
        return only_where(condition, found)
    return (Mistake("raises_for_some_sizes", f"Where {condition}, an error is raised: those sizes are right, too."),)


CONDITIONS: tuple[tuple[str, Callable[[int, int], bool]], ...] = (
    ("batch_size divides the number of samples", lambda n, b: n % b == 0),
    ("batch_size does not divide the number of samples", lambda n, b: n % b > 0),
    ("batch_size is larger than the number of samples", lambda n, b: b > n),
    ("batch_size is at least the number of samples", lambda n, b: b >= n),
    ("batch_size is the number of samples", lambda n, b: b == n),
    ("the last batch holds a single sample", lambda n, b: n % b == 1 or b == 1),
    ("one sample is left over", lambda n, b: n % b == 1 and b > 1),
    ("batch_size is 1", lambda n, b: b == 1),
    ("there is one sample only", lambda n, b: n == 1),
    ("batch_size is larger than 1", lambda n, b: b > 1),
)


def _condition(wrong: set[tuple[int, int]], asked: Sequence[tuple[int, int]]) -> str | None:
    """Which of the sizes that were asked are the wrong ones."""
    return next((text for text, holds in CONDITIONS if wrong == {at for at in asked if holds(*at)}), None)


def _drawn(ask: Asker, main: Pass) -> tuple[Mistake, ...]:
    """Samples that are drawn anew for each batch, or with replacement: what repeats depends on the seed."""
    other = ask_for(ask, N, SIZE, SEEDS[1])
    passed = None if other.error else read(other, N, SIZE)[0]
    if passed is None or relabelled(passed.labels) == relabelled(main.labels):
        return ()
    lengths = [[len(batch) for batch in each.labels] for each in (main, passed)]
    if lengths[0] != lengths[1] and len(set(main.order)) == len(main.order):
        return (Mistake("random_sizes", "The sizes of the batches depend on chance: each holds batch_size samples, and the last "
                        "what is left."),)  # fmt: skip
    short = " The last short batch is missing, too." if lengths[0] == [SIZE] * (N // SIZE) else (
        " The last batch is full although less is left, too." if lengths[0] == [SIZE] * ceil(N, SIZE) else "")  # fmt: skip
    if any(len(set(batch)) < len(batch) for batch in main.labels):
        return (Mistake("with_replacement", "Some samples repeat, even within a batch, and others never come, as when indices are "
                        "drawn with replacement, or random.shuffle() is used on a tensor (its swaps lose entries). Use "
                        f"torch.randperm.{short}"),)  # fmt: skip
    if len(set(main.order)) == len(main.order):
        return ()
    return (Mistake("drawn_for_each_batch", "Some samples repeat and others never come: the batch is drawn anew from all samples "
                    f"each time. Shuffle once, before the loop, and cut that order into batches.{short}"),)  # fmt: skip


def _constant(came: dict[tuple[int, int], Batches]) -> tuple[Mistake, ...]:
    """A size, a number of batches or of samples that is fixed in the code."""
    batches = came.get((N, SIZE)) or [[]]
    size, count, samples = len(batches[0]), len(batches), sum(map(len, batches))
    if size and all(cut(n, size) == each for (n, b), each in came.items()):
        return (Mistake("fixed_batch_size", f"batch_size has no effect: batches always hold {size} samples."),)
    if all(
        [batch for batch in even(n, count) if batch] == [batch for batch in each if batch]
        for (n, _), each in came.items()
    ):
        return (
            Mistake(
                "fixed_number_of_batches", f"There are always {count} batches: their number follows from batch_size."
            ),
        )
    if all(relabelled(cut(min(n, 2), b)) == each for (n, b), each in came.items()):
        return (Mistake("columns_for_rows", "Only 2 samples come, as many as features have columns: the number of samples is "
                        "len(features)."),)  # fmt: skip
    for least in (samples, max((sum(map(len, each)) for each in came.values()), default=0)):
        if all(relabelled(cut(min(n, least), b)) == each for (n, b), each in came.items()):
            return (Mistake("hardcoded_n", f"At most {least} samples come: their number is fixed in the code. Take it from "
                            "len(features)."),)  # fmt: skip
    if all(cut(n, b)[:count] == each for (n, b), each in came.items()):
        return (Mistake("fixed_number_of_batches", f"There are never more than {count} batches: something ends the loop too "
                        "early."),)  # fmt: skip
    return ()


def _share(came: dict[tuple[int, int], Batches]) -> tuple[Mistake, ...]:
    """A step, an end of slices or a part of the data that is fixed in the code."""
    batches = came.get((N, SIZE)) or [[]]
    for step in range(1, N):
        if -(-N // step) == len(batches) and _fits(loop(lambda n, b, s=step: range(0, n, s)), came):
            return (Mistake("fixed_step", f"The loop always moves on by {step} samples, batches hold batch_size: give range the step "
                            "batch_size."),)  # fmt: skip
    size = len(batches[0])
    if _fits(loop(every, lambda i, n, b: i + size), came):
        return (Mistake("fixed_slice", f"Each slice holds {size} samples, whatever batch_size is, while the loop moves on by "
                        "batch_size: use batch_size in both."),)  # fmt: skip
    for part in range(1, 20):
        for whole in (math.floor, math.ceil, round):
            if _fits(lambda n, b, p=part, c=whole: cut(c(n * p / 20), b), came):
                return (Mistake("part_of_the_data", f"Only {5 * part} % of the samples come: go over all of them, from 0 to "
                                "len(features)."),)  # fmt: skip
    return ()


def _fits(slices: Slices, came: dict[tuple[int, int], Batches]) -> bool:
    return all(relabelled(capped(slices(*at), at[0])) == batches for at, batches in came.items())


def _where(came: dict[tuple[int, int], Batches]) -> tuple[Mistake, ...]:
    """For which sizes it goes wrong, and how, where the cause is not known."""
    wrong = {at for at, batches in came.items() if batches != cut(*at)}
    condition = _condition(wrong, list(came))
    if condition is None:
        return ()
    at = min(wrong)
    return (Mistake("wrong_for_some_sizes", f"Only where {condition} the batches are wrong: {_sizes(came[at], *at)}."),)


def _some(came: dict[tuple[int, int], Batches]) -> tuple[Mistake, ...]:
    """An example of the sizes that go wrong, which have nothing in common."""
    return next(
        (
            (Mistake("wrong_for_some_sizes", f"Some sizes go wrong: {_sizes(batches, *at)}."),)
            for at, batches in came.items()
            if [len(batch) for batch in batches] != [len(batch) for batch in cut(*at)]
        ),
        (),
    )


def _sizes(batches: Batches, n: int, b: int) -> str:
    def shown(parts: Batches) -> str:
        sizes = [str(len(batch)) for batch in parts]
        return ", ".join(sizes if len(sizes) <= 6 else [*sizes[:3], "...", *sizes[-2:]]) or "none"

    samples = "1 sample" if n == 1 else f"{n} samples"
    return f"{samples} with batch_size {b}: batches of {shown(batches)} come, where it should be {shown(cut(n, b))}"


def _facts(main: Pass) -> tuple[Mistake, ...]:
    """What is wrong, where the cause is not known."""
    order, came = main.order, relabelled(main.labels)
    lengths = [len(batch) for batch in came]
    if lengths != [len(batch) for batch in cut(N, SIZE)]:
        return (Mistake("wrong_sizes", f"The batches have wrong sizes: {_sizes(came, N, SIZE)}."),)
    repeats, missing = len(order) - len(set(order)), N - len(set(order) & set(range(N)))
    if repeats or missing:
        return (Mistake("not_every_sample_once", f"Of {N} samples {missing} never come, and {repeats} come again: each comes "
                        "once."),)  # fmt: skip
    return ()


def only_where(condition: str, found: tuple[Mistake, ...]) -> tuple[Mistake, ...]:
    return tuple(
        Mistake(mistake.name, f"Where {condition}, an error is raised: {mistake.sentence}") for mistake in found
    )
