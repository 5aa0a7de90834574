"""Sets of mechanical mutants: of each model answer and each variant, drawn with a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.assignment import Assignment
from autograder.bank import Case
from autograder.verify.mutants import code_of, mutants


def right_answers(assignment: Assignment, function: str) -> Iterator[tuple[str, str]]:
    """The name and the code of each right answer to a function: the model answer without its docstring, and variants."""
    assert assignment.model is not None
    yield "model", code_of(function, assignment.model)
    for case in assignment.bank("variants")[function]:
        yield case.name, case.source


def draw(assignment: Assignment, seed: int) -> Iterator[Case]:
    """Mutants of all functions: of each right answer one, in random order, then another one, until none is left."""
    for function in assignment.bank("variants"):
        chance = random.Random(f"{seed} {function}")
        piles = []
        for name, source in right_answers(assignment, function):
            pile = [(name, truth, text) for truth, text in mutants(source).items()]
            chance.shuffle(pile)
            piles.append(pile)
        chance.shuffle(piles)
        while piles := [pile for pile in piles if pile]:
            for pile in piles:
                name, truth, text = pile.pop()
                yield Case(function, f"{name}_{len(pile)}", f"truth: {truth}", f"{text}\n")


def write(folder: Path, drawn: Sequence[Case]) -> None:
    """Keep these as a set, a file for each function."""
    folder.mkdir(parents=True, exist_ok=True)
    for function in dict.fromkeys(case.function for case in drawn):
        cells = [f"# %% {case.name}\n# {case.sentence}\n{case.source}" for case in drawn if case.function == function]
        (folder / f"{function}.py").write_text("\n".join(cells), encoding="utf-8")
