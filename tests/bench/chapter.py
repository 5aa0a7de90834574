"""A class of 50 in each assignment, by the command that a lecturer types: half of it right, half with a known mistake."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder.assignment import Assignment, assignment_names, load_assignment
from autograder.engine.journal import read_results
from tests.bench.common import distinct, import_torch, seconds
from tests.conftest import KIT

CLASS = 50
_PROGRAM = "from autograder.cli import main; main()"


def chapter() -> None:
    """Wall time of `autograder grade` from the command to the last page, for each assignment."""
    cores = os.cpu_count() or 1
    print(f"a class of {CLASS} in each assignment, by `autograder grade`, {cores} judges:")
    for name in assignment_names(KIT):
        assignment = load_assignment(name, KIT)
        with tempfile.TemporaryDirectory() as folder:
            right = _hand_in(assignment, Path(folder, "class"))
            args = ("grade", f"{folder}/class", "--assignment", name, "--out", f"{folder}/out")
            base = import_torch()
            command = [sys.executable, "-c", _PROGRAM, *args]
            wall = seconds(lambda command=command: subprocess.run(command, check=True, capture_output=True))  # type: ignore[misc]
            results = read_results(Path(folder, "out"))
        assert len(results) == CLASS
        assert all((each.score() == each.max_score()) == (each.submission in right) for each in results), name
        print(f"  {name}: {wall:.0f} s, {wall / CLASS:.2f} s for each; {wall / base / CLASS:.2f} x `import torch`")


def _hand_in(assignment: Assignment, folder: Path) -> set[str]:
    """Write the class; the names of those who are right in everything."""
    folder.mkdir()
    right = distinct(CLASS // 2, assignment.name)
    for each in right:
        (folder / f"{each.student}.py").write_text(each.text)
    in_turn = itertools.zip_longest(*assignment.bank("misconceptions").values())
    wrong = [case for cases in in_turn for case in cases if case is not None]
    for number, case in enumerate(wrong[: CLASS - len(right)]):
        source = "\n\n".join([assignment.model or "", assignment.preamble, case.source])
        (folder / f"wrong{number:02}.py").write_text(source)
    return {each.student for each in right}
