"""Whatever was done to the cells, each answer comes to its place, and nothing that a student wrote is lost."""

from __future__ import annotations

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.nbgrader_plugin.rebuild import Rebuilt, cells_of, rebuild
from autograder.submission import Cell, chunks_of

STUB_F = "def f(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
STUB_G = "def g(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
F, G = "def f(x):\n    return x", "def g(x):\n    return f(x)"
TEXT = "YOUR ANSWER HERE"


def marks(name: str, **more: object) -> dict[str, object]:
    return {"nbgrader": {"grade_id": name, "grade": False, "solution": False, "locked": False, "schema_version": 3, "task": False, **more}}  # fmt: skip


@pytest.fixture
def release() -> NotebookNode:
    book: NotebookNode = new_notebook(
        cells=[
            new_markdown_cell("# Title"),
            new_code_cell("import math"),
            new_code_cell(STUB_F, metadata=marks("f_answer", solution=True)),
            new_code_cell("check('f')", metadata=marks("f", grade=True, locked=True, points=2)),
            new_markdown_cell("**Why?**"),
            new_markdown_cell(TEXT, metadata=marks("why", solution=True, grade=True, points=1)),
            new_code_cell(STUB_G, metadata=marks("g_answer", solution=True)),
            new_code_cell("check('g')", metadata=marks("g", grade=True, locked=True, points=2)),
        ]
    )
    return book


def code(source: str, grade_id: str = "", *, asks: bool = False) -> Cell:
    return Cell("code", source, grade_id, asks)


def prose(source: str, grade_id: str = "") -> Cell:
    return Cell("markdown", source, grade_id)


WHOLE = [
    prose("# Title"), code("import math"), code(F, "f_answer"), code("check('f')", "f", asks=True),
    prose("**Why?**"), prose("Because.", "why"), code(G, "g_answer"), code("check('g')", "g", asks=True),
]  # fmt: skip


def sources(rebuilt: Rebuilt) -> list[str]:
    nbformat.validate(rebuilt.notebook)
    ids = [cell.metadata.nbgrader.grade_id for cell in rebuilt.notebook.cells if "nbgrader" in cell.metadata]
    assert ids == ["f_answer", "f", "why", "g_answer", "g"], "the marks are those of the release"
    return [cell.source for cell in rebuilt.notebook.cells]


def run(rebuilt: Rebuilt) -> dict[str, object]:
    space: dict[str, object] = {}
    for chunk in chunks_of(list(cells_of(rebuilt.notebook))):
        exec(chunk.source, space)
    return space


RIGHT = ["# Title", "import math", F, "check('f')", "**Why?**", "Because.", G, "check('g')"]


def test_a_whole_notebook_stays_as_it_is(release: NotebookNode) -> None:
    rebuilt = rebuild(release, WHOLE)
    assert sources(rebuilt) == RIGHT
    assert rebuilt.notes == ()


def test_the_release_itself_is_not_changed(release: NotebookNode) -> None:
    before = nbformat.writes(release)
    rebuild(release, WHOLE)
    assert nbformat.writes(release) == before


def test_prose_and_test_cells_are_those_of_the_release(release: NotebookNode) -> None:
    changed = [*WHOLE]
    changed[3] = code("pass", "f", asks=True)
    assert sources(rebuild(release, changed)) == RIGHT


def test_cells_of_the_students_own_keep_their_place(release: NotebookNode) -> None:
    own = [*WHOLE[:2], code("helper = 1"), prose("A thought."), *WHOLE[2:], code("f(3)")]
    found = sources(rebuild(release, own))
    assert found == [*RIGHT[:2], "helper = 1", "A thought.", *RIGHT[2:], "f(3)"]


def test_a_changed_import_cell_is_kept_beside_the_released_one(release: NotebookNode) -> None:
    found = sources(rebuild(release, [WHOLE[0], code("import math, random"), *WHOLE[2:]]))
    assert found == ["# Title", "import math, random", *RIGHT[1:]]


