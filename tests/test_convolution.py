"""An assignment of another field, without data, is served by the same engine. It lies in tests/convolution, a kit."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import msgspec
import nbformat
import pytest

from autograder.nbgrader_course import release_course
from autograder.release import release, release_gradescope
from tests.conftest import KIT
from tests.course import Course, answer, run_program

pytestmark = pytest.mark.proof

NAME = "convolution"
FLIPPED = "\n\ndef conv1d(X, K, b):\n    return given_back(X, K.flip(2), b)\n"
LIBRARY = "\n\ndef max_pool1d(X, size):\n    return torch.nn.functional.max_pool1d(X[None], size)[0]\n"
ELSEWHERE = re.compile(r"fashion|mnist|softmax|cross_entropy|image|data set", re.IGNORECASE)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit that holds this assignment alone, beside the engine."""
    kit = tmp_path_factory.mktemp("kit")
    shutil.copytree(KIT / "tests" / NAME, kit, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ("autograder", "pyproject.toml", "constraints.txt", "README.md", "LICENSE", "CHANGELOG.md"):
        (kit / path).symlink_to(KIT / path)
    release(NAME, kit / "exercises", kit)
    return kit


@pytest.fixture(scope="module")
def answers() -> str:
    return (KIT / "tests" / NAME / "solutions" / NAME / f"{NAME}.py").read_text()


@pytest.fixture(scope="module")
def flipped(answers: str) -> str:
    return answers.replace("def conv1d(", "def given_back(") + FLIPPED


def command(*args: str, kit: Path, home: Path, check: bool = True) -> str:
    program = "from autograder.cli import main; main()"
    here = {"AUTOGRADER_KIT": str(kit), "PYTHONPATH": str(KIT)}
    return run_program("-c", program, *args, cwd=home, home=home, check=check, **here)


def test_a_student_is_told_nothing_of_other_assignments(small: Path) -> None:
    handout = small / "exercises" / NAME
    for path in handout.rglob("*"):
        if path.is_file():
            assert not ELSEWHERE.search(path.read_text()), path
    assert "The library's own convolutions and poolings earn nothing." in (handout / "README.md").read_text()


def test_a_student_is_led_to_full_marks(small: Path, answers: str, flipped: str, tmp_path: Path) -> None:
    handout = shutil.copytree(small / "exercises" / NAME, tmp_path / "handout")
    assert "Next: write conv1d" in command("check", str(handout), kit=small, home=tmp_path, check=False)
    (handout / f"{NAME}.py").write_text(flipped)
    said = command("check", str(handout), "--hint", "2", kit=small, home=tmp_path, check=False)
    assert "entry by entry" in said
    assert "conv1d(X, K, b)" in said
    (handout / f"{NAME}.py").write_text(answers)
    assert "All checks here pass." in command("check", str(handout), kit=small, home=tmp_path)


def test_a_class_is_graded_and_mistakes_are_named(small: Path, answers: str, flipped: str, tmp_path: Path) -> None:
    pupils = tmp_path / "class"
    pupils.mkdir()
    for student, source in {"ann": answers, "ben": flipped, "eve": answers + LIBRARY}.items():
        (pupils / f"{student}.py").write_text(source)
    out = tmp_path / "out"
    said = command("grade", str(pupils), "--assignment", NAME, "--out", str(out), kit=small, home=tmp_path)
    assert not ELSEWHERE.search(said)
    with (out / "grades.csv").open(encoding="utf-8-sig") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert (rows["ann"]["score"], rows["eve"]["max_pool1d"], rows["eve"]["flag"]) == ("100", "0", "forbidden call")
    assert rows["ben"]["max_pool1d"] == "40"
    page = (out / "feedback" / "ben.txt").read_text()
    assert "(conv1d.flipped): You flip the kernel" in page
    assert "Graded" not in page
    assert not ELSEWHERE.search(page)


def test_data_that_it_does_not_use_is_refused_in_a_line(small: Path, answers: str, tmp_path: Path) -> None:
    (tmp_path / "ann.py").write_text(answers)
    args = ("grade", "ann.py", "--assignment", NAME, "--out", "out", "--data", "fashion-mnist")
    said = command(*args, kit=small, home=tmp_path, check=False)
    assert "convolution uses no data: leave the option out." in said
    said = command("measure", NAME, kit=small, home=tmp_path, check=False)
    assert "convolution measures nothing" in said


def test_the_kit_proves_it(small: Path, tmp_path: Path) -> None:
    assert "claims hold, 0 do not." in command("verify", NAME, kit=small, home=tmp_path)


def test_without_bank_and_probes_only_names_are_missing(small: Path, flipped: str, tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(small, kit, symlinks=True)
    for name in ("probes.py", "misconceptions", "variants", "preamble.py"):
        path = kit / "reference" / NAME / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (tmp_path / "ben.py").write_text(flipped)
    command("grade", "ben.py", "--assignment", NAME, "--out", "out", kit=kit, home=tmp_path)
    page = (tmp_path / "out" / "feedback" / "ben.txt").read_text()
    assert "entry by entry" in page
    assert "What went wrong" not in page
    assert "claims hold, 0 do not." in command("verify", NAME, kit=kit, home=tmp_path)


def test_nbgrader_releases_and_grades_it(small: Path, tmp_path: Path) -> None:
    course = Course(tmp_path / "course", tmp_path / "home", NAME)
    release_course(NAME, course.folder, small)
    course.nbgrader("generate_assignment", NAME)
    course.hand_in("ann", nbformat.writes(course.solved()))
    course.nbgrader("autograde", NAME)
    for function, points in (("conv1d", "60.0"), ("max_pool1d", "40.0")):
        assert answer(course.graded("ann"), function).outputs[1].data["text/plain"] == points


def test_gradescope_gets_it_alone(small: Path, answers: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(release_gradescope(NAME, tmp_path, small)) as archive:
        archive.extractall(tmp_path / "source")
    kit = tmp_path / "source" / "kit"
    assert [path.name for path in (kit / "reference").iterdir()] == [NAME]
    subprocess.run(["bash", "-n", str(tmp_path / "source" / "setup.sh")], check=True)
    (tmp_path / "submission").mkdir()
    (tmp_path / "submission" / f"{NAME}.py").write_text(answers)
    args = ("-m", "autograder.cli.gradescope", NAME, str(tmp_path))
    run_program(*args, cwd=tmp_path, home=tmp_path, AUTOGRADER_KIT=str(kit), PYTHONPATH=str(KIT))
    record = msgspec.json.decode((tmp_path / "results" / "results.json").read_bytes())
    assert record["score"] == 100
    assert record["output"] == ""
