"""Programs with slots: a right program as a product of parts, of which a wrong one has another.

Each other option of a slot is a mistake with its words, so a table of parts is a bank that multiplies. A program is the
submission's if it answers every question as the submission does; the fewest and most usual deviations come first.

Theory of operation. `naming/<function>_programs.py` holds the table of a namer: code of right and of wrong answers,
which no student gets. The namer asks its `Table`. Answers are compared by their fingerprints: shape, which entries are
finite, and a few weighted sums. `autograder release` records those of all programs, for a judge that need not work them
out and for a handout that has no programs; where they are stale or missing they are worked out when they are needed.
"""

from __future__ import annotations

import base64
import copy
import functools
import hashlib
import importlib.util
import math
import re
import sys
import textwrap
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import Tensor

from autograder.naming.asking import Answer
from autograder.naming.mistake import Mistake

Part = Callable[..., Any]
_UNIT = 0.01  # entries are compared relative to themselves where they are larger than this, and to this where smaller
_NEAR = 1e-4  # how far two entries may be apart: looser than checks, for an eps in a logarithm is no different mistake
_SUMS = 3
_WIDTH = 120
_NEIGHBOUR = re.compile(rb"^from \.(\w+) import", re.MULTILINE)
PROGRAMS, RECORDED = "_programs.py", "_answers.txt"  # how the files of a table end


@dataclass(frozen=True)
class Option:
    """One way to write a part: the first of a slot is right, and has no name.

    What keeps an option company that stands `alone` is its consequence, and is not said.
    """

    part: Part
    name: str = ""
    sentence: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Candidate:
    """A wrong program: what is wrong with it, and the program."""

    mistakes: tuple[Mistake, ...]
    program: Callable[..., Any]


class Programs:
    """All programs that `build` makes of one option a slot, with at most one deviation, or two that keep company.

    `build(parts)` gives the program of these parts by slot. `company` names the options that are so usual that they
    come together with any other, those that are said last first: two free deviations would find equal functions with
    absurd words. `whole` are programs that deviate as a whole.
    """

    def __init__(
        self,
        slots: Mapping[str, Sequence[Option]],
        build: Callable[[Mapping[str, Part]], Callable[..., Any]],
        company: Sequence[str] = (),
        whole: Sequence[Option] = (),
    ) -> None:
        self.slots = slots
        self.build = build
        self.company = tuple(company)
        self.whole = whole

    def candidates(self) -> Iterator[Candidate]:
        """Wrong programs, those with one deviation first."""
        base = {slot: options[0].part for slot, options in self.slots.items()}
        deviations = [(slot, option) for slot, options in self.slots.items() for option in options[1:]]
        for slot, option in deviations:
            yield Candidate(_named(option), self.build({**base, slot: option.part}))
        for option in self.whole:
            yield Candidate(_named(option), option.part)
        for slot, option in deviations:
            for other_slot, other in deviations:
                if other_slot != slot and self._comes_with(option, other):
                    parts = {**base, slot: option.part, other_slot: other.part}
                    yield Candidate(_named(option) if option.alone else _named(option, other), self.build(parts))

    def _comes_with(self, option: Option, other: Option) -> bool:
        """Whether `other` is company to the option; of two that both are, the earlier one comes with the later."""
        if other.name not in self.company:
            return False
        return option.name not in self.company or self.company.index(other.name) < self.company.index(option.name)


def _named(*options: Option) -> tuple[Mistake, ...]:
    return tuple(Mistake(option.name, option.sentence) for option in options)


class Fingerprint(msgspec.Struct, frozen=True, array_like=True):
    """An answer in short: the shapes of its tensors, which entries are finite, and sums over these.

    An exception has no shape.
    """

    shape: str
    finite: int
    entries: int
    sums: tuple[float, ...]


_FAILED = Fingerprint("", 0, 0, ())


class Recorded(msgspec.Struct, frozen=True, array_like=True):
    """What a table knows of one candidate: its mistakes, by name and sentence, and its answer to each question."""

    mistakes: tuple[tuple[str, str], ...]
    answers: tuple[Fingerprint, ...]


