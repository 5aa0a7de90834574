"""From a mistake without a name to its name on every page, as an instructor types it; graded for real."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import KIT
from tests.tiny import MODEL, tiny

NAMER = "def mistakes(ask):\n    ask.double(1.0), ask.double(5.0)\n    yield from ()\n"
SENTENCE = "You square <it>. Multiply by 2."


def typed(place: Path, *args: str, code: int = 0, answer: str = "") -> str:
    """What a command says."""
    done = subprocess.run(
        [sys.executable, "-m", "autograder", *args], cwd=place, input=answer, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(KIT), "AUTOGRADER_KIT": str(place / "kit")},
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_a_sentence_then_an_entry_then_a_name(tmp_path: Path) -> None:
    tiny(tmp_path / "kit", {"naming/double.py": NAMER})
    (tmp_path / "kit" / "exercises").mkdir()
    (tmp_path / "class").mkdir()
    for student, body in {"ann": "x * x", "ben": "x ** 2", "cleo": "2.0 * x"}.items():
        (tmp_path / "class" / f"{student}.py").write_text(MODEL.replace("2.0 * x", body))
    grade = ("grade", "class", "--assignment", "tiny", "--out", "out", "--unsafe-no-sandbox", "--jobs", "1")
    typed(tmp_path, *grade)
    before = (tmp_path / "out" / "results.jsonl").read_bytes()

    page = (tmp_path / "out" / "class.html").read_text()
    head = page.partition("[groups.")[2].partition("]")[0]
    assert head.startswith("double-")
    (tmp_path / "out" / "by_hand.toml").write_text(f'[groups.{head}]\nsays = "{SENTENCE}"\n')
    for form in ("html", "text", "gradescope"):
        typed(tmp_path, "report", "out", "--format", form)
    for student in ("ann", "ben"):
        assert f"says your instructor: {SENTENCE}" in (tmp_path / "out" / "feedback" / f"{student}.txt").read_text()
        assert "You square &lt;it&gt;." in (tmp_path / "out" / "pages" / f"{student}.html").read_text()
        assert "says your instructor" in (tmp_path / "out" / "gradescope" / f"{student}.json").read_text()
    assert "instructor" not in (tmp_path / "out" / "feedback" / "cleo.txt").read_text()
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == before

    bank = tmp_path / "kit" / "reference" / "tiny" / "misconceptions" / "double.py"
    adopt = ("adopt", "out", head, "--name", "squares")
    said = typed(tmp_path, *adopt, code=1, answer="n\n")
    assert (
        f"# %% squares (by its answers)\n# fails: doubles, negative.\n# {SENTENCE}\ndef double(x):\n    return x * x\n"
        in said
    )
    assert "Have you read it?" in said
    assert not bank.exists()
    said = typed(tmp_path, *adopt, answer="y\n")
    assert "gives its name to 2 of 2 submissions" in said
    assert "autograder verify tiny" in said
    assert "class --assignment tiny --out out --regrade --unsafe-no-sandbox\n" in said
    assert "squares already: choose another name" in typed(tmp_path, *adopt, "--yes", code=2)

    said = typed(tmp_path, *grade, "--regrade", code=3)
    assert f"by_hand.toml has a sentence for the group {head}, and nobody is in it (any more)" in " ".join(said.split())
    for student in ("ann", "ben"):
        feedback = (tmp_path / "out" / "feedback" / f"{student}.txt").read_text()
        assert f"What went wrong (double.squares): {SENTENCE}" in feedback
        assert "instructor" not in feedback
