"""What nbgrader loads by name: its `autograde` judges submissions of the kit's assignments in the sandbox.

`SubmissionReader` finds and reads whatever was submitted, `RebuildSubmission` puts the answers into the notebook that
was released, `SandboxedExecute` takes the place of nbgrader's Execute: the judge grades, in a program of its own, and
scores and feedback go into the cells. Everything before and after is nbgrader's. `FunctionExport` exports a column for
each function. Notebooks that are none of the kit's are graded as ever.
"""

from __future__ import annotations

from autograder.nbgrader_plugin.execute import SandboxedExecute
from autograder.nbgrader_plugin.export import FunctionExport
from autograder.nbgrader_plugin.preprocessor import RebuildSubmission
from autograder.nbgrader_plugin.reader import SubmissionReader

__all__ = ["FunctionExport", "RebuildSubmission", "SandboxedExecute", "SubmissionReader"]
