"""The lines of a submission that define a function, for the page that says what is wrong with it."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Collection

from autograder.result import Excerpt
from autograder.submission.model import Chunk, Submission
from autograder.submission.parsing import parse_source
from autograder.text import plain

_MOST_LINES = 60
_LONGEST_LINE = 200  # characters
_BEGINS = re.compile(r"(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(")
_GOES_ON = (" ", "\t", ")", "]", "}", "#", "\r", "\f")  # how a line begins that does not end a function; or it is empty


def find_excerpts(submission: Submission, functions: Collection[str]) -> dict[str, Excerpt]:
    """The definition of each of these functions that holds, which is the last one. Nothing of one that is not there."""
    found: dict[str, Excerpt] = {}
    for chunk in submission.chunks if functions else ():
        found |= {name: each for name, each in _definitions(chunk).items() if name in functions}
    return found


def _definitions(chunk: Chunk) -> dict[str, Excerpt]:
    lines = chunk.source.split("\n")
    tree = parse_source(chunk.source)
    places = _from_tree(tree) if tree is not None else _from_lines(lines)
    return {name: _cut(chunk.name, first, lines[first:end]) for name, (first, end) in places.items()}


def _from_tree(tree: ast.Module) -> dict[str, tuple[int, int]]:
    """Function -> the numbers of its first line, decorators and all, and of the line after it, from 0."""
    return {
        node.name: (min(each.lineno for each in (node, *node.decorator_list)) - 1, node.end_lineno or node.lineno)
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def _from_lines(lines: list[str]) -> dict[str, tuple[int, int]]:
    """The same of what is no Python: a function goes on as long as lines are indented."""
    begun = {number: match[1] for number, line in enumerate(lines) if (match := _BEGINS.match(line))}
    ends = [number for number, line in enumerate(lines) if line and not line.startswith(_GOES_ON)] + [len(lines)]
    after = dict(itertools.pairwise(ends))
    return {name: (first, after[first]) for first, name in begun.items()}


def _cut(chunk: str, first: int, lines: list[str]) -> Excerpt:
    text = "\n".join(plain(line.rstrip("\r"), _LONGEST_LINE) for line in lines[:_MOST_LINES]).rstrip()
    left = len(lines) - _MOST_LINES
    return Excerpt(chunk, first + 1, f"{text}\n[{left} more lines]" if left > 0 else text)
