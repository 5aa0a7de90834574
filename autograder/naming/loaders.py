"""What is wrong with a loader of batches, by the numbers of the samples that came, batch by batch and pass by pass."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from autograder.naming.causes import Cause
from autograder.naming.mistake import Mistake

CAUSES = (
    Cause(
        r"batch_size should be a positive integer value",
        "arguments_of_a_loader",
        "A DataLoader gets something else than a whole number for its batch_size: write DataLoader(dataset, "
        "batch_size), in this order.",
    ),
)
Order = Literal["stored", "reversed", "inside", "batches", "random", "incomplete"]
Batches = list[list[int]]  # the numbers of the samples in each batch


@dataclass(frozen=True)
class Read:
    """One pass over n samples that are numbered from 0 on, in batches of at most `batch_size`."""

    n: int
    batch_size: int
    batches: Batches

    @property
    def sizes(self) -> list[int]:
        """How many samples each batch had."""
        return [len(batch) for batch in self.batches]

    @property
    def samples(self) -> list[int]:
        """All samples in the order in which they came."""
        return [sample for batch in self.batches for sample in batch]

    @property
    def wanted(self) -> list[int]:
        """How many samples each batch is to have."""
        return [min(self.batch_size, self.n - start) for start in range(0, self.n, self.batch_size)]

    @property
    def order(self) -> Order:
        """The order of the samples, of so many that chance makes none of these."""
        every = list(range(self.n))
        if sorted(self.samples) != every:
            return "incomplete"
        if self.samples == every:
            return "stored"
        if self.samples == every[::-1]:
            return "reversed"
        if len(self.batches) > 1 and [sorted(batch) for batch in self.batches] == _cut(every, self.sizes):
            return "inside"
        near = sum(b - a == 1 for a, b in itertools.pairwise(self.samples))
        return "batches" if near > self.n // 2 else "random"


def _cut(samples: list[int], sizes: list[int]) -> Batches:
    rest = iter(samples)
    return [list(itertools.islice(rest, size)) for size in sizes]


def batches(reads: Sequence[Read], where: str = "") -> Iterator[Mistake]:
    """How the samples are cut into batches, of passes over sets of several sizes. `where` says of which loader."""
    for mistake in _batches(reads):
        said = mistake.sentence
        yield Mistake(f"{mistake.name}_partly", f"{where}: {said[0].lower()}{said[1:]}") if where else mistake


def _batches(reads: Sequence[Read]) -> Iterator[Mistake]:
    if any(len(read.batches) > read.n for read in reads):
        yield Mistake("endless", "One pass does not end: it goes on when every sample has come.")
        return
    if not any(read.samples for read in reads):
        yield Mistake("empty", "One pass has no samples at all.")
        return
    if all(read.sizes == read.wanted for read in reads):
        yield from _samples(reads)
        return
    large = [read for read in reads if read.n > read.batch_size > 1]
    full = {read.sizes[0] for read in large if len(read.sizes) > 1}
    if all(size == 1 for read in large for size in read.sizes):
        yield Mistake(
            "no_batch_size",
            "Every batch holds a single sample, as where DataLoader gets no batch_size: hand it on.",
        )
    elif all(len(read.batches) == 1 and read.sizes[0] == read.n for read in large):
        yield Mistake("one_batch", "All samples come as one batch: hand batch_size on to the DataLoader.")
    elif all(read.sizes == [size for size in read.wanted if size == read.batch_size] for read in reads):
        yield Mistake(
            "drop_last",
            "The last batch is dropped where it is short, and its samples never come: leave drop_last at False.",
        )
    elif len(full) == 1 and all(Read(read.n, size := next(iter(full)), []).wanted == read.sizes for read in reads):
        yield Mistake("fixed_batch_size", f"Batches hold {size} samples whatever batch_size is: hand batch_size on.")
    elif all(_by_their_number(read) for read in reads if read.n >= read.batch_size):
        yield Mistake(
            "batch_size_as_count",
            "batch_size is taken for the number of batches: it is the number of samples in each.",
        )
    else:
        read = next(read for read in reads if read.sizes != read.wanted)
        yield Mistake(
            "other_sizes",
            f"{read.n} samples with batch_size {read.batch_size} come in batches of {_some(read.sizes)}, where "
            f"{_some(read.wanted)} are asked.",
        )


def _by_their_number(read: Read) -> bool:
    """Whether a batch holds n / batch_size samples, rounded down or up."""
    sizes = read.n // read.batch_size, -(-read.n // read.batch_size)
    return any(Read(read.n, size, []).wanted == read.sizes for size in sizes)


def _some(sizes: list[int]) -> str:
    return ", ".join(map(str, sizes[:6])) + (", ..." if len(sizes) > 6 else "") if sizes else "none"


def _samples(reads: Sequence[Read]) -> Iterator[Mistake]:
    wrong = [read for read in reads if read.order == "incomplete"]
    if wrong:
        again = any(len(set(read.samples)) < len(read.samples) for read in wrong)
        yield (
            Mistake(
                "with_replacement",
                "Some samples come more than once and others never, as where they are drawn with replacement: every "
                "sample comes once.",
            )
            if again
            else Mistake(
                "other_samples",
                "Some samples never come.",
            )
        )


def order(read: Read, what: str) -> Iterator[Mistake]:
    """A random order that is not one of all samples."""
    if read.order == "reversed":
        yield Mistake("reversed", f"{what} come in reverse order: with shuffle=True the DataLoader draws an order.")
    elif read.order == "inside":
        yield Mistake(
            "shuffled_inside",
            f"{what} are shuffled inside their batches only: with shuffle=True the DataLoader draws an order of all "
            "samples.",
        )
    elif read.order == "batches":
        yield Mistake(
            "batches_shuffled",
            f"{what} come in a new order of batches, but keep their neighbours: with shuffle=True the DataLoader "
            "draws an order of all samples.",
        )


def passes(first: Read, second: Read, again: tuple[Read, Read], what: str) -> Iterator[Mistake]:
    """Whether a second pass, and a second loader, have an order of their own, of one that is random."""
    if not second.batches and first.batches:
        yield Mistake(
            "one_pass",
            f"A second pass over {what} is empty, as that over an iterator: return the DataLoader itself.",
        )
        return
    if first.order != "random":
        return
    if first.samples == second.samples:
        yield Mistake(
            "shuffled_once",
            f"Each pass over {what} comes in the same order, which was drawn once: return a DataLoader with "
            "shuffle=True, which draws one for each pass.",
        )
    if again[0].samples == again[1].samples and again[0].order == "random":
        yield Mistake("fixed_seed", f"Each loader over {what} has the same order, as a fixed seed makes it: set none.")
