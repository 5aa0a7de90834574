"""The pages that nbgrader makes of notebooks, feedback and formgrader, without anything from the network.

A course's config imports this in each of nbgrader's commands and in the formgrader's server: it must stay light.
"""

from __future__ import annotations

from autograder.nbgrader_pages.config import show_offline

__all__ = ["show_offline"]
