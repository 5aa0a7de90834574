from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from junitparser import Error, Failure, xunit2

from autograder.reports.junit import write_junit
from autograder.result import ByHand, SubmissionResult
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


def told(result: SubmissionResult, folder: Path) -> list[str]:
    """What is said of each check that is not passed."""
    write_junit([result], folder)
    (suite,) = xunit2.JUnitXml.fromfile(str(folder / "junit.xml"))
    return [each.text or "" for case in suite for each in case.result]


def test_a_failure_begins_with_what_the_mistake_is(tmp_path: Path) -> None:
    plain = scored("ann", 70)
    passed, failed = plain.checks
    named = msgspec.structs.replace(failed, mistakes=("f.swapped",))
    advice = {"f.swapped": "Its arguments are swapped."}
    assert told(msgspec.structs.replace(plain, checks=(passed, named), advice=advice), tmp_path)[0].startswith(
        "Its arguments are swapped."
    )
    says = ByHand(says={"f": "You took <rows> for columns."})
    (text,) = told(msgspec.structs.replace(plain, by_hand=says), tmp_path)
    assert text.startswith("What went wrong, says your instructor: You took <rows> for columns.")
    assert not any(
        "instructor" in text for text in told(msgspec.structs.replace(broken("cid"), by_hand=says), tmp_path)
    )
