from __future__ import annotations

from pathlib import Path

import pytest

from autograder.errors import AutograderError
from autograder.modules import import_file


def written(folder: Path, **modules: str) -> Path:
    folder.mkdir()
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text)
    return folder


def test_a_module_imports_what_lies_beside_it(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", rows="N = 3\n", oracle="from .rows import N\n")
    assert import_file(folder / "oracle.py").N == 3


def test_modules_of_the_same_name_are_their_own_folders(tmp_path: Path) -> None:
    one, other = (
        written(tmp_path / name, rows=f"N = {n}\n", oracle="from .rows import N\n") for n, name in enumerate("ab")
    )
    assert [import_file(folder / "oracle.py").N for folder in (one, other, one)] == [0, 1, 0]


def test_a_module_is_run_anew(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", oracle="N = 1\n")
    before = import_file(folder / "oracle.py")
    (folder / "oracle.py").write_text("N = 22\n")
    assert (before.N, import_file(folder / "oracle.py").N) == (1, 22)


def test_one_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(AutograderError, match=r"oracle\.py is missing\. Restore it from the release"):
        import_file(tmp_path / "oracle.py")
