"""A term, from an empty folder to fetched feedback, by the real commands: an instructor and students, each at home."""

from __future__ import annotations

import csv
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.engine.journal import read_results
from tests.browser import Browser, browser_of_tests
from tests.conftest import KIT
from tests.course import NAME, Course, answer, run, run_program
from tests.pages import server, wait

pytestmark = pytest.mark.proof

GUIDE = (KIT / "docs" / "nbgrader.md").read_text().split("```")[1].strip().splitlines()
WRONG = "def softmax(X):\n    return X.exp() / X.exp().sum(0)\n"
ADDED = """
c.ExchangeCollect.check_owner = False
c.AssignLatePenalties.plugin_class = "late.TenPoints"
c.SandboxedExecute.data = "synthetic"
"""
LATE = """
from nbgrader.plugins import BasePlugin


class TenPoints(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 10.0
"""
CARDS = "return [...document.querySelectorAll('.card')].map(card => card.innerText)"


@dataclass
class Term:
    course: Course
    student: Path
    home: Path
    said: dict[str, str]
    tried: list[str]

    def as_student(self, step: str, *args: str) -> None:
        self.said[step] = run("nbgrader", *args, cwd=self.student, home=self.home)

    def as_instructor(self, step: str, *args: str) -> None:
        self.said[step] = self.course.nbgrader(*args)

    def by_the_guide(self, word: str) -> None:
        """Run the guide's command that has this word."""
        [command] = [each for each in GUIDE if word in shlex.split(each)]
        program, *args = shlex.split(command)
        if program == "nbgrader":
            self.said[word] = self.course.nbgrader(*args)
        elif program == "autograder":
            cli = "from autograder.cli import main; main()"
            self.said[word] = run_program("-c", cli, *args, cwd=self.course.folder, home=self.home)
        else:
            subprocess.run([program, *args], cwd=self.course.folder, check=True)
        self.tried.append(command)

    def gradebook(self) -> Gradebook:
        return Gradebook(f"sqlite:///{self.course.folder}/gradebook.db")


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory) -> Term:
    root = tmp_path_factory.mktemp("term")
    for folder in ("student", "student_home", "instructor_home"):
        (root / folder).mkdir()
    run("nbgrader", "quickstart", "d2l", cwd=root, home=root / "instructor_home")
    course = Course(root / "d2l", root / "instructor_home")
    term = Term(course, root / "student", root / "student_home", {}, [])
    _hand_out(term)
    _hand_in(term)
    _grade(term)
    _give_back(term)
    return term


def _hand_out(term: Term) -> None:
    exchange = str(term.course.folder / "exchange")
    term.by_the_guide("mkdir")
    term.by_the_guide("release")
    config = term.course.folder / "nbgrader_config.py"
    config.write_text(config.read_text() + ADDED)
    (term.course.folder / "late.py").write_text(LATE)
    (term.student / "nbgrader_config.py").write_text(
        f'c = get_config()\nc.CourseDirectory.course_id = "d2l"\nc.Exchange.root = {exchange!r}\n'
    )
    term.by_the_guide("doctor")
    term.by_the_guide("generate_assignment")
    term.by_the_guide("release_assignment")
    term.as_instructor("enrol", "db", "student", "add", "cleo")
    term.as_instructor("due", "db", "assignment", "add", NAME, "--duedate=2001-01-01 00:00:00 UTC")
    term.as_student("fetch", "fetch_assignment", NAME)


def _hand_in(term: Term) -> None:
    mine = term.student / NAME / f"{NAME}.ipynb"
    shutil.copy(mine, term.student / "as_fetched.ipynb")
    book = term.course.solved()
    answer(book, "why_the_maximum").source = "So that no exponential is larger than 1."
    nbformat.write(book, mine)
    term.as_student("validate", "validate", str(mine))
    term.as_student("submit ann", "submit", NAME, "--student=ann")
    answer(book, "softmax_answer").source = WRONG
    nbformat.write(book, mine)
    term.as_student("validate wrong", "validate", str(mine))
    term.as_student("submit bert", "submit", NAME, "--student=bert")
    term.by_the_guide("collect")


def _grade(term: Term) -> None:
    term.by_the_guide("autograde")
    with term.gradebook() as gradebook:
        for student, points in (("ann", 5.0), ("bert", 2.5)):
            grade = gradebook.find_grade("why_the_maximum", NAME, NAME, student)
            assert grade.needs_manual_grade
            grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.find_comment("softmax_answer", NAME, NAME, "bert").manual_comment = "Almost."
        gradebook.db.commit()
    before = (term.course.folder / "judged" / NAME / "results.jsonl").read_bytes()
    term.as_instructor("autograde again", "autograde", NAME, "--force")
    assert (term.course.folder / "judged" / NAME / "results.jsonl").read_bytes() == before


def _give_back(term: Term) -> None:
    term.by_the_guide("generate_feedback")
    term.by_the_guide("release_feedback")
    term.by_the_guide("export")
    term.as_instructor("stock export", "export")
    term.as_student("fetch feedback", "fetch_feedback", NAME)


def test_the_guides_ten_commands_were_all_tried(term: Term) -> None:
    assert len(GUIDE) == 10
    assert term.tried == GUIDE


