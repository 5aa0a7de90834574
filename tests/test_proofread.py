from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.assignment import Assignment, load_assignment
from autograder.proofread import proofread, shares
from tests.tiny import sharing, tiny

NAME = "softmax_regression"
Edit = Callable[[Path], None]


@pytest.fixture
def copy(kit: Path, tmp_path: Path) -> Path:
    """A reference of our own."""
    shutil.copytree(kit / "reference", tmp_path / "reference", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def wrong_with(assignment: Assignment) -> list[str]:
    return [wrong for wrong in proofread(assignment) if wrong]


def replaced(path: str, old: str, new: str) -> Edit:
    def edit(kit: Path) -> None:
        file = kit / "reference" / NAME / path
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))

    return edit


def added(path: str, text: str) -> Edit:
    def edit(kit: Path) -> None:
        file = kit / "reference" / NAME / path
        file.write_text((file.read_text() if file.exists() else "") + text)

    return edit


def without_checks(kit: Path) -> None:
    for path in (kit / "reference" / NAME).glob("*/test_softmax.py"):
        path.unlink()


def without_a_word(kit: Path) -> None:
    for path in (kit / "reference" / NAME).glob("*/test_softmax.py"):
        path.write_text("")


UNMARKED = '\n\ndef test_unmarked(student):\n    """It is not marked."""\n'
WRONG: dict[str, tuple[Edit, str]] = {
    "points add up to more": (
        replaced("assignment.toml", "softmax = 20", "softmax = 30"),
        "assignment.toml: points add up to 110, not 100: change [points].",
    ),
    "a check without a weight": (
        added("hidden/test_accuracy.py", UNMARKED),
        "hidden/test_accuracy.py: test_unmarked has no weight: mark it @weight(1), or another number above 0.",
    ),
    "a weight of nothing": (
        added("visible/test_accuracy.py", "\n\n@weight(0)\n" + UNMARKED.lstrip()),
        "visible/test_accuracy.py: test_unmarked has no weight: mark it @weight(1), or another number above 0.",
    ),
    "a function without a check": (
        without_checks,
        "softmax has no check: write a test_softmax.py in visible/ or hidden/.",
    ),
    "a file that is empty of checks": (
        without_a_word,
        "softmax has no check: write a test_softmax.py in visible/ or hidden/.",
    ),
    "checks of no function": (
        added("hidden/test_softmx.py", UNMARKED),
        "hidden/test_softmx.py judges no function of the assignment: name it after one of softmax, cross_entropy, accuracy, sgd, data_iter, train_epoch, training_run.",
    ),
    "a ban of nothing": (
        replaced("assignment.toml", '"_fused_"', '"_fusde_"'),
        "assignment.toml: [banned] has '_fusde_', and nothing in torch is called that: correct it.",
    ),
    "a visible check that takes the oracle": (
        replaced("visible/test_softmax.py", "def test_small_example(student, weights)", "def test_small_example(student, oracle, weights)"),
        "The checks of softmax_regression cannot be run: visible/test_softmax.py::test_small_example takes oracle; a check can take student: students have nothing else.",
    ),
    "a check without a sentence": (
        replaced("hidden/test_softmax.py", '(student, oracle, X, seed):\n    """', '(student, oracle, X, seed):\n    pass\n    """'),
        "hidden/test_softmax.py: test_columns_are_treated_alike has no docstring: it is the sentence that students read.",
    ),
    "a cell without a name": (
        replaced("variants/softmax.py", "# %% logsumexp\n", "# %%\n"),
        "variants/softmax.py: '# %%' begins no cell: write `# %% name`.",
    ),
    "a bank whose only cell has no name": (
        added("variants/training_run.py", "# %%\n"),
        "variants/training_run.py: '# %%' begins no cell: write `# %% name`.",
    ),
    "a cell without a sentence": (
        replaced("variants/softmax.py", "# exp(x - logsumexp(x)) is the same number.\n", ""),
        "variants/softmax.py: logsumexp has no sentence: write it below its name, as a comment.",
    ),
    "a mistake without what to do": (
        replaced("misconceptions/softmax.py", ": you normalise over the batch (dim 0). Each row is one sample, so sum over dim 1.", ""),
        "misconceptions/softmax.py: dim0 says what is wrong and no more: say what to do in a second sentence.",
    ),
    "a call of any kind of answer": (
        replaced("visible/harness.py", "def softmax(student: Any, X: Tensor) -> Tensor:", "def softmax(student: Any, X: Tensor):"),
        "visible/harness.py: softmax does not say what must come back: write `-> Tensor`, or what it is.",
    ),
    "weights in two places": (
        replaced("assignment.toml", "[points]", "[weights]\nsoftmax = 1\n\n[points]"),
        "assignment.toml: weights stand in the checks: delete [weights] here.",
    ),
}  # fmt: skip


def test_nothing_is_wrong_with_the_kit(assignment: Assignment) -> None:
    found = list(proofread(assignment))
    assert len(found) > 100
    assert set(found) == {None}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_one_line_that_says_what_to_do(what: str, copy: Path) -> None:
    edit, said = WRONG[what]
    edit(copy)
    assert wrong_with(load_assignment(NAME, copy)) == [said]


def test_points_and_weights_alone_can_be_looked_at(tmp_path: Path) -> None:
    assert set(shares(tiny(tmp_path))) == {None}


def test_a_shared_function_stands_beside_the_others_for_students(tmp_path: Path) -> None:
    assert wrong_with(sharing(tmp_path)) == []


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("signals.py", "N = 1\n", "visible/signals.py is there twice, of the assignment and of a shared function: rename one."),
        ("harness_signals.py", "def total(student) -> float: ...\n",
         "total of one harness.py is another thing in a shared function's: rename one."),
    ],
)  # fmt: skip
def test_what_would_hide_another_file_or_function_in_the_handout_is_told(
    path: str, text: str, said: str, tmp_path: Path
) -> None:
    assignment = sharing(tmp_path, {"visible/signals.py": "", f"../shared/double/visible/{path}": text})
    assert said in wrong_with(load_assignment(assignment.name, tmp_path))
