"""Images and labels in memory: the real Fashion-MNIST where it can be had, else a synthetic set that the kit draws."""

from __future__ import annotations

from autograder.data.find import load
from autograder.data.sets import DataSet
from autograder.data.synthetic import draw
from autograder.data.threshold import Threshold, measure_threshold
from autograder.data.training import Exhibition, Snapshot, as_rows

__all__ = ["DataSet", "Exhibition", "Snapshot", "Threshold", "as_rows", "draw", "load", "measure_threshold"]
