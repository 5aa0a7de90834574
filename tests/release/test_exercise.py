from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import Any

import msgspec
import nbformat
import pytest
import torch

from autograder.assignment import assignment_names, load_assignment, read_assignment
from autograder.errors import AutograderError
from autograder.release import find_stale, release, render_exercise
from autograder.release.exercise import blank_answers, visible_checks
from autograder.submission import find
from autograder.worker import vision
from autograder.worker.loading import load
from tests.conftest import KIT
from tests.course import answered
from tests.tiny import MODEL, judged, sharing, statuses, tiny

NAME = "softmax_regression"


def test_exercises_are_fresh(kit: Path) -> None:
    assert find_stale(NAME, kit) == []


def test_an_edit_is_noticed(kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("solutions", "reference"):
        (tmp_path / part).symlink_to(kit / part)
    release(NAME, tmp_path / "exercises", tmp_path)
    (tmp_path / "exercises" / NAME / ".pytest_cache").mkdir()
    (tmp_path / "exercises" / NAME / ".pytest_cache" / "README.md").write_text("left behind")
    assert find_stale(NAME, tmp_path) == []
    (tmp_path / "exercises" / NAME / "README.md").write_text("mine")
    (tmp_path / "exercises" / NAME / "extra.py").write_text("")
    assert find_stale(NAME, tmp_path) == ["README.md", "extra.py"]


def test_no_line_of_a_solution_survives(kit: Path, model: str) -> None:
    stub = render_exercise(NAME, kit)[f"{NAME}.py"].decode()
    inside = [part.split("### END SOLUTION")[0] for part in model.split("### BEGIN SOLUTION")[1:]]
    lines = {line.strip() for part in inside for line in part.splitlines()} - {"", "#"}
    assert not lines & {line.strip() for line in stub.splitlines()}
    assert stub.count("raise NotImplementedError(") == 6


def test_nothing_hidden_is_printed(kit: Path) -> None:
    files = render_exercise(NAME, kit)
    assert not [path for path in files if "hidden" in path or "oracle" in path or "misconceptions" in path]
    assert all(b"oracle" not in content for content in files.values())


def test_the_notebook_is_valid_and_asks_for_the_same(kit: Path) -> None:
    text = render_exercise(NAME, kit)[f"{NAME}.ipynb"].decode()
    book = nbformat.reads(text, as_version=4)
    nbformat.validate(book)
    source = "\n".join(cell.source for cell in book.cells)
    for name in ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch"):
        assert f"def {name}(" in source
        assert f'check("{name}")' in source
    assert source.count("from autograder.notebook import check") == 1


@pytest.mark.parametrize("name", assignment_names(KIT))
def test_the_notebook_with_the_model_answers_is_judged_without_a_note(name: str, tmp_path: Path) -> None:
    """What it shows, and trains to show it, is passed over: there are neither pictures nor time for it."""
    book = answered(release(name, tmp_path, KIT) / f"{name}.ipynb", load_assignment(name, KIT))
    nbformat.write(book, tmp_path / "ann.ipynb")
    [submission] = find([tmp_path / "ann.ipynb"], name).submissions
    cells = [(chunk.name, chunk.source) for chunk in submission.chunks]
    names: dict[str, Any] = {"__name__": "submission"}
    vision.prepare()
    assert load(cells, names) == ([], [])
    assert set(load_assignment(name, KIT).spec.functions) - names.keys() <= {"training_run"}


def test_a_title_of_any_characters_can_be_read_again(kit: Path) -> None:
    assignment, title = load_assignment(NAME, kit), 'Größe "\\n" 🧮'
    assignment = dataclasses.replace(assignment, spec=msgspec.structs.replace(assignment.spec, title=title))
    text = visible_checks(assignment, "Printed.")["assignment.toml"]
    assert msgspec.toml.decode(text, type=dict[str, Any])["title"] == title


def test_the_handout_holds_all_that_a_shared_function_needs(tmp_path: Path) -> None:
    own, assignment = tiny(tmp_path / "own"), sharing(tmp_path / "shared")
    release(own.name, tmp_path / "one", tmp_path / "own")
    handout = read_assignment(release(assignment.name, tmp_path / "other", tmp_path / "shared"))
    shutil.rmtree(tmp_path / "shared")
    checks = {path.name for path in (handout.folder / "checks").iterdir()}
    assert checks == {path.name for path in (tmp_path / "one" / "tiny" / "checks").iterdir()} | {"harness_double.py"}
    result = judged(handout, MODEL, "double")
    assert [check.id for check in result.checks] == [
        "checks/test_double.py::test_doubles",
        "checks/test_double.py::test_zero",
    ]
    assert statuses(result) == ["passed", "passed"]
    assert "def double(" in (handout.folder / "tiny.py").read_text()


@pytest.mark.parametrize("text", ["def f():\n    ### BEGIN SOLUTION\n    x\n", "def f():\n    ### END SOLUTION\n"])
def test_unpaired_markers_are_an_error(text: str) -> None:
    with pytest.raises(AutograderError, match="BEGIN SOLUTION"):
        blank_answers(text, "a.py")


def test_the_examples_in_the_stub_are_true(model: str) -> None:
    space: dict[str, Any] = {"__name__": "solution"}
    exec(model, space)
    y_hat, y = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]), torch.tensor([0, 2])
    assert space["softmax"](torch.tensor([[0.0, 1.0986]])).tolist()[0] == pytest.approx([0.25, 0.75], abs=1e-4)
    assert space["cross_entropy"](y_hat, y).tolist() == pytest.approx([2.3026, 0.6931], abs=1e-4)
    assert space["accuracy"](y_hat, y) == 0.5
    assert [len(y) for _, y in space["data_iter"](2, torch.zeros(5, 2), torch.arange(5))] == [2, 2, 1]
