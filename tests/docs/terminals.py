"""Takes the pictures of a terminal in docs/pictures from what the commands print today.

Usage: python -m tests.docs.terminals. A picture is SVG: what it says can be searched and read aloud.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from autograder.release import release
from tests.conftest import KIT

PICTURES = KIT / "docs" / "pictures"
NAME = "softmax_regression"
WRONG = """\
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values).exp()
    return X_exp / X_exp.sum(0, keepdim=True)
"""
BOX = tuple("┏┃┡│└")
# Letters are the reader's own: nothing is fetched from anywhere.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
    "font-family: Fira Code", "font-family: Fira Code, ui-monospace, Menlo, Consolas, DejaVu Sans Mono"
)


def run(*arguments: str, cwd: Path, **environment: str) -> str:
    """What a command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "autograder", *arguments], cwd=cwd, env={**os.environ, **environment},
        check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    return done.stdout.rstrip()


def check(folder: Path) -> str:
    """What a student reads who has summed over the wrong dimension."""
    exercise = release(NAME, folder, KIT)
    code = exercise / f"{NAME}.py"
    code.write_text(code.read_text() + "\n\n" + WRONG)
    coloured = {"COLUMNS": "100", "FORCE_COLOR": "1", "XDG_STATE_HOME": str(folder / "state")}
    return f"$ autograder check --function softmax\n{run('check', '--function', 'softmax', cwd=exercise, **coloured)}"


def grade(folder: Path) -> str:
    """The sample class: the command, and the table that it ends with."""
    options = ("--assignment", NAME, "--seed", "1", "--out", str(folder / "out"))
    said = run("grade", "tests/zoo/class", *options, cwd=KIT, COLUMNS="130")
    table = "\n".join(line for line in said.splitlines() if line.startswith(BOX))
    return f"$ autograder grade submissions --assignment {NAME} --out results\n{table}"


def picture(said: str, command: str) -> str:
    """An SVG of a terminal in which this stands."""
    text = Text.from_ansi(said)
    widest = max(len(line.plain) for line in text.split("\n"))
    console = Console(record=True, width=widest + 1, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(text, soft_wrap=True)
    return console.export_svg(title=f"autograder {command}", code_format=FORMAT, unique_id=command)


def main() -> None:
    """All pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        (PICTURES / "check.svg").write_text(picture(check(Path(folder)), "check"))
        (PICTURES / "grade.svg").write_text(picture(grade(Path(folder)), "grade"))


if __name__ == "__main__":
    main()