def test_the_doctor_found_what_was_still_to_do(term: Term) -> None:
    assert "ok  config: submissions are judged in the sandbox" in term.said["doctor"]
    assert "ok  exchange: " in term.said["doctor"]
    assert f"no  {NAME}: not generated yet: nbgrader generate_assignment {NAME} --force" in term.said["doctor"]


def test_a_right_notebook_validates(term: Term) -> None:
    assert "Success! Your notebook passes all the tests." in term.said["validate"]


def test_a_wrong_one_is_told_what_check_tells(term: Term) -> None:
    said = term.said["validate wrong"]
    assert "VALIDATION FAILED ON 2 CELL(S)!" in said  # softmax, and the training that is made of it
    assert "softmax: 0 of 20 points here" in said
    assert "softmax(torch.tensor([[0., 0.]]))" in said
    assert "What went wrong: softmax.dim0" in said
    assert "Traceback" not in said
    assert "..." not in said.split("The error was:")[1]


def test_scores_late_penalty_and_points_by_hand_are_in_the_gradebook(term: Term) -> None:
    with term.gradebook() as gradebook:
        submissions = {each.student.id: each for each in gradebook.assignment_submissions(NAME)}
        assert {name: each.score for name, each in submissions.items()} == {"ann": 105.0, "bert": 77.5}
        assert {each.late_submission_penalty for each in submissions.values()} == {10.0}


def test_points_by_hand_outlive_another_autograde(term: Term) -> None:
    with term.gradebook() as gradebook:
        grade = gradebook.find_grade("why_the_maximum", NAME, NAME, "bert")
        assert grade.manual_score == 2.5
        assert gradebook.find_comment("softmax_answer", NAME, NAME, "bert").comment == "Almost."


def test_what_was_judged_is_not_judged_again(term: Term) -> None:
    assert "2 submissions, 2 to judge" in term.said["autograde"]
    assert "2 submissions, 0 to judge" in term.said["autograde again"]


def test_the_student_reads_what_helps(term: Term) -> None:
    pages = {path.read_text() for path in (term.student / NAME / "feedback").rglob("*.html")}
    page = next(page for page in pages if "softmax.dim0" in page)
    assert "your rows do not: you sum over dim 0" in page
    assert "Almost." in page
    assert "hidden check</span>" in page
    assert "Score: 0.0 / 20.0" in page


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser_of_tests(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def test_feedback_shows_what_the_students_page_shows_and_fetches_nothing(term: Term, chromium: Browser) -> None:
    chromium.open(term.course.folder / "judged" / NAME / "pages" / "bert.html")
    due = chromium.run(CARDS)
    assert [card.partition("\n")[0] for card in due] == ["softmax", "training_run"]
    fetched = (term.student / NAME / "feedback").rglob("*.html")
    [of_bert] = [path for path in fetched if "softmax.dim0" in path.read_text()]
    for page in (of_bert, term.course.folder / "feedback" / "bert" / NAME / f"{NAME}.html"):
        chromium.open(page)
        assert chromium.run(CARDS) == due
        assert [address for address in chromium.asked_for(page) if not address.startswith(("file:", "data:"))] == []
        assert chromium.console() == []
        assert chromium.obstacles(".autograder") == []
        assert chromium.run("return document.querySelectorAll('math').length") > 5


def test_the_formgrader_shows_it_too_and_listens_to_keys(term: Term, chromium: Browser) -> None:
    with term.gradebook() as gradebook:
        submission = gradebook.find_submission_notebook(NAME, NAME, "bert").id
    chromium.open(term.course.folder / "judged" / NAME / "pages" / "bert.html")
    due = chromium.run(CARDS)
    with server(term.course) as address:
        page = f"{address}/formgrader/submissions/{submission}/?index=0"
        chromium.driver.get(page)
        wait(lambda: chromium.run("return !!(window.formgrader && formgrader.keyboard_manager)"))
        assert chromium.run(CARDS) == due
        assert [each for each in chromium.asked_for(page) if not each.startswith((address, "data:"))] == []
        assert chromium.console() == []
        assert chromium.obstacles(".autograder") == []
        assert chromium.run("return document.querySelectorAll('math').length") > 5
        scores = "return [...document.querySelectorAll('input.score')].map(each => each.placeholder || each.value)"
        wait(lambda: chromium.run(scores)[0] == "0")


def test_the_export_has_a_column_for_each_function_and_agrees_with_the_results(term: Term) -> None:
    with (term.course.folder / "functions.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file) if row["assignment"] == NAME}
    results = {result.submission: result for result in read_results(term.course.folder / "judged" / NAME)}
    assert results.keys() == {"ann", "bert"}
    for student, result in results.items():
        assert {name: float(rows[student][name]) for name in result.functions} == {
            name: result.score(name) for name in result.functions
        }
    assert rows["bert"]["why_the_maximum"] == "2.5"
    assert [rows["bert"][key] for key in ("raw_score", "late_submission_penalty", "score", "max_score")] == [
        "77.5", "10.0", "67.5", "105.0",
    ]  # fmt: skip
    assert rows["cleo"]["score"] == "0.0"


def test_the_stock_export_says_the_same(term: Term) -> None:
    with (term.course.folder / "grades.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file) if row["assignment"] == NAME}
    assert rows["bert"]["score"] == "67.5"


def test_students_fetched_no_answer(term: Term) -> None:
    text = (term.student / "as_fetched.ipynb").read_text()
    assert "BEGIN SOLUTION" not in text
    assert "YOUR CODE HERE" in text
