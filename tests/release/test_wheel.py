from __future__ import annotations

import importlib.util
import io
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

import autograder
from autograder.errors import AutograderError
from autograder.release.wheel import build_wheel


def test_the_wheel_holds_the_engine_alone_and_is_the_same_each_time() -> None:
    name, content = build_wheel()
    assert (name, content) == build_wheel()
    with zipfile.ZipFile(io.BytesIO(content)) as wheel:
        assert wheel.testzip() is None
        paths = wheel.namelist()
        (info,) = {path.split("/")[0] for path in paths} - {"autograder"}
        said = message_from_string(wheel.read(f"{info}/METADATA").decode())
        assert wheel.read(f"{info}/entry_points.txt").decode().count("autograder") >= 2
    assert said["Name"] == "d2l-autograder"
    assert "notebook" in said.get_all("Provides-Extra", [])
    pages = {
        f"autograder/reports/templates/{page}"
        for page in ("function.html", "student.html", "style.css", "exhibits.html", "exhibits.css")
    }
    assert {"autograder/release/templates/colab.ipy", *pages} <= set(paths)
    assert not [path for path in paths if "__pycache__" in path]


def test_without_a_checkout_or_what_builds_the_error_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(AutograderError, match="pip install hatchling"):
        build_wheel()
    monkeypatch.setattr(autograder, "__path__", [str(tmp_path / "autograder")])
    with pytest.raises(AutograderError, match="in the kit's checkout"):
        build_wheel()


def test_a_build_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\nversion = '1'\n")
    monkeypatch.setattr(autograder, "__path__", [str(tmp_path / "autograder")])
    with pytest.raises(AutograderError, match=r"cannot be built in .*: ValueError: "):
        build_wheel()
