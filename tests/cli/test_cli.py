"""The commands as a user types them, in a process of their own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.release import release

NAME = "softmax_regression"


def call(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from autograder.cli import main; main()", *args]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, env={**os.environ, **environment}, timeout=300
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("grade", "nowhere", "--assignment", NAME, "--out", "o"), "There is no nowhere"),
        (("grade", "tests", "--assignment", "softmax_regresion", "--out", "o"), "Did you mean softmax_regression?"),
        (("grade", "README.md", "--assignment", NAME, "--out", "o"), "is no submission"),
        (("grade", "tests/zoo/class", "--assignment", NAME, "--out", "o", "--data", "x"), "There are: auto"),
        (("grade", "tests/zoo/class", "--assignment", NAME, "--out", "o", "--data-dir", "x"), "There is no folder x"),
        (("grade", "tests/zoo/class", "--assignment", NAME), "Missing option '--out'"),
        (("report", "tests"), "holds no results.jsonl"),
        (("check", "nowhere"), "There is no nowhere"),
        (("check", "README.md"), "No exercise here"),
        (("check", f"exercises/{NAME}", "--function", "sofmax"), "Did you mean softmax?"),
        (("release", "nothing", "--to", "o"), "No assignment is called 'nothing'"),
        (("chek",), "No such command"),
    ],
)
def test_bad_usage_gets_one_line_and_exit_code_2(args: tuple[str, ...], said: str, kit: Path) -> None:
    done = call(*args, cwd=kit)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_student_is_led_from_stub_to_full_marks(kit: Path, model: str, tmp_path: Path) -> None:
    folder = release(NAME, tmp_path, kit)
    stub = call("check", cwd=folder)
    assert stub.returncode == 1
    assert "Next: write softmax" in stub.stdout
    wrong = model.replace("X_exp.sum(dim=1, keepdim=True)", "X_exp.sum(dim=0, keepdim=True)")
    (folder / f"{NAME}.py").write_text(wrong)
    failed = call("check", "--function", "softmax", cwd=folder)
    assert failed.returncode == 1
    assert "softmax(torch.tensor([[0., 0.]]))" in failed.stdout
    assert "you normalise over the batch" in failed.stdout
    (folder / f"{NAME}.py").write_text(model)
    done = call("check", str(folder / f"{NAME}.py"), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "All checks here pass" in done.stdout


def test_plain_pytest_says_the_same(kit: Path, model: str, tmp_path: Path) -> None:
    folder = release(NAME, tmp_path, kit)
    (folder / f"{NAME}.py").write_text(model.replace("return -torch.log", "return torch.log"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q"], cwd=folder, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert "The book's two samples cost -ln 0.1 = 2.3026 and -ln 0.5 = 0.6931." in done.stdout
    assert "Try it:" in done.stdout
    assert "3 failed, 14 passed" in done.stdout


def test_an_endless_loop_is_reported_not_suffered(kit: Path, model: str, tmp_path: Path) -> None:
    folder = release(NAME, tmp_path, kit)
    (folder / f"{NAME}.py").write_text(model + "\ndef sgd(params, lr, batch_size):\n    while True: pass\n")
    done = call("check", cwd=folder)
    assert "no answer within 5 s" in done.stdout
    assert done.stdout.count("all pass") == 5


def test_a_class_is_graded_and_resumed(kit: Path, model: str, tmp_path: Path) -> None:
    students = tmp_path / "class"
    students.mkdir()
    (students / "ann.py").write_text(model)
    (students / "ben.py").write_text(model.replace("return -torch.log", "return torch.log"))
    args = ("grade", str(students), "--assignment", NAME, "--out", str(tmp_path / "out"), "--data", "stand-in")
    done = call(*args, cwd=kit)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader((tmp_path / "out" / "grades.csv").read_text().splitlines()))
    assert (rows[0]["id"], rows[0]["score"]) == ("ann", "100")
    assert rows[1]["cross_entropy"] == "0"
    page = (tmp_path / "out" / "feedback" / "ben.txt").read_text()
    assert "cross_entropy.no_minus" in page
    assert "hidden check" in page
    (students / "cleo.py").write_text("x = 1\n")
    again = call(*args, "--resume", cwd=kit)
    assert "2 judged before" in again.stdout
    assert len((tmp_path / "out" / "results.jsonl").read_text().splitlines()) == 3


def test_the_threshold_can_be_measured_again(kit: Path) -> None:
    done = call("measure", NAME, "--seeds", "3", cwd=kit)
    assert done.returncode == 0
    assert done.stdout.startswith("[data.stand-in]\nthreshold = 0.")


def test_doctor_names_what_is_missing(kit: Path) -> None:
    done = call("doctor", cwd=kit)
    assert done.returncode == 0
    assert "torch" in done.stdout
