"""The commands as a user types them, in a process of their own."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from autograder.cli import cli
from autograder.cli.instructor_commands import report_command
from autograder.engine.journal import read_results
from autograder.errors import AutograderError
from autograder.release import release
from autograder.reports import FORMATS, GRADEBOOKS
from autograder.text import writable
from tests.cli.conftest import Command
from tests.conftest import YOURSELF

NAME = "softmax_regression"


def call(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", *args]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, env={**os.environ, **environment}, timeout=300
    )


def test_bad_usage_gets_one_line_and_exit_code_2(kit: Path) -> None:
    done = call("grade", "tests", "--assignment", "softmax_regresion", "--out", "o", cwd=kit)
    assert done.returncode == 2
    assert done.stderr == "autograder: No assignment is called 'softmax_regresion'. Did you mean softmax_regression?\n"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("chek",), 2, "No such command 'chek'"),
        (("check", "--functoin", "softmax"), 2, "No such option"),
        (("--version",), 0, "version"),
        (("--help",), 0, "Auto-graded exercises in PyTorch."),
    ],
)
def test_what_click_knows_itself_is_said_with_its_exit_code(
    args: tuple[str, ...], code: int, said: str, command: Command, kit: Path
) -> None:
    done = command(*args, cwd=kit)
    assert done.code == code
    assert said in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (AutograderError("The disk is full."), 2, "autograder: The disk is full.\n"),
        (KeyboardInterrupt(), 130, "\nStopped.\n"),
        (click.exceptions.Abort(), 130, ""),
    ],
)
def test_what_a_command_raises_is_said_with_its_exit_code(
    raised: BaseException, code: int, said: str, command: Command, kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*args: object, **options: object) -> int:
        raise raised

    monkeypatch.setattr(cli, "main", stopped)
    done = command("check", cwd=kit)
    # click makes an Abort of a Ctrl-C while it is at work; by then the command has said what there is to say.
    assert (done.code, done.stderr) == (code, said)


def test_every_report_can_be_asked_for() -> None:
    (chosen,) = (option.type for option in report_command.params if option.name == "form")
    assert isinstance(chosen, click.Choice)
    assert list(chosen.choices) == [*FORMATS, *GRADEBOOKS]


def test_a_student_is_led_from_stub_to_full_marks(kit: Path, model: str, tmp_path: Path) -> None:
    folder = release(NAME, tmp_path, kit)
    stub = call("check", cwd=folder)
    assert stub.returncode == 1
    assert "Next: write softmax" in stub.stdout
    wrong = model.replace("X_exp.sum(dim=1, keepdim=True)", "X_exp.sum(dim=0, keepdim=True)")
    wrong += "\ndef sgd(params, lr, batch_size):\n    torch.optim.SGD(params, lr=lr / batch_size).step()\n"
    (folder / f"{NAME}.py").write_text(wrong)
    failed = call("check", "--function", "sgd", "--function", "softmax", cwd=folder)
    assert failed.returncode == 1
    assert [line.split()[1] for line in failed.stdout.splitlines() if line.startswith("\u2502")] == ["softmax", "sgd"]
    assert "softmax(torch.tensor([[0., 0.]]))" in failed.stdout
    assert "What went wrong: softmax.dim0" in failed.stdout
    assert f"  Uses torch.optim.SGD. {YOURSELF}\n" in failed.stdout
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
    assert "A sample costs -ln of the probability of its label, such as -ln 0.1 = 2.3026 for 0.1." in done.stdout
    assert "Try it:" in done.stdout
    assert "What went wrong: cross_entropy.no_minus" in done.stdout
    assert "8 failed, 29 passed" in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
@pytest.mark.parametrize("command", ["autograder check", "pytest -q", "pytest -q -s"])
def test_no_character_and_no_path_is_a_mistake(command: str, encoding: str, exercise: Path, tmp_path: Path) -> None:
    folder = exercise.rename(tmp_path / "a b \u00fc \u4e2d")
    (folder / "pytest.ini").write_text("[pytest]\ntestpaths = checks\naddopts = --import-mode=importlib\n")
    source = "print('\u4e2d')\n\ndef double(x):\n    print('\u4e2d', x)\n    raise ValueError('\u4e2d\u00fc')\n"
    (folder / "tiny.py").write_text(source, encoding="utf-8")
    program, *options = command.split()
    done = subprocess.run(
        [sys.executable, "-m", program, *options],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        timeout=120,
    )
    said = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    for raised in ("UnicodeEncodeError", "Traceback", "Note:"):
        assert raised not in said
    assert writable("raised    ValueError: \u4e2d\u00fc\n", encoding) in said
    assert "at tiny.py, line 5: raise ValueError(" in said


def test_an_endless_loop_is_reported_not_suffered(kit: Path, model: str, tmp_path: Path) -> None:
    folder = release(NAME, tmp_path, kit)
    (folder / f"{NAME}.py").write_text(model + "\ndef sgd(params, lr, batch_size):\n    while True: pass\n")
    toml = (folder / "assignment.toml").read_text()
    (folder / "assignment.toml").write_text(toml.replace("call = 5.0", "call = 1.0"))
    done = call("check", cwd=folder)
    assert "no answer within 1 s" in done.stdout
    assert done.stdout.count("all pass") == 5


def test_a_class_is_graded_and_resumed(kit: Path, model: str, tmp_path: Path) -> None:
    students = tmp_path / "class"
    students.mkdir()
    (students / "ann.py").write_text(model)
    (students / "ben.py").write_text(model.replace("return -torch.log", "return torch.log"))
    args = ("grade", str(students), "--assignment", NAME, "--out", str(tmp_path / "out"), "--data", "synthetic")
    done = call(*args, cwd=kit)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader((tmp_path / "out" / "grades.csv").read_text("utf-8-sig").splitlines()))
    assert (rows[0]["id"], rows[0]["score"]) == ("ann", "100")
    assert rows[1]["cross_entropy"] == "0"
    assert rows[0]["sandbox"] in ("namespaces", "landlock")
    assert rows[0]["data"] == "synthetic"
    page = (tmp_path / "out" / "feedback" / "ben.txt").read_text()
    assert "cross_entropy.no_minus" in page
    assert "hidden check" in page
    (students / "cleo.py").write_text("x = 1\n")
    again = call(*args, "--resume", cwd=kit)
    assert "2 judged before" in again.stdout
    seeds = {result.seed for result in read_results(tmp_path / "out")}
    assert len(read_results(tmp_path / "out")) == 3
    assert len(seeds) == 1
    (students / "ann.py").unlink()
    (students / "ben.py").unlink()
    other = call(*args[:-3], str(tmp_path / "other"), *args[-2:], cwd=kit)
    assert other.returncode == 0, other.stderr
    assert {result.seed for result in read_results(tmp_path / "other")} != seeds  # by chance once in two billion


def test_without_a_sandbox_every_result_and_report_says_so(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "ann.py").write_text("x = 1\n")
    out = tmp_path / "out"
    args = ("grade", str(tmp_path / "ann.py"), "--assignment", NAME, "--out", str(out), "--data", "synthetic")
    done = call(*args, "--unsafe-no-sandbox", cwd=kit)
    assert done.returncode == 0, done.stderr
    assert "NO SANDBOX, as asked: a submission can read, change and send whatever you can" in " ".join(
        done.stdout.split()
    )
    assert '"sandbox":"none"' in (out / "results.jsonl").read_text()
    assert "WITHOUT A SANDBOX" in (out / "feedback" / "ann.txt").read_text()
    assert next(csv.DictReader((out / "grades.csv").read_text("utf-8-sig").splitlines()))["sandbox"] == "none"


def test_what_could_not_be_judged_is_named_with_exit_code_3_and_judged_again(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    for name in ("ann", "ben"):
        (tmp_path / "class" / f"{name}.py").write_text(f"x = {name!r}\n")
    out = str(tmp_path / "out")
    args = ("grade", str(tmp_path / "class"), "--assignment", NAME, "--out", out, "--data", "synthetic", "--jobs", "1")
    # A bug of ours, in the judge, for one of them.
    program = """
