"""Runs a submission statement by statement, so that what is broken costs what it breaks and nothing else.

Statements that only show something in a notebook are passed over (`worker.helpers`).
"""

from __future__ import annotations
import __future__

import ast
import dis
import linecache
import re
import time
import traceback
import types
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from autograder.worker.helpers import Shown

_CONTINUES = re.compile(r"[\s)\]}#]|(else|elif|except|finally)\b")
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
_ASSIGNMENTS = (ast.Assign, ast.AnnAssign)
_SLOW = 0.25  # seconds for one statement
Position = tuple[int, int]  # of a statement: which chunk, and the line
_LOADS, _STORES = ("LOAD_NAME", "LOAD_GLOBAL", "LOAD_CLASSDEREF"), ("STORE_NAME", "STORE_GLOBAL")
_FIXED = (types.ModuleType, types.BuiltinFunctionType, int, float, complex, str, bytes, tuple, type(None))
_FUTURE_FLAGS = {name: getattr(__future__, name).compiler_flag for name in __future__.all_feature_names}


def load(
    chunks: Sequence[tuple[str, str]],
    namespace: dict[str, Any],
    definitions_only: bool = False,
    skip: Collection[Position] = (),
) -> tuple[list[str], list[Position]]:
    """Execute the chunks (name, source) in `namespace`; a line for each thing that went wrong, and what was slow.

    With `definitions_only`, only imports, definitions and assignments run: for a file whose other statements never end.
    What stands at a position in `skip` is not run, unless it is an import or a definition: those are never slow enough.
    """
    problems: list[str] = []
    slow: dict[Position, types.CodeType] = {}
    quick: dict[types.CodeType, Position] = {}
    flags, shown = 0, Shown()
    kinds = (*_DEFINITIONS, *_ASSIGNMENTS) if definitions_only else (ast.stmt,)
    for number, (name, source) in enumerate(chunks):
        linecache.cache[name] = (len(source), None, [f"{line}\n" for line in source.split("\n")], name)
        for node in filter(None, map(shown.take_out, statements(name, source, problems))):
            if isinstance(node, ast.ImportFrom) and node.module == "__future__":
                flags |= sum(_FUTURE_FLAGS.get(alias.name, 0) for alias in node.names)
            defines, position = isinstance(node, _DEFINITIONS), (number, node.lineno)
            if isinstance(node, kinds) and (defines or position not in skip):
                start = time.monotonic()
                code = _execute(name, node, flags, namespace, problems, shown)
                if code is not None and not defines and time.monotonic() - start > _SLOW:
                    slow[position] = code
                elif code is not None:
                    quick[code] = position
    spared = _find_skippable(slow, list(quick), namespace) if slow else []
    return problems, [position for position in spared if position not in quick.values()]


def _execute(
    name: str, node: ast.stmt, flags: int, namespace: dict[str, Any], problems: list[str], shown: Shown
) -> types.CodeType | None:
    """Run one statement; its code, unless it does not compile or only shows something."""
    code = None
    try:
        code = compile(ast.Module([node], []), name, "exec", flags=flags, dont_inherit=True)
        if shown:
            reads = set() if isinstance(node, _DEFINITIONS) else _names_within(code, _LOADS)
            if shown.concerns(reads, _names(code, _STORES)):
                return None
        exec(code, namespace)
    except BaseException as error:  # SystemExit too: an exit() at the end of a notebook is no reason to fail it
        problems.append(_line(name, node.lineno, error))
    return code


def _find_skippable(
    slow: dict[Position, types.CodeType], quick: Sequence[types.CodeType], namespace: dict[str, Any]
) -> list[Position]:
    """The slow statements that no function needs: none reads what they bind or change, or what is made of that."""
    needed = {name for code in quick for inner in _functions(code) for name in _names(inner, _LOADS)}
    needed |= {name for name, value in namespace.items() if callable(value)}
    rest = {code: _names(code, _STORES) for code in (*quick, *slow.values())}
    while feeding := [code for code, binds in rest.items() if binds & needed or _changes(code, needed, namespace)]:
        for code in feeding:
            del rest[code]
            needed |= _names_within(code, _LOADS)
    return [position for position, code in slow.items() if code in rest]


def _changes(code: types.CodeType, needed: set[str], namespace: dict[str, Any]) -> bool:
    """Whether a statement may change what is needed: an object that it reads, or a global of what it calls."""
    for name in _names(code, _LOADS) & needed:
        value = namespace.get(name)
        if isinstance(value, types.FunctionType):
            if any(_names(each, ("STORE_GLOBAL",)) for each in (value.__code__, *_functions(value.__code__))):
                return True
        elif not isinstance(value, (*_FIXED, type)) or (isinstance(value, type) and _names(code, ("STORE_ATTR",))):
            return True
    return False


def _functions(code: types.CodeType) -> Iterator[types.CodeType]:
    """The code of every function that a statement defines, however deep."""
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            yield const
            yield from _functions(const)


def _names_within(code: types.CodeType, operations: Collection[str]) -> set[str]:
    """Those that it or a function in it reads or binds: a comprehension is one, before Python 3.12."""
    return {name for each in (code, *_functions(code)) for name in _names(each, operations)}


def _names(code: types.CodeType, operations: Collection[str]) -> set[str]:
    """The names of the top level that the code reads or binds."""
    return {str(each.argval) for each in dis.get_instructions(code) if each.opname in operations}


def _line(name: str, line: int, error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    at = frames[-1].lineno if frames else line
    try:
        said = str(error).split("\n", 1)[0]
    except BaseException:  # an exception class of the submission, whose __str__ fails
        said = ""
    return f"line {at} of {name}: {type(error).__name__}" + (f": {said}" if said else "")


def statements(name: str, source: str, problems: list[str]) -> Iterator[ast.stmt]:
    """What of a source can be run: all, or the statements at its left edge that parse, and a line for what does not."""
    tree, error = _parse(source)
    if tree is not None:
        yield from tree.body
        return
    if isinstance(error, SyntaxError):
        problems.append(f"line {error.lineno or 1} of {name}: SyntaxError: {error.msg}")
    elif isinstance(error, (RecursionError, MemoryError)):
        problems.append(f"{name}: a statement is nested too deeply for Python: split it up")
    else:
        problems.append(f"{name}: cannot be parsed: {error}")
    for start, block in _blocks(source):
        part, _ = _parse(block)
        for node in part.body if part is not None else ():
            yield ast.increment_lineno(node, start)


def _parse(source: str) -> tuple[ast.Module | None, Exception | None]:
    try:
        return ast.parse(source), None
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return None, error


def _blocks(source: str) -> Iterator[tuple[int, str]]:
    """The source cut where a line starts a statement at its beginning: (lines before it, text)."""
    lines = source.split("\n")
    starts, decorated = [], False
    for i, line in enumerate(lines):
        if line and not _CONTINUES.match(line) and not decorated:
            starts.append(i)
        if line.strip() and not line.startswith("#"):
            decorated = line.startswith("@")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start, "\n".join(lines[start:end])
