"""Puts what a student submitted into the notebook that was released.

The released notebook is the frame: its prose, its answer cells, its grade cells, with their marks. Into each answer
cell goes the student's own, found by nbgrader's mark or, where that is lost, by the name of the function; whatever else
the student wrote stays as a cell of its own, between the same neighbours. So cells that were copied, split, deleted,
moved, marked anew or stripped of their marks change nothing.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.submission import Cell
from autograder.submission.parsing import find_definitions, functions, parse_source

_ELSEWHERE, _NOWHERE = "# {} stands in another cell.", "# There is no cell for {}."


@dataclass(frozen=True)
class Rebuilt:
    """The released notebook with the student's answers in it, and a line for each thing that was put right."""

    notebook: NotebookNode
    notes: tuple[str, ...]


@dataclass
class _Piece:
    """A cell that was submitted. `anchor` is the released cell that it stands for, if any."""

    number: int
    cell: Cell
    anchor: int | None = None

    @property
    def source(self) -> str:
        return self.cell.source

    @cached_property
    def _functions(self) -> dict[str, bool]:
        """Name -> whether it is more than a stub. `f = lambda x: x` is a function, too, and other names do no harm."""
        if self.cell.kind != "code":  # changed by mistake; prose of any length is not parsed
            return dict.fromkeys(find_definitions(self.source), "NotImplementedError" not in self.source)
        tree = parse_source(self.source)
        if tree is None:
            return dict.fromkeys(find_definitions(self.source), True)
        assigned = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
        return functions(tree) | {target.id: True for target in assigned if isinstance(target, ast.Name)}

    @property
    def written(self) -> set[str]:
        """The functions that the student's cell defines and that are more than a stub."""
        return {name for name, more in self._functions.items() if more}

    @property
    def only_stubs(self) -> bool:
        """Whether it defines nothing but functions that were left as they were."""
        return bool(self._functions) and not self.written


@dataclass
class _Frame:
    """The released notebook and where the student's pieces go."""

    release: NotebookNode
    pieces: list[_Piece]
    notes: list[str] = field(default_factory=list)
    answers: dict[int, _Piece] = field(default_factory=dict)  # index of a released cell -> what goes into it

    def __post_init__(self) -> None:
        self.ids = {_grade_id(cell): i for i, cell in enumerate(self.release.cells) if _grade_id(cell)}
        self._match()
        for i, cell in enumerate(self.release.cells):
            if _is_answer(cell):
                self._answer(i, cell)
        if len(self.pieces) > 1 and self.answers and not any(piece.cell.grade_id for piece in self.pieces):
            self.notes.append("The cells had lost nbgrader's marks; answers were found by their names.")

    def _match(self) -> None:
        same = {cell.source.strip(): i for i, cell in enumerate(self.release.cells) if cell.source.strip()}
        for piece in self.pieces:
            piece.anchor = self.ids.get(piece.cell.grade_id, same.get(piece.source.strip()))

    def _answer(self, index: int, cell: NotebookNode) -> None:
        marked = [piece for piece in self.pieces if piece.anchor == index and piece.source.strip()]
        if cell.cell_type == "code":
            self._code(index, cell, marked)
        else:
            written = [piece for piece in marked or self._below(index) if piece.source.strip() != cell.source.strip()]
            if written:
                self.answers[index] = written[-1]

    def _code(self, index: int, cell: NotebookNode, marked: list[_Piece]) -> None:
        name = _function(cell)
        defining = [piece for piece in self.pieces if name in piece.written]
        chosen = (defining or marked)[-1:]
        if len({piece.source.strip() for piece in defining}) > 1:
            self.notes.append(f"{name} is defined in {len(defining)} cells; the last one counts.")
        elif not chosen:
            self.notes.append(_NOWHERE.format(name).lstrip("# "))
        for piece in chosen:
            self.answers[index] = piece

    def _below(self, index: int) -> list[_Piece]:
        """Prose without marks that stands where the answer should."""
        found, before = [], None
        for piece in self.pieces:
            if piece.anchor is not None:
                before = piece.anchor
            elif before == index - 1 and piece.cell.kind == "markdown" and piece.source.strip():
                found.append(piece)
        return found

    def notebook(self) -> NotebookNode:
        """A copy of the release with each answer in its cell, and all else that was written where it stood."""
        result = copy.deepcopy(self.release)
        placed: set[int] = set()
        for index, cell in enumerate(result.cells):
            piece = self.answers.get(index)
            name = _function(cell)
            if piece is not None:
                cell.source = _ELSEWHERE.format(name) if piece.number in placed else piece.source
                placed.add(piece.number)
            elif _is_answer(cell) and cell.cell_type == "code":
                # Not the stub: it would undo what the student may have defined in some way that is not seen here.
                cell.source = _NOWHERE.format(name)
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        below = self._others(placed)
        result.cells = below.get(-1, []) + [
            each for index, cell in enumerate(result.cells) for each in (cell, *below.get(index, []))
        ]
        return result

    def _others(self, placed: set[int]) -> dict[int, list[NotebookNode]]:
        """What else the student wrote, by the released cell below which it goes."""
        below: dict[int, list[NotebookNode]] = {}
        last = -1
        for piece in self.pieces:
            at = last
            if piece.anchor is not None:
                last = at = piece.anchor
                answer = self.answers.get(piece.anchor)
                if answer is not None and piece.number < answer.number:
                    at -= 1  # the later one of two that define the same comes last, as it did
            if piece.number not in placed and self._says_something(piece):
                below.setdefault(at, []).append(_own_cell(piece))
        return below

    def _says_something(self, piece: _Piece) -> bool:
        if not piece.source.strip() or piece.only_stubs:
            return False
        if piece.anchor is None:
            return not piece.cell.asks
        released = self.release.cells[piece.anchor]
        return _is_answer(released) and piece.source.strip() != released.source.strip()


def rebuild(release: NotebookNode, cells: Sequence[Cell]) -> Rebuilt:
    """The released notebook with these cells in it."""
    frame = _Frame(release, [_Piece(number, cell) for number, cell in enumerate(cells)])
    return Rebuilt(frame.notebook(), tuple(frame.notes))


def cells_of(notebook: NotebookNode) -> Iterator[Cell]:
    """A notebook's cells, as a submission has them."""
    for cell in notebook.cells:
        asks = bool(_mark(cell, "grade")) and not _mark(cell, "solution")
        yield Cell(cell.cell_type, cell.source, _grade_id(cell), asks)


def _own_cell(piece: _Piece) -> NotebookNode:
    # An answer cell whose kind was changed by mistake is code all the same.
    prose = piece.cell.kind in ("markdown", "raw") and not piece.written
    made: NotebookNode = (new_markdown_cell if prose else new_code_cell)(piece.source, id=f"own-{piece.number:03}")
    return made


def _function(cell: NotebookNode) -> str:
    """The first function that a cell defines, or an empty string."""
    return next(iter(find_definitions(cell.source)), "")


def _is_answer(cell: NotebookNode) -> bool:
    return bool(_mark(cell, "solution"))


def _grade_id(cell: NotebookNode) -> str:
    return str(_mark(cell, "grade_id") or "")


def _mark(cell: NotebookNode, name: str) -> object:
    return cell.metadata.get("nbgrader", {}).get(name)