class Table:
    """The wrong programs that a namer knows, and what each answers to its questions.

    `namer` is the name of the namer's module (`__name__`): beside its file, `softmax.py`, lies the table, as programs
    (`PROGRAMS` of `softmax_programs.py`), as it was recorded (`softmax_answers.txt`), or both. Each question holds the
    arguments of a program.
    """

    def __init__(self, namer: str, questions: Sequence[tuple[Any, ...]]) -> None:
        self.path = Path(str(sys.modules[namer].__file__))
        self.package = namer.rpartition(".")[0]
        self.questions = questions
        self._known: dict[tuple[int, int], Fingerprint] = {}

    @property
    def programs(self) -> Path:
        """Where the programs are, if they are here."""
        return self.path.with_name(f"{self.path.stem}{PROGRAMS}")

    @property
    def recorded(self) -> Path:
        """Where their answers are, as they were recorded."""
        return self.path.with_name(f"{self.path.stem}{RECORDED}")

    @functools.cached_property
    def digest(self) -> str:
        """Of the programs, the namer, and neighbours that they import from: what was recorded of others is stale."""
        sha = hashlib.sha256(repr((_UNIT, _SUMS, Recorded.__struct_fields__)).encode())
        paths = [self.programs, self.path]
        for path in paths:  # which grows
            text = path.read_bytes()
            sha.update(text)
            found = (path.with_name(f"{name.decode()}.py") for name in _NEIGHBOUR.findall(text))
            paths += [neighbour for neighbour in found if neighbour not in paths]
        return sha.hexdigest()[:16]

    def is_fresh(self) -> bool:
        """Whether the answers that were recorded are those of the programs that are here."""
        return self._text[0] == self.digest and self._recorded is not None

    @functools.cached_property
    def _text(self) -> tuple[str, str]:
        """What was recorded: of what, and what."""
        lines = self.recorded.read_text().split("\n") if self.recorded.is_file() else [""]
        return lines[0], "".join(lines[1:])

    @functools.cached_property
    def _recorded(self) -> list[Recorded] | None:
        """What was recorded of these programs; nothing where it is stale, or torn."""
        if self.programs.is_file() and self._text[0] != self.digest:
            return None
        try:
            return msgspec.msgpack.decode(zlib.decompress(base64.b64decode(self._text[1])), type=list[Recorded])
        except (ValueError, zlib.error, msgspec.DecodeError):
            return None

    @functools.cached_property
    def _candidates(self) -> list[Candidate]:
        if not self.programs.is_file():
            return []
        spec = importlib.util.spec_from_file_location(f"{self.package}.{self.programs.stem}", self.programs)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return list(module.PROGRAMS.candidates())

    def find(self, answers: Sequence[Answer], places: Sequence[int] | None = None) -> tuple[Mistake, ...]:
        """The mistakes of the first program that answers as the submission does; nothing where none does.

        With `places`, only these questions are looked at.
        """
        places = range(len(answers)) if places is None else places
        own = {place: _fingerprint_of(answers[place]) for place in places}
        if self._recorded is not None:
            for each in self._recorded:
                if all(_near(own[place], each.answers[place]) for place in places):
                    return tuple(Mistake(name, sentence) for name, sentence in each.mistakes)
            return ()
        for number, candidate in enumerate(self._candidates):
            if all(_near(own[place], self._answer(number, place)) for place in places):
                return candidate.mistakes
        return ()

    def _answer(self, number: int, place: int) -> Fingerprint:
        if (number, place) not in self._known:
            self._known[number, place] = _answer_of(self._candidates[number].program, self.questions[place])
        return self._known[number, place]

    def record(self) -> None:
        """Write down all that `find` needs, without the programs: what a handout carries, and what saves time."""
        recorded = [
            Recorded(
                tuple((mistake.name, mistake.sentence) for mistake in candidate.mistakes),
                tuple(self._answer(number, place) for place in range(len(self.questions))),
            )
            for number, candidate in enumerate(self._candidates)
        ]
        text = base64.b64encode(zlib.compress(msgspec.msgpack.encode(recorded), 9)).decode()
        self.recorded.write_text("\n".join([self.digest, *textwrap.wrap(text, _WIDTH), ""]))


def _answer_of(program: Callable[..., Any], question: Sequence[Any]) -> Fingerprint:
    """What a program of the table answers to a question, whose tensors it may change."""
    try:
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a wrong program makes torch say is no line on anybody's terminal
            return _fingerprint(_tensors(program(*copy.deepcopy(question))))
    except Exception:
        return _FAILED


def _tensors(value: Any) -> list[Tensor]:
    """The tensors of an answer, which may be one, a number, or a list of them."""
    return [torch.as_tensor(each) for each in value] if isinstance(value, list | tuple) else [torch.as_tensor(value)]


def _fingerprint_of(answer: Answer) -> Fingerprint | None:
    """The fingerprint of what a submission answered; None for text or another value that is no number."""
    if answer.error is not None:
        return _FAILED
    parts = answer.value if isinstance(answer.value, list | tuple) else [answer.value]
    if any(isinstance(part, Tensor) and part.is_complex() for part in parts):
        return None
    value = answer.number if answer.number is not None and not isinstance(answer.value, Tensor) else answer.value
    try:
        return _fingerprint(_tensors(value))
    except (TypeError, ValueError, RuntimeError):
        return None


def _near(own: Fingerprint | None, known: Fingerprint) -> bool:
    """Whether two answers may come from one program: sums may differ by what rounding makes of each entry."""
    if own is None or (own.shape, own.finite) != (known.shape, known.finite):
        return False
    # What rounding does to one entry has nothing to do with another.
    room = 2 * _NEAR * math.sqrt(max(1, own.entries))
    return all(abs(a - b) <= room for a, b in zip(own.sums, known.sums, strict=True))


def _fingerprint(tensors: list[Tensor]) -> Fingerprint:
    flat = torch.cat([tensor.detach().to(torch.float64).reshape(-1) for tensor in tensors])
    kinds = torch.where(flat.isfinite(), 0, torch.where(flat.isnan(), 1, torch.where(flat > 0, 2, 3)))
    # On a scale on which small entries and large ones are told apart alike.
    entries = flat.nan_to_num(0.0, 0.0, 0.0)
    entries = entries.sign() * (entries.abs() / _UNIT).log1p()
    sums = tuple(round(value, 6) for value in (_weights(len(entries)) * entries).sum(1).tolist())
    shape = ",".join("x".join(map(str, tensor.shape)) or "number" for tensor in tensors)
    finite = zlib.crc32(bytes(kinds.tolist())) if bool(kinds.any()) else 0
    return Fingerprint(shape, finite, len(entries), sums[:1] if len(entries) == 1 else sums)


@functools.lru_cache(maxsize=64)
def _weights(count: int) -> Tensor:
    """Between 0.5 and 1.5, of either sign: no other tensor of this size is likely to have the same sums."""
    generator = torch.Generator().manual_seed(count)
    weights = torch.rand(_SUMS, count, generator=generator, dtype=torch.float64) + 0.5
    return torch.where(torch.rand(_SUMS, count, generator=generator) < 0.5, -weights, weights)
