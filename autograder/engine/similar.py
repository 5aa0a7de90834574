"""Who of a class shares lines that few others have: a question to ask, and never a verdict.

Theory of operation. Where everybody writes `X_exp / X_exp.sum(1, keepdim=True)`, the same right answer in two
submissions means nothing. So what is usual is taken out first: every run of words (submission.tokens) that stands in
the handout, in the model answers, in the bank of mistakes and variants, or in more than a few submissions. What is left
of each definition, if it is long enough, is compared with what is left of every other one's, by edit distance
(rapidfuzz); of definitions of a student that say the same again, one counts. Two submissions that have enough in common
in such passages make a pair, and pairs make groups.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from autograder.assignment import Assignment, load_assignment
from autograder.engine.journal import read_newest
from autograder.engine.runs import find_again, kit_of, newest_run
from autograder.errors import UsageError
from autograder.release.cells import without
from autograder.release.exercise import blank_answers, read_solution
from autograder.reports.similar import Likeness, Line, Shared, Similar, digest_of
from autograder.submission import Chunk, Submission
from autograder.submission.tokens import Passage, passages
from autograder.text import plain

# Measured, in docs/pages.md: disguised copies share 130 words and more, independent answers 50 at most.
RUN = 10  # words: what stands between usual runs of so many is unusual
MANY = 5  # submissions: what more of them have is usual
FEWEST = 20  # unusual words of a passage, about three lines
NEAR = 0.65  # of the unusual words of two passages stand in both, in the same order
ENOUGH = 80  # unusual words that two submissions share in all
_LONGEST = 1_500  # unusual words of a passage that are compared
_ROWS = 512  # passages that are compared with all at a time
_LARGEST_WORD = 0x10000  # words that are told apart; the rest is one
_FIRST = 0x20000  # the first character that stands for a word
_MOST_LINES, _LONGEST_LINE = 30, 160

_Grams = NDArray[np.int64]


@dataclass(frozen=True)
class _Piece:
    """A passage of a student's, the places of what is unusual in it, and that as text, a character for each word."""

    student: str
    passage: Passage
    unusual: list[int]
    text: str


def find_similar(folder: Path, paths: Sequence[Path] = ()) -> list[Similar]:
    """What the submissions share that are judged in `folder`, for each assignment there.

    They are read again, from `paths` or from where the class was. Raises UsageError where they are not there, or where
    rapidfuzz is not installed.
    """
    _need_rapidfuzz()
    found: list[Similar] = []
    for name in dict.fromkeys(result.assignment for result in read_newest(folder)):
        run = newest_run(folder, name)
        assignment = load_assignment(name, kit_of(run))
        submissions = list(find_again(run, paths).values())
        digest = digest_of(each.sha256 for each in submissions)
        groups = compare(submissions, list(given(assignment)))
        found.append(Similar(name, len(submissions), digest, tuple(groups)))
    return found


def _need_rapidfuzz() -> None:
    try:
        import rapidfuzz  # noqa: F401
    except ImportError as error:
        raise UsageError(
            'Comparing submissions needs rapidfuzz: pip install "d2l-autograder[instructor]", or rapidfuzz alone.'
        ) from error


def given(assignment: Assignment) -> Iterator[str]:
    """What everybody may have: the handout, the model answers, and what the bank knows that people write."""
    model = read_solution(assignment)
    yield blank_answers(without(model, "by_hand"), assignment.model_path.name)
    yield model
    yield from assignment.reference_implementations.values()
    for kind in ("variants", "misconceptions"):
        yield from (case.source for cases in assignment.bank(kind).values() for case in cases)


def compare(submissions: Sequence[Submission], usual: Sequence[str]) -> list[Likeness]:
    """The groups of those who share unusual passages, those with most first; `usual` are sources of what is none."""
    known = [Chunk("", source) for source in usual]
    names = _names(known)
    alphabet = _Alphabet()
    common = [_grams(alphabet.text(passage.words)) for each in known for passage in passages([each], names)]
    pieces = [
        (each.student, passage, alphabet.text(passage.words))
        for each in submissions
        for passage in passages(each.chunks, names)
    ]
    grams = [_grams(text) for _, _, text in pieces]
    students = [student for student, _, _ in pieces]
    everyday = np.unique(np.concatenate([*common, *_of_many(students, grams), np.zeros(1, np.int64)]))
    unusual = (
        _piece(student, passage, text, own, everyday)
        for (student, passage, text), own in zip(pieces, grams, strict=True)
    )
    kept = _once(piece for piece in unusual if len(piece.unusual) >= FEWEST)
    return _groups(_near(kept))


