"""What Gradescope runs for each submission: `python -m autograder.cli.gradescope NAME ROOT`.

Reads ROOT/submission and writes ROOT/results/results.json. A submission that could not be judged gets no file and exit
code 3: Gradescope then tells the instructor, instead of giving a zero.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import msgspec

from autograder.cli.grade import COULD_NOT_JUDGE, console_of, judge
from autograder.cli.progress import Progress
from autograder.engine.options import GradeOptions
from autograder.errors import AutograderError
from autograder.reports.explanation import points
from autograder.reports.gradescope import as_gradescope
from autograder.submission import read

_REFUSED = 2


def main() -> int:
    """Judge what argv names, and write results.json; 0, 2 where it is refused, 3 where it could not be judged."""
    name, root = sys.argv[1], Path(sys.argv[2])
    try:
        submission = read(root / "submission", name, "you")
        with tempfile.TemporaryDirectory() as out:
            options = GradeOptions(assignment=name, out=out, jobs=1)
            [result] = judge(options, [submission], Progress(console_of(sys.stdout), options))
    except AutograderError as error:
        print(f"autograder: {error}")
        return _REFUSED
    if result.broken:
        print("The submission could not be judged, by no fault of its own: run the autograder again.")
        return COULD_NOT_JUDGE
    (root / "results").mkdir(exist_ok=True)
    (root / "results" / "results.json").write_bytes(msgspec.json.encode(as_gradescope(result)))
    print(f"{points(result.score())} of {points(result.max_score())} points")
    return 0


if __name__ == "__main__":
    sys.exit(main())
