"""What people read. A report is one function over the results; see `formats`."""

from __future__ import annotations

from autograder.reports.formats import FORMATS, GRADEBOOKS, Reporter
from autograder.reports.supplied import Supplied

__all__ = ["FORMATS", "GRADEBOOKS", "Reporter", "Supplied"]
