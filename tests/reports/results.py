"""Results that are made up, for tests of what is written of them."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from autograder.exhibit import Caption, Confusion, Curves, Images, Line
from autograder.finding import Differs, Missing, NoAnswer, Ours, Raised, Uses, Worst, WrongValues
from autograder.result import CheckResult, Excerpt, Status, SubmissionResult


def scored(student: str, score: float, *, number: str = "", problems: tuple[str, ...] = ()) -> SubmissionResult:
    """One with this score of 100, in one function with two checks."""
    states: tuple[tuple[Status, float], ...] = (("passed", score), ("failed", 100 - score))
    checks = tuple(
        CheckResult(id=f"hidden/{status}", function="f", title="A <sum> & more.", status=status, max_points=most, visible=True)
        for status, most in states if most
    )  # fmt: skip
    return SubmissionResult(
        submission=student, number=number, assignment="Softmax", functions=("f",), checks=checks, problems=problems
    )


def broken(student: str) -> SubmissionResult:
    """One that could not be judged."""
    check = CheckResult(
        id="hidden/a",
        function="f",
        title="A.",
        status="broken",
        max_points=100.0,
        visible=False,
        finding=Ours("OSError"),
    )
    return SubmissionResult(submission=student, assignment="Softmax", functions=("f",), checks=(check,))


def unwritten(student: str, **found: Missing) -> SubmissionResult:
    """One whose functions are not written, for these reasons; each is worth 2 points."""
    checks = tuple(
        CheckResult(
            id=f"visible/{name}", function=name, title="A.", status="missing", max_points=2, visible=True, finding=each
        )
        for name, each in found.items()
    )  # fmt: skip
    return SubmissionResult(submission=student, assignment="Softmax", functions=tuple(found), checks=checks)


NAMES = (
    "Łucja Ångström", "Мария Иванова", "Γιώργος Νικολάου", "محمد علي", "שרה כהן", "अनन्या शर्मा", "王小明", "さくら 田中",
    "김민수", "ณัฐพล", "<script>window.hurt = 1</script>", "a\"b&c'd", "x" * 200, "e\u0301" * 30,
)  # fmt: skip
SCRIPT = "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 2'>"
MATRIX = "tensor([[0.2500, 0.7500, 0.0000],\n        [0.1000, 0.6000, 0.3000]])"
WRONG_MATRIX = "tensor([[0.5000, 0.7500, 0.0000],\n        [0.1000, 0.6000, inf]])"
_CODE = Excerpt("deep/hand in.py", 7, f"def f(X):\n    # {SCRIPT} שלום\n    return X / {'X' * 300}\n\n\treturn 1")
_WORST = Worst(2, 6, (1, 2), "0.3", "inf")

# What a check shows: curves, one of which breaks off, a confusion, and images in grey and in two colours.
EXHIBITS = (
    Curves(
        f"Loss {SCRIPT}", "updates", "loss",
        (Line(f"this {SCRIPT}", ((0.0, 2.3), (5.0, 1.25))), Line("the reference", ((0.0, 2.3), (2.0, 0.9), (10.0, 0.5)))),
    ),
    Curves("Accuracy", "updates", "accuracy", (Line("this", ((0.0, 0.1), (10.0, 0.8))), Line("nothing", ()))),
    Confusion(
        f"Of 90 {SCRIPT} images 80.0% are right", ("bag", f"coat {SCRIPT}", *"abcdefgh"),
        tuple(tuple(9 if i == j else 2 if j == i + 1 else 0 for j in range(10)) for i in range(10)),
    ),
    Images(
        "Test images", 28, 28, (Caption("bag", "coat"), Caption(SCRIPT, SCRIPT)), zlib.compress(bytes(range(196)) * 8),
    ),
    Images("Weights", 2, 2, (Caption("bag"), Caption("coat")), zlib.compress(bytes([4, 128, 128, 252] * 2)), 0.25),
)  # fmt: skip


def _fails(what: int) -> dict[str, Any]:
    """What a visible check of f finds out, of several kinds."""
    kinds: tuple[dict[str, Any], ...] = (
        {"finding": Differs(MATRIX, WRONG_MATRIX, f"rows {SCRIPT}", _WORST, values=True), "printed": WRONG_MATRIX,
         "counterexample": f"import torch\nf(torch.tensor([[{'1., ' * 80}]]))", "stdout": (SCRIPT, "x" * 400)},
        {"finding": Differs("tensor([1., 2., 3.])", "tensor([1., 2., 4.])", values=True), "repeats": False,
         "counterexample": "f(1)"},
        {"finding": Raised("ValueError", SCRIPT, "hand in.py, line 9: return X / 0"), "status": "error"},
        {"finding": NoAnswer(5.0), "status": "timeout"},
        {"finding": Differs("a tensor of shape (2,)", "None", kind="none"), "mistakes": ("f.no_return",)},
    )  # fmt: skip
    return kinds[what % len(kinds)]


def made_up(student: str, what: int) -> SubmissionResult:
    """One with functions f, g and h, which go wrong in the way of this number: alike for those of the same number."""

    def check(function: str, title: str, points: float, visible: bool, **more: Any) -> CheckResult:
        known = {"id": f"{function}/{title}", "function": function, "title": title, "max_points": points}
        return CheckResult(**{**known, "visible": visible, "status": "failed", "hint": "Think <again>.", **more})

    found: tuple[CheckResult, ...] = (
        check("f", "Rows sum to 1.", 4, True, **_fails(what)),
        check("f", "A <hidden> one.", 2, False, finding=Differs("SECRET", "SECRET"), counterexample="f(SECRET)"),
        check("f", "Values count.", 2, False, finding=WrongValues()),
        check("g", "It is there.", 3, True, status="missing", finding=Missing("g", defined=True)),
        check("h", "All of it.", 5, True, status="passed", exhibits=EXHIBITS)
        if what % 3
        else check("h", "All of it.", 5, True, status="forbidden", finding=Uses("F.softmax")),
    )
    if what % 7 == 6:
        found = tuple(msgspec.structs.replace(each, status="passed", finding=None, mistakes=()) for each in found)
    return SubmissionResult(
        submission=student, assignment="Softmax", functions=("f", "g", "h"), checks=found, code={"f": _CODE},
        problems=(f"line 8 of deep/hand in.py: {SCRIPT}",) if what % 4 == 0 else (),
        advice={"f.no_return": f"Nothing is returned. {SCRIPT}"}, sandbox="namespaces", data="fashion-mnist", seconds=what,
    )  # fmt: skip
