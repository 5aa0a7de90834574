"""Opens in a real browser what instructors and students see of a course, and keeps a picture of each page.

Usage: python -m tests.pages FOLDER. Needs selenium, Chromium and its driver. Exit code 1 where a page's console has an
error, or where the notebook does not show what it should.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook
from selenium.webdriver.common.by import By

from autograder.assignment import load_assignment
from autograder.nbgrader_course import release_course
from autograder.release import release
from tests.browser import start
from tests.conftest import KIT
from tests.course import NAME, Course, answer, answered, read

WRONG = "def softmax(X):\n    return X.exp() / X.exp().sum(0)\n"
COMMAND = "return window.jupyterapp.commands.execute(arguments[0]).then(() => true)"
IMAGES = ".jp-OutputArea-output img"
SHOW_CALL = """
const output = [...document.querySelectorAll('.jp-OutputArea-output')].find(e => e.innerText.includes('Try it'))
if (output) output.scrollIntoView()
return !!output
"""
USUAL, TALL = 1600, 9000  # pixels; of a notebook Jupyter draws what is in the window, and no more
PICTURES = 4  # of the handout's notebook: the data, the curve, guesses, mistakes
# What Jupyter's own scripts and fonts say of themselves, and a machine without a network of what pages fetch elsewhere.
NOT_OURS = (
    "/static/notebook/",
    "/static/lab/",
    "mathjax",
    "MathJax",
    "favicon",
    "ERR_INTERNET",
    "ERR_NAME",
    "ERR_CONN",
)
FUNCTIONS = ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch")


def make_course(folder: Path) -> Course:
    """Three submissions, judged, with feedback; and the notebook as a wrong student has it."""
    course = Course(folder / "course", folder / "home")
    release_course(NAME, course.folder, KIT)
    config = course.folder / "nbgrader_config.py"
    config.write_text(config.read_text() + f"c.CourseDirectory.root = {str(course.folder)!r}\n")
    course.nbgrader("generate_assignment", NAME)
    book = course.solved()
    course.hand_in("alice", nbformat.writes(book))
    answer(book, "softmax_answer").source = WRONG
    answer(book, "accuracy_answer").source = "def accuracy(y_hat, y):\n    raise ValueError('<b>bold</b>')\n"
    course.hand_in("bob", nbformat.writes(book))
    course.hand_in("carl", nbformat.writes(course.released()))
    nbformat.write(book, course.folder / "release" / NAME / "mine.ipynb")
    course.nbgrader("autograde", NAME, "--SandboxedExecute.data=synthetic")
    course.nbgrader("generate_feedback", NAME)
    return course


def make_handout(folder: Path) -> Path:
    """What a student has who has written everything, as far as it is saved: nothing has run. The notebook's path."""
    handout = release(NAME, folder, KIT)
    path = handout / "written.ipynb"
    nbformat.write(answered(handout / f"{NAME}.ipynb", load_assignment(NAME, KIT)), path)
    return path


