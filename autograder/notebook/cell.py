"""`check` for the cells of a notebook: the visible checks on the functions of this kernel.

    from autograder.notebook import check
    check("softmax")
    check("softmax", hint=2)  # says more of what is wrong; 3 tells what to do

Shows the same words as `autograder check`. Run by hand, it returns nothing and never raises for a wrong answer, so that
"Run All" goes on. When nbgrader validates a notebook it raises for a wrong answer; when nbgrader grades one without the
sandboxed judge it returns the points of the visible checks, which nbgrader reads as partial credit.
"""

from __future__ import annotations

import contextlib
import difflib
import inspect
import io
import os
import sys
import textwrap
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from autograder.errors import AutograderError, UsageError
from autograder.notebook.display import Said, shell

if TYPE_CHECKING:
    from autograder.assignment import Assignment
    from autograder.result import SubmissionResult

_AUTOGRADE, _VALIDATE = "autograde", "validate"
_VALIDATION_WIDTH = 80  # nbgrader cuts at 84
_FIX = "Fix it, run its cell again, then this one."


class ChecksFailed(Said, AssertionError):
    """Some visible checks do not pass: what nbgrader's validation shows."""


class NoCheck(Said):
    """Nothing could be checked; the message says what to do."""


def check(function: str, hint: int = 1) -> float | None:
    """Run the visible checks of `function` on what this notebook has defined, and show what is wrong.

    Where to look comes first; why, and what to do, where a larger `hint` asks for it.

    Returns nothing, but for nbgrader's autograde: there, the points earned. Raises ChecksFailed when nbgrader
    validates, and NoCheck where there is nothing to check by.
    """
    try:
        return _check(function, hint)
    except AutograderError as error:
        raise NoCheck(str(error)) from None


def parameters() -> Mapping[str, Any]:
    """What assignment.toml says under [parameters]. Raises NoCheck where there is none."""
    try:
        return _assignment().spec.parameters
    except AutograderError as error:
        raise NoCheck(str(error)) from None


def _assignment() -> Assignment:
    from autograder.assignment import find_exercise, read_assignment

    folder = find_exercise(Path.cwd())
    if folder is None:
        raise UsageError(
            "No checks here: keep this notebook in the folder that you were given, beside assignment.toml and checks/."
        )
    return read_assignment(folder)


def _check(function: str, hint: int) -> float | None:
    from autograder.memory import changes, passed_in, remember

    assignment = _assignment()
    if function not in assignment.spec.functions:
        return _without_checks(function, assignment)
    with _silence():
        result = _judge(function, assignment)
    news = "" if _purpose() else " ".join(changes(*remember(assignment.folder, passed_in(result), result.functions)))
    return _told(function, result, hint, news)


def _without_checks(function: str, assignment: Assignment) -> float | None:
    near = difflib.get_close_matches(function, assignment.spec.functions, 1)
    if near:
        raise UsageError(f"No function is called {function!r}. Did you mean {near[0]}?")
    print(f"{function}: no check here; it is judged when your work is graded.")
    return 0.0 if _purpose() == _AUTOGRADE else None


def _judge(function: str, assignment: Assignment) -> SubmissionResult:
    from autograder.endpoint.kernel import kernel
    from autograder.judge import Judge, Settings, WorkerFactory
    from autograder.submission import Chunk, Submission

    module = sys.modules["__main__"]
    submission = Submission(student="you", chunks=(Chunk("notebook", _source(module)),))
    settings = Settings(assignment, assignment.visible, functions=(function,), fork=False)
    return Judge(settings).judge(submission, WorkerFactory(lambda banned: kernel(module, _cell_name)))


def _source(module: ModuleType) -> str:
    """What the functions of the notebook look like now, whatever was tried before, and what they have imported."""
    from autograder.endpoint.kernel import own_functions

    texts = [line for name, value in vars(module).copy().items() for line in _import(name, value, module)]
    for function in own_functions(module):
        with contextlib.suppress(OSError, TypeError):
            texts.append(inspect.getsource(function))
    return "\n\n".join(texts)


def _import(name: str, value: Any, module: ModuleType) -> Iterator[str]:
    """The import that gives `value` its name, if there is one."""
    origin, own = getattr(value, "__module__", None), getattr(value, "__name__", None)
    if isinstance(value, ModuleType):
        yield f"import {own} as {name}"
    elif not (isinstance(origin, str) and isinstance(own, str)) or origin == module.__name__:
        return
    elif getattr(sys.modules.get(origin), own, None) is value:
        yield f"from {origin} import {own} as {name}"


def _cell_name(filename: str) -> str:
    """`cell In[3]` for the file name that the kernel gave to a cell."""
    named = getattr(getattr(shell(), "compile", None), "format_code_name", lambda name: None)(filename)
    return " ".join(named).replace("Cell", "cell") if named else Path(filename).name


def _purpose() -> str:
    """What nbgrader runs this notebook for, if it is nbgrader that does."""
    old = _VALIDATE if os.environ.get("NBGRADER_VALIDATING") == "1" else ""
    return os.environ.get("NBGRADER_EXECUTION", old)


def _told(function: str, result: SubmissionResult, hint: int, news: str) -> float | None:
    from autograder.reports.explanation import Help, explain_function
    from autograder.reports.html import function_html
    from autograder.reports.text import explain

    def ask(step: int) -> str:
        return f'check("{function}", hint={step})'

    step = Help.IDEA if _purpose() == _AUTOGRADE else hint
    passed = all(each.status == "passed" for each in result.checks)
    scored = explain_function(result, function).scored
    text = "\n".join(explain(result, function, step, ask)).rstrip() or f"{function}: {scored}: all checks here pass."
    if _purpose() == _VALIDATE:
        if not passed:
            raise ChecksFailed("\n".join(_narrow(line) for line in text.splitlines()))
        return None
    after = f"{news} {_what_is_next(function) if passed else _FIX}".strip()
    _show(function_html(result, function, after=after, step=step, ask=ask), f"{text}\n{news}".rstrip())
    return result.score(function) if _purpose() == _AUTOGRADE else None


def _what_is_next(function: str) -> str:
    """There are hidden checks: of a function that is written here, or of something that functions do together."""
    more = "all that the docstring says" if hasattr(sys.modules["__main__"], function) else "more"
    return f"Hidden checks ask for {more}."


def _narrow(line: str) -> str:
    """What nbgrader's validation would cut off goes into a line of its own."""
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return "\n".join(textwrap.wrap(line, _VALIDATION_WIDTH, subsequent_indent=indent, drop_whitespace=False)) or line


def _show(html: str, text: str) -> None:
    if shell() is None:
        print(text)
        return
    from IPython.display import display

    display({"text/html": html, "text/plain": text}, raw=True)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Nobody wants all that a function prints in hundreds of calls, and nbgrader takes a warning for a fault."""
    nowhere = io.StringIO()
    with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _descriptor_closed(2):
            yield


@contextlib.contextmanager
def _descriptor_closed(number: int) -> Iterator[None]:
    """What libraries write past Python goes nowhere, too."""
    kept = os.dup(number)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, number)
        os.close(kept)
