"""The student's code and the harness beside it, in one namespace each: loads them and answers calls.

The same class serves the worker process over the wire and, in the student's own folder, plain pytest in process.
"""

from __future__ import annotations

import ast
import dis
import functools
import linecache
import random
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from types import CodeType, ModuleType, TracebackType
from typing import Any

import numpy as np
import torch

from autograder.wire import Caught, Load, Loaded, Missing, Raised, Reply, Returned, Value, pack
from autograder.worker.ban import Ban
from autograder.worker.loading import load

MODULE = "submission"
HARNESS = "<harness>"  # what the kit's own source is called where it runs
_MESSAGE_LENGTH = 2000
_NAME_LENGTH = 100


class NotDefined(Exception):
    """Raised into the harness where the submission has no function that it calls."""


class Functions:
    """What the harness calls `student`: the submission's functions, and `shared`, the data that the judge lent."""

    def __init__(self, module: ModuleType, shared: Mapping[str, torch.Tensor]) -> None:
        self._module = module
        self.shared = shared

    def __getattr__(self, name: str) -> Callable[..., Any]:
        try:
            return getattr(self._module, name)  # type: ignore[no-any-return]
        except AttributeError:
            raise NotDefined(name) from None


class Session:
    """One submission, loaded into a process that lacks what is banned."""

    def __init__(self, request: Load, shared: Mapping[str, torch.Tensor] | None = None, ban: Ban | None = None) -> None:
        self.harness = run(HARNESS, request.harness)  # first: what it imports is there for the submission
        module = ModuleType(MODULE)
        sys.modules[MODULE] = module
        self.files = {name for name, _ in request.chunks}
        _fresh_state(seed=0)
        self.ban = ban or Ban(())
        self.ban.caught = None
        problems, self.slow = load(request.chunks, module.__dict__, request.definitions_only, set(request.skip))
        # A statement beside the functions may use everything: what it was refused, and what that broke, is no fault.
        self.problems = problems if self.ban.caught is None else []
        for name, source in request.reference_implementations.items():
            setattr(module, name, run(f"<kit {name}>", source)[name])
        self.functions = Functions(module, shared or {})

    def report_load(self) -> Loaded:
        """The reply to Load: what went wrong in the file and what was slow, cut to what the wire carries."""
        return Loaded([problem[:_MESSAGE_LENGTH] for problem in self.problems[:50]], self.slow[:1000])

    def call(self, name: str, args: Sequence[Any], seed: int) -> tuple[Reply, list[bytes]]:
        """Call a harness function on the submission; the reply and the bytes of its tensors."""
        _fresh_state(seed)
        self.ban.caught = None
        buffers: list[bytes] = []
        try:
            value: Value = pack(self.harness[name](self.functions, *args), buffers)
            reply: Reply = Returned(value)
        except BaseException as error:
            reply, buffers = self.failure(error), []
        finally:
            _restore_settings()
        return (reply, buffers) if self.ban.caught is None else (Caught(self.ban.caught), [])

    def failure(self, error: BaseException) -> Reply:
        """The reply that says what a call raised."""
        if isinstance(error, NotDefined):
            return Missing(defined=False, name=_text(error)[:_NAME_LENGTH])
        frames = traceback.extract_tb(error.__traceback__)
        if isinstance(error, NotImplementedError) and frames and frames[-1].filename in self.files:
            innermost = _find_innermost(error)
            if _is_stub(innermost):
                return Missing(defined=True, name=innermost.tb_frame.f_code.co_name[:_NAME_LENGTH])
        own = [frame for frame in frames if frame.filename in self.files]
        where = f"{self.location(own[-1])}: {own[-1].line}" if own else ""
        return Raised(type(error).__name__[:200], _text(error)[:_MESSAGE_LENGTH], where[:_MESSAGE_LENGTH])

    def location(self, frame: traceback.FrameSummary) -> str:
        """Where a line of the submission stands, such as `cell 3, line 2`."""
        name = frame.filename.replace("\\", "/").rpartition("/")[2]
        return f"{name}, line {frame.lineno}"


def _find_innermost(error: BaseException) -> TracebackType:
    """The frame in which the exception was raised: the last entry of its traceback."""
    trace = error.__traceback__
    assert trace is not None
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace


def _is_stub(trace: TracebackType) -> bool:
    """Whether the function raises whatever comes, by a statement of its own, because nothing in it branches.

    What gives up on some inputs is written; and torch raises the same where a dtype does not have an operator.
    """
    code = trace.tb_frame.f_code
    own = code.co_code[trace.tb_lasti] == dis.opmap["RAISE_VARARGS"]
    return own and not any(
        each.opcode in dis.hasjrel or each.opcode in dis.hasjabs for each in dis.get_instructions(code)
    )


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:  # an exception class of the student's own, whose __str__ fails
        return "(its message could not be read)"


def run(name: str, source: str) -> dict[str, Any]:
    """Run the kit's own source, with its lines at hand for tracebacks.

    It runs as the body of a function, so that its functions know each other by no dictionary: what a frame of theirs
    calls its globals would lend itself to replacing them.
    """
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    namespace: dict[str, Any] = {"__name__": name}
    exec(compile_source(name, source), namespace)
    found: dict[str, Any] = namespace.pop("body")()
    return found


@functools.lru_cache(maxsize=32)  # the same sources run for each function, and a zygote has them for its workers
def compile_source(name: str, source: str) -> CodeType:
    """The code of a function `body` that runs the source and returns its names."""
    tree = ast.parse(source, name)
    future = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    around = ast.parse("def body():\n    pass\n    return locals()").body[0]
    assert isinstance(around, ast.FunctionDef)
    around.body[:1] = [node for node in tree.body if node not in future]
    return compile(ast.Module([*future, around], []), name, "exec", dont_inherit=True)


def _fresh_state(seed: int) -> None:
    """Undo what an earlier call may have left behind, and seed every source of randomness."""
    _restore_settings()
    torch.default_generator.manual_seed(seed)  # torch.manual_seed asks for devices first, a hundred times slower
    np.random.seed(seed % (1 << 32))
    random.seed(seed)


def _restore_settings() -> None:
    torch.set_grad_enabled(True)
    if torch.get_default_dtype() != torch.float32:
        torch.set_default_dtype(torch.float32)
    if torch.get_num_threads() != 1:
        torch.set_num_threads(1)
