from __future__ import annotations

import pytest
import torch

from autograder.worker.counters import Accumulator, Timer


def test_amounts_are_summed_one_by_one() -> None:
    metric = Accumulator(2)
    metric.add(1.5, 4)
    metric.add(torch.tensor(0.5), True)
    assert (metric[0], metric[1]) == (2.0, 5.0)
    metric.reset()
    assert metric.data == [0.0, 0.0]


def test_times_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, 1.0, 5.0, 7.0])
    monkeypatch.setattr("time.perf_counter", lambda: next(ticks))
    timer = Timer()
    assert timer.stop() == 1.0
    timer.start()
    assert timer.stop() == 2.0
    assert (timer.sum(), timer.avg(), timer.cumsum()) == (3.0, 1.5, [1.0, 3.0])