def _once(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces without those that say the same again: of a name that a student defines anew the last one counts."""
    named = {(each.student, each.passage.name or str(i)): each for i, each in enumerate(pieces)}
    return list({(each.student, each.text): each for each in named.values()}.values())


def _names(known: Iterable[Chunk]) -> frozenset[str]:
    """Names that nobody chooses: what the handout, the model answers and the bank define or import."""
    imported = (
        (alias.asname or alias.name).split(".")[0]
        for each in known
        for node in ast.walk(ast.parse(each.source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    )
    defined = (passage.name for passage in passages(known))
    usual = "torch", "nn", "F", "np", "numpy", "math", "random", "self"
    return frozenset(filter(None, (*imported, *defined, *usual)))


class _Alphabet:
    """A character for each word: a passage is a string, which can be cut and compared at once."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}

    def text(self, words: Iterable[str]) -> str:
        return "".join(map(self._sign, words))

    def _sign(self, word: str) -> str:
        if word not in self._signs and len(self._signs) >= _LARGEST_WORD:
            return chr(_FIRST - 1)
        return self._signs.setdefault(word, chr(_FIRST + len(self._signs)))


def _grams(text: str) -> _Grams:
    """A number for each run of words, by the place where it begins."""
    return np.fromiter((hash(text[i : i + RUN]) for i in range(len(text) - RUN + 1)), np.int64)


def _of_many(students: Sequence[str], grams: Sequence[_Grams]) -> Iterator[_Grams]:
    """The runs that many submissions have."""
    own: dict[str, list[_Grams]] = {}
    for student, each in zip(students, grams, strict=True):
        own.setdefault(student, []).append(each)
    if own:
        runs, counts = np.unique(
            np.concatenate([np.unique(np.concatenate(each)) for each in own.values()]), return_counts=True
        )
        yield runs[counts > MANY]


def _piece(student: str, passage: Passage, text: str, grams: _Grams, everyday: _Grams) -> _Piece:
    covered = np.zeros(len(text), bool)
    usual = everyday[np.searchsorted(everyday, grams).clip(max=len(everyday) - 1)] == grams
    for shift in range(RUN):
        covered[shift : shift + len(grams)] |= usual
    unusual = [int(i) for i in np.flatnonzero(~covered)][:_LONGEST] if len(grams) else []
    return _Piece(student, passage, unusual, "".join(text[i] for i in unusual))


_Near = tuple[_Piece, _Piece]


def _near(pieces: Sequence[_Piece]) -> list[_Near]:
    """The pieces of two students that are nearly the same, those first that are most alike."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    texts = [piece.text for piece in pieces]
    found: list[tuple[float, int, int]] = []
    for start in range(0, len(texts), _ROWS):
        scores = process.cdist(
            texts[start : start + _ROWS], texts, scorer=Indel.normalized_similarity, score_cutoff=NEAR
        )
        for row, column in zip(*np.nonzero(scores), strict=True):
            one, other = start + int(row), int(column)
            if one < other and pieces[one].student != pieces[other].student:
                found.append((-float(scores[row, column]), one, other))
    return [(pieces[one], pieces[other]) for _, one, other in sorted(found)]


_Pair = tuple[str, str]


def _groups(near: Iterable[_Near]) -> list[Likeness]:
    """Whoever shares enough with somebody of a group is in it."""
    both: dict[_Pair, list[_Near]] = {}
    for one, other in near:
        both.setdefault((one.student, other.student), []).append((one, other))
    alike = {pair: shared for pair, near in both.items() if _size(shared := _shared(near)) >= ENOUGH}
    groups = [_likeness(students, alike) for students in _connected(alike)]
    return sorted(groups, key=lambda group: (-_size(group.passages), group.students))


def _shared(near: Iterable[_Near]) -> list[Shared]:
    """What two students share, each piece beside one of the other's: no line counts twice."""
    taken: set[int] = set()
    found: list[Shared] = []
    for one, other in near:
        if taken.isdisjoint((id(one), id(other))):
            taken |= {id(one), id(other)}
            found.append(_side_by_side(one, other))
    return found


def _size(passages: Iterable[Shared]) -> int:
    return sum(passage.words for passage in passages)


def _connected(pairs: Iterable[_Pair]) -> list[set[str]]:
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(joined, joined))
    return list({id(each): each for each in group.values()}.values())


def _likeness(students: Collection[str], alike: Mapping[_Pair, Sequence[Shared]]) -> Likeness:
    pair = max((pair for pair in alike if pair[0] in students), key=lambda pair: _size(alike[pair]))
    return Likeness(tuple(sorted(students, key=str.casefold)), pair, tuple(alike[pair]))


def _side_by_side(one: _Piece, other: _Piece) -> Shared:
    from rapidfuzz.distance import Indel

    blocks = Indel.opcodes(one.text, other.text).as_matching_blocks()
    left = {one.passage.lines[one.unusual[block.a + i]] for block in blocks for i in range(block.size)}
    right = {other.passage.lines[other.unusual[block.b + i]] for block in blocks for i in range(block.size)}
    return Shared(
        one.passage.name or other.passage.name,
        sum(block.size for block in blocks),
        len(left),
        (one.passage.chunk.name, other.passage.chunk.name),
        (tuple(_lines(one.passage, left)), tuple(_lines(other.passage, right))),
    )


def _lines(passage: Passage, shared: Collection[int]) -> Iterator[Line]:
    """The lines of a passage that are shared, and what stands between them, cut."""
    source = passage.chunk.source.split("\n")
    for number in itertools.islice(range(min(shared), max(shared) + 1), _MOST_LINES):
        yield Line(number, plain(source[number - 1].rstrip("\r"), _LONGEST_LINE), number in shared)
