#!/usr/bin/env bash
# Gradescope runs this for each submission.
set -euo pipefail
root=${AUTOGRADER_ROOT:-/autograder}
export AUTOGRADER_KIT=$root/source/kit
exec "$root/venv/bin/python" -m autograder.cli.gradescope {{ name }} "$root"
