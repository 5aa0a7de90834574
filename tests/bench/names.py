"""What it costs to name a mistake: wrong answers graded with and without it."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median

from autograder.assignment import load_assignment
from autograder.judge.evaluation import Evaluation
from tests.bench.common import NAME, import_torch, seconds
from tests.conftest import KIT
from tests.names.__main__ import cases, graded

RUNS = 3
WRONG = Path(__file__).parent.parent / "names" / "second"


def names() -> None:
    """Wrong answers, each in one function, that somebody wrote blind."""
    assignment = load_assignment(NAME, KIT)
    wrong, name_mistakes = list(cases(WRONG, assignment)), Evaluation.name_mistakes
    pairs, imports = [], []
    for _ in range(RUNS):
        imports.append(import_torch())
        named = seconds(lambda: graded(assignment, wrong))
        try:
            Evaluation.name_mistakes = lambda self, function, results: results  # type: ignore[method-assign]
            plain = seconds(lambda: graded(assignment, wrong))
        finally:
            Evaluation.name_mistakes = name_mistakes  # type: ignore[method-assign]
        pairs.append((named, plain))
    cores = os.cpu_count() or 1
    costs = [(named - plain) * cores / len(wrong) for named, plain in pairs]
    ratio = median(cost / base for cost, base in zip(costs, imports, strict=True))
    print(f"{len(wrong)} wrong answers, {cores} judges: naming costs {median(costs):.3f} s of a core for each;")
    print(f"  `import torch`: {median(imports):.2f} s; ratio {ratio:.2f} (goal 0.3)")
