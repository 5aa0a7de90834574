"""The book's two small helpers, which a function of a student may use wherever it runs: in a notebook, in a worker."""

from __future__ import annotations

import time
from typing import SupportsFloat


class Accumulator:
    """Sums of n quantities: `metric = Accumulator(2)`, `metric.add(loss_sum, len(y))`, `metric[0] / metric[1]`."""

    def __init__(self, n: int) -> None:
        self.data = [0.0] * n

    def add(self, *amounts: SupportsFloat) -> None:
        """Add one amount to each sum."""
        self.data = [total + float(amount) for total, amount in zip(self.data, amounts, strict=False)]

    def reset(self) -> None:
        """Begin again at zero."""
        self.data = [0.0] * len(self.data)

    def __getitem__(self, index: int) -> float:
        return self.data[index]


class Timer:
    """A watch that runs from when it is made, and notes a time in seconds whenever it is stopped."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.start()

    def start(self) -> None:
        """Begin to measure."""
        self._start = time.perf_counter()

    def stop(self) -> float:
        """The seconds since it was started last, which are noted, too."""
        self.times.append(time.perf_counter() - self._start)
        return self.times[-1]

    def avg(self) -> float:
        """The mean of the times that were noted, in seconds."""
        return sum(self.times) / len(self.times)

    def sum(self) -> float:
        """All times together, in seconds."""
        return sum(self.times)

    def cumsum(self) -> list[float]:
        """For each time, it and all before it together, in seconds."""
        return [sum(self.times[: i + 1]) for i in range(len(self.times))]
