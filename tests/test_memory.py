from __future__ import annotations

import datetime
import threading
from pathlib import Path

import msgspec
import pytest

from autograder import memory
from autograder.memory import Memory, Standing, changes, greeting, passed_in, recall, remember
from autograder.result import CheckResult, Status, SubmissionResult

NAMES = ("softmax", "sgd", "data_iter")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's state directory."""
    monkeypatch.setattr(memory, "user_state_path", lambda name, appauthor: tmp_path / "state" / name)
    return tmp_path / "state" / "d2l-autograder" / "exercises"


def test_what_passed_and_how_often_each_was_checked(tmp_path: Path) -> None:
    assert recall(tmp_path) == Memory()
    remember(tmp_path, {"softmax": True, "sgd": False}, ["softmax", "sgd"])
    before, after = remember(tmp_path, {"sgd": True}, ["sgd"])
    assert before.functions == {"softmax": Standing(True, 1), "sgd": Standing(False, 1)}
    assert after.functions == {"softmax": Standing(True, 1), "sgd": Standing(True, 2)}
    assert recall(tmp_path) == after
    _, uncounted = remember(tmp_path, {"sgd": False}, [])
    assert uncounted.functions["sgd"] == Standing(False, 2)


def test_each_folder_has_its_own_and_nothing_is_left_in_it(tmp_path: Path, state: Path) -> None:
    folders = [tmp_path / "a b", tmp_path / "\u00fc\u4e2d"]
    for folder in folders:
        folder.mkdir()
        remember(folder, {folder.name: True}, [])
    assert [list(recall(folder).functions) for folder in folders] == [["a b"], ["\u00fc\u4e2d"]]
    assert recall(tmp_path / "a b" / ".." / "a b") == recall(folders[0])
    assert not any(any(folder.iterdir()) for folder in folders)
    assert len([*state.iterdir()]) == 2


@pytest.mark.parametrize(
    "garbage",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"schema": 2}', b'{"functions": {"sgd": {"passed": "yes"}}}', b"x" * (1 << 17)],
)
def test_what_cannot_be_read_is_forgotten(garbage: bytes, tmp_path: Path, state: Path) -> None:
    remember(tmp_path, {"sgd": True}, ["sgd"])
    (file,) = state.iterdir()
    file.write_bytes(garbage)
    assert recall(tmp_path) == Memory()
    remember(tmp_path, {"sgd": True}, ["sgd"])
    assert recall(tmp_path).functions == {"sgd": Standing(True, 1)}


def test_what_cannot_be_written_is_not_remembered(tmp_path: Path, state: Path) -> None:
    state.parent.mkdir(parents=True)
    state.write_text("a file where the folder should be")
    _, after = remember(tmp_path, {"sgd": True}, ["sgd"])
    assert after.functions == {"sgd": Standing(True, 1)}
    assert recall(tmp_path) == Memory()


def test_two_checks_at_once_leave_a_whole_file(tmp_path: Path, state: Path) -> None:
    def often(name: str) -> None:
        for _ in range(50):
            remember(tmp_path, {name: True}, [name])

    threads = [threading.Thread(target=often, args=(name,)) for name in NAMES]
    for thread in threads:
        thread.start()
    seen = [recall(tmp_path) for _ in range(100)]
    for thread in threads:
        thread.join()
    assert recall(tmp_path).functions
    assert all(memory.functions for memory in seen[seen.index(next(m for m in seen if m.functions)) :] if seen)
    assert len([*state.iterdir()]) == 1  # no half of one is left beside it


def test_it_holds_names_and_numbers_alone(tmp_path: Path, state: Path) -> None:
    remember(tmp_path, {"sgd": True}, ["sgd"])
    (file,) = state.iterdir()
    held = msgspec.json.decode(file.read_bytes())
    assert held.keys() == {"schema", "when", "functions"}
    assert held["functions"] == {"sgd": {"passed": True, "checked": 1}}


NOW = datetime.datetime.now().astimezone()
LONG_AGO = datetime.datetime(2024, 3, 5, 21, 7).astimezone()
STANDINGS = {"softmax": Standing(True, 3), "sgd": Standing(False, 9)}


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Memory(), ""),
        (
            Memory(when=NOW, functions=STANDINGS),
            f"Last time (today at {NOW:%H:%M}) 1 of 3 passed.",
        ),
        (
            Memory(when=LONG_AGO, functions=STANDINGS),
            "Last time (Tue 5 Mar at 21:07) 1 of 3 passed. Left: sgd (checked 9 times), data_iter.",
        ),
        (
            Memory(when=LONG_AGO, functions=dict.fromkeys(NAMES, Standing(True, 1))),
            "Last time (Tue 5 Mar at 21:07) all passed.",
        ),
    ],
)
def test_the_greeting_says_how_far_the_student_was(known: Memory, said: str) -> None:
    assert greeting(known, NAMES) == said


def test_what_is_different_from_the_last_time() -> None:
    before = Memory(functions={**STANDINGS, "data_iter": Standing(True, 1)})
    after = Memory(functions={"softmax": Standing(False, 4), "sgd": Standing(True, 10), "data_iter": Standing(True, 2)})
    assert [*changes(before, after)] == ["softmax passed before, and fails now.", "sgd passes now."]
    assert [*changes(Memory(), after)] == []


def test_a_function_passes_when_all_its_checks_do() -> None:
    def check(function: str, status: Status) -> CheckResult:
        return CheckResult(id="", function=function, title="", status=status, max_points=1, visible=True)

    checks = (check("softmax", "passed"), check("sgd", "passed"), check("sgd", "failed"))
    result = SubmissionResult(submission="you", assignment="a", functions=NAMES, checks=checks)
    assert passed_in(result) == {"softmax": True, "sgd": False}
