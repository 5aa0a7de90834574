#!/usr/bin/env bash
# Gradescope runs this once, when the image is built. TORCH_INDEX may name a package index with CPU builds of torch:
# they are gigabytes smaller.
set -euo pipefail
root=${AUTOGRADER_ROOT:-/autograder}
kit=$root/source/kit
if ! python3 -c "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))" 2> /dev/null; then
    apt-get update
    apt-get install --yes python3 python3-venv
fi
python3 -m venv "$root/venv"
pip=("$root/venv/bin/python" -m pip --disable-pip-version-check --quiet install -c "$kit/constraints.txt")
"${pip[@]}" ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} torch numpy
"${pip[@]}" pillow
"${pip[@]}" --no-deps torchvision  # a submission may import it; its own requirements would bring another torch
"${pip[@]}" "$kit[data,sandbox]"
# Fetched now, so that no submission waits for it; every result says which data it was graded on.
AUTOGRADER_KIT=$kit "$root/venv/bin/python" - <<END
from autograder.assignment import load_assignment
print("data:", load_assignment("{{ name }}").resources().data or "none")
END
