"""junit.xml: a test suite for each submission and a test case for each check, as continuous integration reads it.

The format knows no points: they stand as properties of each case.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from pathlib import Path

from autograder.reports.explanation import failure, points
from autograder.reports.pages import Unwritten, write_file
from autograder.result import CheckResult, SubmissionResult

_FAILED = ("failed", "error")
_OURS = ("broken",)
_SKIPPED = ("not run", "missing")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """Write junit.xml, of what students may read: no input of a hidden check."""

    def text() -> str:
        root = ElementTree.Element("testsuites", name="autograder")
        for result in results:
            root.append(_suite(result))
        ElementTree.indent(root)
        return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"

    return write_file(folder / "junit.xml", text)


def _suite(result: SubmissionResult) -> ElementTree.Element:
    states = [check.status for check in result.checks]
    suite = ElementTree.Element(
        "testsuite",
        name=_xml(result.submission),
        tests=str(len(states)),
        failures=str(sum(state not in ("passed", *_OURS, *_SKIPPED) for state in states)),
        errors=str(sum(state in _OURS for state in states)),
        skipped=str(sum(state in _SKIPPED for state in states)),
        time=f"{result.seconds:.3f}",
    )
    _properties(suite, score=points(result.score()), max_score=points(result.max_score()))
    for check in result.checks:
        suite.append(_case(check, result))
    if result.problems:
        ElementTree.SubElement(suite, "system-out").text = _xml("\n".join(result.problems))
    return suite


def _case(check: CheckResult, result: SubmissionResult) -> ElementTree.Element:
    suite, time = f"{result.assignment}.{check.function}", f"{check.seconds:.3f}"
    case = ElementTree.Element("testcase", classname=suite, name=_xml(check.title), time=time)
    _properties(case, points=points(check.points), max_points=points(check.max_points))
    if check.status == "passed":
        return case
    told = failure(check)
    kind = "error" if check.status in _OURS else "skipped" if check.status in _SKIPPED else "failure"
    said = ElementTree.SubElement(
        case, kind, type=check.status, message=_xml(", ".join(check.mistakes) or check.status)
    )
    said.text = _xml("\n".join([*_mistakes(check, result), *told.call, *told.lines]))
    return case


def _mistakes(check: CheckResult, result: SubmissionResult) -> list[str]:
    """The sentences of its mistakes; where none is named, what a person says of them."""
    if check.mistakes or result.by_hand is None or check.status not in _FAILED:
        return [result.advice[name] for name in check.mistakes if name in result.advice]
    says = result.by_hand.says.get(check.function)
    return [f"What went wrong, says your instructor: {says}"] if says else []


def _properties(element: ElementTree.Element, **values: str) -> None:
    properties = ElementTree.SubElement(element, "properties")
    for name, value in values.items():
        ElementTree.SubElement(properties, "property", name=name, value=value)


def _xml(text: str) -> str:
    """The same without what no XML file may hold."""
    return _NOT_XML.sub("\ufffd", text)