def test_an_import_cell_that_was_deleted_comes_back(release: NotebookNode) -> None:
    assert sources(rebuild(release, [WHOLE[0], *WHOLE[2:]])) == RIGHT


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_an_answer_whose_kind_was_changed_is_code(kind: str, release: NotebookNode) -> None:
    changed = [Cell(kind, F, "f_answer") if cell.grade_id == "f_answer" else cell for cell in WHOLE]
    assert sources(rebuild(release, changed)) == RIGHT
    assert {"f", "g"} <= run(rebuild(release, changed)).keys()


def test_without_any_marks_answers_are_found(release: NotebookNode) -> None:
    rebuilt = rebuild(release, [Cell(cell.kind, cell.source) for cell in WHOLE])
    assert sources(rebuilt) == RIGHT
    assert rebuilt.notes == ("The cells had lost nbgrader's marks; answers were found by their names.",)


def test_of_two_answers_the_last_one_counts(release: NotebookNode) -> None:
    first = "def f(x):\n    return 0"
    rebuilt = rebuild(release, [*WHOLE[:2], code(first, "f_answer"), *WHOLE[2:]])
    assert run(rebuilt)["f"](5) == 5  # type: ignore[operator]
    assert first in sources(rebuilt)
    assert rebuilt.notes == ("f is defined in 2 cells; the last one counts.",)


def test_a_copy_that_was_left_as_released_counts_for_nothing(release: NotebookNode) -> None:
    rebuilt = rebuild(release, [*WHOLE[:3], code(STUB_F, "f_answer"), *WHOLE[3:]])
    assert sources(rebuilt) == RIGHT
    assert rebuilt.notes == ()


def test_an_answer_written_elsewhere_is_not_undone_by_its_stub(release: NotebookNode) -> None:
    rebuilt = rebuild(release, [*WHOLE[:2], code(STUB_F, "f_answer"), *WHOLE[3:], code(F)])
    assert run(rebuilt)["f"](5) == 5  # type: ignore[operator]


def test_both_halves_of_a_split_cell_are_there_in_order(release: NotebookNode) -> None:
    rebuilt = rebuild(release, [*WHOLE[:2], code("k = 7", "f_answer"), code("def f(x):\n    return k", "f_answer"), *WHOLE[3:]])  # fmt: skip
    assert run(rebuilt)["f"](5) == 7  # type: ignore[operator]
    found = sources(rebuilt)
    assert found.index("k = 7") < found.index("def f(x):\n    return k")


def test_all_in_one_cell(release: NotebookNode) -> None:
    rebuilt = rebuild(release, [code(f"{F}\n\n{G}")])
    assert sources(rebuilt).count("# g stands in another cell.") == 1
    assert run(rebuilt)["g"](5) == 5  # type: ignore[operator]


def test_an_answer_that_does_not_parse_is_still_an_answer(release: NotebookNode) -> None:
    broken = "def f(x):\n    return (x"
    assert broken in sources(rebuild(release, [*WHOLE[:2], code(broken), *WHOLE[3:]]))


def test_prose_without_marks_below_the_question_is_its_answer(release: NotebookNode) -> None:
    lost = [Cell(cell.kind, cell.source) for cell in WHOLE]
    assert sources(rebuild(release, lost))[5] == "Because."


@pytest.mark.parametrize("source", ["f = lambda x: x", "if True:\n    def f(x):\n        return x"])
def test_an_unusual_definition_without_marks_is_not_undone(source: str, release: NotebookNode) -> None:
    lost = [Cell(cell.kind, source if cell.source == F else cell.source) for cell in WHOLE]
    assert run(rebuild(release, lost))["f"](5) == 5  # type: ignore[operator]


def test_no_answer_leaves_the_released_cells(release: NotebookNode) -> None:
    rebuilt = rebuild(release, [WHOLE[0]])
    stubs = {STUB_F: "# There is no cell for f.", STUB_G: "# There is no cell for g."}
    assert sources(rebuilt) == [stubs.get(cell.source, cell.source) for cell in release.cells]
    assert rebuilt.notes == ("There is no cell for f.", "There is no cell for g.")


def test_outputs_of_the_student_are_gone(release: NotebookNode) -> None:
    release.cells[1].outputs = [nbformat.v4.new_output("stream", text="<script>")]
    assert all(not cell.get("outputs") for cell in rebuild(release, WHOLE).notebook.cells)
