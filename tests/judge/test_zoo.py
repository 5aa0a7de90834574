"""Hostile and broken submissions, in each tier: none gains, and none costs anybody else anything.

A case is a file of tests/zoo/broken or tests/zoo/hostile, which follows the model answers. Its first line names the
functions that lose all their points; all others keep all of theirs. Attacks answer rightly if they work, so that an
attack that works is a failure here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import Assignment
from autograder.engine.job import Job
from autograder.reports.sentences import lines
from autograder.reports.text import feedback
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import TIERS, Tier
from tests.conftest import KIT, graded, submission, with_limits

pytestmark = pytest.mark.proof

ZOO = sorted(path for kind in ("broken", "hostile") for path in (KIT / "tests" / "zoo" / kind).glob("*.py"))
HONEST = ("honest first", "honest last")


@pytest.fixture(scope="module")
def results(assignment: Assignment, model: str, tier: Tier) -> dict[str, SubmissionResult]:
    """All in one run, side by side: what one does must not reach another."""
    quick = with_limits(assignment, call=1.5, load=3.0)
    sources = {path.stem: f"{model}\n\n{path.read_text()}" for path in ZOO}
    # In the second tier three functions are enough: most attacks are on these.
    functions = assignment.spec.functions[: -1 if tier is TIERS[0] else 3]
    sources = {HONEST[0]: f"{model}# first\n", **sources, HONEST[1]: f"{model}# last\n"}
    pupils = [submission(source, name) for name, source in sources.items()]
    job = Job(quick, functions=functions, smallest=False)
    return {result.submission: result for result in graded(job, pupils, 2, (tier,))}


def test_it_is_a_zoo() -> None:
    assert len(ZOO) >= 80


@pytest.mark.parametrize("path", ZOO, ids=lambda path: path.stem)
def test_it_costs_what_it_breaks_and_gains_nothing(path: Path, results: dict[str, SubmissionResult]) -> None:
    costs = {name.strip() for name in path.read_text().splitlines()[0].removeprefix("# costs:").split(",")} - {""}
    result = results[path.stem]
    assert not result.broken, [check for check in result.checks if check.status == "broken"]
    for name in result.functions:
        wanted = 0 if name in costs else result.max_score(name)
        assert result.score(name) == wanted, [(c.id, c.status, c.finding) for c in result.checks if c.function == name]


@pytest.mark.parametrize("name", HONEST)
def test_who_is_judged_beside_them_keeps_every_point(name: str, results: dict[str, SubmissionResult]) -> None:
    assert results[name].score() == results[name].max_score()


@pytest.mark.parametrize("path", ZOO, ids=lambda path: path.stem)
def test_nothing_of_a_hidden_check_is_on_the_page(path: Path, results: dict[str, SubmissionResult]) -> None:
    result = results[path.stem]
    page = feedback(result)
    shown = {line for check in result.checks if check.visible for line in _lines(*lines(check), check.counterexample)}
    rest = "\n".join(line for line in page.splitlines() if line.strip() not in shown)
    for check in result.checks:
        if check.status in ("failed", "error") and not check.visible:
            for line in _lines(*lines(check), check.counterexample):
                assert line in shown or line not in rest, (check.id, line)


def _lines(*texts: str) -> list[str]:
    """Lines long enough to tell something."""
    return [line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > 25]
