"""The tiny assignment, for all of these tests: it is collected in milliseconds."""

from __future__ import annotations

import pytest

from autograder.assignment import Assignment
from tests.tiny import tiny


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return tiny(tmp_path_factory.mktemp("tiny"))
