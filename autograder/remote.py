"""Carries the calls of a student to an endpoint, and says of each failure whose it is and what it means."""

from __future__ import annotations

import contextlib
import functools
import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from autograder import wire
from autograder.endpoint.protocol import NO_ANSWER, Endpoint
from autograder.errors import ForbiddenCall, NotAttempted, OutOfTime, StudentCrash, StudentError, StudentTimeout
from autograder.text import one_line, plain

_LONGEST = {"kind": 100, "message": 400, "where": 200}  # characters of what a worker says of an exception
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}")  # of an object, which tells nobody anything, and is another one each time
_MOST_PROBLEMS, _LONGEST_PROBLEM = 10, 300
# Bytes of an answer: room for a matrix where a vector was asked for, and a multiple of what was sent.
_ROOM, _TIMES = 1 << 20, 16
_MOST_LINES, _LONGEST_PRINTED = 8, 100  # of what a call prints; the lines are not longer than this
_LISTENING = 2.0  # seconds
_ASKING = 0.8  # of the time of a submission
StartWorker = Callable[[Sequence[str]], Endpoint]  # a worker that lacks what is banned
_LOADS = 64  # a file is run for each function, and for each diagnosis: all of that is to be a part of the time


@dataclass(frozen=True, eq=False)
class Question:
    """One call of the submission, packed for the wire: a message, and the bytes of its tensors."""

    call: wire.Call
    buffers: list[bytes]

    @classmethod
    def of(cls, function: str, args: Sequence[Any], seed: int) -> Question:
        buffers: list[bytes] = []
        packed = [wire.pack(arg, buffers) for arg in args]
        most = _ROOM + _TIMES * sum(map(len, buffers))
        return cls(wire.Call(function, packed, seed % (1 << 31), most), buffers)

    @functools.cached_property
    def frame(self) -> bytes:
        """Its bytes on the wire: the same for two that no submission can tell apart."""
        return wire.encode(self.call, self.buffers)

    def caps(self) -> wire.Caps:
        """How many bytes of an answer to this question are accepted at most."""
        return wire.Caps(_ROOM, self.call.most)


def _value_of(reply: Any) -> wire.Value:
    if isinstance(reply, wire.Returned):
        return reply.value
    if isinstance(reply, wire.Raised):
        said = {name: one_line(getattr(reply, name), most) for name, most in _LONGEST.items()}
        raise StudentError(**{name: _ADDRESS.sub("0x...", text) for name, text in said.items()})
    if isinstance(reply, wire.Missing):
        raise NotAttempted(reply.defined, reply.name)
    raise StudentCrash(NO_ANSWER)


class _Parked(NamedTuple):
    """A worker that waits, and what it was loaded with."""

    reference_implementations: dict[str, str]
    banned: tuple[str, ...]
    endpoint: Endpoint


