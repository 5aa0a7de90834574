"""The submission as a check sees it: `student.softmax(X)`, wherever the code behind it runs.

`Harness` knows, from the signatures of harness.py, what a call must return and how a student would type it.
`Student` makes the calls, keeps those of the current example, and is handed one of two ways to make them: `Remote`
asks a worker over the wire, `InProcess` calls a session in this process (a student's own pytest, with a debugger).
"""

from __future__ import annotations

import inspect
import math
import time
import typing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec
from torch import Tensor

from autograder import wire
from autograder.compare import code, describe
from autograder.errors import (
    CheckFailure,
    ForbiddenCall,
    NotAttempted,
    OutOfTime,
    StudentCrash,
    StudentError,
    StudentTimeout,
)
from autograder.sandbox.endpoint import Endpoint
from autograder.text import one_line
from autograder.worker.session import Session

_SHOWN_CALLS = 3
_NO_RETURN = "Does every way through the function end in a return?"
_OTHER_RETURN = "The docstring of the function says what it is to return."
_LONGEST = {"kind": 100, "message": 400, "where": 200}  # characters of what a worker says of an exception
_MOST_PROBLEMS, _LONGEST_PROBLEM = 10, 300
# Bytes of an answer: room for a matrix where a vector was asked for, and a multiple of what was sent.
_ROOM, _TIMES = 1 << 20, 16
_ASKING = 0.8  # of the time of a submission
_LOADS = 64  # a file is run for each function, and for each diagnosis: all of that is to be a part of the time


