"""The nbgrader_config.py of a course: our lines in it, and reading what it says."""

from __future__ import annotations

import importlib.util
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.errors import AutograderError

CONFIG = "nbgrader_config.py"
_FIRST = "# BEGIN autograder: printed by `autograder release --nbgrader`, which replaces all of it when run again"
_LAST = "# END autograder"
_BLOCK = re.compile(rf"\n*^{re.escape(_FIRST)}\n.*?^{re.escape(_LAST)}\n", re.MULTILINE | re.DOTALL)
READER = "autograder.nbgrader_plugin.SubmissionReader"
REBUILD = "autograder.nbgrader_plugin.RebuildSubmission"
EXECUTE = "autograder.nbgrader_plugin.SandboxedExecute"
PAGES = "autograder.nbgrader_pages"
EXECUTES = ("nbgrader.preprocessors.Execute", "nbgrader.preprocessors.execute.Execute")
STOCK_SANITIZE = tuple(
    f"nbgrader.preprocessors.{name}"
    for name in ("ClearOutput", "DeduplicateIds", "OverwriteKernelspec", "OverwriteCells", "CheckCellMetadata")
)
STOCK_AUTOGRADE = (
    "nbgrader.preprocessors.Execute", "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor", "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades", "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
)  # fmt: skip


def new_course(course: Path) -> str:
    """The config that a course begins with where it has none; it is called after its folder."""
    return f'c = get_config()\n\nc.CourseDirectory.course_id = "{course.resolve().name}"\n'


def configure(text: str, course: Path, kit: Path) -> str:
    """A course's config with our lines at its end, where nothing after them changes what they say."""
    own = remove_ours(text)
    return own.rstrip("\n") + "\n\n\n" + "\n".join([_FIRST, *_lines(own, course, kit), _LAST]) + "\n"


def remove_ours(text: str) -> str:
    """The config as the course wrote it, without the block that an earlier release printed."""
    return _BLOCK.sub("\n", text)


def _lines(own: str, course: Path, kit: Path) -> list[str]:
    config = read_config(own, course)
    section = config.get("Autograde", {})
    sanitize = _with_ours(section.get("sanitize_preprocessors"), REBUILD, STOCK_SANITIZE)
    autograde = _with_ours(section.get("autograde_preprocessors"), EXECUTE, STOCK_AUTOGRADE)
    return [
        "# Submissions of the kit's assignments are judged in its sandbox, those of all others as ever.",
        f'c.Autograde.exporter_class = "{READER}"',
        *_list("sanitize_preprocessors", sanitize),
        *_list("autograde_preprocessors", autograde),
        f"c.SandboxedExecute.kit = {json.dumps(str(kit.resolve()))}",
        *_exchange(config, course),
        "# Feedback and formgrader show formulas without a network.",
        f"from {PAGES} import show_offline",
        "show_offline(c)",
    ]


def _exchange(config: dict[str, Any], course: Path) -> list[str]:
    """A folder `exchange` in the course is where students fetch and submit, unless the course says another."""
    exchange = course.resolve() / "exchange"
    if not exchange.is_dir() or "root" in config.get("Exchange", {}):
        return []
    return [f"c.Exchange.root = {json.dumps(str(exchange))}"]


def _with_ours(own: Any, ours: str, stock: Sequence[str]) -> list[str]:
    """The course's own list, or nbgrader's: ours in the place of nbgrader's Execute, or first."""
    said = own.get_value(list(stock)) if hasattr(own, "get_value") else own  # a list that it changes, or a whole one
    names = list(stock) if said is None else _spell_out(said)
    rest = [each for each in names if each != ours]
    if ours == EXECUTE and any(each in EXECUTES for each in rest):
        return [ours if each in EXECUTES else each for each in rest]
    return [ours, *rest]


def _spell_out(items: Sequence[Any]) -> list[str]:
    names = [item if isinstance(item, str) else f"{item.__module__}.{item.__qualname__}" for item in items]
    known = [name for name in names if importlib.util.find_spec(name.partition(".")[0])]
    if known != names:
        strange = next(name for name in names if name not in known)
        raise AutograderError(f"{CONFIG} has a preprocessor {strange}: define it in a module that can be imported.")
    return names


def _list(name: str, items: Sequence[str]) -> list[str]:
    return [f"c.Autograde.{name} = [", *(f'    "{item}",' for item in items), "]"]


def read_config(text: str, course: Path) -> dict[str, Any]:
    """The settings that a config makes, by section. Raises AutograderError where it cannot be run."""
    from traitlets.config.loader import PyFileConfigLoader

    with tempfile.NamedTemporaryFile("w", dir=course, prefix=".config-", suffix=".py", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        try:
            return dict(PyFileConfigLoader(Path(file.name).name, path=str(course)).load_config())
        except Exception as error:  # it is a program, and may raise anything
            said = f"{type(error).__name__}: {error}"
            raise AutograderError(f"{course / CONFIG} cannot be read ({said}). Fix it first.") from error