class Remote:
    """Asks a worker, with a deadline; starts one when there is none, and reaps one that failed.

    `start` is given what the worker is to lack, and may be one that takes nothing away.
    `seconds` is how long the submission as a whole may take, from now on: nothing more is asked when four fifths of it
    have gone, for the rest is whoever's who waits for a judge that does not come to an end.
    """

    def __init__(self, start: StartWorker, load: wire.Load, load_seconds: float, seconds: float = math.inf) -> None:
        self.start = start
        self.load = load
        self.banned: tuple[str, ...] = ()
        self.load_seconds = load_seconds
        self.seconds = seconds
        self._end = time.monotonic() + _ASKING * seconds
        self.problems: list[str] = []
        self.endpoint: Endpoint | None = None
        self.alone = False  # whether every function is to have a worker of its own, for what went before took too long
        self._loaded = False  # whether the worker has the submission
        self._shared = False  # whether the worker may be asked about other functions, too
        self._parked: list[_Parked] = []

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any:
        question = Question.of(function, args, seed)
        endpoint = self._ready()
        with self._fate(seconds) as deadline:
            endpoint.channel.send(question.call, question.buffers, deadline)
            frame = endpoint.channel.receive(wire.REPLIES, deadline, question.caps())
        return self._value(frame)

    def load_now(self) -> list[str]:
        """Load it, if it is not, and say what went wrong. Raises StudentHalt."""
        self._ready()
        return self.problems

    def queue(self, questions: bytes) -> None:
        """Ask questions, of any length, in one go; `take` each answer, in their order."""
        endpoint = self._ready()
        assert isinstance(endpoint.channel, wire.Channel)
        with self._fate(self.load_seconds):
            endpoint.channel.queue(questions)

    def take(self, question: Question, seconds: float) -> wire.Raw:
        """The answer to the next question, which has come when `seconds` have gone, or is late."""
        assert self.endpoint is not None
        assert isinstance(self.endpoint.channel, wire.Channel)
        with self._fate(seconds) as deadline:
            raw = self.endpoint.channel.take(deadline, question.caps())
        return raw  # noqa: RET504  (for the type checker, a context may swallow what is raised in it)

    def value(self, raw: wire.Raw) -> Any:
        """What an answer says. Raises StudentFault or StudentHalt."""
        with self._fate(math.inf):
            frame = wire.decode(raw, wire.REPLIES)
        return self._value(frame)

    def _value(self, frame: wire.Frame) -> Any:
        reply = frame.message
        if isinstance(reply, wire.Caught) and 0 <= reply.entry < len(self.banned):
            raise ForbiddenCall(self.banned[reply.entry])
        value = _value_of(reply)
        with self._fate(math.inf):
            (unpacked,) = wire.unpack([value], frame.payload)
        return unpacked

    def printed(self) -> tuple[str, ...]:
        """The first lines of what the last call printed, and how often it prints if that is not all.

        Nothing but on a student's own machine.
        """
        if self.endpoint is None:
            return ()
        said = wire.Printed()
        with contextlib.suppress(StudentTimeout, StudentCrash), self._fate(_LISTENING) as deadline:
            said = self.endpoint.printed(deadline)
        lines = said.text.splitlines()
        shown = tuple(plain(line, _LONGEST_PRINTED).expandtabs() for line in lines[:_MOST_LINES])
        if len(shown) == len(lines) and said.times <= len(lines):
            return shown
        return (*shown, f"... and more: it prints {said.times:,} times" if said.times > 1 else "... and more")

    def out_of_time(self) -> bool:
        """Whether the time of the submission as a whole is over, so that nothing more is asked."""
        return time.monotonic() >= self._end

    def close(self) -> None:
        """End the worker, if there is one, and those that are shared."""
        with contextlib.ExitStack() as all_of_them:
            for parked in self._parked:
                all_of_them.callback(parked.endpoint.end)
            self._parked.clear()
            self._drop()

    def replace(self, reference_implementations: dict[str, str], banned: Sequence[str]) -> None:
        """From now on, a fresh worker with the kit's own versions of these functions, and without what is banned."""
        self._put_away()
        self._loaded = False
        self.load = msgspec.structs.replace(self.load, reference_implementations=reference_implementations)
        self.banned = tuple(banned)
        self._shared = False

    def share(self, reference_implementations: dict[str, str], banned: Sequence[str]) -> None:
        """From now on, the worker that was shared on these terms, or a fresh one that will be. It loads all anew."""
        self.replace(reference_implementations, banned)
        self._shared = True
        for parked in self._parked:
            if (parked.reference_implementations, parked.banned) == (reference_implementations, self.banned):
                self._parked.remove(parked)
                self.endpoint = parked.endpoint
                return

    def again(self) -> None:
        """The next question goes to a fresh worker, on the same terms, that remembers nothing."""
        self._drop()
        self._shared = False

    def reload(self) -> None:
        """The next question finds the submission loaded anew, by the worker that there is."""
        self._loaded = False

    def _put_away(self) -> None:
        if self.endpoint is not None and self._shared:
            self._parked.append(_Parked(self.load.reference_implementations, self.banned, self.endpoint))
            self.endpoint = None
        self._drop()

    def _drop(self) -> None:
        if self.endpoint is not None:
            self._reap()

    def _ready(self) -> Endpoint:
        if self.out_of_time():
            raise OutOfTime(self.seconds)
        used = self.endpoint is not None
        if not used or not self._loaded:
            try:
                self._load()
            except OutOfTime:
                raise
            except (StudentTimeout, StudentCrash) as halt:
                if used:  # what another function has left behind: a fresh worker tells how the file loads
                    self.alone = True
                    return self._ready()
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
        self._loaded, fresh = False, self.endpoint is None
        self.endpoint = endpoint = self.endpoint or self.start(self.banned)
        with self._fate(self.load_seconds) as deadline:
            endpoint.channel.send(self.load, [], deadline)
            reply, _ = endpoint.channel.receive(wire.REPLIES, deadline, wire.Caps(_ROOM, 0))
        if not isinstance(reply, wire.Loaded):
            raise StudentCrash(self._reap())
        if fresh and not self.load.definitions_only and not self.load.skip and reply.problems:
            self.problems = [one_line(problem, _LONGEST_PROBLEM) for problem in reply.problems[:_MOST_PROBLEMS]]
        self._loaded = True
        took = time.monotonic() - start
        self.alone |= took > self.seconds / _LOADS
        slow = [position for position in reply.slow if 0 <= position[0] < len(self.load.chunks)]
        # A worker that was asked before has seen questions, and could tell of them by which line it makes slow.
        if fresh and slow and took > self.seconds / _LOADS and not self.load.skip:
            chunk, line = slow[0]
            where = f"line {line} of {self.load.chunks[chunk][0]}"
            others = f", and {len(slow) - 1} more" if len(slow) > 1 else ""
            self.problems.append(
                f"Running the whole file took {took:.0f} s, so what was slow in it was run once only: {where}{others}."
            )
            self.load = msgspec.structs.replace(self.load, skip=slow)

    @contextlib.contextmanager
    def _fate(self, seconds: float) -> Iterator[float]:
        """What a failing exchange says of the submission; gives the exchange its deadline."""
        try:
            yield min(time.monotonic() + seconds, self._end)
        except wire.DeadlineExceeded:
            self._reap()
            raise (OutOfTime(self.seconds) if self.out_of_time() else StudentTimeout(seconds)) from None
        except (wire.ConnectionClosed, wire.Malformed) as error:
            raise StudentCrash(self._reap(lost=isinstance(error, wire.ConnectionClosed))) from None

    def _reap(self, *, lost: bool = False) -> str:
        if self.endpoint is None:  # it is known that it failed, and this is what it had said before
            return NO_ANSWER
        endpoint, self.endpoint = self.endpoint, None
        return endpoint.end(lost=lost)
