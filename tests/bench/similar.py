"""What it takes to ask who of a large class shares unusual lines."""

from __future__ import annotations

import random

from autograder.assignment import load_assignment
from autograder.engine.similar import compare, given
from autograder.submission import Chunk, Submission
from tests.bench.common import NAME, import_torch, seconds
from tests.conftest import KIT

COUNT = 300


def similar() -> None:
    """A class whose answers are dealt from all that the bank knows, which is not told, so that much is unusual."""
    assignment, deal = load_assignment(NAME, KIT), random.Random(0)
    banks = [assignment.bank(kind) for kind in ("variants", "misconceptions")]
    cells = [[case.source for bank in banks for case in bank[name]] for name in banks[1]]
    pupils = [
        Submission(student=f"s{i}", chunks=tuple(Chunk("a.py", deal.choice(each)) for each in cells))
        for i in range(COUNT)
    ]
    handout, model, *_ = given(assignment)
    took = seconds(lambda: compare(pupils, [handout, model]))
    print(
        f"who shares unusual lines, of {COUNT} submissions: {took:.1f} s, {took / import_torch():.1f} x `import torch`"
    )
