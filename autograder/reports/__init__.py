"""What people read. A report is one function over the results; see `formats`."""

from __future__ import annotations

from autograder.reports.formats import FORMATS, Reporter

__all__ = ["FORMATS", "Reporter"]