import sys
from autograder.judge.evaluation import Evaluation
real = Evaluation.judge_function
def buggy(self, function, before):
    if self.submission.student == "ann":
        raise KeyError("a bug")
    return real(self, function, before)
Evaluation.judge_function = buggy
from autograder.cli import main
main()
"""
    broken = subprocess.run([sys.executable, "-c", program, *args], cwd=kit, capture_output=True, text=True)
    assert broken.returncode == 3, broken.stderr
    assert "Could not be judged: ann. Run again with --resume." in broken.stdout
    again = call(*args, "--resume", cwd=kit)
    assert again.returncode == 0, again.stderr
    assert "1 judged before" in again.stdout
    lines = (tmp_path / "out" / "results.jsonl").read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "broken" not in lines[0]


def test_ctrl_c_ends_at_once_and_says_how_to_go_on(kit: Path, model: str, tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    for i in range(200):
        (tmp_path / "class" / f"s{i}.py").write_text(f"{model}\n# {i}\n")
    out = tmp_path / "out"
    program = "from autograder.cli import main; main()"
    args = ("grade", str(tmp_path / "class"), "--assignment", NAME, "--out", str(out), "--data", "synthetic")
    process = subprocess.Popen([sys.executable, "-c", program, *args], cwd=kit, stdout=subprocess.PIPE, text=True)
    while not (out / "results.jsonl").exists() or not (out / "results.jsonl").read_text().count("\n"):
        assert process.poll() is None
        time.sleep(0.05)
    family = descendants(process.pid)
    assert family
    process.send_signal(signal.SIGINT)
    start = time.monotonic()
    said, _ = process.communicate(timeout=30)
    assert time.monotonic() - start < 5  # at once; a busy machine takes a second to say so
    assert process.returncode == 130
    kept = len(read_results(out))
    assert (
        f"Stopped; {kept} result{'s are' if kept > 1 else ' is'} kept. The same command with --resume goes on." in said
    )
    deadline = time.monotonic() + 5  # namespaces are taken down behind one's back
    while any(Path(f"/proc/{pid}").exists() for pid in family):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def descendants(pid: int) -> list[int]:
    children = [int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()]
    return children + [each for child in children for each in descendants(child)]


def test_a_messy_class_gets_a_row_and_a_page_each_and_the_rest_is_named(kit: Path, tmp_path: Path) -> None:
    students, out = tmp_path / "class", tmp_path / "out"
    students.mkdir()
    for name in ("[red]ann.py", "[red]Ann.py", "ben.py", "ben (1).py", "smithjo_LATE_1_22_hw.py", "[bold]report.pdf"):
        (students / name).write_text(f"x = {name!r}\n")
    (students / "cleo.zip").write_bytes(b"PK")
    (out / "feedback" / "ben.txt").mkdir(parents=True)
    args = ("grade", str(students), "--assignment", NAME, "--out", str(out), "--data", "synthetic")
    done = call(*args, cwd=kit)
    assert done.returncode == 3, done.stderr
    rows = {row["id"]: row for row in csv.DictReader((out / "grades.csv").read_text("utf-8-sig").splitlines())}
    assert list(rows) == ["[red]Ann", "[red]ann", "ben", "cleo", "smithjo"]
    assert "It was submitted late." in rows["smithjo"]["notes"]
    assert "ben (1).py is the newest version" in rows["ben"]["notes"]
    assert "cannot be unpacked" in rows["cleo"]["notes"]
    pages = {student: out / row["page"] for student, row in rows.items()}
    assert all(f"<h1><bdi>{each}</bdi></h1>" in page.read_text() for each, page in pages.items())
    texts = {student: out / "feedback" / f"{page.stem}.txt" for student, page in pages.items()}
    assert all(texts[each].read_text().startswith(f"{NAME}: {each}\n") for each in rows if each != "ben")
    assert "[bold]report.pdf: no .py, .ipynb or .zip file" in done.stdout
    assert "[bold]report.pdf" in (out / "not_judged.txt").read_text()
    assert "ben.txt in" in done.stdout
    (out / "feedback" / "ben.txt").rmdir()
    assert call("report", str(out), "--format", "text", cwd=kit).returncode == 0
    assert texts["ben"].is_file()
