"""What a debugger sees. With a real one, at a terminal and in an exercise folder."""

from __future__ import annotations

import bdb
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.debugged import DebuggedRemote, ending_in, left
from autograder.errors import StudentError
from autograder.wire import Load
from tests.cli.conftest import exercise as exercise
from tests.terminal import Terminal

HARNESS = "def double(student, x):\n    return student.double(x)\n"


def asked(source: str) -> BaseException:
    """What a call of double raises."""
    remote = DebuggedRemote(Load([("tiny.py", source)], HARNESS))
    try:
        remote("double", [1.0], 0, 1.0)
    except BaseException as raised:
        return raised
    raise AssertionError("nothing was raised")


def files(error: BaseException) -> list[str]:
    trace, found = error.__traceback__, []
    while trace is not None:
        found.append(trace.tb_frame.f_code.co_filename)
        trace = trace.tb_next
    return found


def test_what_is_raised_ends_in_the_frames_of_the_students_own_exception() -> None:
    error = asked("def helper(x):\n    return 1 / 0\n\ndef double(x):\n    return helper(x)\n")
    assert isinstance(error, StudentError)
    assert isinstance(error.__cause__, ZeroDivisionError)
    assert files(error)[-2:] == ["tiny.py", "tiny.py"]


def test_it_is_cut_after_the_last_frame_that_is_wanted() -> None:
    error = asked("import json\n\ndef double(x):\n    return json.loads('{')\n")
    assert "json" in files(error)[-1]
    cut = ending_in(lambda name: name == "tiny.py", error.__traceback__)
    assert files(error.with_traceback(cut))[-1] == "tiny.py"
    assert ending_in(lambda name: False, None) is None
    assert files(error.with_traceback(ending_in(lambda name: False, cut)))[-1] == "tiny.py"


@pytest.mark.parametrize("how", ["KeyboardInterrupt()", "bdb.BdbQuit()", "pytest.exit.Exception('bye')"])
def test_who_leaves_a_debugger_is_no_student_who_raises(how: str) -> None:
    error = asked(f"import bdb, pytest\ndef double(x):\n    raise {how}\n")
    assert isinstance(error, KeyboardInterrupt)
    assert left(error.__cause__ or error)
    assert not left(ValueError())
    assert left(bdb.BdbQuit())


@pytest.fixture
def folder(exercise: Path) -> Path:
    (exercise / "pytest.ini").write_text("[pytest]\ntestpaths = checks\naddopts = --import-mode=importlib\n")
    return exercise


@pytest.fixture
def terminal(folder: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """pytest --pdb in an exercise folder, where this is written."""
    (folder / "tiny.py").write_text(request.param)
    terminal = Terminal("pytest", "-q", "--pdb", "-p", "no:cacheprovider", cwd=folder, rows=120, columns=200)
    yield terminal
    terminal.kill()


RAISES = "def helper(x):\n    inner = [x] * 7\n    return inner[7]\n\ndef double(x):\n    return helper(x)\n"


@pytest.mark.parametrize("terminal", [RAISES], indirect=True)
def test_pdb_stops_where_the_student_s_function_raised(terminal: Terminal) -> None:
    terminal.wait("(Pdb)")
    assert "tiny.py(3)helper()" in terminal.text
    terminal.press("p len(inner)\n")
    terminal.wait(lambda text: text.count("(Pdb)") == 2)
    assert "\n7\n" in terminal.text
    terminal.press("up\n")
    terminal.wait("tiny.py(6)double()")
    terminal.press("q\n")
    assert terminal.end() == 2
    assert "Quitting debugger" in terminal.text


@pytest.mark.parametrize("terminal", ["def double(x):\n    mine = 5\n    return mine * x\n"], indirect=True)
def test_for_a_wrong_answer_pdb_stops_in_the_check(terminal: Terminal) -> None:
    terminal.wait("(Pdb)")
    at, line = terminal.text.splitlines()[-3:-1]
    assert "/checks/test_double.py(" in at
    assert line == "-> assert_close(student.double(x), 2 * x)"
    terminal.press("q\n")
    assert terminal.end() == 2


@pytest.mark.parametrize(
    "terminal", ["def double(x):\n    mine = 2.0\n    breakpoint()\n    return mine * x\n"], indirect=True
)
def test_a_breakpoint_stops_in_the_function_and_leaving_it_ends_the_tests(terminal: Terminal) -> None:
    terminal.wait("(Pdb)")
    terminal.press("p mine\n")
    terminal.wait("\n2.0\n")
    terminal.press("q\n")
    assert terminal.end() == 2
    assert "Quitting debugger" in terminal.text
    assert "failed" not in terminal.text
