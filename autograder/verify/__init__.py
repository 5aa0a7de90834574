"""Proves an assignment, and tells its author how good the checks are."""

from __future__ import annotations

from autograder.verify.prove import Listener, prove
from autograder.verify.proved import Proved
from autograder.verify.report import advice, as_page, as_table

__all__ = ["Listener", "Proved", "advice", "as_page", "as_table", "prove"]
