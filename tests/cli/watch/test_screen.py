from __future__ import annotations

import io
from dataclasses import dataclass, field

import pyte
import pytest
from rich.console import Console

from autograder.cli.watch.screen import FullScreen, Lines, display_for
from autograder.cli.watch.view import Mark, View
from autograder.reports.text import PAGE, Layout

OTHER_SCREEN = "\x1b[?1049l"  # is left
LONG = "  x " + "a sentence of some length " * 8


@dataclass
class Told(View):
    """A view that says what it is told to."""

    marks: dict[str, Mark] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    notes: tuple[str, ...] = ()

    def mark(self, function: str) -> Mark:
        return self.marks[function]

    @property
    def passed(self) -> list[str]:
        return [name for name in self.functions if self.marks[name] == "passed"]

    @property
    def shown(self) -> str:
        return next((name for name in self.functions if self.marks[name] == "failed"), self._chosen)

    def help(self, layout: Layout = PAGE) -> list[str]:
        return self.said

    @property
    def problems(self) -> tuple[str, ...]:
        return self.notes


def told(*said: str, **marks: Mark) -> Told:
    marks = marks or {"softmax": "passed", "sgd": "failed", "data_iter": "missing", "train_epoch": "waiting"}
    return Told("tiny", list(marks), marks=marks, said=list(said))


def drawn(view: View, columns: int = 80, rows: int = 24, encoding: str = "utf-8") -> list[str]:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding, newline="", write_through=True)
    console = Console(file=stream, force_terminal=True, width=columns, height=rows, legacy_windows=False, _environ={})
    screen = pyte.Screen(columns, rows)
    screen.set_mode(pyte.modes.LNM)  # a real terminal's driver begins each line at the left
    with FullScreen(console) as display:
        display.draw(view, over=False)
        display.draw(view, over=True)
        pyte.Stream(screen).feed(raw.getvalue().decode(encoding))
    assert OTHER_SCREEN in raw.getvalue().decode(encoding)
    return [line.rstrip() for line in screen.display]


def test_a_row_of_marks_then_the_explanation_and_the_keys_at_the_foot() -> None:
    lines = drawn(told("sgd: 1 of 6 points", "", "  x It divides.", "      expected  1"))
    assert lines[0] == "tiny: 1 of 4 pass"
    assert lines[1] == "✓ softmax  ✗ sgd  · data_iter  … train_epoch"
    assert lines[3:7] == ["sgd: 1 of 6 points", "", "  x It divides.", "      expected  1"]
    assert lines[-1] == "h hint  n/p other function  q leave"
    assert len(lines) == 24


def test_where_the_terminal_has_no_such_signs_there_are_others() -> None:
    assert drawn(told("x"), encoding="cp1252")[1] == "+ softmax  x sgd  . data_iter  ~ train_epoch"


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_nothing_is_cut_at_the_side(columns: int) -> None:
    said = drawn(told(LONG), columns=columns, rows=60)
    assert " ".join(" ".join(said).split()).count("a sentence of some length") == 8
    assert "train_epoch" in " ".join(said)
    assert said[1].startswith("✓ softmax") or columns == 20


def test_what_is_broken_goes_on_further_in_and_code_at_the_margin() -> None:
    code = "f(" + ", ".join(["1000."] * 10) + ")"
    lines = drawn(told(LONG, code), columns=40, rows=60)
    [start] = [i for i, line in enumerate(lines) if line.startswith("  x a")]
    assert lines[start + 1].startswith("    ")
    [start] = [i for i, line in enumerate(lines) if line.startswith("f(")]
    assert lines[start + 1].startswith("1000.")


def test_what_does_not_fit_is_cut_and_said_to_be() -> None:
    lines = drawn(told(*[f"  line {i}" for i in range(50)]), rows=10)
    assert lines[0] == "tiny: 1 of 4 pass"
    assert lines[-2:] == ["(more below: make the window higher)", "h hint  n/p other function  q leave"]
    assert len(lines) == 10


def test_a_terminal_of_two_lines_is_survived() -> None:
    assert drawn(told("x"), columns=10, rows=2)


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (told(a="waiting"), "Checking ..."),
        (told(a="passed"), "All checks here pass. Hidden checks ask for all that the docstrings say."),
        (Told("tiny", ["a"], marks={"a": "passed"}, _chosen="a"), "a: all checks here pass."),
        (Told("tiny", ["a"], marks={"a": "failed"}, problem="tiny.py is empty"), "tiny.py is empty"),
        (Told("tiny", ["a"], marks={"a": "failed"}, notes=("line 3: [red]",)), "Note: line 3: [red]"),
    ],
)
def test_what_there_is_to_say_when_nothing_is_explained(view: Told, said: str) -> None:
    view.waiting = [name for name in view.functions if view.marks[name] == "waiting"]
    assert said in drawn(view)


def test_lines_are_printed_once_the_round_is_over() -> None:
    stream = io.StringIO()
    with Lines(Console(file=stream, width=80)) as display:
        display.draw(told("sgd: 1 of 6 points"), over=False)
        assert stream.getvalue() == ""
        display.draw(told("sgd: 1 of 6 points"), over=True)
    assert stream.getvalue().endswith("sgd: 1 of 6 points\nWaiting for you to save a file. Ctrl-C ends.\n\n")


@pytest.mark.parametrize(
    ("terminal", "environment", "kind"),
    [
        (True, {"TERM": "xterm"}, FullScreen),
        (True, {"TERM": "dumb"}, Lines),
        (False, {"TERM": "xterm"}, Lines),
    ],
)
def test_a_screen_is_for_a_terminal_that_can_be_drawn_on(
    terminal: bool, environment: dict[str, str], kind: type
) -> None:
    console = Console(file=io.StringIO(), force_terminal=terminal, _environ=environment, legacy_windows=False)
    assert isinstance(display_for(console), kind)
