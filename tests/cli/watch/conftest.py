"""Hands on what the tests of the other commands share."""

from __future__ import annotations

from tests.cli.conftest import exercise as exercise
