"""The archive for Gradescope: unpacked in a clean folder, set up and run by its own two scripts."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.release import release_gradescope
from tests.conftest import KIT

pytestmark = pytest.mark.proof

NAME = "softmax_regression"
ATTACK = """
import glob, json, os
for path in ("{root}/results/results.json", "/autograder/results/results.json", "results.json"):
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        json.dump({{"score": 1000}}, open(path, "w"))
    except OSError:
        pass
assert not glob.glob("{root}/source/kit/reference/*/*"), "the reference is here"
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands where Gradescope has /autograder, set up."""
    root = tmp_path_factory.mktemp("gradescope")
    with zipfile.ZipFile(release_gradescope(NAME, root / "packed", KIT)) as archive:
        archive.extractall(root / "source")
    (root / "submission").mkdir()
    said = script("setup.sh", root)
    assert "data: " in said
    return root


def script(name: str, root: Path, code: int = 0) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("AUTOGRADER", "VIRTUAL"))}
    environment |= {"PATH": path, "AUTOGRADER_ROOT": str(root), "XDG_CACHE_HOME": str(root / "cache")}
    done = subprocess.run(
        ["bash", str(root / "source" / name)],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout
    return done.stdout


def judged(root: Path, **files: str) -> dict[str, Any]:
    for path in (root / "submission").iterdir():
        path.unlink()
    for stem, text in files.items():
        (root / "submission" / f"{stem}.py").write_text(text)
    script("run_autograder", root)
    return msgspec.json.decode((root / "results" / "results.json").read_bytes(), type=dict[str, Any])


def test_a_wrong_answer_gets_its_points_and_the_words_that_help(root: Path) -> None:
    told = judged(root, dana=(KIT / "tests" / "zoo" / "class" / "dana.py").read_text())
    assert told["score"] == 72.0
    tests = {test["name"]: test for test in told["tests"]}
    assert (tests["softmax"]["score"], tests["softmax"]["status"]) == (0.0, "failed")
    assert "What went wrong" in tests["softmax"]["output"]
    assert (tests["sgd"]["score"], tests["sgd"]["max_score"], tests["sgd"]["status"]) == (15.0, 15.0, "passed")
    assert sum(test["score"] for test in told["tests"]) == told["score"]
    assert "Graded on synthetic data." in told["output"]


def test_a_submission_writes_no_results_and_sees_no_reference(root: Path, model: str) -> None:
    told = judged(root, **{NAME: ATTACK.format(root=root) + model})
    assert told["score"] == 100.0
    assert "Error" not in told["output"]


def test_what_cannot_be_judged_is_no_zero(root: Path) -> None:
    (root / "results" / "results.json").unlink(missing_ok=True)
    reference = root / "source" / "kit" / "reference"
    reference.rename(reference.with_name("gone"))
    try:
        assert "No folder with reference/" in script("run_autograder", root, code=2)
    finally:
        reference.with_name("gone").rename(reference)
    assert not (root / "results" / "results.json").exists()


def test_the_archive_is_the_same_each_time_and_holds_no_model_answers(tmp_path: Path) -> None:
    one, other = (release_gradescope(NAME, tmp_path / folder, KIT).read_bytes() for folder in ("one", "other"))
    assert one == other
    with zipfile.ZipFile(tmp_path / "one" / f"{NAME}-gradescope.zip") as archive:
        names = archive.namelist()
        assert {"setup.sh", "run_autograder", f"kit/reference/{NAME}/oracle.py"} <= set(names)
        assert not [name for name in names if name.startswith("kit/solutions") or "__pycache__" in name]
        assert archive.getinfo("run_autograder").external_attr >> 16 == 0o755
