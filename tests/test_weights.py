from __future__ import annotations

from pathlib import Path

import pytest

from autograder.errors import AutograderError
from autograder.weights import check_files, function_of, total_weights, weights_in

CHECKS = """
@weight(2, hint="h")
@given(X=logits())
def test_two(student, X): ...
@checks.weight(1.5)
def test_half(student): ...
def test_without(student): ...
@weight(SOME)
def test_not_a_number(student): ...
@weight
def test_not_called(student): ...
@pytest.mark.skip("weight")
def test_another_mark(student): ...
@weight(9)
def no_check(student): ...
"""


def folder(path: Path, **files: str) -> Path:
    path.mkdir()
    for name, text in files.items():
        (path / f"{name}.py").write_text(text)
    return path


def test_a_weight_is_the_number_of_its_mark_and_else_0(tmp_path: Path) -> None:
    found = weights_in(folder(tmp_path / "v", test_f=CHECKS) / "test_f.py")
    assert found == {
        "test_two": 2, "test_half": 1.5, "test_without": 0, "test_not_a_number": 0, "test_not_called": 0, "test_another_mark": 0,
    }  # fmt: skip


def test_nothing_of_a_file_is_run(tmp_path: Path) -> None:
    path = folder(tmp_path / "v", test_f="raise SystemExit\n@weight(1)\ndef test_a(student): ...\n") / "test_f.py"
    assert weights_in(path) == {"test_a": 1}


def test_weights_of_a_function_are_added_over_all_folders(tmp_path: Path) -> None:
    one = folder(tmp_path / "visible", test_f=CHECKS, harness="@weight(5)\ndef test_a(): ...\n")
    other = folder(tmp_path / "hidden", test_f="@weight(3)\ndef test_a(student): ...\n", test_g="")
    assert total_weights(one) == {"f": 3.5}
    assert total_weights(one, other) == {"f": 6.5, "g": 0}
    assert [function_of(path) for path in check_files(one, other)] == ["f", "f", "g"]


def test_a_file_that_is_no_python_is_named(tmp_path: Path) -> None:
    with pytest.raises(AutograderError, match=r"test_f\.py cannot be read: .*Correct or restore it\."):
        weights_in(folder(tmp_path / "v", test_f="def") / "test_f.py")
