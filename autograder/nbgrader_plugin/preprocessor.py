"""The first step of nbgrader's sanitizing: the submission becomes the released notebook with its answers."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor


class RebuildSubmission(NbGraderPreprocessor):
    """Puts the answers into the released notebook. Notebooks that are none of the kit's stay as they are."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Rebuild it; what was put right is logged, and told to the student."""
        ids = resources["nbgrader"]
        run = self.parent.autograde_run
        if not run.is_ours(ids["assignment"], ids["notebook"]):
            return nb, resources
        rebuilt = run.rebuild_for(ids["assignment"], ids["notebook"], ids["student"])
        for note in rebuilt.notes:
            self.log.warning("%s: %s", ids["student"], note)
        return rebuilt.notebook, resources