class HarnessFunction:
    """One function of harness.py: its docstring is the call as a student would type it, with {X} for an argument."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.name = function.__name__
        self.template = inspect.getdoc(function) or self.name
        self.parameters = list(inspect.signature(function).parameters)[1:]
        self.returns = typing.get_type_hints(function).get("return", Any)

    def show(self, args: Sequence[Any]) -> str:
        """The call as code to paste."""
        return self.template.format(**{name: code(arg) for name, arg in zip(self.parameters, args, strict=True)})

    def check(self, value: Any) -> None:
        """Raise CheckFailure unless `value` is what the function promises to return."""
        for part, kind in _misfits(value, self.returns):
            hint = _NO_RETURN if part is None else _OTHER_RETURN
            raise CheckFailure(f"expected  {_article(kind)}\ngot       {describe(part)}", hint)


def _misfits(value: Any, kind: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of `value` that are not of the kind that belongs in their place, and that kind."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if kind is Any:
        return
    if origin is list and isinstance(value, list):
        for item in value:
            yield from _misfits(item, inside[0])
    elif origin is tuple and isinstance(value, tuple) and len(value) == len(inside):
        for item, part in zip(value, inside, strict=True):
            yield from _misfits(item, part)
    elif origin in (list, tuple) or not isinstance(value, origin or kind) or _is_complex(value):
        yield value, kind


def _is_complex(value: Any) -> bool:
    return isinstance(value, Tensor) and value.is_complex()


def _article(kind: Any) -> str:
    named = {Tensor: "a tensor", float: "a number", bool: "True or False"}
    return named.get(kind) or f"a {(typing.get_origin(kind) or kind).__name__}"


class Harness:
    """harness.py as the judge reads it."""

    def __init__(self, source: str) -> None:
        self.source = source
        namespace: dict[str, Any] = {"__name__": "harness"}
        exec(compile(source, "harness.py", "exec", dont_inherit=True), namespace)
        self.functions = {
            name: HarnessFunction(value)
            for name, value in namespace.items()
            if inspect.isfunction(value) and value.__module__ == "harness" and not name.startswith("_")
        }


class Transport(Protocol):
    """How a call reaches the submission, which has `seconds` to answer. Raises errors.StudentFault or StudentHalt."""

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any: ...


@dataclass
class Student:
    """The object that checks call. Attributes are the functions of the harness; `seconds` is the limit of a call."""

    harness: Harness
    transport: Transport
    seed: int = 0
    seconds: float = math.inf
    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    answer: Any = None  # the last one

    def begin(self) -> None:
        """A new example: forget the calls of the last one."""
        self.calls.clear()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = self.harness.functions.get(name)
        if function is None:
            raise AttributeError(f"harness.py has no function {name}")

        def call(*args: Any) -> Any:
            self.calls.append((name, args))
            self.answer = value = self.transport(name, args, self.seed + len(self.calls), self.seconds)
            function.check(value)
            return value

        return call

    def counterexample(self) -> str:
        """The calls of the current example as code to paste, the last ones if they are many."""
        shown = [self.harness.functions[name].show(args) for name, args in self.calls[-_SHOWN_CALLS:]]
        return "\n".join(dict.fromkeys(shown))


def _value_of(reply: Any) -> wire.Value:
    if isinstance(reply, wire.Returned):
        return reply.value
    if isinstance(reply, wire.Raised):
        raise StudentError(**{name: one_line(getattr(reply, name), most) for name, most in _LONGEST.items()})
    if isinstance(reply, wire.Missing):
        raise NotAttempted(reply.defined)
    raise StudentCrash("sent an answer that is none")


@dataclass
class InProcess:
    """Calls a session in this process. Arguments and results are copied as the wire would."""

    session: Session

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any:
        buffers: list[bytes] = []
        packed = [wire.pack(arg, buffers) for arg in args]
        fresh = wire.unpack(packed, bytearray(b"".join(buffers)))
        reply, results = self.session.call(function, fresh, seed)
        return wire.unpack([_value_of(reply)], bytearray(b"".join(results)))[0]


class Remote:
    """Asks a worker, with a deadline; starts one when there is none, and buries one that failed.

    `seconds` is how long the submission as a whole may take, from now on: nothing more is asked when four fifths of it
    have gone, for the rest is whoever's who waits for a judge that does not come to an end.
    """

    def __init__(
        self, start: Callable[[], Endpoint], load: wire.Load, load_seconds: float, seconds: float = math.inf
    ) -> None:
        self.start = start
        self.load = load
        self.load_seconds = load_seconds
        self.seconds = seconds
        self._end = time.monotonic() + _ASKING * seconds
        self.problems: list[str] = []
        self.endpoint: Endpoint | None = None

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any:
        buffers: list[bytes] = []
        packed = [wire.pack(arg, buffers) for arg in args]
        endpoint = self._ready()
        most = _ROOM + _TIMES * sum(map(len, buffers))
        call = wire.Call(function, packed, seed % (1 << 31), most)
        reply, payload = self._exchange(endpoint, call, buffers, seconds)
        if isinstance(reply, wire.Caught) and 0 <= reply.entry < len(self.load.banned):
            raise ForbiddenCall(self.load.banned[reply.entry])
        value = _value_of(reply)
        try:
            return wire.unpack([value], payload)[0]
        except wire.Malformed:
            raise StudentCrash(self._bury()) from None

    def out_of_time(self) -> bool:
        """Whether nothing more can be asked."""
        return time.monotonic() >= self._end

    def close(self) -> None:
        """End the worker, if there is one."""
        if self.endpoint is not None:
            self._bury()

    def replace(self, stand_ins: dict[str, str], banned: Sequence[str]) -> None:
        """From now on, a fresh worker with the kit's own versions of these functions, and without what is banned."""
        self.close()
        self.load = msgspec.structs.replace(self.load, stand_ins=stand_ins, banned=list(banned))

    def _ready(self) -> Endpoint:
        if self.out_of_time():
            raise OutOfTime(self.seconds)
        if self.endpoint is None:
            try:
                self._load()
            except OutOfTime:
                raise
            except (StudentTimeout, StudentCrash) as halt:
                if self.load.definitions_only:
                    raise
                self._definitions_only(halt)
                self._load()
        assert self.endpoint is not None
        return self.endpoint

    def _definitions_only(self, halt: StudentTimeout | StudentCrash) -> None:
        what = f"{halt.reason}" if isinstance(halt, StudentCrash) else f"took longer than {halt.seconds:g} s"
        self.problems = [f"Running the whole file {what}; only its imports, definitions and assignments were used."]
        self.load = msgspec.structs.replace(self.load, definitions_only=True)

    def _load(self) -> None:
        start = time.monotonic()
        self.endpoint = self.start()
        reply, _ = self._exchange(self.endpoint, self.load, [], self.load_seconds)
        if not isinstance(reply, wire.Loaded):
            raise StudentCrash(self._bury())
        if not self.load.definitions_only and not self.load.skip:
            self.problems = [one_line(problem, _LONGEST_PROBLEM) for problem in reply.problems[:_MOST_PROBLEMS]]
        took = time.monotonic() - start
        slow = [place for place in reply.slow if 0 <= place[0] < len(self.load.chunks)]
        if slow and took > self.seconds / _LOADS and not self.load.skip:
            chunk, line = slow[0]
            where = f"line {line} of {self.load.chunks[chunk][0]}"
            others = f", and {len(slow) - 1} more" if len(slow) > 1 else ""
            self.problems.append(
                f"Running the whole file took {took:.0f} s, so what was slow in it was run once only: {where}{others}."
            )
            self.load = msgspec.structs.replace(self.load, skip=slow)

    def _exchange(self, endpoint: Endpoint, message: wire.Request, buffers: list[bytes], seconds: float) -> wire.Frame:
        deadline = min(time.monotonic() + seconds, self._end)
        most = message.most if isinstance(message, wire.Call) else 0
        try:
            endpoint.channel.send(message, buffers, deadline)
            return endpoint.channel.receive(wire.REPLIES, deadline, wire.Caps(_ROOM, most))
        except wire.Late:
            self._bury()
            raise (OutOfTime(self.seconds) if self.out_of_time() else StudentTimeout(seconds)) from None
        except (wire.Gone, wire.Malformed) as error:
            raise StudentCrash(self._bury(lost=isinstance(error, wire.Gone))) from None

    def _bury(self, *, lost: bool = False) -> str:
        assert self.endpoint is not None
        endpoint, self.endpoint = self.endpoint, None
        return endpoint.end(lost=lost)
