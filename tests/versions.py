"""The core of the tests, with the oldest and with the newest versions of libraries that pyproject.toml allows.

`make test-versions` is both; `python -m tests.versions oldest` is one of them. Each has an environment of its own in
.venvs/, which is kept for the next time. torch is that of constraints.txt in both: see pyproject.toml.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec

KIT = Path(__file__).parent.parent
# What meets the libraries: hypothesis draws and shrinks, pytest collects, torch is banned, nbgrader goes through a term.
CORE = [
    "tests/test_private.py",
    "tests/worker/test_private.py",
    "tests/worker/test_absent.py",
    "tests/test_wire.py",
    "tests/test_compare.py",
    "tests/test_strategies.py",
    "tests/judge/test_collect.py",
    "tests/judge/test_judge.py",
    "tests/test_pytest_plugin.py",
    "tests/nbgrader_plugin/test_workflow.py",
    "-k", "not never_our_fault",  # odd answers take minutes, and only torch, which is the same one, has a part in them
]  # fmt: skip


def main() -> int:
    """Test with the versions that the arguments name, else with both. 1 where a test has failed."""
    wanted = sys.argv[1:] or ["oldest", "newest"]
    passed = {which: passes(which) for which in wanted}
    for which in wanted:
        print(f"{which} versions {'passed' if passed[which] else 'FAILED'}: {installed(which)}")
    return int(not all(passed.values()))


def passes(which: str) -> bool:
    """Install these versions, say which they are, and run the tests."""
    if not python(which).exists():
        subprocess.run([sys.executable, "-m", "venv", KIT / ".venvs" / which], check=True)
    pip(which, "install", "--quiet", "--upgrade", "--upgrade-strategy", "eager", *requirements(which))
    pip(which, "install", "--quiet", "--no-deps", "--editable", ".")
    print(f"\nThe {which} versions: {installed(which)}", flush=True)
    # Old libraries warn of each other, and new ones of what is to come: that is for the pinned versions to judge.
    done = subprocess.run(
        [python(which), "-m", "pytest", "-q", "--durations=3", "-W", "default", "--disable-warnings", *CORE], cwd=KIT
    )
    return done.returncode == 0


def requirements(which: str) -> list[str]:
    """pyproject.toml's, of the package and of an instructor: as they stand, or each lower bound as the version."""
    project = msgspec.toml.decode((KIT / "pyproject.toml").read_bytes())["project"]
    extras = project["optional-dependencies"]
    pinned = (KIT / "constraints.txt").read_text().splitlines()
    allowed = [*project["dependencies"], *extras["sandbox"], *extras["instructor"]]
    found = [each for each in allowed if not each.startswith(("torch>", project["name"]))]
    if which == "oldest":
        found = [each.replace(">=", "==", 1) for each in found]
    return [*found, *(line for line in pinned if line.startswith("torch=="))]


def installed(which: str) -> str:
    """Such as `hypothesis 6.131.9, nbgrader 0.9.5`."""
    names = {each.partition("=")[0].partition(">")[0] for each in requirements(which)}
    lines = pip(which, "list", "--format", "freeze").splitlines()
    return ", ".join(line.replace("==", " ") for line in lines if line.partition("==")[0].lower() in names)


def pip(which: str, *args: str) -> str:
    """What pip says; its complaints go where ours go."""
    done = subprocess.run(
        [python(which), "-m", "pip", "--disable-pip-version-check", *args],
        cwd=KIT, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return done.stdout


def python(which: str) -> Path:
    """The interpreter of this environment."""
    return KIT / ".venvs" / which / ("Scripts" if os.name == "nt" else "bin") / "python"


if __name__ == "__main__":
    sys.exit(main())
