"""What a worker says stands on a page only where a visible check asked: cut, on one line, and inert."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import nbformat
import pytest
from torch import Tensor

from autograder.assignment import Assignment
from autograder.harness import Harness
from autograder.judge import Judge, Settings, WorkerFactory
from autograder.nbgrader_plugin.execute import write_verdict
from autograder.reports import FORMATS
from autograder.reports.explanation import explain_function
from autograder.reports.html import function_html
from autograder.reports.student_page import function_cell
from autograder.result import SubmissionResult
from autograder.wire import LARGEST, REPLIES, Caps, Frame, Loaded, Malformed, Message, Printed
from tests import tiny
from tests.conftest import submission

MARK = "MARK"
SAID = f"{MARK}\n\x1b[31m<script>{MARK}</script>\u202e\u2028not run: {MARK}\r" * 200
SHORT = f"{MARK}.<script>"  # as long and as strange as the name of a type may be
TENSOR = {"type": "tensor", "dtype": "float32", "shape": [2, 3]}
VALUES: dict[str, Any] = {
    "text": SAID,
    "a list of texts": {"type": "list", "items": [SAID] * 50},
    "pairs of texts": {"type": "tuple", "items": [SAID, SAID]},
    "a dict": {"type": "dict", "items": {SAID: SAID}},
    "an object": {"type": "opaque", "kind": SHORT},
    "an object of an impossible type": {"type": "opaque", "kind": SAID},
    "a number of another library": {"type": "foreign", "kind": SHORT, "value": 0.5},
    "a number of an impossible type": {"type": "foreign", "kind": SAID, "value": 0.5},
}
REPLIES_TO_ALL: dict[str, Any] = {
    "what each call is to return, full of it": None,
    "raised": {"type": "raised", "kind": SAID, "message": SAID, "where": SAID},
    "raised as if it had not been run": {"type": "raised", "kind": f"not run: {MARK}", "message": MARK, "where": MARK},
    "loaded": {"type": "loaded", "problems": [SAID] * 100},
    "missing": {"type": "missing", "defined": True},
    "no reply": {"type": SAID},
    **{what: {"type": "returned", "value": value} for what, value in VALUES.items()},
}


def promised(kind: Any, payload: bytearray) -> Any:
    """A value of this kind, with text wherever anything may stand; the bytes of its tensors are added to `payload`."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is list:
        return {"type": "list", "items": [promised(inside[0], payload) for _ in range(2)]}
    if origin is tuple:
        return {"type": "tuple", "items": [promised(part, payload) for part in inside]}
    if kind is Tensor:
        payload += bytes(8)
        return {"type": "tensor", "dtype": "float32", "shape": [2]}
    return SAID


class Liar:
    """A worker that loads with marked problems, and answers every call with `reply`, or with what it promises."""

    def __init__(self, reply: Any, harness: Harness) -> None:
        self.reply = reply
        self.harness = harness
        self.channel = self
        self.asked = ""

    def end(self, *, lost: bool = False) -> str:
        return "sent an answer that is none"

    def printed(self, deadline: float) -> Printed:
        return Printed(SAID, 1)

    def send(self, message: Message, buffers: list[bytes], deadline: float | None = None) -> None:
        self.asked = getattr(message, "function", "")

    def receive(self, decoder: Any, deadline: float | None = None, caps: Caps = LARGEST) -> Frame:
        reply, payload = self.reply, bytearray()
        if not self.asked:
            reply = Loaded([SAID] * 100)
        elif reply is None:
            reply = {"type": "returned", "value": promised(self.harness.functions[self.asked].returns, payload)}
        try:
            return Frame(REPLIES.decode(msgspec.msgpack.encode(reply)), payload)
        except msgspec.MsgspecError as error:
            raise Malformed(str(error)) from error


@pytest.fixture(scope="module")
def results(assignment: Assignment) -> dict[str, SubmissionResult]:
    functions = tuple(name for name in assignment.spec.functions if name not in assignment.spec.requires)
    folders = (*assignment.visible, *assignment.hidden)
    settings = Settings(assignment, folders, functions=functions, smallest=False)
    judge, harness = Judge(settings), Harness(assignment.harness)
    liar = submission("x = 1\n", "liar")
    return {
        what: judge.judge(liar, WorkerFactory(lambda _, reply=reply: Liar(reply, harness)))  # type: ignore[misc]
        for what, reply in REPLIES_TO_ALL.items()
    }


@pytest.fixture(params=REPLIES_TO_ALL)
def result(request: pytest.FixtureRequest, results: dict[str, SubmissionResult]) -> SubmissionResult:
    return results[request.param]


def only(result: SubmissionResult, *, visible: bool) -> SubmissionResult:
    checks = tuple(check for check in result.checks if check.visible == visible)
    return msgspec.structs.replace(result, checks=checks, problems=())


def pages(result: SubmissionResult, folder: Path) -> Iterator[str]:
    """All that anybody but the instructor reads, in every format."""
    for write in FORMATS.values():
        write([result], folder)
    yield from (path.read_text() for path in folder.rglob("*") if path.is_file() and path.name != "class.html")
    yield from (function_html(result, name) for name in result.functions)
    yield from (function_cell(result, name, first=True) for name in result.functions)
    book = nbformat.v4.new_notebook()
    for name in result.functions:
        cell = nbformat.v4.new_code_cell()
        cell.metadata["nbgrader"] = {"grade": True, "solution": False, "grade_id": name, "points": 1.0}
        book.cells.append(cell)
    write_verdict(book, result)
    yield nbformat.writes(book)


def test_of_a_hidden_check_a_page_says_words_of_ours_alone(result: SubmissionResult, tmp_path: Path) -> None:
    hidden = only(result, visible=False)
    assert hidden.checks
    assert hidden.score() == 0
    for page in pages(hidden, tmp_path):
        assert MARK not in page


def test_of_a_visible_check_what_was_said_is_cut_and_inert(result: SubmissionResult, tmp_path: Path) -> None:
    for page in pages(only(result, visible=True), tmp_path):
        assert "\x1b" not in page
        assert "\u202e" not in page
    for name in result.functions:
        assert "<script" not in function_html(result, name) + function_cell(result, name, first=True)
        for failure in explain_function(result, name).failures:
            assert all(len(line) <= 1_100 and line.isprintable() for line in failure.lines)
            assert len(failure.lines) <= 5


def test_what_was_said_while_loading_is_a_few_short_lines(result: SubmissionResult) -> None:
    said = [problem for problem in result.problems if MARK in problem]
    assert 0 < len(said) <= 10
    assert all(len(problem) <= 400 and problem.isprintable() for problem in said)


def test_what_a_hidden_check_shows_is_numbers_and_words_of_ours(tmp_path: Path) -> None:
    alone = {**tiny.SHOWS, "assignment.toml": tiny.FILES["assignment.toml"].partition("[requires]")[0]}
    assignment = tiny.tiny(tmp_path / "kit", alone)
    judge, harness = Judge(tiny.settings(assignment, "total")), Harness(assignment.harness)
    shown = 0
    for what, reply in REPLIES_TO_ALL.items():
        workers = WorkerFactory(lambda _, reply=reply: Liar(reply, harness))  # type: ignore[misc]
        result = judge.judge(submission("x = 1\n", what), workers)
        shown += sum(len(check.exhibits) for check in result.checks)
        for page in pages(only(result, visible=False), tmp_path):
            assert MARK not in page
    assert shown