@contextmanager
def server(course: Course) -> Iterator[str]:
    """Jupyter with Notebook 7, JupyterLab and the formgrader; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.token=", "--ServerApp.password="]
    options += ["--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True"]
    environment = {
        **os.environ,
        "HOME": str(course.home),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "AUTOGRADER_DATA_DIR": "",  # as a student without a network
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "notebook", *options],
        cwd=course.folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait(lambda: _answers(address), 60)
        yield address
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/api"):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def wait(ready: Callable[[], Any], seconds: float = 30) -> Any:
    """What `ready` gives, once it gives something."""
    deadline = time.monotonic() + seconds
    while not (found := ready()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds} s in vain")
        time.sleep(0.25)
    return found


class Browser:
    """Chromium, what its console said, and where pictures go."""

    def __init__(self, pictures: Path, profile: Path) -> None:
        self.driver = start(profile)
        self.pictures = pictures
        self.errors: list[str] = []

    def open(self, address: str, ready: str) -> None:
        """Go there, and wait for an element."""
        self.driver.get(address)
        wait(lambda: self.driver.find_elements(By.CSS_SELECTOR, ready))

    def says(self, text: str, seconds: float = 60) -> None:
        """Wait until the page holds these words."""
        wait(lambda: text in self.driver.find_element(By.TAG_NAME, "body").text, seconds)

    def command(self, name: str) -> None:
        """Have Jupyter do what a menu of it does, and wait until it is done."""
        wait(lambda: self.driver.execute_script("return !!window.jupyterapp"))
        self.driver.set_script_timeout(300)
        self.driver.execute_script(COMMAND, name)

    def keep(self, name: str) -> None:
        """Take a picture, and note what the console says."""
        time.sleep(1)
        self.driver.save_screenshot(str(self.pictures / f"{name}.png"))
        for entry in self.driver.get_log("browser"):
            if entry["level"] == "SEVERE" and not any(word in entry["message"] for word in NOT_OURS):
                self.errors.append(f"{name}: {entry['message']}")


def formgrader(browser: Browser, address: str, course: Course) -> None:
    """The pages of the instructor."""
    browser.open(f"{address}/formgrader/manage_submissions/{NAME}", "table")
    browser.says("bob")
    browser.keep("formgrader_submissions")
    browser.open(f"{address}/formgrader/gradebook/{NAME}/{NAME}", "table")
    browser.says("Submission #1")
    browser.keep("formgrader_gradebook")
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        submission = gradebook.find_submission_notebook(NAME, NAME, "bob").id
    browser.open(f"{address}/formgrader/submissions/{submission}/?index=0", ".nbgrader_cell")
    browser.says("What went wrong")
    browser.keep("formgrader_submission")


def feedback(browser: Browser, course: Course) -> None:
    """The page of a student."""
    browser.open(f"file://{course.folder}/feedback/bob/{NAME}/{NAME}.html", "body")
    browser.says("hidden check")
    browser.says("<b>bold</b>")
    browser.keep("feedback")


def notebook(browser: Browser, address: str, kind: str) -> None:
    """The notebook of a student, run from top to bottom, and validated by the button."""
    path = {"notebook": "notebooks", "lab": "lab/tree"}[kind]
    browser.open(f"{address}/{path}/release/{NAME}/mine.ipynb", ".jp-Notebook .jp-Cell")
    wait(lambda: browser.driver.execute_script("return !!window.jupyterapp"))
    browser.driver.set_window_size(1200, TALL)
    time.sleep(5)
    browser.command("notebook:run-all-cells")
    cells = "return document.querySelectorAll('.jp-OutputArea-output b').length"
    wait(lambda: browser.driver.execute_script(cells) >= 3, 120)
    wait(lambda: browser.driver.execute_script(SHOW_CALL), 60)
    browser.keep(f"{kind}_checked")
    browser.driver.set_window_size(1200, USUAL)
    button = wait(
        lambda: [b for b in browser.driver.find_elements(By.CSS_SELECTOR, "button, jp-button") if b.text == "Validate"]
    )
    button[0].click()
    browser.says("Validation", 120)
    browser.says("softmax: 0 of 10 points", 120)
    browser.keep(f"{kind}_validated")


def evening(browser: Browser, address: str, path: Path) -> None:
    """The handout's notebook in JupyterLab, run from top to bottom, looked at, and saved with what it shows."""
    browser.open(f"{address}/lab/tree/{path.parent.name}/{path.name}", ".jp-Notebook .jp-Cell")
    browser.driver.set_window_size(1200, TALL)
    time.sleep(5)
    browser.command("notebook:run-all-cells")
    wait(lambda: len(browser.driver.find_elements(By.CSS_SELECTOR, IMAGES)) >= PICTURES, 120)
    browser.says("training_run: 1 of 5 points", 120)
    browser.keep("evening")
    for number, image in enumerate(browser.driver.find_elements(By.CSS_SELECTOR, IMAGES), 1):
        image.screenshot(str(browser.pictures / f"evening_{number}.png"))
    browser.command("docmanager:save")
    browser.driver.set_window_size(1200, USUAL)
    outputs = [output for cell in read(path).cells for output in cell.get("outputs", ())]
    shown = "".join(output.get("data", {}).get("text/plain", "") for output in outputs)
    saved = sum("image/png" in output.get("data", {}) for output in outputs)
    failed = [output.ename for output in outputs if output.output_type == "error"]
    left = [name for name in FUNCTIONS if f"{name}: " not in shown]
    if failed or left or saved != PICTURES or shown.count("all checks here pass") != len(FUNCTIONS) + 1:
        browser.errors.append(f"evening: {saved} pictures were saved; errors: {failed}; not checked: {left}")


def main() -> int:
    """All pages; the exit code."""
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        course = make_course(Path(folder))
        handout = make_handout(course.folder)
        browser = Browser(pictures, Path(folder) / "profile")
        try:
            feedback(browser, course)
            with server(course) as address:
                evening(browser, address, handout)
                formgrader(browser, address, course)
                for kind in ("notebook", "lab"):
                    notebook(browser, address, kind)
        finally:
            browser.driver.quit()
    for error in browser.errors:
        print(error)
    print(f"{len(list(pictures.glob('*.png')))} pictures in {pictures}, {len(browser.errors)} errors in consoles")
    return 1 if browser.errors else 0


if __name__ == "__main__":
    sys.exit(main())
