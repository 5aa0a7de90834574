from __future__ import annotations

from pathlib import Path
from typing import Any

from junitparser import Error, Failure, xunit2

from autograder.reports.junit import write_junit
from tests.reports.results import broken, scored


def test_a_parser_that_is_not_ours_reads_it_back(tmp_path: Path) -> None:
    results = [scored("ann \x01 \ud800", 70, problems=("A note.",)), scored("bob", 100), broken("cid")]
    assert write_junit(results, tmp_path) == []
    suites: Any = xunit2.JUnitXml.fromfile(str(tmp_path / "junit.xml"))
    ann, bob, cid = suites
    assert (ann.name, ann.tests, ann.failures, ann.errors) == ("ann \ufffd \ufffd", 2, 1, 0)
    assert {each.name: each.value for each in ann.properties()} == {"score": "70", "max_score": "100"}
    passed, failed = ann
    assert (passed.classname, passed.name, passed.is_passed) == ("Softmax.f", "A <sum> & more.", True)
    assert isinstance(failed.result[0], Failure)
    assert {each.name: each.value for each in failed.properties()} == {"points": "0", "max_points": "30"}
    assert ann.system_out == "A note."
    assert (bob.failures, cid.errors) == (0, 1)
    assert isinstance(next(iter(cid)).result[0], Error)
