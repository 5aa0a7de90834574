"""A function that is not there: what a submission has in its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

from autograder.errors import NotAttempted
from autograder.submission import Submission
from autograder.submission.parsing import parse_source

_DEFINITION = re.compile(r"^def (\w{1,60})\(", re.MULTILINE)


def look_closer(halt: NotAttempted, function: str, submission: Submission, asked: Collection[str]) -> NotAttempted:
    """The same of a `function`, without what is no name of those that are `asked`, and with what the source has."""
    name = halt.name if halt.name in asked else ""
    if halt.defined:
        return NotAttempted(True, name)
    written = _DEFINITION.findall(submission.text)
    if (name or function) in written:
        parsed = all(parse_source(chunk.source) for chunk in submission.chunks)
        return NotAttempted(False, name, unread="exception" if parsed else "syntax")
    near = difflib.get_close_matches(name or function, [each for each in written if each not in asked], 1)
    return NotAttempted(False, name, near[0] if near else "")
