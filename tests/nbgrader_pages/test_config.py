from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbgrader
import pytest
from traitlets.config import Config

from autograder.nbgrader_pages import show_offline
from autograder.nbgrader_pages.config import FILTER

OF_NBGRADER = str(Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates")


def folders(config: Config) -> list[str]:
    show_offline(config)
    assert config.HTMLExporter.filters["markdown2html"] == FILTER
    return list(config.HTMLExporter.extra_template_basedirs)


def test_our_templates_come_before_nbgraders() -> None:
    ours, *others = folders(Config())
    assert (Path(ours) / "classic" / "mathjax.html.j2").is_file()
    assert others == [OF_NBGRADER]
    assert (Path(OF_NBGRADER) / "feedback").is_dir()
    assert (Path(OF_NBGRADER) / "formgrade").is_dir()


def test_what_the_course_says_of_pages_stays() -> None:
    config = Config()
    config.HTMLExporter.extra_template_basedirs = ["mine"]
    config.HTMLExporter.filters.update({"shout": "builtins.str"})
    assert folders(config)[1:] == ["mine", OF_NBGRADER]
    assert config.HTMLExporter.filters["shout"] == "builtins.str"


def test_a_course_that_only_adds_a_folder_keeps_it() -> None:
    config = Config()
    config.HTMLExporter.extra_template_basedirs.append("mine")
    assert folders(config)[1:] == ["mine", OF_NBGRADER]


@pytest.mark.parametrize("heavy", ["torch", "autograder.nbgrader_plugin", "latex2mathml", "nbconvert"])
def test_a_config_that_imports_it_stays_light(heavy: str) -> None:
    program = f"import sys; import autograder.nbgrader_pages; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
