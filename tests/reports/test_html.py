from __future__ import annotations

from autograder.finding import Differs, Finding, Missing, Raised, Uses
from autograder.reports.html import function_html
from autograder.result import CheckResult, Status, SubmissionResult

SECRET = "tensor([[123.]])"
FOUND = Differs(SECRET, SECRET)


def page(status: Status, visible: bool = True, mistakes: tuple[str, ...] = (), found: Finding = FOUND) -> str:
    check = CheckResult(
        id="x/test_f.py::a", function="f", title="A sentence.", status=status, max_points=2, visible=visible,
        finding=found, counterexample=f"f({SECRET})", hint="Think.", mistakes=mistakes,
    )  # fmt: skip
    advice = {"f.dim0": "Sum over dim 1."}
    result = SubmissionResult(submission="ann", assignment="hw", functions=("f",), checks=(check,), advice=advice)
    return function_html(result, "f", ["line 3: SyntaxError"], "Go on.")


def test_a_visible_check_shows_all() -> None:
    for words in ("f: 0 of 2 points", "A sentence.", "[-2]", f"f({SECRET})", f"expected  {SECRET}", "Think.", "Go on."):
        assert words in page("failed")


def test_a_hidden_check_shows_its_sentence_and_hint_only() -> None:
    for status in ("failed", "error", "broken"):
        told = page(status, visible=False)
        assert SECRET not in told
        assert "A sentence." in told
    assert "(hidden check)" in page("failed", visible=False)


def test_a_named_mistake_comes_with_its_sentence_instead_of_a_hint() -> None:
    told = page("failed", mistakes=("f.dim0",))
    assert "Sum over dim 1." in told
    assert "Think." not in told


def test_a_pass_is_one_line_and_its_notes() -> None:
    told = page("passed")
    assert "its check passes." in told
    assert "line 3: SyntaxError" in told
    assert "A sentence." not in told


def test_what_others_wrote_is_escaped() -> None:
    told = page("error", found=Raised("ValueError", "<script>alert(1)</script>", ""))
    assert "&lt;script&gt;" in told
    assert "<script>" not in told


def test_missing_and_forbidden_are_said_once() -> None:
    assert "not written yet" in page("missing", found=Missing("f", defined=True))
    assert "Uses F.softmax. The exercise asks you" in page("forbidden", found=Uses("F.softmax"))


def test_nothing_but_tags_carries_the_style() -> None:
    # A notebook that is not trusted drops style sheets and scripts.
    assert "<style" not in page("failed")
    assert "class=" not in page("failed")
