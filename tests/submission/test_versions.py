from __future__ import annotations

import pytest

from autograder.submission.versions import families, version


@pytest.mark.parametrize(
    ("name", "base", "number"),
    [
        ("hw", "hw", 0),
        ("hw (1)", "hw", 1),
        ("hw(12)", "hw", 12),
        ("hw copy", "hw", 1),
        ("hw copy 2", "hw", 2),
        ("hw - Copy", "hw", 1),
        ("hw - Copy (3)", "hw", 3),
        ("Copy of hw", "hw", 1),
        ("Copy 2 of hw", "hw", 2),
        ("hw-3", "hw", 3),
        ("HW-3", "HW", 3),
        ("part-3", "part-3", 0),
        ("(1)", "(1)", 0),
        ("copy", "copy", 0),
        ("photocopy", "photocopy", 0),
        ("hw (2024x)", "hw (2024x)", 0),
    ],
)
def test_the_number_in_a_name(name: str, base: str, number: int) -> None:
    assert version(name, "hw") == (base, number)


def test_versions_are_the_newest_first_and_of_one_folder_and_suffix() -> None:
    names = ["hw.py", "hw (2).py", "hw (10).py", "hw.ipynb", "old/hw (3).py", "Hw.py"]
    assert families(names, str, "hw") == [
        ["hw (10).py", "hw (2).py", "hw.py"],
        ["hw.ipynb"],
        ["old/hw (3).py"],
        ["Hw.py"],
    ]


def test_of_one_number_the_later_is_newer() -> None:
    pairs = [("hw.py", "first"), ("hw.py", "second")]
    assert families(pairs, lambda pair: pair[0], "hw") == [pairs[::-1]]
