"""Packs the archive that Gradescope unpacks and runs: its two scripts, and the kit with one assignment's reference.

It is for the instructor to upload, and holds the hidden checks; student code runs in the sandbox there, too, and sees
none of it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from autograder.assignment import load_assignment

_PROJECT = ("pyproject.toml", "constraints.txt", "README.md", "LICENSE", "CHANGELOG.md")
_ENGINE, _REFERENCE = (".py", ".html", ".typed"), (".py", ".toml")
_DAY = (2020, 1, 1, 0, 0, 0)  # the same kit gives the same archive
_PROGRAM, _FILE = 0o755 << 16, 0o644 << 16

_SETUP = """\
#!/usr/bin/env bash
# Gradescope runs this once, when the image is built. TORCH_INDEX may name a package index with CPU builds of torch:
# they are gigabytes smaller.
set -euo pipefail
root=${{AUTOGRADER_ROOT:-/autograder}}
kit=$root/source/kit
if ! python3 -c "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))" 2> /dev/null; then
    apt-get update
    apt-get install --yes python3 python3-venv
fi
python3 -m venv "$root/venv"
pip=("$root/venv/bin/python" -m pip --disable-pip-version-check --quiet install -c "$kit/constraints.txt")
"${{pip[@]}}" ${{TORCH_INDEX:+--index-url "$TORCH_INDEX"}} torch numpy
"${{pip[@]}}" pillow
"${{pip[@]}}" --no-deps torchvision  # a submission may import it; its own requirements would bring another torch
"${{pip[@]}}" "$kit[data,sandbox]"
# Fetched now, so that no submission waits for it; every result says which data it was graded on.
AUTOGRADER_KIT=$kit "$root/venv/bin/python" - <<END
from autograder.assignment import load_assignment
print("data:", load_assignment("{name}").resources().data or "none")
END
"""
_RUN = """\
#!/usr/bin/env bash
# Gradescope runs this for each submission.
set -euo pipefail
root=${{AUTOGRADER_ROOT:-/autograder}}
export AUTOGRADER_KIT=$root/source/kit
exec "$root/venv/bin/python" -m autograder.cli.gradescope {name} "$root"
"""


def release_gradescope(name: str, to: Path, kit: Path) -> Path:
    """Write `to`/<name>-gradescope.zip and return its path."""
    to.mkdir(parents=True, exist_ok=True)
    target = to / f"{name}-gradescope.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content, attributes in _members(name, kit):
            info = zipfile.ZipInfo(path, _DAY)
            info.external_attr = attributes
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return target


def _members(name: str, kit: Path) -> Iterator[tuple[str, bytes, int]]:
    yield "setup.sh", _SETUP.format(name=name).encode(), _PROGRAM
    yield "run_autograder", _RUN.format(name=name).encode(), _PROGRAM
    engine = [path for path in (kit / "autograder").rglob("*") if path.suffix in _ENGINE]
    reference = [path for path in load_assignment(name, kit).folder.rglob("*") if path.suffix in _REFERENCE]
    for path in (*(kit / each for each in _PROJECT), *sorted(engine), *sorted(reference)):
        yield f"kit/{path.relative_to(kit).as_posix()}", path.read_bytes(), _FILE
